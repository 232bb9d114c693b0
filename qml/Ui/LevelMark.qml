import QtQuick

/** The mark of an official level: shape, digit and colour say the same. */
LevelShape {
    id: root

    required property Look look
    property real size: 18

    fill: root.look.colors.levelFill[root.level]
    height: root.look.px(root.size)
    ink: root.look.colors.levelOn[root.level]
    outline: root.look.colors.dark ? "transparent" : root.look.colors.levelText[root.level]
    visible: root.level > 0
    width: root.look.px(root.size)

    Accessible.name: LevelWords.grade(root.level)
    Accessible.role: Accessible.Graphic
}
