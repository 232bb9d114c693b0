pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Ui

/** What is raised in one region, as small as a name on the map. Says all of it to who points at it; opens the figure of the worst. */
Rectangle {
    id: root

    required property Look look
    /** As of RuleWarningModel.places. */
    required property var modelData
    /** Where there are no panels; in the coordinates of the parent. */
    required property rect clear
    property bool there: false

    readonly property alias said: callout

    signal activated

    border.color: mouse.containsMouse || root.activeFocus ? root.look.colors.lineStrong : root.look.colors.lineBase
    border.width: 1
    color: mouse.containsMouse ? root.look.colors.bgHover : root.look.colors.bgPanel
    height: root.look.px(24)
    radius: root.look.px(Theme.radius)
    visible: root.there
    width: row.width + root.look.px(12)
    z: mouse.containsMouse ? 1 : 0

    Accessible.name: [qsTr("%1, raised by rules of this client: %2").arg(root.modelData.name).arg(root.modelData.count), ...root.modelData.lines].join("; ")
    Accessible.role: Accessible.Button
    Accessible.onPressAction: root.activated()

    Row {
        id: row

        anchors.centerIn: parent
        spacing: root.look.px(5)

        LevelMark {
            anchors.verticalCenter: parent.verticalCenter
            level: root.modelData.level
            look: root.look
            size: 15
        }
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: root.look.colors.text2
            look: root.look
            name: "rule"
            size: 13
        }
        NumText {
            anchors.verticalCenter: parent.verticalCenter
            look: root.look
            size: 14
            text: String(root.modelData.count)
        }
    }
    MouseArea {
        id: mouse

        anchors.fill: parent
        cursorShape: Qt.PointingHandCursor
        hoverEnabled: true
        onClicked: root.activated()
    }
    Rectangle {
        id: callout

        readonly property real gap: root.look.px(6)

        border.color: root.look.colors.lineStrong
        border.width: 1
        color: root.look.colors.bgRaised
        height: words.height + root.look.px(14)
        radius: root.look.px(Theme.radius)
        visible: mouse.containsMouse
        width: words.width + root.look.px(18)
        x: Math.round(Math.max(root.clear.x - root.x, Math.min(root.clear.x + root.clear.width - root.x - width, (root.width - width) / 2)))
        y: Math.round(root.y - height - callout.gap < root.clear.y ? root.height + callout.gap : -height - callout.gap)

        Column {
            id: words

            anchors.centerIn: parent
            spacing: root.look.px(3)

            Label {
                elide: Text.ElideNone
                look: root.look
                size: Theme.metaSize
                text: qsTr("%1 · rules of this client").arg(root.modelData.name)
                tone: 3
            }
            Repeater {
                model: root.modelData.lines.slice(0, 4)

                Label {
                    required property string modelData

                    look: root.look
                    maximumLineCount: 3
                    size: Theme.metaSize
                    text: modelData
                    tone: 1
                    width: Math.min(implicitWidth, root.look.px(520))
                    wrapMode: Text.Wrap
                }
            }
            Label {
                elide: Text.ElideNone
                look: root.look
                size: Theme.metaSize
                text: qsTr("%n more", "", root.modelData.lines.length - 4)
                tone: 3
                visible: root.modelData.lines.length > 4
            }
        }
    }
}
