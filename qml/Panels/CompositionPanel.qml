pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Chart
import Tonglan.Data
import Tonglan.Ui

/** 构成, in place of a pie: the parts of a whole as one bar, and the open events by level as a hundred cells. */
ScenePanel {
    id: root

    readonly property alias parts: parts
    readonly property alias summary: summary

    readonly property bool hasParts: root.codes.length > 0
    readonly property real start: root.look.px(36)
    readonly property real waffleTop: root.start + (root.hasParts ? bar.height + root.look.px(parts.missingText === "" ? 4 : 22) : 0)
    readonly property real waffleRoom: root.height - root.waffleTop - root.look.px(24)
    readonly property list<int> levels: [summary.red, summary.orange, summary.yellow, summary.blue, summary.openTotal - summary.red - summary.orange - summary.yellow - summary.blue]

    complete: (!root.hasParts || !parts.loading) && !summary.loading

    CompositionModel {
        id: parts

        clock: root.clock
        codes: root.hasParts ? root.codes : ["-"] // none at all would be every indicator there is
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    EventSummary {
        id: summary

        clock: root.clock
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    PanelHead {
        id: head

        look: root.look
        note: root.selection.hasWindow ? qsTr("of now, not of the selected time") : !root.hasParts ? qsTr("open events, a cell is 1%") : parts.wholeText === "" ? "" : qsTr("in all %1 %2").arg(parts.wholeText).arg(parts.wholeUnit).trim()
        title: root.title === "" ? qsTr("Composition") : root.title
        width: root.width

        HeadTrust {
            look: root.look
            model: parts
            room: head.room
            visible: root.hasParts && parts.count > 0
        }
        SourceTrust {
            age: summary.ageText
            fraction: summary.trustFraction
            look: root.look
            room: head.room
            source: summary.sourceName
            trust: summary.trust
            visible: !root.hasParts && summary.valid
        }
    }
    PartBar {
        id: bar

        look: root.look
        parts: parts
        visible: root.hasParts && parts.count > 0
        width: root.width
        y: root.start

        onAsked: code => root.figureAsked(code)
    }
    Label {
        id: missing

        look: root.look
        size: Theme.metaSize
        text: parts.missingText
        tone: 1
        visible: root.hasParts && text !== ""
        width: root.width
        y: bar.y + bar.height
    }
    LevelWaffle {
        id: waffle

        counts: root.levels
        dimmed: summary.trust === 2
        fills: [root.look.colors.dataMuted, root.look.colors.level1Fill, root.look.colors.level2Fill, root.look.colors.level3Fill, root.look.colors.level4Fill]
        height: root.waffleRoom
        visible: summary.valid && summary.openTotal > 0 && root.waffleRoom >= root.look.px(30)
        width: root.width
        y: root.waffleTop
    }
    Row {
        anchors.bottom: parent.bottom
        spacing: root.look.px(14)
        visible: summary.valid && summary.openTotal > 0

        Label {
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: root.hasParts ? qsTr("open events by level, %1").arg(summary.openTotal) : qsTr("in all %1").arg(summary.openTotal)
            tone: 3
        }
        Repeater {
            model: 4

            Item {
                id: share

                required property int index

                height: number.height
                visible: root.levels[share.index] > 0
                width: number.x + number.width

                LevelMark {
                    level: share.index + 1
                    look: root.look
                    size: 14
                    y: root.look.px(1)
                }
                NumText {
                    id: number

                    font.weight: Font.Normal
                    look: root.look
                    size: 13
                    text: String(root.levels[share.index])
                    tone: summary.trust === 2 ? 4 : 2
                    x: root.look.px(18)
                }
                FigureTarget {
                    anchors.fill: parent
                    look: root.look
                    text: LevelWords.grade(share.index + 1) + " " + number.text

                    onClicked: root.countAsked({what: CountPick.Open, number: share.index + 1})
                }
            }
        }
    }
    PanelNote {
        empty: !summary.valid || summary.openTotal === 0
        emptyText: !summary.countable ? qsTr("A zone without an outline: its events cannot be counted") : summary.valid ? qsTr("No open events") : qsTr("Nobody has reported events yet")
        error: summary.errorText
        height: Math.max(0, root.height - root.waffleTop)
        loading: summary.loading
        look: root.look
        visible: (summary.loading || summary.errorText !== "" || !waffle.visible) && height > root.look.px(30) && !(summary.valid && summary.openTotal > 0)
        width: root.width
        y: root.waffleTop
    }
}
