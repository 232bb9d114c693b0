pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Chart
import Tonglan.Data
import Tonglan.Ui

/** Reports stacked by level or by topic, by the hour of today or by day. Only levels have their colours. */
ScenePanel {
    id: root

    readonly property alias model: stack
    /** The mark of a level says its name, too, where there is no room for the word. */
    readonly property bool roomy: root.width >= root.look.px(380)
    readonly property bool byLevel: stack.by === "level"
    readonly property var topicColors: [root.look.colors.data1, root.look.colors.data2, root.look.colors.data3, root.look.colors.dataMuted]
    readonly property var seriesColors: stack.key.map((entry, index) => root.byLevel ? entry.level > 0 ? root.look.colors.levelFill[entry.level] : root.look.colors.dataMuted : root.topicColors[Math.min(index, 3)])

    /** The bar that the keys or the pointer are at, in px; −1 = none. */
    property real at: -1
    readonly property var shownBar: root.at >= 0 && chart.ready ? chart.valueAt(root.at) : null

    complete: !stack.loading
    activeFocusOnTab: true

    Accessible.description: root.shownBar?.text ?? ""
    Accessible.name: root.title
    Accessible.role: Accessible.Chart

    Keys.onPressed: event => {
        const by = event.key === Qt.Key_Left ? -1 : event.key === Qt.Key_Right ? 1 : 0
        if (by === 0 || !chart.ready)
            return
        root.at = chart.stepFrom(root.at, by)
        event.accepted = true
    }
    onActiveFocusChanged: if (!root.activeFocus) root.at = -1

    StackModel {
        id: stack

        by: root.by === "" ? "level" : root.by
        clock: root.clock
        days: root.days
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    PanelHead {
        id: head

        look: root.look
        note: root.days > 0 ? qsTr("cases a day") : qsTr("today by the hour")
        title: root.title === "" ? qsTr("Reports") : root.title
        width: root.width

        SourceTrust {
            age: stack.ageText
            fraction: stack.trustFraction
            look: root.look
            room: head.room
            source: stack.sourceName
            trust: stack.trust
            visible: stack.valid
        }
    }
    StackChart {
        id: chart

        colors: root.seriesColors
        gridColor: root.look.colors.dataGrid
        height: root.height - root.look.px(34) - key.height - root.look.px(4)
        model: stack
        numberFont.family: Fonts.number
        opacity: stack.trust === 2 ? .62 : 1
        textColor: root.look.colors.text3
        textFont.family: Fonts.text
        unit: root.look.u
        visible: !note.visible
        width: root.width
        y: root.look.px(34)
    }
    Row {
        id: key

        anchors.bottom: parent.bottom
        height: root.look.px(18)
        spacing: root.look.px(14)
        visible: chart.visible

        Repeater {
            model: stack.key

            Item {
                id: entry

                required property int index
                required property var modelData

                height: key.height
                width: words.width

                Row {
                    id: words

                    height: parent.height
                    spacing: root.look.px(4)

                    LevelMark {
                        anchors.verticalCenter: parent.verticalCenter
                        level: entry.modelData.level
                        look: root.look
                        size: 14
                    }
                    Rectangle {
                        anchors.verticalCenter: parent.verticalCenter
                        color: root.seriesColors[entry.index] ?? "transparent"
                        height: root.look.px(8)
                        visible: entry.modelData.level === 0
                        width: root.look.px(8)
                    }
                    Label {
                        id: word

                        elide: Text.ElideNone
                        look: root.look
                        size: Theme.metaSize
                        text: entry.modelData.name
                        tone: 3
                        visible: root.roomy || entry.modelData.level === 0
                    }
                    NumText {
                        anchors.baseline: word.baseline
                        font.weight: Font.Normal
                        look: root.look
                        size: 13
                        text: entry.modelData.count
                        tone: 2
                        visible: root.roomy || entry.modelData.level > 0
                    }
                }
                FigureTarget {
                    anchors.fill: parent
                    look: root.look
                    text: entry.modelData.name + " " + entry.modelData.count
                    visible: !entry.modelData.other // of many topics there is no one list

                    onClicked: root.countAsked(root.byLevel ? {what: CountPick.LevelOfDays, number: entry.modelData.level, days: root.days} : {what: CountPick.TopicOfDays, topic: entry.modelData.topic, days: root.days})
                }
            }
        }
    }
    HoverHandler {
        id: pointer

        onHoveredChanged: if (!pointer.hovered && !root.activeFocus) root.at = -1
        onPointChanged: if (pointer.hovered) root.at = pointer.point.position.x
    }
    ChartHairline {
        look: root.look
        shown: root.shownBar !== null && root.shownBar.valid && chart.visible
        text: root.shownBar?.text ?? ""
        wordsAt: 4
        x: root.shownBar?.x ?? 0
        y: chart.y
        height: chart.height
    }
    PanelNote {
        id: note

        empty: stack.total === 0
        emptyText: !stack.countable ? qsTr("A zone without an outline: its events cannot be counted") : stack.valid ? qsTr("No events in this time") : qsTr("Nobody has reported events yet")
        error: stack.errorText
        height: root.height - root.look.px(36)
        loading: stack.loading
        look: root.look
        visible: stack.total === 0 || !stack.valid || !stack.current && (stack.loading || stack.errorText !== "")
        width: root.width
        y: root.look.px(36)
    }
}
