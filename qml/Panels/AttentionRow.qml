import QtQuick
import Tonglan.Ui

/** One thing that needs attention: level, what, where, since when, who answers for it, and how far that can be trusted. What was not judged has the ring in place of a level. */
Item {
    id: root

    required property Look look
    /** An entry of SituationModel::attention. */
    required property var entry

    readonly property bool dropped: root.entry.dropped ?? false
    readonly property int level: root.entry.level ?? 0
    readonly property string since: root.entry.sinceText ?? ""
    /** Where and since when. */
    readonly property list<string> words: [root.entry.place ?? "", root.since === "" ? "" : (root.dropped ? qsTr("last data %1") : qsTr("since %1")).arg(root.since)].filter(part => part !== "")
    readonly property real start: root.look.px(34)

    signal asked(target: var)

    Rule {
        look: root.look
        width: parent.width
    }
    LevelMark {
        level: root.dropped ? 0 : root.level
        look: root.look
        size: 20
        y: root.look.px(8)
    }
    Rectangle { // of no level: it is counted, not graded
        border.color: root.look.colors.text3
        border.width: Math.max(1, root.look.px(1.4))
        color: "transparent"
        height: width
        radius: root.look.px(Theme.radiusSmall)
        visible: !root.dropped && root.level === 0
        width: root.look.px(14)
        x: root.look.px(3)
        y: root.look.px(11)
    }
    TrustRing {
        arc: root.look.colors.text2
        fraction: root.entry.trustFraction ?? 0
        height: width
        quiet: root.look.colors.text3
        state: root.entry.trust ?? 4
        track: root.look.colors.lineStrong
        visible: root.dropped
        width: root.look.px(18)
        x: root.look.px(1)
        y: root.look.px(9)
    }
    Label {
        font.weight: root.dropped ? Font.Normal : Font.Medium
        look: root.look
        size: Theme.bodySize
        text: root.entry.text ?? ""
        tone: root.dropped ? 2 : 1
        width: grade.x - x - root.look.px(12)
        x: root.start
        y: root.look.px(23) - baselineOffset
    }
    Label {
        id: grade

        elide: Text.ElideNone
        look: root.look
        size: Theme.metaSize
        text: root.dropped ? qsTr("not judged") : root.level > 0 ? LevelWords.grade(root.level) : ""
        tone: root.dropped ? 3 : 2
        x: root.width - width
        y: root.look.px(23) - baselineOffset
    }
    TextMetrics {
        id: all

        font.family: Fonts.text
        font.pixelSize: root.look.px(Theme.metaSize)
        text: root.words.concat(root.entry.department ?? "").filter(part => part !== "").join(" · ")
    }
    Label {
        fits: true
        look: root.look
        size: Theme.metaSize
        text: all.advanceWidth <= trust.x - root.start - root.look.px(12) ? all.text : root.words.join(" · ") // what it opens names the department, too
        tone: 3
        width: trust.x - root.start - root.look.px(12)
        x: root.start
        y: root.look.px(42) - baselineOffset
    }
    TrustMark {
        id: trust

        age: root.entry.ageText ?? ""
        fraction: root.entry.trustFraction ?? 0
        look: root.look
        ringLast: true
        source: root.entry.sourceName !== root.entry.department ? root.entry.sourceName ?? "" : ""
        trust: root.entry.trust ?? 4
        width: Math.min(implicitWidth, root.width * .4)
        x: root.width - width
        y: root.look.px(42) - height / 2 - root.look.px(4)
    }
    FigureTarget {
        anchors.fill: parent
        anchors.margins: root.look.px(3)
        look: root.look
        text: [root.dropped || root.level === 0 ? "" : LevelWords.grade(root.level), root.entry.text ?? "", root.entry.place ?? ""].filter(part => part !== "").join(" ")
        visible: (root.entry.target?.kind ?? 0) !== 0

        onClicked: root.asked(root.entry.target)
    }
}
