import QtQuick

/** An outline icon of a size of the design. */
IconOutline {
    id: root

    required property Look look
    property real size: 18

    color: root.look.colors.text3
    height: root.look.px(root.size)
    width: root.look.px(root.size)
}
