pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Ui

/** The stages of an event from the report to the end: done, the present one, to come; when each was come to, and by whom. */
Item {
    id: root

    required property Look look
    /** Maps {text, time, actor, state} as of EventDetail. */
    required property var stages

    readonly property real step: root.width / Math.max(1, root.stages.length)

    height: root.look.px(74)

    Repeater {
        model: root.stages

        Item {
            id: stage

            required property int index
            required property var modelData
            readonly property int state_: stage.modelData.state

            height: root.height
            width: root.step
            x: stage.index * root.step

            Accessible.name: [stage.modelData.text, stage.modelData.time, stage.modelData.actor].filter(part => part !== "").join(", ")
            Accessible.role: Accessible.StaticText

            Rectangle {
                color: stage.state_ < 0 ? root.look.colors.data2 : root.look.colors.lineBase
                height: root.look.px(2)
                visible: stage.index < root.stages.length - 1
                width: root.step - root.look.px(24)
                x: root.look.px(20)
                y: root.look.px(7)
            }
            Rectangle {
                border.color: stage.state_ === 0 ? root.look.colors.text1 : stage.state_ < 0 ? root.look.colors.data2 : root.look.colors.lineStrong
                border.width: root.look.px(stage.state_ === 0 ? 2 : 1)
                color: stage.state_ < 0 ? root.look.colors.data2 : "transparent"
                height: width
                radius: width / 2
                width: root.look.px(16)

                Icon {
                    anchors.centerIn: parent
                    color: root.look.colors.bgBase
                    look: root.look
                    name: "check"
                    size: 12
                    visible: stage.state_ < 0
                }
                Rectangle {
                    anchors.centerIn: parent
                    color: root.look.colors.text1
                    height: width
                    radius: width / 2
                    visible: stage.state_ === 0
                    width: root.look.px(6)
                }
            }
            Label {
                fits: true
                font.weight: stage.state_ === 0 ? Font.Medium : 350
                look: root.look
                size: 14
                text: stage.modelData.text
                tone: stage.state_ === 0 ? 1 : stage.state_ < 0 ? 2 : 3
                width: root.step - root.look.px(8)
                y: root.look.px(22)
            }
            NumText {
                fits: true
                font.weight: Font.Normal
                look: root.look
                size: 12
                text: stage.modelData.time === "" ? "–" : stage.modelData.time
                tone: 3
                width: root.step - root.look.px(8)
                y: root.look.px(42)
            }
            Label {
                fits: true
                look: root.look
                size: 12
                text: stage.modelData.actor
                tone: 3
                width: root.step - root.look.px(8)
                y: root.look.px(57)
            }
        }
    }
}
