pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Map
import Tonglan.Ui

/** What the marks, colours and rings of the map mean, in real units, how long a kilometre is and where north is: always up. Groups keep off the bezels; the last go first where there is no room. */
SeamRow {
    id: root

    required property Look look
    property bool marks: true
    /** The indicator that the districts are coloured by; empty: none. */
    property string figureName: ""
    property string figureLeast: ""
    property string figureMost: ""
    property string figureDirection: ""
    /** What its patterns mean. */
    property string figurePatterns: ""
    property list<color> figureStops: []
    /** Marked-out areas are shown. */
    property bool areas: false
    /** What the rules of this client raise is marked. */
    property bool rules: false
    /** The map has events without a level. */
    property bool unrated: false
    /** The colours of heat are differences to a week ago. */
    property bool change: false
    property bool heat: true
    property real heatMaximum: 8
    /** Fewer events together are not drawn. */
    property int least: 0
    property list<color> heatStops: []
    property real metersPerPixel: 0

    /** The longest of 1, 2, 5 times a power of ten metres that fits the bar. */
    readonly property real barMeters: {
        const most = root.metersPerPixel * root.look.px(90)
        if (!(most > 0))
            return 0
        const power = Math.pow(10, Math.floor(Math.log10(most)))
        return power * (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1)
    }

    height: root.look.px(22)
    spacing: root.look.px(16)

    Row {
        spacing: root.look.px(9)
        width: root.marks ? implicitWidth : 0

        Repeater {
            model: 4

            Row {
                id: level

                required property int index

                spacing: root.look.px(6)

                LevelMark {
                    anchors.verticalCenter: parent.verticalCenter
                    digit: false
                    level: level.index + 1
                    look: root.look
                    size: 13
                }
                Label {
                    elide: Text.ElideNone
                    look: root.look
                    size: Theme.metaSize
                    text: LevelWords.hue(level.index + 1)
                }
            }
        }
        Rectangle { // as the mark on the map
            anchors.verticalCenter: parent.verticalCenter
            color: root.look.colors.text3
            height: width
            radius: width / 2
            visible: root.unrated
            width: root.look.px(9)
        }
        Label {
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: qsTr("unrated")
            visible: root.unrated
        }
    }
    Row {
        spacing: root.look.px(7)
        width: root.heat ? implicitWidth : 0

        Label {
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: root.change ? qsTr("vs. last week −%1").arg(root.heatMaximum) : qsTr("density 0")
            tone: 2
        }
        Row {
            anchors.verticalCenter: parent.verticalCenter

            Repeater {
                model: root.heatStops

                Rectangle {
                    required property color modelData

                    color: modelData
                    height: root.look.px(8)
                    width: root.look.px(12)
                }
            }
        }
        Label {
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: (root.change ? qsTr("+%1 events/km²") : qsTr("%1+ events/km²")).arg(root.heatMaximum) + (root.least > 1 ? qsTr(", fewer than %1 not shown").arg(root.least) : "")
            tone: 3
        }
    }
    Row {
        spacing: root.look.px(7)
        width: root.figureName !== "" ? implicitWidth : 0

        Label {
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: [root.figureName, root.figureLeast].filter(part => part !== "").join(" ")
            tone: 3
        }
        Row {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.figureLeast !== ""

            Repeater {
                model: root.figureStops

                Rectangle {
                    required property color modelData

                    color: modelData
                    height: root.look.px(8)
                    width: root.look.px(12)
                }
            }
        }
        Label {
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: root.figureMost
            tone: 3
            visible: text !== ""
        }
    }
    Row {
        spacing: root.look.px(7)
        width: root.barMeters > 0 ? implicitWidth : 0

        Item {
            anchors.verticalCenter: parent.verticalCenter
            height: root.look.px(8)
            width: root.metersPerPixel > 0 ? Math.round(root.barMeters / root.metersPerPixel) : 0

            Rectangle {
                anchors.bottom: parent.bottom
                color: root.look.colors.text3
                height: 1
                width: parent.width
            }
            Rectangle {
                color: root.look.colors.text3
                height: parent.height
                width: 1
            }
            Rectangle {
                anchors.right: parent.right
                color: root.look.colors.text3
                height: parent.height
                width: 1
            }
        }
        Label {
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: root.barMeters >= 1000 ? qsTr("%1 km").arg(root.barMeters / 1000) : qsTr("%1 m").arg(root.barMeters)
            tone: 3
        }
        Item { // a little apart from the figure
            height: 1
            width: root.look.px(1)
        }
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: root.look.colors.text3
            look: root.look
            name: "north"
            size: 15
        }
        Label {
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: qsTr("N")
            tone: 3
        }
    }
    Row { // apart: where there is little room, the colours stay
        width: root.figureName !== "" ? implicitWidth : 0

        Label {
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: [root.figureDirection, root.figurePatterns].filter(part => part !== "").join(" · ")
            tone: 3
        }
    }
    Row {
        spacing: root.look.px(9)
        width: root.areas ? implicitWidth : 0

        Repeater {
            model: [["inforce", qsTr("in force")], ["planned", qsTr("planned")], ["lifted", qsTr("lifted")]]

            Row {
                id: state

                required property var modelData

                spacing: root.look.px(6)

                AreaPatch {
                    anchors.verticalCenter: parent.verticalCenter
                    areaState: state.modelData[0]
                    height: root.look.px(16)
                    theme: root.look.theme
                    unit: root.look.u
                    width: root.look.px(26)
                }
                Label {
                    elide: Text.ElideNone
                    look: root.look
                    size: Theme.metaSize
                    text: state.modelData[1]
                    tone: 3
                }
            }
        }
    }
    Row {
        spacing: root.look.px(7)
        width: root.marks ? implicitWidth : 0

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            border.color: root.look.colors.level4Fill
            border.width: root.look.px(2)
            color: "transparent"
            height: root.look.px(18)
            radius: height / 2
            width: height

            NumText {
                anchors.centerIn: parent
                look: root.look
                size: 10
                text: "4"
            }
        }
        Label {
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: qsTr("cluster (ring = levels inside)")
            tone: 3
        }
    }
    Row {
        spacing: root.look.px(6)
        width: root.rules ? implicitWidth : 0

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: root.look.colors.text2
            look: root.look
            name: "rule"
            size: 13
        }
        Label {
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: qsTr("rules of this client")
        }
    }
}
