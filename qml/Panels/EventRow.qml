import QtQuick
import Tonglan.Ui

/** One event of a list: level, title, time left; where, who, how far it has got. A row of EventListModel. */
Item {
    id: root

    required property Look look
    required property string source
    required property string eventId
    required property string title
    required property int level
    required property int stage
    required property string stageText
    required property string regionName
    required property string departmentName
    required property string timeText
    required property string remainText
    required property bool overdue
    required property bool urgent
    required property bool supervised
    required property bool stored
    required property string commandText
    required property bool commandRefused
    required property bool hasPlace
    required property real lat
    required property real lon
    required property real reportedAt
    /** Shared with what else shows events: pointed at here, it is lit there, and the other way. */
    required property Pointed pointed
    property bool selected: false
    property bool withStage: true

    readonly property bool lit: mouse.containsMouse || root.pointed.hasEvent && root.pointed.isEvent(root.source, root.eventId)

    signal clicked

    function tell() {
        if (mouse.containsMouse)
            root.pointed.setEvent(root.source, root.eventId, root.hasPlace ? root.lat : NaN, root.hasPlace ? root.lon : NaN, root.reportedAt)
        else
            root.pointed.leaveEvent(root.source, root.eventId)
    }

    Component.onDestruction: root.pointed?.leaveEvent(root.source, root.eventId)
    onEventIdChanged: if (mouse.containsMouse) root.tell() // rows move under a pointer that rests

    height: root.look.px(59)

    Accessible.name: [LevelWords.grade(root.level), root.title, root.regionName, root.stageText, root.commandText].filter(part => part !== "").join(", ")
    Accessible.role: Accessible.ListItem

    Rectangle {
        color: root.selected ? root.look.colors.bgSelect : root.lit ? root.look.colors.bgHover : "transparent"
        height: parent.height
        opacity: root.look.colors.dark ? .75 : 1
        radius: root.look.px(Theme.radiusSmall)
        visible: root.selected || root.lit
        width: parent.width + root.look.px(24)
        x: -root.look.px(12)
    }
    Rule {
        look: root.look
        width: parent.width
    }
    LevelMark {
        level: root.level
        look: root.look
        y: root.look.px(11)
    }
    Label {
        look: root.look
        size: Theme.bodySize
        text: root.title
        tone: 1
        width: (left.visible ? left.x : chip.visible ? chip.x : root.width) - x - root.look.px(8)
        x: root.look.px(30)
        y: root.look.px(23) - baselineOffset
    }
    Chip {
        id: chip

        anchors.right: parent.right
        kind: "inverse"
        look: root.look
        number: root.remainText
        text: qsTr("Overdue")
        visible: root.overdue
        y: root.look.px(8)
    }
    Row {
        id: left

        anchors.right: parent.right
        spacing: root.look.px(4)
        visible: !root.overdue && root.remainText !== ""
        y: root.look.px(23) - number.baselineOffset

        Label {
            anchors.baseline: number.baseline
            look: root.look
            size: Theme.metaSize
            text: qsTr("left")
            tone: 3
        }
        NumText {
            id: number

            look: root.look
            size: 16
            text: root.remainText
            tone: root.urgent ? 1 : 2
            urgent: root.urgent
        }
    }
    NumText {
        id: time

        font.weight: Font.Normal
        look: root.look
        size: 13
        text: root.timeText
        tone: 3
        x: root.look.px(30)
        y: root.look.px(45) - baselineOffset
    }
    Label {
        anchors.baseline: time.baseline
        look: root.look
        size: Theme.metaSize
        text: [root.regionName, root.departmentName].filter(part => part !== "").join(" · ")
        tone: 3
        visible: root.commandText === ""
        width: Math.max(0, Math.min(implicitWidth, (root.withStage ? progress.x : root.width) - x - root.look.px(8)))
        x: time.x + time.width + root.look.px(7)
    }
    CommandMark {
        anchors.baseline: time.baseline
        look: root.look
        refused: root.commandRefused
        text: root.commandText
        visible: root.commandText !== ""
        width: Math.max(0, (progress.visible ? progress.x : root.width) - x - root.look.px(8))
        x: time.x + time.width + root.look.px(7)
    }
    Row {
        id: progress

        anchors.right: parent.right
        height: root.look.px(18)
        spacing: root.look.px(8)
        visible: root.withStage && !root.commandRefused // whose reason needs the room
        y: root.look.px(31)

        Label {
            anchors.verticalCenter: parent.verticalCenter
            look: root.look
            size: Theme.metaSize
            text: qsTr("not stored yet")
            tone: 3
            visible: !root.stored
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            look: root.look
            size: Theme.metaSize
            text: qsTr("supervised")
            tone: 1
            visible: root.supervised
        }
        StageBar {
            anchors.verticalCenter: parent.verticalCenter
            look: root.look
            stage: root.stage
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            elide: Text.ElideNone
            horizontalAlignment: Text.AlignRight
            look: root.look
            size: Theme.metaSize
            text: root.stageText
            width: Math.max(implicitWidth, root.look.px(40))
        }
    }
    MouseArea {
        id: mouse

        anchors.fill: parent
        cursorShape: Qt.PointingHandCursor
        hoverEnabled: true
        onClicked: root.clicked()
        onContainsMouseChanged: root.tell()
    }
}
