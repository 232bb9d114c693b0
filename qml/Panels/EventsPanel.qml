pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 全市事件: counters by level and the open events, the most urgent first. With a source: the events of that source, newest first. */
ScenePanel {
    id: root

    readonly property alias model: shown
    readonly property real weekAgo: root.clock.now - 7 * 24 * 3600 * 1000
    readonly property bool ofCity: root.source === ""
    readonly property real bodyTop: root.look.px(root.ofCity ? 124 : 36)

    signal opened(source: string, eventId: string)

    complete: !events.loading && !counts.loading

    EventSummary {
        id: counts

        clock: root.clock
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    EventListModel {
        id: events

        clock: root.clock
        limit: root.ofCity ? 200 : 1000
        openOnly: root.ofCity && !root.selection.hasWindow
        order: root.ofCity ? "urgency" : "newest"
        region: root.ofCity ? root.selection.effectiveRegion : ""
        runner: root.runner

        Component.onCompleted: {
            if (!root.ofCity) {
                from = root.weekAgo // of the moment the scene opens: a list that asked anew every second would be no use
                to = root.clock.now + 24 * 3600 * 1000
            }
        }
    }
    Binding {
        property: "from"
        target: events
        value: root.selection.from
        when: root.ofCity
    }
    Binding {
        property: "to"
        target: events
        value: root.selection.to
        when: root.ofCity
    }
    SourceRows {
        id: shown

        source: root.source
        sourceModel: events
    }
    PanelHead {
        look: root.look
        note: root.ofCity ? qsTr("%1 open").arg(counts.openTotal) : qsTr("%1 events").arg(shown.count)
        title: root.title === "" ? qsTr("Events") : root.title
        width: root.width

        TrustMark {
            age: counts.ageText
            fraction: counts.trustFraction
            look: root.look
            ringLast: true
            source: counts.sourceName
            trust: counts.trust
            visible: root.ofCity && !counts.loading
        }
    }
    EventCounters {
        look: root.look
        summary: counts
        visible: root.ofCity
        width: root.width
        y: root.look.px(32)
    }
    ListView {
        id: list

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        focus: true
        height: Math.floor((root.height - root.bodyTop) / root.look.px(59)) * root.look.px(59)
        keyNavigationEnabled: true
        leftMargin: root.look.px(12)
        model: shown
        rightMargin: root.look.px(12)
        snapMode: ListView.SnapToItem
        visible: shown.count > 0
        width: root.width + root.look.px(24)
        x: -root.look.px(12)
        y: root.bodyTop

        Keys.onReturnPressed: (list.currentItem as EventRow)?.clicked()

        delegate: EventRow {
            id: row

            look: root.look
            selected: root.selection.eventId !== "" && row.eventId === root.selection.eventId && row.source === root.selection.eventSource || list.activeFocus && ListView.isCurrentItem
            width: root.width
            withStage: root.ofCity

            onClicked: root.opened(row.source, row.eventId)
        }
    }
    PanelNote {
        empty: shown.count === 0
        emptyNote: !root.ofCity ? qsTr("Is its feed configured?") : counts.sourceName === "" ? "" : qsTr("%1, checked %2 ago").arg(counts.sourceName).arg(counts.ageText)
        emptyText: root.ofCity ? qsTr("No open events") : qsTr("Nothing from this source")
        error: events.errorText
        height: root.height - root.bodyTop
        loading: events.loading
        look: root.look
        visible: shown.count === 0
        width: root.width
        y: root.bodyTop
    }
}
