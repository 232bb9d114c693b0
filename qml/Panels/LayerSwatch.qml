pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Map
import Tonglan.Ui

/** What a layer looks like on the map, as small as an icon. */
Item {
    id: root

    required property Look look
    required property string kind
    property list<color> stops: []

    height: root.look.px(18)
    width: root.look.px(40)

    readonly property bool isDensity: ["heat", "change", "choropleth", "squares", "hexagons"].includes(root.kind)

    Row { // densities and differences: the ramp
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: root.isDensity

        Repeater {
            model: root.stops

            Rectangle {
                required property color modelData

                color: modelData
                height: root.look.px(8)
                width: root.look.px(36) / root.stops.length
            }
        }
    }
    Rectangle { // regions: an outline
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        border.color: root.look.colors.text3
        border.width: 1
        color: "transparent"
        height: root.look.px(12)
        radius: root.look.px(Theme.radiusSmall)
        visible: root.kind === "regions"
        width: root.look.px(18)
    }
    AreaPatch {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        height: root.look.px(16)
        theme: root.look.theme
        unit: root.look.u
        visible: root.kind === "areas"
        width: root.look.px(26)
    }
    Icon {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        color: root.look.colors.text2
        look: root.look
        name: "rule"
        size: 15
        visible: root.kind === "rules"
    }
    Row { // marks: the two most urgent levels
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.look.px(3)
        visible: !root.isDensity && !["regions", "areas", "rules"].includes(root.kind)

        Repeater {
            model: 2

            LevelMark {
                required property int index

                digit: false
                level: index + 1
                look: root.look
                size: 13
            }
        }
    }
}
