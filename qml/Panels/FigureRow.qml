import QtQuick
import Tonglan.Ui

/** One indicator of a table: value, changes, what is usual, and how far to trust it. A row of IndicatorModel. */
Item {
    id: root

    required property Look look
    required property FigureColumns columns
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
    required property string momText
    required property int momUp
    required property string yoyText
    required property int yoyUp
    required property string rangeText
    required property int level

    readonly property bool stale: root.trust === 2
    readonly property int shownLevel: root.stale || root.withheld ? 0 : root.level
    readonly property string valueWords: figure.text

    signal asked

    Rule {
        look: root.look
        width: parent.width
    }
    LevelMark {
        id: mark

        anchors.verticalCenter: parent.verticalCenter
        level: root.shownLevel
        look: root.look
        size: 16
    }
    Label {
        anchors.verticalCenter: parent.verticalCenter
        fits: true
        look: root.look
        text: root.name
        tone: root.stale ? 4 : root.shownLevel > 0 ? 1 : 2
        width: root.columns.valueEnd - figure.width - root.look.px(10) - x
        x: root.shownLevel > 0 ? root.look.px(22) : 0
    }
    CellFigure {
        id: figure

        anchors.verticalCenter: parent.verticalCenter
        hasValue: root.hasValue
        look: root.look
        size: 16
        trust: root.trust
        unit: root.unit
        urgent: root.shownLevel > 0
        valueText: root.valueText
        withheld: root.withheld
        x: root.columns.valueEnd - width
    }
    Delta {
        id: mom

        anchors.verticalCenter: parent.verticalCenter
        direction: root.momUp
        look: root.look
        dimmed: root.stale
        text: root.momText === "" ? "—" : root.momText
        visible: root.columns.momEnd > 0
        x: root.columns.momEnd - width
    }
    Delta {
        anchors.verticalCenter: parent.verticalCenter
        direction: root.yoyUp
        look: root.look
        dimmed: root.stale
        text: root.yoyText === "" ? "—" : root.yoyText
        visible: root.columns.yoyEnd > 0
        x: root.columns.yoyEnd - width
    }
    NumText {
        anchors.verticalCenter: parent.verticalCenter
        font.weight: Font.Normal
        look: root.look
        size: 13
        text: root.rangeText === "" ? "—" : root.rangeText
        tone: 3
        visible: root.columns.rangeEnd > 0
        x: root.columns.rangeEnd - width
    }
    TrustMark {
        age: root.ageText
        anchors.verticalCenter: parent.verticalCenter
        department: root.look.sources ? root.sourceName : ""
        fraction: root.trustFraction
        look: root.look
        ringLast: true
        source: root.look.sources ? root.systemName !== "" ? root.sourceName + " · " + root.systemName : root.sourceName : ""
        trust: root.trust
        width: Math.min(implicitWidth, root.width - root.columns.valueEnd - root.look.px(16))
        x: root.width - width
    }
    FigureTarget {
        anchors.fill: parent
        anchors.bottomMargin: root.look.px(4)
        anchors.topMargin: root.look.px(4)
        look: root.look
        text: [root.name, figure.text, root.unit, root.shownLevel > 0 ? LevelWords.grade(root.shownLevel) : "", TrustWords.line(root.trust, root.ageText)].filter(part => part !== "").join(" ")

        onClicked: root.asked()
    }
}
