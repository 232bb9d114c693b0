pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** What just happened, in one line that does not move; what the screen's data is, and whose map it is, on the right. */
Rectangle {
    id: root

    required property Look look
    required property QueryRunner runner
    required property WallClock clock
    required property HealthModel health
    property string attribution: ""
    property list<int> seams: []
    property real seamMargin: 24

    readonly property bool complete: !ticker.loading
    readonly property real edge: root.look.px(Theme.margin)

    color: root.look.colors.bgVoid

    TickerModel {
        id: ticker

        clock: root.clock
        limit: 12
        runner: root.runner
    }
    Rule {
        look: root.look
        width: parent.width
    }
    SeamRow {
        height: parent.height
        margin: root.seamMargin
        origin: x
        seams: root.seams
        spacing: root.look.px(26)
        width: side.x - x - root.look.px(24)
        x: root.edge

        Label {
            elide: Text.ElideNone
            look: root.look
            size: 13
            text: qsTr("Latest")
        }
        Repeater {
            model: ticker

            Row {
                id: line

                required property string timeText
                required property string text
                required property string resultText

                spacing: root.look.px(8)

                NumText {
                    anchors.baseline: words.baseline
                    font.weight: Font.Normal
                    look: root.look
                    size: 14
                    text: line.timeText
                    tone: 3
                }
                Label {
                    id: words

                    look: root.look
                    size: 13
                    text: line.text
                    width: Math.min(implicitWidth, root.look.px(360))
                }
                Label {
                    look: root.look
                    size: 13
                    text: line.resultText
                    tone: 3
                    width: Math.min(implicitWidth, root.look.px(180))
                }
            }
        }
    }
    Row {
        id: side

        anchors.right: parent.right
        anchors.rightMargin: root.edge
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.look.px(6)

        Label {
            id: asOf

            elide: Text.ElideNone
            look: root.look
            size: 13
            text: qsTr("Data as of")
            tone: 3
            visible: root.health.dataAsOfText !== ""
        }
        NumText {
            anchors.baseline: asOf.baseline
            font.weight: Font.Normal
            look: root.look
            size: 14
            text: root.health.dataAsOfText
            tone: 3
        }
        Label {
            elide: Text.ElideNone
            look: root.look
            size: 13
            text: [root.health.allDemo ? qsTr("all of it demonstration data") : root.health.demo ? qsTr("partly demonstration data") : "", root.attribution].filter(part => part !== "").map(part => "· " + part).join(" ")
            tone: 3
        }
    }
}
