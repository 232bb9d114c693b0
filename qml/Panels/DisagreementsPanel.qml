pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 来源不一致: the figures of which two departments say different things, both values side by side; a click opens the lineage. */
ScenePanel {
    id: root

    readonly property alias model: figures
    readonly property real rowHeight: root.look.px(root.width < root.look.px(380) ? 74 : 62) // names of departments may take two lines

    complete: !figures.loading

    DisagreementModel {
        id: figures

        clock: root.clock
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    PanelHead {
        look: root.look
        note: figures.loading || figures.errorText !== "" ? "" : qsTr("%1 of %2 compared").arg(figures.count).arg(figures.compared)
        title: root.title === "" ? qsTr("Sources that disagree") : root.title
        width: root.width
    }
    ListView {
        id: list

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        height: Math.max(0, Math.floor((root.height - y) / root.rowHeight)) * root.rowHeight
        keyNavigationEnabled: true
        model: figures
        visible: figures.count > 0
        width: root.width
        y: root.look.px(36)

        delegate: DisagreementLine {
            height: root.rowHeight
            look: root.look
            width: list.width

            onAsked: root.figureAsked(code)
        }
    }
    ScrollMark {
        list: list
        look: root.look
    }
    PanelNote {
        empty: figures.count === 0
        emptyNote: figures.compared > 0 ? qsTr("They differ by no more than 5 %.") : qsTr("No figure comes from more than one source.")
        emptyText: figures.compared > 0 ? qsTr("All sources agree") : qsTr("Nothing to compare")
        error: figures.errorText
        height: Math.min(root.height - y, root.look.px(160))
        loading: figures.loading
        look: root.look
        visible: figures.count === 0
        width: root.width
        y: root.look.px(36)
    }
}
