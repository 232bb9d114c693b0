import QtQuick

/** A square button with one icon and words for it. */
Rectangle {
    id: root

    required property Look look
    required property string icon
    required property string text
    property real side: 32

    readonly property alias hovered: mouse.containsMouse

    signal clicked

    activeFocusOnTab: true
    border.color: root.look.colors.accentBase
    border.width: root.activeFocus ? 2 : 0
    color: mouse.containsMouse ? root.look.colors.bgHover : "transparent"
    height: root.look.px(root.side)
    width: root.look.px(root.side)

    Accessible.name: root.text
    Accessible.role: Accessible.Button
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onSpacePressed: root.clicked()

    Icon {
        anchors.centerIn: parent
        color: root.look.colors.text2
        look: root.look
        name: root.icon
        size: root.side * .53
    }
    MouseArea {
        id: mouse

        anchors.fill: parent
        cursorShape: Qt.PointingHandCursor
        hoverEnabled: true
        onClicked: root.clicked()
    }
    Hint {
        look: root.look
        shown: mouse.containsMouse
        text: root.text
    }
}
