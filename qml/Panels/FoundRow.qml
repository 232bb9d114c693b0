import QtQuick
import Tonglan.Ui

/** One thing that was found: what it is, its name in both languages, where it lies, its number, how far it is. A row of SearchModel. */
Item {
    id: root

    required property Look look
    required property string kind
    required property string kindText
    required property string title
    required property string otherTitle
    required property string regionName
    required property string number
    required property string distanceText
    required property int level
    required property bool isOpen
    property bool selected: false

    readonly property var icons: ({
            "region": "map-2",
            "grid": "border-all",
            "road": "road",
            "station": "station",
            "asset": "building",
            "event": "alert-triangle"
        })

    signal clicked

    height: root.look.px(52)

    Accessible.name: [root.title, root.kindText, root.regionName, root.number, root.distanceText].filter(part => part !== "").join(", ")
    Accessible.role: Accessible.ListItem
    Accessible.onPressAction: root.clicked()

    Rectangle {
        anchors.fill: parent
        color: root.selected ? root.look.colors.bgSelect : root.look.colors.bgHover
        visible: root.selected || mouse.containsMouse
    }
    Rectangle {
        color: root.look.colors.accentBase
        height: parent.height
        visible: root.selected
        width: root.look.px(3)
    }
    Icon {
        anchors.horizontalCenter: mark.horizontalCenter
        anchors.verticalCenter: mark.verticalCenter
        color: root.selected ? root.look.colors.text2 : root.look.colors.text3
        look: root.look
        name: root.icons[root.kind] ?? "map-pin"
        size: 18
        visible: root.level === 0
    }
    LevelMark {
        id: mark

        level: root.level
        look: root.look
        opacity: root.isOpen ? 1 : .45
        x: root.look.px(18)
        y: root.look.px(17)
    }
    Label {
        id: title

        look: root.look
        size: Theme.bodySize
        text: root.title
        tone: 1
        width: Math.min(implicitWidth, distance.x - x - root.look.px(10))
        x: root.look.px(50)
        y: root.look.px(22) - baselineOffset
    }
    Label {
        anchors.baseline: title.baseline
        look: root.look
        size: Theme.metaSize
        text: root.otherTitle
        tone: 3
        visible: width > root.look.px(30)
        width: Math.max(0, distance.x - x - root.look.px(10))
        x: title.x + title.width + root.look.px(8)
    }
    NumText {
        id: distance

        anchors.baseline: title.baseline
        font.weight: Font.Normal
        look: root.look
        size: 14
        text: root.distanceText
        tone: 2
        x: root.width - width - root.look.px(16)
    }
    Label {
        id: ground

        look: root.look
        size: Theme.metaSize
        text: [root.kindText, root.regionName].filter(part => part !== "").join(" · ")
        tone: 3
        width: Math.min(implicitWidth, number.x - x - root.look.px(10))
        x: title.x
        y: root.look.px(42) - baselineOffset
    }
    NumText {
        id: number

        anchors.baseline: ground.baseline
        font.weight: Font.Normal
        look: root.look
        size: 13
        text: root.number
        tone: 3
        x: root.width - width - root.look.px(16)
    }
    MouseArea {
        id: mouse

        anchors.fill: parent
        cursorShape: Qt.PointingHandCursor
        hoverEnabled: true
        onClicked: root.clicked()
    }
}
