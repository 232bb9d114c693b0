import QtQuick
import Tonglan.Ui

/** One figure of a measurement and what it is; "—" until there is one. */
Item {
    id: root

    required property Look look
    required property string name
    required property string value

    height: root.look.px(26)

    Label {
        anchors.baseline: figure.baseline
        look: root.look
        text: root.name
    }
    Label {
        id: figure

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        elide: Text.ElideNone
        font.weight: Font.Medium
        look: root.look
        size: Theme.sceneSize
        text: root.value === "" ? "—" : root.value
        tone: root.value === "" ? 3 : 1
    }
}
