import QtQuick
import Tonglan.Ui

/** What a chart says about the place that is pointed at: over its head, never beyond the sides of its parent. */
Rectangle {
    id: root

    required property Look look
    property string text: ""
    property bool shown: false
    /** The place, in px from the left of the parent. */
    property real at: 0

    border.color: root.look.colors.lineStrong
    border.width: 1
    color: root.look.colors.bgRaised
    height: root.look.px(26)
    radius: root.look.px(Theme.radiusSmall)
    visible: root.shown && root.text !== ""
    width: Math.min(words.implicitWidth + root.look.px(16), parent?.width ?? 0)
    x: Math.max(0, Math.min((parent?.width ?? 0) - width, root.at - width / 2))
    z: 5

    Label {
        id: words

        anchors.centerIn: parent
        look: root.look
        size: Theme.metaSize
        text: root.text
        tone: 1
        width: Math.min(implicitWidth, root.width - root.look.px(16))
    }
}
