import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** At the right of a panel's head: the worst state of its figures, whose figure that is and how old. */
TrustMark {
    id: root

    required property IndicatorModel model
    /** What the head can spare, in px. */
    required property real room

    age: root.model.worstAge
    fraction: root.model.worstFraction
    ringLast: true
    source: root.model.worstSource
    trust: root.model.worstTrust
    visible: root.model.count > 0
    width: Math.min(implicitWidth, root.room)
}
