pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** What operators asked for that has not ended yet, the refused first, and what can be done about each. */
ScenePanel {
    id: root

    required property CommandModel commands

    complete: root.commands.open || root.commands.trouble !== ""

    readonly property real bodyTop: root.look.px(root.commands.notice === "" ? 36 : 58)

    signal opened(source: string, eventId: string)

    PanelHead {
        look: root.look
        note: root.commands.refusedCount > 0 ? qsTr("%1 refused").arg(root.commands.refusedCount) : root.commands.count > 0 ? qsTr("%1 on their way").arg(root.commands.count) : ""
        title: root.title === "" ? qsTr("Actions on their way") : root.title
        width: root.width
    }
    Label {
        look: root.look
        size: Theme.metaSize
        text: qsTr("The store of actions was damaged: %1").arg(root.commands.notice)
        tone: 1
        visible: root.commands.notice !== ""
        width: root.width
        y: root.look.px(34)
    }
    ListView {
        id: list

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        height: Math.floor((root.height - root.bodyTop) / root.look.px(66)) * root.look.px(66)
        model: root.commands
        snapMode: ListView.SnapToItem
        visible: root.commands.count > 0
        width: root.width
        y: root.bodyTop

        delegate: OutboxRow {
            id: row

            look: root.look
            width: list.width

            onDiscardAsked: root.commands.discard(row.key)
            onOpened: root.opened(row.source, row.eventId)
            onResendAsked: root.commands.resend(row.key)
        }
    }
    PanelNote {
        empty: root.commands.count === 0
        emptyNote: root.commands.trouble
        emptyText: root.commands.trouble === "" ? qsTr("Nothing is on its way") : qsTr("No actions can be taken")
        height: Math.min(root.height - root.bodyTop, root.look.px(140))
        look: root.look
        visible: root.commands.count === 0
        width: root.width
        y: root.bodyTop
    }
}
