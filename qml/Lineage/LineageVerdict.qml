import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** The figure, and how far it can be trusted, in a sentence. */
Item {
    id: root

    required property Look look
    required property FigureLineage lineage
    required property FigureObjections objections

    /** Raises an objection. */
    readonly property alias button: object

    signal objected
    /** Tab was pressed on the button. */
    signal turned(forward: bool)

    implicitHeight: root.look.px(92)
    visible: root.lineage.valid

    Column {
        id: figure

        spacing: 0
        width: Math.max(name.implicitWidth, number.implicitWidth)

        Label {
            id: name

            elide: Text.ElideNone
            look: root.look
            size: Theme.bodySize
            text: root.lineage.name
        }
        Row {
            spacing: root.look.px(8)

            Figure {
                id: number

                hasValue: root.lineage.hasValue
                look: root.look
                size: Theme.heroSize
                trust: root.lineage.trust
                unit: root.lineage.unit
                value: root.lineage.valueText
                withheld: root.lineage.withheld
            }
            LevelMark {
                anchors.verticalCenter: parent.verticalCenter
                level: root.lineage.level
                look: root.look
                visible: root.lineage.level > 0
            }
        }
    }
    Rectangle {
        id: line

        color: root.look.colors.lineBase
        height: root.look.px(72)
        width: Math.max(1, Math.floor(root.look.u))
        x: figure.width + root.look.px(36)
        y: root.look.px(8)
    }
    TrustRing {
        id: ring

        arc: root.look.colors.text2
        fraction: root.lineage.trustFraction
        height: root.look.px(40)
        quiet: root.look.colors.text2
        state: root.lineage.trust
        track: root.look.colors.lineStrong
        width: root.look.px(40)
        x: line.x + root.look.px(30)
        y: root.look.px(22)
    }
    Column {
        spacing: root.look.px(6)
        width: side.x - root.look.px(20) - x
        x: ring.x + ring.width + root.look.px(18)
        y: Math.max(0, Math.round((root.implicitHeight - height) / 2))

        Label {
            font.weight: Font.Medium
            look: root.look
            size: Theme.sceneSize
            text: root.lineage.verdictText
            tone: 1
            width: parent.width
        }
        Label {
            look: root.look
            maximumLineCount: 3
            text: root.objections.detailText
            width: parent.width
            wrapMode: Text.Wrap
        }
    }
    Column {
        id: side

        anchors.right: parent.right
        spacing: root.look.px(6)
        width: Math.max(object.width, root.objections.noteText !== "" ? Math.min(root.look.px(220), Math.round(root.width * .24)) : 0)
        y: root.look.px(12)

        PushButton {
            id: object

            anchors.right: parent.right
            icon: "flag"
            implicitHeight: root.look.px(32)
            look: root.look
            possible: root.objections.whyNot === ""
            text: qsTr("Raise an objection")
            onClicked: root.objected()
            Keys.onBacktabPressed: root.turned(false)
            Keys.onTabPressed: root.turned(true)
        }
        Label {
            horizontalAlignment: Text.AlignRight
            look: root.look
            maximumLineCount: 3
            size: Theme.metaSize
            text: root.objections.noteText
            tone: root.objections.whyNot === "" ? 1 : 3
            visible: text !== ""
            width: parent.width
            wrapMode: Text.Wrap
        }
    }
}
