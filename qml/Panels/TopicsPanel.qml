pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Chart
import Tonglan.Data
import Tonglan.Ui

/** Events reported in the last 24 hours by topic, as bars from zero. */
ScenePanel {
    id: root

    complete: !topics.loading && !source.loading

    TopicModel {
        id: topics

        clock: root.clock
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    EventSummary {
        id: source

        clock: root.clock
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    RegionPath {
        id: path

        home: root.selection.homeRegion
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    PanelHead {
        id: head

        look: root.look
        note: qsTr("last 24 h")
        title: root.title === "" ? qsTr("Reports by topic") : root.title
        width: root.width

        SourceTrust {
            age: source.ageText
            fraction: source.trustFraction
            look: root.look
            room: head.room
            source: source.sourceName
            trust: source.trust
            visible: source.valid
        }
    }
    BarChart {
        id: chart

        barColor: root.look.colors.data2
        compareColor: root.look.colors.dataMuted
        gridColor: root.look.colors.dataGrid
        height: root.height - root.look.px(32)
        model: topics
        numberFont.family: Fonts.number
        textColor: root.look.colors.text3
        textFont.family: Fonts.text
        unit: root.look.u
        valueColor: root.look.colors.text2
        visible: !note.visible
        width: root.width
        y: root.look.px(32)
    }
    Repeater {
        model: note.visible || root.selection.hasWindow ? null : topics

        FigureTarget {
            id: bars

            required property int index
            required property string topic
            required property string name
            required property int count

            readonly property real pitch: (chart.width - chart.plotLeft - chart.plotRight) / Math.max(1, topics.count)

            height: chart.height
            look: root.look
            text: bars.name + " " + bars.count
            width: bars.pitch
            x: chart.plotLeft + bars.index * bars.pitch
            y: chart.y

            onClicked: root.countAsked({what: CountPick.OfTopic, topic: bars.topic})
        }
    }
    PanelNote {
        id: note

        empty: topics.count === 0
        emptyText: path.countable ? qsTr("No events in 24 h") : qsTr("A zone without an outline: its events cannot be counted")
        error: topics.errorText
        height: root.height - root.look.px(32)
        loading: topics.loading
        look: root.look
        visible: topics.count === 0 || !topics.current && (topics.loading || topics.errorText !== "") // what is shown stays while it cannot be read anew
        width: root.width
        y: root.look.px(32)
    }
}
