pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Chart
import Tonglan.Data
import Tonglan.Ui

/** One curve over the day, against the same day a week ago and its usual band, and how it may go on. Wheel, drag and keys move the time of all charts of the scene. */
ScenePanel {
    id: root

    readonly property alias series: curve
    readonly property alias line: readings
    readonly property alias forecast: outlook
    readonly property alias chart: chart
    readonly property alias tools: tools
    readonly property alias saver: saver
    readonly property alias forecastMark: forecastMark
    readonly property ChartTime time: root.selection.chartTime

    /** The place that the keys or the pointer are at, here or in another chart, in px; −1 = none. */
    readonly property real at: root.time.pointed > 0 && chart.ready ? chart.xOf(root.time.pointed) : -1
    readonly property var shownPlace: root.at >= 0 ? chart.valueAtTime(root.time.pointed) : null
    /** Where "now" is, and the room in the row of that word on both sides of it, in px: beside axis and limits, and to the panel's edge. */
    readonly property real nowAt: chart.ready ? chart.xOf(curve.nowMs) : 0
    readonly property real roomBeforeNow: root.nowAt - root.look.px(108)
    readonly property real roomAfterNow: root.width - root.nowAt - root.look.px(48)
    readonly property string name: root.title === "" ? qsTr("Trend") : root.title

    complete: !curve.loading && (!readings.active || !readings.loading) && !outlook.loading
    activeFocusOnTab: true

    Accessible.description: root.shownPlace?.text ?? ""
    Accessible.name: root.title
    Accessible.role: Accessible.Chart

    Keys.onPressed: event => {
        if (root.handleKey(event.key))
            event.accepted = true
    }
    onActiveFocusChanged: if (!root.activeFocus && !pointer.hovered) root.time.pointed = 0

    function handleKey(key: int): bool {
        switch (key) {
        case Qt.Key_Left:
        case Qt.Key_Right:
            if (chart.ready)
                root.time.pointed = chart.timeAt(chart.stepFrom(root.at, key === Qt.Key_Left ? -1 : 1))
            return true
        case Qt.Key_Plus:
        case Qt.Key_Equal:
        case Qt.Key_Minus:
            chart.zoom(key === Qt.Key_Minus ? 2 : .5, root.at)
            return true
        case Qt.Key_PageUp:
        case Qt.Key_PageDown:
            chart.panByPages(key === Qt.Key_PageUp ? .5 : -.5)
            return true
        case Qt.Key_Home:
        case Qt.Key_0:
            if (!root.time.moved)
                return false
            root.time.reset()
            return true
        }
        return false
    }

    function savePicture() {
        root.grabToImage(result => saver.savePicture(chart, result.image, root.look.colors.bgPanel, root.look.colors.text2, [curve.sourceName, chart.rangeText, root.clock.formatDateTime(curve.nowMs)].filter(part => part !== "").join(" · "), root.exportFolder, root.name))
    }

    SeriesModel {
        id: curve

        bucketSeconds: 1800
        clock: root.clock
        code: root.code
        compareDays: 7
        kind: root.code === "" ? "events" : "indicator"
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    LineModel { // read when somebody looks beyond the day, and kept then
        id: readings

        active: root.time.moved
        clock: root.clock
        code: root.code
        kind: curve.kind
        region: curve.region
        runner: root.runner
    }
    ForecastModel {
        id: outlook

        bucketSeconds: curve.bucketSeconds
        clock: root.clock
        code: root.code
        kind: curve.kind
        region: curve.region
        runner: root.runner
    }
    ChartExport {
        id: saver

        onSavingChanged: if (!saver.saving) saved.restart()
    }
    Timer {
        id: saved

        interval: 12000
    }
    PanelHead {
        id: head

        look: root.look
        note: root.time.moved ? chart.rangeText : root.code === "" ? qsTr("per 30 min") : curve.unit
        title: root.name
        width: root.width

        LegendKey {
            color: root.look.colors.data1
            look: root.look
            text: curve.currentText
            visible: chart.visible && !root.time.moved && !root.look.sources && root.width - head.titleWidth > root.look.px(160) // alone it is the line of today
        }
        LegendKey {
            color: root.look.colors.data2
            look: root.look
            text: curve.compareText
            visible: chart.visible && text !== "" && !root.look.sources && !root.time.moved && root.width - head.titleWidth > root.look.px(root.runner.language === "en" ? 264 : 190)
        }
        LegendKey {
            color: root.look.colors.dataBand
            look: root.look
            patch: true
            text: curve.usualText
            visible: chart.visible && text !== "" && !root.look.sources && !root.time.moved && root.width - head.titleWidth > root.look.px(root.runner.language === "en" ? 430 : 280)
        }
        SourceTrust {
            age: curve.ageText
            fraction: curve.trustFraction
            look: root.look
            room: root.look.sources ? head.room : implicitWidth
            source: root.look.sources ? curve.sourceName : ""
            trust: curve.trust
            visible: !curve.loading && (curve.current || curve.errorText === "")
        }
    }
    FigureTarget {
        height: root.look.px(32)
        look: root.look
        text: root.name
        visible: root.code !== ""
        width: root.width

        onClicked: root.figureAsked(root.code)
    }
    TrendChart {
        id: chart

        bandColor: root.look.colors.dataBand
        compareColor: root.look.colors.data2
        dimmedColor: root.look.colors.text4
        forecast: outlook
        forecastColor: root.look.colors.dataForecast
        gridColor: root.look.colors.dataGrid
        height: root.height - root.look.px(32)
        limitColor: root.look.colors.text3
        line: readings
        lineColor: root.look.colors.data1
        nowColor: root.look.colors.text3
        numberFont.family: Fonts.number
        series: curve
        textColor: root.look.colors.text3
        textFont.family: Fonts.text
        time: root.time
        unit: root.look.u
        visible: !note.visible
        width: root.width
        y: root.look.px(32)
    }
    MouseArea { // below what lies on the chart
        id: grip

        property real from: 0
        property bool dragged: false
        property bool tookKeys: false

        anchors.fill: chart
        acceptedButtons: Qt.LeftButton
        cursorShape: grip.pressed && grip.dragged ? Qt.ClosedHandCursor : Qt.ArrowCursor
        enabled: chart.visible
        preventStealing: true

        onDoubleClicked: root.time.reset()
        onPositionChanged: mouse => {
            grip.dragged = grip.dragged || Math.abs(mouse.x - grip.from) >= root.look.px(4)
            if (!grip.dragged)
                return
            chart.pan(mouse.x - grip.from)
            grip.from = mouse.x
        }
        onPressed: mouse => {
            grip.tookKeys = grip.tookKeys || !root.activeFocus
            root.forceActiveFocus()
            grip.dragged = false
            grip.from = mouse.x
        }
        onWheel: wheel => {
            if (wheel.angleDelta.y !== 0)
                chart.zoom(Math.pow(.8, wheel.angleDelta.y / 120), wheel.x)
        }
    }
    HoverHandler {
        id: pointer

        onHoveredChanged: {
            if (pointer.hovered)
                return
            if (grip.tookKeys) // the pointer brought the keys here, and takes them away again
                root.focus = false
            grip.tookKeys = false
            if (!root.activeFocus)
                root.time.pointed = 0
        }
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
    Rectangle { // who has the keys
        anchors.fill: parent
        anchors.margins: -root.look.px(6)
        border.color: root.look.colors.accentBase
        border.width: 1
        color: "transparent"
        radius: root.look.px(Theme.radius)
        visible: root.activeFocus
    }
    ForecastMark {
        id: forecastMark

        forecast: outlook
        look: root.look
        room: root.width
        visible: shown && chart.visible && chart.ready && !root.time.moved
        wordRoom: Math.max(root.roomBeforeNow, root.roomAfterNow)
        x: forecastMark.width <= root.roomAfterNow ? root.width - width - root.look.px(10) : root.nowAt - root.look.px(4) - width
        y: chart.y - root.look.px(1) // in the row of "now", where nothing is drawn
        z: forecastMark.card.visible ? 6 : 3
    }
    ChartTools {
        id: tools

        chart: chart
        exportFolder: root.exportFolder
        look: root.look
        moved: root.time.moved
        wanted: chart.visible && (pointer.hovered || root.activeFocus)
        x: root.width - width
        y: root.height - height
        z: 4

        onPictureAsked: root.savePicture()
        onRowsAsked: saver.saveRows(chart, root.exportFolder, root.name)
    }
    Rectangle { // where the file is
        border.color: root.look.colors.lineStrong
        border.width: 1
        color: root.look.colors.bgRaised
        height: root.look.px(26)
        radius: root.look.px(Theme.radiusSmall)
        visible: (saved.running || saver.saving) && saver.savedText !== ""
        width: root.width
        y: chart.y
        z: 5

        Label {
            anchors.centerIn: parent
            elide: Text.ElideMiddle
            look: root.look
            size: Theme.metaSize
            text: saver.savedText
            tone: 1
            width: Math.min(implicitWidth, parent.width - root.look.px(16))
        }
    }
    PanelNote {
        id: note

        empty: curve.empty
        emptyText: curve.withheld ? qsTr("Withheld") : qsTr("No values yet")
        error: curve.errorText
        height: root.height - root.look.px(32)
        loading: curve.loading
        look: root.look
        visible: curve.empty && (!root.time.moved || curve.withheld) || !curve.current && (curve.loading || curve.errorText !== "") // what is shown stays while it cannot be read anew
        width: root.width
        y: root.look.px(32)
    }
}
