pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** The events behind something on the screen, each as a row that opens it: how many, and what they are. */
Rectangle {
    id: root

    required property Look look
    required property EventPick pick
    required property CommandModel commands
    required property QueryRunner runner
    required property WallClock clock
    required property SceneSelection selection
    property string title: ""
    property string note: ""
    property string emptyText: qsTr("No events there any more")
    /** What stands behind the title, as where the number comes from. */
    default property alias extra: side.data
    property real tallest: 600

    readonly property real bodyTop: root.look.px(64)
    readonly property real rowHeight: root.look.px(59)
    readonly property alias model: events

    signal closed
    signal opened(source: string, eventId: string)

    function take() {
        list.forceActiveFocus()
        list.currentIndex = 0
    }

    border.color: root.look.colors.lineStrong
    border.width: 1
    color: root.look.colors.bgPanel
    height: Math.min(root.tallest, root.bodyTop + Math.max(1, Math.min(events.count, Math.floor((root.tallest - root.bodyTop - root.look.px(10)) / root.rowHeight))) * root.rowHeight + root.look.px(10))
    radius: root.look.px(Theme.radiusLarge)
    width: root.look.px(360)

    Accessible.name: title.text
    Accessible.role: Accessible.Dialog

    EventListModel {
        id: events

        pick: root.pick
        clock: root.clock
        commands: root.commands
        limit: 1000
        openOnly: false
        order: "newest"
        runner: root.runner
    }
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
        text: root.title
        tone: 1
        x: root.look.px(16)
        y: root.look.px(12)
    }
    Label {
        look: root.look
        size: Theme.metaSize
        text: [root.note, events.total > events.count && events.count > 0 && events.current ? qsTr("newest %1 listed").arg(events.count) : ""].filter(part => part !== "").join(" · ")
        tone: 3
        width: root.width - x - root.look.px(16)
        x: root.look.px(16)
        y: root.look.px(38)
    }
    Row {
        id: side

        anchors.right: close.left
        anchors.rightMargin: root.look.px(8)
        anchors.verticalCenter: title.verticalCenter
    }
    IconButton {
        id: close

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
        leftMargin: root.look.px(12)
        model: events
        reuseItems: true
        rightMargin: root.look.px(12)
        snapMode: ListView.SnapToItem
        visible: events.count > 0 && events.current
        width: root.width - root.look.px(16)
        x: root.look.px(4)
        y: root.bodyTop

        Keys.onReturnPressed: (list.currentItem as EventRow)?.clicked()

        delegate: EventRow {
            look: root.look
            pointed: root.selection.pointed
            selected: root.selection.eventId !== "" && eventId === root.selection.eventId && source === root.selection.eventSource || list.activeFocus && ListView.isCurrentItem
            width: root.width - root.look.px(40)

            onClicked: root.opened(source, eventId)
        }
    }
    PanelNote {
        empty: events.count === 0
        emptyText: root.emptyText
        error: events.errorText
        height: root.height - root.bodyTop
        loading: events.loading || !events.current
        look: root.look
        visible: !list.visible
        width: root.width - root.look.px(32)
        x: root.look.px(16)
        y: root.bodyTop
    }
    ScrollMark {
        look: root.look
        list: list
    }
}
