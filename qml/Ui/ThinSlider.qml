import QtQuick

/** A share from least to 1, by pointer, wheel or arrow keys. It tells what is wanted; whoever owns the value sets it. */
Item {
    id: root

    required property Look look
    required property string text
    property real least: 0
    property real step: .1
    property real value: 1

    // As assistive technology asks for them.
    readonly property real maximumValue: 1
    readonly property real minimumValue: root.least
    readonly property real stepSize: root.step
    readonly property real share: (root.value - root.least) / (1 - root.least)

    signal moved(value: real)

    function wish(value: real) {
        const rounded = Math.round(Math.min(1, Math.max(root.least, value)) * 100) / 100
        if (rounded !== root.value)
            root.moved(rounded)
    }

    activeFocusOnTab: true
    height: root.look.px(18)

    Accessible.name: root.text
    Accessible.role: Accessible.Slider
    Accessible.onDecreaseAction: root.wish(root.value - root.step)
    Accessible.onIncreaseAction: root.wish(root.value + root.step)
    Keys.onLeftPressed: root.wish(root.value - root.step)
    Keys.onRightPressed: root.wish(root.value + root.step)

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        color: root.look.colors.lineStrong
        height: root.look.px(2)
        radius: height / 2
        width: parent.width
    }
    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        color: root.look.colors.accentBase
        height: root.look.px(2)
        radius: height / 2
        width: knob.x + knob.width / 2
    }
    Rectangle {
        id: knob

        anchors.verticalCenter: parent.verticalCenter
        border.color: root.activeFocus ? root.look.colors.accentStrong : root.look.colors.bgPanel
        border.width: Math.max(1, root.look.px(2))
        color: mouse.containsMouse || mouse.pressed ? root.look.colors.text1 : root.look.colors.text2
        height: width
        radius: width / 2
        width: root.look.px(12)
        x: root.share * (root.width - width)
    }
    MouseArea {
        id: mouse

        anchors.fill: parent
        cursorShape: Qt.PointingHandCursor
        hoverEnabled: true
        preventStealing: true

        function follow(x: real) {
            root.wish(root.least + (1 - root.least) * (x - knob.width / 2) / (root.width - knob.width))
        }

        onPositionChanged: event => {
            if (mouse.pressed)
                mouse.follow(event.x)
        }
        onPressed: event => mouse.follow(event.x)
        onWheel: wheel => {
            if (wheel.angleDelta.y !== 0)
                root.wish(root.value + Math.sign(wheel.angleDelta.y) * root.step)
        }
    }
    Hint {
        look: root.look
        shown: mouse.containsMouse && !mouse.pressed
        text: root.text
    }
}
