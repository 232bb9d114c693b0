pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Ui

/** How many events lie beyond each side of the clear area: none is lost just because the map does not show its place. */
Item {
    id: root

    required property Look look
    /** By side: "left", "right", "top", "bottom". */
    property var counts: ({})

    signal activated

    Repeater {
        model: [["left", "arrow-left"], ["right", "arrow-right"], ["top", "arrow-up"], ["bottom", "arrow-down"]]

        Rectangle {
            id: chip

            required property int index
            required property var modelData

            readonly property int count: root.counts[chip.modelData[0]] ?? 0

            border.color: root.look.colors.lineBase
            border.width: 1
            color: mouse.containsMouse ? root.look.colors.bgHover : root.look.colors.bgPanel
            height: root.look.px(28)
            radius: root.look.px(Theme.radius)
            visible: chip.count > 0
            width: row.width + root.look.px(18)
            x: chip.index === 0 ? 0 : chip.index === 1 ? root.width - width : root.width * .3 // the middle is where walls have bezels
            y: chip.index === 2 ? 0 : chip.index === 3 ? root.height - height : (root.height - height) / 2

            Accessible.name: qsTr("%n event(s) beyond this side", "", chip.count)
            Accessible.role: Accessible.Button

            Row {
                id: row

                anchors.centerIn: parent
                spacing: root.look.px(6)

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    color: root.look.colors.text2
                    look: root.look
                    name: chip.modelData[1]
                    size: 14
                }
                NumText {
                    look: root.look
                    size: 15
                    text: String(chip.count)
                }
            }
            MouseArea {
                id: mouse

                anchors.fill: parent
                cursorShape: Qt.PointingHandCursor
                hoverEnabled: true
                onClicked: root.activated()
            }
            Hint {
                anchors.horizontalCenter: undefined
                look: root.look
                shown: mouse.containsMouse
                text: chip.Accessible.name
                x: chip.index === 1 ? chip.width - width : chip.index === 0 ? 0 : (chip.width - width) / 2
            }
        }
    }
}
