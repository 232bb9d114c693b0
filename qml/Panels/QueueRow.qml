import QtQuick
import Tonglan.Ui

/** One event of the queue, in columns. A row of EventQueueModel. */
Item {
    id: root

    required property Look look
    required property QueueColumns columns
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
    required property bool urged
    required property bool returned
    required property bool hasPlace
    required property string commandText
    required property bool commandRefused
    property bool selected: false

    /** The one that says most. */
    readonly property string marks: root.supervised ? qsTr("supervised") : root.returned ? qsTr("returned") : root.urged ? qsTr("urged") : root.hasPlace ? "" : qsTr("no place")

    signal clicked

    Accessible.name: [LevelWords.grade(root.level), root.title, root.regionName, root.departmentName, root.stageText, root.marks, root.commandText].filter(part => part !== "").join(", ")
    Accessible.role: Accessible.ListItem
    Accessible.selected: root.selected

    Rectangle {
        color: root.selected ? root.look.colors.bgSelect : mouse.containsMouse ? root.look.colors.bgHover : "transparent"
        height: parent.height
        width: parent.width
    }
    Rectangle {
        color: root.look.colors.accentBase
        height: parent.height
        visible: root.selected
        width: root.look.px(3)
    }
    Rule {
        look: root.look
        width: parent.width
        y: parent.height - height
    }
    LevelMark {
        anchors.verticalCenter: parent.verticalCenter
        level: root.level
        look: root.look
        x: root.columns.mark
    }
    NumText {
        anchors.verticalCenter: parent.verticalCenter
        font.weight: Font.Normal
        look: root.look
        size: 13
        text: root.eventId.slice(-10)
        tone: 3
        visible: root.columns.numberWidth > 0
        width: root.columns.numberWidth
        x: root.columns.number
    }
    Label {
        id: name

        anchors.verticalCenter: parent.verticalCenter
        look: root.look
        size: Theme.bodySize
        text: root.title
        tone: 1
        width: Math.min(implicitWidth, root.columns.titleWidth - (side.text === "" ? 0 : Math.min(side.implicitWidth, root.look.px(150)) + root.look.px(10)))
        x: root.columns.title
    }
    Label {
        id: side

        anchors.baseline: name.baseline
        font.weight: root.commandRefused ? Font.Medium : 350
        look: root.look
        size: Theme.metaSize
        text: root.commandText !== "" ? root.commandText : root.marks
        tone: root.commandRefused ? 1 : root.commandText !== "" ? 2 : 3
        visible: text !== ""
        width: Math.max(0, root.columns.title + root.columns.titleWidth - x)
        x: name.x + name.width + root.look.px(10)
    }
    Label {
        anchors.baseline: name.baseline
        fits: true
        look: root.look
        size: 13
        text: root.regionName
        width: root.columns.regionWidth
        x: root.columns.region
    }
    Label {
        anchors.baseline: name.baseline
        fits: true
        look: root.look
        size: 13
        text: root.departmentName
        visible: root.columns.departmentWidth > 0
        width: root.columns.departmentWidth
        x: root.columns.department
    }
    NumText {
        anchors.baseline: name.baseline
        font.weight: Font.Normal
        look: root.look
        size: 13
        text: root.timeText
        tone: 3
        width: root.columns.timeWidth
        x: root.columns.time
    }
    StageBar {
        anchors.verticalCenter: parent.verticalCenter
        look: root.look
        stage: root.stage
        x: root.columns.stage
    }
    Label {
        anchors.baseline: name.baseline
        fits: true
        look: root.look
        size: 13
        text: root.stageText
        width: root.columns.stageWidth - root.look.px(66)
        x: root.columns.stage + root.look.px(66)
    }
    Chip {
        anchors.right: parent.right
        anchors.rightMargin: root.columns.edge
        anchors.verticalCenter: parent.verticalCenter
        kind: "inverse"
        look: root.look
        number: root.remainText
        text: qsTr("Overdue")
        visible: root.overdue
    }
    NumText {
        anchors.right: parent.right
        anchors.rightMargin: root.columns.edge
        anchors.verticalCenter: parent.verticalCenter
        look: root.look
        size: 15
        text: root.remainText !== "" ? root.remainText : root.stage < 4 ? "–" : ""
        tone: root.urgent ? 1 : 2
        urgent: root.urgent
        visible: !root.overdue
    }
    MouseArea {
        id: mouse

        anchors.fill: parent
        cursorShape: Qt.PointingHandCursor
        hoverEnabled: true
        onClicked: root.clicked()
    }
}
