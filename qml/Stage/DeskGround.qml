pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Ui

/** What a desk stands on: it covers the map but for its frame, so that head, panels and ticker have a ground of their own. */
Item {
    id: root

    required property Look look
    required property StageLayout layout

    readonly property rect frame: root.layout.frame
    readonly property real frameEnd: root.frame.x + root.frame.width
    readonly property real frameBottom: root.frame.y + root.frame.height
    /** What covers the map: above, below, left and right of the frame. */
    readonly property list<rect> covered: [Qt.rect(0, 0, root.width, root.frame.y), Qt.rect(0, root.frameBottom, root.width, root.height - root.frameBottom), Qt.rect(0, root.frame.y, root.frame.x, root.frame.height), Qt.rect(root.frameEnd, root.frame.y, root.width - root.frameEnd, root.frame.height)]

    Repeater {
        model: root.covered

        Rectangle {
            required property rect modelData

            color: root.look.colors.bgBase
            height: modelData.height
            width: modelData.width
            x: modelData.x
            y: modelData.y

            MouseArea { // what happens here is not meant for the map below
                acceptedButtons: Qt.AllButtons
                anchors.fill: parent
                hoverEnabled: true
                onWheel: wheel => wheel.accepted = true
            }
        }
    }
    Rectangle { // the bars of the map
        color: root.look.colors.bgPanel
        height: root.frameBottom - y
        width: root.frame.width
        x: root.frame.x
        y: root.layout.mapGround

        MouseArea { // as above
            acceptedButtons: Qt.AllButtons
            anchors.fill: parent
            hoverEnabled: true
            onWheel: wheel => wheel.accepted = true
        }
        Rule {
            faint: false
            look: root.look
            width: parent.width
        }
    }
    Rectangle {
        border.color: root.look.colors.lineBase
        border.width: 1
        color: "transparent"
        height: root.frame.height
        width: root.frame.width
        x: root.frame.x
        y: root.frame.y
    }
    Repeater {
        model: [root.layout.header, root.layout.ticker]

        Rectangle {
            id: band

            required property int index
            required property rect modelData

            color: root.look.colors.bgPanel
            height: band.modelData.height
            width: band.modelData.width
            y: band.modelData.y

            Rule {
                faint: false
                look: root.look
                width: parent.width
                y: band.index === 0 ? parent.height - height : 0
            }
        }
    }
}
