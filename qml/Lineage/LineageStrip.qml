pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** The last day, or 24 periods, in pieces: how many readings came about each, how many of them late, and where none came that was due. */
Column {
    id: root

    required property Look look
    required property FigureLineage lineage

    readonly property real gap: Math.max(1, root.look.px(2))
    readonly property real barHeight: root.look.px(44)
    readonly property real most: Math.max(1, ...root.lineage.strip.map(slot => slot.readings))
    readonly property real slotWidth: root.width / Math.max(1, root.lineage.strip.length)

    spacing: root.look.px(8)
    visible: root.lineage.valid

    Rule {
        faint: false
        look: root.look
        width: root.width
    }
    PanelHead {
        look: root.look
        note: root.lineage.stripNote
        title: qsTr("What came")
        width: root.width

        Row {
            anchors.verticalCenter: parent?.verticalCenter
            spacing: root.look.px(14)

            Repeater {
                model: [[root.look.colors.dataMuted, qsTr("on time"), false], [root.look.colors.text2, qsTr("late"), false], ["transparent", qsTr("missing"), true]]

                Row {
                    id: entry

                    required property var modelData

                    spacing: root.look.px(6)

                    Rectangle {
                        anchors.verticalCenter: parent.verticalCenter
                        border.color: root.look.colors.text3
                        border.width: entry.modelData[2] ? 1 : 0
                        color: entry.modelData[0]
                        height: root.look.px(9)
                        width: root.look.px(9)
                    }
                    Label {
                        elide: Text.ElideNone
                        look: root.look
                        size: Theme.metaSize
                        text: entry.modelData[1]
                        tone: 3
                    }
                }
            }
        }
    }
    Item {
        height: root.barHeight
        width: root.width

        Repeater {
            model: root.lineage.strip

            Item {
                id: slot

                required property var modelData
                required property int index

                readonly property real full: slot.modelData.readings > 0 ? Math.max(root.look.px(3), Math.round(root.barHeight * slot.modelData.readings / root.most)) : 0

                height: root.barHeight
                width: Math.round((slot.index + 1) * root.slotWidth) - x - root.gap
                x: Math.round(slot.index * root.slotWidth)

                Rectangle {
                    anchors.bottom: parent.bottom
                    color: root.look.colors.dataMuted
                    height: slot.full
                    width: parent.width
                }
                Rectangle { // the late ones lie on top
                    color: root.look.colors.text2
                    height: slot.modelData.late > 0 ? Math.max(root.look.px(2), Math.round(slot.full * Math.min(1, slot.modelData.late / Math.max(1, slot.modelData.readings)))) : 0
                    width: parent.width
                    y: parent.height - slot.full
                }
                Rectangle {
                    anchors.bottom: parent.bottom
                    border.color: root.look.colors.text3
                    border.width: 1
                    color: "transparent"
                    height: Math.round(root.barHeight * .8)
                    visible: slot.modelData.readings === 0 && slot.modelData.due
                    width: parent.width
                }
            }
        }
    }
    Rule {
        faint: false
        look: root.look
        width: root.width
    }
    Item {
        height: root.look.px(16)
        width: root.width

        Repeater {
            model: [0, .25, .5, .75].map(part => Math.round(part * root.lineage.strip.length))

            NumText {
                required property int modelData

                font.weight: Font.Normal
                look: root.look
                size: 13
                text: root.lineage.stripTimes[modelData] ?? ""
                tone: 3
                x: Math.round(modelData * root.slotWidth)
            }
        }
        Label {
            anchors.right: parent.right
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: qsTr("now")
            tone: 3
        }
    }
}
