import QtQuick
import Tonglan.Data

/** Where the events of a map are: all that are open, those of the selected time, of a week before that, and of the whole city. */
Item {
    id: root

    required property QueryRunner runner
    required property WallClock clock
    required property SceneSelection selection
    /** Only events of this source; empty: the city's. */
    property string source: ""
    /** Points of this stretch of time are kept at hand: windows in it follow one another. */
    property real keptFrom: 0
    property real keptTo: 0
    property bool withChange: false
    property bool withCells: false

    readonly property alias open: open
    readonly property alias recent: recent
    readonly property alias weekBefore: weekBefore
    readonly property alias everywhere: everywhere

    PointSource {
        id: open

        clock: root.clock
        mode: root.source === "" ? "open" : "window" // of a source: all there is
        region: root.source === "" ? root.selection.effectiveRegion : ""
        runner: root.runner
        sourceFilter: root.source
    }
    PointSource {
        id: recent

        clock: root.clock
        from: root.selection.from
        keptFrom: root.keptFrom
        keptTo: root.keptTo
        mode: "window"
        region: root.source === "" ? root.selection.effectiveRegion : ""
        runner: root.runner
        sourceFilter: root.source
        to: root.selection.to
    }
    PointSource {
        id: weekBefore

        clock: root.clock
        daysBack: 7
        enabled: root.withChange
        from: root.selection.from
        keptFrom: root.keptFrom
        keptTo: root.keptTo
        mode: "window"
        region: recent.region
        runner: root.runner
        sourceFilter: root.source
        to: root.selection.to
    }
    PointSource { // counts by area are of the whole city, whatever is selected: a district that was not asked about has not 0 events
        id: everywhere

        clock: root.clock
        enabled: root.withCells
        from: root.selection.from
        keptFrom: root.keptFrom
        keptTo: root.keptTo
        mode: "window"
        region: root.source === "" ? root.selection.homeRegion : ""
        runner: root.runner
        sourceFilter: root.source
        to: root.selection.to
    }
}
