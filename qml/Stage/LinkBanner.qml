import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** One calm line while anything is late or lost: the worst of it, how much more there is, and the way to the board. The board has it always. */
Rectangle {
    id: root

    required property Look look
    required property HealthModel health
    /** Also while all is well, to say so. */
    property bool always: false
    property bool onBoard: false

    readonly property bool troubled: root.health.bannerText !== ""
    readonly property bool sound: root.health.linkState === HealthModel.Live || root.health.linkState === HealthModel.Recorded
    readonly property bool shown: root.troubled || root.always

    signal activated

    activeFocusOnTab: root.shown && !root.onBoard
    border.color: root.activeFocus ? root.look.colors.accentBase : root.troubled ? root.look.colors.lineStrong : root.look.colors.lineBase
    border.width: root.activeFocus ? 2 : 1
    color: root.troubled ? root.look.colors.bgRaised : root.look.colors.bgPanel
    radius: root.look.px(Theme.radius)
    visible: root.shown && root.width > 0

    Accessible.name: words.text
    Accessible.role: root.onBoard ? Accessible.StaticText : Accessible.Button
    Accessible.onPressAction: root.activated()
    Keys.onReturnPressed: root.activated()
    Keys.onSpacePressed: root.activated()

    Rectangle { // lost is brighter than late; hue is for the city
        color: root.health.bannerGrave ? root.look.colors.text1 : root.look.colors.data2
        height: parent.height
        radius: root.radius
        visible: root.troubled
        width: root.look.px(4)
    }
    Icon {
        id: mark

        anchors.verticalCenter: parent.verticalCenter
        color: root.troubled ? root.look.colors.text1 : root.look.colors.text3
        look: root.look
        name: !root.troubled && root.sound ? "antenna-bars-5" : root.health.bannerGrave ? "plug-connected-x" : "clock"
        x: root.look.px(16)
    }
    Label {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        font.weight: root.health.bannerGrave ? Font.Medium : Font.Normal
        look: root.look
        size: Theme.bodySize
        text: root.troubled ? root.health.bannerText : root.health.verdictText
        tone: root.troubled ? 1 : 2
        width: Math.min(implicitWidth, side.x - x - root.look.px(12))
        x: mark.x + mark.width + root.look.px(10)
    }
    Row {
        id: side

        anchors.right: parent.right
        anchors.rightMargin: root.look.px(12)
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.look.px(10)

        Chip {
            anchors.verticalCenter: parent.verticalCenter
            look: root.look
            number: "+" + root.health.bannerMore
            visible: root.health.bannerMore > 0
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            elide: Text.ElideNone
            look: root.look
            size: 13
            text: root.onBoard ? qsTr("Esc: back") : qsTr("F: details")
            tone: 3
        }
    }
    MouseArea {
        anchors.fill: parent
        cursorShape: root.onBoard ? Qt.ArrowCursor : Qt.PointingHandCursor
        enabled: !root.onBoard
        onClicked: root.activated()
    }
}
