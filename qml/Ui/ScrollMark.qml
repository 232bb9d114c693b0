import QtQuick

/** Where in a list that is longer than its room one is; not there where all is seen. Stands beside the list. */
Rectangle {
    id: root

    required property Look look
    required property Flickable list

    color: root.look.colors.lineStrong
    height: Math.max(root.look.px(24), root.list.height * root.list.visibleArea.heightRatio)
    radius: width / 2
    visible: root.list.visible && root.list.visibleArea.heightRatio < .999
    width: root.look.px(3)
    x: root.list.x + root.list.width + root.look.px(4)
    y: root.list.y + Math.min(root.list.height - height, root.list.height * root.list.visibleArea.yPosition)
}
