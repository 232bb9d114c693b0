pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 全市事件: counters by level and the open events, the most urgent first. With a source: the events of that source, newest first. */
ScenePanel {
    id: root

    readonly property alias model: events
    readonly property bool ofCity: root.source === ""
    readonly property real bodyTop: root.look.px(root.ofCity ? 124 : 36)

    signal opened(source: string, eventId: string)

    complete: !events.loading && !summary.loading

    EventSummary {
        id: summary

        clock: root.clock
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    EventListModel {
        id: events

        clock: root.clock
        from: root.ofCity ? root.selection.from : 0
        limit: 200
        openOnly: root.ofCity && !root.selection.hasWindow
        order: root.ofCity ? "urgency" : "newest"
        region: root.ofCity ? root.selection.effectiveRegion : ""
        runner: root.runner
        to: root.ofCity ? root.selection.to : 0
    }
    PanelHead {
        look: root.look
        note: root.ofCity ? qsTr("%1 open").arg(summary.openTotal) : qsTr("%1 events").arg(events.total)
        title: root.title === "" ? qsTr("Events") : root.title
        width: root.width

        TrustMark {
            age: summary.ageText
            fraction: summary.trustFraction
            look: root.look
            ringLast: true
            source: summary.sourceName
            trust: summary.trust
            visible: root.ofCity && !summary.loading
        }
    }
    EventCounters {
        look: root.look
        summary: summary
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
        model: events
        rightMargin: root.look.px(12)
        snapMode: ListView.SnapToItem
        visible: events.count > 0
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
        empty: events.count === 0
        emptyNote: summary.sourceName === "" ? "" : qsTr("%1, checked %2 ago").arg(summary.sourceName).arg(summary.ageText)
        emptyText: qsTr("No open events")
        error: events.errorText
        height: root.height - root.bodyTop
        loading: events.loading
        look: root.look
        visible: events.count === 0
        width: root.width
        y: root.bodyTop
    }
}
