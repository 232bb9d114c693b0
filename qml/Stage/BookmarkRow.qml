import QtQuick
import Tonglan.Ui

/** One view that is kept: its name, the number that flies there with Ctrl, and what can be done with it. */
Rectangle {
    id: root

    required property Look look
    required property int index
    required property string name
    required property string keyText
    property bool current: false
    property bool renamed: false

    signal picked
    signal renameAsked
    signal removeAsked

    color: mouse.containsMouse || buttons.hovered ? root.look.colors.bgHover : root.current || root.renamed ? root.look.colors.bgSelect : "transparent"

    Accessible.name: root.name
    Accessible.role: Accessible.ListItem
    Accessible.onPressAction: root.picked()

    MouseArea {
        id: mouse

        anchors.fill: parent
        cursorShape: Qt.PointingHandCursor
        hoverEnabled: true
        onClicked: root.picked()
    }
    NumText {
        id: key

        anchors.verticalCenter: parent.verticalCenter
        font.weight: Font.Normal
        look: root.look
        size: 13
        text: root.keyText
        tone: 3
        width: root.look.px(14)
        x: root.look.px(16)
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        look: root.look
        size: Theme.bodySize
        text: root.name
        tone: 1
        width: (buttons.visible ? buttons.x : root.width - root.look.px(8)) - x - root.look.px(8)
        x: root.look.px(38)
    }
    Row {
        id: buttons

        readonly property bool hovered: pencil.hovered || bin.hovered

        anchors.right: parent.right
        anchors.rightMargin: root.look.px(8)
        anchors.verticalCenter: parent.verticalCenter
        visible: mouse.containsMouse || buttons.hovered || root.current

        IconButton {
            id: pencil

            icon: "pencil"
            look: root.look
            side: 28
            text: qsTr("Rename: F2")
            onClicked: root.renameAsked()
        }
        IconButton {
            id: bin

            icon: "x"
            look: root.look
            side: 28
            text: qsTr("Remove: Delete")
            onClicked: root.removeAsked()
        }
    }
}
