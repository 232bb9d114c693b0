pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** One indicator over the districts: a grey dot is within limits, only what is beyond one has shape and colour. A row of RegionMatrixModel. */
Item {
    id: root

    required property Look look
    required property string code
    required property string name
    required property string sourceName
    required property list<var> cells
    required property real nameRoom
    required property real pitch
    /** The column pointed at; −1 = none. */
    required property int column

    readonly property real dot: root.look.px(6)
    readonly property real mark: Math.min(root.look.px(17), root.pitch, root.height)

    signal asked(column: int)
    signal pointed(column: int, text: string)

    Label {
        anchors.verticalCenter: parent.verticalCenter
        fontSizeMode: root.look.sources ? Text.HorizontalFit : Text.FixedSize
        look: root.look
        minimumPixelSize: root.look.px(10.5)
        size: 13
        text: root.look.sources && root.sourceName !== "" ? root.sourceName : root.name // whose it is, where that is asked
        width: root.nameRoom - root.look.px(8)
    }
    Repeater {
        model: root.cells

        Item {
            id: cell

            required property int index
            required property var modelData

            readonly property int state_: cell.modelData.state
            readonly property string words: cell.modelData.text

            height: root.height
            width: root.pitch
            x: root.nameRoom + cell.index * root.pitch

            Accessible.name: cell.words
            Accessible.role: Accessible.Cell

            Rectangle { // within limits
                anchors.centerIn: parent
                color: root.look.colors.dataMuted
                height: root.dot
                radius: 1
                visible: cell.state_ === RegionMatrixModel.Normal
                width: root.dot
            }
            LevelMark {
                anchors.centerIn: parent
                height: root.mark
                level: cell.modelData.level
                look: root.look
                width: root.mark
            }
            TrustRing { // a dashed ring: old; with a question mark: in doubt
                anchors.centerIn: parent
                arc: root.look.colors.text2
                height: Math.min(root.look.px(12), root.mark * .86)
                quiet: root.look.colors.text2
                state: cell.state_ === RegionMatrixModel.Doubtful ? 3 : 2
                track: root.look.colors.lineStrong
                visible: cell.state_ === RegionMatrixModel.Old || cell.state_ === RegionMatrixModel.Doubtful
                width: height
            }
            Rectangle { // nothing came
                anchors.centerIn: parent
                color: root.look.colors.text4
                height: Math.max(1, root.look.px(1.4))
                visible: cell.state_ === RegionMatrixModel.Missing
                width: root.look.px(8)
            }
            Rectangle { // not for this screen
                anchors.centerIn: parent
                border.color: root.look.colors.text3
                border.width: 1
                color: "transparent"
                height: root.look.px(9)
                visible: cell.state_ === RegionMatrixModel.Withheld
                width: root.look.px(9)

                Rectangle {
                    anchors.centerIn: parent
                    color: root.look.colors.text3
                    height: 1
                    rotation: 45
                    width: root.look.px(11)
                }
            }
        }
    }
    MouseArea {
        id: mouse

        readonly property int over: mouse.containsMouse ? Math.floor((mouse.mouseX - root.nameRoom) / root.pitch) : -1

        anchors.fill: parent
        cursorShape: Qt.PointingHandCursor
        hoverEnabled: true

        onClicked: root.asked(mouse.over >= 0 && mouse.over < root.cells.length ? mouse.over : -1)
        onOverChanged: root.pointed(mouse.over, mouse.over >= 0 && mouse.over < root.cells.length ? root.cells[mouse.over].text : "")
    }
}
