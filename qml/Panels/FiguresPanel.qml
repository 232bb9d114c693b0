pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 指标表: indicators row by row; a table that is longer than its room turns a page now and then, unless somebody is reading it. */
ScenePanel {
    id: root

    readonly property alias model: figures

    readonly property real rowHeight: root.look.px(34)
    readonly property real start: root.look.px(54)
    readonly property int perPage: Math.max(1, Math.floor((root.height - root.start) / root.rowHeight))
    readonly property int pages: Math.max(1, Math.ceil(figures.count / root.perPage))
    property int page: 0
    /** Milliseconds that a page stays. */
    property int pageTime: 12000

    complete: !figures.loading

    onPagesChanged: root.page = Math.min(root.page, root.pages - 1)

    function turn(by: int) {
        root.page = (root.page + by + root.pages) % root.pages
    }

    Keys.onPressed: event => {
        if (event.key !== Qt.Key_PageDown && event.key !== Qt.Key_PageUp)
            return
        root.turn(event.key === Qt.Key_PageDown ? 1 : -1)
        event.accepted = true
    }

    IndicatorModel {
        id: figures

        clock: root.clock
        codes: root.codes
        region: root.selection.effectiveRegion
        runner: root.runner
        sparkHours: 0
        withWeek: false
    }
    FigureColumns {
        id: ends

        look: root.look
        marked: figures.lateCount + figures.staleCount + figures.doubtCount > 0
        width: root.width
        wordy: root.runner.language === "en"
    }
    Timer {
        interval: root.pageTime
        repeat: true
        running: !root.look.still && root.pages > 1 && root.visible && !reader.hovered && !root.activeFocus
        onTriggered: root.turn(1)
    }
    HoverHandler {
        id: reader
    }
    PanelHead {
        look: root.look
        note: root.selection.hasWindow ? qsTr("of now, not of the selected time") : root.pages > 1 ? qsTr("page %1 of %2").arg(root.page + 1).arg(root.pages) : ""
        title: root.title === "" ? qsTr("Indicators") : root.title
        width: root.width

        TrustCounts {
            doubt: figures.doubtCount
            fresh: figures.freshCount
            late: figures.lateCount
            look: root.look
            stale: figures.staleCount
        }
    }
    Repeater {
        model: [{text: qsTr("Indicator"), end: 0}, {text: qsTr("Value"), end: ends.valueEnd}, {text: qsTr("vs 24 h"), end: ends.momEnd}, {text: qsTr("vs 7 d"), end: ends.yoyEnd}, {text: qsTr("Usual"), end: ends.rangeEnd}, {text: qsTr("Trust"), end: root.width}]

        Label {
            id: caption

            required property int index
            required property var modelData

            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: caption.modelData.text
            tone: 3
            visible: figures.count > 0 && (caption.index === 0 || caption.modelData.end > 0)
            x: caption.index === 0 ? 0 : caption.modelData.end - width
            y: root.look.px(34)
        }
    }
    Repeater {
        model: figures

        FigureRow {
            id: row

            required property int index

            readonly property bool onPage: Math.floor(row.index / root.perPage) === root.page

            columns: ends
            enabled: row.onPage
            height: root.rowHeight
            look: root.look
            opacity: row.onPage ? 1 : 0
            visible: row.onPage
            width: root.width
            y: root.start + (row.index % root.perPage) * root.rowHeight

            Behavior on opacity {
                enabled: !root.look.still

                NumberAnimation {
                    duration: Theme.slowTime
                    easing.type: Easing.OutCubic
                }
            }

            onAsked: root.figureAsked(code)
        }
    }
    PanelNote {
        anchors.bottom: parent.bottom
        empty: figures.count === 0
        emptyNote: qsTr("The feeds have not defined these indicators")
        emptyText: qsTr("No indicators")
        error: figures.errorText
        height: root.height - root.look.px(36)
        loading: figures.loading
        look: root.look
        visible: figures.count === 0
        width: root.width
    }
}
