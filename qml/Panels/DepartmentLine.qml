pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Ui

/** One department: a row of DepartmentModel; or the names of the columns above them. */
Item {
    id: root

    required property Look look
    required property string name
    required property string rankText
    required property string scoreText
    required property real score
    required property int figures
    required property string onTimeText
    required property string completeText
    required property string disagreeingText
    required property string byHandText
    required property string objectionsText
    required property string weakestCode
    required property string weakestName
    required property string weakestAge
    required property int weakestTrust
    required property real weakestFraction
    property bool head: false

    signal asked

    readonly property real gap: root.look.px(12)
    readonly property real fixed: root.look.px(30 + 150 + 64 + 64 + 64 + 64 + 84 + 20) + 8 * root.gap
    readonly property real flexible: Math.max(0, root.width - root.fixed)

    Accessible.name: root.head ? "" : [root.rankText, root.name, root.scoreText, root.weakestName].join(" ")
    Accessible.role: Accessible.ListItem

    Rule {
        look: root.look
        width: root.width
    }
    Row {
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.gap

        Number {
            font.weight: Font.Medium
            text: root.rankText
            tone: root.head ? 3 : 2
            width: root.look.px(30)
        }
        Cell {
            text: root.name
            tone: root.head ? 3 : 1
            width: root.flexible * .42
        }
        Item {
            height: root.height
            width: root.look.px(150)

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                color: root.look.colors.lineFaint
                height: root.look.px(4)
                visible: root.score >= 0
                width: root.look.px(104)

                Rectangle {
                    color: root.look.colors.dataMuted
                    height: parent.height
                    width: parent.width * Math.max(0, root.score)
                }
            }
            Number {
                anchors.right: parent.right
                size: root.head ? Theme.metaSize : 17
                text: root.scoreText
                tone: root.head ? 3 : root.score >= 0 ? 1 : 3
                width: root.head ? parent.width : root.look.px(38)
            }
        }
        Number {
            text: root.onTimeText
            width: root.look.px(64)
        }
        Number {
            text: root.completeText
            width: root.look.px(64)
        }
        Number {
            strong: root.disagreeingText !== "0" && root.disagreeingText !== "—"
            text: root.disagreeingText
            width: root.look.px(64)
        }
        Number {
            strong: root.byHandText !== "0"
            text: root.byHandText
            width: root.look.px(64)
        }
        Number {
            strong: root.objectionsText !== "0"
            text: root.objectionsText
            width: root.look.px(84)
        }
        Item {
            id: weakest

            readonly property real start: root.look.px(20)

            height: root.height
            width: root.flexible * .58 + weakest.start

            Cell {
                text: root.weakestName
                visible: root.head
                width: parent.width - x
                x: weakest.start
            }
            Cell {
                size: 14
                text: qsTr("on time, undisputed")
                tone: 3
                visible: !root.head && root.weakestCode === ""
                width: parent.width - x
                x: weakest.start
            }
            Item {
                anchors.verticalCenter: parent.verticalCenter
                height: root.look.px(26)
                visible: !root.head && root.weakestCode !== ""
                width: parent.width - x
                x: weakest.start

                TrustMark {
                    age: root.weakestAge
                    anchors.verticalCenter: parent.verticalCenter
                    fraction: root.weakestFraction
                    look: root.look
                    source: root.weakestName
                    trust: root.weakestTrust
                    width: Math.min(implicitWidth, parent.width)
                }
                FigureTarget {
                    anchors.fill: parent
                    look: root.look
                    text: root.weakestName

                    onClicked: root.asked()
                }
            }
        }
    }
    component Cell: Label {
        anchors.verticalCenter: parent?.verticalCenter
        look: root.look
        size: root.head ? Theme.metaSize : 15
        tone: root.head ? 3 : 2
    }
    component Number: NumText {
        id: number

        property bool strong: false

        anchors.verticalCenter: parent?.verticalCenter
        elide: Text.ElideRight
        font.weight: !root.head && number.strong ? Font.Medium : 350
        horizontalAlignment: Text.AlignRight
        look: root.look
        size: root.head ? Theme.metaSize : 15
        tone: root.head ? 3 : number.strong ? 1 : 2
    }
}
