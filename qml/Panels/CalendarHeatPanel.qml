pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Chart
import Tonglan.Data
import Tonglan.Ui

/** 热历: the last seven days by hour, of one indicator or of the reports. What has not arrived is an empty frame. */
ScenePanel {
    id: root

    readonly property alias series: week
    readonly property alias heat: heat

    readonly property real axis: root.look.px(root.runner.language === "en" ? 34 : 36)
    readonly property real start: root.look.px(36)

    /** The cell that the keys or the pointer are at: row and hour; −1 = none. */
    property int row: -1
    property int hour: -1
    readonly property var shownCell: heat.days > 0 && root.row >= 0 ? heat.cell(root.row, root.hour) : null

    complete: !week.loading
    activeFocusOnTab: true

    Accessible.description: root.shownCell?.text ?? ""
    Accessible.name: root.title
    Accessible.role: Accessible.Chart

    Keys.onPressed: event => {
        const steps = {[Qt.Key_Left]: [0, -1], [Qt.Key_Right]: [0, 1], [Qt.Key_Up]: [-1, 0], [Qt.Key_Down]: [1, 0]}
        const step = steps[event.key]
        if (!step || heat.days === 0)
            return
        if (root.row < 0) {
            root.row = heat.days - 1
            root.hour = 0
        } else {
            root.row = Math.max(0, Math.min(heat.days - 1, root.row + step[0]))
            root.hour = Math.max(0, Math.min(23, root.hour + step[1]))
        }
        event.accepted = true
    }
    onActiveFocusChanged: if (!root.activeFocus) root.row = -1

    SeriesModel {
        id: week

        bucketSeconds: 3600
        clock: root.clock
        code: root.code
        compareDays: 0
        days: 7
        kind: root.code === "" ? "events" : "indicator"
        region: root.selection.effectiveRegion
        runner: root.runner
        withUsual: false
    }
    PanelHead {
        id: head

        look: root.look
        note: root.code === "" ? qsTr("7 days, reports") : qsTr("7 days")
        title: root.title !== "" ? root.title : root.code === "" ? qsTr("Reports by hour") : week.name
        width: root.width

        SourceTrust {
            age: week.ageText
            fraction: week.trustFraction
            look: root.look
            room: head.room
            source: week.sourceName
            trust: week.trust
            visible: !week.loading && (week.current || week.errorText === "")
        }
    }
    FigureTarget {
        height: root.look.px(32)
        look: root.look
        text: root.title
        visible: root.code !== ""
        width: root.width

        onClicked: root.figureAsked(root.code)
    }
    Repeater {
        model: heat.visible ? heat.days : 0

        Label {
            id: day

            required property int index

            readonly property bool today: heat.days > 0 && heat.isToday(day.index)

            elide: Text.ElideNone
            font.weight: day.today ? Font.Medium : Font.Normal
            look: root.look
            size: Theme.metaSize
            text: heat.days > 0 ? heat.dayText(day.index) : ""
            tone: day.today ? 1 : 3
            y: heat.y + (day.index + .5) * heat.height / Math.max(1, heat.days) - height / 2
        }
    }
    CalendarHeat {
        id: heat

        emptyColor: root.look.colors.lineBase
        height: root.height - root.start - root.look.px(42)
        opacity: week.trust === 2 ? .62 : 1
        ramp: root.look.colors.heat
        series: week
        unit: root.look.u
        visible: !note.visible
        width: root.width - root.axis
        x: root.axis
        y: root.start
    }
    Repeater {
        model: heat.visible ? [0, 6, 12, 18] : []

        NumText {
            id: tick

            required property int modelData

            font.weight: Font.Normal
            look: root.look
            size: 12.5
            text: String(tick.modelData).padStart(2, "0")
            tone: 3
            x: heat.x + tick.modelData * heat.width / 24
            y: heat.y + heat.height + root.look.px(1)
        }
    }
    HeatKey {
        anchors.bottom: parent.bottom
        high: heat.highText
        look: root.look
        low: heat.lowText
        unit: root.code === "" ? qsTr("cases / h") : week.unit
        visible: heat.visible
        x: root.axis
    }
    Label {
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        elide: Text.ElideNone
        look: root.look
        size: Theme.metaSize
        text: qsTr("empty: not arrived")
        tone: 3
        visible: heat.visible
    }
    HoverHandler {
        id: pointer

        readonly property var cell: pointer.hovered && heat.visible ? heat.cellAt(pointer.point.position.x - heat.x, pointer.point.position.y - heat.y) : null

        onCellChanged: {
            if (pointer.cell?.valid) {
                root.row = pointer.cell.row
                root.hour = pointer.cell.hour
            } else if (!root.activeFocus) {
                root.row = -1
            }
        }
    }
    Rectangle {
        border.color: root.look.colors.text1
        border.width: Math.max(1, Math.round(root.look.u))
        color: "transparent"
        height: (root.shownCell?.height ?? 0) + 2 * border.width
        objectName: "cell"
        visible: heat.visible && root.shownCell !== null && root.shownCell.valid
        width: (root.shownCell?.width ?? 0) + 2 * border.width
        x: heat.x + (root.shownCell?.x ?? 0) - border.width
        y: heat.y + (root.shownCell?.y ?? 0) - border.width
    }
    ChartWords {
        at: heat.x + (root.shownCell?.x ?? 0) + (root.shownCell?.width ?? 0) / 2
        look: root.look
        shown: heat.visible && root.shownCell !== null && root.shownCell.valid
        text: root.shownCell?.text ?? ""
        y: root.look.px(4)
    }
    PanelNote {
        id: note

        empty: week.empty
        emptyText: week.withheld ? qsTr("Withheld") : qsTr("No values yet")
        error: week.errorText
        height: root.height - root.start
        loading: week.loading
        look: root.look
        visible: week.empty || !week.current && (week.loading || week.errorText !== "") // what is shown stays while it cannot be read anew
        width: root.width
        y: root.start
    }
}
