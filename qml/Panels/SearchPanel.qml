pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** Search for a place, a road, a facility, an event's number, a region: what is typed, what was found, and by keys alone where to go. */
Rectangle {
    id: root

    required property Look look
    required property SearchModel found
    property real tallest: 600

    readonly property alias input: input
    readonly property alias list: list
    /** In words, where there are no rows: what can be typed, or that nothing was found. */
    readonly property alias note: note.text

    signal closed
    /** A row was chosen: a map of SearchModel.placeAt(). */
    signal picked(var place)

    /** What was typed before is still there, marked: the next letter replaces it. */
    function begin() {
        input.forceActiveFocus()
        input.selectAll()
        keyboard.waits = false
    }

    function choose(row: int) {
        if (row >= 0 && row < list.count)
            root.picked(root.found.placeAt(row))
    }

    border.color: root.look.colors.lineStrong
    border.width: 1
    color: root.look.colors.bgPanel
    height: head.height + body.height + foot.height
    radius: root.look.px(Theme.radiusLarge)
    width: root.look.px(420)

    Accessible.name: qsTr("Search")
    Accessible.role: Accessible.Dialog

    QtObject {
        id: keyboard

        property bool waits: false // Enter was pressed before the answer came
        property bool fresh: false // another text: the first row is the one to choose

        function enter() {
            if (root.found.blank)
                return
            if (root.found.current)
                root.choose(list.currentIndex)
            else
                keyboard.waits = true
        }
    }
    Connections {
        target: root.found

        function onAnswered() {
            if (keyboard.fresh || list.currentIndex < 0) {
                list.currentIndex = list.count > 0 ? 0 : -1
                list.positionViewAtBeginning()
            }
            keyboard.fresh = false
        }
        function onStateChanged() {
            if (!keyboard.waits || !root.found.current)
                return
            keyboard.waits = false
            root.choose(list.currentIndex)
        }
    }
    MouseArea { // what happens here is not meant for the map below
        anchors.fill: parent
        hoverEnabled: true
        onWheel: wheel => wheel.accepted = true
    }
    Item {
        id: head

        height: root.look.px(48)
        width: root.width

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: root.look.colors.accentBase
            look: root.look
            name: "search"
            size: 20
            x: root.look.px(17)
        }
        TextInput {
            id: input

            activeFocusOnTab: true
            clip: true
            color: root.look.colors.text1
            font.family: Fonts.text
            font.pixelSize: root.look.px(Theme.sceneSize)
            height: parent.height
            maximumLength: 64
            selectByMouse: true
            selectedTextColor: root.look.colors.accentOn
            selectionColor: root.look.colors.accentBase
            verticalAlignment: TextInput.AlignVCenter
            width: close.x - x - root.look.px(8)
            x: root.look.px(50)

            Accessible.name: qsTr("Search")
            Accessible.role: Accessible.EditableText

            // The letters that an input method has not turned into characters yet are pinyin: they are searched for at once.
            readonly property string typed: input.text + input.preeditText

            onTypedChanged: {
                keyboard.fresh = true
                keyboard.waits = false
                root.found.text = input.typed
            }

            Keys.onPressed: event => {
                switch (event.key) {
                case Qt.Key_Escape:
                    root.closed()
                    break
                case Qt.Key_Down:
                    list.incrementCurrentIndex()
                    break
                case Qt.Key_Up:
                    list.decrementCurrentIndex()
                    break
                case Qt.Key_PageDown:
                    list.currentIndex = Math.min(list.count - 1, list.currentIndex + list.page)
                    break
                case Qt.Key_PageUp:
                    list.currentIndex = Math.max(Math.min(0, list.count - 1), list.currentIndex - list.page)
                    break
                case Qt.Key_Return:
                case Qt.Key_Enter:
                    if (!input.inputMethodComposing)
                        keyboard.enter()
                    break
                case Qt.Key_Left: // at an end they would turn to another scene
                    event.accepted = input.cursorPosition === 0 && input.selectedText === ""
                    return
                case Qt.Key_Right:
                    event.accepted = input.cursorPosition === input.length && input.selectedText === ""
                    return
                default:
                    return // letters are letters here
                }
                event.accepted = true
            }
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            look: root.look
            size: Theme.bodySize
            text: qsTr("Place, road, facility, event number…")
            tone: 3
            visible: input.typed === ""
            width: input.width
            x: input.x
        }
        IconButton {
            id: close

            anchors.verticalCenter: parent.verticalCenter
            icon: "x"
            look: root.look
            side: 28
            text: qsTr("Close")
            x: root.width - width - root.look.px(10)
            onClicked: root.closed()
        }
    }
    Item {
        id: body

        height: list.count > 0 ? Math.min(list.contentHeight, Math.floor((root.tallest - head.height - foot.height) / root.look.px(52)) * root.look.px(52)) : root.look.px(92)
        width: root.width
        y: head.height

        Rule {
            faint: false
            look: root.look
            width: parent.width
        }
        ListView {
            id: list

            readonly property int page: Math.max(1, Math.floor(list.height / root.look.px(52)) - 1)

            anchors.fill: parent
            boundsBehavior: Flickable.StopAtBounds
            cacheBuffer: 0 // rows are made at once: Qt warns when what it makes ahead is gone before it is there
            clip: true
            currentIndex: -1
            highlightFollowsCurrentItem: true
            highlightMoveDuration: 0
            model: root.found

            delegate: FoundRow {
                id: row

                required property int index

                look: root.look
                selected: row.index === list.currentIndex
                width: list.width

                onClicked: root.choose(row.index)
            }
        }
        ScrollMark {
            list: list
            look: root.look
            x: root.width - width - root.look.px(4)
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter
            spacing: root.look.px(6)
            visible: list.count === 0
            width: parent.width - x - root.look.px(24)
            x: root.look.px(50)

            Label {
                id: note

                look: root.look
                size: Theme.bodySize
                text: root.found.blank ? qsTr("Chinese, English, pinyin or its initials") : root.found.errorText !== "" ? qsTr("Cannot be read") : !root.found.current ? qsTr("Searching…") : qsTr("Nothing found")
                tone: 1
                width: parent.width
            }
            Label {
                look: root.look
                maximumLineCount: 2
                size: Theme.metaSize
                text: root.found.blank ? qsTr("Districts, places, roads, stations, facilities, events by number or title, grids by code") : root.found.errorText !== "" ? root.found.errorText : root.found.indexing ? qsTr("The names of the map are still being read") : qsTr("Neither in the city's data nor on the map")
                tone: 3
                width: parent.width
                wrapMode: Text.Wrap
            }
        }
    }
    Item {
        id: foot

        height: root.look.px(34)
        width: root.width
        y: root.height - height

        Rule {
            look: root.look
            width: parent.width
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            look: root.look
            size: Theme.metaSize
            text: root.found.indexing ? qsTr("Reading the names of the map…") : qsTr("↑ ↓ choose · Enter goes there · Esc closes")
            tone: 3
            width: amount.x - x - root.look.px(10)
            x: root.look.px(17)
        }
        Label {
            id: amount

            anchors.verticalCenter: parent.verticalCenter
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: list.count === 0 ? "" : root.found.total > list.count ? qsTr("%1 of %2").arg(list.count).arg(root.found.total) : qsTr("%n found", "", list.count)
            tone: 2
            x: root.width - width - root.look.px(16)
        }
    }
}
