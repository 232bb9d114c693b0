pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** What can be asked about the picked event, what was asked and has not come back yet, and why nothing can be asked. */
Column {
    id: root

    required property Look look
    required property EventDetail detail
    required property CommandModel commands
    /** Also what is not possible now, with the reason; for sheets that have room. */
    property bool withAll: false

    property string mark: ""
    property bool markIsRefused: false

    readonly property alias acts: acts
    readonly property string why: acts.why
    readonly property bool able: root.detail.valid && acts.why === ""
    readonly property bool asking: acts.begun !== ""

    function refresh() {
        root.mark = root.commands.markFor(root.detail.source, root.detail.eventId)
        root.markIsRefused = root.commands.isRefusedFor(root.detail.source, root.detail.eventId)
    }

    /** What a letter does; false if it does nothing. */
    function handleLetter(letter: string): bool {
        return root.able && acts.press(letter)
    }

    spacing: root.look.px(7)

    Component.onCompleted: root.refresh()

    EventActs {
        id: acts

        commands: root.commands
        detail: root.detail
    }
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
    Flow {
        spacing: root.look.px(8)
        visible: root.able && !root.asking
        width: root.width

        Repeater {
            model: acts.acts

            TextButton {
                required property var modelData

                barred: !modelData.possible
                look: root.look
                note: modelData.why
                primary: modelData.primary
                shortcut: modelData.possible ? modelData.shortcut : ""
                text: modelData.text
                visible: modelData.possible || root.withAll
                onClicked: acts.begin(modelData.key)
            }
        }
    }
    ActForm {
        acts: acts
        look: root.look
        visible: root.able && root.asking
        width: root.width
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
