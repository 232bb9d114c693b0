import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** The rows behind a counter of events: as many as it says, with the department that they are from. */
EventRowsPanel {
    id: root

    required property CountPick counted

    readonly property string regionName: path.steps.length > 0 ? path.steps[path.steps.length - 1].name : ""
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
        case CountPick.OfTopic:
            return qsTr("%1, reported in the last 24 h").arg(root.counted.topicName)
        case CountPick.TopicOfDays:
            return root.counted.days > 1 ? qsTr("%1, reported in %2 days").arg(root.counted.topicName).arg(root.counted.days) : qsTr("%1, reported today").arg(root.counted.topicName)
        case CountPick.LevelOfDays: {
            const grade = root.counted.number > 0 ? LevelWords.grade(root.counted.number) : qsTr("No level")
            return root.counted.days > 1 ? qsTr("%1, reported in %2 days").arg(grade).arg(root.counted.days) : qsTr("%1, reported today").arg(grade)
        }
        case CountPick.Came:
            return qsTr("Of today, %1 or further").arg(root.counted.stageName)
        case CountPick.Stands:
            return qsTr("Of today, now %1").arg(root.counted.stageName)
        case CountPick.InTimeOfWeek:
            return qsTr("Closed in time in 7 days")
        }
        return root.counted.number > 0 ? qsTr("%1, open").arg(LevelWords.grade(root.counted.number)) : qsTr("Open")
    }

    emptyText: qsTr("None: that is a count, not a lack of data")
    note: [root.regionName, source.sourceName].filter(part => part !== "").join(" · ")
    pick: root.counted
    title: root.counted.known ? qsTr("%1: %2").arg(root.words).arg(root.counted.count) : root.words

    RegionPath {
        id: path

        region: root.counted.pickedRegion
        runner: root.counted.active ? root.runner : null
    }
    EventSummary {
        id: source

        clock: root.clock
        region: root.counted.pickedRegion
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
