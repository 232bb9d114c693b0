import QtQuick
import Tonglan.Map
import Tonglan.Ui

/** Where the pointer is, in a datum that a click changes; a click on the numbers copies them. */
Rectangle {
    id: root

    required property Look look
    required property CoordinateReadout readout

    readonly property bool hovered: datumMouse.containsMouse || numberMouse.containsMouse
    property bool copied: false

    function copy() {
        if (!root.readout.copy())
            return
        root.copied = true
        thanks.restart()
    }

    border.color: root.look.colors.lineBase
    border.width: 1
    color: root.look.colors.bgPanel
    height: root.look.px(28)
    radius: root.look.px(Theme.radius)
    width: datum.width + number.width

    Timer {
        id: thanks

        interval: 1500
        onTriggered: root.copied = false
    }
    Rectangle {
        id: datum

        color: datumMouse.containsMouse ? root.look.colors.bgHover : "transparent"
        height: root.height - 2
        radius: root.radius
        width: name.width + root.look.px(20)
        x: 1
        y: 1

        Accessible.name: qsTr("Coordinates in %1").arg(root.readout.datumText)
        Accessible.role: Accessible.Button
        Accessible.onPressAction: root.readout.nextDatum()

        NumText {
            id: name

            anchors.centerIn: parent
            color: root.look.colors.accentBase
            look: root.look
            size: 14
            text: root.readout.datumText
        }
        MouseArea {
            id: datumMouse

            anchors.fill: parent
            cursorShape: Qt.PointingHandCursor
            hoverEnabled: true
            onClicked: root.readout.nextDatum()
        }
        Hint {
            look: root.look
            shown: datumMouse.containsMouse
            text: qsTr("Another datum: D")
        }
    }
    Rectangle {
        id: number

        color: numberMouse.containsMouse ? root.look.colors.bgHover : "transparent"
        height: root.height - 2
        radius: root.radius
        width: digits.width + root.look.px(20)
        x: datum.x + datum.width
        y: 1

        Accessible.name: root.readout.text
        Accessible.role: Accessible.Button
        Accessible.onPressAction: root.copy()

        NumText {
            id: digits

            anchors.centerIn: parent
            look: root.look
            size: 15
            text: root.readout.text
            tone: 1
        }
        MouseArea {
            id: numberMouse

            anchors.fill: parent
            cursorShape: Qt.PointingHandCursor
            hoverEnabled: true
            onClicked: root.copy()
        }
        Hint {
            look: root.look
            shown: root.copied || numberMouse.containsMouse
            text: root.copied ? qsTr("Copied") : qsTr("Copy: C")
        }
    }
}
