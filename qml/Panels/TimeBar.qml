pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** The day as a histogram of reports; dragging selects a window that map, lists and ranking follow, and that can be played through the day. */
FocusScope {
    id: root

    required property Look look
    required property QueryRunner runner
    required property WallClock clock
    required property SceneSelection selection
    /** What is shown is a recording: nothing in it is live. */
    property bool recorded: false
    /** Every feed is in step: only then may the screen say so. */
    property bool live: true

    /** x of the bezels in this bar's own coordinates; hours that would lie on one are not written. */
    property list<real> seams: []
    property real seamMargin: 24

    readonly property bool complete: !histogram.loading
    readonly property alias playback: playback
    readonly property alias from: histogram.from
    readonly property alias to: histogram.to
    readonly property real base: root.height - root.look.px(24)
    readonly property real barsTop: root.look.px(46)
    readonly property real span: histogram.to - histogram.from

    function xOf(time: real): real {
        return root.span > 0 ? Math.max(0, Math.min(root.width, (time - histogram.from) / root.span * root.width)) : 0
    }

    function timeAt(x: real): real {
        return histogram.from + Math.max(0, Math.min(1, x / root.width)) * root.span
    }

    HistogramModel {
        id: histogram

        bucketMinutes: 15
        clock: root.clock
        hours: 24
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    onVisibleChanged: if (!root.visible) playback.pause() // nobody could stop it

    Playback {
        id: playback

        from: histogram.from
        ready: root.runner.pending === 0
        selection: root.selection
        to: Math.min(histogram.to, root.clock.now)
    }
    Row {
        height: root.look.px(26)
        spacing: root.look.px(10)

        Row {
            anchors.verticalCenter: parent.verticalCenter

            IconButton {
                objectName: "back"
                icon: "player-skip-back"
                look: root.look
                radius: root.look.px(Theme.radiusSmall)
                side: 26
                text: qsTr("A quarter of an hour back: ,")
                onClicked: playback.step(-1)
            }
            IconButton {
                objectName: "play"
                icon: playback.playing ? "player-pause" : "player-play"
                look: root.look
                radius: root.look.px(Theme.radiusSmall)
                side: 26
                text: playback.playing ? qsTr("Pause: Space") : qsTr("Play the day: Space")
                onClicked: playback.toggle()
            }
            IconButton {
                objectName: "forward"
                icon: "player-skip-forward"
                look: root.look
                radius: root.look.px(Theme.radiusSmall)
                side: 26
                text: qsTr("A quarter of an hour on: .")
                onClicked: playback.step(1)
            }
        }
        NumText {
            anchors.verticalCenter: parent.verticalCenter
            look: root.look
            size: 16
            text: root.selection.hasWindow ? root.clock.formatTime(root.selection.from) + " – " + root.clock.formatTime(root.selection.to) : root.clock.timeText
        }
        Chip {
            objectName: "mode"
            anchors.verticalCenter: parent.verticalCenter
            kind: root.selection.hasWindow ? "inverse" : root.recorded || !root.live ? "plain" : "accent"
            look: root.look
            text: playback.active ? qsTr("Playback") : root.selection.hasWindow ? qsTr("Selected") : root.recorded ? qsTr("Recorded") : root.live ? qsTr("Live") : qsTr("Not live")
        }
        Label {
            id: hint

            readonly property bool isCrossed: root.seams.some(seam => hint.x < seam + root.seamMargin && hint.x + hint.width > seam - root.seamMargin) || hint.x + hint.width > unit.x - root.look.px(8)

            anchors.verticalCenter: parent.verticalCenter
            look: root.look
            opacity: hint.isCrossed ? 0 : 1
            size: Theme.metaSize
            text: playback.active ? qsTr("Esc ends the playback") : root.selection.hasWindow ? qsTr("Esc clears the selection") : qsTr("Drag to select a time")
            tone: 3
        }
    }
    Row {
        anchors.right: unit.left
        anchors.rightMargin: root.look.px(14)
        height: root.look.px(24)
        spacing: root.look.px(4)
        visible: playback.active

        TextButton {
            objectName: "speed"
            color: "transparent"
            height: parent.height
            look: root.look
            text: qsTr("%1 min/s").arg(playback.minutesPerSecond)
            onClicked: playback.nextSpeed()
        }
        IconButton {
            objectName: "loop"
            color: playback.loop ? root.look.colors.bgSelect : "transparent"
            icon: "repeat"
            look: root.look
            radius: root.look.px(Theme.radiusSmall)
            side: 24
            text: playback.loop ? qsTr("Begins again at the end") : qsTr("Stops at the end")
            onClicked: playback.loop = !playback.loop
        }
    }
    Label {
        id: unit

        anchors.right: parent.right
        look: root.look
        size: Theme.metaSize
        text: qsTr("events / 15 min")
        tone: 3
        y: root.look.px(4)
    }
    Rectangle {
        color: root.look.colors.data2
        height: root.base - root.look.px(34)
        opacity: .18
        visible: root.selection.hasWindow || drag.selecting
        width: Math.max(1, (drag.selecting ? Math.abs(drag.end - drag.start) : root.xOf(root.selection.to) - root.xOf(root.selection.from)))
        x: drag.selecting ? Math.min(drag.start, drag.end) : root.xOf(root.selection.from)
        y: root.look.px(34)
    }
    Label {
        anchors.horizontalCenter: parent.horizontalCenter
        look: root.look
        size: Theme.metaSize
        text: qsTr("A zone without an outline: its events cannot be counted")
        tone: 3
        visible: !histogram.countable
        y: root.base - height - root.look.px(8)
    }
    Repeater {
        model: histogram.countable ? histogram : null

        Item {
            id: bucket

            required property int index
            required property real start
            required property int count
            required property int worst
            required property bool future

            readonly property bool inside: !root.selection.hasWindow || bucket.start >= root.selection.from && bucket.start < root.selection.to
            readonly property bool marked: bucket.worst === 1 || bucket.worst === 2

            height: root.base
            width: Math.max(1, root.width / Math.max(1, histogram.count) - root.look.px(2))
            x: root.xOf(bucket.start)

            Rectangle {
                anchors.bottom: parent.bottom
                color: bucket.future ? "transparent" : bucket.inside ? root.look.colors.data2 : root.look.colors.dataMuted
                border.color: root.look.colors.lineStrong
                border.width: bucket.future ? 1 : 0
                height: histogram.maximum > 0 ? Math.round((root.base - root.barsTop) * bucket.count / histogram.maximum) : 0
                opacity: root.selection.hasWindow && bucket.inside ? 1 : .75
                width: parent.width
            }
            LevelMark {
                anchors.horizontalCenter: parent.horizontalCenter
                level: bucket.marked ? bucket.worst : 0
                look: root.look
                size: 10.5
                y: root.look.px(34)
            }
        }
    }
    Rectangle {
        color: root.look.colors.lineStrong
        height: 1
        width: root.width
        y: root.base
    }
    Repeater {
        model: root.span > 0 ? 9 : 0

        Item {
            id: hour

            required property int index

            readonly property real time: Math.ceil(histogram.from / 3600000) * 3600000 + hour.index * 3 * 3600000

            visible: hour.time <= histogram.to
            x: root.xOf(hour.time)
            y: root.base

            Rectangle {
                color: root.look.colors.lineStrong
                height: root.look.px(4)
                width: 1
            }
            NumText {
                font.weight: Font.Normal
                look: root.look
                visible: (hour.index % 2 === 0 || root.xOf(histogram.to) - root.xOf(histogram.from) > root.look.px(400)) && !root.seams.some(seam => Math.abs(seam - hour.x) < root.seamMargin + width / 2)
                size: Theme.metaSize
                text: root.clock.formatTime(hour.time)
                tone: 3
                x: Math.max(-hour.x, Math.min(root.width - hour.x - width, -width / 2))
                y: root.look.px(4)
            }
        }
    }
    Rectangle { // when the event was reported that is pointed at
        objectName: "pointedTime"

        readonly property real time: root.selection.pointed.time

        color: root.look.colors.accentBase
        height: root.base - root.look.px(32)
        visible: time >= histogram.from && time < histogram.to
        width: Math.max(2, root.look.px(2))
        x: root.xOf(time) - width / 2
        y: root.look.px(32)
    }
    // Now.
    Rectangle {
        color: root.look.colors.text1
        height: root.base - root.look.px(32)
        visible: root.span > 0
        width: Math.max(1, root.look.px(1.5))
        x: Math.min(root.width - width, root.xOf(root.clock.now))
        y: root.look.px(32)
    }
    Rectangle {
        color: root.look.colors.text1
        height: root.look.px(9)
        radius: height / 2
        visible: root.span > 0
        width: height
        x: Math.min(root.width, root.xOf(root.clock.now)) - width / 2
        y: root.base - height / 2
    }
    MouseArea {
        id: drag

        property real start: 0
        property real end: 0
        property bool selecting: false

        anchors.fill: parent
        anchors.topMargin: root.look.px(30)
        hoverEnabled: true

        onPressed: mouse => {
            start = mouse.x
            end = mouse.x
        }
        onPositionChanged: mouse => {
            if (!pressed)
                return
            end = Math.max(0, Math.min(width, mouse.x))
            selecting = selecting || Math.abs(end - start) > root.look.px(5)
        }
        onReleased: {
            if (selecting)
                root.selection.selectWindow(root.timeAt(start), root.timeAt(end))
            else
                root.selection.clearWindow()
            selecting = false
        }
        onCanceled: selecting = false
    }
    Hint {
        anchors.bottom: undefined
        anchors.horizontalCenter: undefined
        look: root.look
        shown: drag.containsMouse && root.span > 0
        text: root.clock.formatTime(root.timeAt(drag.mouseX))
        x: Math.max(0, Math.min(root.width - width, drag.mouseX - width / 2))
        y: 0
    }
}
