pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** Every source by its own promise, worst first; chips and a word keep some of them. */
Item {
    id: root

    required property Look look
    required property SourceBoardModel sources

    readonly property list<string> stateWords: [qsTr("stale"), qsTr("never sent"), qsTr("late"), qsTr("on time"), qsTr("no promise")]
    readonly property real listTop: root.look.px(104)
    readonly property real rowHeight: root.look.px(34)

    PanelHead {
        look: root.look
        note: root.sources.loading ? "" : qsTr("%n, worst first", "", root.sources.total)
        title: qsTr("Sources")
        width: root.width

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            border.color: search.activeFocus ? root.look.colors.accentBase : root.look.colors.lineStrong
            border.width: search.activeFocus ? 2 : 1
            color: "transparent"
            height: root.look.px(26)
            radius: root.look.px(Theme.radius)
            width: root.look.px(240)

            MouseArea {
                anchors.fill: parent
                cursorShape: Qt.IBeamCursor
                onClicked: search.forceActiveFocus()
            }
            Icon {
                id: glass

                anchors.verticalCenter: parent.verticalCenter
                look: root.look
                name: "search"
                size: 15
                x: root.look.px(8)
            }
            TextInput {
                id: search

                activeFocusOnTab: true
                anchors.verticalCenter: parent.verticalCenter
                clip: true
                color: root.look.colors.text1
                font.family: Fonts.text
                font.pixelSize: root.look.px(13)
                maximumLength: 60
                selectByMouse: true
                selectionColor: root.look.colors.accentDim
                width: parent.width - x - root.look.px(8)
                x: glass.x + glass.width + root.look.px(6)

                Accessible.name: hint.text
                Accessible.role: Accessible.EditableText
                Keys.onEscapePressed: event => {
                    if (search.text === "") {
                        search.focus = false
                        event.accepted = false
                    }
                    search.text = ""
                }
                onTextChanged: root.sources.filter = search.text
            }
            Label {
                id: hint

                anchors.verticalCenter: parent.verticalCenter
                look: root.look
                size: 13
                text: qsTr("Department or system")
                tone: 3
                visible: search.text === "" && !search.activeFocus
                x: search.x
            }
        }
    }
    Row {
        id: chips

        spacing: root.look.px(6)
        y: root.look.px(38)

        Repeater {
            model: 6

            Rectangle {
                id: chip

                required property int index

                readonly property int state_: chip.index - 1
                readonly property int amount: chip.index === 0 ? root.sources.total : root.sources.counters[chip.state_]
                readonly property bool chosen: root.sources.onlyState === chip.state_

                activeFocusOnTab: true
                border.color: chip.activeFocus ? root.look.colors.accentBase : chip.chosen ? root.look.colors.lineStrong : root.look.colors.lineBase
                border.width: chip.activeFocus ? 2 : 1
                color: chip.chosen ? root.look.colors.bgSelect : touch.containsMouse ? root.look.colors.bgHover : "transparent"
                height: root.look.px(26)
                radius: root.look.px(Theme.radiusSmall)
                visible: chip.index === 0 || chip.amount > 0 || chip.chosen
                width: chipWords.width + root.look.px(18)

                Accessible.checkable: true
                Accessible.checked: chip.chosen
                Accessible.name: word.text + " " + chip.amount
                Accessible.role: Accessible.RadioButton
                Keys.onReturnPressed: root.sources.onlyState = chip.state_
                Keys.onSpacePressed: root.sources.onlyState = chip.state_

                Row {
                    id: chipWords

                    anchors.centerIn: parent
                    spacing: root.look.px(6)

                    Label {
                        id: word

                        elide: Text.ElideNone
                        look: root.look
                        size: 13
                        text: chip.index === 0 ? qsTr("all") : root.stateWords[chip.state_]
                        tone: chip.chosen ? 1 : 2
                    }
                    NumText {
                        anchors.baseline: word.baseline
                        look: root.look
                        size: 14
                        text: String(chip.amount)
                        tone: chip.index > 0 && chip.state_ <= SourceBoardModel.Late ? 1 : 3
                    }
                }
                MouseArea {
                    id: touch

                    anchors.fill: parent
                    cursorShape: Qt.PointingHandCursor
                    hoverEnabled: true
                    onClicked: root.sources.onlyState = chip.state_
                }
            }
        }
    }
    SourceLine {
        ageText: qsTr("age")
        collectionText: qsTr("collected by")
        demo: false
        head: true
        height: root.look.px(28)
        intervalText: qsTr("due every")
        lastText: qsTr("data of")
        look: root.look
        name: qsTr("department")
        rejectedText: qsTr("refused today")
        rowsText: qsTr("rows kept")
        sourceState: 3
        stateWord: qsTr("state")
        system: qsTr("system")
        trust: 0
        trustFraction: 0
        width: root.width
        y: root.look.px(74)
    }
    ListView {
        id: list

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        height: Math.floor((root.height - y) / root.rowHeight) * root.rowHeight
        keyNavigationEnabled: true
        model: root.sources
        reuseItems: true
        snapMode: ListView.SnapToItem
        width: root.width
        y: root.listTop

        delegate: SourceLine {
            height: root.rowHeight
            look: root.look
            stateWord: root.stateWords[sourceState]
            width: list.width
        }
    }
    ScrollMark {
        list: list
        look: root.look
    }
    PanelNote {
        empty: root.sources.count === 0
        emptyNote: root.sources.total > 0 ? qsTr("Choose \"all\" or clear the word.") : qsTr("A feed names its sources with records of the type \"source\".")
        emptyText: root.sources.total > 0 ? qsTr("No source is like that") : qsTr("No source is registered")
        error: root.sources.errorText
        height: root.height - root.listTop
        loading: root.sources.loading
        look: root.look
        visible: root.sources.count === 0
        width: root.width
        y: root.listTop
    }
}
