import QtQuick

/** Where a figure comes from and how old it is: ring, source, state in words, age. */
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
    /** Only the ring. */
    property bool wordless: false

    readonly property bool marked: root.trust > 0

    implicitHeight: Math.max(ring.height, words.height)
    implicitWidth: row.width

    Accessible.name: [root.source, TrustWords.line(root.trust, root.age)].join(" ")
    Accessible.role: Accessible.StaticText

    Row {
        id: row

        height: parent.height
        layoutDirection: root.ringLast ? Qt.RightToLeft : Qt.LeftToRight
        spacing: root.look.px(5)

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
        }
        Row {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            spacing: root.look.px(5)
            visible: !root.wordless

            Label {
                id: name

                look: root.look
                size: Theme.metaSize
                text: root.source
                tone: root.trust === 1 || root.trust === 2 ? 2 : 3
                visible: text !== ""
                width: root.width > 0 && root.width < root.implicitWidth ? Math.max(0, Math.min(implicitWidth, root.width - ring.width - age.width - root.look.px(10))) : implicitWidth
            }
            NumText {
                id: age

                anchors.baseline: name.visible ? name.baseline : undefined
                font.weight: Font.Normal
                look: root.look
                size: 13
                text: TrustWords.line(root.trust, root.age)
                tone: root.marked ? 2 : 3
                visible: text !== ""
            }
        }
    }
}
