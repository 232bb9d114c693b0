import QtQuick
import Tonglan.Chart
import Tonglan.Ui

/** One indicator: name, value and unit, change, the last day on its usual band, and where it comes from. A row of IndicatorModel. */
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

    readonly property bool stale: root.trust === 2

    signal asked


    Rule {
        faint: false
        look: root.look
        width: parent.width
    }
    Label {
        look: root.look
        text: root.name
        width: parent.width
        y: root.look.px(25) - baselineOffset
    }
    Figure {
        id: figure

        hasValue: root.hasValue
        look: root.look
        note: root.level > 0 ? root.limitText : ""
        room: root.width - (root.level > 0 ? root.look.px(26) : 0)
        trust: root.trust
        unit: root.unit
        value: root.valueText
        withheld: root.withheld
        y: root.look.px(64) - baselineOffset
    }
    LevelMark {
        level: root.level
        look: root.look
        x: Math.min(figure.width + root.look.px(8), root.width - width)
        y: root.look.px(41)
    }
    Row {
        opacity: root.stale ? .62 : 1
        spacing: root.look.px(14)
        y: root.look.px(72)

        Delta {
            direction: root.momUp
            label: qsTr("day")
            look: root.look
            text: root.momText
        }
        Delta {
            direction: root.yoyUp
            label: qsTr("week")
            look: root.look
            text: root.yoyText
        }
    }
    Sparkline {
        bandColor: root.look.colors.dataBand
        dimmed: root.stale
        dimmedColor: root.look.colors.text4
        endColor: root.level > 0 ? root.look.colors.levelFill[root.level] : root.look.colors.data1
        height: root.height - root.look.px(128)
        lineColor: root.stale ? root.look.colors.text4 : root.look.colors.data1
        lineWidth: 1.6 * root.look.u
        normalHigh: root.normalHigh
        normalLow: root.normalLow
        values: root.spark
        width: parent.width
        y: root.look.px(98)
    }
    TrustMark {
        age: root.ageText
        fraction: root.trustFraction
        look: root.look
        objected: root.objected
        source: root.look.sources ? root.sourceName + " · " + root.systemName : root.sourceName
        trust: root.trust
        width: parent.width
        y: root.height - root.look.px(25)
    }
    FigureTarget {
        anchors.fill: parent
        anchors.topMargin: root.look.px(8)
        look: root.look
        text: [root.name, root.hasValue ? root.valueText : qsTr("no data"), root.unit].join(" ")

        onClicked: root.asked()
    }
}
