import QtQuick

/** A button with a word. Primary: the one next thing to do; at most one of them stands on a sheet. */
Rectangle {
    id: root

    required property Look look
    required property string text
    /** The key that does the same, shown small. */
    property string shortcut: ""
    property bool primary: false
    /** It does nothing now: drawn faint, with @p note as the reason. */
    property bool barred: false
    property string note: ""

    signal clicked

    activeFocusOnTab: !root.barred
    border.color: root.activeFocus ? root.look.colors.text1 : root.barred ? root.look.colors.lineBase : root.primary ? root.look.colors.accentBase : root.look.colors.lineStrong
    border.width: root.activeFocus ? 2 : 1
    color: root.barred ? "transparent" : root.primary ? (mouse.containsMouse ? root.look.colors.accentStrong : root.look.colors.accentBase) : mouse.containsMouse ? root.look.colors.bgHover : root.look.colors.bgRaised
    implicitHeight: root.look.px(28)
    implicitWidth: row.width + root.look.px(22)
    radius: root.look.px(Theme.radiusSmall)

    Accessible.description: root.note
    Accessible.name: root.text
    Accessible.role: Accessible.Button
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onSpacePressed: root.clicked()

    Hint {
        look: root.look
        shown: root.barred && mouse.containsMouse && root.note !== ""
        text: root.note
    }
    Row {
        id: row

        anchors.centerIn: parent
        spacing: root.look.px(6)

        Label {
            id: word

            color: root.barred ? root.look.colors.text4 : root.primary ? root.look.colors.accentOn : root.look.colors.text1
            elide: Text.ElideNone
            font.weight: root.primary ? Font.Medium : Font.Normal
            look: root.look
            size: 13
            text: root.text
        }
        NumText {
            anchors.baseline: word.baseline
            color: root.primary ? root.look.colors.accentOn : root.look.colors.text3
            look: root.look
            size: 12
            text: root.shortcut
            visible: text !== ""
        }
    }
    MouseArea {
        id: mouse

        anchors.fill: parent
        cursorShape: root.barred ? Qt.ArrowCursor : Qt.PointingHandCursor
        hoverEnabled: true
        onClicked: if (!root.barred) root.clicked()
    }
}
