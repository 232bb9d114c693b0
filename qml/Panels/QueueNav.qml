pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** What the queue can be filtered by, with how many events each choice leaves. */
Item {
    id: root

    required property Look look
    required property EventQueueModel queue

    /** Low walls have large units: rows become lower before a list is left out. */
    readonly property real row: Math.max(root.look.px(24), Math.min(root.look.px(30), Math.floor((root.height - 3 * root.look.px(26)) / (root.queues.length + 4))))
    readonly property bool withLevels: (root.queues.length + 4) * root.row + 3 * root.look.px(26) <= root.height
    readonly property var queues: root.queue.queues
    readonly property int split: root.queues.findIndex(one => one.key === "today")
    /** Rows of departments there is room for. */
    readonly property int room: Math.max(0, Math.floor((root.height - owners.y - root.look.px(26)) / root.row))
    readonly property var departments: root.queue.departments.filter(one => one.code !== "").slice(0, root.room)
    readonly property int largest: Math.max(1, ...root.departments.map(one => one.count))

    component Head: Label {
        height: root.look.px(26)
        look: root.look
        size: Theme.metaSize
        tone: 3
        verticalAlignment: Text.AlignVCenter
        x: root.look.px(10)
    }

    Column {
        id: top

        width: parent.width

        Head {
            text: qsTr("Open")
        }
        Repeater {
            model: root.queues.slice(0, Math.max(0, root.split))

            QueueChoice {
                required property var modelData

                chosen: root.queue.queue === modelData.key
                count: modelData.count
                height: root.row
                known: root.queue.known
                look: root.look
                pressing: modelData.key === "overdue"
                text: modelData.text
                width: root.width
                onClicked: root.queue.queue = modelData.key
            }
        }
        Head {
            text: qsTr("City")
        }
        Repeater {
            model: root.queues.slice(Math.max(0, root.split))

            QueueChoice {
                required property var modelData

                chosen: root.queue.queue === modelData.key
                count: modelData.count
                height: root.row
                known: root.queue.known
                look: root.look
                text: modelData.text
                width: root.width
                onClicked: root.queue.queue = modelData.key
            }
        }
        Head {
            text: qsTr("Level")
        }
        Row {
            height: root.row
            visible: !root.withLevels

            Repeater {
                model: root.withLevels ? [] : root.queue.levelCounts.slice(0, 4)

                QueueChoice {
                    id: brief

                    required property var modelData
                    readonly property int bit: 1 << brief.modelData.level

                    chosen: (root.queue.levels & brief.bit) !== 0
                    count: modelData.count
                    height: root.row
                    level: modelData.level
                    known: root.queue.known
                look: root.look
                    text: modelData.text
                    wordless: true
                    width: root.width / 4
                    onClicked: root.queue.levels ^= brief.bit
                }
            }
        }
        Repeater {
            model: root.withLevels ? root.queue.levelCounts : []

            QueueChoice {
                id: choice

                required property var modelData
                readonly property int bit: 1 << choice.modelData.level

                chosen: (root.queue.levels & choice.bit) !== 0
                count: modelData.count
                height: root.row
                level: modelData.level
                known: root.queue.known
                look: root.look
                text: modelData.text
                width: root.width
                onClicked: root.queue.levels ^= choice.bit
            }
        }
    }
    Column {
        id: owners

        visible: root.room > 0
        width: parent.width
        y: top.height

        Head {
            text: qsTr("Department")
        }
        Repeater {
            model: root.departments

            QueueChoice {
                required property var modelData

                chosen: root.queue.department === modelData.code
                count: modelData.count
                height: root.row
                known: root.queue.known
                look: root.look
                share: modelData.count / root.largest
                text: modelData.name
                width: root.width
                onClicked: root.queue.department = chosen ? "" : modelData.code
            }
        }
    }
}
