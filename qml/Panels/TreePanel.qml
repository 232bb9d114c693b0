pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 城市运行体征 as a tree: every indicator of the register with its value and trust, rolled up to branches and to the city. */
ScenePanel {
    id: root

    readonly property alias model: tree
    readonly property real headHeight: root.look.px(40)
    readonly property real least: root.look.px(25)
    /** All columns are as high as the longest of them needs, up to a comfortable line. */
    readonly property real lineHeight: Math.floor(Math.min(root.look.px(34), (root.height - root.headHeight) / Math.max(1, tree.usedLines)))

    complete: !tree.loading

    SeamColumns {
        id: columns

        gap: root.look.px(40)
        least: root.look.px(430)
        margin: root.seamMargin
        seams: root.seams
        width: root.width
    }
    IndicatorTreeModel {
        id: tree

        clock: root.clock
        columns: columns.count
        lines: Math.max(1, Math.floor((root.height - root.headHeight) / root.least))
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    PanelHead {
        look: root.look
        note: tree.total > 0 ? tree.summaryText : ""
        title: root.title === "" ? qsTr("Vital signs") : root.title
        width: root.seams.length > 0 ? root.seams[0] - root.seamMargin : root.width

        TrustCounts {
            doubt: tree.doubtCount
            fresh: tree.freshCount
            late: tree.lateCount
            look: root.look
            stale: tree.staleCount
        }
    }
    Repeater {
        model: tree

        TreeLine {
            required property int column
            required property int line

            height: root.lineHeight * (kind === IndicatorTreeModel.Top ? IndicatorTreeModel.TopLines : 1)
            look: root.look
            trustAt: root.runner.language === "en" ? .72 : .63 // English names are longer; that of a source stands whole on the card
            width: columns.widths[column] ?? 0
            x: columns.starts[column] ?? 0
            y: root.headHeight + line * root.lineHeight

            onAsked: root.figureAsked(code)
        }
    }
    PanelNote {
        empty: tree.count === 0
        emptyNote: tree.fits ? qsTr("The register of this city names none") : ""
        emptyText: tree.fits ? qsTr("No indicators") : qsTr("No room for the indicators here")
        error: tree.errorText
        height: root.height - root.headHeight
        loading: tree.loading
        look: root.look
        visible: tree.count === 0
        width: root.width
        y: root.headHeight
    }
}
