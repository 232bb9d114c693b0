import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** One feed: its state in word, shape and brightness, where it comes from, what happens next, the figures of its link, and what is wrong. */
Item {
    id: root

    required property Look look
    required property string feed
    required property string kind
    required property string address
    required property int grade
    required property string stateText
    required property int progress
    required property string detail
    required property string lastGoodText
    required property string lagText
    required property string rowsText
    required property string rejectedText
    required property string unknownText
    required property string bytesText
    required property string skewText
    required property bool skewed
    required property string waitingText
    required property string pausedText
    required property string datumText
    required property string auditText
    required property string auditDetail
    required property string nextText

    readonly property bool broken: root.grade >= FeedListModel.Lost
    readonly property bool trying: root.grade === FeedListModel.Trying
    readonly property bool narrow: root.width < root.look.px(900)
    readonly property real cell: root.narrow ? Math.floor(root.width / 5) : root.width / 11
    readonly property string wrong: [root.pausedText, root.datumText, root.detail, root.auditDetail].filter(part => part !== "").join("  ·  ")

    height: cells.y + cells.height + root.look.px(root.wrong === "" ? 10 : 34)

    Accessible.name: root.feed + " " + root.stateText
    Accessible.role: Accessible.ListItem

    Rule {
        look: root.look
        width: root.width
    }
    TrustRing { // full: up; an arc: loading or trying; dashes: lost; a dash: halted
        id: ring

        arc: root.look.colors.text2
        fraction: root.grade === FeedListModel.Well ? 1 : root.progress >= 0 ? .1 + root.progress / 110 : .35
        height: root.look.px(16)
        quiet: root.look.colors.text1
        state: [0, 1, 1, 2, 4][root.grade]
        track: root.look.colors.lineStrong
        width: root.look.px(16)
        y: root.look.px(13)
    }
    Label {
        id: name

        anchors.verticalCenter: ring.verticalCenter
        font.weight: Font.Medium
        look: root.look
        size: Theme.bodySize
        text: root.feed
        tone: 1
        width: Math.min(implicitWidth, root.width * .25)
        x: ring.width + root.look.px(10)
    }
    Chip {
        id: stateChip

        anchors.verticalCenter: ring.verticalCenter
        kind: root.broken ? "inverse" : "plain"
        look: root.look
        text: root.stateText
        x: name.x + name.width + root.look.px(12)
    }
    Label {
        anchors.verticalCenter: ring.verticalCenter
        look: root.look
        size: 13
        text: root.kind + " · " + root.address
        tone: 3
        width: Math.max(0, next.x - x - root.look.px(16))
        x: stateChip.x + stateChip.width + root.look.px(12)
    }
    Row {
        id: next

        anchors.right: parent.right
        anchors.verticalCenter: ring.verticalCenter
        spacing: root.look.px(6)
        visible: root.grade >= FeedListModel.Trying

        Label {
            id: nextName

            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: qsTr("Next try")
            tone: 3
        }
        NumText {
            anchors.baseline: nextName.baseline
            look: root.look
            size: Theme.bodySize
            text: root.nextText
        }
    }
    Flow {
        id: cells

        width: root.width
        y: root.look.px(40)

        FeedCell {
            look: root.look
            name: qsTr("Last good")
            notable: root.broken || root.trying
            value: root.lastGoodText
            width: root.cell * 1.4
        }
        FeedCell {
            look: root.look
            name: qsTr("Lag")
            quiet: root.lagText === "—"
            value: root.lagText
            width: root.cell * .9
        }
        FeedCell {
            look: root.look
            name: qsTr("Rows in")
            value: root.rowsText
            width: root.cell * 1.2
        }
        FeedCell {
            look: root.look
            name: qsTr("Rejected")
            notable: root.rejectedText !== "0"
            value: root.rejectedText
            width: root.cell
        }
        FeedCell {
            look: root.look
            name: qsTr("Unknown types")
            notable: root.unknownText !== "0"
            value: root.unknownText
            width: root.cell * 1.1
        }
        FeedCell {
            look: root.look
            name: qsTr("Received")
            value: root.bytesText
            width: root.cell * 1.1
        }
        FeedCell {
            look: root.look
            name: qsTr("Clock skew")
            notable: root.skewed
            quiet: root.skewText === "—"
            value: root.skewText
            width: root.cell * 1.1
        }
        FeedCell {
            look: root.look
            name: qsTr("To be stored")
            notable: root.waitingText !== "0"
            value: root.waitingText
            width: root.cell * 1.2
        }
        FeedCell {
            look: root.look
            name: qsTr("Last audit")
            notable: root.auditDetail !== ""
            quiet: root.auditText === "—"
            value: root.auditText
            width: root.cell * 2
        }
    }
    Label {
        look: root.look
        size: 13
        text: root.wrong
        tone: 1
        visible: text !== ""
        width: root.width
        y: cells.y + cells.height + root.look.px(6)
    }
}
