pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 区县格阵: indicators by district, where only what is beyond a limit stands out. */
ScenePanel {
    id: root

    readonly property alias model: matrix

    readonly property bool english: root.runner.language === "en"
    readonly property real nameRoom: root.look.sources ? Math.min(root.look.px(root.english ? 210 : 130), root.width * .62) : Math.min(root.look.px(root.english ? 128 : 108), root.width * .32)
    readonly property real pitch: (root.width - root.nameRoom) / Math.max(1, matrix.regions.length)
    readonly property real namesHeight: root.look.px(root.english ? 58 : 46)
    readonly property real rowHeight: Math.min(root.look.px(34), (root.height - root.look.px(36) - root.namesHeight - root.look.px(18)) / Math.max(1, matrix.count))

    /** The cell that the keys or the pointer are at; −1 = none. */
    property int row: -1
    property int column: -1
    property string words: ""

    complete: !matrix.loading && !path.loading
    activeFocusOnTab: true

    Accessible.description: root.words
    Accessible.name: root.title
    Accessible.role: Accessible.Table

    function ask(row: int, column: int) {
        const item = rows.itemAt(row) as MatrixRow
        if (!item)
            return
        if (column >= 0 && column < matrix.regions.length)
            root.selection.selectRegion(matrix.regions[column])
        root.figureAsked(item.code)
    }

    function point(row: int, column: int) {
        root.row = Math.max(0, Math.min(matrix.count - 1, row))
        root.column = Math.max(0, Math.min(matrix.regions.length - 1, column))
        const item = rows.itemAt(root.row) as MatrixRow
        root.words = item?.cells[root.column]?.text ?? ""
    }

    Keys.onPressed: event => {
        const steps = {[Qt.Key_Left]: [0, -1], [Qt.Key_Right]: [0, 1], [Qt.Key_Up]: [-1, 0], [Qt.Key_Down]: [1, 0]}
        const step = steps[event.key]
        if (matrix.count === 0)
            return
        if (step) {
            root.point(root.row < 0 ? 0 : root.row + step[0], root.row < 0 ? 0 : root.column + step[1])
            event.accepted = true
        } else if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && root.row >= 0) {
            root.ask(root.row, root.column)
            event.accepted = true
        }
    }
    onActiveFocusChanged: {
        if (!root.activeFocus) {
            root.row = -1
            root.words = ""
        }
    }

    RegionPath {
        id: path

        home: root.selection.homeRegion
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    RegionMatrixModel {
        id: matrix

        clock: root.clock
        codes: root.codes
        parentRegion: path.listed
        runner: root.runner
    }
    PanelHead {
        id: head

        look: root.look
        note: root.selection.hasWindow ? qsTr("of now, not of the selected time") : matrix.count > 0 ? matrix.beyondCount > 0 ? qsTr("%1 beyond a limit").arg(matrix.beyondCount) : matrix.oldCount + matrix.missingCount + matrix.withheldCount > 0 ? qsTr("seen: within limits") : qsTr("all within limits") : ""
        title: root.title === "" ? qsTr("Districts by indicator") : root.title
        width: root.width

        SourceTrust {
            age: matrix.worstAge
            fraction: matrix.worstFraction
            look: root.look
            room: head.room
            source: matrix.worstSource
            trust: matrix.worstTrust
            visible: matrix.count > 0
        }
    }
    Repeater {
        id: rows

        model: matrix

        MatrixRow {
            id: line

            required property int index

            column: root.row === line.index ? root.column : -1
            height: root.rowHeight
            look: root.look
            nameRoom: root.nameRoom
            pitch: root.pitch
            width: root.width
            y: root.look.px(34) + line.index * root.rowHeight

            onAsked: column => root.ask(line.index, column)
            onPointed: (column, text) => {
                root.row = column < 0 ? -1 : line.index
                root.column = column
                root.words = text
            }
        }
    }
    Rectangle {
        border.color: root.look.colors.text1
        border.width: Math.max(1, Math.round(root.look.u))
        color: "transparent"
        height: root.rowHeight
        visible: root.words !== "" && root.row >= 0
        width: root.pitch
        x: root.nameRoom + root.column * root.pitch
        y: root.look.px(34) + root.row * root.rowHeight
    }
    Repeater {
        model: matrix.count > 0 && !root.look.sources ? matrix.regionNames : []

        Label {
            id: place

            required property int index
            required property string modelData

            readonly property string upright: Array.from(place.modelData).join("\n")

            elide: root.english ? Text.ElideRight : Text.ElideNone
            horizontalAlignment: root.english ? Text.AlignRight : Text.AlignHCenter
            lineHeight: root.english ? 1 : .8
            look: root.look
            maximumLineCount: 4
            rotation: root.english ? -90 : 0
            size: root.english ? 11.5 : Math.min(11.5, root.pitch / root.look.u * .9)
            text: root.english ? place.modelData : place.upright
            tone: place.index === root.column ? 1 : 3
            transformOrigin: Item.Center
            width: root.english ? root.namesHeight : root.pitch
            x: root.nameRoom + (place.index + .5) * root.pitch - width / 2
            y: root.look.px(36) + matrix.count * root.rowHeight + (root.english ? (root.namesHeight - height) / 2 : 0)
        }
    }
    Label {
        anchors.bottom: parent.bottom
        look: root.look
        size: Theme.metaSize
        text: [qsTr("dot: within limits"), matrix.oldCount > 0 ? qsTr("dashed: out of date") : "", matrix.missingCount > 0 ? qsTr("dash: no data") : "", matrix.withheldCount > 0 ? qsTr("crossed: withheld") : ""].filter(part => part !== "").join(qsTr(", "))
        tone: 3
        visible: matrix.count > 0
        width: root.width
    }
    ChartWords {
        at: root.nameRoom + (root.column + .5) * root.pitch
        look: root.look
        shown: root.words !== ""
        text: root.words
        y: root.look.px(4)
    }
    PanelNote {
        empty: matrix.count === 0 || matrix.regions.length === 0
        emptyText: matrix.count === 0 ? qsTr("No indicators") : qsTr("No districts")
        error: matrix.errorText
        height: root.height - root.look.px(36)
        loading: matrix.loading
        look: root.look
        visible: matrix.count === 0 || matrix.regions.length === 0
        width: root.width
        y: root.look.px(36)
    }
}
