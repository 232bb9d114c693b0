pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 数据异议 to the figure: where each stands, what it says and what was answered. Takes no room where there is none. */
Column {
    id: root

    required property Look look
    required property FigureObjections objections

    spacing: root.look.px(6)
    visible: root.objections.entries.length > 0

    Rule {
        faint: false
        look: root.look
        width: root.width
    }
    Repeater {
        model: root.objections.entries

        Item {
            id: entry

            required property var modelData

            readonly property bool hasAnswer: entry.modelData.answerText !== ""

            height: entry.hasAnswer ? answer.y + answer.height : state.height
            width: root.width

            Accessible.name: [qsTr("Objection"), entry.modelData.stateText, entry.modelData.timeText, entry.modelData.aboutText, entry.modelData.answerText].filter(part => part !== "").join(", ")
            Accessible.role: Accessible.StaticText

            CommandDot {
                look: root.look
                open: entry.modelData.open
                refused: entry.modelData.refused
            }
            Label {
                id: state

                font.weight: entry.modelData.open ? Font.Medium : Font.Normal
                look: root.look
                text: [qsTr("Objection"), entry.modelData.stateText].join(" ")
                tone: entry.modelData.open ? 1 : 2
                width: Math.min(implicitWidth, Math.round(root.width * .62) - x)
                x: root.look.px(22)
            }
            NumText {
                id: time

                anchors.baseline: state.baseline
                font.weight: Font.Normal
                look: root.look
                size: 14
                text: entry.modelData.timeText
                tone: 3
                x: state.x + state.width + root.look.px(10)
            }
            Label {
                anchors.baseline: state.baseline
                elide: Text.ElideMiddle // the reason is at its begin, what was shown and when at its end
                fits: true
                look: root.look
                size: Theme.metaSize
                text: entry.modelData.aboutText
                tone: 3
                width: Math.max(0, root.width - x)
                x: time.x + time.width + root.look.px(14)
            }
            Label {
                id: answer

                look: root.look
                maximumLineCount: 2
                text: entry.modelData.answerText
                tone: 1
                visible: entry.hasAnswer
                width: root.width - x
                wrapMode: Text.Wrap
                x: state.x
                y: state.height + root.look.px(2)
            }
        }
    }
    Label {
        look: root.look
        size: Theme.metaSize
        text: root.objections.moreText
        tone: 3
        visible: text !== ""
        width: root.width - root.look.px(22)
        x: root.look.px(22)
    }
    /** A ring while it is open, a disc when it is over, a sign where a person must decide. */
    component CommandDot: Item {
        id: dot

        required property Look look
        property bool open: false
        property bool refused: false

        height: root.look.px(18)
        width: root.look.px(16)

        Rectangle {
            border.color: dot.look.colors.text1
            border.width: dot.open ? Math.max(1, dot.look.px(1.5)) : 0
            color: dot.open ? "transparent" : dot.look.colors.text3
            height: dot.look.px(9)
            radius: height / 2
            visible: !dot.refused
            width: height
            x: dot.look.px(3)
            y: dot.look.px(5)
        }
        Icon {
            color: dot.look.colors.text1
            look: dot.look
            name: "alert-triangle"
            size: 14
            visible: dot.refused
            y: dot.look.px(2)
        }
    }
}
