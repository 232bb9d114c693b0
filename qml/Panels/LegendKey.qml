import QtQuick
import Tonglan.Ui

/** One line of a chart's key: a stroke or a patch in its colour, and its name. */
Row {
    id: root

    required property Look look
    property string text: ""
    property color color
    property bool patch: false

    spacing: root.look.px(5)

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        color: root.color
        height: root.look.px(root.patch ? 8 : 2)
        width: root.look.px(14)
    }
    Label {
        elide: Text.ElideNone
        look: root.look
        size: Theme.metaSize
        text: root.text
        tone: 3
    }
}
