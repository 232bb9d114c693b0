pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 全市事件: counters by level and the open events, the most urgent first. With a source: the events of that source, newest first. */
ScenePanel {
    id: root

    required property CommandModel commands

    readonly property alias model: events
    readonly property bool ofCity: root.source === ""
    readonly property string openText: counts.valid ? String(counts.openTotal) : "—"
    readonly property real bodyTop: root.ofCity ? counters.y + counters.height + root.look.px(4) : root.look.px(58)

    signal opened(source: string, eventId: string)

    /** Nothing is known of it yet, or nothing can be read. */
    readonly property bool unread: root.ofCity && !counts.valid && (counts.loading || counts.errorText !== "")

    complete: !events.loading && (!root.ofCity || !counts.loading)

    EventSummary {
        id: counts

        clock: root.clock
        region: root.selection.effectiveRegion
        runner: root.ofCity ? root.runner : null
    }
    EventListModel {
        id: events

        clock: root.clock
        commands: root.commands
        limit: root.ofCity ? 200 : 1000
        openOnly: root.ofCity && !root.selection.hasWindow
        order: root.ofCity ? "urgency" : "newest"
        from: root.ofCity ? root.selection.from : 0
        region: root.selection.effectiveRegion
        runner: root.runner
        sourceFilter: root.source
        to: root.ofCity ? root.selection.to : 0
    }
    PanelHead {
        look: root.look
        note: root.ofCity ? root.selection.hasWindow ? qsTr("counts of now; below: of the selected time") : root.unread ? "" : qsTr("%1 open").arg(root.openText) : ""
        title: root.title === "" ? qsTr("Events") : root.title
        width: root.width

        TrustMark {
            age: root.ofCity ? counts.ageText : events.ageText
            fraction: root.ofCity ? counts.trustFraction : events.trustFraction
            look: root.look
            ringLast: true
            source: root.ofCity ? counts.sourceName : events.sourceName
            trust: root.ofCity ? counts.trust : events.trust
            visible: root.complete && !root.unread
        }
    }
    Label {
        look: root.look
        size: Theme.metaSize
        text: [events.count < events.total ? qsTr("newest %1 of %2 events").arg(events.count).arg(events.total) : qsTr("%1 events").arg(events.total), events.spanText].join(" · ")
        tone: 3
        visible: !root.ofCity && events.count > 0
        width: root.width
        y: root.look.px(34)
    }
    EventCounters {
        id: counters

        look: root.look
        summary: counts
        visible: root.ofCity && !root.unread // a row of dashes would say that nobody has reported
        width: root.width
        y: root.look.px(32)

        onAsked: (what, level) => root.countAsked({what: what, number: level})
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
        reuseItems: true // under a flood of events rows come and go many times a second
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
            pointed: root.selection.pointed
            selected: root.selection.eventId !== "" && row.eventId === root.selection.eventId && row.source === root.selection.eventSource || list.activeFocus && ListView.isCurrentItem
            width: root.width
            withStage: root.ofCity

            onClicked: root.opened(row.source, row.eventId)
        }
    }
    PanelNote {
        empty: events.count === 0
        emptyNote: !root.ofCity ? qsTr("Is its feed configured?") : counts.sourceName === "" ? "" : qsTr("%1, checked %2 ago").arg(counts.sourceName).arg(counts.ageText)
        emptyText: root.ofCity && !counts.countable ? qsTr("A zone without an outline: its events cannot be counted") : root.ofCity && root.selection.hasWindow ? qsTr("No events in the selected time") : root.ofCity ? qsTr("No open events") : qsTr("Nothing from this source")
        error: events.errorText
        height: root.height - y
        loading: events.loading
        look: root.look
        visible: events.count === 0
        width: root.width
        y: root.unread ? root.look.px(36) : root.bodyTop
    }
}
