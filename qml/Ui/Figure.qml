pragma ComponentBehavior: Bound

import QtQuick

/** A number with its unit on one baseline; no data, withheld and stale look different from a value, and from each other. */
Item {
    id: root

    required property Look look
    property string value: ""
    property string unit: ""
    property string note: ""
    property real size: Theme.kpiSize
    property int trust: 0
    property bool withheld: false
    property bool hasValue: true
    /** The note is left out where it would reach beyond this many pixels; 0: never. */
    property real room: 0

    /** The digits that change roll. */
    property bool rolls: false

    readonly property bool shown: root.hasValue && !root.withheld && root.trust !== 4

    baselineOffset: number.baselineOffset
    implicitHeight: number.implicitHeight
    implicitWidth: noteText.fits ? noteText.x + noteText.width : unitText.x + unitText.width

    NumText {
        id: number

        look: root.look
        opacity: roller.active ? 0 : 1
        size: root.shown ? root.size : root.size * .6
        text: root.withheld ? qsTr("withheld") : root.shown ? root.value : qsTr("no data")
        tone: root.shown ? root.trust === 2 ? 4 : 1 : 3
    }
    Loader {
        id: roller

        active: root.rolls && root.shown

        sourceComponent: RollText {
            look: root.look
            size: root.size
            text: root.value
            tone: number.tone
        }
    }
    Label {
        id: unitText

        anchors.baseline: number.baseline
        elide: Text.ElideNone
        look: root.look
        size: 13
        text: root.shown ? root.unit : ""
        tone: 3
        x: number.width + root.look.px(5)
    }
    Label { // whole or not at all
        id: noteText

        readonly property bool fits: text !== "" && (root.room <= 0 || unitText.x + unitText.width + root.look.px(5) + implicitWidth <= root.room)

        anchors.baseline: number.baseline
        elide: Text.ElideNone
        look: root.look
        size: 13
        text: root.shown ? root.note : ""
        tone: 3
        visible: noteText.fits
        x: unitText.x + (unitText.text === "" ? 0 : unitText.width + root.look.px(5))
    }
    // In doubt: a row of dots under the number.
    Loader {
        active: root.trust === 3
        y: number.baselineOffset + root.look.px(5)

        sourceComponent: Row {
            spacing: root.look.px(2)

            Repeater {
                model: Math.floor(number.width / root.look.px(4))

                Rectangle {
                    color: root.look.colors.text2
                    height: root.look.px(2)
                    width: root.look.px(2)
                }
            }
        }
    }
}
