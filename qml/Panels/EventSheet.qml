pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** The picked event: what, where, whose, how far, how long still, and what was done. Stands beside its place on the map. */
Rectangle {
    id: root

    required property Look look
    required property EventDetail detail
    required property CommandModel commands

    /** Log lines there is room for. */
    property int lines: 4

    readonly property alias actions: actions
    readonly property real inner: root.width - root.look.px(28)

    signal closed

    border.color: root.look.colors.lineStrong
    border.width: 1
    color: root.look.colors.bgPanel
    height: column.height + root.look.px(24)
    radius: root.look.px(Theme.radius)
    width: root.look.px(344)

    Accessible.name: root.detail.title
    Accessible.role: Accessible.Dialog

    BorderImage {
        anchors.fill: parent
        anchors.margins: -root.look.px(24)
        border { bottom: 40; left: 40; right: 40; top: 40 }
        source: root.look.colors.dark ? "qrc:/qt/qml/Tonglan/Ui/icons/shadow9_night.png" : "qrc:/qt/qml/Tonglan/Ui/icons/shadow9_day.png"
        z: -1
    }
    MouseArea { // the map under it is not meant
        anchors.fill: parent
        hoverEnabled: true
        onWheel: wheel => wheel.accepted = true
    }
    Column {
        id: column

        spacing: root.look.px(7)
        width: root.inner
        x: root.look.px(14)
        y: root.look.px(12)

        Item {
            height: root.look.px(22)
            width: parent.width

            LevelMark {
                id: mark

                anchors.verticalCenter: parent.verticalCenter
                level: root.detail.level
                look: root.look
                size: 16
            }
            Label {
                id: grade

                anchors.verticalCenter: parent.verticalCenter
                color: root.look.colors.levelText[root.detail.level]
                elide: Text.ElideNone
                font.weight: Font.Medium
                look: root.look
                size: 13
                text: LevelWords.grade(root.detail.level)
                x: root.look.px(24)
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                look: root.look
                size: 13
                text: root.detail.regionText
                tone: 3
                width: Math.max(0, remaining.x - x - root.look.px(8))
                x: grade.x + grade.width + root.look.px(8)
            }
            Row {
                id: remaining

                anchors.right: close.left
                anchors.rightMargin: root.look.px(4)
                anchors.verticalCenter: parent.verticalCenter
                spacing: root.look.px(4)

                Chip {
                    anchors.verticalCenter: parent.verticalCenter
                    kind: "inverse"
                    look: root.look
                    number: root.detail.remainText
                    text: qsTr("Overdue")
                    visible: root.detail.overdue
                }
                Label {
                    anchors.baseline: number.baseline
                    look: root.look
                    size: Theme.metaSize
                    text: qsTr("left")
                    tone: 3
                    visible: number.visible
                }
                NumText {
                    id: number

                    look: root.look
                    size: 18
                    text: root.detail.remainText
                    visible: !root.detail.overdue && text !== ""
                }
            }
            IconButton {
                id: close

                anchors.right: parent.right
                anchors.rightMargin: -root.look.px(8)
                anchors.verticalCenter: parent.verticalCenter
                icon: "x"
                look: root.look
                side: 26
                text: qsTr("Close")
                onClicked: root.closed()
            }
        }
        Label {
            font.weight: Font.Medium
            look: root.look
            maximumLineCount: 2
            size: 17
            text: root.detail.title
            tone: 1
            width: parent.width
            wrapMode: Text.Wrap
        }
        Label {
            look: root.look
            maximumLineCount: 2
            size: 13
            text: [root.detail.kindName, root.detail.address].filter(part => part !== "").join(" · ")
            tone: 3
            visible: text !== ""
            width: parent.width
            wrapMode: Text.Wrap
        }
        Item {
            height: root.look.px(20)
            width: parent.width

            StageBar {
                anchors.verticalCenter: parent.verticalCenter
                gap: 4
                look: root.look
                stage: root.detail.stage
                tick: 30
            }
            Label {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                elide: Text.ElideNone
                look: root.look
                size: 13
                text: root.detail.stageText
                tone: 1
            }
        }
        Repeater {
            model: root.detail.log.slice(-root.lines)

            Item {
                id: act

                required property var modelData

                height: root.look.px(20)
                width: root.inner

                NumText {
                    id: time

                    font.weight: Font.Normal
                    look: root.look
                    size: 13
                    text: act.modelData.time
                    tone: 3
                }
                Label {
                    id: done

                    anchors.baseline: time.baseline
                    look: root.look
                    size: 13
                    text: act.modelData.text
                    width: Math.min(implicitWidth, root.inner - x - root.look.px(96))
                    x: root.look.px(46)
                }
                Label {
                    anchors.baseline: time.baseline
                    horizontalAlignment: Text.AlignRight
                    look: root.look
                    size: Theme.metaSize
                    text: act.modelData.actor
                    tone: 3
                    width: root.look.px(90)
                    x: root.inner - width
                }
            }
        }
        Item {
            height: root.look.px(18)
            width: parent.width

            Label {
                anchors.verticalCenter: parent.verticalCenter
                look: root.look
                size: 13
                text: root.detail.departmentName
                width: root.inner / 2
            }
            TrustMark {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                age: root.detail.ageText
                fraction: root.detail.trustFraction
                height: implicitHeight
                look: root.look
                source: root.detail.sourceName
                trust: root.detail.trust
                width: implicitWidth
            }
        }
        EventActions {
            id: actions

            commands: root.commands
            detail: root.detail
            look: root.look
            width: parent.width
        }
    }
}
