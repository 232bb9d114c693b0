import QtQuick

/** A button with words: what it does, or why it can't. */
Rectangle {
    id: root

    required property Look look
    required property string text
    property string icon: ""
    property bool possible: true

    signal clicked

    activeFocusOnTab: root.possible
    border.color: root.activeFocus ? root.look.colors.accentBase : root.possible ? root.look.colors.lineStrong : root.look.colors.lineBase
    border.width: root.activeFocus ? 2 : 1
    color: mouse.containsMouse && root.possible ? root.look.colors.bgHover : "transparent"
    implicitHeight: root.look.px(26)
    implicitWidth: row.width + root.look.px(20)
    radius: root.look.px(Theme.radius)

    Accessible.name: root.text
    Accessible.role: Accessible.Button
    Accessible.onPressAction: if (root.possible) root.clicked()
    Keys.onReturnPressed: if (root.possible) root.clicked()
    Keys.onSpacePressed: if (root.possible) root.clicked()

    Row {
        id: row

        anchors.centerIn: parent
        spacing: root.look.px(6)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: root.possible ? root.look.colors.text2 : root.look.colors.text4
            look: root.look
            name: root.icon
            size: 15
            visible: root.icon !== ""
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            elide: Text.ElideNone
            look: root.look
            size: 13
            text: root.text
            tone: root.possible ? 1 : 3
        }
    }
    MouseArea {
        id: mouse

        anchors.fill: parent
        cursorShape: root.possible ? Qt.PointingHandCursor : Qt.ArrowCursor
        hoverEnabled: true
        onClicked: if (root.possible) root.clicked()
    }
}
