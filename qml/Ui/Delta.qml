import QtQuick

/** A change against an earlier period: up and down are told apart, good and bad are not. */
Row {
    id: root

    required property Look look
    property string label: ""
    property string text: ""
    property int direction: 0
    /** Of a figure that is out of date. */
    property bool dimmed: false

    spacing: root.look.px(3)
    visible: root.text !== ""

    Label {
        id: name

        look: root.look
        size: Theme.metaSize
        text: root.label
        tone: 3
    }
    Label {
        anchors.verticalCenter: name.verticalCenter
        look: root.look
        size: 10.5
        text: root.direction > 0 ? "▲" : root.direction < 0 ? "▼" : ""
        tone: root.dimmed ? 3 : 2
        visible: text !== ""
    }
    NumText {
        anchors.baseline: name.baseline
        look: root.look
        size: 14
        text: root.text
        tone: root.dimmed ? 3 : 2
    }
}
