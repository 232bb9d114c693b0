pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Ui

/** The last seven days as bars from zero, today in the colour of now. */
Row {
    id: root

    required property Look look
    property list<real> values: []

    readonly property real highest: root.values.reduce((a, b) => Math.max(a, b), 0)

    height: root.look.px(30)
    spacing: root.look.px(4)

    Repeater {
        model: root.values

        Rectangle {
            id: bar

            required property int index
            required property real modelData

            anchors.bottom: parent?.bottom
            color: bar.index === root.values.length - 1 ? root.look.colors.data1 : root.look.colors.dataMuted
            height: root.highest > 0 ? Math.max(1, root.height * bar.modelData / root.highest) : 1
            width: root.look.px(6)
        }
    }
}
