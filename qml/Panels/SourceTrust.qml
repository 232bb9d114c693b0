import Tonglan.Ui

/** At the right of a panel's head: the source of all that the panel shows, with its state and age. */
TrustMark {
    id: root

    /** What the head can spare, in px. */
    required property real room

    ringLast: true
    width: Math.min(implicitWidth, root.room)
}
