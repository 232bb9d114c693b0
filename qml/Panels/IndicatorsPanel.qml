pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 城市运行体征: a grid of indicator cards, with how many of them are fresh. */
ScenePanel {
    id: root

    readonly property alias model: indicators

    /** Cards stand alone, without a head, on grounds of their own. */
    property bool bare: false

    readonly property real gap: root.look.px(root.bare ? 12 : root.columns > 2 ? 18 : 16)
    readonly property real start: root.bare ? 0 : root.look.px(36)
    readonly property real cardWidth: Math.floor((root.width - (root.columns - 1) * root.gap) / root.columns)
    readonly property real cardHeight: Math.floor((root.height - root.start - (root.bare ? (root.cardRows - 1) * root.gap : 0)) / root.cardRows)
    readonly property int cardRows: Math.max(1, Math.ceil(root.codes.length / root.columns))

    complete: !indicators.loading

    IndicatorModel {
        id: indicators

        clock: root.clock
        codes: root.codes
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    PanelHead {
        look: root.look
        note: root.selection.hasWindow ? qsTr("of now, not of the selected time") : indicators.count > 0 ? indicators.beyondCount > 0 ? qsTr("%1 indicators, %2 beyond limits").arg(indicators.count).arg(indicators.beyondCount) : qsTr("%1 indicators").arg(indicators.count) : ""
        title: root.title === "" ? qsTr("Vital signs") : root.title
        visible: !root.bare
        width: root.width

        TrustCounts {
            doubt: indicators.doubtCount
            fresh: indicators.freshCount
            late: indicators.lateCount
            look: root.look
            stale: indicators.staleCount
        }
    }
    Repeater {
        model: indicators

        KpiCard {
            required property int index

            alone: root.bare
            height: root.cardHeight
            look: root.look
            width: root.cardWidth
            x: (index % root.columns) * (root.cardWidth + root.gap)
            y: root.start + Math.floor(index / root.columns) * (root.cardHeight + (root.bare ? root.gap : 0))

            onAsked: root.figureAsked(code)
        }
    }
    PanelNote {
        anchors.bottom: parent.bottom
        empty: indicators.count === 0
        emptyNote: qsTr("The feeds have not defined these indicators")
        emptyText: qsTr("No indicators")
        error: indicators.errorText
        height: root.height - root.start
        loading: indicators.loading
        look: root.look
        visible: indicators.count === 0
        width: root.width
    }
}
