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
        if (sceneSituation.loading && root.layout.sentence.width > 0)
            parts.push("situation")
        if (root.runner.pending > 0)
            parts.push(root.runner.pending + " queries")
        return root.scene.board ? parts : parts.concat(map.missing)
    }

    readonly property alias selection: sceneSelection
    readonly property alias layout: sceneLayout
    readonly property alias regionPath: regionPath
    readonly property alias map: map
    readonly property alias callout: callout
    readonly property alias areaPanel: areaPanel
    readonly property alias countPanel: countPanel
    readonly property alias layerPanel: layerPanel
    readonly property alias searchPanel: searchPanel
    readonly property alias foundMark: foundMark
    readonly property alias coordinateBar: coordinateBar
    readonly property alias timeBar: timeBar
    readonly property alias measurePanel: measurePanel
    readonly property alias bookmarkPanel: bookmarkPanel
    readonly property alias bookmarks: bookmarkModel
    readonly property alias lineageCard: lineageCard

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
            return root.flyToBookmark(key - Qt.Key_1)
        switch (key) {
        case Qt.Key_Escape:
            if (keys.visible)
                keys.visible = false
            else if (searchPanel.visible)
                searchPanel.opened = false
            else if (layerPanel.visible)
                layerPanel.opened = false
            else if (bookmarkPanel.visible)
                bookmarkPanel.opened = false
            else if (measurePanel.visible)
                root.toggleMeasure()
            else if (areaPanel.visible && !sceneSelection.hasEvent)
                areaPanel.close()
            else if (countPanel.visible && !sceneSelection.hasEvent)
                countPanel.close()
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
            if (measurePanel.visible)
                map.measure.takeBack()
            else
                sceneSelection.selectRegion(regionPath.above)
            return true
        case Qt.Key_M:
            return root.toggleMeasure()
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
            if (!measurePanel.visible)
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
            if (root.scene.board || layerModel.count === 0)
                return false
            root.toggleLayers()
            return true
        case Qt.Key_F: // with Ctrl: alone it is the window's
        case Qt.Key_Slash:
            return root.openSearch()
        case Qt.Key_C:
        case Qt.Key_D:
            if (!coordinateBar.visible)
                return false
            if (key === Qt.Key_C)
                coordinateBar.copy()
            else
                map.coordinates.nextDatum()
            return true
        case Qt.Key_Space:
        case Qt.Key_Comma:
        case Qt.Key_Period:
            if (key === Qt.Key_Space && measurePanel.visible) {
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
        case Qt.Key_U:
        case Qt.Key_N:
            if (!callout.shown)
                return false
            if (key === Qt.Key_U)
                callout.actions.urge()
            else
                callout.actions.beginNote()
            return true
        case Qt.Key_F1:
        case Qt.Key_Question:
            keys.visible = !keys.visible
            return true
        }
        return false
    }

    /** Panels that would lie on each other make room. */
    function toggleLayers() {
        map.area.clear()
        countPick.clear()
        searchPanel.opened = false
        bookmarkPanel.opened = false
        layerPanel.opened = !layerPanel.opened
    }

    function toggleMeasure(): bool {
        if (root.scene.board)
            return false
        map.area.clear()
        countPick.clear()
        layerPanel.opened = false
        searchPanel.opened = false
        bookmarkPanel.opened = false
        sceneSelection.clearEvent()
        map.toggleMeasure()
        return true
    }

    function toggleBookmarks(): bool {
        if (root.scene.board)
            return false
        map.area.clear()
        countPick.clear()
        map.measure.leave()
        layerPanel.opened = false
        searchPanel.opened = false
        keys.visible = false
        bookmarkPanel.opened = !bookmarkPanel.opened
        if (bookmarkPanel.opened)
            bookmarkPanel.begin()
        return true
    }

    function flyToBookmark(row: int): bool {
        const box = bookmarkModel.boxOf(row)
        if (root.scene.board || box.width <= 0)
            return false
        root.showBox(box, Theme.cameraTime)
        return true
    }

    /** What is seen between the panels: x = west, y = south, degrees. */
    function seenBox(): rect {
        const area = sceneLayout.clear
        const southWest = map.camera.toGeo(area.x, area.y + area.height)
        const northEast = map.camera.toGeo(area.x + area.width, area.y)
        return Qt.rect(southWest.x, southWest.y, northEast.x - southWest.x, northEast.y - southWest.y)
    }

    function openSearch(): bool {
        if (root.scene.board)
            return false
        map.area.clear()
        countPick.clear()
        layerPanel.opened = false
        bookmarkPanel.opened = false
        keys.visible = false
        const middle = map.camera.toGeo(sceneLayout.mapArea.x + sceneLayout.mapArea.width / 2, sceneLayout.mapArea.y + sceneLayout.mapArea.height / 2)
        searchModel.latitude = middle.y
        searchModel.longitude = middle.x
        searchPanel.opened = true
        searchPanel.begin()
        return true
    }

    /** Goes to what was found (a map of SearchModel.placeAt()): an event and a region are selected, any other place is marked. */
    function openFound(place: var) {
        searchPanel.opened = false
        foundMark.shown = false
        foundRegion.code = ""
        if (place.kind === "event") {
            root.openEvent(place.source, place.code)
            return
        }
        sceneSelection.clearEvent()
        if (place.kind === "region" || place.kind === "grid") {
            foundRegion.code = place.code
            sceneSelection.selectRegion(place.code)
            if (sceneSelection.region === "") { // the whole city
                map.goHome(Theme.cameraTime)
                return
            }
        }
        if (!place.hasPlace)
            return
        foundMark.title = place.title
        foundMark.kindText = place.kindText
        foundMark.latitude = place.lat
        foundMark.longitude = place.lon
        foundMark.shown = sceneRegions.nameOf(place.code) === "" // a district is marked by its border
        if (place.box.width > 0)
            root.showBox(place.box, Theme.cameraTime)
        else
            map.goTo(place.lat, place.lon, place.zoom)
    }

    /** Keys are for the scene again, not for a button or a panel that was used last. */
    function takeKeys() {
        for (let item = root.Window.activeFocusItem; item && item !== root; item = item.parent)
            item.focus = false
        root.forceActiveFocus()
    }

    function back() {
        if (map.markLayer.fannedCount > 0 && !sceneSelection.hasEvent) {
            map.markLayer.closeFan()
            return
        }
        if (map.areaLayer.selected !== "" && !sceneSelection.hasEvent) {
            map.areaLayer.selected = ""
            return
        }
        if (foundMark.shown && !sceneSelection.hasEvent) {
            foundMark.shown = false
            if (sceneSelection.region === "" || sceneSelection.region !== foundRegion.code)
                return
        }
        const hadEvent = sceneSelection.hasEvent
        if (sceneSelection.back() && hadEvent)
            return
        if (sceneSelection.region === "")
            map.goHome(Theme.cameraTime)
    }

    /** Which events a counter counts: CountPick.What, and the level of those that are open. */
    function openCount(what: int, level: int) {
        map.area.clear()
        map.measure.leave()
        layerPanel.opened = false
        searchPanel.opened = false
        bookmarkPanel.opened = false
        sceneSelection.clearEvent()
        countPick.pick(what, level)
    }

    /** 血缘卡 of an indicator's figure, as this scene shows it. */
    function openLineage(code: string) {
        keys.visible = false
        lineageCard.askedFrom = root.Window.activeFocusItem
        lineageCard.region = sceneSelection.effectiveRegion
        lineageCard.code = code
        lineageCard.forceActiveFocus()
    }

    function openEvent(source: string, eventId: string) {
        foundMark.shown = false
        sceneSelection.selectEvent(source, eventId)
    }

    focus: true

    // Whoever looks at the board and comes back finds the map as it was.
    onSceneChanged: {
        lineageCard.code = ""
        countPick.clear()
        if (root.scene.board) {
            bookmarkPanel.opened = false
        } else if (root.scene !== root.mapScene) {
            root.mapScene = root.scene
            Qt.callLater(() => {
                sceneSelection.clearEvent()
                map.area.clear()
                map.areaLayer.selected = ""
                map.measure.leave()
                foundMark.shown = false
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
    SceneSelection {
        id: sceneSelection

        homeRegion: root.homeRegion

        onEventChanged: flight.waiting = sceneSelection.hasEvent
        onRegionChanged: root.showRegion()
    }
    RegionModel {
        id: sceneRegions

        clock: root.clock
        from: sceneSelection.from
        parentRegion: sceneSelection.homeRegion
        runner: root.runner
        to: sceneSelection.to
    }
    RegionModel { // what lies below the selected region
        id: innerRegions

        readonly property bool outlined: regionPath.listed !== sceneSelection.homeRegion && (innerRegions.hasOutlines || innerRegions.hasZoneOutlines)

        clock: root.clock
        from: sceneSelection.from
        parentRegion: regionPath.listed
        runner: sceneSelection.region !== "" ? root.runner : null
        to: sceneSelection.to
    }
    RegionPath {
        id: regionPath

        /** The map is to go there as soon as it is known where that is. */
        property bool waited: false

        home: sceneSelection.homeRegion
        region: sceneSelection.effectiveRegion
        runner: root.runner

        onChanged: {
            if (regionPath.waited && regionPath.box.width > 0)
                root.showBox(regionPath.box, 0)
            regionPath.waited = false
        }
    }
    SituationModel {
        id: sceneSituation

        clock: root.clock
        region: sceneSelection.effectiveRegion
        runner: root.runner
    }
    WarningModel {
        id: sceneWarnings

        clock: root.clock
        runner: root.runner
    }
    LayerModel {
        id: layerModel

        areasRefused: map.areaLayer.refused + map.areasLeftOut
        clock: root.clock
        heatCount: map.heatCount < root.leastCount ? 0 : map.heatCount
        layers: root.mapScene?.layers ?? []
        runner: root.runner
    }
    EventDetail {
        id: eventDetail

        clock: root.clock
        eventId: sceneSelection.eventId
        runner: root.runner
        source: sceneSelection.eventSource

        onChanged: flight.start()
    }
    QtObject {
        id: flight

        property bool waiting: false

        function start() {
            if (!flight.waiting || !eventDetail.valid || !eventDetail.hasPlace)
                return
            flight.waiting = false
            map.goTo(eventDetail.lat, eventDetail.lon, Math.max(map.camera.zoom, root.scene.pointsSource === "" ? 14 : 5))
        }
    }

    CountPick {
        id: countPick

        clock: root.clock
        region: sceneSelection.effectiveRegion
        runner: root.runner
    }
    BookmarkModel {
        id: bookmarkModel

        file: root.bookmarksFile
    }
    SearchModel {
        id: searchModel

        active: searchPanel.visible
        clock: root.clock
        places: MapPlaces {
            file: root.mapFile
        }
        runner: root.runner
    }
    QtObject { // the region that the search went to
        id: foundRegion

        property string code: ""
    }

    function showBox(box: rect, time: int) {
        const area = sceneLayout.clear
        map.camera.fit(box.x, box.y, box.x + box.width, box.y + box.height, area.x, area.y, root.width - area.x - area.width, root.height - area.y - area.height, root.still ? 0 : time)
    }

    function showRegion() {
        if (foundRegion.code !== "" && sceneSelection.region === foundRegion.code)
            return // whoever found it flies there
        foundRegion.code = ""
        foundMark.shown = false
        const box = sceneRegions.boundsOf(sceneSelection.region)
        regionPath.waited = sceneSelection.region !== "" && !(box.width > 0)
        if (sceneSelection.region !== "" && box.width > 0)
            root.showBox(box, 0)
        else if (sceneSelection.region === "")
            map.goHome(Theme.cameraTime)
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
        language: root.language
        layout: sceneLayout
        leastCount: root.leastCount
        look: sceneLook
        division: layerModel.division
        indicator: layerModel.indicator
        layers: layerModel
        cityGrid: root.cityGrid
        mapCache: root.mapCache
        mapDatum: root.mapDatum
        mapFile: root.mapFile
        online: root.online
        pointsSource: root.mapScene?.pointsSource ?? ""
        innerRegions: innerRegions.outlined ? innerRegions : null
        keptFrom: timeBar.playback.active ? timeBar.from : 0
        keptTo: timeBar.playback.active ? timeBar.to : 0
        regions: sceneRegions
        runner: root.runner
        selection: sceneSelection
        showEvents: layerModel.showsMarks
        showChange: layerModel.showsChange
        showHeat: layerModel.showsHeat
        showAreas: layerModel.showsAreas
        showRegions: layerModel.showsRegions
        visible: !root.scene.board

        onAreaPicked: {
            countPick.clear()
            layerPanel.opened = false
            bookmarkPanel.opened = false
            searchPanel.opened = false
            sceneSelection.clearEvent()
        }
        onBackAsked: root.back()
        onEventPicked: (source, eventId) => root.openEvent(source, eventId)
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
        pointed: sceneSelection.pointed
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
            pinLatitude: eventDetail.lat
            pinLevel: eventDetail.level
            pinLongitude: eventDetail.lon
            pinned: sceneSelection.hasEvent && eventDetail.valid && eventDetail.hasPlace
        }
    }
    Connections {
        enabled: !overlay.wanted
        target: root.Window.window

        // Qt Location takes longer to load than the rest: the picture comes first.
        function onFrameSwapped() {
            overlay.wanted = sceneSelection.hasEvent
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
        warnings: sceneWarnings
        width: root.width

        onHealthRequested: root.healthRequested()
        onSceneRequested: id => root.sceneRequested(id)
    }
    SituationLine {
        groundsTop: sceneLayout.grounds.y - sceneLayout.sentence.y
        height: sceneLayout.grounds.y + sceneLayout.grounds.height - sceneLayout.sentence.y
        look: sceneLook
        origin: sceneLayout.sentence.x
        past: sceneSelection.hasWindow
        seamMargin: sceneLayout.seamMargin
        seams: sceneLayout.seams
        situation: sceneSituation
        visible: sceneLayout.sentence.width > 0
        width: sceneLayout.sentence.width
        x: sceneLayout.sentence.x
        y: sceneLayout.sentence.y
    }
    Repeater {
        model: root.scene.grid ? sceneLayout.panels : []

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

            by: host.modelData.by
            clock: root.clock
            code: host.modelData.code
            codes: host.modelData.codes
            columns: host.modelData.columns
            commands: root.commands
            days: host.modelData.days
            health: root.health
            height: host.modelData.rect.height
            look: sceneLook
            rows: host.modelData.rows
            runner: root.runner
            seamMargin: sceneLayout.seamMargin
            seams: sceneLayout.seams.map(seam => seam - host.modelData.rect.x).filter(seam => seam > -sceneLayout.seamMargin && seam < host.modelData.rect.width + sceneLayout.seamMargin)
            selection: sceneSelection
            source: host.modelData.source
            target: host.modelData.target
            title: host.modelData.title
            type: host.modelData.type
            width: host.modelData.rect.width
            x: host.modelData.rect.x
            y: host.modelData.rect.y

            onCountAsked: (what, level) => root.openCount(what, level)
            onFigureAsked: code => root.openLineage(code)
            onOpened: (source, eventId) => root.openEvent(source, eventId)
        }
    }
    RegionCrumbs {
        look: sceneLook
        path: regionPath
        visible: sceneSelection.region !== "" && !root.scene.board
        x: sceneLayout.clear.x
        y: sceneLayout.clear.y

        onPicked: code => sceneSelection.selectRegion(code)
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
    MapEdges {
        visible: !root.scene.board
        counts: map.edgeCounts
        height: sceneLayout.clear.height
        look: sceneLook
        width: sceneLayout.clear.width
        x: sceneLayout.clear.x
        y: sceneLayout.clear.y

        onActivated: map.zoomBy(-.5)
    }
    CoordinateBar {
        id: coordinateBar

        look: sceneLook
        readout: map.coordinates
        visible: map.coordinates.known && !root.scene.board
        x: sceneLayout.clear.x + sceneLayout.clear.width - width
        y: sceneLayout.clear.y + sceneLayout.clear.height - height
    }
    Timer { // coordinates of no pointer any more: nobody reads them
        interval: 15000
        running: coordinateBar.visible && !map.pointed && !coordinateBar.hovered
        onTriggered: map.coordinates.look(NaN, NaN)
    }
    MapTools {
        look: sceneLook
        listing: bookmarkPanel.visible
        measuring: measurePanel.visible
        visible: !root.scene.board
        x: sceneLayout.tools.x
        y: sceneLayout.tools.y

        onHomeAsked: map.goHome(Theme.cameraTime)
        onMeasureAsked: root.toggleMeasure()
        onSearchAsked: root.openSearch()
        onViewsAsked: root.toggleBookmarks()
        onZoomed: steps => map.zoomBy(steps)
    }
    LayerBar {
        layers: layerModel
        look: sceneLook
        most: sceneLayout.layerBar.width
        opened: layerPanel.visible
        visible: layerModel.count > 0 && !root.scene.board
        x: sceneLayout.layerBar.x
        y: sceneLayout.layerBar.y

        onOpenAsked: root.toggleLayers()
    }
    MapLegend {
        areas: layerModel.showsAreas
        figureDirection: map.regionFigures.directionText
        figureLeast: map.regionFigures.leastText
        figureMost: map.regionFigures.mostText
        figureName: layerModel.indicator !== "" ? map.regionFigures.name : ""
        figurePatterns: map.regionFigures.patternText
        figureStops: map.figureLayer.stops
        change: layerModel.showsChange
        heat: layerModel.showsHeat || layerModel.showsChange || layerModel.division !== ""
        heatMaximum: layerModel.division !== "" ? map.cellLayer.maximum : map.heatMaximum
        least: root.leastCount
        heatStops: layerModel.division !== "" ? map.densityStops : map.heatStops
        look: sceneLook
        margin: sceneLayout.seamMargin
        marks: layerModel.showsMarks
        unrated: root.scene.pointsSource !== ""
        visible: !root.scene.board
        metersPerPixel: map.camera.metersPerPixel
        origin: sceneLayout.legend.x
        seams: sceneLayout.seams
        width: sceneLayout.legend.width
        x: sceneLayout.legend.x
        y: sceneLayout.legend.y
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
        selection: sceneSelection
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
        detail: eventDetail
        look: sceneLook
        shown: sceneSelection.hasEvent && eventDetail.valid && !root.scene.board
        anchors.fill: parent

        onClosed: root.back()
    }
    LayerPanel {
        id: layerPanel

        property bool opened: false

        baseMaps: map.baseMaps
        changeStops: map.changeStops
        heatStops: map.densityStops
        layers: layerModel
        look: sceneLook
        tallest: sceneLayout.clear.height - sceneLook.px(40)
        visible: layerPanel.opened && layerModel.count > 0 && !root.scene.board
        x: sceneLayout.layerBar.x
        y: sceneLayout.layerBar.y - height - sceneLook.px(8)

        onClosed: layerPanel.opened = false
        onVisibleChanged: if (!layerPanel.visible) root.takeKeys() // keys are not for what can't be seen
    }
    AreaPanel {
        id: areaPanel

        function close() {
            map.area.clear()
            root.takeKeys()
        }

        area: map.area
        clock: root.clock
        commands: root.commands
        look: sceneLook
        ofSource: map.pointsSource !== ""
        runner: root.runner
        selection: sceneSelection
        tallest: sceneLayout.clear.height - sceneLook.px(80)
        visible: map.area.active && !root.scene.board
        x: sceneLayout.banner.x // the widest stretch without a bezel
        y: sceneLayout.clear.y + (sceneSelection.region !== "" ? sceneLook.px(40) : 0)

        onClosed: areaPanel.close()
        onOpened: (source, eventId) => root.openEvent(source, eventId)
    }
    CountPanel {
        id: countPanel

        function close() {
            countPick.clear()
            root.takeKeys()
        }

        clock: root.clock
        commands: root.commands
        counted: countPick
        look: sceneLook
        regionName: regionPath.steps.length > 0 ? regionPath.steps[regionPath.steps.length - 1].name : ""
        runner: root.runner
        selection: sceneSelection
        tallest: sceneLayout.clear.height - sceneLook.px(80)
        visible: countPick.active && !root.scene.board
        x: sceneLayout.banner.x // the widest stretch without a bezel
        y: sceneLayout.clear.y + (sceneSelection.region !== "" ? sceneLook.px(40) : 0)

        onClosed: countPanel.close()
        onOpened: (source, eventId) => root.openEvent(source, eventId)
    }
    MeasurePanel {
        id: measurePanel

        look: sceneLook
        measure: map.measure
        visible: map.measure.active && !root.scene.board
        x: sceneLayout.banner.x // the widest stretch without a bezel
        y: sceneLayout.clear.y + (sceneSelection.region !== "" ? sceneLook.px(40) : 0)

        onClosed: root.toggleMeasure()
        onVisibleChanged: root.takeKeys() // its keys are the scene's, not those of the button that began it
    }
    BookmarkPanel {
        id: bookmarkPanel

        property bool opened: false

        bookmarks: bookmarkModel
        look: sceneLook
        suggestion: map.placeName !== "" ? map.placeName : qsTr("View")
        tallest: Math.min(sceneLayout.clear.height - sceneLook.px(40), sceneLook.px(560))
        visible: bookmarkPanel.opened && !root.scene.board
        x: sceneLayout.banner.x // the widest stretch without a bezel
        y: sceneLayout.clear.y + (sceneSelection.region !== "" ? sceneLook.px(40) : 0)

        onClosed: bookmarkPanel.opened = false
        onKept: name => bookmarkModel.add(name, root.seenBox())
        onPicked: row => {
            bookmarkPanel.opened = false
            root.flyToBookmark(row)
        }
        onVisibleChanged: if (!bookmarkPanel.visible) root.takeKeys() // as above
    }
    SearchPanel {
        id: searchPanel

        property bool opened: false

        found: searchModel
        look: sceneLook
        tallest: Math.min(sceneLayout.clear.height, sceneLook.px(620))
        visible: searchPanel.opened && !root.scene.board
        x: sceneLayout.banner.x // the widest stretch without a bezel
        y: sceneLayout.clear.y

        onClosed: searchPanel.opened = false
        onPicked: place => root.openFound(place)
        onVisibleChanged: if (!searchPanel.visible) root.takeKeys() // as above
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
