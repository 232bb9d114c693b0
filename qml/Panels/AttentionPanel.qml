pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 需要您关注: what the rules of the city put before its leaders, the heaviest first, and then what was not judged and why. */
ScenePanel {
    id: root

    /** That of the scene; null: this panel asks for itself. */
    property SituationModel situation: null

    readonly property SituationModel model: root.situation ?? own
    readonly property int judged: root.model.attention.length - root.model.unjudged
    readonly property real rowHeight: root.look.px(52)
    readonly property real start: root.look.px(36) + (calm.visible ? calm.height : 0)
    readonly property int fitting: Math.max(1, Math.floor((root.height - root.start) / root.rowHeight))
    readonly property int pages: Math.max(1, Math.ceil(root.model.attention.length / root.fitting))
    readonly property int first: root.page * root.fitting
    readonly property int shown: Math.max(0, Math.min(root.model.attention.length - root.first, root.fitting))
    /** What does not fit is on further pages; nobody turns them but whoever reads. */
    property int page: 0

    complete: !root.model.loading

    onPagesChanged: root.page = Math.min(root.page, root.pages - 1)

    function turn(by: int) {
        root.page = (root.page + by + root.pages) % root.pages
    }

    Keys.onPressed: event => {
        if (root.pages < 2 || event.key !== Qt.Key_PageDown && event.key !== Qt.Key_PageUp)
            return
        root.turn(event.key === Qt.Key_PageDown ? 1 : -1)
        event.accepted = true
    }

    SituationModel {
        id: own

        clock: root.clock
        region: root.selection.effectiveRegion
        runner: root.situation ? null : root.runner
    }
    PanelHead {
        look: root.look
        note: root.model.loading ? "" : [root.judged > 0 ? qsTr("%n matter(s)", "", root.judged) : "", root.model.unjudged > 0 ? qsTr("%1 not judged").arg(root.model.unjudged) : ""].filter(part => part !== "").join(" · ")
        title: root.title === "" ? qsTr("For your attention") : root.title
        width: root.width

        Label {
            anchors.verticalCenter: parent.verticalCenter
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: qsTr("of now, not of the selected time")
            tone: 3
            visible: root.selection.hasWindow
        }
        TextButton {
            anchors.verticalCenter: parent.verticalCenter
            implicitHeight: root.look.px(24)
            look: root.look
            text: qsTr("page %1 of %2").arg(root.page + 1).arg(root.pages)
            visible: root.pages > 1

            onClicked: root.turn(1)
        }
    }
    WheelHandler {
        enabled: root.pages > 1
        onWheel: event => root.turn(event.angleDelta.y < 0 ? 1 : -1)
    }
    Item {
        id: calm

        height: root.look.px(52)
        visible: !root.model.loading && root.model.errorText === "" && root.judged === 0
        width: root.width
        y: root.look.px(36)

        Rule {
            look: root.look
            width: parent.width
        }
        Label {
            font.weight: Font.Medium
            look: root.look
            size: Theme.bodySize
            text: qsTr("Nothing needs your attention")
            tone: 1
            width: parent.width
            y: root.look.px(23) - baselineOffset
        }
        Label {
            look: root.look
            size: Theme.metaSize
            text: (root.model.unjudged > 0 ? qsTr("judged: %1; what was not is below") : qsTr("judged: %1")).arg(root.model.judgedText)
            tone: 3
            width: parent.width
            y: root.look.px(42) - baselineOffset
        }
    }
    Repeater {
        model: root.shown // not the entries, which age: whoever came to one by keys stays there

        AttentionRow {
            required property int index

            entry: root.model.attention[root.first + index] ?? ({})
            height: root.rowHeight
            look: root.look
            width: root.width
            y: root.start + index * root.rowHeight

            onAsked: target => root.targetAsked(target)
        }
    }
    PanelNote {
        anchors.bottom: parent.bottom
        error: root.model.errorText
        height: root.height - root.look.px(36)
        loading: root.model.loading
        look: root.look
        visible: root.model.attention.length === 0 && (root.model.loading || root.model.errorText !== "")
        width: root.width
    }
}
