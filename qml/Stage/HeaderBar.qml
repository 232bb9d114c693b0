pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** Who this is, which scene, what warning is out, how much of the data can be trusted, whether the link is up, what time it is. */
Item {
    id: root

    required property Look look
    required property StageLayout layout
    required property WallClock clock
    required property HealthModel health
    required property WarningModel warnings
    required property list<SceneObject> scenes
    required property string sceneId
    property string organisation: ""
    property string language: "zh_CN"
    property bool demo: false

    /** What the names of all scenes take, without the space between them. */
    readonly property real namesNeed: {
        let width = 0
        for (let i = 0; i < tabs.count; ++i)
            width += (tabs.itemAt(i) as Tab)?.need ?? 0
        return width
    }
    readonly property real currentNeed: {
        for (let i = 0; i < tabs.count; ++i) {
            const tab = tabs.itemAt(i) as Tab
            if (tab?.current)
                return tab.need
        }
        return 0
    }
    readonly property int gaps: Math.max(0, tabs.count - 1)
    readonly property real tabsEnd: Math.min(root.layout.tabs.x + root.layout.tabs.width, right.x - root.look.px(26))
    /** What is left for the organisation and the names of the scenes. */
    readonly property real nameRoom: root.tabsEnd - root.look.px(24) - name.x - logo.width - brand.width - 1 - name.spacing * 3 - (root.demo ? name.spacing + mark.width : 0)
    readonly property real sceneRoom: Math.min(root.nameRoom - Math.min(organisationName.implicitWidth, root.look.px(200)), root.tabsEnd - root.layout.tabs.x)
    /** Where not all names of scenes have room, the others say the key that opens them. */
    readonly property bool numbered: root.namesNeed + root.gaps * root.look.px(14) > root.sceneRoom
    readonly property real tabsNeed: root.numbered ? root.currentNeed + root.gaps * root.look.px(10) : root.namesNeed
    /** The names of the scenes move together before that of the organisation is cut, which is before one of theirs is. */
    readonly property real tabSpacing: root.gaps > 0 ? Math.floor(Math.max(root.look.px(root.numbered ? 10 : 14), Math.min(root.look.px(26), (root.sceneRoom - Math.max(0, organisationName.implicitWidth - root.look.px(200)) - root.tabsNeed) / root.gaps))) : 0
    readonly property real organisationRoom: root.layout.tabs.width > 0 ? root.nameRoom - root.tabsNeed - root.gaps * root.tabSpacing : 10000

    signal sceneRequested(id: string)
    /** Somebody wants to know more about the links. */
    signal healthRequested

    Row {
        id: name

        anchors.verticalCenter: parent.verticalCenter
        spacing: root.look.px(12)
        x: root.look.px(Theme.margin)

        LogoMark {
            id: logo

            anchors.verticalCenter: parent.verticalCenter
            color: root.look.colors.text1
            dot: root.look.colors.accentBase
            height: root.look.px(30)
            width: root.look.px(30)
        }
        Label {
            id: brand

            anchors.verticalCenter: parent.verticalCenter
            elide: Text.ElideNone
            font.family: Fonts.brand
            font.letterSpacing: root.look.px(3.5)
            font.weight: Font.Bold
            look: root.look
            size: Theme.brandSize
            text: qsTr("Tonglan")
            tone: 1
        }
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            color: root.look.colors.lineStrong
            height: root.look.px(24)
            visible: organisationName.visible
            width: 1
        }
        Label {
            id: organisationName

            anchors.verticalCenter: parent.verticalCenter
            font.letterSpacing: root.look.px(.4)
            fits: true
            look: root.look
            size: Theme.bodySize
            text: root.organisation
            visible: root.organisationRoom >= root.look.px(60) // on a small screen the names of the scenes need what it would have
            width: Math.min(implicitWidth, Math.max(root.look.px(60), Math.min(root.organisationRoom, root.look.px(root.language === "en" ? 340 : 240))))
        }
        Chip {
            id: mark

            anchors.verticalCenter: parent.verticalCenter
            look: root.look
            text: qsTr("Demonstration data")
            visible: root.demo
        }
    }
    Item {
        id: tabRoom

        height: parent.height
        visible: root.layout.tabs.width > 0
        width: Math.max(0, root.tabsEnd - x)
        x: Math.max(Math.min(root.layout.tabs.x, root.tabsEnd - root.tabsNeed - root.gaps * root.tabSpacing), name.x + name.width + root.look.px(24))

        Row {
            id: tabRow

            height: parent.height
            spacing: root.tabSpacing

            Repeater {
                id: tabs

                model: root.scenes.filter(scene => scene.tab || scene.sceneId === root.sceneId)

                Tab {
                    id: tab

                    required property SceneObject modelData

                    current: tab.modelData.sceneId === root.sceneId
                    readonly property string name: tab.modelData.titleIn(root.language)

                    activeFocusOnTab: true
                    height: root.height
                    need: Math.ceil(metrics.advanceWidth) + 1
                    width: title.implicitWidth

                    Accessible.name: tab.name
                    Accessible.role: Accessible.PageTab
                    Accessible.selected: tab.current
                    Keys.onReturnPressed: root.sceneRequested(tab.modelData.sceneId)
                    Keys.onSpacePressed: root.sceneRequested(tab.modelData.sceneId)

                    Label {
                        id: title

                        anchors.verticalCenter: parent.verticalCenter
                        font.weight: tab.current ? Font.Medium : Font.Normal
                        look: root.look
                        size: 16
                        elide: Text.ElideNone
                        text: tab.current || !root.numbered ? tab.name : String(root.scenes.indexOf(tab.modelData) + 1)
                        tone: tab.current || mouse.containsMouse || tab.activeFocus ? 1 : 3
                    }
                    TextMetrics {
                        id: metrics

                        font: title.font
                        text: tab.name
                    }
                    Rectangle {
                        anchors.bottom: parent.bottom
                        anchors.bottomMargin: root.look.px(14)
                        color: root.look.colors.accentBase
                        height: root.look.px(2)
                        visible: tab.current
                        width: parent.width
                    }
                    MouseArea {
                        id: mouse

                        anchors.fill: parent
                        cursorShape: Qt.PointingHandCursor
                        hoverEnabled: true
                        onClicked: root.sceneRequested(tab.modelData.sceneId)
                    }
                }
            }
        }
    }
    Row {
        id: right

        anchors.right: parent.right
        anchors.rightMargin: root.look.px(Theme.margin)
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.look.px(20)

        Row {
            anchors.verticalCenter: parent.verticalCenter
            spacing: root.look.px(9)
            visible: root.warnings.count > 0

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.look.colors.text2
                look: root.look
                name: "cloud-storm"
                size: 24
            }
            Column {
                anchors.verticalCenter: parent.verticalCenter

                Label {
                    look: root.look
                    size: Theme.metaSize
                    text: qsTr("%n warning(s) in force", "", root.warnings.count)
                    tone: 3
                }
                Row {
                    spacing: root.look.px(5)

                    LevelMark {
                        anchors.verticalCenter: parent.verticalCenter
                        digit: false
                        level: root.warnings.worst
                        look: root.look
                        size: 11
                    }
                    Label {
                        look: root.look
                        size: Theme.metaSize
                        text: root.warnings.worstText
                        width: Math.min(implicitWidth, root.look.px(root.language === "en" ? 176 : 150))
                    }
                }
            }
        }
        Divider {
            visible: root.warnings.count > 0
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter
            spacing: root.look.px(4)
            width: root.look.px(root.language === "en" ? 160 : 148)

            Item {
                height: root.look.px(20)
                width: parent.width

                Label {
                    id: trustName

                    anchors.verticalCenter: parent.verticalCenter
                    elide: Text.ElideNone
                    look: root.look
                    size: 13
                    text: qsTr("Data trust")
                }
                Label {
                    id: freshWord

                    anchors.baseline: trustName.baseline
                    anchors.right: parent.right
                    elide: Text.ElideNone
                    look: root.look
                    size: Theme.metaSize
                    text: qsTr("/%1 fresh").arg(root.health.total)
                    tone: 3
                }
                NumText {
                    anchors.baseline: trustName.baseline
                    anchors.right: freshWord.left
                    anchors.rightMargin: root.look.px(3)
                    look: root.look
                    size: 16
                    text: String(root.health.freshCount)
                }
            }
            Item {
                height: root.look.px(4)
                width: parent.width

                Rectangle {
                    color: root.look.colors.lineBase
                    height: parent.height
                    width: parent.width
                }
                Rectangle {
                    color: root.look.colors.data2
                    height: parent.height
                    width: root.health.total > 0 ? parent.width * root.health.freshCount / root.health.total : 0
                }
            }
        }
        Divider {}
        Column {
            id: link

            activeFocusOnTab: true
            anchors.verticalCenter: parent.verticalCenter

            Accessible.name: qsTr("Link") + " " + root.health.linkText
            Accessible.role: Accessible.Button
            Accessible.onPressAction: root.healthRequested()
            Keys.onReturnPressed: root.healthRequested()
            Keys.onSpacePressed: root.healthRequested()

            TapHandler {
                onTapped: root.healthRequested()
            }
            HoverHandler {
                id: linkHover

                cursorShape: Qt.PointingHandCursor
            }
            Label {
                look: root.look
                size: Theme.metaSize
                text: qsTr("Link")
                tone: linkHover.hovered || link.activeFocus ? 1 : 3
            }
            Label {
                elide: Text.ElideNone
                font.weight: root.health.linkState >= 2 && root.health.linkState !== 4 ? Font.Medium : Font.Normal
                look: root.look
                size: 13
                text: [root.health.linkText, root.health.sinceText].join(" ").trim()
                tone: root.health.linkState >= 2 && root.health.linkState !== 4 ? 1 : 2
            }
        }
        Divider {}
        Row {
            anchors.verticalCenter: parent.verticalCenter
            spacing: root.look.px(9)

            Row {
                anchors.verticalCenter: parent.verticalCenter

                NumText {
                    id: time

                    look: root.look
                    size: 30
                    text: root.clock.timeText
                }
                NumText {
                    anchors.baseline: time.baseline
                    look: root.look
                    size: 20
                    text: root.clock.secondsText
                    tone: 3
                }
            }
            Column {
                anchors.verticalCenter: parent.verticalCenter

                Label {
                    elide: Text.ElideNone
                    look: root.look
                    size: Theme.metaSize
                    text: root.clock.dateText
                    tone: 3
                }
                Label {
                    elide: Text.ElideNone
                    look: root.look
                    size: Theme.metaSize
                    text: root.clock.weekdayText
                    tone: 3
                }
            }
        }
    }
    component Divider: Rectangle {
        anchors.verticalCenter: parent?.verticalCenter
        color: root.look.colors.lineBase
        height: root.look.px(28)
        width: 1
    }
    component Tab: Item {
        property bool current: false
        /** What its name takes. */
        property real need: 0
    }
}
