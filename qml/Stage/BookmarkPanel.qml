pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Ui

/** The views of the map that somebody wants to come back to: fly there, keep the present one, rename, remove, take that back. */
Rectangle {
    id: root

    required property Look look
    required property BookmarkModel bookmarks
    property real tallest: 600
    /** How the present view would be called. */
    property string suggestion: ""

    readonly property alias input: input
    readonly property alias list: list
    /** The row whose name is being written; -1: of a new one. */
    property int renamed: -1

    signal closed
    signal picked(row: int)
    /** The present view is to be kept under this name. */
    signal kept(name: string)

    function begin() {
        root.renamed = -1
        input.text = ""
        if (root.bookmarks.count > 0)
            list.forceActiveFocus()
        else
            input.forceActiveFocus()
        list.currentIndex = root.bookmarks.count > 0 ? 0 : -1
    }

    function rename(row: int, name: string) {
        root.renamed = row
        input.text = name
        input.forceActiveFocus()
        input.selectAll()
    }

    /** Rows have moved: the one whose name is written may be another. */
    function leave() {
        if (root.renamed < 0)
            return
        root.renamed = -1
        input.text = ""
    }

    function enter() {
        if (root.renamed < 0 && root.bookmarks.full)
            return
        if (root.renamed >= 0)
            root.bookmarks.rename(root.renamed, input.text)
        else
            root.kept(input.text !== "" ? input.text : root.suggestion)
        root.renamed = -1
        input.text = ""
        list.forceActiveFocus()
    }

    border.color: root.look.colors.lineStrong
    border.width: 1
    color: root.look.colors.bgPanel
    height: foot.y + foot.height + root.look.px(14)
    radius: root.look.px(Theme.radiusLarge)
    width: root.look.px(296)

    Accessible.name: title.text
    Accessible.role: Accessible.Dialog
    Keys.onEscapePressed: {
        if (root.renamed < 0) {
            root.closed()
            return
        }
        root.leave()
        list.forceActiveFocus()
    }

    Connections {
        target: root.bookmarks

        function onModelReset() {
            root.leave()
        }
        function onRowsAboutToBeRemoved() {
            root.leave()
        }
        function onRowsInserted() {
            root.leave()
        }
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
        text: qsTr("Views")
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

        readonly property real rowHeight: root.look.px(36)

        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        height: Math.max(list.rowHeight, Math.min(root.bookmarks.count * list.rowHeight, root.tallest - list.y - foot.height - root.look.px(24)))
        keyNavigationEnabled: true
        model: root.bookmarks
        width: root.width
        y: root.look.px(44)

        Keys.onDeletePressed: root.bookmarks.remove(list.currentIndex)
        Keys.onPressed: event => {
            event.accepted = event.key === Qt.Key_F2 && list.currentIndex >= 0
            if (event.accepted)
                root.rename(list.currentIndex, (list.currentItem as BookmarkRow)?.name ?? "")
        }
        Keys.onEnterPressed: if (list.currentIndex >= 0) root.picked(list.currentIndex)
        Keys.onReturnPressed: if (list.currentIndex >= 0) root.picked(list.currentIndex)

        delegate: BookmarkRow {
            current: list.activeFocus && ListView.isCurrentItem
            height: list.rowHeight
            look: root.look
            renamed: root.renamed === index
            width: list.width

            onPicked: root.picked(index)
            onRemoveAsked: root.bookmarks.remove(index)
            onRenameAsked: root.rename(index, name)
        }
    }
    Label {
        look: root.look
        size: Theme.metaSize
        text: qsTr("No views are kept yet")
        tone: 3
        visible: root.bookmarks.count === 0
        x: root.look.px(16)
        y: list.y + (list.rowHeight - height) / 2
    }
    ScrollMark {
        look: root.look
        list: list
    }
    Column {
        id: foot

        spacing: root.look.px(10)
        width: root.width - root.look.px(32)
        x: root.look.px(16)
        y: list.y + list.height + root.look.px(8)

        Rectangle {
            border.color: input.activeFocus ? root.look.colors.accentBase : root.look.colors.lineStrong
            border.width: input.activeFocus ? 2 : 1
            color: "transparent"
            height: root.look.px(32)
            radius: root.look.px(Theme.radius)
            width: foot.width

            TextInput {
                id: input

                activeFocusOnTab: true
                anchors.fill: parent
                anchors.leftMargin: root.look.px(10)
                anchors.rightMargin: root.look.px(10)
                clip: true
                color: root.look.colors.text1
                font.family: Fonts.text
                font.pixelSize: root.look.px(Theme.bodySize)
                maximumLength: 40
                selectByMouse: true
                selectedTextColor: root.look.colors.accentOn
                selectionColor: root.look.colors.accentBase
                verticalAlignment: TextInput.AlignVCenter

                Accessible.name: keep.text
                Accessible.role: Accessible.EditableText
                Keys.onEnterPressed: if (!input.inputMethodComposing) root.enter()
                Keys.onReturnPressed: if (!input.inputMethodComposing) root.enter()
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                look: root.look
                size: Theme.bodySize
                text: root.suggestion
                tone: 4
                visible: input.text === "" && input.preeditText === ""
                width: parent.width - root.look.px(20)
                x: root.look.px(10)
            }
        }
        Row {
            spacing: root.look.px(8)

            PushButton {
                id: keep

                look: root.look
                possible: root.renamed >= 0 || !root.bookmarks.full
                text: root.renamed >= 0 ? qsTr("Rename") : qsTr("Keep this view")
                onClicked: root.enter()
            }
            PushButton {
                look: root.look
                text: qsTr("Undo removal")
                visible: root.bookmarks.canRestore
                onClicked: root.bookmarks.restore()
            }
        }
        Label {
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: root.bookmarks.trouble
            tone: 2
            visible: text !== ""
            width: foot.width
            wrapMode: Text.Wrap
        }
    }
}
