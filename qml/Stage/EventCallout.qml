import QtQuick
import Tonglan.Data
import Tonglan.Map
import Tonglan.Panels
import Tonglan.Ui

/** The sheet of the picked event beside its place, and the line between the two; without a place it stands in the corner. */
Item {
    id: root

    required property Look look
    required property EventDetail detail
    required property CommandModel commands
    required property Camera camera
    required property rect clear
    property bool shown: false

    readonly property alias actions: sheet.actions
    property point pin: Qt.point(0, 0)

    readonly property bool placed: root.shown && root.detail.hasPlace
    readonly property bool onLeft: root.pin.x + root.look.px(92) + sheet.width > root.clear.x + root.clear.width - root.look.px(40)

    signal closed

    function follow() {
        if (root.placed)
            root.pin = root.camera.toScreen(root.detail.lat, root.detail.lon)
    }

    onPlacedChanged: follow()

    Connections {
        enabled: root.placed
        target: root.camera

        function onMoved() {
            root.follow()
        }
    }
    Connections {
        target: root.detail

        function onChanged() {
            root.follow()
        }
    }
    Rectangle {
        color: root.look.colors.text1
        height: Math.max(1, root.look.px(1.2))
        opacity: .8
        visible: root.placed && width > 0
        width: root.onLeft ? root.pin.x - root.look.px(26) - sheet.x - sheet.width : sheet.x - x
        x: root.onLeft ? sheet.x + sheet.width : root.pin.x + root.look.px(26)
        y: Math.max(sheet.y + root.look.px(8), Math.min(sheet.y + sheet.height - root.look.px(8), root.pin.y))
    }
    EventSheet {
        id: sheet

        commands: root.commands
        detail: root.detail
        look: root.look
        visible: root.shown
        x: {
            const wanted = !root.placed ? root.clear.x : root.onLeft ? root.pin.x - root.look.px(92) - width : root.pin.x + root.look.px(92)
            return Math.round(Math.max(root.clear.x, Math.min(root.clear.x + root.clear.width - width - root.look.px(40), wanted)))
        }
        y: Math.round(Math.max(root.clear.y, Math.min(root.clear.y + root.clear.height - height, root.placed ? root.pin.y - root.look.px(62) : root.clear.y + root.look.px(40))))

        onClosed: root.closed()
    }
}
