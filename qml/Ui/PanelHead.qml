import QtQuick

/** The head of a panel: its name, what it shows in small, and on the right whatever it says about its trust. */
Item {
    id: root

    required property Look look
    property string title: ""
    property string note: ""
    default property alias extra: side.data

    readonly property alias titleWidth: name.width
    /** What is left on the right beside title and note, in px; enough for a ring and an age even where the note must give way. */
    readonly property real room: Math.max(root.look.px(104), root.width - name.width - (root.note === "" ? 0 : small.implicitWidth + root.look.px(10)) - root.look.px(16))

    height: root.look.px(32)

    Label {
        id: name

        anchors.verticalCenter: parent.verticalCenter
        elide: Text.ElideNone
        font.letterSpacing: root.look.px(.3)
        font.weight: Font.Medium
        look: root.look
        size: Theme.sectionSize
        text: root.title
        tone: 1
    }
    Label {
        id: small

        anchors.baseline: name.baseline
        fits: true
        look: root.look
        size: Theme.metaSize
        text: root.note
        tone: 3
        visible: width >= root.look.px(24) // a text without width is drawn whole, over what is on the right
        width: Math.max(0, Math.min(implicitWidth, side.x - x - root.look.px(8)))
        x: name.width + root.look.px(10)
    }
    Row {
        id: side

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.look.px(8)
    }
}
