pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Chart
import Tonglan.Data
import Tonglan.Ui

/** 分区小图: one indicator in every district over the last day, all on one scale, with the newest value and how far to trust it. */
ScenePanel {
    id: root

    readonly property alias model: lines

    readonly property real room: root.height - root.look.px(36)
    readonly property real gap: root.look.px(14)
    /** As few columns as leave each cell high enough for a line. */
    readonly property int cellColumns: {
        const most = Math.max(1, Math.floor((root.width + root.gap) / root.look.px(84)))
        for (let columns = 2; columns < most; ++columns)
            if (root.room / Math.ceil(lines.count / columns) >= root.look.px(52))
                return columns
        return most
    }
    readonly property real cellWidth: (root.width - (root.cellColumns - 1) * root.gap) / root.cellColumns
    readonly property real cellHeight: Math.min(root.look.px(96), root.room / Math.max(1, Math.ceil(lines.count / root.cellColumns)))

    complete: !lines.loading && !path.loading

    RegionPath {
        id: path

        home: root.selection.homeRegion
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    RegionLinesModel {
        id: lines

        clock: root.clock
        indicator: root.code
        parentRegion: path.listed
        runner: root.runner
    }
    PanelHead {
        id: head

        look: root.look
        note: lines.scaleText === "" ? "" : qsTr("24 h, one scale %1").arg(lines.scaleText)
        title: root.title === "" ? lines.name : root.title
        width: root.width

        SourceTrust {
            age: lines.worstAge
            fraction: lines.worstFraction
            look: root.look
            room: head.room
            source: lines.worstSource
            trust: lines.worstTrust
            visible: lines.count > 0
        }
    }
    Repeater {
        model: lines

        Item {
            id: cell

            required property int index
            required property string region
            required property string name
            required property string valueText
            required property bool hasValue
            required property bool withheld
            required property int trust
            required property real trustFraction
            required property string ageText
            required property list<real> spark
            required property string words

            height: root.cellHeight
            width: root.cellWidth
            x: (cell.index % root.cellColumns) * (root.cellWidth + root.gap)
            y: root.look.px(36) + Math.floor(cell.index / root.cellColumns) * root.cellHeight

            TrustRing {
                id: ring

                anchors.verticalCenter: title.verticalCenter
                arc: root.look.colors.text2
                fraction: cell.trustFraction
                height: root.look.px(10)
                quiet: root.look.colors.text3
                state: cell.trust
                track: root.look.colors.lineStrong
                width: root.look.px(10)
            }
            Label {
                id: title

                fits: true
                look: root.look
                size: Theme.metaSize
                text: cell.name
                tone: cell.trust === 2 ? 4 : 2
                width: parent.width - x - value.width - root.look.px(4)
                x: ring.width + root.look.px(4)
                y: root.look.px(3)
            }
            CellFigure {
                id: value

                anchors.baseline: title.baseline
                hasValue: cell.hasValue
                look: root.look
                size: Theme.labelSize
                trust: cell.trust
                valueText: cell.valueText
                withheld: cell.withheld
                x: parent.width - width
            }
            Sparkline {
                bandColor: root.look.colors.dataBand
                dimmed: cell.trust === 2
                dimmedColor: root.look.colors.text4
                endColor: root.look.colors.data1
                height: parent.height - y - root.look.px(8)
                high: lines.high
                lineColor: cell.trust === 2 ? root.look.colors.text4 : root.look.colors.data1
                lineWidth: 1.4 * root.look.u
                low: lines.low
                values: cell.spark
                visible: height > root.look.px(8)
                width: parent.width
                y: root.look.px(24)
            }
            FigureTarget {
                anchors.bottomMargin: root.look.px(6)
                anchors.fill: parent
                look: root.look
                text: cell.words + " " + TrustWords.line(cell.trust, cell.ageText)

                onClicked: {
                    root.selection.selectRegion(cell.region)
                    root.figureAsked(root.code)
                }
            }
        }
    }
    PanelNote {
        empty: lines.count === 0
        emptyNote: qsTr("Nobody has defined this indicator, or the region has no districts")
        emptyText: qsTr("No districts to compare")
        error: lines.errorText
        height: root.room
        loading: lines.loading || path.loading
        look: root.look
        visible: lines.count === 0
        width: root.width
        y: root.look.px(36)
    }
}
