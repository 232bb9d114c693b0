pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Ui

/** Which key does what. */
Rectangle {
    id: root

    required property Look look

    readonly property var keys: [["Esc", qsTr("close, back")], ["/  Ctrl+F", qsTr("search")], ["Home", qsTr("home view")], ["Backspace", qsTr("up to the region above")], ["← →  PgUp PgDn", qsTr("previous, next scene")], ["1 – 9, 0", qsTr("scene by number, overview")], ["+  −", qsTr("closer, further")], ["L", qsTr("layers of the map")], ["M", qsTr("measure distance and area")], ["B  Ctrl+1 – 9", qsTr("kept views of the map, fly to one")], [qsTr("Shift+arrows"), qsTr("move the map")], ["C  D", qsTr("copy the coordinates, another datum")], [qsTr("Space  ,  ."), qsTr("play the day, pause; a quarter of an hour back, on")], ["S", qsTr("source of every figure")], [qsTr("right click, hold"), qsTr("the events behind a colour of the map")], ["A  G  U  N", qsTr("accept, assign, urge, note …: as the buttons of the open event say")], ["F", qsTr("feeds and sources, and back")], ["R", qsTr("try broken links again now")], ["F11", qsTr("full screen")], ["?  F1", qsTr("this sheet")]]

    border.color: root.look.colors.lineStrong
    border.width: 1
    color: root.look.colors.bgPanel
    height: column.height + root.look.px(48)
    radius: root.look.px(Theme.radiusLarge)
    width: root.look.px(420)

    Accessible.name: qsTr("Keys")
    Accessible.role: Accessible.Dialog

    MouseArea {
        anchors.fill: parent
    }
    Column {
        id: column

        spacing: root.look.px(8)
        width: root.width - root.look.px(48)
        x: root.look.px(24)
        y: root.look.px(24)

        Label {
            font.weight: Font.Medium
            look: root.look
            size: Theme.sceneSize
            text: qsTr("Keys")
            tone: 1
        }
        Repeater {
            model: root.keys

            Item {
                id: line

                required property var modelData

                height: root.look.px(24)
                width: column.width

                NumText {
                    id: key

                    look: root.look
                    size: 16
                    text: line.modelData[0]
                }
                Label {
                    anchors.baseline: key.baseline
                    look: root.look
                    text: line.modelData[1]
                    width: parent.width - x
                    x: root.look.px(170)
                }
            }
        }
    }
}
