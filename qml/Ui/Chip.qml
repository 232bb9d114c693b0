import QtQuick

/** A short word in a frame. Inverse: time pressure (overdue); accent: what can be acted on (live). */
Rectangle {
    id: root

    required property Look look
    property string text: ""
    /** "plain", "inverse" or "accent" */
    property string kind: "plain"
    property string number: ""

    border.color: root.kind === "inverse" ? root.look.colors.text1 : root.kind === "accent" ? root.look.colors.accentDim : root.look.colors.lineStrong
    border.width: 1
    color: root.kind === "inverse" ? root.look.colors.text1 : root.kind === "accent" ? root.look.colors.accentWash : "transparent"
    implicitHeight: root.look.px(20)
    implicitWidth: row.width + root.look.px(14)
    radius: root.look.px(Theme.radiusSmall)

    Row {
        id: row

        anchors.centerIn: parent
        spacing: root.look.px(4)

        Label {
            id: word

            color: root.kind === "inverse" ? root.look.colors.bgBase : root.kind === "accent" ? root.look.colors.accentBase : root.look.colors.text2
            elide: Text.ElideNone
            font.weight: root.kind === "inverse" ? Font.Medium : Font.Normal
            look: root.look
            size: Theme.metaSize
            text: root.text
        }
        NumText {
            anchors.baseline: word.baseline
            color: word.color
            look: root.look
            size: 14
            text: root.number
            visible: text !== ""
        }
    }
}
