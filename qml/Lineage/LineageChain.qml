pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 来源 → 接口 → 汇聚 → 加工 → 指标 → 本屏: the way of a figure, with the break where it stopped. */
Column {
    id: root

    required property Look look
    required property FigureLineage lineage

    readonly property real mark: root.look.px(20)

    spacing: root.look.px(10)
    visible: root.lineage.valid

    Rule {
        faint: false
        look: root.look
        width: root.width
    }
    PanelHead {
        look: root.look
        title: qsTr("Where it comes from")
        width: root.width

        Label {
            anchors.verticalCenter: parent?.verticalCenter
            elide: Text.ElideNone
            look: root.look
            text: root.lineage.breakText
            tone: 1
        }
    }
    Grid {
        columns: root.width < root.look.px(860) ? 3 : 6
        rowSpacing: root.look.px(14)
        width: root.width

        Repeater {
            model: root.lineage.chain

            Item {
                id: link

                required property var modelData
                required property int index

                readonly property bool sound: link.modelData.state === FigureLineage.Sound
                readonly property bool broken: link.modelData.state === FigureLineage.Broken
                readonly property bool last: link.index === root.lineage.chain.length - 1

                height: words.y + words.height
                width: Math.floor(root.width / (root.width < root.look.px(860) ? 3 : 6))

                Accessible.name: [link.modelData.title, link.modelData.name, link.modelData.note].join(" ")
                Accessible.role: Accessible.StaticText

                Rectangle { // the way to the next
                    color: root.look.colors.data2
                    height: Math.max(1, Math.round(1.6 * root.look.u))
                    visible: link.sound && !link.last
                    width: link.width - root.mark - root.look.px(8)
                    x: root.mark + root.look.px(4)
                    y: Math.round((root.mark - height) / 2)
                }
                Row { // … which it does not go
                    spacing: root.look.px(5)
                    visible: !link.sound && !link.last
                    x: root.mark + root.look.px(5)
                    y: Math.round((root.mark - height) / 2)

                    Repeater {
                        model: !link.sound && !link.last ? Math.max(0, Math.floor((link.width - root.mark - root.look.px(10)) / (root.look.px(2) + root.look.px(5)))) : 0

                        Rectangle {
                            color: link.broken ? root.look.colors.text2 : root.look.colors.lineStrong
                            height: root.look.px(2)
                            width: root.look.px(2)
                        }
                    }
                }
                Rectangle {
                    color: root.look.colors.data2
                    height: root.mark
                    radius: height / 2
                    visible: link.sound
                    width: root.mark

                    Icon {
                        anchors.centerIn: parent
                        color: root.look.colors.bgPanel
                        look: root.look
                        name: "check"
                        size: 15
                    }
                }
                Rectangle {
                    color: root.look.colors.text1
                    height: root.mark
                    radius: root.look.px(Theme.radius)
                    visible: link.broken
                    width: root.mark

                    NumText {
                        anchors.centerIn: parent
                        color: root.look.colors.bgPanel
                        look: root.look
                        size: 15
                        text: "!"
                        urgent: true
                    }
                }
                TrustRing {
                    arc: root.look.colors.text3
                    height: root.mark
                    quiet: root.look.colors.text4
                    state: 2
                    track: root.look.colors.lineStrong
                    visible: !link.sound && !link.broken
                    width: root.mark
                }
                Column {
                    id: words

                    spacing: root.look.px(3)
                    width: link.width - root.look.px(12)
                    y: root.mark + root.look.px(8)

                    Label {
                        look: root.look
                        size: Theme.metaSize
                        text: link.modelData.title
                        tone: 3
                        width: parent.width
                    }
                    Label {
                        look: root.look
                        text: link.modelData.name
                        tone: 1
                        width: parent.width
                    }
                    Label {
                        look: root.look
                        maximumLineCount: 2
                        size: Theme.metaSize
                        text: link.modelData.note
                        tone: link.broken ? 1 : 3
                        width: parent.width
                        wrapMode: Text.Wrap
                    }
                }
            }
        }
    }
}
