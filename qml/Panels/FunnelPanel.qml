pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 工单漏斗: how far the work orders reported today have come. */
ScenePanel {
    id: root

    readonly property alias model: funnel

    readonly property real rowHeight: Math.min(root.look.px(40), (root.height - root.look.px(54)) / 5)

    complete: !funnel.loading

    FunnelModel {
        id: funnel

        clock: root.clock
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    PanelHead {
        id: head

        look: root.look
        note: root.selection.hasWindow ? qsTr("of now, not of the selected time") : qsTr("reported today")
        title: root.title === "" ? qsTr("Work orders") : root.title
        width: root.width

        SourceTrust {
            age: funnel.ageText
            fraction: funnel.trustFraction
            look: root.look
            room: head.room
            source: funnel.sourceName
            trust: funnel.trust
            visible: funnel.valid
        }
    }
    Repeater {
        model: funnel.count > 0 && funnel.total > 0 ? [{text: qsTr("came"), end: 122}, {text: qsTr("stand"), end: 68}, {text: qsTr("median"), end: 0}] : []

        Label {
            id: caption

            required property var modelData

            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: caption.modelData.text
            tone: 3
            x: root.width - root.look.px(caption.modelData.end) - width
            y: root.look.px(33)
        }
    }
    Repeater {
        model: funnel.total > 0 ? funnel : null

        FunnelRow {
            id: row

            height: root.rowHeight
            last: index === 4
            look: root.look
            nameRoom: root.look.px(root.runner.language === "en" ? 88 : 48)
            stale: funnel.trust === 2
            width: root.width
            traced: !root.selection.hasWindow
            y: root.look.px(52) + row.index * root.rowHeight

            onCountAsked: what => root.countAsked({what: what, number: row.index})
        }
    }
    PanelNote {
        empty: funnel.total === 0
        emptyNote: funnel.valid ? qsTr("Last heard of %1 ago").arg(funnel.ageText) : ""
        emptyText: !funnel.countable ? qsTr("A zone without an outline: its events cannot be counted") : funnel.valid ? qsTr("No work orders today") : qsTr("Nobody has reported events yet")
        error: funnel.errorText
        height: root.height - root.look.px(36)
        loading: funnel.loading
        look: root.look
        visible: funnel.total === 0
        width: root.width
        y: root.look.px(36)
    }
}
