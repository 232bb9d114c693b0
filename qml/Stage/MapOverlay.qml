import QtQuick
import QtLocation
import QtPositioning
import Tonglan.Map
import Tonglan.Ui

/** The few things on the map that people point at, as items of Qt Location on top of our layers, with the same camera. */
Map {
    id: root

    required property Look look
    required property Camera camera
    property bool pinned: false
    property real pinLatitude: 0
    property real pinLongitude: 0
    property int pinLevel: 0

    property point middle: Qt.point(0, 0)

    function follow() {
        root.middle = root.camera.toGeo(root.width / 2, root.height / 2)
    }

    center: QtPositioning.coordinate(root.middle.y, root.middle.x)
    color: "transparent"
    copyrightsVisible: false
    maximumZoomLevel: 22
    minimumZoomLevel: 0
    zoomLevel: root.camera.zoom

    plugin: Plugin {
        name: "itemsoverlay"
    }

    Component.onCompleted: follow()
    onHeightChanged: follow()
    onWidthChanged: follow()

    Connections {
        target: root.camera

        function onMoved() {
            root.follow()
        }
    }
    MapQuickItem {
        anchorPoint: Qt.point(pin.width / 2, pin.height / 2)
        coordinate: QtPositioning.coordinate(root.pinLatitude, root.pinLongitude)
        visible: root.pinned

        sourceItem: Item {
            id: pin

            height: root.look.px(52)
            width: root.look.px(52)

            Rectangle {
                anchors.fill: parent
                border.color: root.look.colors.text1
                border.width: Math.max(1, root.look.px(1.4))
                color: root.look.colors.levelWash[root.pinLevel]
                radius: width / 2
            }
            LevelMark {
                anchors.centerIn: parent
                level: root.pinLevel
                look: root.look
                size: 20
            }
        }
    }
}
