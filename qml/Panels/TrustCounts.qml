pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Ui

/** How many figures are fresh, late, stale and in doubt: a ring and a number each; what does not occur is not shown. */
Row {
    id: root

    required property Look look
    property int fresh: 0
    property int late: 0
    property int stale: 0
    property int doubt: 0

    spacing: root.look.px(8)

    Repeater {
        model: [root.fresh, root.late, root.stale, root.doubt]

        Row {
            id: state

            required property int index
            required property int modelData

            spacing: root.look.px(5)
            visible: state.modelData > 0

            Accessible.name: [qsTr("%1 fresh"), qsTr("%1 late"), qsTr("%1 stale"), qsTr("%1 in doubt")][state.index].arg(state.modelData)
            Accessible.role: Accessible.StaticText

            TrustRing {
                anchors.verticalCenter: parent.verticalCenter
                arc: root.look.colors.text2
                fraction: state.index === 0 ? .9 : .3
                height: root.look.px(12)
                quiet: root.look.colors.text3
                state: state.index
                track: root.look.colors.lineStrong
                width: root.look.px(12)
            }
            NumText {
                font.weight: Font.Normal
                look: root.look
                size: 13
                text: String(state.modelData)
                tone: 3
            }
        }
    }
}
