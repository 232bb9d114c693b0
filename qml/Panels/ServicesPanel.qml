pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 民生服务: what the city did for people today. Rows on a desk, cards on a wall. */
ScenePanel {
    id: root

    readonly property bool cards: root.columns > 1
    readonly property real gap: root.look.px(18)
    readonly property real itemWidth: Math.floor((root.width - (root.columns - 1) * root.gap) / root.columns)
    readonly property real itemHeight: root.cards ? Math.min(root.look.px(98), Math.floor((root.height - root.look.px(32)) / Math.max(1, Math.ceil(root.codes.length / root.columns)))) : root.look.px(61)

    complete: !services.loading

    IndicatorModel {
        id: services

        clock: root.clock
        codes: root.codes
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    PanelHead {
        look: root.look
        note: root.selection.hasWindow ? qsTr("of now, not of the selected time") : root.cards ? qsTr("today") : qsTr("today · last 7 days")
        title: root.title === "" ? qsTr("Services for people") : root.title
        width: root.width
    }
    Repeater {
        model: services

        ServiceItem {
            required property int index

            barsAt: root.runner.language === "en" ? .52 : .44
            card: root.cards
            height: root.itemHeight
            look: root.look
            width: root.itemWidth
            x: (index % root.columns) * (root.itemWidth + root.gap)
            y: root.look.px(32) + Math.floor(index / root.columns) * root.itemHeight

            onAsked: root.figureAsked(code)
        }
    }
    PanelNote {
        anchors.bottom: parent.bottom
        empty: services.count === 0
        emptyNote: qsTr("The feeds have not defined these indicators")
        emptyText: qsTr("No indicators")
        error: services.errorText
        height: root.height - root.look.px(36)
        loading: services.loading
        look: root.look
        visible: services.count === 0
        width: root.width
    }
}
