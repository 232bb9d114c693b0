import QtQuick
import Tonglan.Data
import Tonglan.Panels
import Tonglan.Ui

/** The panels that somebody opens over a scene. They share one place, so whichever opens makes the others go. */
Item {
    id: root

    required property Look look
    required property SceneModels models
    required property SceneMap map
    required property StageLayout layout
    required property QueryRunner runner
    required property WallClock clock
    required property CommandModel commands
    /** There is no map below. */
    required property bool board
    /** Where a dialog may stand on a board. */
    required property rect room

    readonly property alias areaPanel: areaPanel
    readonly property alias bookmarkPanel: bookmarkPanel
    readonly property alias countPanel: countPanel
    readonly property alias layerPanel: layerPanel
    readonly property alias measurePanel: measurePanel
    readonly property alias searchPanel: searchPanel
    readonly property alias warningsPanel: warningsPanel

    /** Below the way up, where there is one. */
    readonly property real underCrumbs: root.layout.clear.y + (root.models.selection.region !== "" ? root.look.px(40) : 0)
    readonly property real tallest: (root.board ? root.room.height : root.layout.clear.height) - root.look.px(80)

    signal eventAsked(source: string, eventId: string)
    signal placeAsked(place: var)
    /** The view kept in this row. */
    signal viewAsked(row: int)
    /** What is seen is to be kept under this name. */
    signal keepAsked(name: string)
    /** Keys are for the scene again. */
    signal keysFreed

    /** What was measured stays: only what stands in the ruler's place ends it. */
    function closeAll() {
        root.map.area.clear()
        root.models.counted.clear()
        root.closeLists()
    }

    /** What was just picked on the map stays. */
    function closeLists() {
        layerPanel.opened = false
        searchPanel.opened = false
        bookmarkPanel.opened = false
        warningsPanel.opened = false
    }

    /** Esc: closes the one on top; false if none is open. What was picked lies under an event's callout, whose turn it is then. */
    function back(): bool {
        const hasEvent = root.models.selection.hasEvent
        if (searchPanel.visible)
            searchPanel.opened = false
        else if (layerPanel.visible)
            layerPanel.opened = false
        else if (bookmarkPanel.visible)
            bookmarkPanel.opened = false
        else if (measurePanel.visible)
            root.toggleMeasure()
        else if (areaPanel.visible && !hasEvent)
            areaPanel.close()
        else if (countPanel.visible && !hasEvent)
            countPanel.close()
        else if (warningsPanel.visible)
            warningsPanel.close()
        else
            return false
        return true
    }

    function toggleLayers(): bool {
        if (root.board || root.models.layers.count === 0)
            return false
        const opens = !layerPanel.opened
        root.closeAll()
        layerPanel.opened = opens
        return true
    }

    function toggleMeasure(): bool {
        if (root.board)
            return false
        root.closeAll()
        root.models.selection.clearEvent()
        root.map.toggleMeasure()
        return true
    }

    function toggleBookmarks(): bool {
        if (root.board)
            return false
        const opens = !bookmarkPanel.opened
        root.closeAll()
        root.map.measure.leave()
        bookmarkPanel.opened = opens
        if (opens)
            bookmarkPanel.begin()
        return true
    }

    function openSearch(): bool {
        if (root.board)
            return false
        root.closeAll()
        root.map.measure.leave()
        const middle = root.map.camera.toGeo(root.layout.mapArea.x + root.layout.mapArea.width / 2, root.layout.mapArea.y + root.layout.mapArea.height / 2)
        root.models.search.latitude = middle.y
        root.models.search.longitude = middle.x
        searchPanel.opened = true
        searchPanel.begin()
        return true
    }

    /** Which events a counter counts: as of ScenePanel.countAsked(). */
    function openCount(choice: var) {
        root.closeAll()
        root.map.measure.leave()
        root.models.selection.clearEvent()
        root.models.counted.pick(choice.what, choice.number ?? 0, choice.topic ?? "", choice.region ?? "", choice.days ?? 0)
    }

    function openWarnings() {
        root.closeAll()
        root.map.measure.leave()
        warningsPanel.opened = true
    }

    LayerPanel {
        id: layerPanel

        property bool opened: false

        baseMaps: root.map.baseMaps
        changeStops: root.map.changeStops
        heatStops: root.map.densityStops
        layers: root.models.layers
        look: root.look
        tallest: root.layout.clear.height - root.look.px(40)
        visible: layerPanel.opened && root.models.layers.count > 0 && !root.board
        x: root.layout.layerBar.x
        y: root.layout.layerBar.y - height - root.look.px(8)

        onClosed: layerPanel.opened = false
        onVisibleChanged: if (!layerPanel.visible) root.keysFreed() // keys are not for what can't be seen
    }
    AreaPanel {
        id: areaPanel

        function close() {
            root.map.area.clear()
            root.keysFreed()
        }

        area: root.map.area
        clock: root.clock
        commands: root.commands
        look: root.look
        ofSource: root.map.pointsSource !== ""
        runner: root.runner
        selection: root.models.selection
        tallest: root.layout.clear.height - root.look.px(80)
        visible: root.map.area.active && !root.board
        x: root.layout.banner.x // the widest stretch without a bezel
        y: root.underCrumbs

        onClosed: areaPanel.close()
        onOpened: (source, eventId) => root.eventAsked(source, eventId)
    }
    CountPanel {
        id: countPanel

        function close() {
            root.models.counted.clear()
            root.keysFreed()
        }

        clock: root.clock
        commands: root.commands
        counted: root.models.counted
        look: root.look
        runner: root.runner
        selection: root.models.selection
        tallest: root.tallest
        visible: root.models.counted.active
        x: root.board ? root.room.x + Math.round((root.room.width - width) / 2) : root.layout.banner.x
        y: root.board ? root.room.y + root.look.px(40) : root.underCrumbs

        onClosed: countPanel.close()
        onOpened: (source, eventId) => root.eventAsked(source, eventId)
    }
    WarningsPanel {
        id: warningsPanel

        property bool opened: false

        function close() {
            warningsPanel.opened = false
            root.keysFreed()
        }

        look: root.look
        tallest: root.tallest
        visible: warningsPanel.opened
        warnings: root.models.warnings
        x: root.board ? root.room.x + Math.round((root.room.width - width) / 2) : root.layout.banner.x
        y: root.board ? root.room.y + root.look.px(40) : root.layout.clear.y

        onClosed: warningsPanel.close()
    }
    MeasurePanel {
        id: measurePanel

        look: root.look
        measure: root.map.measure
        visible: root.map.measure.active && !root.board
        x: root.layout.banner.x
        y: root.underCrumbs

        onClosed: root.toggleMeasure()
        onVisibleChanged: root.keysFreed() // its keys are the scene's, not those of the button that began it
    }
    BookmarkPanel {
        id: bookmarkPanel

        property bool opened: false

        bookmarks: root.models.bookmarks
        look: root.look
        suggestion: root.map.placeName !== "" ? root.map.placeName : qsTr("View")
        tallest: Math.min(root.layout.clear.height - root.look.px(40), root.look.px(560))
        visible: bookmarkPanel.opened && !root.board
        x: root.layout.banner.x
        y: root.underCrumbs

        onClosed: bookmarkPanel.opened = false
        onKept: name => root.keepAsked(name)
        onPicked: row => {
            bookmarkPanel.opened = false
            root.viewAsked(row)
        }
        onVisibleChanged: if (!bookmarkPanel.visible) root.keysFreed()
    }
    SearchPanel {
        id: searchPanel

        property bool opened: false

        found: root.models.search
        look: root.look
        tallest: Math.min(root.layout.clear.height, root.look.px(620))
        visible: searchPanel.opened && !root.board
        x: root.layout.banner.x
        y: root.layout.clear.y

        onClosed: searchPanel.opened = false
        onPicked: place => root.placeAsked(place)
        onVisibleChanged: if (!searchPanel.visible) root.keysFreed()
    }
}
