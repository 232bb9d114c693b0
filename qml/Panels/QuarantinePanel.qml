pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 隔离记录: how many records were refused, of which feed and type, and the newest of them with the reason; a click spells one out. */
ScenePanel {
    id: root

    readonly property alias model: refused
    readonly property real footHeight: root.look.px(26)
    readonly property real listTop: root.look.px(refused.groups.length > 0 ? 70 : 36)

    complete: !refused.loading

    QuarantineModel {
        id: refused

        clock: root.clock
        runner: root.runner
        stamp: root.health.rejected
    }
    PanelHead {
        look: root.look
        note: refused.total > refused.count ? qsTr("newest %1 of %2").arg(refused.count).arg(refused.total) : refused.total > 0 ? qsTr("%n record(s)", "", refused.total) : ""
        title: root.title === "" ? qsTr("Refused records") : root.title
        width: root.width
    }
    Row {
        clip: true
        height: root.look.px(24)
        spacing: root.look.px(6)
        visible: refused.groups.length > 0
        width: root.width
        y: root.look.px(38)

        Repeater {
            model: refused.groups

            Chip {
                required property var modelData

                look: root.look
                number: String(modelData.count)
                text: modelData.feed + " · " + modelData.type
                visible: x + width <= root.width
            }
        }
    }
    ListView {
        id: list

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        height: root.height - y - root.footHeight - root.look.px(8)
        keyNavigationEnabled: true
        model: refused
        visible: refused.count > 0
        width: root.width
        y: root.listTop

        delegate: QuarantineLine {
            look: root.look
            open: number === refused.opened
            rawText: open ? refused.openedText : ""
            width: list.width

            onClicked: refused.toggle(number)
        }
    }
    ScrollMark {
        list: list
        look: root.look
    }
    PanelNote {
        empty: refused.count === 0
        emptyNote: qsTr("Every record that came could be used.")
        emptyText: qsTr("Nothing was refused")
        error: refused.errorText
        height: Math.min(root.height - root.listTop - root.footHeight, root.look.px(140))
        loading: refused.loading
        look: root.look
        visible: refused.count === 0
        width: root.width
        y: root.listTop
    }
    Label {
        anchors.bottom: parent.bottom
        look: root.look
        size: Theme.metaSize
        text: qsTr("To export them: %1").arg("tonglan cache quarantine export")
        tone: 3
        width: root.width
    }
}
