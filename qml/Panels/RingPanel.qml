pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Chart
import Tonglan.Data
import Tonglan.Ui

/** 环图: the parts of a whole as a ring with the whole in its middle, each part with its value and share beside it. */
ScenePanel {
    id: root

    readonly property alias parts: parts
    readonly property alias ring: ring

    readonly property real side: Math.min(root.height - root.look.px(46), root.width * .42)
    readonly property real rowHeight: Math.min(root.look.px(40), (root.height - root.look.px(40)) / Math.max(1, parts.count))
    readonly property list<color> inks: [root.look.colors.data1, root.look.colors.data2, root.look.colors.data3, root.look.colors.data4, root.look.colors.dataMuted]

    complete: !parts.loading

    CompositionModel {
        id: parts

        clock: root.clock
        codes: root.codes
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    PanelHead {
        id: head

        look: root.look
        note: root.selection.hasWindow ? qsTr("of now, not of the selected time") : ""
        title: root.title === "" ? qsTr("Composition") : root.title
        width: root.width

        HeadTrust {
            look: root.look
            model: parts
            room: head.room
        }
    }
    RingChart {
        id: ring

        colors: Array.from({length: rows.count}, (_, i) => (rows.itemAt(i) as PartRow)?.ink ?? root.look.colors.lineStrong)
        height: root.side
        shares: Array.from({length: rows.count}, (_, i) => (rows.itemAt(i) as PartRow)?.share ?? NaN)
        trackColor: root.look.colors.lineStrong
        unit: root.look.u
        visible: parts.count > 0
        width: root.side
        y: root.look.px(40)
    }
    Column {
        anchors.centerIn: ring
        visible: parts.count > 0

        NumText {
            anchors.horizontalCenter: parent.horizontalCenter
            look: root.look
            size: Math.min(Theme.numMSize, root.side / root.look.u * .2)
            text: parts.wholeText === "" ? "—" : parts.wholeText
            tone: parts.wholeText === "" ? 3 : 1
        }
        Label {
            anchors.horizontalCenter: parent.horizontalCenter
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: parts.wholeText === "" ? qsTr("not known") : parts.wholeUnit
            tone: 3
        }
    }
    component PartRow: Item {
        required property color ink
        required property real share
    }
    Repeater {
        id: rows

        model: parts

        PartRow {
            id: row

            required property int index
            required property string code
            required property string name
            required property string unit
            required property string valueText
            required property bool hasValue
            required property bool withheld
            required property int trust
            required property string ageText
            required property string sourceName
            required property string shareText

            height: root.rowHeight
            ink: row.trust === 2 ? root.look.colors.text4 : root.inks[Math.min(row.index, root.inks.length - 1)]
            width: root.width - x
            x: root.side + root.look.px(20)
            y: root.look.px(40) + Math.max(0, (root.side - parts.count * root.rowHeight) / 2) + row.index * root.rowHeight

            Rectangle {
                id: swatch

                anchors.verticalCenter: parent.verticalCenter
                color: row.ink
                height: root.look.px(10)
                width: root.look.px(10)
            }
            Label { // whose it is, where that is asked
                look: root.look
                size: Theme.metaSize
                text: row.sourceName
                tone: 2
                visible: root.look.sources && text !== ""
                width: parent.width - x
                x: root.look.px(16)
                y: parent.height / 2
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                anchors.verticalCenterOffset: root.look.sources ? -root.look.px(10) : 0
                fits: true
                look: root.look
                size: Theme.labelSize
                text: row.name
                tone: row.trust === 2 ? 4 : 2
                width: value.x - x - root.look.px(6)
                x: root.look.px(16)
            }
            CellFigure {
                id: value

                anchors.verticalCenter: parent.verticalCenter
                anchors.verticalCenterOffset: root.look.sources ? -root.look.px(10) : 0
                hasValue: row.hasValue
                look: root.look
                trust: row.trust
                unit: row.unit === parts.wholeUnit ? "" : row.unit
                valueText: row.valueText
                withheld: row.withheld
                x: parent.width - width - root.look.px(58)
            }
            NumText {
                anchors.verticalCenter: parent.verticalCenter
                anchors.verticalCenterOffset: root.look.sources ? -root.look.px(10) : 0
                font.weight: Font.Normal
                look: root.look
                size: 13
                text: row.shareText === "" ? "—" : row.shareText
                tone: 3
                x: parent.width - width
            }
            FigureTarget {
                anchors.fill: parent
                anchors.margins: root.look.px(4)
                look: root.look
                text: [row.name, value.text, row.unit, row.shareText, TrustWords.line(row.trust, row.ageText)].filter(part => part !== "").join(" ")

                onClicked: root.figureAsked(row.code)
            }
        }
    }
    Label {
        anchors.bottom: parent.bottom
        look: root.look
        size: Theme.metaSize
        text: parts.missingText
        tone: 1
        visible: text !== "" && parts.count > 0
        width: root.width
    }
    PanelNote {
        empty: parts.count === 0
        emptyNote: qsTr("The feeds have not defined these indicators")
        emptyText: qsTr("No indicators")
        error: parts.errorText
        height: root.height - root.look.px(36)
        loading: parts.loading
        look: root.look
        visible: parts.count === 0
        width: root.width
        y: root.look.px(36)
    }
}
