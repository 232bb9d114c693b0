pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Ui

/** One indicator and what it is compared with. A row of ComparisonModel. */
Item {
    id: root

    required property Look look
    required property string code
    required property string name
    required property string periodText
    required property string valueText
    required property string reason
    /** What is to be known of the calendar. */
    required property string note
    required property list<var> lines
    required property string sourceName
    required property string systemName
    required property string ageText
    required property int trust
    required property real trustFraction
    required property bool objected
    /** Which of the lines, and where their columns end. */
    required property list<int> order
    required property real firstEnd
    required property real columnRoom
    /** The trust mark says the department. */
    property bool named: true

    readonly property bool stale: root.trust === 2
    readonly property bool shown: root.valueText !== ""
    readonly property string words: [root.name, root.periodText, root.shown ? root.valueText : root.reason].concat(root.lines.map(line => [line.label, line.basis, line.change, line.word, line.reason].filter(part => part !== "").join(" "))).concat(root.note).filter(part => part !== "").join(", ")

    signal asked

    Rule {
        look: root.look
        width: root.width
    }
    Label {
        fits: true
        look: root.look
        text: root.name
        tone: root.stale ? 4 : 2
        width: value.x - root.look.px(10)
        y: root.look.px(5)
    }
    Label {
        look: root.look
        size: Theme.metaSize
        text: root.periodText
        tone: 3
        width: root.firstEnd - root.columnRoom - root.look.px(4)
        y: root.look.px(25)
    }
    NumText {
        id: value

        look: root.look
        size: root.shown ? 16 : Theme.metaSize
        text: root.shown ? root.valueText : root.reason
        tone: root.shown ? root.stale ? 4 : 1 : 3
        x: root.firstEnd - root.columnRoom - root.look.px(4) - width
        y: root.look.px(4)
    }
    Repeater {
        model: root.order

        Item {
            id: cell

            required property int index
            required property int modelData

            readonly property var line: root.lines[cell.modelData] ?? null

            height: root.height
            width: root.columnRoom - root.look.px(8)
            x: root.firstEnd + cell.index * root.columnRoom - width

            ChangeMark {
                anchors.right: parent.right
                direction: cell.line?.direction ?? 0
                look: root.look
                dimmed: root.stale
                text: cell.line?.change ?? ""
                verdict: cell.line?.verdict ?? 0
                y: root.look.px(5)
            }
            Label {
                horizontalAlignment: Text.AlignRight
                look: root.look
                size: Theme.metaSize
                text: cell.line?.change === "" ? cell.line.reason : cell.line?.word ?? ""
                tone: (cell.line?.verdict ?? 0) < 0 ? 1 : 3
                width: parent.width
                y: root.look.px(25)
            }
        }
    }
    TrustMark {
        age: root.ageText
        department: root.look.sources ? root.sourceName : ""
        fraction: root.trustFraction
        look: root.look
        objected: root.objected
        source: !root.named ? "" : root.look.sources ? root.sourceName + " · " + root.systemName : root.sourceName
        trust: root.trust
        width: Math.min(implicitWidth, root.width - root.firstEnd - (root.order.length - 1) * root.columnRoom - root.look.px(12))
        x: root.width - width
        y: root.look.px(14)
    }
    FigureTarget {
        anchors.fill: parent
        anchors.bottomMargin: root.look.px(4)
        anchors.topMargin: root.look.px(4)
        look: root.look
        text: [root.words, root.sourceName, TrustWords.line(root.trust, root.ageText)].filter(part => part !== "").join(" ")

        onClicked: root.asked()
    }
}
