import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** What can be asked about the picked event, what was asked and has not come back yet, and why nothing can be asked. */
Column {
    id: root

    required property Look look
    required property EventDetail detail
    required property CommandModel commands

    property string mark: ""
    property bool markIsRefused: false
    property string why: ""
    property bool noting: false

    readonly property bool able: root.detail.valid && root.why === ""
    readonly property bool open: root.detail.stage < 4 // not closed

    function refresh() {
        root.mark = root.commands.markFor(root.detail.source, root.detail.eventId)
        root.markIsRefused = root.commands.isRefusedFor(root.detail.source, root.detail.eventId)
        root.why = root.commands.whyNot(root.detail.feed)
    }

    function urge() {
        if (root.able && root.open)
            root.commands.urge(root.detail.feed, root.detail.source, root.detail.eventId, root.detail.version)
    }

    function beginNote() {
        if (!root.able)
            return
        root.noting = true
        input.forceActiveFocus()
    }

    function endNote(send: bool) {
        if (send)
            root.commands.note(root.detail.feed, root.detail.source, root.detail.eventId, input.text)
        input.text = ""
        input.focus = false
        root.noting = false
    }

    spacing: root.look.px(7)

    Component.onCompleted: root.refresh()

    Connections {
        target: root.commands

        function onHealthChanged() {
            root.refresh()
        }
        function onMarksChanged() {
            root.refresh()
        }
    }
    Connections {
        target: root.detail

        function onChanged() {
            root.refresh()
        }
        function onParametersChanged() {
            root.endNote(false)
            root.refresh()
        }
    }
    Rule {
        look: root.look
        width: root.width
    }
    CommandMark {
        look: root.look
        refused: root.markIsRefused
        text: root.mark
        visible: text !== ""
        width: root.width
        wrap: true
    }
    Row {
        spacing: root.look.px(8)
        visible: root.able && !root.noting

        TextButton {
            look: root.look
            primary: true
            shortcut: "U"
            text: qsTr("Urge")
            visible: root.open
            onClicked: root.urge()
        }
        TextButton {
            look: root.look
            shortcut: "N"
            text: qsTr("Note")
            onClicked: root.beginNote()
        }
    }
    Row {
        spacing: root.look.px(8)
        visible: root.able && root.noting

        Rectangle {
            border.color: root.look.colors.accentBase
            border.width: 1
            color: root.look.colors.bgBase
            height: send.implicitHeight
            radius: root.look.px(Theme.radiusSmall)
            width: root.width - send.width - parent.spacing

            TextInput {
                id: input

                activeFocusOnTab: root.noting
                clip: true
                color: root.look.colors.text1
                font.family: Fonts.text
                font.pixelSize: root.look.px(13)
                height: parent.height
                maximumLength: 500
                selectByMouse: true
                verticalAlignment: TextInput.AlignVCenter
                width: parent.width - root.look.px(16)
                x: root.look.px(8)

                Accessible.name: qsTr("Text of the note")
                Accessible.role: Accessible.EditableText
                Keys.onEscapePressed: root.endNote(false)
                Keys.onReturnPressed: root.endNote(true)
                Keys.onEnterPressed: root.endNote(true)
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                look: root.look
                size: 13
                text: qsTr("Note for everybody who handles this")
                tone: 4
                visible: input.text === "" && input.preeditText === ""
                width: parent.width - root.look.px(16)
                x: root.look.px(8)
            }
        }
        TextButton {
            id: send

            look: root.look
            primary: true
            text: qsTr("Send")
            onClicked: root.endNote(true)
        }
    }
    Label {
        look: root.look
        maximumLineCount: 2
        size: Theme.metaSize
        text: root.commands.declined !== "" ? root.commands.declined : root.why
        tone: root.commands.declined !== "" ? 1 : 3
        visible: text !== "" && root.detail.valid
        width: root.width
        wrapMode: Text.Wrap
    }
}
