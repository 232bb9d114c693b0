import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** How many work orders came to one stage, how many stand there, and how long the way took. A row of FunnelModel. */
Item {
    id: root

    required property Look look
    required property int index
    required property string name
    required property int reached
    required property real share
    required property int waiting
    required property string tookText
    required property real nameRoom
    required property bool last
    required property bool stale
    /** Its numbers are of now, and open the events that they count. */
    property bool traced: true

    readonly property real numbers: root.look.px(178)
    readonly property string waitingText: root.last ? "" : String(root.waiting)

    /** CountPick.What */
    signal countAsked(what: int)

    Accessible.name: [root.name, root.reached, root.last ? "" : qsTr("%1 stand here").arg(root.waiting), root.tookText === "" ? "" : qsTr("median %1").arg(root.tookText)].filter(part => part !== "").join(", ")
    Accessible.role: Accessible.ListItem

    Label {
        anchors.verticalCenter: parent.verticalCenter
        look: root.look
        text: root.name
        tone: root.stale ? 4 : 2
        width: root.nameRoom - root.look.px(6)
    }
    Rectangle {
        id: bar

        anchors.verticalCenter: parent.verticalCenter
        color: root.stale ? root.look.colors.text4 : root.last ? root.look.colors.data1 : root.look.colors.dataMuted
        height: Math.max(4, root.height - root.look.px(8))
        width: Math.max(1, Math.round((root.width - root.nameRoom - root.numbers) * root.share))
        x: root.nameRoom
    }
    NumText {
        id: came

        anchors.verticalCenter: parent.verticalCenter
        look: root.look
        size: 16
        text: Number(root.reached).toLocaleString(Qt.locale("en"), "f", 0)
        tone: root.stale ? 4 : 1
        x: root.width - root.look.px(122) - width
    }
    NumText {
        id: stands

        anchors.verticalCenter: parent.verticalCenter
        font.weight: Font.Normal
        look: root.look
        size: 14
        text: root.waitingText
        tone: root.stale ? 4 : 2
        x: root.width - root.look.px(68) - width
    }
    NumText {
        anchors.verticalCenter: parent.verticalCenter
        font.weight: Font.Normal
        look: root.look
        size: 14
        text: root.tookText === "" ? "—" : root.tookText
        tone: root.stale ? 4 : 3
        x: root.width - width
    }
    FigureTarget {
        anchors.fill: came
        look: root.look
        text: root.name + " " + came.text
        visible: root.traced

        onClicked: root.countAsked(CountPick.Came)
    }
    FigureTarget {
        anchors.fill: stands
        look: root.look
        text: qsTr("%1: %2 stand here").arg(root.name).arg(root.waiting)
        visible: root.traced && !root.last

        onClicked: root.countAsked(CountPick.Stands)
    }
}
