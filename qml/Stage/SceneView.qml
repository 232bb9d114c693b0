pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Tonglan.Data
import Tonglan.Lineage
import Tonglan.Map
import Tonglan.Panels
import Tonglan.Ui

/** One scene at the exact size of this item: the map as the room, panels on both sides of it, one sentence above. */
FocusScope {
    id: root

    required property QueryRunner runner
    required property WallClock clock
    required property HealthModel health
    required property CommandModel commands
    required property SceneObject scene
    required property string homeRegion
    property string mapCache
    property string bookmarksFile: ""
    /** Where exported rows go; empty: nowhere. */
    property string exportFolder: ""
    required property string mapFile
    /** What the settings say of the datum of its tiles; empty: nothing. */
    property string mapDatum: ""
    /** A grid of the city's own, as CoordinateReadout takes it. */
    property var cityGrid: undefined
    property OnlineTiles online: null
    required property string language
    required property string theme
    property list<SceneObject> scenes: []
    /** Fewer events together are not shown to whoever stands here. */
    property int leastCount: 0
    property string organisation: ""
    property bool demo: false
    property bool still: false
    property real unit: 0

    /** Every panel, layer and tile of this scene is there. */
    readonly property bool complete: root.missing.length === 0
    /** What is not there yet, by name. */
    readonly property list<string> missing: {
        const parts = []
        if (!root.runner.hasData)
            parts.push("data")
        for (let i = 0; i < hosts.count; ++i) {
            const host = hosts.itemAt(i) as PanelHost
            if (host && !host.complete)
                parts.push("panel " + host.type)
        }
        if (timeBar.visible && !timeBar.complete)
            parts.push("time bar")
        if (!lineageCard.complete)
            parts.push("lineage")
        if (tickerBar.visible && !tickerBar.complete)
            parts.push("ticker")
        if (models.situation.loading && root.layout.sentence.width > 0)
            parts.push("situation")
        if (root.runner.pending > 0)
            parts.push(root.runner.pending + " queries")
        return root.scene.board ? parts : parts.concat(map.missing)
    }

    readonly property SceneSelection selection: models.selection
    readonly property RegionPath regionPath: models.path
    readonly property BookmarkModel bookmarks: models.bookmarks
    readonly property alias layout: sceneLayout
    readonly property alias map: map
    readonly property alias callout: callout
    readonly property alias areaPanel: drawers.areaPanel
    readonly property alias countPanel: drawers.countPanel
    readonly property alias warningsPanel: drawers.warningsPanel
    readonly property alias layerPanel: drawers.layerPanel
    readonly property alias searchPanel: drawers.searchPanel
    readonly property alias measurePanel: drawers.measurePanel
    readonly property alias bookmarkPanel: drawers.bookmarkPanel
    readonly property alias ruleMarks: ruleMarks
    readonly property alias foundMark: foundMark
    readonly property alias coordinateBar: furniture.coordinateBar
    readonly property alias timeBar: timeBar
    readonly property alias lineageCard: lineageCard
    readonly property alias flight: flight

    /** The scene that the map is of: on a board, the one before it. */
    property SceneObject mapScene: null

    signal sceneRequested(id: string)
    /** Feeds and sources are to be shown in full. */
    signal healthRequested
    /** The board has been read. */
    signal boardClosed

    /** What a key does here; false if it does nothing. */
    function handleKey(key: int, text: string, modifiers: int): bool {
        if (lineageCard.visible) // what lies below is not meant
            return lineageCard.handleKey(key) || key !== Qt.Key_F11
        if (modifiers & Qt.ControlModifier && key >= Qt.Key_1 && key <= Qt.Key_9)
            return !root.scene.board && flight.toBookmark(key - Qt.Key_1)
        switch (key) {
        case Qt.Key_Escape:
            if (keys.visible)
                keys.visible = false
            else if (drawers.back())
                return true
            else if (root.scene.board)
                root.boardClosed()
            else
                root.back()
            return true
        case Qt.Key_R:
            root.health.retry()
            return true
        case Qt.Key_Home:
            map.goHome(Theme.cameraTime)
            return true
        case Qt.Key_Backspace:
            if (drawers.measurePanel.visible)
                map.measure.takeBack()
            else
                models.selection.selectRegion(models.path.above)
            return true
        case Qt.Key_M:
            return drawers.toggleMeasure()
        case Qt.Key_B:
            return root.toggleBookmarks()
        case Qt.Key_Left:
        case Qt.Key_Right:
        case Qt.Key_Up:
        case Qt.Key_Down:
            if (!(modifiers & Qt.ShiftModifier) || root.scene.board)
                return false
            map.step(key === Qt.Key_Left ? 1 : key === Qt.Key_Right ? -1 : 0, key === Qt.Key_Up ? 1 : key === Qt.Key_Down ? -1 : 0)
            return true
        case Qt.Key_Return:
        case Qt.Key_Enter:
            if (!drawers.measurePanel.visible)
                return false
            map.measure.end()
            return true
        case Qt.Key_Plus:
        case Qt.Key_Equal:
            map.zoomBy(1)
            return true
        case Qt.Key_Minus:
            map.zoomBy(-1)
            return true
        case Qt.Key_L:
            return drawers.toggleLayers()
        case Qt.Key_F: // with Ctrl: alone it is the window's
        case Qt.Key_Slash:
            return root.openSearch()
        case Qt.Key_C:
        case Qt.Key_D:
            if (!furniture.coordinateBar.visible)
                return false
            if (key === Qt.Key_C)
                furniture.coordinateBar.copy()
            else
                map.coordinates.nextDatum()
            return true
        case Qt.Key_Space:
        case Qt.Key_Comma:
        case Qt.Key_Period:
            if (key === Qt.Key_Space && drawers.measurePanel.visible) {
                map.measureAtCross()
                return true
            }
            if (!timeBar.visible)
                return false
            if (key === Qt.Key_Space)
                timeBar.playback.toggle()
            else
                timeBar.playback.step(key === Qt.Key_Comma ? -1 : 1)
            return true
        case Qt.Key_S:
            sceneLook.sources = !sceneLook.sources
            return true
        case Qt.Key_F1:
        case Qt.Key_Question:
            keys.visible = !keys.visible
            return true
        }
        return key >= Qt.Key_A && key <= Qt.Key_Z && callout.shown && callout.actions.handleLetter(String.fromCharCode(key))
    }

    function panelOf(type: string): Item {
        for (let i = 0; i < hosts.count; ++i) {
            const host = hosts.itemAt(i) as PanelHost
            if (host?.type === type)
                return host.item as Item
        }
        return null
    }

    /** The keys of the operators' console come before those that a scene else has. False if this scene has none, or the key is nothing to it. */
    function handleConsoleKey(key: int, modifiers: int): bool {
        const queue = root.panelOf("queue") as QueuePanel
        if (!queue || lineageCard.visible || keys.visible || modifiers & ~Qt.KeypadModifier & ~Qt.ShiftModifier)
            return false
        const sheet = root.panelOf("case") as CasePanel
        return queue.handleKey(key) || sheet?.shown && key >= Qt.Key_A && key <= Qt.Key_Z && sheet.actions.handleLetter(String.fromCharCode(key))
    }

    function toggleBookmarks(): bool {
        keys.visible = false
        return drawers.toggleBookmarks()
    }

    function openSearch(): bool {
        keys.visible = false
        return drawers.openSearch()
    }

    /** Goes to what was found (a map of SearchModel.placeAt()): an event and a region are selected, any other place is marked. */
    function openFound(place: var) {
        drawers.searchPanel.opened = false
        if (place.kind === "event")
            root.openEvent(place.source, place.code)
        else
            flight.toFound(place)
    }

    /** Keys are for the scene again, not for a button or a panel that was used last. */
    function takeKeys() {
        for (let item = root.Window.activeFocusItem; item && item !== root; item = item.parent)
            item.focus = false
        root.forceActiveFocus()
    }

    function back() {
        if (map.markLayer.fannedCount > 0 && !models.selection.hasEvent) {
            map.markLayer.closeFan()
            return
        }
        if (map.areaLayer.selected !== "" && !models.selection.hasEvent) {
            map.areaLayer.selected = ""
            return
        }
        if (!models.selection.hasEvent && flight.takeMarkBack())
            return
        const hadEvent = models.selection.hasEvent
        if (models.selection.back() && hadEvent)
            return
        if (models.selection.region === "")
            map.goHome(Theme.cameraTime)
    }

    /** 血缘卡 of an indicator's figure, as this scene shows it. */
    function openLineage(code: string) {
        keys.visible = false
        lineageCard.askedFrom = root.Window.activeFocusItem
        lineageCard.region = models.selection.effectiveRegion
        lineageCard.code = code
        lineageCard.forceActiveFocus()
    }

    /** Where a clause of the situation or a matter for attention comes from: a target as of SituationModel. */
    function openTarget(target: var) {
        drawers.warningsPanel.opened = false
        switch (target.kind) {
        case SituationModel.Indicator:
            root.openLineage(target.code)
            break
        case SituationModel.Events:
            if (target.district !== "")
                models.selection.selectRegion(target.district)
            drawers.openCount({what: target.overdue ? CountPick.Overdue : CountPick.Open, number: target.level})
            break
        case SituationModel.Event:
            root.openEvent(target.source, target.code)
            break
        case SituationModel.Warnings:
            drawers.openWarnings()
        }
    }

    function openEvent(source: string, eventId: string) {
        flight.forget()
        models.selection.selectEvent(source, eventId)
    }

    focus: true

    // Whoever looks at the board and comes back finds the map as it was.
    onSceneChanged: {
        lineageCard.code = ""
        models.counted.clear()
        drawers.warningsPanel.opened = false
        if (root.scene.board) {
            drawers.bookmarkPanel.opened = false
        } else if (root.scene !== root.mapScene) {
            root.mapScene = root.scene
            Qt.callLater(() => {
                models.selection.clearEvent()
                map.area.clear()
                map.areaLayer.selected = ""
                map.measure.leave()
                flight.forget()
                map.goHome(0)
            })
        }
    }

    Look {
        id: sceneLook

        still: root.still
        theme: root.theme
        u: sceneLayout.unit
    }
    StageLayout {
        id: sceneLayout

        bannerShown: banner.shown
        height: root.height
        language: root.language
        scene: root.scene
        unitOverride: root.unit
        width: root.width

        onHomeLatitudeChanged: if (sceneLayout.width > 0 && map.camera) map.goHome(0)
    }
    SceneModels {
        id: models

        areasRefused: map.areaLayer.refused + map.areasLeftOut
        bookmarksFile: root.bookmarksFile
        clock: root.clock
        heatCount: map.heatCount < root.leastCount ? 0 : map.heatCount
        homeRegion: root.homeRegion
        mapFile: root.mapFile
        mapScene: root.mapScene
        runner: root.runner
        searching: drawers.searchPanel.visible
    }
    MapFlight {
        id: flight

        eventZoom: root.scene.pointsSource === "" ? 14 : 5
        layout: sceneLayout
        map: map
        mark: foundMark
        models: models
        still: root.still
    }
    Rectangle {
        anchors.fill: parent
        color: sceneLook.colors.mapSea
    }
    SceneMap {
        id: map

        anchors.fill: parent
        approval: root.mapScene?.approval ?? ""
        clock: root.clock
        covered: ruleMarks.rects
        language: root.language
        layout: sceneLayout
        leastCount: root.leastCount
        look: sceneLook
        division: models.layers.division
        indicator: models.layers.indicator
        layers: models.layers
        cityGrid: root.cityGrid
        mapCache: root.mapCache
        mapDatum: root.mapDatum
        mapFile: root.mapFile
        online: root.online
        pointsSource: root.mapScene?.pointsSource ?? ""
        innerRegions: models.outlined
        keptFrom: timeBar.playback.active ? timeBar.from : 0
        keptTo: timeBar.playback.active ? timeBar.to : 0
        regions: models.regions
        runner: root.runner
        selection: models.selection
        showEvents: models.layers.showsMarks
        showChange: models.layers.showsChange
        showHeat: models.layers.showsHeat
        showAreas: models.layers.showsAreas
        showRegions: models.layers.showsRegions
        visible: !root.scene.board

        onAreaPicked: {
            models.counted.clear()
            drawers.closeLists()
            models.selection.clearEvent()
        }
        onBackAsked: root.back()
        onEventPicked: (source, eventId) => root.openEvent(source, eventId)
    }
    RuleMarks {
        id: ruleMarks

        anchors.fill: parent
        camera: map.camera
        clear: sceneLayout.clear
        look: sceneLook
        obstacles: [...(models.layers.showsMarks ? map.markLayer.markerRects : []), ...sceneLayout.seamRects]
        opacity: models.layers.rulesOpacity
        ruled: models.ruled
        visible: models.layers.showsRules && !root.scene.board && !models.selection.hasWindow

        onFigureAsked: (code, region) => {
            if (region !== models.selection.effectiveRegion)
                models.selection.selectRegion(region)
            root.openLineage(code)
        }
    }
    FoundMark {
        id: foundMark

        anchors.fill: parent
        camera: map.camera
        look: sceneLook
        visible: foundMark.shown && !root.scene.board
    }
    PointedMark {
        anchors.fill: parent
        camera: map.camera
        clear: sceneLayout.clear
        look: sceneLook
        pointed: models.selection.pointed
        visible: !root.scene.board
    }
    Loader {
        id: overlay

        property bool wanted: false

        active: overlay.wanted
        anchors.fill: parent

        sourceComponent: MapOverlay {
            camera: map.camera
            look: sceneLook
            pinLatitude: models.detail.lat
            pinLevel: models.detail.level
            pinLongitude: models.detail.lon
            pinned: models.selection.hasEvent && models.detail.valid && models.detail.hasPlace
        }
    }
    Connections {
        enabled: !overlay.wanted
        target: root.Window.window

        // Qt Location takes longer to load than the rest: the picture comes first.
        function onFrameSwapped() {
            overlay.wanted = models.selection.hasEvent
        }
    }
    Scrims {
        anchors.fill: parent
        layout: sceneLayout
        look: sceneLook
        visible: !root.scene.board
    }
    Rectangle {
        anchors.fill: parent
        color: sceneLook.colors.bgBase
        visible: root.scene.board
    }
    DeskGround {
        anchors.fill: parent
        layout: sceneLayout
        look: sceneLook
        visible: root.scene.desk
    }
    HeaderBar {
        clock: root.clock
        demo: root.demo || root.health.demo
        health: root.health
        height: sceneLayout.header.height
        language: root.language
        layout: sceneLayout
        look: sceneLook
        organisation: root.organisation
        sceneId: root.scene.sceneId
        scenes: root.scenes
        warnings: models.warnings
        width: root.width

        onHealthRequested: root.healthRequested()
        onSceneRequested: id => root.sceneRequested(id)
    }
    SituationLine {
        groundsTop: sceneLayout.grounds.y - sceneLayout.sentence.y
        height: sceneLayout.grounds.y + sceneLayout.grounds.height - sceneLayout.sentence.y
        look: sceneLook
        origin: sceneLayout.sentence.x
        past: models.selection.hasWindow
        seamMargin: sceneLayout.seamMargin
        seams: sceneLayout.seams
        situation: models.situation
        visible: sceneLayout.sentence.width > 0
        width: sceneLayout.sentence.width
        x: sceneLayout.sentence.x
        y: sceneLayout.sentence.y

        onAsked: target => root.openTarget(target)
    }
    Repeater {
        model: root.scene.grid || root.scene.desk ? sceneLayout.panels : []

        Rectangle {
            required property var modelData

            color: sceneLook.colors.bgPanel
            height: modelData.ground.height
            radius: sceneLook.px(Theme.radius)
            width: modelData.ground.width
            x: modelData.ground.x
            y: modelData.ground.y
        }
    }
    Repeater {
        id: hosts

        model: sceneLayout.panels

        PanelHost {
            id: host

            required property var modelData

            answers: host.modelData.answers
            bare: root.scene.desk
            by: host.modelData.by
            clock: root.clock
            code: host.modelData.code
            codes: host.modelData.codes
            columns: host.modelData.columns
            commands: root.commands
            days: host.modelData.days
            detail: models.detail
            exportFolder: root.exportFolder
            health: root.health
            height: host.modelData.rect.height
            look: sceneLook
            rows: host.modelData.rows
            ruled: models.ruled
            runner: root.runner
            seamMargin: sceneLayout.seamMargin
            seams: sceneLayout.seams.map(seam => seam - host.modelData.rect.x).filter(seam => seam > -sceneLayout.seamMargin && seam < host.modelData.rect.width + sceneLayout.seamMargin)
            selection: models.selection
            situation: models.situation
            source: host.modelData.source
            target: host.modelData.target
            title: host.modelData.title
            type: host.modelData.type
            width: host.modelData.rect.width
            x: host.modelData.rect.x
            y: host.modelData.rect.y

            onCountAsked: choice => drawers.openCount(choice)
            onFigureAsked: code => root.openLineage(code)
            onOpened: (source, eventId) => root.openEvent(source, eventId)
            onTargetAsked: target => root.openTarget(target)
        }
    }
    LinkBanner {
        id: banner

        always: root.scene.board
        health: root.health
        height: sceneLayout.banner.height
        look: sceneLook
        onBoard: root.scene.board
        width: sceneLayout.banner.width
        x: sceneLayout.banner.x
        y: sceneLayout.banner.y

        onActivated: root.healthRequested()
    }
    MapFurniture {
        id: furniture

        anchors.fill: parent
        layout: sceneLayout
        leastCount: root.leastCount
        listingLayers: drawers.layerPanel.visible
        listingViews: drawers.bookmarkPanel.visible
        look: sceneLook
        map: map
        measuring: drawers.measurePanel.visible
        models: models
        rules: ruleMarks.visible && ruleMarks.places.length > 0
        unrated: root.scene.pointsSource !== ""
        visible: !root.scene.board

        onLayersAsked: drawers.toggleLayers()
        onMeasureAsked: drawers.toggleMeasure()
        onSearchAsked: root.openSearch()
        onViewsAsked: root.toggleBookmarks()
    }
    TimeBar {
        id: timeBar

        clock: root.clock
        live: root.health.linkState === HealthModel.Live
        recorded: root.health.linkState === HealthModel.Recorded
        height: sceneLayout.timeline.height
        look: sceneLook
        runner: root.runner
        seamMargin: sceneLayout.seamMargin
        seams: sceneLayout.seams.map(seam => seam - sceneLayout.timeline.x)
        selection: models.selection
        visible: sceneLayout.timeline.width > 0
        width: sceneLayout.timeline.width
        x: sceneLayout.timeline.x
        y: sceneLayout.timeline.y
    }
    TickerBar {
        id: tickerBar

        attribution: root.scene.board ? "" : map.attribution
        clock: root.clock
        health: root.health
        height: sceneLayout.ticker.height
        look: sceneLook
        runner: root.runner
        seamMargin: sceneLayout.seamMargin
        seams: sceneLayout.seams
        visible: sceneLayout.ticker.width > 0
        width: root.width
        y: sceneLayout.ticker.y
    }
    Label { // a scene without a ticker still says whose map it is
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        anchors.rightMargin: sceneLook.px(Theme.margin)
        look: sceneLook
        size: Theme.metaSize
        text: map.attribution
        tone: 3
        visible: !tickerBar.visible && !root.scene.board
    }
    EventCallout {
        id: callout

        camera: map.camera
        clear: sceneLayout.clear
        commands: root.commands
        detail: models.detail
        look: sceneLook
        shown: models.selection.hasEvent && models.detail.valid && !root.scene.board
        anchors.fill: parent

        onClosed: root.back()
    }
    SceneDrawers {
        id: drawers

        anchors.fill: parent
        board: root.scene.board
        clock: root.clock
        commands: root.commands
        layout: sceneLayout
        look: sceneLook
        map: map
        models: models
        room: lineageCard.room
        runner: root.runner

        onEventAsked: (source, eventId) => root.openEvent(source, eventId)
        onKeepAsked: name => models.bookmarks.add(name, flight.seenBox())
        onKeysFreed: root.takeKeys()
        onPlaceAsked: place => root.openFound(place)
        onViewAsked: row => flight.toBookmark(row)
    }
    Connections {
        target: timeBar.playback

        function onStateChanged() {
            if (!timeBar.playback.active && timeBar.activeFocus)
                root.takeKeys() // keys are not for what can't be seen
        }
    }
    Rectangle { // what is shown has been: nobody shall take it for now
        objectName: "playbackFrame"
        anchors.fill: parent
        border.color: sceneLook.colors.text1
        border.width: Math.max(2, Math.round(sceneLook.px(2)))
        color: "transparent"
        visible: timeBar.playback.active && !root.scene.board
    }
    LineageCard {
        id: lineageCard

        /** What had the keys before. */
        property Item askedFrom: null

        anchors.fill: parent
        clock: root.clock
        commands: root.commands
        exportFolder: root.exportFolder
        ruled: models.ruled
        sceneLook: sceneLook
        room: sceneLayout.dialog
        runner: root.runner
        uses: lineageCard.code === "" ? [] : root.scenes.filter(scene => scene.shows(lineageCard.code, root.runner.isRegistered(lineageCard.code))).map(scene => scene.titleIn(root.language))

        onClosed: {
            lineageCard.code = ""
            root.takeKeys()
            if (lineageCard.askedFrom instanceof FigureTarget) // whoever came by keys goes on from there
                lineageCard.askedFrom.forceActiveFocus()
            lineageCard.askedFrom = null
        }
    }
    KeySheet {
        id: keys

        anchors.centerIn: parent
        look: sceneLook
        visible: false
    }
}
