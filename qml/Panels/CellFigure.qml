pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Ui

/** A number and its unit where room is scarce: "—" where there is none, a word where it is withheld, dimmed when stale, dotted when in doubt. */
Item {
    id: root

    required property Look look
    property string valueText: ""
    property string unit: ""
    property bool hasValue: true
    property bool withheld: false
    /** Trust.State */
    property int trust: 0
    property real size: Theme.numSSize
    property bool urgent: false

    readonly property bool shown: root.hasValue && !root.withheld && root.trust !== 4
    readonly property string text: root.withheld ? qsTr("withheld") : root.shown ? root.valueText : "—"

    baselineOffset: number.baselineOffset
    implicitHeight: number.implicitHeight
    implicitWidth: words.text === "" ? number.width : words.x + words.width

    NumText {
        id: number

        look: root.look
        size: root.withheld ? Math.min(root.size, Theme.labelSize) : root.size
        text: root.text
        tone: root.shown ? root.trust === 2 ? 4 : 1 : 3
        urgent: root.urgent
    }
    Label {
        id: words

        anchors.baseline: number.baseline
        elide: Text.ElideNone
        look: root.look
        size: Theme.metaSize
        text: root.shown ? root.unit : ""
        tone: root.trust === 2 ? 4 : 3
        x: number.width + root.look.px(4)
    }
    Row {
        spacing: root.look.px(2)
        visible: root.shown && root.trust === 3
        y: number.baselineOffset + root.look.px(4)

        Repeater {
            model: root.shown && root.trust === 3 ? Math.floor(number.width / root.look.px(4)) : 0

            Rectangle {
                color: root.look.colors.text2
                height: root.look.px(2)
                width: root.look.px(2)
            }
        }
    }
}
