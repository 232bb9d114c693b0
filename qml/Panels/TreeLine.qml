pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** One line of the tree: a branch with how much of it is in order, or an indicator with its value and its trust. A row of IndicatorTreeModel. */
Item {
    id: root

    required property Look look
    required property int kind
    required property string code
    required property string name
    required property string shareText
    required property string countText
    required property string unit
    required property string valueText
    required property bool hasValue
    required property bool withheld
    required property string sourceName
    required property string systemName
    required property string ageText
    required property int trust
    required property real trustFraction
    required property int level
    required property bool objected

    readonly property bool leaf: root.kind === IndicatorTreeModel.Leaf
    readonly property bool isTop: root.kind === IndicatorTreeModel.Top
    readonly property bool branch: root.isTop || root.kind === IndicatorTreeModel.Branch
    readonly property bool stale: root.trust === 2
    /** Where the trust mark of an indicator begins, as a part of the width. */
    property real trustAt: .63
    readonly property real trustX: Math.min(Math.round(root.width * (root.look.sources ? .47 : root.trustAt)), root.width - mark.least)
    readonly property real indent: root.look.px(22)

    signal asked

    Accessible.name: root.leaf ? "" : [root.name, root.shareText, root.countText].join(" ")
    Accessible.role: root.leaf ? Accessible.NoRole : Accessible.StaticText

    Rule {
        faint: !root.isTop
        look: root.look
        visible: root.branch
        width: root.width
    }
    LevelMark {
        anchors.verticalCenter: parent.verticalCenter
        level: root.leaf && root.stale ? 0 : root.level // the alarm of what is out of date is suspended
        look: root.look
        size: root.isTop ? 18 : 14
    }
    Label {
        id: title

        anchors.verticalCenter: parent.verticalCenter
        font.weight: root.branch ? Font.Medium : Font.Normal
        fits: true
        look: root.look
        size: root.isTop ? Theme.sectionSize : 14
        text: root.name
        tone: root.branch ? 1 : root.kind === IndicatorTreeModel.More ? 3 : 2
        width: Math.min(implicitWidth, (root.branch ? share.x : figure.x) - x - root.look.px(8))
        x: root.indent
    }
    Label { // whole or not at all: the branch's own lines say it too
        anchors.baseline: title.baseline
        elide: Text.ElideNone
        look: root.look
        size: Theme.metaSize
        text: root.countText
        tone: 3
        visible: root.branch && text !== "" && x + implicitWidth <= share.x - root.look.px(10)
        x: title.x + title.width + root.look.px(10)
    }
    NumText {
        id: share

        anchors.verticalCenter: parent.verticalCenter
        font.weight: root.isTop ? Font.Medium : Font.Normal
        look: root.look
        size: root.isTop ? 17 : 14
        text: root.shareText === "" ? "—" : root.shareText
        tone: root.isTop ? 1 : 2
        visible: root.branch
        x: root.width - width
    }
    NumText {
        id: figure

        readonly property bool shown: root.hasValue && !root.withheld && root.trust !== 4

        anchors.verticalCenter: parent.verticalCenter
        look: root.look
        size: figure.shown ? 15 : Theme.metaSize
        text: root.withheld ? qsTr("withheld") : figure.shown ? root.valueText : qsTr("no data")
        tone: figure.shown ? root.stale ? 4 : 1 : 3
        visible: root.leaf
        x: unitText.x - width - (unitText.text === "" ? 0 : root.look.px(4))
    }
    Row { // in doubt: dots under the number
        spacing: root.look.px(2)
        visible: root.leaf && root.trust === 3
        x: figure.x
        y: figure.y + figure.height - root.look.px(1)

        Repeater {
            model: root.leaf && root.trust === 3 ? Math.floor(figure.width / root.look.px(4)) : 0

            Rectangle {
                color: root.look.colors.text2
                height: root.look.px(2)
                width: root.look.px(2)
            }
        }
    }
    Label {
        id: unitText

        anchors.baseline: figure.baseline
        elide: Text.ElideNone
        look: root.look
        size: Theme.metaSize
        text: figure.shown ? root.unit : ""
        tone: 3
        visible: root.leaf
        x: root.trustX - width - root.look.px(14)
    }
    TrustMark {
        id: mark

        age: root.ageText
        anchors.verticalCenter: parent.verticalCenter
        department: root.look.sources ? root.sourceName : ""
        fraction: root.trustFraction
        look: root.look
        objected: root.objected
        source: root.look.sources && root.systemName !== "" ? root.sourceName + " · " + root.systemName : root.sourceName
        trust: root.trust
        visible: root.leaf
        width: root.width - x
        x: root.trustX
    }
    FigureTarget {
        anchors.fill: parent
        anchors.margins: root.look.px(2)
        look: root.look
        text: [root.name, root.hasValue ? root.valueText : qsTr("no data"), root.unit].join(" ")
        visible: root.leaf

        onClicked: root.asked()
    }
}
