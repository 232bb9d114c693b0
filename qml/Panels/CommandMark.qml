import QtQuick
import Tonglan.Ui

/** What an operator asked for and where it stands: a dot while it is on its way, a sign where a person must decide. */
Item {
    id: root

    required property Look look
    required property string text
    property bool refused: false
    property bool wrap: false

    baselineOffset: words.baselineOffset
    implicitHeight: Math.max(root.look.px(16), words.height)
    implicitWidth: words.x + words.implicitWidth

    Accessible.name: root.text
    Accessible.role: Accessible.StaticText

    Rectangle {
        border.color: root.look.colors.accentBase
        border.width: Math.max(1, root.look.px(1.5))
        color: "transparent"
        height: root.look.px(8)
        radius: height / 2
        visible: !root.refused
        width: height
        x: root.look.px(3)
        y: root.look.px(4)
    }
    Icon {
        color: root.look.colors.text1
        look: root.look
        name: "alert-triangle"
        size: 14
        visible: root.refused
        y: root.look.px(1)
    }
    Label {
        id: words

        color: root.refused ? root.look.colors.text1 : root.look.colors.accentBase
        look: root.look
        maximumLineCount: root.wrap ? 3 : 1
        size: Theme.metaSize
        text: root.text
        width: root.width - x
        wrapMode: root.wrap ? Text.Wrap : Text.NoWrap
        x: root.look.px(20)
    }
}
