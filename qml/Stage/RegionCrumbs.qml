pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** Where we are in the tree of regions; every step but the last leads back up to it. */
Rectangle {
    id: root

    required property Look look
    required property RegionPath path

    /** A region to go to; "" is home. */
    signal picked(code: string)

    border.color: root.look.colors.lineBase
    border.width: 1
    color: root.look.colors.bgPanel
    height: root.look.px(32)
    radius: root.look.px(Theme.radius)
    width: crumbs.width + root.look.px(16)

    component Crumb: Label {
        id: crumb

        property bool leads: true

        signal clicked

        activeFocusOnTab: crumb.leads
        font.underline: crumb.activeFocus
        size: 13
        tone: !crumb.leads || mouse.containsMouse || crumb.activeFocus ? 1 : 3

        Accessible.name: crumb.text
        Accessible.role: crumb.leads ? Accessible.Link : Accessible.StaticText
        Accessible.onPressAction: crumb.clicked()
        Keys.onReturnPressed: crumb.clicked()

        MouseArea {
            id: mouse

            anchors.fill: parent
            anchors.margins: -crumb.look.px(5)
            cursorShape: Qt.PointingHandCursor
            enabled: crumb.leads
            hoverEnabled: true
            onClicked: crumb.clicked()
        }
    }

    Row {
        id: crumbs

        anchors.verticalCenter: parent.verticalCenter
        spacing: root.look.px(6)
        x: root.look.px(12)

        Crumb {
            anchors.verticalCenter: parent.verticalCenter
            look: root.look
            text: qsTr("Whole city")
            onClicked: root.picked("")
        }
        Repeater {
            model: root.path.steps

            Row {
                id: step

                required property int index
                required property var modelData

                anchors.verticalCenter: parent.verticalCenter
                spacing: root.look.px(6)

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    look: root.look
                    name: "chevron-right"
                    size: 14
                }
                Crumb {
                    anchors.verticalCenter: parent.verticalCenter
                    leads: step.index + 1 < root.path.steps.length
                    look: root.look
                    text: step.modelData.name
                    onClicked: root.picked(step.modelData.code)
                }
            }
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: root.path.countable ? qsTr("zone: events by their place") : qsTr("zone without an outline: its events cannot be counted")
            tone: 3
            visible: root.path.zone
        }
        IconButton {
            anchors.verticalCenter: parent.verticalCenter
            icon: "x"
            look: root.look
            side: 28
            text: qsTr("Back to the whole city")
            onClicked: root.picked("")
        }
    }
}
