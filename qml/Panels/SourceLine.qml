pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** One source: a row of SourceBoardModel; or the names of the columns above them. */
Item {
    id: root

    required property Look look
    required property string name
    required property string system
    required property string collectionText
    required property string intervalText
    required property string lastText
    required property string ageText
    required property int sourceState
    required property int trust
    required property real trustFraction
    required property string rowsText
    required property string rejectedText
    required property bool demo
    property string stateWord: ""
    property bool head: false

    readonly property bool bad: !root.head && root.sourceState <= SourceBoardModel.Late
    readonly property real gap: root.look.px(12)
    /** Of a narrow table some columns are left out, the least telling first. */
    readonly property bool narrow: root.width < root.look.px(900)
    readonly property bool narrowest: root.width < root.look.px(700)
    readonly property real flexible: root.width - root.look.px(118 + 124 + 76) - 4 * root.gap - (root.narrow ? 0 : root.look.px(104 + 84 + 100) + 3 * root.gap) - (root.narrowest ? 0 : root.look.px(88) + root.gap)

    Accessible.name: [root.stateWord, root.name, root.system, root.ageText].join(" ")
    Accessible.role: Accessible.ListItem

    Rule {
        look: root.look
        width: root.width
    }
    Row {
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.gap

        Item {
            height: root.height
            width: root.look.px(118)

            TrustRing {
                id: ring

                anchors.verticalCenter: parent.verticalCenter
                arc: root.look.colors.text2
                fraction: root.trustFraction
                height: root.look.px(13)
                quiet: root.look.colors.text2
                state: root.trust
                track: root.look.colors.lineStrong
                visible: !root.head
                width: root.look.px(13)
            }
            Cell {
                anchors.verticalCenter: parent.verticalCenter
                font.weight: root.bad ? Font.Medium : 350
                text: root.stateWord
                tone: root.head ? 3 : root.bad ? 1 : 2
                width: parent.width - x
                x: root.head ? 0 : ring.width + root.look.px(8)
            }
        }
        Cell {
            text: root.name
            tone: root.head ? 3 : 1
            width: root.flexible * .38
        }
        Cell {
            text: root.system
            width: root.flexible * .62
        }
        Cell {
            text: root.collectionText
            visible: !root.narrow
            width: root.look.px(104)
        }
        Number {
            text: root.intervalText
            visible: !root.narrowest
            width: root.look.px(88)
        }
        Number {
            text: root.lastText
            width: root.look.px(124)
        }
        Number {
            text: root.ageText
            tone: root.head ? 3 : root.bad ? 1 : 2
            width: root.look.px(76)
        }
        Number {
            text: root.rowsText
            visible: !root.narrow
            width: root.look.px(84)
        }
        Number {
            text: root.rejectedText
            visible: !root.narrow
            tone: root.head ? 3 : root.rejectedText !== "0" && root.rejectedText !== "—" ? 1 : 3
            width: root.look.px(100)
        }
    }
    component Cell: Label {
        fits: true
        anchors.verticalCenter: parent?.verticalCenter
        look: root.look
        size: root.head ? Theme.metaSize : 14
        tone: root.head ? 3 : 2
    }
    component Number: NumText {
        anchors.verticalCenter: parent?.verticalCenter
        elide: Text.ElideRight
        font.weight: 350
        horizontalAlignment: Text.AlignRight
        look: root.look
        size: root.head ? Theme.metaSize : 14
        tone: root.head ? 3 : 2
    }
}
