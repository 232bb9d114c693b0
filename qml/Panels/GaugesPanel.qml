pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 仪表: arc gauges side by side, what is usual as the grey band outside of each. */
ScenePanel {
    id: root

    readonly property alias model: gauges

    readonly property real gap: root.look.px(14)
    readonly property real room: root.height - root.look.px(34)
    /** As many side by side as can be read, and no row emptier than it must be. */
    readonly property int across: Math.max(1, Math.min(gauges.count, Math.floor((root.width + root.gap) / root.look.px(104))))
    readonly property int down: Math.max(1, Math.ceil(gauges.count / root.across))
    readonly property int evenly: Math.max(1, Math.ceil(gauges.count / root.down))
    readonly property real cardWidth: Math.floor((root.width - (root.evenly - 1) * root.gap) / root.evenly)
    readonly property real cardHeight: Math.floor(root.room / root.down)

    complete: !gauges.loading

    IndicatorModel {
        id: gauges

        clock: root.clock
        codes: root.codes
        region: root.selection.effectiveRegion
        runner: root.runner
        sparkHours: 0
        withWeek: false
    }
    PanelHead {
        id: head

        look: root.look
        note: root.selection.hasWindow ? qsTr("of now, not of the selected time") : qsTr("grey band: usual")
        title: root.title === "" ? qsTr("Gauges") : root.title
        width: root.width

        HeadTrust {
            look: root.look
            model: gauges
            room: head.room
        }
    }
    Repeater {
        model: gauges

        GaugeCard {
            required property int index

            height: root.cardHeight - root.look.px(4)
            look: root.look
            width: root.cardWidth
            x: (index % root.evenly) * (root.cardWidth + root.gap)
            y: root.look.px(34) + Math.floor(index / root.evenly) * root.cardHeight

            onAsked: root.figureAsked(code)
        }
    }
    PanelNote {
        anchors.bottom: parent.bottom
        empty: gauges.count === 0
        emptyNote: qsTr("The feeds have not defined these indicators")
        emptyText: qsTr("No indicators")
        error: gauges.errorText
        height: root.height - root.look.px(36)
        loading: gauges.loading
        look: root.look
        visible: gauges.count === 0
        width: root.width
    }
}
