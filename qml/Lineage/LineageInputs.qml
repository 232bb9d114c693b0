pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** What a figure is worked out from: each part with its value and its source, and a click (or Enter) opens where that comes from. */
Column {
    id: root

    required property Look look
    required property FigureLineage lineage

    /** What can be pressed, in order. */
    readonly property list<Item> targets: Array.from({
        length: parts.count
    }, (none, i) => (parts.itemAt(i) as InputLine)?.target ?? null).filter(target => target)

    /** Where that of an indicator comes from. */
    signal asked(code: string)
    /** Tab was pressed on a part. */
    signal turned(forward: bool)

    visible: root.lineage.valid && root.lineage.computed

    Rule {
        faint: false
        look: root.look
        width: root.width
    }
    PanelHead {
        look: root.look
        title: qsTr("Worked out from")
        width: root.width
    }
    Repeater {
        id: parts

        model: root.visible ? root.lineage.inputs : []

        InputLine {}
    }
    component InputLine: Item {
        id: part

        required property var modelData
        readonly property alias target: target

        height: root.look.px(32)
        width: root.width

        Rule {
            anchors.bottom: parent.bottom
            look: root.look
            width: parent.width
        }
        Label {
            id: name

            anchors.verticalCenter: parent.verticalCenter
            look: root.look
            text: part.modelData.name
            tone: 1
            width: Math.min(implicitWidth, root.width * .3)
        }
        Label {
            anchors.baseline: name.baseline
            look: root.look
            size: Theme.metaSize
            text: part.modelData.function
            tone: 3
            width: Math.max(0, root.width * .42 - x)
            x: name.width + root.look.px(8)
        }
        NumText {
            id: value

            anchors.baseline: name.baseline
            look: root.look
            size: part.modelData.hasValue ? 15 : Theme.metaSize
            text: part.modelData.value
            tone: part.modelData.hasValue ? 1 : 3
            x: root.width * .56 - width
        }
        Label {
            anchors.baseline: name.baseline
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: part.modelData.unit
            tone: 3
            x: value.x + value.width + root.look.px(5)
        }
        Label {
            anchors.baseline: name.baseline
            look: root.look
            size: Theme.metaSize
            text: part.modelData.source
            tone: 3
            width: root.width * .84 - x - root.look.px(8)
            x: root.width * .67
        }
        NumText {
            anchors.baseline: name.baseline
            font.weight: Font.Normal
            look: root.look
            size: 13
            text: part.modelData.time
            tone: 3
            x: root.width - width
        }
        FigureTarget {
            id: target

            anchors.fill: parent
            anchors.margins: root.look.px(2)
            look: root.look
            text: [part.modelData.name, part.modelData.function, part.modelData.value, part.modelData.unit].join(" ")

            onClicked: root.asked(part.modelData.code)
            Keys.onBacktabPressed: root.turned(false)
            Keys.onTabPressed: root.turned(true)
        }
    }
}
