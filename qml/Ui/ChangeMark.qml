import QtQuick

/** How much a figure differs: ▲ 14.8% or ▼; "—" if nothing can be said. What is worse is brighter, for colour is kept for alarms; the word beside it says so. */
Row {
    id: root

    required property Look look
    property string text: ""
    property int direction: 0
    /** 1 good, −1 bad, 0 neither. */
    property int verdict: 0
    property real size: 15
    /** Of a figure that is out of date. */
    property bool dimmed: false

    spacing: root.look.px(4)

    Label {
        anchors.verticalCenter: number.verticalCenter
        elide: Text.ElideNone
        look: root.look
        size: 10.5
        text: root.direction > 0 ? "▲" : "▼"
        tone: root.dimmed ? 3 : root.verdict < 0 ? 1 : 2
        visible: root.text !== "" && root.direction !== 0
    }
    NumText {
        id: number

        font.weight: root.verdict < 0 ? Font.Medium : Font.Normal
        look: root.look
        size: root.size
        text: root.text === "" ? "—" : root.text
        tone: root.text === "" || root.dimmed ? 3 : root.verdict < 0 ? 1 : 2
    }
}
