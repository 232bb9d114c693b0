pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 部门数据可信度: how many figures are on time, complete, agreed on and by hand; below the departments by score, with the rule of the score above them
 *  and at each the figure that weighs it down most, which opens its lineage.
 */
ScenePanel {
    id: root

    readonly property alias model: departments
    readonly property list<string> names: [qsTr("On time"), qsTr("Complete, 24 h"), qsTr("Sources agree"), qsTr("By hand")]
    readonly property real gap: root.look.px(24)
    /** On a wall the list goes on beside itself, screen by screen, in lines as high as there is room for; else it scrolls. */
    readonly property bool spread: columns.count > 1
    readonly property real rowHeight: root.spread ? Math.max(root.look.px(25), Math.min(root.look.px(36), Math.floor(root.bestHeight))) : root.look.px(36)
    /** The greatest height at which all have a line. */
    readonly property real bestHeight: {
        for (let height = root.look.px(36); height > root.look.px(25); --height)
            if (root.linesAt(0, height) + (columns.count - 1) * root.linesAt(1, height) >= departments.count)
                return height
        return root.look.px(25)
    }
    readonly property int shown: root.spread ? Math.min(departments.count, root.linesAt(0, root.rowHeight) + (columns.count - 1) * root.linesAt(1, root.rowHeight)) : departments.count
    readonly property real listTop: root.spread ? root.look.px(168) : rule.y + rule.height + root.look.px(44)
    readonly property real firstWidth: root.spread ? columns.widths[0] : root.width

    function topOf(column: int): real {
        return column === 0 ? root.listTop : root.look.px(36)
    }
    function linesAt(column: int, height: real): int {
        return Math.max(0, Math.floor((root.height - root.topOf(column)) / height))
    }

    complete: !departments.loading

    SeamColumns {
        id: columns

        gap: root.look.px(40)
        least: root.look.px(860)
        margin: root.seamMargin
        seams: root.seams
        width: root.width
    }
    DepartmentModel {
        id: departments

        clock: root.clock
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    PanelHead {
        look: root.look
        note: departments.figures > 0 ? [qsTr("%n figure(s), lowest score first", "", departments.figures), root.shown < departments.count ? qsTr("%1 of %2 departments").arg(root.shown).arg(departments.count) : ""].filter(part => part !== "").join(" · ") : ""
        title: root.title === "" ? qsTr("Trust in departments") : root.title
        width: root.firstWidth

        SourceTrust {
            age: departments.ageText
            anchors.verticalCenter: parent.verticalCenter
            fraction: departments.trustFraction
            look: root.look
            room: root.firstWidth / 2
            source: qsTr("counted here")
            trust: departments.trust
            visible: departments.figures > 0
        }
    }
    Row {
        id: shares

        spacing: root.gap
        visible: departments.count > 0
        y: root.look.px(44)

        Repeater {
            model: 4

            Item {
                id: share

                required property int index

                height: root.look.px(78)
                width: Math.floor(((root.spread ? root.firstWidth * .64 : root.width) - 3 * root.gap) / 4)

                Accessible.name: [word.text, figure.value, figure.note].join(" ")
                Accessible.role: Accessible.StaticText

                Label {
                    id: word

                    look: root.look
                    size: 14
                    text: root.names[share.index]
                    width: parent.width
                }
                Figure {
                    id: figure

                    readonly property string text: departments.shares[share.index] ?? "—"

                    hasValue: figure.text !== "—"
                    look: root.look
                    note: departments.counts[share.index] ?? ""
                    room: share.width
                    trust: departments.trust
                    unit: "%"
                    value: figure.text.replace("%", "")
                    y: root.look.px(60) - baselineOffset
                }
            }
        }
    }
    Label {
        id: rule

        elide: Text.ElideNone
        look: root.look
        maximumLineCount: root.spread ? 5 : 3
        size: 13
        text: qsTr("Score: mean of on time, complete over 24 h and undisputed, in hundredths; what does not apply is left out. By hand is told, not counted. A department with fewer than %1 figures is not ranked.").arg(departments.leastFigures)
        tone: 3
        visible: departments.count > 0
        width: root.spread ? root.firstWidth * .36 - root.look.px(32) : root.width
        wrapMode: Text.Wrap
        x: root.spread ? root.firstWidth - width : 0
        y: root.look.px(root.spread ? 40 : 130)
    }
    Repeater { // the names of the columns
        model: departments.count > 0 ? columns.count : 0

        DepartmentLine {
            id: captions

            required property int index

            byHandText: qsTr("by hand")
            completeText: qsTr("complete")
            disagreeingText: qsTr("disagree")
            figures: 0
            head: true
            height: root.look.px(28)
            look: root.look
            name: qsTr("department")
            objectionsText: qsTr("objections")
            onTimeText: qsTr("on time")
            rankText: ""
            score: -1
            scoreText: qsTr("score")
            weakestAge: ""
            weakestCode: ""
            weakestFraction: 0
            weakestName: qsTr("weakest figure")
            weakestTrust: 0
            width: columns.widths[captions.index] ?? 0
            x: columns.starts[captions.index] ?? 0
            y: root.topOf(captions.index) - root.look.px(30)
        }
    }
    Repeater {
        model: root.spread ? departments : null

        DepartmentLine {
            id: line

            required property int index

            readonly property int first: root.linesAt(0, root.rowHeight)
            readonly property int other: Math.max(1, root.linesAt(1, root.rowHeight))
            readonly property int column: line.index < line.first ? 0 : 1 + Math.floor((line.index - line.first) / line.other)
            readonly property int place: line.index < line.first ? line.index : (line.index - line.first) % line.other

            height: root.rowHeight
            look: root.look
            visible: line.index < root.shown
            width: columns.widths[line.column] ?? 0
            x: columns.starts[line.column] ?? 0
            y: root.topOf(line.column) + line.place * root.rowHeight

            onAsked: root.figureAsked(weakestCode)
        }
    }
    ListView {
        id: list

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        height: Math.max(0, Math.floor((root.height - y) / root.rowHeight)) * root.rowHeight
        keyNavigationEnabled: true
        model: root.spread ? null : departments
        reuseItems: true
        snapMode: ListView.SnapToItem
        visible: departments.count > 0 && !root.spread
        width: root.width
        y: root.listTop

        delegate: DepartmentLine {
            height: root.rowHeight
            look: root.look
            width: list.width

            onAsked: root.figureAsked(weakestCode)
        }
    }
    ScrollMark {
        list: list
        look: root.look
    }
    PanelNote {
        empty: departments.count === 0
        emptyNote: qsTr("A department is known by the indicators that it defines.")
        emptyText: qsTr("No figures of any department")
        error: departments.errorText
        height: Math.min(root.height - root.look.px(36), root.look.px(180))
        loading: departments.loading
        look: root.look
        visible: departments.count === 0
        width: root.width
        y: root.look.px(36)
    }
}
