import QtQuick
import Tonglan.Ui

/** A line down a chart at the place that is pointed at, and what stands there in words, over the head of the panel. */
Item {
    id: root

    required property Look look
    property bool shown: false
    property string text: ""
    /** Where the words stand in the panel, at unit 1. */
    property real wordsAt: 4

    visible: root.shown
    width: 1
    z: 4

    Rectangle {
        color: root.look.colors.text2
        height: parent.height
        width: Math.max(1, Math.round(root.look.u))
    }
    Item { // as wide as the panel, for the words
        width: root.parent?.width ?? 0
        x: -root.x
        y: root.look.px(root.wordsAt) - root.y

        ChartWords {
            at: root.x
            look: root.look
            shown: root.shown
            text: root.text
        }
    }
}
