import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** One district: open events as a bar, and the share closed on time. Under the target it turns white, not red. A zone has a word in place of the
 *  bar, for its events are also those of the districts it lies across. A row of RegionModel.
 */
Item {
    id: root

    required property Look look
    required property string code
    required property string shortName
    required property int openCount
    required property string onTimeText
    required property bool belowTarget
    required property bool zone
    required property bool countable
    required property int maximum
    /** Whether the counts are known; else dashes stand in their place. */
    property bool known: true
    property bool selected: false
    /** Pointed at, here or on the map. */
    property bool lit: false
    property real nameRoom: 58

    /** Its numbers are of now, and open the events that they count. */
    property bool traced: true

    /** CountPick.What */
    signal countAsked(what: int)
    signal clicked
    signal pointed(on: bool)

    Component.onDestruction: if (mouse.containsMouse) root.pointed(false)

    readonly property string countText: root.known && root.countable ? String(root.openCount) : "—"
    readonly property string zoneText: !root.zone ? "" : root.countable ? qsTr("zone") : qsTr("no outline")
    /** A name that is longer than the others has the room of the bar. */
    readonly property bool isLong: !root.zone && name.implicitWidth > root.look.px(root.nameRoom)
    readonly property int tone: root.belowTarget || root.selected ? 1 : 2

    Accessible.name: [root.shortName, root.zoneText, root.countText, root.onTimeText].filter(part => part !== "").join(" ")
    Accessible.role: Accessible.ListItem

    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: -root.look.px(6)
        anchors.rightMargin: -root.look.px(6)
        color: root.selected ? root.look.colors.bgSelect : root.look.colors.bgHover
        visible: root.selected || root.lit || mouse.containsMouse
    }
    Label {
        id: name

        anchors.verticalCenter: parent.verticalCenter
        fits: true
        look: root.look
        size: 13
        text: root.shortName
        tone: root.tone
        width: root.zone ? Math.max(0, track.x + track.width - word.width - root.look.px(8)) : root.isLong ? Math.min(implicitWidth, track.x + track.width) : root.look.px(root.nameRoom)
    }
    Rectangle {
        id: track

        anchors.verticalCenter: parent.verticalCenter
        color: root.look.colors.lineFaint
        height: root.look.px(4)
        visible: !root.zone && !root.isLong
        width: root.width - x - root.look.px(76)
        x: root.look.px(root.nameRoom + 4)

        Rectangle {
            color: root.belowTarget ? root.look.colors.text1 : root.look.colors.dataMuted
            height: parent.height
            width: root.maximum > 0 ? Math.max(1, parent.width * root.openCount / root.maximum) : 0
        }
    }
    Label {
        id: word

        anchors.verticalCenter: parent.verticalCenter
        look: root.look
        size: Theme.metaSize
        text: root.zoneText
        tone: 3
        visible: root.zone
        x: track.x + track.width - word.width - root.look.px(2)
    }
    NumText {
        id: count

        anchors.verticalCenter: parent.verticalCenter
        horizontalAlignment: Text.AlignRight
        look: root.look
        size: 14
        text: root.countText
        tone: root.tone
        width: root.look.px(26)
        x: track.x + track.width
    }
    NumText {
        id: share

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        font.weight: root.belowTarget ? Font.Medium : Font.Normal
        look: root.look
        size: 13.5
        text: (root.belowTarget ? "▽" : "") + root.onTimeText
        tone: root.belowTarget ? 1 : 3
    }
    MouseArea {
        id: mouse

        anchors.fill: parent
        cursorShape: Qt.PointingHandCursor
        hoverEnabled: true
        onClicked: root.clicked()
        onContainsMouseChanged: root.pointed(mouse.containsMouse)
    }
    FigureTarget {
        anchors.fill: count
        look: root.look
        text: root.shortName + " " + root.countText
        visible: root.traced && root.known && root.countable

        onClicked: root.countAsked(CountPick.Open)
    }
    FigureTarget {
        activeFocusOnTab: false // one stop a row is enough of a way
        anchors.fill: share
        look: root.look
        text: root.shortName + " " + root.onTimeText + "%"
        visible: root.traced && root.known && root.countable && root.onTimeText !== ""

        onClicked: root.countAsked(CountPick.InTimeOfWeek)
    }
}
