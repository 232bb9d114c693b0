pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Chart
import Tonglan.Ui

/** What can be done with a chart: less and more time, all of it again, and its picture and rows into files. */
Rectangle {
    id: root

    required property Look look
    required property TrendChart chart
    property string exportFolder: ""
    property bool moved: false
    /** Pointed at, or with the keys. */
    property bool wanted: false

    signal pictureAsked
    signal rowsAsked

    border.color: root.look.colors.lineStrong
    border.width: 1
    color: root.look.colors.bgRaised
    height: root.look.px(28)
    radius: root.look.px(Theme.radiusSmall)
    visible: root.wanted || root.moved
    width: row.width + root.look.px(4)

    Row {
        id: row

        anchors.centerIn: parent

        IconButton {
            icon: "minus"
            look: root.look
            side: 24
            text: qsTr("More time")
            visible: root.wanted
            onClicked: root.chart.zoom(2, -1)
        }
        IconButton {
            icon: "plus"
            look: root.look
            side: 24
            text: qsTr("Less time")
            visible: root.wanted
            onClicked: root.chart.zoom(.5, -1)
        }
        IconButton {
            icon: "maximize"
            look: root.look
            side: 24
            text: qsTr("Back to today")
            visible: root.moved
            onClicked: root.chart.time?.reset()
        }
        ToolWord {
            text: "PNG"
            visible: root.exportFolder !== "" && root.wanted
            onClicked: root.pictureAsked()
        }
        ToolWord {
            text: "CSV"
            visible: root.exportFolder !== "" && root.wanted
            onClicked: root.rowsAsked()
        }
    }

    component ToolWord: TextButton {
        border.width: activeFocus ? 2 : 0
        color: "transparent"
        height: root.look.px(24)
        implicitWidth: root.look.px(42)
        look: root.look
    }
}
