import QtQuick
import Tonglan.Chart
import Tonglan.Data
import Tonglan.Ui

/** One curve over the day, against the same day a week ago and its usual band. */
ScenePanel {
    id: root

    complete: !curve.loading

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
            visible: text !== ""
        }
        LegendKey {
            color: root.look.colors.dataForecast
            look: root.look
            patch: true
            text: curve.usualText
            visible: text !== "" && root.width > root.look.px(380)
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
        bandColor: root.look.colors.dataForecast
        compareColor: root.look.colors.data2
        dimmedColor: root.look.colors.text4
        gridColor: root.look.colors.dataGrid
        height: root.height - root.look.px(32)
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
