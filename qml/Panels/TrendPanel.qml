import QtQuick
import Tonglan.Chart
import Tonglan.Data
import Tonglan.Ui

/** One series over the day, against the same day a week ago and its usual band. */
ScenePanel {
    id: root

    complete: !series.loading

    SeriesModel {
        id: series

        bucketSeconds: 1800
        clock: root.clock
        code: root.code
        compareDays: 7
        kind: root.code === "" ? "events" : "indicator"
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    PanelHead {
        look: root.look
        note: root.code === "" ? qsTr("per 30 min") : series.unit
        title: root.title === "" ? qsTr("Trend") : root.title
        width: root.width

        LegendKey {
            color: root.look.colors.data1
            look: root.look
            text: series.currentText
        }
        LegendKey {
            color: root.look.colors.data2
            look: root.look
            text: series.compareText
            visible: text !== ""
        }
        LegendKey {
            color: root.look.colors.dataForecast
            look: root.look
            patch: true
            text: series.usualText
            visible: text !== "" && root.width > root.look.px(380)
        }
    }
    TrendChart {
        bandColor: root.look.colors.dataForecast
        compareColor: root.look.colors.data2
        gridColor: root.look.colors.dataGrid
        height: root.height - root.look.px(32)
        lineColor: root.look.colors.data1
        nowColor: root.look.colors.text3
        numberFont.family: Fonts.number
        series: series
        textColor: root.look.colors.text3
        textFont.family: Fonts.text
        unit: root.look.u
        visible: !note.visible
        width: root.width
        y: root.look.px(32)
    }
    PanelNote {
        id: note

        empty: series.empty
        emptyText: qsTr("No values yet")
        error: series.errorText
        height: root.height - root.look.px(32)
        loading: series.loading
        look: root.look
        width: root.width
        y: root.look.px(32)
    }
}
