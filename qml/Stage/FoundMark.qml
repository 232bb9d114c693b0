import QtQuick
import Tonglan.Map
import Tonglan.Ui

/** Marks on the map what the search went to: a ring around the place, its name beside it. */
Item {
    id: root

    required property Look look
    required property Camera camera
    property bool shown: false
    property real latitude: 0
    property real longitude: 0
    property string title: ""
    property string kindText: ""

    property point pin: Qt.point(0, 0)

    function follow() {
        if (root.shown)
            root.pin = root.camera.toScreen(root.latitude, root.longitude)
    }

    onLatitudeChanged: follow()
    onLongitudeChanged: follow()
    onShownChanged: follow()

    Connections {
        enabled: root.shown
        target: root.camera

        function onMoved() {
            root.follow()
        }
    }
    Rectangle {
        id: ring

        border.color: root.look.colors.accentBase
        border.width: Math.max(2, root.look.px(2))
        color: root.look.colors.accentWash
        height: width
        radius: width / 2
        width: root.look.px(34)
        x: Math.round(root.pin.x - width / 2)
        y: Math.round(root.pin.y - height / 2)

        Rectangle {
            anchors.centerIn: parent
            color: root.look.colors.accentBase
            height: width
            radius: width / 2
            width: root.look.px(8)
        }
    }
    Rectangle {
        border.color: root.look.colors.lineStrong
        border.width: 1
        color: root.look.colors.bgPanel
        height: root.look.px(30)
        radius: root.look.px(Theme.radius)
        width: words.width + root.look.px(22)
        x: Math.round(root.pin.x - width / 2)
        y: ring.y + ring.height + root.look.px(8)

        Row {
            id: words

            anchors.centerIn: parent
            spacing: root.look.px(8)

            Label {
                id: name

                font.weight: Font.Medium
                look: root.look
                text: root.title
                tone: 1
                width: Math.min(implicitWidth, root.look.px(280))
            }
            Label {
                anchors.baseline: name.baseline
                elide: Text.ElideNone
                look: root.look
                size: Theme.metaSize
                text: root.kindText
                tone: 3
            }
        }
    }

    Accessible.name: root.title
    Accessible.role: Accessible.Graphic
}
