import QtQuick
import Tonglan.Ui

/** Search, zoom, home, measuring and views, for who has neither keys nor wheel. */
Rectangle {
    id: root

    required property Look look
    property bool measuring: false
    property bool listing: false

    signal searchAsked
    signal zoomed(steps: real)
    signal homeAsked
    signal measureAsked
    signal viewsAsked

    border.color: root.look.colors.lineBase
    border.width: 1
    color: root.look.colors.bgPanel
    height: column.height
    radius: root.look.px(Theme.radius)
    width: root.look.px(32)

    Column {
        id: column

        IconButton {
            icon: "search"
            look: root.look
            text: qsTr("Search: /")
            onClicked: root.searchAsked()
        }
        IconButton {
            icon: "plus"
            look: root.look
            text: qsTr("Closer")
            onClicked: root.zoomed(1)
        }
        IconButton {
            icon: "minus"
            look: root.look
            text: qsTr("Further")
            onClicked: root.zoomed(-1)
        }
        IconButton {
            icon: "current-location"
            look: root.look
            text: qsTr("Home")
            onClicked: root.homeAsked()
        }
        IconButton {
            objectName: "measureButton"
            color: root.measuring ? root.look.colors.bgSelect : "transparent"
            icon: "ruler-measure"
            look: root.look
            text: qsTr("Measure: M")
            onClicked: root.measureAsked()
        }
        IconButton {
            objectName: "viewsButton"
            color: root.listing ? root.look.colors.bgSelect : "transparent"
            icon: "bookmark"
            look: root.look
            text: qsTr("Views: B")
            onClicked: root.viewsAsked()
        }
    }
}
