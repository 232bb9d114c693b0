import QtQuick
import Tonglan.Ui

/** The end of one spoke: its name, and how the figure is. A row of IndicatorModel. */
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
    required property int trust
    required property string ageText
    required property int level
    required property real usualShare
    /** −1: the words end at the item's x, 1: they begin there, 0: they stand across it. */
    required property int side

    readonly property int shownLevel: root.trust === 2 || root.withheld ? 0 : root.level
    readonly property string valueWords: figure.text
    /** Whose it is, where that is asked: in place of the name. */
    readonly property bool asksWhose: root.look.sources && root.sourceName !== ""
    readonly property string lack: root.hasValue && !root.withheld && isNaN(root.usualShare) ? qsTr("no usual band") : ""

    signal asked

    Label {
        id: name

        horizontalAlignment: root.side < 0 ? Text.AlignRight : root.side > 0 ? Text.AlignLeft : Text.AlignHCenter
        fits: true
        look: root.look
        maximumLineCount: root.asksWhose ? 2 : 1
        size: Theme.metaSize
        text: root.asksWhose ? root.sourceName : root.name
        tone: root.shownLevel > 0 ? 1 : 3
        width: root.width
        wrapMode: root.asksWhose ? Text.Wrap : Text.NoWrap
    }
    Row {
        spacing: root.look.px(4)
        x: root.side < 0 ? root.width - width : root.side > 0 ? 0 : (root.width - width) / 2
        y: root.look.px(16) * Math.max(1, name.lineCount)

        LevelMark {
            level: root.shownLevel
            look: root.look
            size: 14
            y: root.look.px(2)
        }
        CellFigure {
            id: figure

            hasValue: root.hasValue
            look: root.look
            size: 14
            trust: root.trust
            unit: root.lack === "" ? root.unit : root.lack
            valueText: root.valueText
            withheld: root.withheld
        }
    }
    FigureTarget {
        anchors.fill: parent
        look: root.look
        text: [root.name, figure.text, root.unit, root.lack, TrustWords.line(root.trust, root.ageText)].filter(part => part !== "").join(" ")

        onClicked: root.asked()
    }
}
