import QtQuick
import Tonglan.Ui

/** One large figure whose digits roll when it changes: name, value and unit, change, and where it comes from. A row of IndicatorModel. */
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
    required property int level
    required property string limitText

    /** As large as the card has room for, at unit 1. */
    readonly property real digits: Math.max(Theme.numMSize, Math.min(Theme.heroSize, (root.height / root.look.u - 62) * .8, root.width / root.look.u / Math.max(4, root.valueText.length + root.unit.length * .5 + 1) * 1.5))
    readonly property alias figure: figure

    signal asked

    Rule {
        look: root.look
        width: parent.width
    }
    Label {
        id: title

        fits: true
        look: root.look
        text: root.name
        width: parent.width - (delta.visible ? delta.width + root.look.px(8) : 0)
        y: root.look.px(8)
    }
    Delta {
        id: delta

        anchors.verticalCenter: title.verticalCenter
        direction: root.momUp
        look: root.look
        dimmed: root.trust === 2
        text: root.momText
        x: root.width - width
    }
    Figure {
        id: figure

        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: root.look.px(2)
        hasValue: root.hasValue
        look: root.look
        note: root.level > 0 ? root.limitText : ""
        rolls: true
        room: root.width - (root.level > 0 ? root.look.px(26) : 0)
        size: root.digits
        trust: root.trust
        unit: root.unit
        value: root.valueText
        withheld: root.withheld
    }
    LevelMark {
        anchors.verticalCenter: figure.verticalCenter
        level: root.level
        look: root.look
        x: Math.min(figure.width + root.look.px(8), root.width - width)
    }
    TrustMark {
        age: root.ageText
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.look.px(4)
        department: root.look.sources ? root.sourceName : ""
        fraction: root.trustFraction
        look: root.look
        objected: root.objected
        source: root.look.sources && root.systemName !== "" ? root.sourceName + " · " + root.systemName : root.sourceName
        trust: root.trust
        width: parent.width
    }
    FigureTarget {
        anchors.bottomMargin: root.look.px(2)
        anchors.fill: parent
        anchors.topMargin: root.look.px(4)
        look: root.look
        text: [root.name, figure.shown ? root.valueText : root.withheld ? qsTr("withheld") : qsTr("no data"), figure.shown ? root.unit : "", TrustWords.line(root.trust, root.ageText)].filter(part => part !== "").join(" ")

        onClicked: root.asked()
    }
}
