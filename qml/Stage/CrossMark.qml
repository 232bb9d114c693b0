import QtQuick
import Tonglan.Ui

/** The middle of the map, for who has no pointer: four bars around the place. */
Item {
    id: root

    required property Look look

    readonly property real thickness: Math.max(4, Math.round(root.look.px(4)))
    readonly property real reach: Math.round(root.look.px(11))

    height: root.width
    width: 2 * root.reach + Math.round(root.look.px(10))

    component Bar: Rectangle {
        id: bar

        required property Look look

        border.color: bar.look.colors.bgBase // readable on every ground
        border.width: 1
        color: bar.look.colors.text1
    }

    Bar {
        height: root.thickness
        look: root.look
        width: root.reach
        y: (root.height - root.thickness) / 2
    }
    Bar {
        height: root.thickness
        look: root.look
        width: root.reach
        x: root.width - width
        y: (root.height - root.thickness) / 2
    }
    Bar {
        height: root.reach
        look: root.look
        width: root.thickness
        x: (root.width - root.thickness) / 2
    }
    Bar {
        height: root.reach
        look: root.look
        width: root.thickness
        x: (root.width - root.thickness) / 2
        y: root.height - height
    }
}
