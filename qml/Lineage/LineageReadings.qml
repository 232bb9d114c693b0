pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** The rows behind a figure: the reading that is shown, and those before it. */
Column {
    id: root

    required property Look look
    required property QueryRunner runner
    required property WallClock clock
    property string code: ""
    property string region: ""
    property int rowsShown: 6
    /** The figure is worked out from all of these. */
    property bool computed: false
    /** Where files go; empty: nothing can be saved here. */
    property string exportFolder: ""

    readonly property alias model: readings
    /** What can be pressed, in order. */
    readonly property list<Item> buttons: Array.from({
        length: formats.count
    }, (none, i) => formats.itemAt(i))
    readonly property alias list: list
    readonly property real rowHeight: root.look.px(34)
    readonly property real timeWidth: Math.round(root.width * .2)
    readonly property real valueWidth: Math.round(root.width * .18)
    readonly property real qualityWidth: Math.round(root.width * .13)
    readonly property real sourceWidth: root.width - 2 * root.timeWidth - root.valueWidth - root.qualityWidth

    /** Tab was pressed on a button. */
    signal turned(forward: bool)

    function step(key: int) {
        const page = root.rowsShown * root.rowHeight
        const by = key === Qt.Key_Down ? root.rowHeight : key === Qt.Key_Up ? -root.rowHeight : key === Qt.Key_PageDown ? page : key === Qt.Key_PageUp ? -page : 0
        if (by === 0)
            key === Qt.Key_Home ? list.positionViewAtBeginning() : list.positionViewAtEnd()
        else
            list.contentY = Math.max(0, Math.min(list.contentHeight - list.height, list.contentY + by))
    }

    spacing: 0

    LineageRowModel {
        id: readings

        clock: root.clock
        code: root.code
        region: root.region
        runner: root.runner
    }
    Rule {
        faint: false
        look: root.look
        width: root.width
    }
    Item {
        height: root.look.px(10)
        width: 1
    }
    PanelHead {
        look: root.look
        note: readings.count === 0 ? "" : root.computed ? qsTr("all that it is worked out from, the newest of each first") : qsTr("the first row is the figure; then all others, the newest first")
        title: qsTr("The rows behind it")
        width: root.width

        Repeater {
            id: formats

            model: root.exportFolder === "" ? [] : ["csv", "xlsx"]

            PushButton {
                required property string modelData

                anchors.verticalCenter: parent?.verticalCenter
                look: root.look
                possible: readings.count > 0 // also while saving: a button that has the keys must not lose them
                text: modelData.toUpperCase()
                onClicked: readings.save(root.exportFolder, modelData)
                Keys.onBacktabPressed: root.turned(false)
                Keys.onTabPressed: root.turned(true)
            }
        }
    }
    Label { // where the file is
        elide: Text.ElideMiddle
        look: root.look
        size: Theme.metaSize
        text: readings.savedText
        visible: text !== ""
        width: root.width
    }
    Line {
        head: true
        values: [qsTr("About"), root.computed ? qsTr("Indicator") : qsTr("Source"), qsTr("Value"), qsTr("Quality"), qsTr("Received")]
    }
    ListView {
        id: list

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        height: root.rowsShown * root.rowHeight
        model: readings
        reuseItems: true
        snapMode: ListView.SnapToItem
        visible: readings.count > 0
        width: root.width

        delegate: Line {
            required property string timeText
            required property string sourceName
            required property string valueText
            required property string qualityText
            required property string knownText
            required property bool shown

            strong: shown
            values: [timeText, sourceName, valueText, qualityText, knownText]
        }
    }
    PanelNote {
        empty: readings.count === 0
        emptyNote: root.computed ? qsTr("Nothing that it is worked out from has come. That is not zero.") : qsTr("Nothing came for this region. That is not zero.")
        emptyText: qsTr("No readings")
        error: readings.errorText
        height: root.rowsShown * root.rowHeight
        loading: readings.loading || !readings.current
        look: root.look
        visible: readings.count === 0
        width: root.width
    }
    component Line: Item {
        id: line

        property list<string> values: ["", "", "", "", ""]
        property bool head: false
        property bool strong: false

        height: root.rowHeight
        width: root.width

        Accessible.name: line.values.join(" ")
        Accessible.role: Accessible.ListItem

        Rule {
            look: root.look
            width: line.width
        }
        Cell {
            head: line.head
            strong: line.strong
            number: !line.head
            text: line.values[0]
            width: root.timeWidth - root.look.px(8)
        }
        Cell {
            head: line.head
            strong: line.strong
            text: line.values[1]
            width: root.sourceWidth - root.look.px(8)
            x: root.timeWidth
        }
        Cell {
            head: line.head
            strong: line.strong
            horizontalAlignment: Text.AlignRight
            number: !line.head
            text: line.values[2]
            width: root.valueWidth - root.look.px(18)
            x: root.timeWidth + root.sourceWidth
        }
        Cell {
            head: line.head
            strong: line.strong
            text: line.values[3]
            width: root.qualityWidth - root.look.px(8)
            x: root.timeWidth + root.sourceWidth + root.valueWidth
        }
        Cell {
            head: line.head
            strong: line.strong
            horizontalAlignment: Text.AlignRight
            number: !line.head
            text: line.values[4]
            width: root.timeWidth
            x: root.width - width
        }
    }
    component Cell: Label {
        property bool head: false
        property bool number: false
        property bool strong: false

        anchors.verticalCenter: parent?.verticalCenter
        font.family: number ? Fonts.number : Fonts.text
        font.weight: strong ? Font.Medium : 350
        look: root.look
        size: head ? Theme.metaSize : number ? 15 : 14
        tone: head ? 3 : strong ? 1 : 2
    }
}
