import QtQuick
import Tonglan.Ui

/** One choice of what the queue is filtered by: a word, how many events it leaves, and a mark before it where there is one. */
Item {
    id: root

    required property Look look
    required property string text
    required property int count
    /** Whether the count is one; else nothing stands there, which is not zero. */
    property bool known: true
    property bool chosen: false
    /** A level, to stand before the word; −1: none. */
    property int level: -1
    property bool pressing: false
    /** There is room for mark and count only. */
    property bool wordless: false
    /** Share of the largest of its list, drawn as a bar; −1: none. */
    property real share: -1

    signal clicked

    activeFocusOnTab: true
    height: root.look.px(30)

    Accessible.checked: root.chosen
    Accessible.name: root.known ? qsTr("%1: %2").arg(root.text).arg(root.count) : root.text
    Accessible.role: Accessible.RadioButton
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onSpacePressed: root.clicked()

    Rectangle {
        border.color: root.look.colors.text1
        border.width: root.activeFocus ? 2 : 0
        color: root.chosen ? root.look.colors.bgSelect : mouse.containsMouse ? root.look.colors.bgHover : "transparent"
        height: parent.height
        radius: root.look.px(Theme.radiusSmall)
        width: parent.width
    }
    LevelMark {
        anchors.verticalCenter: parent.verticalCenter
        level: Math.max(0, root.level)
        look: root.look
        size: 14
        visible: root.level > 0
        x: root.look.px(root.wordless ? 4 : 10)
    }
    Label {
        id: word

        anchors.verticalCenter: parent.verticalCenter
        fits: true
        look: root.look
        size: 14
        text: root.text
        tone: root.chosen ? 1 : 2
        visible: !root.wordless
        width: (bar.visible ? bar.x : number.x) - x - root.look.px(8)
        x: root.look.px(root.level > 0 ? 32 : 10)
    }
    Rectangle {
        id: bar

        anchors.verticalCenter: parent.verticalCenter
        color: root.look.colors.lineBase
        height: root.look.px(4)
        visible: root.share >= 0 && word.implicitWidth <= x - word.x - root.look.px(8) // the name counts for more
        width: root.look.px(36)
        x: parent.width - root.look.px(56) - width

        Rectangle {
            color: root.look.colors.data2
            height: parent.height
            width: Math.max(root.share > 0 ? root.look.px(1) : 0, parent.width * Math.min(1, root.share))
        }
    }
    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        color: root.look.colors.text1
        height: root.look.px(20)
        radius: root.look.px(Theme.radiusSmall)
        visible: root.pressing && root.count > 0
        width: number.width + root.look.px(10)
        x: number.x - root.look.px(5)
    }
    NumText {
        id: number

        anchors.right: parent.right
        anchors.rightMargin: root.look.px(root.wordless ? 4 : 10)
        anchors.verticalCenter: parent.verticalCenter
        color: root.pressing && root.count > 0 ? root.look.colors.bgBase : root.look.colors.text[root.count > 0 ? 0 : 2]
        look: root.look
        fits: true
        horizontalAlignment: Text.AlignRight
        size: 14
        width: Math.min(implicitWidth, parent.width - root.look.px(root.wordless ? 24 : 20))
        text: root.known ? Number(root.count).toLocaleString(Qt.locale("en_US"), "f", 0) : ""
    }
    MouseArea {
        id: mouse

        anchors.fill: parent
        cursorShape: Qt.PointingHandCursor
        hoverEnabled: true
        onClicked: root.clicked()
    }
}
