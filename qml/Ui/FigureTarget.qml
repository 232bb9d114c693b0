import QtQuick

/** What makes a figure open its lineage: lies over it, for a click, a touch, or Enter once Tab has come here. */
Item {
    id: root

    required property Look look
    /** What it is called for those who do not see it. */
    property string text: ""

    readonly property alias hovered: mouse.containsMouse

    signal clicked

    activeFocusOnTab: true

    Accessible.description: qsTr("Opens its lineage")
    Accessible.name: root.text
    Accessible.role: Accessible.Button
    Accessible.onPressAction: root.clicked()
    Keys.onEnterPressed: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onSpacePressed: root.clicked()

    Rectangle {
        anchors.fill: parent
        anchors.margins: -root.look.px(4)
        border.color: root.look.colors.accentBase
        border.width: root.activeFocus ? 2 : 0
        color: mouse.containsMouse ? Qt.alpha(root.look.colors.text2, .06) : "transparent"
        radius: root.look.px(Theme.radius)
        visible: root.activeFocus || mouse.containsMouse
    }
    MouseArea {
        id: mouse

        anchors.fill: parent
        cursorShape: Qt.PointingHandCursor
        hoverEnabled: true
        onClicked: root.clicked()
    }
}
