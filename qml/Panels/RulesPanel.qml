pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Ui

/** 规则提示: what this client's own rules raise, worst first, with the reason. Not a warning of a department, and said so. */
ScenePanel {
    id: root

    /** Reasons of composite rules name all their parts, and may need more than a line. */
    readonly property int reasonLines: {
        let most = 1;
        for (let i = 0; i < lines.count; ++i)
            most = Math.max(most, (lines.itemAt(i) as RuleRow)?.reasonLines ?? 1);
        return most;
    }
    readonly property real rowHeight: root.look.px(31 + 17 * root.reasonLines)
    readonly property int room: Math.max(1, Math.floor((root.height - root.look.px(36)) / root.rowHeight))
    readonly property int raised: root.ruled?.count ?? 0

    component RuleRow: Item {
        property int reasonLines: 1
    }

    complete: !root.ruled || root.ruled.rules === 0 || !root.ruled.loading

    PanelHead {
        look: root.look
        note: root.selection.hasWindow ? qsTr("of now, not of the selected time") : root.raised > root.room ? qsTr("%1 of %2, of this client").arg(root.room).arg(root.raised) : qsTr("of this client")
        title: root.title === "" ? qsTr("Rules") : root.title
        width: root.width
    }
    Repeater {
        id: lines

        model: root.ruled

        RuleRow {
            id: row

            required property int index
            required property string code
            required property string region
            required property int level
            required property string name
            required property string regionName
            required property string text
            required property string reason
            required property string sinceText
            required property string sourceName
            required property string ageText
            required property int trust
            required property real trustFraction

            readonly property real reasonRoom: trusted.x - why.x - root.look.px(10)
            readonly property string title: row.text === "" ? row.name : row.text
            readonly property string basis: [row.text === "" ? "" : row.name, row.regionName].filter(part => part !== "").join(" · ")

            height: root.rowHeight
            reasonLines: why.lineCount
            visible: row.index < root.room
            width: root.width
            y: root.look.px(36) + row.index * root.rowHeight

            Rule {
                look: root.look
                width: row.width
            }
            LevelMark {
                id: mark

                level: row.level
                look: root.look
                size: 18
                y: root.look.px(7)
            }
            Label {
                look: root.look
                text: row.title
                tone: 1
                width: age.x - x - root.look.px(8)
                x: root.look.px(26)
                y: root.look.px(5)
            }
            NumText {
                id: age

                font.weight: Font.Normal
                look: root.look
                size: 13
                text: row.sinceText
                tone: 3
                x: row.width - width
                y: root.look.px(6)
            }
            Label {
                id: why

                look: root.look
                maximumLineCount: 3
                size: Theme.metaSize
                text: row.reason
                width: Math.min(implicitWidth, row.reasonRoom)
                wrapMode: Text.Wrap
                x: root.look.px(26)
                y: root.look.px(26)
            }
            Label {
                readonly property bool fits: x + implicitWidth <= trusted.x - root.look.px(10)

                elide: Text.ElideNone
                look: root.look
                size: Theme.metaSize
                text: row.basis
                tone: 3
                visible: fits
                x: why.x + why.width + root.look.px(12)
                y: root.look.px(26)
            }
            TrustMark {
                id: trusted

                age: row.ageText
                fraction: row.trustFraction
                look: root.look
                ringLast: true
                trust: row.trust
                x: row.width - width
                y: root.look.px(26)
            }
            FigureTarget {
                anchors.fill: parent
                anchors.margins: root.look.px(3)
                look: root.look
                text: [LevelWords.grade(row.level), row.title, row.reason, row.basis, row.sourceName, TrustWords.line(row.trust, row.ageText), row.sinceText].filter(part => part !== "").join(" ")

                onClicked: {
                    if (row.region !== root.selection.effectiveRegion)
                        root.selection.selectRegion(row.region)
                    root.figureAsked(row.code)
                }
            }
        }
    }
    PanelNote {
        empty: root.raised === 0
        emptyNote: root.ruled && root.ruled.rules > 0 ? qsTr("%n rule(s) applied, also without a network", "", root.ruled.rules) : qsTr("A file of rules is named in the settings")
        emptyText: root.ruled && root.ruled.rules > 0 ? qsTr("No rule is raised") : qsTr("There are no rules")
        error: root.ruled?.errorText ?? ""
        height: root.height - root.look.px(36)
        loading: !root.complete
        look: root.look
        visible: root.raised === 0
        width: root.width
        y: root.look.px(36)
    }
}
