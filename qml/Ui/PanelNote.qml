pragma ComponentBehavior: Bound

import QtQuick

/** What stands in a panel that has nothing to show, and why: waiting, nothing there (which is not zero), or an error. */
Item {
    id: root

    required property Look look
    property bool loading: false
    property bool empty: false
    property string error: ""
    /** Who is awaited, and what is empty, in words. */
    property string awaited: ""
    property string emptyText: ""
    property string emptyNote: ""

    readonly property bool waiting: root.loading && root.error === ""

    visible: root.error !== "" || root.loading || root.empty

    // Bars where the content will be; nothing turns.
    Column {
        id: bones

        spacing: root.look.px(12)
        visible: root.waiting
        width: parent.width
        y: root.look.px(10)

        Repeater {
            model: root.waiting ? Math.max(1, Math.floor((root.height - root.look.px(30)) / root.look.px(34))) : 0

            Rectangle {
                id: bone

                required property int index

                color: root.look.colors.lineFaint
                height: root.look.px(bone.index % 3 === 0 ? 12 : 20)
                radius: root.look.px(2)
                width: root.width * [.35, .8, .62][bone.index % 3]
            }
        }
    }
    Label {
        anchors.bottom: parent.bottom
        look: root.look
        size: Theme.metaSize
        text: qsTr("Waiting for %1").arg(root.awaited === "" ? qsTr("the first data of the feeds") : root.awaited)
        tone: 3
        visible: root.waiting && patience.over
        width: parent.width
    }
    Timer {
        id: patience

        property bool over: false

        interval: 3000
        running: root.waiting && root.visible
        onRunningChanged: if (running) over = false
        onTriggered: over = true
    }
    Column {
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.look.px(6)
        visible: !root.waiting
        width: parent.width

        Icon {
            look: root.look
            name: root.error !== "" ? "plug-connected-x" : "inbox"
            size: 24
            visible: root.height > root.look.px(96)
        }
        Label {
            look: root.look
            maximumLineCount: 2
            size: Theme.bodySize
            text: root.error !== "" ? qsTr("The local cache cannot be read") : root.emptyText
            tone: 1
            width: parent.width
            wrapMode: Text.Wrap
        }
        Label {
            look: root.look
            maximumLineCount: root.error !== "" ? 2 : 3
            size: Theme.metaSize
            text: root.error !== "" ? root.error : root.emptyNote
            tone: 3
            visible: text !== ""
            width: parent.width
            wrapMode: Text.Wrap
        }
        Label {
            look: root.look
            maximumLineCount: 2
            size: Theme.metaSize
            text: qsTr("It is read again when data come. If it stays: key F shows cache and feeds.")
            tone: 2
            visible: root.error !== ""
            width: parent.width
            wrapMode: Text.Wrap
        }
    }
}
