pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Ui

/** The heat colours with what their ends stand for. */
Row {
    id: root

    required property Look look
    property string low: ""
    property string high: ""
    property string unit: ""

    spacing: root.look.px(5)

    NumText {
        id: first

        font.weight: Font.Normal
        look: root.look
        size: 12.5
        text: root.low
        tone: 3
    }
    Row {
        anchors.verticalCenter: parent.verticalCenter

        Repeater {
            model: root.look.colors.heat

            Rectangle {
                required property color modelData

                color: modelData
                height: root.look.px(8)
                width: root.look.px(9)
            }
        }
    }
    NumText {
        font.weight: Font.Normal
        look: root.look
        size: 12.5
        text: root.high
        tone: 3
    }
    Label {
        anchors.baseline: first.baseline
        elide: Text.ElideNone
        look: root.look
        size: Theme.metaSize
        text: root.unit
        tone: 3
    }
}
