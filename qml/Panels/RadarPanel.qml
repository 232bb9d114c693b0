pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Chart
import Tonglan.Data
import Tonglan.Ui

/** Indicators against what is usual for each: the grey ring is the usual band of every spoke, and says so. */
ScenePanel {
    id: root

    readonly property alias model: spokes

    readonly property real labelRoom: (root.width - radar.width) / 2 - root.look.px(6)

    complete: !spokes.loading

    IndicatorModel {
        id: spokes

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
        note: root.selection.hasWindow ? qsTr("of now, not of the selected time") : root.width > root.look.px(390) ? qsTr("scaled to the usual band of each") : qsTr("grey: usual")
        title: root.title === "" ? qsTr("Against the usual") : root.title
        width: root.width

        HeadTrust {
            look: root.look
            model: spokes
            room: head.room
        }
    }
    RadarChart {
        id: radar

        bandColor: root.look.colors.dataBand
        dimmed: {
            const list = []
            for (let i = 0; i < ends.count; ++i)
                list.push(((ends.itemAt(i) as RadarSpoke)?.trust ?? 0) === 2)
            return list
        }
        dimmedColor: root.look.colors.text4
        gridColor: root.look.colors.lineBase
        height: root.height - root.look.px(root.codes.length % 2 === 0 ? 44 : 78) // of an odd number one spoke points down
        lineColor: root.look.colors.data1
        shares: {
            const list = []
            for (let i = 0; i < ends.count; ++i)
                list.push((ends.itemAt(i) as RadarSpoke)?.usualShare ?? NaN)
            return list
        }
        unit: root.look.u
        visible: spokes.count > 0
        width: Math.min(height, root.width * (root.runner.language === "en" ? .36 : .44)) // English names are longer
        x: (root.width - width) / 2
        y: root.look.px(38)
    }
    Repeater {
        id: ends

        model: spokes

        RadarSpoke {
            id: spoke

            required property int index

            readonly property point end: {
                radar.width // with the size
                return radar.shares.length > spoke.index ? radar.spokeEnd(spoke.index, root.look.px(11)) : Qt.point(0, 0)
            }

            height: root.look.px(root.look.sources ? 50 : 34)
            look: root.look
            side: Math.abs(spoke.end.x - radar.width / 2) < root.look.px(4) ? 0 : spoke.end.x < radar.width / 2 ? -1 : 1
            width: spoke.side === 0 ? root.width * .4 : root.labelRoom
            x: radar.x + spoke.end.x - (spoke.side < 0 ? width : spoke.side === 0 ? width / 2 : 0)
            y: spoke.side === 0 ? root.height - height : Math.max(root.look.px(32), Math.min(root.height - height, radar.y + spoke.end.y - height / 2))

            onAsked: root.figureAsked(code)
        }
    }
    PanelNote {
        anchors.bottom: parent.bottom
        empty: spokes.count === 0
        emptyNote: qsTr("The feeds have not defined these indicators")
        emptyText: qsTr("No indicators")
        error: spokes.errorText
        height: root.height - root.look.px(36)
        loading: spokes.loading
        look: root.look
        visible: spokes.count === 0
        width: root.width
    }
}
