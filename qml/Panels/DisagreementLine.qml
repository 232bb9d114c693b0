import QtQuick
import Tonglan.Ui

/** A figure of which two sources say different things: a row of DisagreementModel. The value that is shown elsewhere stands first. */
Item {
    id: root

    required property Look look
    required property string code
    required property string name
    required property string unit
    required property string sourceName
    required property string valueText
    required property string otherName
    required property string otherText
    required property string differenceText
    required property string timeText

    signal asked

    readonly property real gap: root.look.px(10)
    /** Where the other value stands: it has no unit beside it. */
    readonly property real otherStart: Math.round(root.width * (root.width < root.look.px(380) ? .62 : .54))

    Rule {
        look: root.look
        width: root.width
    }
    Label {
        id: what

        look: root.look
        text: root.name
        tone: 1
        width: Math.max(0, apart.x - root.gap)
        y: root.look.px(9)
    }
    NumText {
        id: apart

        anchors.baseline: what.baseline
        anchors.right: parent.right
        font.weight: Font.Medium
        look: root.look
        size: 15
        text: "≠ " + root.differenceText
        tone: 1
    }
    Figure {
        id: own

        anchors.baseline: first.baseline
        look: root.look
        size: 17
        trust: 3
        unit: root.unit
        value: root.valueText
    }
    Label {
        id: first

        look: root.look
        maximumLineCount: 2
        size: Theme.metaSize
        text: root.sourceName
        tone: 3
        width: Math.max(0, Math.min(implicitWidth, root.otherStart - own.width - root.look.px(16)))
        wrapMode: Text.Wrap
        x: own.width + root.look.px(6)
        y: root.look.px(36)
    }
    Figure {
        id: other

        anchors.baseline: first.baseline
        look: root.look
        size: 17
        trust: 3
        value: root.otherText
        x: root.otherStart
    }
    Label {
        anchors.baseline: first.baseline
        fits: true
        look: root.look
        maximumLineCount: 2
        size: Theme.metaSize
        text: root.otherName
        tone: 3
        width: Math.max(0, Math.min(implicitWidth, root.width - x))
        wrapMode: Text.Wrap
        x: other.x + other.width + root.look.px(6)
    }
    FigureTarget {
        anchors.fill: parent
        look: root.look
        text: [root.name, root.sourceName, root.valueText, root.otherName, root.otherText, root.timeText].join(" ")

        onClicked: root.asked()
    }
}
