pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** What an act on an event still needs to be told: a department, a reason, a text, or that it is meant. By keys: type, up and down, Enter, Esc. */
FocusScope {
    id: root

    required property Look look
    required property EventActs acts

    /** Options there is room for at a time. */
    property int most: 5

    readonly property alias input: input
    readonly property bool writes: root.acts.asks !== "confirm"
    readonly property var all: root.acts.options
    /** The first of those shown: what is chosen stays in sight. */
    readonly property int first: Math.max(0, Math.min(root.acts.option - Math.floor(root.most / 2), root.all.length - root.most))

    implicitHeight: column.height

    Accessible.name: root.acts.question
    Accessible.role: Accessible.Dialog

    onVisibleChanged: {
        if (root.visible)
            input.forceActiveFocus()
        else
            input.focus = false
    }

    Column {
        id: column

        spacing: root.look.px(6)
        width: parent.width

        Label {
            elide: Text.ElideNone
            font.weight: Font.Medium
            look: root.look
            size: 13
            text: root.acts.question
            tone: 1
            width: parent.width
            wrapMode: Text.Wrap
        }
        Rectangle {
            border.color: root.look.colors.accentBase
            border.width: 1
            color: root.look.colors.bgBase
            height: root.look.px(28)
            radius: root.look.px(Theme.radiusSmall)
            visible: root.writes
            width: parent.width

            TextInput {
                id: input

                activeFocusOnTab: true
                clip: true
                color: root.look.colors.text1
                focus: true
                font.family: Fonts.text
                font.pixelSize: root.look.px(13)
                height: parent.height
                maximumLength: 500
                readOnly: !root.writes
                selectByMouse: true
                text: root.acts.typed
                verticalAlignment: TextInput.AlignVCenter
                width: parent.width - root.look.px(16)
                x: root.look.px(8)

                Accessible.name: root.acts.question
                Accessible.role: Accessible.EditableText
                Keys.onDownPressed: root.acts.step(1)
                Keys.onEnterPressed: root.acts.confirm()
                Keys.onEscapePressed: root.acts.cancel()
                Keys.onReturnPressed: root.acts.confirm()
                Keys.onUpPressed: root.acts.step(-1)
                onTextEdited: root.acts.typed = text
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                look: root.look
                size: 13
                text: root.acts.asks === "department" ? qsTr("Name, pinyin or initials") : root.acts.asks === "reason" ? qsTr("Or in your own words") : qsTr("Text")
                tone: 4
                visible: input.text === "" && input.preeditText === ""
                width: parent.width - root.look.px(16)
                x: root.look.px(8)
            }
        }
        Repeater {
            model: Math.min(root.most, root.all.length)

            Rectangle {
                id: choice

                required property int index
                readonly property int place: root.first + choice.index
                readonly property bool chosen: choice.place === root.acts.option

                color: choice.chosen ? root.look.colors.bgSelect : mouse.containsMouse ? root.look.colors.bgHover : "transparent"
                height: root.look.px(24)
                radius: root.look.px(Theme.radiusSmall)
                width: root.width

                Accessible.name: word.text
                Accessible.role: Accessible.RadioButton
                Accessible.checked: choice.chosen

                Label {
                    id: word

                    anchors.verticalCenter: parent.verticalCenter
                    look: root.look
                    size: 13
                    text: root.all[choice.place] ?? ""
                    tone: choice.chosen ? 1 : 2
                    width: Math.min(implicitWidth, parent.width - root.look.px(16))
                    x: root.look.px(8)
                }
                Label {
                    anchors.baseline: word.baseline
                    horizontalAlignment: Text.AlignRight
                    look: root.look
                    size: Theme.metaSize
                    text: choice.place === 0 ? root.acts.hint : ""
                    tone: 3
                    width: Math.max(0, parent.width - x - root.look.px(8))
                    x: word.x + word.width + root.look.px(8)
                }
                MouseArea {
                    id: mouse

                    anchors.fill: parent
                    cursorShape: Qt.PointingHandCursor
                    hoverEnabled: true
                    onClicked: root.acts.option = choice.place
                }
            }
        }
        Label {
            look: root.look
            size: Theme.metaSize
            text: qsTr("%1 of %2").arg(root.acts.option + 1).arg(root.all.length)
            tone: 3
            visible: root.all.length > root.most
            width: parent.width
        }
        Label {
            look: root.look
            size: Theme.metaSize
            text: root.acts.trouble
            tone: 1
            visible: text !== ""
            width: parent.width
            wrapMode: Text.Wrap
        }
        Row {
            spacing: root.look.px(8)

            TextButton {
                look: root.look
                primary: true
                shortcut: "↵"
                text: root.acts.asks === "confirm" ? qsTr("Yes, do it") : qsTr("Send")
                onClicked: root.acts.confirm()
            }
            TextButton {
                look: root.look
                shortcut: "Esc"
                text: qsTr("Cancel")
                onClicked: root.acts.cancel()
            }
        }
    }
}
