import QtQuick
import Tonglan.Ui

/** One service for people: what was done today, the week, and where the number comes from. A row of IndicatorModel; a row or a card. */
Item {
    id: root

    required property Look look
    required property bool card
    /** Where the bars begin, as a part of the width. */
    property real barsAt: .44
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
    required property list<real> week
    required property string subText

    /** A card with room for the week beside its figure. */
    readonly property bool roomy: root.card && root.width >= root.look.px(270)

    signal asked

    Rule {
        faint: !root.card
        look: root.look
        width: parent.width
    }
    Label {
        id: name

        fits: true
        look: root.look
        size: root.card ? Theme.labelSize : Theme.bodySize
        text: root.name
        tone: root.card ? 2 : 1
        width: root.card ? root.width : Math.min(implicitWidth, bars.x - root.look.px(8))
        y: root.look.px(root.card ? 24 : 24) - baselineOffset
    }
    WeekBars {
        id: bars

        look: root.look
        values: root.week
        visible: (!root.card || root.roomy) && !root.look.sources
        x: root.card ? root.width - width : Math.round(root.width * root.barsAt)
        y: root.look.px(root.card ? 34 : 15)
    }
    Figure {
        id: figure

        hasValue: root.hasValue
        look: root.look
        room: root.roomy ? bars.x - root.look.px(8) : root.card ? root.width : 0
        size: root.card ? 31 : 25
        trust: root.trust
        unit: root.unit
        value: root.valueText
        withheld: root.withheld
        x: root.card ? 0 : root.width - width
        y: root.look.px(root.card ? 60 : 27) - baselineOffset
    }
    Label {
        id: part

        horizontalAlignment: Text.AlignRight
        look: root.look
        size: Theme.metaSize
        text: root.subText
        tone: 3
        visible: !root.card
        width: Math.min(implicitWidth, root.width - bars.x - bars.width - root.look.px(8))
        x: root.width - width
        y: root.look.px(48) - baselineOffset
    }
    TrustMark {
        age: root.ageText
        department: root.look.sources ? root.sourceName : ""
        fraction: root.trustFraction
        lines: root.card ? 2 : 1
        look: root.look
        objected: root.objected
        source: root.look.sources ? root.sourceName + " · " + root.systemName : root.sourceName
        trust: root.trust
        width: root.card ? root.width : root.look.sources ? root.width - Math.max(figure.width, part.width) - root.look.px(12) : bars.x - root.look.px(8)
        y: root.look.px(root.card ? 69 : 34)
    }
    FigureTarget {
        anchors.bottomMargin: root.look.px(4)
        anchors.fill: parent
        anchors.topMargin: root.look.px(6)
        look: root.look
        text: [root.name, root.hasValue ? root.valueText : qsTr("no data"), root.unit].join(" ")

        onClicked: root.asked()
    }
}
