pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 翻牌: one to four figures, as large as there is room, whose digits roll when they change. */
ScenePanel {
    id: root

    readonly property alias model: indicators

    readonly property real gap: root.look.px(16)
    readonly property int cardColumns: root.codes.length < 2 ? 1 : root.width / root.look.u >= 150 * root.codes.length && root.height / root.look.u < 220 ? root.codes.length : 2
    readonly property real cardWidth: Math.floor((root.width - (root.cardColumns - 1) * root.gap) / root.cardColumns)
    readonly property real cardHeight: Math.floor((root.height - root.look.px(36)) / Math.max(1, Math.ceil(root.codes.length / root.cardColumns)))

    complete: !indicators.loading

    IndicatorModel {
        id: indicators

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
        note: root.selection.hasWindow ? qsTr("of now, not of the selected time") : qsTr("change against 24 h ago")
        title: root.title === "" ? qsTr("Figures") : root.title
        width: root.width

        HeadTrust {
            look: root.look
            model: indicators
            room: head.room
        }
    }
    Repeater {
        model: indicators

        FlipCard {
            required property int index

            height: root.cardHeight
            look: root.look
            width: root.cardWidth
            x: (index % root.cardColumns) * (root.cardWidth + root.gap)
            y: root.look.px(36) + Math.floor(index / root.cardColumns) * root.cardHeight

            onAsked: root.figureAsked(code)
        }
    }
    PanelNote {
        anchors.bottom: parent.bottom
        empty: indicators.count === 0
        emptyNote: qsTr("The feeds have not defined these indicators")
        emptyText: qsTr("No indicators")
        error: indicators.errorText
        height: root.height - root.look.px(36)
        loading: indicators.loading
        look: root.look
        visible: indicators.count === 0
        width: root.width
    }
}
