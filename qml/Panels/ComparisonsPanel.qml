pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 对比: indicators against the period before, the year before, their target and days alike, by the calendar. What has no room is left out, days alike first. */
ScenePanel {
    id: root

    readonly property alias model: comparisons

    readonly property real rowHeight: root.look.px(46)
    readonly property real start: root.look.px(54)
    readonly property bool english: root.runner.language === "en"
    readonly property real columnRoom: root.look.px(root.english ? 108 : 96)
    /** No room for the names of departments: their figures name them. */
    readonly property bool narrow: !root.look.sources && root.width < root.look.px(440)
    /** A trust mark has a word beside its age. */
    readonly property bool marked: {
        for (let i = 0; i < rows.count; ++i) {
            if (((rows.itemAt(i) as ComparisonRow)?.trust ?? 0) > 0)
                return true
        }
        return false
    }
    readonly property real trustRoom: root.look.sources ? Math.round(root.width * .38) : root.look.px((root.narrow ? 72 : root.english ? 152 : 140) + (root.marked ? 44 : 0))
    readonly property int compared: root.look.sources ? 1 : Math.max(1, Math.min(4, Math.floor((root.width - root.trustRoom - root.look.px(root.english ? 250 : 220)) / root.columnRoom)))
    /** Places in the role lines. */
    readonly property list<int> order: [0, 2, 1, 3].slice(0, root.compared).sort((a, b) => a - b)
    readonly property real firstEnd: root.width - root.trustRoom - (root.compared - 1) * root.columnRoom
    readonly property int room: Math.max(1, Math.floor((root.height - root.start) / root.rowHeight))

    complete: !comparisons.loading

    ComparisonModel {
        id: comparisons

        clock: root.clock
        codes: root.codes
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    PanelHead {
        look: root.look
        note: [root.selection.hasWindow ? qsTr("of now, not of the selected time") : comparisons.count > root.room ? qsTr("%1 of %2").arg(root.room).arg(comparisons.count) : "", root.order.includes(3) ? comparisons.first.note ?? "" : ""].filter(part => part !== "").join(" · ")
        title: root.title === "" ? qsTr("Compared") : root.title
        width: root.width
    }
    Repeater {
        model: comparisons.count > 0 ? root.order : []

        Label {
            id: caption

            required property int index
            required property int modelData

            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: comparisons.first.lines?.[caption.modelData]?.label ?? ""
            tone: 3
            x: root.firstEnd + caption.index * root.columnRoom - width
            y: root.look.px(34)
        }
    }
    Repeater {
        id: rows

        model: comparisons

        ComparisonRow {
            id: row

            required property int index

            columnRoom: root.columnRoom
            firstEnd: root.firstEnd
            named: !root.narrow
            height: root.rowHeight
            look: root.look
            order: root.order
            visible: row.index < root.room
            width: root.width
            y: root.start + row.index * root.rowHeight

            onAsked: root.figureAsked(code)
        }
    }
    PanelNote {
        anchors.bottom: parent.bottom
        empty: comparisons.count === 0
        emptyNote: qsTr("The feeds have not defined these indicators")
        emptyText: qsTr("No indicators")
        error: comparisons.errorText
        height: root.height - root.look.px(36)
        loading: comparisons.loading
        look: root.look
        visible: comparisons.count === 0
        width: root.width
    }
}
