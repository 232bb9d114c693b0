import QtQml
import Tonglan.Ui

/** Where the columns of a table of figures end, in px, for its width: what has no room is left out, the range first. 0: not shown. */
QtObject {
    id: root

    required property Look look
    required property real width
    /** English words are longer. */
    property bool wordy: false
    /** A trust mark has a word beside its age. */
    property bool marked: false

    readonly property real trustRoom: root.look.sources ? Math.round(root.width * .56) : root.look.px(root.marked ? 116 : root.wordy ? 78 : 70)
    readonly property real deltaRoom: root.look.px(66)
    readonly property real rangeRoom: root.look.px(104)
    readonly property bool hasMom: !root.look.sources && root.width >= root.look.px((root.wordy ? 350 : 300) + (root.marked ? 40 : 0))
    readonly property bool hasYoy: !root.look.sources && root.width >= root.look.px((root.wordy ? 430 : 400) + (root.marked ? 40 : 0))
    readonly property bool hasRange: !root.look.sources && root.width >= root.look.px((root.wordy ? 540 : 500) + (root.marked ? 40 : 0))

    readonly property real rangeEnd: root.hasRange ? root.width - root.trustRoom : 0
    readonly property real lastEnd: root.width - root.trustRoom - (root.hasRange ? root.rangeRoom : 0)
    readonly property real yoyEnd: root.hasYoy ? root.lastEnd : 0
    readonly property real momEnd: root.hasMom ? root.lastEnd - (root.hasYoy ? root.deltaRoom : 0) : 0
    readonly property real valueEnd: root.lastEnd - (root.hasYoy ? root.deltaRoom : 0) - (root.hasMom ? root.deltaRoom : 0)
}
