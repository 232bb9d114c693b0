import QtQuick
import Tonglan.Map
import Tonglan.Ui

/** The figures of the line that is drawn on the map, and what a click does next. */
Rectangle {
    id: root

    required property Look look
    required property Measure measure

    property bool copied: false

    signal closed

    function copy() {
        if (!root.measure.copy())
            return
        root.copied = true
        thanks.restart()
    }

    border.color: root.look.colors.lineStrong
    border.width: 1
    color: root.look.colors.bgPanel
    height: buttons.y + buttons.height + root.look.px(14)
    radius: root.look.px(Theme.radiusLarge)
    width: root.look.px(296)

    Accessible.name: title.text
    Accessible.role: Accessible.Dialog

    Timer {
        id: thanks

        interval: 1500
        onTriggered: root.copied = false
    }
    MouseArea { // what happens here is not meant for the map below
        acceptedButtons: Qt.AllButtons
        anchors.fill: parent
        hoverEnabled: true
        onWheel: wheel => wheel.accepted = true
    }
    Label {
        id: title

        font.weight: Font.Medium
        look: root.look
        size: Theme.sectionSize
        text: qsTr("Measure")
        tone: 1
        x: root.look.px(16)
        y: root.look.px(12)
    }
    IconButton {
        anchors.right: parent.right
        anchors.rightMargin: root.look.px(8)
        anchors.verticalCenter: title.verticalCenter
        icon: "x"
        look: root.look
        side: 28
        text: qsTr("Close")
        onClicked: root.closed()
    }
    Column {
        id: figures

        spacing: root.look.px(6)
        width: root.width - root.look.px(32)
        x: root.look.px(16)
        y: root.look.px(46)

        MeasureFigure {
            look: root.look
            name: root.measure.closed ? qsTr("Perimeter") : qsTr("Length")
            value: root.measure.lengthText
            width: figures.width
        }
        MeasureFigure {
            look: root.look
            name: qsTr("Area")
            value: root.measure.areaText
            width: figures.width
        }
    }
    Label {
        id: next

        elide: Text.ElideNone
        look: root.look
        size: Theme.metaSize
        text: root.measure.crossed ? qsTr("The sides cross: no area") : root.measure.ended ? qsTr("The next click begins another") : root.measure.count === 0 ? qsTr("A click sets the first point") : root.measure.count < 3 ? qsTr("Double click or Enter ends") : qsTr("Enter ends; the first point closes the ring")
        tone: 3
        width: figures.width
        wrapMode: Text.Wrap
        x: root.look.px(16)
        y: figures.y + figures.height + root.look.px(8)
    }
    Row {
        id: buttons

        spacing: root.look.px(8)
        x: root.look.px(16)
        y: next.y + next.height + root.look.px(12)

        PushButton {
            look: root.look
            possible: root.measure.lengthText !== ""
            text: root.copied ? qsTr("Copied") : qsTr("Copy figures")
            onClicked: root.copy()
        }
        PushButton {
            look: root.look
            possible: root.measure.count > 0
            text: qsTr("Take back")
            onClicked: root.measure.takeBack()
        }
    }
}
