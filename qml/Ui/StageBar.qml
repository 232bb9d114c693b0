pragma ComponentBehavior: Bound

import QtQuick

/** The six stages of an event as ticks: done, current, to come. */
Row {
    id: root

    required property Look look
    /** Index of the current stage, from 0. */
    property int stage: 0
    property real tick: 7
    property real tickHeight: 4
    property real gap: 3

    spacing: root.look.px(root.gap)

    Repeater {
        model: 6

        Rectangle {
            id: mark

            required property int index

            color: mark.index === root.stage ? root.look.colors.text1 : mark.index < root.stage ? root.look.colors.data2 : root.look.colors.lineBase
            height: root.look.px(root.tickHeight)
            radius: 1
            width: root.look.px(root.tick)
        }
    }
}
