pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 各区在办与按期率: the districts by open events, then the zones; a click filters everything to one of them and lists what lies below it, as deep
 *  as there is.
 */
ScenePanel {
    id: root

    /** Zones come on top of the districts that the panel was given room for: rows may be closer together, but can be read. */
    readonly property int mostPerColumn: root.rows === 0 ? regions.count : regions.zoneCount === 0 ? root.rows : Math.max(root.rows, Math.floor((root.height - root.look.px(32)) / root.look.px(18)))
    readonly property int perColumn: Math.max(1, Math.min(root.mostPerColumn, Math.ceil(regions.count / root.columns)))
    readonly property int room: root.perColumn * root.columns
    readonly property int shownZones: Math.min(regions.zoneCount, Math.max(Math.floor(root.room / 4), root.room - regions.count + regions.zoneCount))
    readonly property int shownDistricts: Math.min(regions.count - regions.zoneCount, root.room - root.shownZones)
    readonly property int shown: root.shownDistricts + root.shownZones
    readonly property bool cut: regions.count > root.shown
    readonly property real gap: root.look.px(24)
    readonly property real rowWidth: Math.floor((root.width - (root.columns - 1) * root.gap) / root.columns)
    readonly property real rowHeight: Math.min(root.look.px(28), (root.height - root.look.px(32)) / root.perColumn)

    complete: !regions.loading && !path.loading && !source.loading

    RegionPath {
        id: path

        home: root.selection.homeRegion
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    EventSummary {
        id: source

        clock: root.clock
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    RegionModel {
        id: regions

        clock: root.clock
        from: root.selection.from
        order: "open"
        parentRegion: path.listed
        runner: root.runner
        target: root.target
        to: root.selection.to
    }
    PanelHead {
        id: head

        look: root.look
        note: path.listedName !== "" ? (root.cut ? qsTr("%1, first %2").arg(path.listedName).arg(root.shown) : path.listedName) : root.cut ? qsTr("first %1").arg(root.shown) : root.width > root.look.px(360) ? qsTr("number / %") : ""
        title: root.title === "" ? qsTr("Districts") : root.title
        width: root.width

        Label {
            id: under

            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: qsTr("▽ under %1%").arg(root.target)
            tone: 3
            visible: root.width - head.titleWidth >= implicitWidth + root.look.px(96)
        }
        SourceTrust {
            age: source.ageText
            fraction: source.trustFraction
            look: root.look
            room: Math.max(root.look.px(60), head.room - (under.visible ? under.width + root.look.px(8) : 0))
            source: head.room - under.width < root.look.px(130) ? "" : source.sourceName // three letters of it say nothing
            trust: source.trust
            visible: source.valid
        }
    }
    Repeater {
        model: regions

        RankRow {
            id: row

            required property int index

            readonly property int numberOfZone: row.index - regions.count + regions.zoneCount
            readonly property int place: row.zone ? root.shownDistricts + row.numberOfZone : row.index

            height: root.rowHeight
            known: regions.knowsEvents
            lit: row.code === root.selection.pointed.region
            look: root.look
            maximum: regions.maximumOpen
            nameRoom: root.runner.language !== "en" ? 58 : root.rowWidth < root.look.px(250) ? 98 : 124
            selected: row.code === root.selection.region
            visible: row.zone ? row.numberOfZone < root.shownZones : row.index < root.shownDistricts
            width: root.rowWidth
            x: Math.floor(row.place / root.perColumn) * (root.rowWidth + root.gap)
            y: root.look.px(32) + (row.place % root.perColumn) * root.rowHeight

            onPointed: on => {
                if (on)
                    root.selection.pointed.region = row.code
                else
                    root.selection.pointed.leaveRegion(row.code)
            }
            traced: !root.selection.hasWindow

            onCountAsked: what => root.countAsked({what: what, region: row.code})
            onClicked: root.selection.selectRegion(row.selected ? path.above : row.code)
        }
    }
    PanelNote {
        empty: regions.count === 0
        emptyText: qsTr("No districts")
        error: regions.errorText
        height: root.height - root.look.px(32)
        loading: regions.loading
        look: root.look
        visible: regions.count === 0
        width: root.width
        y: root.look.px(32)
    }
}
