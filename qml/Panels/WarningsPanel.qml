pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** What a clause about warnings rests on: those in force, each with its source and its times. */
Rectangle {
    id: root

    required property Look look
    required property WarningModel warnings
    property real tallest: 600

    readonly property real bodyTop: root.look.px(48)
    readonly property real rowHeight: root.look.px(92)

    signal closed

    border.color: root.look.colors.lineStrong
    border.width: 1
    color: root.look.colors.bgPanel
    height: Math.min(root.tallest, root.bodyTop + Math.max(1, root.warnings.count) * root.rowHeight + root.look.px(10))
    radius: root.look.px(Theme.radiusLarge)
    width: root.look.px(440)

    Accessible.name: title.text
    Accessible.role: Accessible.Dialog

    MouseArea { // what happens here is not meant for the map below
        acceptedButtons: Qt.AllButtons
        anchors.fill: parent
        hoverEnabled: true
        onWheel: wheel => wheel.accepted = true
    }
    Label {
        id: title

        font.weight: Font.Medium
        look: root.look
        size: Theme.sectionSize
        text: qsTr("Warnings in force: %1").arg(root.warnings.count)
        tone: 1
        x: root.look.px(16)
        y: root.look.px(12)
    }
    IconButton {
        anchors.right: parent.right
        anchors.rightMargin: root.look.px(8)
        anchors.verticalCenter: title.verticalCenter
        icon: "x"
        look: root.look
        side: 28
        text: qsTr("Close")
        onClicked: root.closed()
    }
    ListView {
        id: list

        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        height: root.height - root.bodyTop - root.look.px(10)
        keyNavigationEnabled: true
        model: root.visible ? root.warnings : null // nothing is made for what is not shown
        snapMode: ListView.SnapToItem
        visible: root.warnings.count > 0
        width: root.width - root.look.px(32)
        x: root.look.px(16)
        y: root.bodyTop

        delegate: Item {
            id: row

            required property string headline
            required property int level
            required property string onsetText
            required property string expiresText
            required property string sender
            required property string regionText
            required property string sourceName
            required property string ageText
            required property int trust
            required property real trustFraction

            readonly property real start: root.look.px(32)

            height: root.rowHeight
            width: list.width

            Accessible.name: row.headline
            Accessible.role: Accessible.ListItem

            Rule {
                look: root.look
                width: parent.width
            }
            LevelMark {
                level: row.level
                look: root.look
                size: 20
                y: root.look.px(11)
            }
            Label {
                font.weight: Font.Medium
                look: root.look
                size: Theme.bodySize
                text: row.headline
                tone: 1
                width: parent.width - x
                x: row.start
                y: root.look.px(26) - baselineOffset
            }
            Label {
                look: root.look
                size: Theme.metaSize
                text: [LevelWords.grade(row.level), row.regionText, row.sender].filter(part => part !== "").join(" · ")
                width: parent.width - x
                x: row.start
                y: root.look.px(48) - baselineOffset
            }
            Label {
                look: root.look
                size: Theme.metaSize
                text: row.expiresText === "" ? qsTr("from %1 until cancelled").arg(row.onsetText) : qsTr("from %1 to %2").arg(row.onsetText).arg(row.expiresText)
                tone: 3
                width: parent.width - x
                x: row.start
                y: root.look.px(66) - baselineOffset
            }
            TrustMark {
                age: row.ageText
                fraction: row.trustFraction
                look: root.look
                source: row.sourceName
                trust: row.trust
                width: parent.width - x
                x: row.start
                y: root.look.px(72)
            }
        }
    }
    Label {
        look: root.look
        size: Theme.bodySize
        text: qsTr("None in force any more")
        visible: root.warnings.count === 0
        x: root.look.px(16)
        y: root.bodyTop + root.look.px(8)
    }
    ScrollMark {
        look: root.look
        list: list
    }
}
