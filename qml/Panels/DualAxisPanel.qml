pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Chart
import Tonglan.Data
import Tonglan.Ui

/** Two indicators of today over one time, each with an axis of its own. */
ScenePanel {
    id: root

    readonly property alias first: firstDay
    readonly property alias second: secondDay

    readonly property ChartTime time: root.selection.chartTime

    /** The place that the keys or the pointer are at, here or in another chart, in px; −1 = none. */
    readonly property real at: root.time.pointed > 0 && chart.ready ? chart.xOf(root.time.pointed) : -1
    readonly property var shownPlace: root.at >= 0 && chart.ready ? chart.valueAt(root.at) : null
    /** Whose state the head shows: None, Stale, Doubt, Late, Fresh in this order of badness. */
    readonly property list<int> badness: [0, 1, 3, 2, 4]
    readonly property SeriesModel worst: root.badness[secondDay.trust] > root.badness[firstDay.trust] ? secondDay : firstDay

    complete: !firstDay.loading && !secondDay.loading
    activeFocusOnTab: true

    Accessible.description: root.shownPlace?.text ?? ""
    Accessible.name: root.title
    Accessible.role: Accessible.Chart

    Keys.onPressed: event => {
        const by = event.key === Qt.Key_Left ? -1 : event.key === Qt.Key_Right ? 1 : 0
        if (by === 0 || !chart.ready)
            return
        root.time.pointed = chart.timeAt(chart.stepFrom(root.at, by))
        event.accepted = true
    }
    onActiveFocusChanged: if (!root.activeFocus && !pointer.hovered) root.time.pointed = 0

    component Day: SeriesModel {
        bucketSeconds: 1800
        clock: root.clock
        compareDays: 0
        kind: "indicator"
        region: root.selection.effectiveRegion
        runner: root.runner
        withUsual: false
    }

    Day {
        id: firstDay

        code: root.codes[0] ?? ""
    }
    Day {
        id: secondDay

        code: root.codes[1] ?? ""
    }
    PanelHead {
        id: head

        look: root.look
        note: qsTr("today")
        title: root.title === "" ? qsTr("Two indicators") : root.title
        width: root.width

        SourceTrust {
            age: root.worst.ageText
            fraction: root.worst.trustFraction
            look: root.look
            room: head.room
            source: root.worst.sourceName
            trust: root.worst.trust
            visible: root.complete && firstDay.errorText === "" && secondDay.errorText === ""
        }
    }
    component AxisKey: Item {
        id: axisKey

        required property SeriesModel series
        required property color ink
        required property string code
        property bool mirrored: false

        readonly property string said: (axisKey.series.name === "" ? axisKey.code : axisKey.series.name) + (root.look.sources && axisKey.series.sourceName !== "" ? " · " + axisKey.series.sourceName : axisKey.series.withheld ? " " + qsTr("withheld") : axisKey.series.empty ? " —" : axisKey.series.unit === "" ? "" : " " + axisKey.series.unit)

        height: root.look.px(20)
        width: root.width / 2 - root.look.px(6)

        Rectangle {
            id: stroke

            anchors.verticalCenter: parent.verticalCenter
            color: axisKey.ink
            height: root.look.px(2)
            width: root.look.px(12)
            x: axisKey.mirrored ? parent.width - width : 0
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            horizontalAlignment: axisKey.mirrored ? Text.AlignRight : Text.AlignLeft
            look: root.look
            size: Theme.metaSize
            text: axisKey.said
            width: parent.width - root.look.px(17)
            x: axisKey.mirrored ? 0 : root.look.px(17)
        }
        FigureTarget {
            anchors.fill: parent
            look: root.look
            text: axisKey.said

            onClicked: root.figureAsked(axisKey.code)
        }
    }
    AxisKey {
        code: root.codes[0] ?? ""
        ink: root.look.colors.data1
        series: firstDay
        visible: chart.visible
        y: root.look.px(32)
    }
    AxisKey {
        code: root.codes[1] ?? ""
        ink: root.look.colors.data3
        mirrored: true
        series: secondDay
        visible: chart.visible
        x: root.width - width
        y: root.look.px(32)
    }
    DualChart {
        id: chart

        dimmedColor: root.look.colors.text4
        gridColor: root.look.colors.dataGrid
        height: root.height - y
        first: firstDay
        firstColor: root.look.colors.data1
        nowColor: root.look.colors.text3
        numberFont.family: Fonts.number
        second: secondDay
        secondColor: root.look.colors.data3
        textColor: root.look.colors.text3
        textFont.family: Fonts.text
        unit: root.look.u
        visible: !note.visible
        width: root.width
        y: root.look.px(54)
    }
    HoverHandler {
        id: pointer

        onHoveredChanged: if (!pointer.hovered && !root.activeFocus) root.time.pointed = 0
        onPointChanged: if (pointer.hovered) root.time.pointed = pointer.point.position.y > chart.y && chart.ready ? chart.timeAt(pointer.point.position.x) : 0
    }
    ChartHairline {
        height: chart.height
        look: root.look
        shown: root.shownPlace !== null && root.shownPlace.valid && chart.visible
        text: root.shownPlace?.text ?? ""
        x: root.shownPlace?.x ?? 0
        y: chart.y
    }
    PanelNote {
        id: note

        empty: firstDay.empty && secondDay.empty
        emptyText: firstDay.withheld && secondDay.withheld ? qsTr("Withheld") : qsTr("No values yet")
        error: firstDay.errorText !== "" ? firstDay.errorText : secondDay.errorText
        height: root.height - root.look.px(36)
        loading: firstDay.loading || secondDay.loading
        look: root.look
        visible: firstDay.empty && secondDay.empty
        width: root.width
        y: root.look.px(36)
    }
}
