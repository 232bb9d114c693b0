import QtQuick

/** Where a figure comes from and how old it is: ring, source, state in words, age. Too narrow, it shortens the source. */
Item {
    id: root

    required property Look look
    /** Trust::State */
    property int trust: 4
    property real fraction: 1
    property string source: ""
    property string age: ""
    /** Panel heads have the ring behind the words. */
    property bool ringLast: false
    property real size: 12
    /** What of the source must be whole, where it is asked whose the figure is: the age gives way to it. */
    property string department: ""
    /** How many lines it may take for that. */
    property int lines: 1
    /** An objection to it is open: said behind the age. */
    property bool objected: false

    readonly property bool marked: root.trust === 1 || root.trust === 2
    readonly property string words: TrustWords.objectedLine(root.trust, root.age, root.objected)
    readonly property real gap: root.look.px(5)
    readonly property real nameRoom: name.text === "" ? 0 : name.implicitWidth + root.gap
    readonly property real ageRoom: age.text === "" ? 0 : age.implicitWidth + root.gap
    /** The width it needs without the name of its source. */
    readonly property real least: ring.width + root.gap + root.ageRoom
    readonly property real lack: Math.max(0, root.implicitWidth - root.width)
    readonly property bool ageless: root.department !== "" && root.lack > 0 && ring.width + 2 * root.gap + metrics.advanceWidth + root.ageRoom > root.width
    /** Even so it is too long, and smaller letters must do. */
    readonly property bool tight: root.ageless && metrics.advanceWidth > root.width - ring.width - root.gap
    readonly property real wordsStart: root.ringLast ? 0 : ring.width + root.gap

    implicitHeight: Math.max(ring.height, name.implicitHeight)
    implicitWidth: ring.width + root.nameRoom + root.ageRoom

    Accessible.name: [root.source, root.words].filter(part => part !== "").join(" ")
    Accessible.role: Accessible.StaticText

    TextMetrics {
        id: metrics

        font: name.font
        text: root.department
    }
    TrustRing {
        id: ring

        anchors.verticalCenter: parent.verticalCenter
        arc: root.look.colors.text2
        fraction: root.fraction
        height: root.look.px(root.size)
        quiet: root.look.colors.text3
        state: root.trust
        track: root.look.colors.lineStrong
        width: root.look.px(root.size)
        x: root.ringLast ? root.implicitWidth - root.lack - width : 0
    }
    Label {
        id: name

        anchors.verticalCenter: parent.verticalCenter
        fontSizeMode: root.tight && root.lines === 1 ? Text.HorizontalFit : Text.FixedSize
        look: root.look
        maximumLineCount: root.tight ? root.lines : 1
        minimumPixelSize: root.look.px(10.5) // what can still be read
        size: Theme.metaSize
        text: root.source
        tone: root.marked ? 2 : 3
        visible: width > 0 // no room at all would not shorten it
        width: root.ageless ? Math.max(0, Math.min(implicitWidth, root.width - ring.width - root.gap)) : Math.max(0, implicitWidth - root.lack)
        wrapMode: root.tight && root.lines > 1 ? Text.Wrap : Text.NoWrap
        x: root.wordsStart
    }
    NumText {
        id: age

        anchors.baseline: name.baseline
        font.weight: Font.Normal
        look: root.look
        size: 13
        text: root.words
        tone: root.marked || root.trust === 3 || root.objected ? 2 : 3
        visible: !root.ageless
        x: root.wordsStart + (name.text === "" ? 0 : name.width + root.gap)
    }
}
