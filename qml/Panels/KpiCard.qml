import QtQuick
import Tonglan.Chart
import Tonglan.Ui

/** One indicator: name, value and unit, change against the same moment a day and a week ago, the last day on its usual band, and where it comes from. A row of IndicatorModel. */
Item {
    id: root

    required property Look look
    required property string code
    required property string name
    required property string unit
    required property string valueText
    required property bool hasValue
    required property bool withheld
    required property string sourceName
    required property string systemName
    required property string ageText
    required property int trust
    required property real trustFraction
    required property bool objected
    required property string momText
    required property int momUp
    required property string yoyText
    required property int yoyUp
    required property int level
    required property string limitText
    required property list<real> spark
    required property real normalLow
    required property real normalHigh

    /** It stands on a ground of its own, and its line beside the value. */
    property bool alone: false

    readonly property bool stale: root.trust === 2
    readonly property real inset: root.alone ? root.look.px(14) : 0
    readonly property real inner: root.width - 2 * root.inset
    /** Where the line begins, beside the value or below it. */
    readonly property real lineStart: root.alone ? Math.max(figure.width + root.look.px(root.level > 0 ? 36 : 12), root.inner * .56) : 0

    signal asked

    Rectangle {
        anchors.fill: parent
        color: root.look.colors.bgPanel
        radius: root.look.px(Theme.radius)
        visible: root.alone
    }
    Rule {
        faint: false
        look: root.look
        visible: !root.alone
        width: parent.width
    }
    Label {
        look: root.look
        text: root.name
        width: root.inner
        x: root.inset
        y: root.look.px(25) - baselineOffset
    }
    Figure {
        id: figure

        hasValue: root.hasValue
        look: root.look
        note: root.level > 0 ? root.limitText : ""
        room: (root.alone ? root.inner * .64 : root.width) - (root.level > 0 ? root.look.px(26) : 0)
        trust: root.trust
        unit: root.unit
        value: root.valueText
        withheld: root.withheld
        x: root.inset
        y: root.look.px(64) - baselineOffset
    }
    LevelMark {
        level: root.level
        look: root.look
        x: root.inset + Math.min(figure.width + root.look.px(8), root.inner - width)
        y: root.look.px(41)
    }
    Row {
        spacing: root.look.px(10)
        x: root.inset
        y: root.look.px(72)

        Delta {
            dimmed: root.stale
            direction: root.momUp
            label: qsTr("vs 24 h")
            look: root.look
            text: root.momText
        }
        Delta { // whole or not at all
            id: yoy

            dimmed: root.stale
            direction: root.yoyUp
            label: qsTr("vs 7 d")
            look: root.look
            opacity: yoy.x + yoy.width <= root.inner ? 1 : 0
            text: root.yoyText
        }
    }
    Sparkline {
        bandColor: root.look.colors.dataBand
        dimmed: root.stale
        dimmedColor: root.look.colors.text4
        endColor: root.level > 0 ? root.look.colors.levelFill[root.level] : root.look.colors.data1
        height: root.alone ? root.look.px(38) : root.height - root.look.px(128)
        lineColor: root.stale ? root.look.colors.text4 : root.look.colors.data1
        lineWidth: 1.6 * root.look.u
        normalHigh: root.normalHigh
        normalLow: root.normalLow
        values: root.spark
        visible: width > root.look.px(40)
        width: root.inner - root.lineStart
        x: root.inset + root.lineStart
        y: root.look.px(root.alone ? 30 : 98)
    }
    TrustMark {
        age: root.ageText
        department: root.look.sources ? root.sourceName : ""
        fraction: root.trustFraction
        look: root.look
        objected: root.objected
        source: root.look.sources ? root.sourceName + " · " + root.systemName : root.sourceName
        trust: root.trust
        width: root.inner
        x: root.inset
        y: root.height - root.look.px(root.alone ? 28 : 25)
    }
    FigureTarget {
        anchors.fill: parent
        anchors.margins: root.look.px(root.alone ? 6 : 0)
        anchors.topMargin: root.look.px(8)
        look: root.look
        text: [root.name, root.hasValue ? root.valueText : qsTr("no data"), root.unit].join(" ")

        onClicked: root.asked()
    }
}
