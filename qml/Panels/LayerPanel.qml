pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Map
import Tonglan.Ui

/** All layers of the map, the topmost first: shown or not, how strongly, in which order, what is in each, from whom, how old, and why one is not drawn.
 *  Below them the maps that they lie on.
 */
Rectangle {
    id: root

    required property Look look
    required property LayerModel layers
    required property BaseMapModel baseMaps
    property list<color> heatStops: []
    property list<color> changeStops: []
    property real tallest: 600

    signal closed

    border.color: root.look.colors.lineStrong
    border.width: 1
    color: root.look.colors.bgPanel
    height: Math.min(root.tallest, list.y + list.contentHeight + root.look.px(10))
    radius: root.look.px(Theme.radiusLarge)
    width: root.look.px(360)

    Accessible.name: title.text
    Accessible.role: Accessible.Dialog

    MouseArea { // what happens here is not meant for the map below
        anchors.fill: parent
        hoverEnabled: true
        onWheel: wheel => wheel.accepted = true
    }
    Label {
        id: title

        font.weight: Font.Medium
        look: root.look
        size: Theme.sectionSize
        text: qsTr("Layers")
        tone: 1
        x: root.look.px(16)
        y: root.look.px(12)
    }
    Label {
        anchors.baseline: title.baseline
        look: root.look
        size: Theme.metaSize
        text: qsTr("topmost first")
        tone: 3
        x: title.x + title.width + root.look.px(10)
    }
    IconButton {
        anchors.right: parent.right
        anchors.rightMargin: root.look.px(8)
        anchors.verticalCenter: title.verticalCenter
        icon: "x"
        look: root.look
        side: 28
        text: qsTr("Close")
        onClicked: root.closed()
    }
    ListView {
        id: list

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        height: root.height - list.y - root.look.px(10)
        model: root.layers
        width: root.width
        y: root.look.px(44)

        delegate: Item {
            id: layer

            required property int index
            required property string name
            required property string kind
            required property var model // "visible", "opacity" and "count" would hide those of the item
            required property string sourceName
            required property string ageText
            required property int trust
            required property string reason

            readonly property bool shown: layer.model.visible
            readonly property int amount: layer.model.count
            readonly property real strength: layer.model.opacity

            height: root.look.px(62)
            width: list.width

            Rule {
                look: root.look
                width: parent.width - root.look.px(32)
                x: root.look.px(16)
            }
            Toggle {
                id: toggle

                look: root.look
                on: layer.shown
                text: layer.name
                x: root.look.px(16)
                y: root.look.px(12)

                onToggled: root.layers.toggle(layer.index)
            }
            Label {
                id: name

                anchors.verticalCenter: toggle.verticalCenter
                look: root.look
                size: Theme.bodySize
                text: layer.name
                tone: layer.shown ? 1 : 3
                width: Math.min(implicitWidth, swatch.x - x - amount.width - root.look.px(14))
                x: root.look.px(56)
            }
            NumText {
                id: amount

                anchors.baseline: name.baseline
                font.weight: Font.Normal
                look: root.look
                size: 14
                text: layer.amount > 0 ? layer.amount.toLocaleString(Qt.locale("C"), "f", 0) : ""
                tone: 3
                x: name.x + name.width + root.look.px(7)
            }
            LayerSwatch {
                id: swatch

                anchors.verticalCenter: toggle.verticalCenter
                kind: layer.kind
                look: root.look
                opacity: layer.shown ? layer.strength : .4
                stops: layer.kind === "change" ? root.changeStops : root.heatStops
                x: root.width - root.look.px(16 + 48 + 8) - width
            }
            Row {
                anchors.verticalCenter: toggle.verticalCenter
                x: root.width - root.look.px(16 + 48)

                IconButton {
                    icon: "arrow-up"
                    look: root.look
                    opacity: layer.index > 0 ? 1 : 0
                    enabled: layer.index > 0
                    side: 24
                    text: qsTr("Up")
                    onClicked: root.layers.raise(layer.index)
                }
                IconButton {
                    icon: "arrow-down"
                    look: root.look
                    opacity: layer.index + 1 < list.count ? 1 : 0
                    enabled: layer.index + 1 < list.count
                    side: 24
                    text: qsTr("Down")
                    onClicked: root.layers.lower(layer.index)
                }
            }
            Label { // why it is not drawn, else who says so and how new it is
                id: ground

                look: root.look
                size: Theme.metaSize
                text: layer.reason !== "" ? layer.reason : [layer.sourceName, TrustWords.line(layer.trust, layer.ageText)].filter(part => part !== "").join(" · ")
                tone: layer.reason !== "" ? 2 : 3
                width: (layer.reason !== "" ? root.width - root.look.px(16) : strength.x - root.look.px(14)) - x
                x: name.x
                y: root.look.px(36)
            }
            ThinSlider {
                id: strength

                anchors.verticalCenter: ground.verticalCenter
                least: .1
                look: root.look
                opacity: layer.shown ? 1 : .4
                visible: layer.reason === "" // whoever is not drawn has no strength, and says at length why
                text: qsTr("Opacity of %1").arg(layer.name)
                value: layer.strength
                width: root.look.px(88)
                x: percent.x - width - root.look.px(8)

                onMoved: value => root.layers.setOpacity(layer.index, value)
            }
            NumText {
                id: percent

                anchors.verticalCenter: ground.verticalCenter
                font.weight: Font.Normal
                horizontalAlignment: Text.AlignRight
                look: root.look
                size: 13
                text: Math.round(layer.strength * 100) + "%"
                tone: layer.shown ? 2 : 4
                visible: strength.visible
                width: root.look.px(36)
                x: root.width - root.look.px(16) - width
            }
        }

        footer: Column {
            width: list.width

            Rule {
                look: root.look
                width: parent.width - root.look.px(32)
                x: root.look.px(16)
            }
            Label {
                bottomPadding: root.look.px(6)
                look: root.look
                size: Theme.metaSize
                text: qsTr("Base map")
                tone: 3
                topPadding: root.look.px(14)
                x: root.look.px(16)
            }
            Repeater {
                model: root.baseMaps

                BaseMapRow {
                    look: root.look
                    maps: root.baseMaps
                    width: list.width
                }
            }
        }
    }
}
