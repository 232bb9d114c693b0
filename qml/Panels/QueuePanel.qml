pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 事件处置台, its queue: what is to be done, the most urgent first, filtered and searched; operated by keys alone. */
ScenePanel {
    id: root

    required property CommandModel commands

    readonly property alias queue: queue
    readonly property alias search: search
    readonly property real navWidth: root.look.px(196)
    readonly property real tableX: root.navWidth + root.look.px(20)
    readonly property real rowHeight: root.look.px(42)
    readonly property real bodyTop: root.look.px(78)
    readonly property real footHeight: root.look.px(34)
    readonly property var orders: [["urgency", qsTr("by level and time left")], ["deadline", qsTr("by time left")], ["newest", qsTr("newest first")], ["oldest", qsTr("oldest first")], ["stage", qsTr("by stage")]]
    readonly property int orderPlace: Math.max(0, root.orders.findIndex(order => order[0] === queue.order))

    complete: !queue.loading

    /** Nobody has been here yet: the most urgent one is picked, so that there is something to act on. */
    property bool fresh: true
    property string unasked: ""

    /** … and whoever only looked finds the map without it. */
    Component.onDestruction: {
        if (root.unasked !== "" && root.selection?.eventId === root.unasked)
            root.selection.clearEvent()
    }

    /** What a key does here; false if it does nothing. */
    function handleKey(key: int): bool {
        const taken = root.takeKey(key)
        if (taken)
            root.unasked = ""
        return taken
    }

    function takeKey(key: int): bool {
        switch (key) {
        case Qt.Key_Down:
        case Qt.Key_J:
            queue.step(1)
            return true
        case Qt.Key_Up:
        case Qt.Key_K:
            queue.step(-1)
            return true
        case Qt.Key_PageDown:
            queue.step(queue.rows)
            return true
        case Qt.Key_PageUp:
            queue.step(-queue.rows)
            return true
        case Qt.Key_Home:
            queue.pickPlace(0)
            return true
        case Qt.Key_End:
            queue.pickPlace(queue.total - 1)
            return true
        case Qt.Key_Slash:
            input.forceActiveFocus()
            return true
        case Qt.Key_E:
            root.nextOrder()
            return true
        case Qt.Key_Escape:
            if (!queue.filtered)
                return false
            input.text = ""
            queue.clearFilters()
            return true
        }
        return false
    }

    function nextOrder() {
        queue.order = root.orders[(root.orderPlace + 1) % root.orders.length][0]
    }

    EventQueueModel {
        id: queue

        clock: root.clock
        commands: root.commands
        pickedId: root.selection.eventId
        pickedSource: root.selection.eventSource
        region: root.selection.effectiveRegion
        rows: Math.max(1, Math.floor((root.height - root.bodyTop - root.footHeight) / root.rowHeight))
        runner: root.runner

        onAnswered: {
            if (root.fresh && queue.count > 0) {
                root.fresh = false
                if (!root.selection.hasEvent) {
                    queue.pickPlace(0)
                    root.unasked = root.selection.eventId
                }
            }
        }
        onPicked: (source, id) => root.selection.selectEvent(source, id)
    }
    EventSummary {
        id: source

        clock: root.clock
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    QueueColumns {
        id: columns

        look: root.look
        width: root.width - root.tableX
    }
    QueueNav {
        height: root.height
        look: root.look
        queue: queue
        width: root.navWidth
    }
    Rectangle {
        color: root.look.colors.lineBase
        height: parent.height
        width: 1
        x: root.navWidth + root.look.px(10)
    }

    // Search, order, how many
    Rectangle {
        id: search

        border.color: input.activeFocus ? root.look.colors.accentBase : root.look.colors.lineStrong
        border.width: 1
        color: root.look.colors.bgBase
        height: root.look.px(34)
        radius: root.look.px(Theme.radiusSmall)
        width: Math.min(root.look.px(320), columns.width * .4)
        x: root.tableX

        Icon {
            id: glass

            anchors.verticalCenter: parent.verticalCenter
            look: root.look
            name: "search"
            size: 16
            x: root.look.px(10)
        }
        TextInput {
            id: input

            activeFocusOnTab: true
            clip: true
            color: root.look.colors.text1
            font.family: Fonts.text
            font.pixelSize: root.look.px(14)
            height: parent.height
            maximumLength: 100
            selectByMouse: true
            verticalAlignment: TextInput.AlignVCenter
            width: parent.width - x - root.look.px(34)
            x: root.look.px(34)

            Accessible.name: qsTr("Search in the queue")
            Accessible.role: Accessible.EditableText
            Keys.onDownPressed: input.leave()
            Keys.onEnterPressed: input.leave()
            Keys.onEscapePressed: {
                input.text = ""
                queue.search = ""
                input.focus = false
            }
            Keys.onReturnPressed: input.leave()
            onTextEdited: queue.search = text

            function leave() {
                input.focus = false
                queue.pickPlace(0)
            }
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            fits: true
            look: root.look
            size: 14
            text: qsTr("Title, kind, place; initials")
            tone: 3
            visible: input.text === "" && input.preeditText === ""
            width: input.width
            x: input.x
        }
        Label {
            anchors.right: parent.right
            anchors.rightMargin: root.look.px(12)
            anchors.verticalCenter: parent.verticalCenter
            look: root.look
            size: 13
            text: "/"
            tone: 3
        }
    }
    TextButton {
        id: order

        height: root.look.px(34)
        look: root.look
        shortcut: "E"
        text: root.orders[root.orderPlace][1]
        x: search.x + search.width + root.look.px(12)
        onClicked: root.nextOrder()
    }
    TextButton {
        id: clear

        height: root.look.px(34)
        look: root.look
        shortcut: "Esc"
        text: qsTr("All again")
        visible: queue.filtered
        x: order.x + order.width + root.look.px(12)
        onClicked: root.handleKey(Qt.Key_Escape)
    }
    Label {
        anchors.verticalCenter: search.verticalCenter
        horizontalAlignment: Text.AlignRight
        fits: true
        look: root.look
        size: 13
        text: queue.cut ? qsTr("%1 of the newest 20,000 that say this").arg(queue.total) : qsTr("%1 events").arg(Number(queue.total).toLocaleString(Qt.locale("en_US"), "f", 0))
        tone: 3
        visible: queue.known
        width: root.width - x - columns.edge
        x: (clear.visible ? clear.x + clear.width : order.x + order.width) + root.look.px(12)
    }

    // Names of the columns
    Repeater {
        model: [[columns.number, columns.numberWidth, qsTr("No.")], [columns.title, columns.titleWidth, qsTr("Event")], [columns.region, columns.regionWidth, qsTr("District")], [columns.department, columns.departmentWidth, qsTr("Department")], [columns.time, columns.timeWidth, qsTr("Reported")], [columns.stage, columns.stageWidth, qsTr("Stage")]]

        Label {
            required property var modelData

            fits: true
            height: root.look.px(30)
            look: root.look
            size: Theme.metaSize
            text: modelData[2]
            tone: 3
            verticalAlignment: Text.AlignVCenter
            visible: modelData[1] > 0
            width: modelData[1]
            x: root.tableX + modelData[0]
            y: root.look.px(46)
        }
    }
    Label {
        anchors.right: parent.right
        anchors.rightMargin: columns.edge
        height: root.look.px(30)
        look: root.look
        size: Theme.metaSize
        text: qsTr("Time left")
        tone: 3
        verticalAlignment: Text.AlignVCenter
        y: root.look.px(46)
    }
    Rule {
        look: root.look
        width: columns.width
        x: root.tableX
        y: root.bodyTop - height
    }
    Repeater {
        model: queue

        QueueRow {
            id: line

            required property int index

            columns: columns
            height: root.rowHeight
            look: root.look
            selected: line.eventId === root.selection.eventId && line.source === root.selection.eventSource
            width: columns.width
            x: root.tableX
            y: root.bodyTop + line.index * root.rowHeight

            onClicked: {
                root.unasked = ""
                root.selection.selectEvent(line.source, line.eventId)
            }
        }
    }
    WheelHandler {
        onWheel: event => queue.scroll(event.angleDelta.y > 0 ? -3 : 3)
    }
    Rectangle { // where in the queue one is
        color: root.look.colors.lineStrong
        height: Math.max(root.look.px(24), track * queue.rows / Math.max(1, queue.total))
        radius: width / 2
        visible: queue.total > queue.rows
        width: root.look.px(3)
        x: root.width - width
        y: root.bodyTop + (track - height) * queue.first / Math.max(1, queue.total - queue.rows)

        readonly property real track: queue.rows * root.rowHeight
    }
    PanelNote {
        empty: queue.total === 0
        emptyNote: queue.filtered ? qsTr("Esc shows all again") : ""
        emptyText: queue.filtered ? qsTr("Nothing is like that") : qsTr("The queue is empty")
        error: queue.errorText
        height: root.height - y
        loading: queue.loading
        look: root.look
        visible: queue.total === 0
        width: columns.width - root.look.px(24)
        x: root.tableX + root.look.px(12)
        y: root.bodyTop + root.look.px(12)
    }
    Row {
        spacing: root.look.px(18)
        x: root.tableX
        y: root.height - root.look.px(26)

        Repeater {
            model: [["J K  ↑ ↓", qsTr("pick")], ["/", qsTr("search")], ["E", qsTr("order")]]

            Row {
                id: hint

                required property var modelData

                spacing: root.look.px(6)

                NumText {
                    look: root.look
                    size: 12
                    text: hint.modelData[0]
                    tone: 2
                }
                Label {
                    elide: Text.ElideNone
                    look: root.look
                    size: 12
                    text: hint.modelData[1]
                    tone: 3
                }
            }
        }
    }
    TrustMark {
        anchors.right: range.left
        anchors.rightMargin: root.look.px(20)
        anchors.verticalCenter: range.verticalCenter
        age: source.ageText
        fraction: source.trustFraction
        look: root.look
        source: source.sourceName
        trust: source.trust
        visible: queue.known
    }
    NumText {
        id: range

        anchors.right: parent.right
        anchors.rightMargin: columns.edge
        font.weight: Font.Normal
        look: root.look
        size: 13
        text: "%1 – %2 / %3".arg(Math.min(queue.first + 1, queue.total)).arg(queue.first + queue.count).arg(queue.total)
        tone: 3
        visible: queue.known
        y: root.height - root.look.px(26)
    }
}
