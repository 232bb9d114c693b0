pragma ComponentBehavior: Bound

import QtQuick

/** A number of which the digits that change roll a little way up, once and calmly; where nothing may move they are simply other ones. Never counts up. */
Item {
    id: root

    required property Look look
    property string text: ""
    property real size: Theme.kpiSize
    property int tone: 1

    /** Digits that are on their way, for tests. */
    property int rolling: 0

    baselineOffset: measure.baselineOffset
    implicitHeight: measure.implicitHeight
    implicitWidth: row.width

    Accessible.name: root.text
    Accessible.role: Accessible.StaticText

    NumText {
        id: measure

        look: root.look
        opacity: 0
        size: root.size
        text: "0"
    }
    Row {
        id: row

        // From the right: the ones stay the ones when a thousand comes before them.
        layoutDirection: Qt.RightToLeft

        Repeater {
            model: root.text.length

            Item {
                id: place

                required property int index

                readonly property string glyph: root.text.charAt(root.text.length - 1 - place.index)
                property string shown: ""
                property string before: ""

                clip: roll.running
                height: measure.implicitHeight
                width: now.implicitWidth

                Component.onCompleted: place.shown = place.glyph
                onGlyphChanged: {
                    if (place.shown === "" || place.glyph === "" || place.glyph === place.shown)
                        return
                    place.before = place.shown
                    place.shown = place.glyph
                    if (!root.look.still)
                        roll.restart()
                }

                NumText {
                    id: now

                    look: root.look
                    size: root.size
                    text: place.shown
                    tone: root.tone
                }
                NumText {
                    id: old

                    look: root.look
                    opacity: 0
                    size: root.size
                    text: place.before
                    tone: root.tone
                }
                ParallelAnimation {
                    id: roll

                    onStarted: root.rolling += 1
                    onStopped: root.rolling -= 1

                    NumberAnimation {
                        duration: Theme.slowTime
                        easing.type: Easing.OutCubic
                        from: root.look.px(14)
                        property: "y"
                        target: now
                        to: 0
                    }
                    NumberAnimation {
                        duration: Theme.slowTime
                        easing.type: Easing.OutCubic
                        from: 0
                        property: "opacity"
                        target: now
                        to: 1
                    }
                    NumberAnimation {
                        duration: Theme.baseTime
                        easing.type: Easing.OutCubic
                        from: 0
                        property: "y"
                        target: old
                        to: -root.look.px(14)
                    }
                    NumberAnimation {
                        duration: Theme.baseTime
                        from: 1
                        property: "opacity"
                        target: old
                        to: 0
                    }
                }
            }
        }
    }
}
