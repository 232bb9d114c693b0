import QtQuick
import Tonglan.Data
import Tonglan.Map
import Tonglan.Ui

/** A ring on the map where the event is that the pointer is on, in a list or on the map; nothing where that is out of sight. */
Item {
    id: root

    required property Look look
    required property Camera camera
    required property Pointed pointed
    /** The part of the map that nothing lies on. */
    property rect clear: Qt.rect(0, 0, root.width, root.height)

    property point pin: Qt.point(0, 0)

    function follow() {
        if (root.pointed.hasPlace)
            root.pin = root.camera.toScreen(root.pointed.lat, root.pointed.lon)
    }

    Connections {
        target: root.pointed

        function onEventChanged() {
            root.follow()
        }
    }
    Connections {
        enabled: root.pointed.hasPlace
        target: root.camera

        function onMoved() {
            root.follow()
        }
    }
    Rectangle {
        objectName: "pointedRing"
        border.color: root.look.colors.accentBase
        border.width: Math.max(2, root.look.px(2))
        color: "transparent"
        height: width
        radius: width / 2
        visible: root.pointed.hasPlace && root.pin.x > root.clear.x && root.pin.x < root.clear.x + root.clear.width && root.pin.y > root.clear.y && root.pin.y < root.clear.y + root.clear.height
        width: root.look.px(40)
        x: Math.round(root.pin.x - width / 2)
        y: Math.round(root.pin.y - height / 2)
    }
}
