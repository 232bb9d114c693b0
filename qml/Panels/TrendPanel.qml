import Tonglan.Chart
import Tonglan.Data
import Tonglan.Ui

/** One curve over the day, against the same day a week ago and its usual band. */
ScenePanel {
    id: root

    readonly property alias series: curve

    /** The place that the keys or the pointer are at, in px; −1 = none. */
    property real at: -1
    readonly property var shownPlace: root.at >= 0 && chart.ready ? chart.valueAt(root.at) : null

    complete: !curve.loading
    activeFocusOnTab: true

    Accessible.description: root.shownPlace?.text ?? ""
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
    PanelHead {
        id: head

        look: root.look
        note: root.code === "" ? qsTr("per 30 min") : curve.unit
        title: root.title === "" ? qsTr("Trend") : root.title
        width: root.width

        LegendKey {
            color: root.look.colors.data1
            look: root.look
            text: curve.currentText
        }
        LegendKey {
            color: root.look.colors.data2
            look: root.look
            text: curve.compareText
            visible: text !== "" && root.width - head.titleWidth > root.look.px(190)
        }
        LegendKey {
            color: root.look.colors.dataForecast
            look: root.look
            patch: true
            text: curve.usualText
            visible: text !== "" && root.width - head.titleWidth > root.look.px(root.runner.language === "en" ? 320 : 280)
        }
        TrustMark {
            age: curve.ageText
            fraction: curve.trustFraction
            look: root.look
            ringLast: true
            trust: curve.trust
            visible: !curve.loading
        }
    }
    FigureTarget {
        height: root.look.px(32)
        look: root.look
        text: root.title === "" ? qsTr("Trend") : root.title
        visible: root.code !== ""
        width: root.width

        onClicked: root.figureAsked(root.code)
    }
    TrendChart {
        id: chart

        bandColor: root.look.colors.dataForecast
        compareColor: root.look.colors.data2
        dimmedColor: root.look.colors.text4
        gridColor: root.look.colors.dataGrid
        height: root.height - root.look.px(32)
        limitColor: root.look.colors.text3
        lineColor: root.look.colors.data1
        nowColor: root.look.colors.text3
        numberFont.family: Fonts.number
        series: curve
        textColor: root.look.colors.text3
        textFont.family: Fonts.text
        unit: root.look.u
        visible: !note.visible
        width: root.width
        y: root.look.px(32)
    }
    HoverHandler {
        id: pointer

        onHoveredChanged: if (!pointer.hovered && !root.activeFocus) root.at = -1
        onPointChanged: if (pointer.hovered) root.at = pointer.point.position.y > chart.y ? pointer.point.position.x : -1
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

        empty: curve.empty
        emptyText: qsTr("No values yet")
        error: curve.errorText
        height: root.height - root.look.px(32)
        loading: curve.loading
        look: root.look
        visible: curve.empty || !curve.current && (curve.loading || curve.errorText !== "") // what is shown stays while it cannot be read anew
        width: root.width
        y: root.look.px(32)
    }
}
