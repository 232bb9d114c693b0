import QtQuick

/** Words that appear beside what the pointer rests on. */
Rectangle {
    id: root

    required property Look look
    property string text: ""
    property bool shown: false

    anchors.bottom: parent?.top
    anchors.bottomMargin: root.look.px(6)
    anchors.horizontalCenter: parent?.horizontalCenter
    border.color: root.look.colors.lineStrong
    border.width: 1
    color: root.look.colors.bgRaised
    height: root.look.px(26)
    radius: root.look.px(Theme.radius)
    visible: root.shown && root.text !== ""
    width: words.width + root.look.px(16)
    z: 10

    Label {
        id: words

        anchors.centerIn: parent
        elide: Text.ElideNone
        look: root.look
        size: Theme.metaSize
        text: root.text
        tone: 1
    }
}
