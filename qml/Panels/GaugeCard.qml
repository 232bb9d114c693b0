pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Chart
import Tonglan.Ui

/** One indicator as an arc: the value in its middle, name and unit below, and where it comes from. A row of IndicatorModel. */
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

    readonly property bool stale: root.trust === 2
    /** Of an old figure nobody knows whether it is beyond its limit now. */
    readonly property int shownLevel: root.stale || root.withheld ? 0 : root.level
    readonly property string valueWords: figure.text
    /** A narrow gauge is a low one, and its name may have a second line. */
    readonly property bool twoLines: root.stacked || gauge.slack > root.look.px(20)
    /** A long name has a second line, too, if the arc can give it one. */
    readonly property bool stacked: root.height >= root.look.px(128) && name.implicitWidth > root.width - root.look.px(18)
    /** There is room for the unit inside and for the ends of the scale. */
    readonly property bool large: gauge.radius >= root.look.px(36)
    /** Whose it is, where that is asked: in place of the name, on two lines if it must be. */
    readonly property bool asksWhose: root.look.sources && root.sourceName !== ""
    readonly property bool roomy: root.height >= root.look.px(116)

    signal asked

    ArcGauge {
        id: gauge

        bandColor: root.look.colors.lineStrong
        dashed: root.stale
        height: root.height - root.look.px((root.roomy ? 56 : 36) + (root.stacked ? 17 : 0))
        limits: root.limits
        markColor: root.stale ? root.look.colors.text4 : root.look.colors.text1
        normalHigh: root.normalHigh
        normalLow: root.normalLow
        share: root.unit === "%"
        trackColor: root.look.colors.lineFaint
        unit: root.look.u
        value: root.hasValue && !root.withheld ? root.value : NaN
        valueColor: root.stale ? root.look.colors.text4 : root.shownLevel > 0 ? root.look.colors.levelFill[root.shownLevel] : root.look.colors.data1
        width: root.width
        y: Math.max(0, (gauge.slack - root.look.px(root.twoLines && !root.stacked ? 17 : 0)) / 2)

        readonly property real radius: gauge.radiusIn(gauge.width, gauge.height)
        readonly property real slack: gauge.height - gauge.radius * 1.31
    }
    CellFigure {
        id: figure

        anchors.horizontalCenter: gauge.horizontalCenter
        hasValue: root.hasValue
        look: root.look
        size: Math.max(12, Math.min(26, gauge.radius / root.look.u * .44, gauge.radius / root.look.u * 2.2 / Math.max(3, root.valueText.length)))
        trust: root.trust
        valueText: root.valueText
        withheld: root.withheld
        y: gauge.y + gauge.radius * (root.unit === "" || !root.large ? .98 : .88) - height / 2
    }
    Repeater { // the ends of the scale, where the arc ends
        model: [gauge.lowText, gauge.highText]

        NumText {
            id: end

            required property int index
            required property string modelData

            font.weight: Font.Normal
            look: root.look
            size: 11
            text: end.modelData
            tone: 3
            visible: root.large && !root.asksWhose
            x: gauge.width / 2 + (end.index === 0 ? -1 : 1) * gauge.radius * .82 - end.width / 2
            y: gauge.y + gauge.radius * 1.31
        }
    }
    Label {
        anchors.horizontalCenter: gauge.horizontalCenter
        elide: Text.ElideNone
        look: root.look
        size: Math.min(Theme.metaSize, figure.size * .7)
        text: figure.shown ? root.unit : ""
        tone: root.stale ? 4 : 3
        visible: root.large
        y: figure.y + figure.baselineOffset + root.look.px(1)
    }
    LevelMark { // a name of two lines needs the whole width
        level: root.shownLevel
        look: root.look
        size: 14
        visible: level > 0 && root.twoLines
        y: Math.max(root.look.px(2), gauge.y)
    }
    Row {
        id: words

        anchors.horizontalCenter: gauge.horizontalCenter
        spacing: root.look.px(4)
        y: root.height - root.look.px((root.roomy ? 42 : 22) + (root.twoLines || root.asksWhose && !root.roomy && name.lineCount > 1 ? 17 : 0))

        LevelMark {
            id: mark

            level: root.shownLevel
            look: root.look
            size: 14
            visible: level > 0 && !root.twoLines
            y: root.look.px(3)
        }
        Label {
            id: name

            fontSizeMode: root.asksWhose || !root.twoLines ? Text.HorizontalFit : Text.FixedSize
            horizontalAlignment: Text.AlignHCenter
            fits: true
            look: root.look
            minimumPixelSize: root.look.px(10.5)
            maximumLineCount: root.twoLines || root.asksWhose ? 2 : 1
            size: 13
            text: root.asksWhose ? root.sourceName : root.large || root.unit === "" ? root.name : root.name + " " + root.unit
            tone: root.shownLevel > 0 ? 1 : 2
            width: Math.min(implicitWidth, root.width - (mark.visible ? mark.width + words.spacing : 0))
            wrapMode: Text.Wrap
        }
    }
    TrustMark {
        age: root.ageText
        anchors.horizontalCenter: gauge.horizontalCenter
        fraction: root.trustFraction
        look: root.look
        source: root.asksWhose ? root.systemName : root.sourceName
        trust: root.trust
        visible: root.roomy && !(root.asksWhose && name.lineCount > 1)
        width: Math.min(implicitWidth, root.width)
        y: root.height - height - root.look.px(2)
    }
    FigureTarget {
        anchors.fill: parent
        look: root.look
        text: [root.name, figure.text, root.unit, root.shownLevel > 0 ? LevelWords.grade(root.shownLevel) : "", TrustWords.line(root.trust, root.ageText)].filter(part => part !== "").join(" ")

        onClicked: root.asked()
    }
}
