pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** The layers of the map that have room, on or off, how much is in each, and on hover where it comes from, how old it is, or why it is not drawn. All of them, and more of each, open with the first button. */
Rectangle {
    id: root

    required property Look look
    required property LayerModel layers
    /** All layers are shown in full beside this bar. */
    property bool opened: false
    property real most: 10000

    /** The width of the layers that have room. */
    readonly property real fitting: {
        let width = opener.width
        for (let i = 0; i < chips.count; ++i) {
            const next = width + row.spacing + (chips.itemAt(i)?.width ?? 0)
            if (next > root.most - root.look.px(6))
                break
            width = next
        }
        return width
    }

    signal openAsked

    border.color: root.look.colors.lineBase
    border.width: 1
    color: root.look.colors.bgPanel
    height: root.look.px(32)
    radius: root.look.px(Theme.radius)
    visible: root.layers.count > 0
    width: root.fitting + root.look.px(6)

    Row {
        id: row

        anchors.verticalCenter: parent.verticalCenter
        spacing: root.look.px(2)
        x: root.look.px(3)

        IconButton {
            id: opener

            color: root.opened ? root.look.colors.bgSelect : "transparent"
            icon: "stack-2"
            look: root.look
            radius: root.look.px(Theme.radiusSmall)
            side: 26
            text: qsTr("All layers")
            onClicked: root.openAsked()
        }
        Repeater {
            id: chips

            model: root.layers

            Rectangle {
                id: layer

                required property int index
                required property string name
                required property var model // "visible" and "count" would hide those of the item
                required property string sourceName
                required property string ageText
                required property int trust
                required property string reason

                readonly property bool shown: layer.model.visible
                readonly property int amount: layer.model.count

                activeFocusOnTab: true
                border.color: root.look.colors.accentBase
                border.width: layer.activeFocus ? 2 : 0
                color: layer.shown ? root.look.colors.bgSelect : mouse.containsMouse ? root.look.colors.bgHover : "transparent"
                height: root.look.px(26)
                radius: root.look.px(Theme.radiusSmall)
                enabled: opacity > 0
                opacity: layer.x + layer.width <= root.fitting + 1 ? 1 : 0 // not "visible": a row would forget its place
                width: words.width + root.look.px(22)

                Accessible.checkable: true
                Accessible.checked: layer.shown
                Accessible.name: layer.name
                Accessible.role: Accessible.CheckBox
                Keys.onSpacePressed: root.layers.toggle(layer.index)
                Keys.onReturnPressed: root.layers.toggle(layer.index)

                Row {
                    id: words

                    anchors.centerIn: parent
                    spacing: root.look.px(5)

                    Label {
                        id: name

                        elide: Text.ElideNone
                        look: root.look
                        text: layer.name
                        tone: layer.reason !== "" ? 4 : layer.shown ? 1 : 3
                    }
                    NumText {
                        anchors.baseline: name.baseline
                        font.weight: Font.Normal
                        look: root.look
                        size: 13
                        text: layer.amount > 0 ? String(layer.amount) : ""
                        tone: 3
                        visible: text !== ""
                    }
                }
                MouseArea {
                    id: mouse

                    anchors.fill: parent
                    cursorShape: Qt.PointingHandCursor
                    hoverEnabled: true
                    onClicked: root.layers.toggle(layer.index)
                }
                Hint {
                    look: root.look
                    shown: mouse.containsMouse
                    text: layer.reason !== "" ? layer.reason : [layer.sourceName, TrustWords.line(layer.trust, layer.ageText)].filter(part => part !== "").join(" · ")
                }
            }
        }
    }
}
