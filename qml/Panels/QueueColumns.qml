import QtQml
import Tonglan.Ui

/** Where the columns of the queue stand, in px: what there is less room for goes first, the title keeps the rest. */
QtObject {
    id: root

    required property Look look
    required property real width

    readonly property real gap: root.look.px(14)
    readonly property real edge: root.look.px(12)
    readonly property bool narrow: root.width < root.look.px(860)
    readonly property bool tight: root.width < root.look.px(900)

    readonly property real remainWidth: root.look.px(root.narrow ? 96 : 112)
    readonly property real stageWidth: root.look.px(root.narrow ? 116 : 132)
    readonly property real timeWidth: root.look.px(root.narrow ? 56 : 84)
    readonly property real departmentWidth: root.narrow ? 0 : root.look.px(124)
    readonly property real regionWidth: root.look.px(84)
    readonly property real numberWidth: root.tight ? 0 : root.look.px(84)

    readonly property real mark: root.edge
    readonly property real number: root.mark + root.look.px(28)
    readonly property real title: root.number + (root.numberWidth > 0 ? root.numberWidth + root.gap : 0)
    readonly property real remain: root.width - root.edge - root.remainWidth
    readonly property real stage: root.remain - root.gap - root.stageWidth
    readonly property real time: root.stage - root.gap - root.timeWidth
    readonly property real department: root.time - (root.departmentWidth > 0 ? root.gap + root.departmentWidth : 0)
    readonly property real region: root.department - root.gap - root.regionWidth
    readonly property real titleWidth: root.region - root.gap - root.title
}
