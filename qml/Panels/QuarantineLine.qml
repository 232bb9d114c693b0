import QtQuick
import Tonglan.Ui

/** A refused record: what it is, why it was refused, when; opened, the record as it came, with everything invisible spelled out. */
Item {
    id: root

    required property Look look
    required property double number
    required property string feed
    required property string type
    required property string which
    required property string reason
    required property string seenText
    required property int times
    property bool open: false
    property string rawText: ""

    signal clicked

    activeFocusOnTab: true
    height: root.look.px(54) + (root.open ? raw.height + root.look.px(12) : 0)

    Accessible.name: [root.type, root.which, root.reason].join(" ")
    Accessible.role: Accessible.Button
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onSpacePressed: root.clicked()

    Rectangle {
        anchors.fill: parent
        border.color: root.look.colors.accentBase
        border.width: root.activeFocus ? 2 : 0
        color: mouse.containsMouse ? root.look.colors.bgHover : "transparent"
    }
    Rule {
        look: root.look
        width: root.width
    }
    Label {
        id: what

        look: root.look
        text: [root.feed, root.type, root.which].filter(part => part !== "").join(" · ")
        tone: 1
        width: Math.max(0, seen.x - root.look.px(10))
        y: root.look.px(7)
    }
    NumText {
        id: seen

        anchors.baseline: what.baseline
        anchors.right: parent.right
        font.weight: 350
        look: root.look
        size: 13
        text: (root.times > 1 ? "×" + root.times + "  " : "") + root.seenText
        tone: 3
    }
    Label {
        look: root.look
        size: 13
        text: root.reason
        tone: 2
        width: root.width
        y: root.look.px(29)
    }
    Rectangle {
        id: raw

        color: root.look.colors.bgRaised
        height: root.open ? Math.min(root.look.px(220), rawWords.contentHeight + root.look.px(16)) : 0
        radius: root.look.px(Theme.radiusSmall)
        visible: root.open
        width: root.width
        y: root.look.px(54)

        Label {
            id: rawWords

            elide: Text.ElideRight
            height: root.look.px(204)
            look: root.look
            maximumLineCount: 12
            size: 13
            text: root.rawText === "" ? "…" : root.rawText
            width: parent.width - root.look.px(16)
            wrapMode: Text.WrapAnywhere
            x: root.look.px(8)
            y: root.look.px(8)
        }
    }
    MouseArea {
        id: mouse

        anchors.fill: parent
        cursorShape: Qt.PointingHandCursor
        hoverEnabled: true
        onClicked: root.clicked()
    }
}
