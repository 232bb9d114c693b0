pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** How a figure compares with the period before, the year before, its target and days alike; where nothing can be said, why. */
Column {
    id: root

    required property Look look
    required property QueryRunner runner
    required property WallClock clock
    property string code: ""
    property string region: ""

    /** Beside each other. */
    property int columns: 1

    readonly property alias model: comparisons
    readonly property real gap: root.look.px(36)
    readonly property real lineWidth: Math.floor((root.width - (root.columns - 1) * root.gap) / root.columns)
    /** Of a line, for its name. Two lines beside each other have no room for it in English, where what it is compared with says as much. */
    readonly property real labelShare: root.columns > 1 && root.runner.language === "en" ? 0 : .2
    readonly property var row: comparisons.first
    readonly property list<var> lines: root.row.lines ?? []

    spacing: 0

    ComparisonModel {
        id: comparisons

        clock: root.clock
        codes: root.code === "" ? [] : [root.code]
        region: root.region
        runner: root.runner
    }
    Rule {
        faint: false
        look: root.look
        width: root.width
    }
    Item {
        height: root.look.px(10)
        width: 1
    }
    PanelHead {
        look: root.look
        note: root.row.periodText ?? ""
        title: qsTr("Compared")
        width: root.width

        NumText {
            anchors.verticalCenter: parent?.verticalCenter
            look: root.look
            size: 15
            text: root.row.valueText ?? ""
        }
        Label {
            anchors.verticalCenter: parent?.verticalCenter
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: root.row.reason ?? ""
            tone: 3
            visible: text !== ""
        }
    }
    Item {
        height: Math.ceil(root.lines.length / root.columns) * root.look.px(26)
        width: root.width

        Repeater {
            model: root.lines

            Item {
                id: line

                required property int index
                required property var modelData

                readonly property bool said: line.modelData.change !== ""

                height: root.look.px(26)
                width: root.lineWidth
                x: (line.index % root.columns) * (root.lineWidth + root.gap)
                y: Math.floor(line.index / root.columns) * height

                Accessible.name: [line.modelData.label, line.modelData.basis, line.modelData.change, line.modelData.word, line.modelData.reason].filter(part => part !== "").join(" ")
                Accessible.role: Accessible.StaticText

                Label {
                    id: label

                    anchors.verticalCenter: parent.verticalCenter
                    look: root.look
                    text: line.modelData.label
                    visible: root.labelShare > 0
                    width: Math.round(root.lineWidth * .19)
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    fits: true
                    look: root.look
                    size: 13
                    text: [line.modelData.basis, line.modelData.reason].filter(part => part !== "").join(qsTr(": "))
                    tone: line.said ? 2 : 3
                    width: (line.said ? mark.x : root.lineWidth) - x - root.look.px(10)
                    x: Math.round(root.lineWidth * root.labelShare)
                }
                ChangeMark {
                    id: mark

                    anchors.verticalCenter: parent.verticalCenter
                    direction: line.modelData.direction
                    look: root.look
                    text: line.modelData.change
                    verdict: line.modelData.verdict
                    visible: line.said
                    x: root.lineWidth - Math.round(root.lineWidth * .19) - width
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    fits: true
                    horizontalAlignment: Text.AlignRight
                    look: root.look
                    size: 13
                    text: line.modelData.word
                    tone: line.modelData.verdict < 0 ? 1 : 3
                    width: Math.round(root.lineWidth * .18)
                    x: root.lineWidth - width
                }
            }
        }
    }
    Label {
        height: visible ? root.look.px(26) : 0
        look: root.look
        size: Theme.metaSize
        text: root.row.note ?? ""
        tone: 3
        visible: text !== ""
        width: root.width
    }
}
