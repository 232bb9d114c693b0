import QtQuick
import Tonglan.Ui

/** The dark ground (light by day) that text stands on over the map: solid at the edge of the screen, nothing towards the middle. */
Item {
    id: root

    required property Look look
    required property StageLayout layout

    readonly property color side: root.look.colors.dark ? "#080D12" : root.look.colors.bgBase
    readonly property color end: root.look.colors.dark ? root.look.colors.bgVoid : root.look.colors.bgBase

    Rectangle {
        height: root.layout.topScrim
        width: root.width

        gradient: Gradient {
            GradientStop { color: root.end; position: 0 }
            GradientStop { color: Qt.alpha(root.end, .95); position: root.layout.wide ? .5 : .76 }
            GradientStop { color: Qt.alpha(root.end, root.layout.wide ? .66 : .6); position: root.layout.wide ? .76 : .86 }
            GradientStop { color: Qt.alpha(root.end, 0); position: 1 }
        }
    }
    Rectangle {
        height: root.layout.bottomScrim
        width: root.width
        y: root.height - height

        gradient: Gradient {
            GradientStop { color: Qt.alpha(root.end, 0); position: 0 }
            GradientStop { color: Qt.alpha(root.end, .90); position: .48 }
            GradientStop { color: Qt.alpha(root.end, .98); position: 1 }
        }
    }
    Rectangle {
        height: root.height
        width: root.layout.leftScrim

        gradient: Gradient {
            orientation: Gradient.Horizontal

            GradientStop { color: Qt.alpha(root.side, .96); position: 0 }
            GradientStop { color: Qt.alpha(root.side, .93); position: .86 }
            GradientStop { color: Qt.alpha(root.side, 0); position: 1 }
        }
    }
    Rectangle {
        height: root.height
        width: root.layout.rightScrim
        x: root.width - width

        gradient: Gradient {
            orientation: Gradient.Horizontal

            GradientStop { color: Qt.alpha(root.side, 0); position: 0 }
            GradientStop { color: Qt.alpha(root.side, .93); position: .14 }
            GradientStop { color: Qt.alpha(root.side, .96); position: 1 }
        }
    }
}
