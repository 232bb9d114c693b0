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
    /** An objection to it is open: said behind the age. */
    property bool objected: false

    readonly property bool marked: root.trust === 1 || root.trust === 2
    readonly property string words: TrustWords.objectedLine(root.trust, root.age, root.objected)
    readonly property real gap: root.look.px(5)
    readonly property real nameRoom: name.text === "" ? 0 : name.implicitWidth + root.gap
    readonly property real ageRoom: age.text === "" ? 0 : age.implicitWidth + root.gap
    readonly property real lack: Math.max(0, root.implicitWidth - root.width)
    readonly property real wordsStart: root.ringLast ? 0 : ring.width + root.gap

    implicitHeight: Math.max(ring.height, name.implicitHeight)
    implicitWidth: ring.width + root.nameRoom + root.ageRoom

    Accessible.name: [root.source, root.words].filter(part => part !== "").join(" ")
    Accessible.role: Accessible.StaticText

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
        look: root.look
        size: Theme.metaSize
        text: root.source
        tone: root.marked ? 2 : 3
        width: Math.max(0, implicitWidth - root.lack)
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
        x: root.wordsStart + (name.text === "" ? 0 : name.width + root.gap)
    }
}
