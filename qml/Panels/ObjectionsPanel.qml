pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 数据异议: how many are open and how old, how long answers take, and each one; a click opens the lineage of the figure in doubt. */
ScenePanel {
    id: root

    readonly property alias model: objections
    readonly property real rowHeight: root.look.px(56)
    readonly property real listTop: root.look.px(objections.count > 0 ? 48 + 18 * sums.lineCount : 36)

    complete: !objections.loading

    ObjectionListModel {
        id: objections

        clock: root.clock
        runner: root.runner
    }
    PanelHead {
        look: root.look
        note: objections.loading || objections.errorText !== "" ? "" : qsTr("%n open", "", objections.openCount)
        title: root.title === "" ? qsTr("Objections to figures") : root.title
        width: root.width
    }
    Label {
        id: sums

        look: root.look
        maximumLineCount: 2
        size: 13
        text: [objections.oldestText === "" ? "" : qsTr("oldest open one %1").arg(objections.oldestText), qsTr("%n answered in 30 days", "", objections.answeredCount), objections.medianText === "" ? "" : qsTr("half of them within %1").arg(objections.medianText)].filter(part => part !== "").join(" · ")
        tone: 2
        visible: objections.count > 0
        width: root.width
        wrapMode: Text.Wrap
        y: root.look.px(38)
    }
    ListView {
        id: list

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        height: Math.max(0, Math.floor((root.height - y) / root.rowHeight)) * root.rowHeight
        keyNavigationEnabled: true
        model: objections
        visible: objections.count > 0
        width: root.width
        y: root.listTop

        delegate: ObjectionLine {
            height: root.rowHeight
            look: root.look
            width: list.width

            onAsked: {
                if (region !== root.selection.effectiveRegion)
                    root.selection.selectRegion(region)
                root.figureAsked(code)
            }
        }
    }
    ScrollMark {
        list: list
        look: root.look
    }
    PanelNote {
        empty: objections.count === 0
        emptyNote: qsTr("Whoever doubts a figure says so on its card.")
        emptyText: qsTr("Nobody has objected to a figure")
        error: objections.errorText
        height: Math.min(root.height - y, root.look.px(160))
        loading: objections.loading
        look: root.look
        visible: objections.count === 0
        width: root.width
        y: root.listTop
    }
}
