pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 子弹图: indicators as bars from zero against what is usual, their limits and their targets. */
ScenePanel {
    id: root

    readonly property alias model: bullets

    readonly property real rowHeight: Math.min(root.look.px(40), (root.height - root.look.px(36)) / Math.max(1, root.shown))
    readonly property int shown: Math.max(1, Math.min(bullets.count, Math.floor((root.height - root.look.px(36)) / root.look.px(24))))

    complete: !bullets.loading

    IndicatorModel {
        id: bullets

        clock: root.clock
        codes: root.codes
        region: root.selection.effectiveRegion
        runner: root.runner
        sparkHours: 0
        withWeek: false
    }
    PanelHead {
        look: root.look
        note: root.selection.hasWindow ? qsTr("of now, not of the selected time") : root.shown < bullets.count ? qsTr("first %1 of %2").arg(root.shown).arg(bullets.count) : qsTr("dashed: usual, solid: limit")
        title: root.title === "" ? qsTr("Against limits") : root.title
        width: root.width

        TrustCounts {
            doubt: bullets.doubtCount
            fresh: bullets.freshCount
            late: bullets.lateCount
            look: root.look
            stale: bullets.staleCount
        }
    }
    Repeater {
        model: bullets

        BulletRow {
            required property int index

            height: root.rowHeight
            look: root.look
            nameRoom: root.width * (root.runner.language === "en" ? .34 : .27)
            trustRoom: root.look.px(bullets.lateCount + bullets.staleCount + bullets.doubtCount > 0 ? 116 : root.runner.language === "en" ? 74 : 66) // beside a word, too
            valueRoom: root.look.px(root.runner.language === "en" ? 92 : 86)
            visible: index < root.shown
            width: root.width
            y: root.look.px(34) + index * root.rowHeight

            onAsked: root.figureAsked(code)
        }
    }
    PanelNote {
        anchors.bottom: parent.bottom
        empty: bullets.count === 0
        emptyNote: qsTr("The feeds have not defined these indicators")
        emptyText: qsTr("No indicators")
        error: bullets.errorText
        height: root.height - root.look.px(36)
        loading: bullets.loading
        look: root.look
        visible: bullets.count === 0
        width: root.width
    }
}
