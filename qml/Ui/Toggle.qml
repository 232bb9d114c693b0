import QtQuick

/** On or off, by pointer, Space or Return. It tells what is wanted; whoever owns the value sets it. */
Rectangle {
    id: root

    required property Look look
    required property string text
    required property bool on

    signal toggled

    activeFocusOnTab: true
    border.color: root.on || root.activeFocus ? root.look.colors.accentBase : root.look.colors.lineStrong
    border.width: root.activeFocus ? 2 : 1
    color: root.on ? root.look.colors.accentBase : "transparent"
    height: root.look.px(16)
    opacity: root.enabled ? 1 : .4
    radius: height / 2
    width: root.look.px(28)

    Accessible.checkable: true
    Accessible.checked: root.on
    Accessible.name: root.text
    Accessible.role: Accessible.CheckBox
    Accessible.onPressAction: root.toggled()
    Keys.onReturnPressed: root.toggled()
    Keys.onSpacePressed: root.toggled()

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        color: root.on ? root.look.colors.accentOn : root.look.colors.text3
        height: width
        radius: width / 2
        width: root.look.px(10)
        x: root.on ? parent.width - width - root.look.px(3) : root.look.px(3)
    }
    MouseArea {
        anchors.fill: parent
        anchors.margins: -root.look.px(6)
        cursorShape: Qt.PointingHandCursor
        onClicked: root.toggled()
    }
}
