pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** How many events are open by level, and how today went. */
Item {
    id: root

    required property Look look
    required property EventSummary summary

    /** Old counts are dimmed like every old figure: "today" and "open" are of the time when the source was last heard. */
    readonly property int numberTone: root.summary.trust >= 3 ? 4 : 1

    /** Which events a number counts: CountPick.What, and a level for those that are open. */
    signal asked(what: int, level: int)

    /** What a word has beside the mark; where the longest is not readable there, the shape and digit of the mark must do. */
    readonly property real wordRoom: root.width / 4 - root.look.px(34)

    readonly property bool worded: Math.ceil(longest.advanceWidth) <= root.wordRoom

    height: facts.y + facts.height + root.look.px(6)

    TextMetrics {
        id: longest

        font.family: Fonts.text
        font.pixelSize: root.look.px(10.5)
        text: LevelWords.severity(1)
    }

    Repeater {
        model: [root.summary.red, root.summary.orange, root.summary.yellow, root.summary.blue]

        Item {
            id: counter

            required property int index
            required property int modelData

            height: root.look.px(root.worded ? 58 : 40)
            width: root.width / 4
            x: counter.index * root.width / 4

            LevelMark {
                id: mark

                anchors.verticalCenter: parent.verticalCenter
                level: counter.index + 1
                look: root.look
                size: 24
            }
            NumText {
                id: number

                look: root.look
                size: 28
                tone: root.numberTone
                text: root.summary.valid ? String(counter.modelData) : "—"
                x: mark.width + root.look.px(10)
                y: root.look.px(33) - baselineOffset
            }
            Label {
                fits: true
                look: root.look
                size: Theme.metaSize
                text: LevelWords.severity(counter.index + 1)
                tone: 3
                visible: root.worded
                width: counter.width - number.x
                x: number.x
                y: root.look.px(51) - baselineOffset
            }
            FigureTarget {
                anchors.bottomMargin: root.look.px(2)
                anchors.fill: parent
                anchors.rightMargin: root.look.px(10)
                look: root.look
                text: LevelWords.grade(counter.index + 1) + " " + number.text
                visible: root.summary.valid

                onClicked: root.asked(CountPick.Open, counter.index + 1)
            }
        }
    }
    Grid {
        id: facts

        columns: root.width < root.look.px(400) ? 2 : 4
        columnSpacing: root.look.px(22)
        rowSpacing: root.look.px(1)
        y: root.look.px(root.worded ? 62 : 42)

        Repeater {
            model: [[qsTr("Reported today"), root.summary.today, CountPick.ReportedToday], [qsTr("closed"), root.summary.closedToday, CountPick.ClosedToday], [qsTr("on time"), root.summary.onTimeText, CountPick.InTime], [qsTr("overdue"), root.summary.overdue, CountPick.Overdue]]

            Item {
                id: fact

                required property var modelData

                height: word.height
                width: words.width

                Row {
                    id: words

                    spacing: root.look.px(5)

                    Label {
                        id: word

                        look: root.look
                        size: 13
                        text: fact.modelData[0]
                        tone: 3
                    }
                    NumText {
                        id: figure

                        anchors.baseline: word.baseline
                        look: root.look
                        size: 16
                        tone: root.numberTone
                        text: !root.summary.valid ? "—" : typeof fact.modelData[1] === "number" ? Number(fact.modelData[1]).toLocaleString(Qt.locale("en"), "f", 0) : fact.modelData[1]
                    }
                }
                FigureTarget {
                    anchors.fill: parent
                    look: root.look
                    text: word.text + " " + figure.text
                    visible: root.summary.valid

                    onClicked: root.asked(fact.modelData[2], 0)
                }
            }
        }
    }
}
