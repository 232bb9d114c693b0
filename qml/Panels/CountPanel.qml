import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** The rows behind a counter of events: as many as it says, with the department that they are from. */
EventRowsPanel {
    id: root

    required property CountPick counted
    property string regionName: ""

    readonly property string words: {
        switch (root.counted.what) {
        case CountPick.Overdue:
            return qsTr("Overdue")
        case CountPick.ReportedToday:
            return qsTr("Reported today")
        case CountPick.ClosedToday:
            return qsTr("Closed today")
        case CountPick.InTime:
            return qsTr("Closed in time today")
        }
        return root.counted.level > 0 ? qsTr("%1, open").arg(LevelWords.grade(root.counted.level)) : qsTr("Open")
    }

    emptyText: qsTr("None: that is a count, not a lack of data")
    note: [root.regionName, source.sourceName].filter(part => part !== "").join(" · ")
    pick: root.counted
    title: root.counted.known ? qsTr("%1: %2").arg(root.words).arg(root.counted.count) : root.words

    EventSummary {
        id: source

        clock: root.clock
        region: root.counted.region
        runner: root.counted.active ? root.runner : null
    }
    TrustMark {
        age: source.ageText
        fraction: source.trustFraction
        look: root.look
        ringLast: true
        trust: source.trust
    }
}
