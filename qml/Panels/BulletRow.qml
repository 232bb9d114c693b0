import QtQuick
import Tonglan.Chart
import Tonglan.Ui

/** One indicator as a bar from zero with the marks of what is usual, of its limits and of its target. A row of IndicatorModel. */
Item {
    id: root

    required property Look look
    required property string code
    required property string name
    required property string unit
    required property string valueText
    required property bool hasValue
    required property bool withheld
    required property real value
    required property string sourceName
    required property string systemName
    required property string ageText
    required property int trust
    required property real trustFraction
    required property int level
    required property real normalLow
    required property real normalHigh
    required property list<real> limits
    required property real target
    /** Columns are common to all rows of a panel, in px. */
    required property real nameRoom
    required property real valueRoom
    required property real trustRoom

    readonly property bool stale: root.trust === 2
    readonly property int shownLevel: root.stale || root.withheld ? 0 : root.level
    /** Where a row is too short for all of it, the bar stands under the words. */
    readonly property bool narrow: !root.look.sources && root.width - root.look.px(24) - root.nameRoom - root.valueRoom - root.trustRoom - root.look.px(16) < root.look.px(100)
    readonly property real barStart: root.narrow ? root.look.px(24) : root.look.px(24) + root.nameRoom
    readonly property real wordsHeight: root.narrow ? root.height - root.look.px(12) : root.height
    /** Where departments are named, they stand in the place of the bar. */
    readonly property real trustSpan: root.look.sources ? Math.round(root.width * .54) : root.trustRoom
    readonly property string valueWords: figure.text

    signal asked

    LevelMark {
        level: root.shownLevel
        look: root.look
        size: 16
        y: (root.wordsHeight - height) / 2
    }
    Label {
        fits: true
        look: root.look
        text: root.name
        tone: root.stale ? 3 : root.shownLevel > 0 ? 1 : 2
        width: root.narrow || root.look.sources ? figure.x - x - root.look.px(8) : root.nameRoom - root.look.px(8)
        x: root.look.px(24)
        y: (root.wordsHeight - height) / 2
    }
    BulletBar {
        barColor: root.stale ? root.look.colors.text4 : root.shownLevel > 0 ? root.look.colors.levelFill[root.shownLevel] : root.look.colors.data2
        dashed: root.stale
        height: root.narrow ? root.look.px(13) : root.height
        limits: root.limits
        markColor: root.stale ? root.look.colors.text4 : root.look.colors.text1
        normalHigh: root.normalHigh
        normalLow: root.normalLow
        share: root.unit === "%"
        target: root.target
        trackColor: root.look.colors.lineFaint
        unit: root.look.u
        usualColor: root.look.colors.text3
        value: root.hasValue && !root.withheld ? root.value : NaN
        visible: !root.look.sources
        width: root.width - root.barStart - (root.narrow ? 0 : root.valueRoom + root.trustRoom + root.look.px(16))
        x: root.barStart
        y: root.height - height
    }
    CellFigure {
        id: figure

        hasValue: root.hasValue
        look: root.look
        trust: root.trust
        unit: root.unit
        urgent: root.shownLevel > 0
        valueText: root.valueText
        withheld: root.withheld
        x: root.width - root.trustSpan - root.look.px(8) - width
        y: (root.wordsHeight - height) / 2
    }
    TrustMark {
        age: root.ageText
        department: root.look.sources ? root.sourceName : ""
        fraction: root.trustFraction
        look: root.look
        ringLast: true
        source: root.look.sources ? root.systemName !== "" ? root.sourceName + " · " + root.systemName : root.sourceName : ""
        trust: root.trust
        width: Math.min(implicitWidth, root.look.sources ? root.trustSpan - root.look.px(4) : implicitWidth)
        x: root.width - width
        y: (root.wordsHeight - height) / 2
    }
    FigureTarget {
        anchors.fill: parent
        look: root.look
        text: [root.name, figure.text, root.unit, root.shownLevel > 0 ? LevelWords.grade(root.shownLevel) : "", TrustWords.line(root.trust, root.ageText)].filter(part => part !== "").join(" ")

        onClicked: root.asked()
    }
}
