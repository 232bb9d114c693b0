pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 态势句: the city in one sentence, clause by clause so that none lies across a bezel, and under it what it rests on. */
Item {
    id: root

    required property Look look
    required property SituationModel situation
    /** Another time than now is selected: the sentence says that it is not of that. */
    property bool past: false
    property list<int> seams: []
    property real seamMargin: 24
    property real origin: 0
    property real groundsTop: 0

    /** Somebody wants to know where a clause comes from: a target as of SituationModel. */
    signal asked(target: var)

    /** As large as the room allows, within reason; what then has no room is left out from the end. */
    readonly property real size: {
        const bezels = root.seams.filter(seam => seam > root.origin && seam < root.origin + root.width).length
        const room = root.width - bezels * (4 * root.seamMargin + root.look.px(120))
        const most = root.look.u > 1.5 ? 27 : 25
        return metrics.width > room ? Math.max(20, most * room / metrics.width) : most
    }

    Accessible.name: root.situation.sentence
    Accessible.role: Accessible.StaticText

    TextMetrics {
        id: metrics

        font.family: Fonts.brand
        font.letterSpacing: root.look.px(.5)
        font.pixelSize: root.look.px(root.look.u > 1.5 ? 27 : 25)
        font.weight: Font.DemiBold
        text: root.situation.clauses.map(clause => clause.text).join(qsTr(", "))
    }
    SeamRow {
        id: sentence

        height: root.look.px(36)
        margin: root.seamMargin
        origin: root.origin
        seams: root.seams
        spacing: 0
        width: root.width

        onShownChanged: root.situation.shown = sentence.shown

        Repeater {
            model: root.situation.clauses.length // not the clauses, which age: whoever came to one by keys stays there

            Row {
                id: clause

                required property int index

                readonly property var modelData: root.situation.clauses[clause.index] ?? ({text: "", dropped: false})

                readonly property color tone: clause.modelData.dropped ? root.look.colors.text3 : root.look.colors.text1

                Words {
                    color: clause.tone
                    text: clause.modelData.text

                    FigureTarget {
                        anchors.fill: parent
                        look: root.look
                        text: clause.modelData.text
                        visible: (clause.modelData.target?.kind ?? 0) !== SituationModel.Nothing

                        onClicked: root.asked(clause.modelData.target)
                    }
                }
                Words { // keeps its room where it is not shown, so that the row does not depend on it
                    color: clause.tone
                    opacity: clause.index < sentence.shown - 1 ? 1 : 0
                    text: clause.index < root.situation.clauses.length - 1 ? qsTr(", ") : ""
                }
            }
        }
    }
    SeamRow {
        height: root.look.px(22)
        margin: root.seamMargin
        origin: root.origin
        seams: root.seams
        spacing: root.look.px(16)
        width: root.width
        y: root.groundsTop

        Label {
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: (root.past ? [qsTr("of now, not of the selected time")] : []).concat(root.situation.summaryText).join(" · ")
            tone: 3
        }
        Repeater {
            model: root.situation.facts

            TrustMark {
                id: fact

                required property var modelData

                age: fact.modelData.ageText
                fraction: fact.modelData.trustFraction
                height: implicitHeight
                look: root.look
                source: fact.modelData.sourceName
                trust: fact.modelData.trust
                width: implicitWidth
            }
        }
        Label {
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: qsTr("made by rules from these figures")
            tone: 3
        }
    }

    component Words: Label {
        elide: Text.ElideNone
        font.family: Fonts.brand
        font.letterSpacing: root.look.px(.5)
        font.weight: Font.DemiBold
        look: root.look
        size: root.size
    }
}
