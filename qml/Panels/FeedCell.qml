import QtQuick
import Tonglan.Ui

/** One figure of a link under its name. Emphasis is brightness: hue is for the city. */
Item {
    id: root

    required property Look look
    property string name: ""
    property string value: ""
    property bool notable: false
    property bool quiet: false

    implicitHeight: root.look.px(42)

    Accessible.name: root.name + " " + root.value
    Accessible.role: Accessible.StaticText

    Label {
        look: root.look
        size: Theme.metaSize
        text: root.name
        tone: 3
        width: root.width - root.look.px(8)
    }
    NumText {
        elide: Text.ElideRight
        font.weight: root.notable ? Font.DemiBold : 350
        look: root.look
        size: Theme.bodySize
        text: root.value
        tone: root.notable ? 1 : root.quiet ? 3 : 2
        width: root.width - root.look.px(8)
        y: root.look.px(18)
    }
}
