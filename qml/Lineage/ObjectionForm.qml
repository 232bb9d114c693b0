pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** Where an objection to the figure is raised: what is wrong, in words, and who says so. Lies over the card; all of it goes by keys. */
Rectangle {
    id: root

    required property Look look
    required property FigureObjections objections

    /** Of what is wrong, in objections.reasons; -1: not chosen. */
    property int reason: -1
    /** It was to be sent: what is missing is said from now on. */
    property bool tried: false

    readonly property real pad: root.look.px(16)
    readonly property real inner: root.width - 2 * root.pad
    readonly property string lacking: root.objections.lacking(root.reason, words.text)
    /** Why it was not sent. */
    readonly property string problem: root.lacking !== "" ? root.lacking : root.objections.noteText
    readonly property alias words: words
    readonly property alias who: who
    /** What can have the keys, in order. */
    readonly property list<Item> stops: Array.from({
        length: chips.count
    }, (none, i) => chips.itemAt(i)).concat([words, who, send, cancel])

    /** Tab was pressed. */
    signal turned(forward: bool)
    /** It is over: raised, or given up. */
    signal finished

    function begin() {
        root.reason = -1
        root.tried = false
        words.text = ""
        who.text = root.objections.actorName
        root.objections.begin()
        root.visible = true
        root.stops[0].forceActiveFocus()
    }

    function end() {
        root.visible = false
        root.objections.end()
        root.finished()
    }

    function submit() {
        root.tried = true
        if (root.objections.raise(root.reason, words.text, who.text))
            root.end()
        else if (root.reason < 0)
            root.stops[0].forceActiveFocus()
        else
            words.forceActiveFocus()
    }

    border.color: root.look.colors.lineStrong
    border.width: 1
    color: root.look.colors.bgRaised
    height: body.height + 2 * root.pad
    radius: root.look.px(Theme.radius)
    visible: false

    Accessible.name: qsTr("Raise an objection")
    Accessible.role: Accessible.Dialog
    Keys.onEscapePressed: root.end()

    Connections { // it was not stored: what was typed is there again
        function onDeclined() {
            if (root.visible)
                return
            root.visible = true
            words.forceActiveFocus()
        }

        target: root.objections
    }
    MouseArea { // a click on the form is not one on the card
        acceptedButtons: Qt.AllButtons
        anchors.fill: parent
        hoverEnabled: true
        onWheel: wheel => wheel.accepted = true
    }
    Column {
        id: body

        spacing: root.look.px(10)
        width: root.inner
        x: root.pad
        y: root.pad

        Label {
            font.weight: Font.Medium
            look: root.look
            size: Theme.bodySize
            text: qsTr("Objection to %1").arg(root.objections.figureText)
            tone: 1
            width: root.inner
        }
        Flow {
            spacing: root.look.px(8)
            width: root.inner

            Repeater {
                id: chips

                model: root.objections.reasons

                Chip {
                    id: chip

                    required property int index
                    required property string modelData

                    activeFocusOnTab: true
                    border.color: chip.activeFocus ? root.look.colors.text1 : chip.index === root.reason ? root.look.colors.accentBase : root.look.colors.lineStrong
                    border.width: chip.activeFocus ? 2 : 1
                    implicitHeight: root.look.px(28)
                    kind: chip.index === root.reason ? "accent" : "plain"
                    look: root.look
                    text: chip.modelData

                    Accessible.checkable: true
                    Accessible.checked: chip.index === root.reason
                    Accessible.name: chip.modelData
                    Accessible.role: Accessible.RadioButton
                    Accessible.onPressAction: root.reason = chip.index
                    Keys.onReturnPressed: root.reason = chip.index
                    Keys.onEnterPressed: root.reason = chip.index
                    Keys.onSpacePressed: root.reason = chip.index
                    Keys.onTabPressed: root.turned(true)
                    Keys.onBacktabPressed: root.turned(false)

                    MouseArea {
                        anchors.fill: parent
                        cursorShape: Qt.PointingHandCursor
                        onClicked: {
                            root.reason = chip.index
                            chip.forceActiveFocus()
                        }
                    }
                }
            }
        }
        Field {
            height: root.look.px(66)
            hint: qsTr("What is wrong, and how it is known")
            input: words

            Flickable {
                id: scroll

                anchors.fill: parent
                anchors.margins: root.look.px(8)
                boundsBehavior: Flickable.StopAtBounds
                clip: true
                contentHeight: words.height
                contentWidth: width

                TextEdit {
                    id: words

                    activeFocusOnTab: true
                    color: root.look.colors.text1
                    font.family: Fonts.text
                    font.pixelSize: root.look.px(13)
                    selectByMouse: true
                    selectedTextColor: root.look.colors.accentOn
                    selectionColor: root.look.colors.accentBase
                    textFormat: TextEdit.PlainText
                    width: scroll.width
                    wrapMode: TextEdit.Wrap

                    Accessible.multiLine: true
                    Accessible.name: qsTr("What is wrong, and how it is known")
                    Accessible.role: Accessible.EditableText
                    onCursorRectangleChanged: {
                        if (cursorRectangle.y < scroll.contentY)
                            scroll.contentY = cursorRectangle.y
                        else if (cursorRectangle.y + cursorRectangle.height > scroll.contentY + scroll.height)
                            scroll.contentY = cursorRectangle.y + cursorRectangle.height - scroll.height
                    }
                    onTextChanged: {
                        if (length > root.objections.longestText)
                            remove(root.objections.longestText, length)
                    }
                    Keys.onPressed: event => {
                        if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && event.modifiers & Qt.ControlModifier) {
                            event.accepted = true
                            root.submit()
                        }
                    }
                    Keys.onTabPressed: root.turned(true)
                    Keys.onBacktabPressed: root.turned(false)
                }
            }
        }
        Item {
            height: root.look.px(30)
            width: root.inner

            Field {
                height: parent.height
                hint: qsTr("Who objects")
                input: who
                width: Math.round(root.inner * .5)

                TextInput {
                    id: who

                    activeFocusOnTab: true
                    clip: true
                    color: root.look.colors.text1
                    font.family: Fonts.text
                    font.pixelSize: root.look.px(13)
                    height: parent.height
                    maximumLength: 100
                    selectByMouse: true
                    selectedTextColor: root.look.colors.accentOn
                    selectionColor: root.look.colors.accentBase
                    verticalAlignment: TextInput.AlignVCenter
                    width: parent.width - root.look.px(16)
                    x: root.look.px(8)

                    Accessible.name: qsTr("Who objects")
                    Accessible.role: Accessible.EditableText
                    Keys.onReturnPressed: root.submit()
                    Keys.onEnterPressed: root.submit()
                    Keys.onTabPressed: root.turned(true)
                    Keys.onBacktabPressed: root.turned(false)
                }
            }
            Row {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                spacing: root.look.px(8)

                TextButton {
                    id: send

                    look: root.look
                    primary: true
                    text: qsTr("Raise")
                    onClicked: root.submit()
                    Keys.onTabPressed: root.turned(true)
                    Keys.onBacktabPressed: root.turned(false)
                }
                TextButton {
                    id: cancel

                    look: root.look
                    text: qsTr("Cancel")
                    onClicked: root.end()
                    Keys.onTabPressed: root.turned(true)
                    Keys.onBacktabPressed: root.turned(false)
                }
            }
        }
        Label {
            look: root.look
            size: Theme.metaSize
            text: root.tried && root.problem !== "" ? root.problem : qsTr("It goes to the department of the figure, with the value as it stands here. %1 of %2 characters.").arg(words.length).arg(root.objections.longestText)
            tone: root.tried && root.problem !== "" ? 1 : 3
            maximumLineCount: 2
            width: root.inner
            wrapMode: Text.Wrap
        }
    }
    /** A frame for what is typed, with a hint while it is empty. */
    component Field: Rectangle {
        id: field

        required property Item input
        property string hint: ""

        border.color: field.input.activeFocus ? root.look.colors.accentBase : root.look.colors.lineStrong
        border.width: 1
        color: root.look.colors.bgBase
        radius: root.look.px(Theme.radiusSmall)
        width: root.inner

        Label {
            look: root.look
            size: 13
            text: field.hint
            tone: 4
            visible: field.input.length === 0 && field.input.preeditText === "" // qmllint disable missing-property
            width: parent.width - root.look.px(16)
            x: root.look.px(8)
            y: root.look.px(7)
        }
    }
}
