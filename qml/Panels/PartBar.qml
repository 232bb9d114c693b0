pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** The parts of a whole as one bar of 100 %, each with its name and value under it. Where the whole is not known, the bar is an empty frame and the
 *  values still stand there.
 */
Item {
    id: root

    required property Look look
    required property CompositionModel parts

    readonly property list<color> colors: [root.look.colors.data1, root.look.colors.data2, root.look.colors.data3, root.look.colors.data4, root.look.colors.dataMuted]
    readonly property real slot: (root.width + root.look.px(8)) / Math.max(1, root.parts.count)

    signal asked(code: string)

    implicitHeight: root.look.px(64)

    Rectangle {
        border.color: root.look.colors.lineStrong
        border.width: 1
        color: "transparent"
        height: root.look.px(18)
        visible: !root.parts.whole
        width: root.width
    }
    component Part: Item {
        required property real share
    }

    Repeater {
        id: repeater

        model: root.parts

        Part {
            id: part

            required property int index
            required property string code
            required property string name
            required property string unit
            required property string valueText
            required property bool hasValue
            required property bool withheld
            required property int trust
            required property string ageText
            required property string sourceName
            required property string shareText

            readonly property color ink: part.trust === 2 ? root.look.colors.text4 : root.colors[Math.min(part.index, root.colors.length - 1)]
            /** Where the bar of this part begins, 0 … 1. */
            readonly property real start: {
                let sum = 0
                for (let i = 0; i < part.index; ++i)
                    sum += (repeater.itemAt(i) as Part)?.share ?? 0
                return sum
            }

            height: root.height
            width: root.width

            Rectangle {
                color: part.ink
                height: root.look.px(18)
                visible: !isNaN(part.share) && part.share > 0
                width: Math.max(1, Math.round(root.width * part.share) - root.look.px(1))
                x: Math.round(root.width * part.start)
            }
            Item {
                height: root.look.px(40)
                width: root.slot - root.look.px(8)
                x: part.index * root.slot
                y: root.look.px(23)

                Rectangle {
                    id: patch

                    color: part.hasValue && !part.withheld ? part.ink : "transparent"
                    border.color: part.ink
                    border.width: 1
                    height: root.look.px(8)
                    width: root.look.px(8)
                    y: root.look.px(6)
                }
                Label {
                    fits: true
                    look: root.look
                    size: Theme.metaSize
                    text: root.look.sources && part.sourceName !== "" ? part.sourceName : part.name // whose it is, where that is asked
                    width: parent.width - x
                    x: patch.width + root.look.px(5)
                }
                CellFigure {
                    id: figure

                    hasValue: part.hasValue
                    look: root.look
                    size: 15
                    trust: part.trust
                    valueText: part.valueText
                    withheld: part.withheld
                    y: root.look.px(18)
                }
                NumText {
                    anchors.baseline: figure.baseline
                    font.weight: Font.Normal
                    look: root.look
                    size: 13
                    text: part.shareText
                    tone: 3
                    visible: figure.width + root.look.px(6) + width <= parent.width
                    x: figure.width + root.look.px(6)
                }
                FigureTarget {
                    anchors.fill: parent
                    look: root.look
                    text: [part.name, figure.text, part.unit, part.shareText, TrustWords.line(part.trust, part.ageText)].filter(words => words !== "").join(" ")

                    onClicked: root.asked(part.code)
                }
            }
        }
    }
}
