import QtQuick

/** A change against an earlier period: up and down are told apart, good and bad are not. */
Row {
    id: root

    required property Look look
    property string label: ""
    property string text: ""
    property int direction: 0

    spacing: root.look.px(4)
    visible: root.text !== ""

    Label {
        id: name

        look: root.look
        size: 13
        text: root.label
        tone: 3
    }
    Label {
        anchors.verticalCenter: name.verticalCenter
        look: root.look
        size: 8
        text: root.direction > 0 ? "▲" : root.direction < 0 ? "▼" : ""
        visible: text !== ""
    }
    NumText {
        anchors.baseline: name.baseline
        look: root.look
        size: 14
        text: root.text
        tone: 2
    }
}
