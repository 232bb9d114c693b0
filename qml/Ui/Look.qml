import QtQml
import QtQuick

/** How one window looks: the unit its viewing distance asks for, and its colours. Passed down to every part. */
QtObject {
    id: root

    /** u: every size of the design is multiplied by it. */
    property real u: 1
    property string theme: "night"
    /** The S key: spell out where every figure comes from. */
    property bool sources: false
    /** Nothing moves: for rendering and for people who ask for it. */
    property bool still: false

    readonly property ThemeColors colors: root.theme === "day" ? Theme.day : Theme.night

    function px(size: real): real {
        return Math.round(size * root.u)
    }
}
