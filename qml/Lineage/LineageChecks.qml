pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** What was checked of a figure, by which rule, and what came of it; and what other sources say of the same. */
Column {
    id: root

    required property Look look
    required property FigureLineage lineage
    /** Rules of this client that the figure has raised: text, reason, level. */
    property list<var> raised: []

    readonly property int failed: root.lineage.checks.filter(check => check.finding === FigureLineage.Failed).length
    readonly property int judged: root.lineage.checks.filter(check => check.finding !== FigureLineage.Silent).length

    spacing: 0
    visible: root.lineage.valid

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
        title: qsTr("Checks")
        width: root.width

        Label {
            anchors.verticalCenter: parent?.verticalCenter
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: root.judged > 0 ? qsTr("%1 of %2 passed").arg(root.judged - root.failed).arg(root.judged) : ""
            tone: 3
        }
    }
    Repeater {
        model: root.lineage.checks

        Item {
            id: check

            required property var modelData

            height: root.look.px(34)
            width: root.width

            Accessible.name: [check.modelData.name, check.modelData.value, check.modelData.rule, check.modelData.finding === FigureLineage.Failed ? qsTr("not passed") : ""].join(" ")
            Accessible.role: Accessible.StaticText

            Rule {
                look: root.look
                width: root.width
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                look: root.look
                text: check.modelData.name
                width: Math.round(root.width * .2)
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                look: root.look
                text: check.modelData.value
                tone: 1
                width: Math.round(root.width * .3)
                x: Math.round(root.width * .22)
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                look: root.look
                size: Theme.metaSize
                text: check.modelData.rule
                tone: 3
                width: mark.x - x - root.look.px(8)
                x: Math.round(root.width * .54)
            }
            Item {
                id: mark

                anchors.right: parent.right
                height: parent.height
                width: failedChip.visible ? failedChip.width : root.look.px(16)

                Chip {
                    id: failedChip

                    anchors.verticalCenter: parent.verticalCenter
                    kind: "inverse"
                    look: root.look
                    text: qsTr("not passed")
                    visible: check.modelData.finding === FigureLineage.Failed
                }
                Icon {
                    anchors.centerIn: parent
                    look: root.look
                    name: "check"
                    size: 16
                    visible: check.modelData.finding === FigureLineage.Passed
                }
            }
        }
    }
    Repeater {
        model: root.raised

        Item {
            id: rule

            required property var modelData

            readonly property bool hasReason: rule.modelData.reason !== rule.modelData.text

            height: rule.hasReason ? Math.max(root.look.px(48), why.y + why.height + root.look.px(5)) : root.look.px(34)
            width: root.width

            Accessible.name: [qsTr("Rule"), LevelWords.grade(rule.modelData.level), rule.modelData.text, rule.modelData.reason].join(" ")
            Accessible.role: Accessible.StaticText

            Rule {
                look: root.look
                width: root.width
            }
            Label {
                look: root.look
                text: qsTr("Rule")
                width: Math.round(root.width * .2)
                y: root.look.px(7)
            }
            Label {
                look: root.look
                text: rule.modelData.text
                tone: 1
                width: root.width - x - root.look.px(24)
                x: Math.round(root.width * .22)
                y: root.look.px(7)
            }
            Label { // of a composite it names each of its parts
                id: why

                look: root.look
                maximumLineCount: 4
                size: Theme.metaSize
                text: rule.modelData.reason
                tone: 3
                visible: rule.hasReason
                width: root.width - x - root.look.px(24)
                wrapMode: Text.Wrap
                x: Math.round(root.width * .22)
                y: root.look.px(27)
            }
            LevelMark {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                level: rule.modelData.level
                look: root.look
                size: 16
            }
        }
    }
    Repeater {
        model: root.lineage.others

        Item {
            id: other

            required property var modelData

            height: root.look.px(34)
            width: root.width

            Accessible.name: [other.modelData.source, other.modelData.value, other.modelData.difference, other.modelData.time].join(" ")
            Accessible.role: Accessible.StaticText

            Rule {
                look: root.look
                width: root.width
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                look: root.look
                text: other.modelData.source
                width: Math.round(root.width * .32)
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                look: root.look
                text: [other.modelData.value, other.modelData.difference].filter(part => part !== "").join("  ")
                tone: 1
                width: Math.round(root.width * .36)
                x: Math.round(root.width * .34)
            }
            NumText {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                font.weight: Font.Normal
                look: root.look
                size: 14
                text: other.modelData.time
                tone: 3
            }
        }
    }
}
