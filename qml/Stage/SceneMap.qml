import QtQuick
import Tonglan.Data
import Tonglan.Map
import Tonglan.Ui

/** The map that a scene stands on: one camera, our layers, and what the pointer does to them. */
Item {
    id: root

    required property Look look
    required property StageLayout layout
    required property QueryRunner runner
    required property WallClock clock
    required property SceneSelection selection
    required property RegionModel regions
    /** What lies below the selected region; null: nothing with outlines. */
    property RegionModel innerRegions: null
    property string mapCache ///< Folder in which the first picture of the map is kept for the next start.
    required property string mapFile
    /** What the settings say of the datum of its tiles; empty: nothing. */
    property string mapDatum: ""
    /** A grid of the city's own, as CoordinateReadout takes it. */
    property var cityGrid: undefined
    property OnlineTiles online: null ///< Pictures that lie on the map of the file.
    property string pointsSource: ""
    property bool showEvents: true
    /** Heat shows how much more or less there is than a week ago. */
    property bool showChange: false
    property bool showHeat: true
    property bool showRegions: true
    property bool showAreas: false
    /** Where fewer events than this lie together, map and lists of an area show none. */
    property int leastCount: 0
    /** What events are counted in, as areas in colours; empty: they are not. */
    property string division: ""
    /** Whose newest readings colour the districts; empty: nobody's. */
    property string indicator: ""
    property LayerModel layers: null
    /** All points of this stretch of time are kept at hand: windows in it follow one another in a playback. */
    property real keptFrom: 0
    property real keptTo: 0
    property string language: "zh_CN"

    readonly property alias area: pickedArea
    readonly property alias baseMaps: baseMapModel
    readonly property alias camera: mapCamera
    readonly property alias coordinates: place
    readonly property alias measure: ruler
    readonly property alias pointed: pointer.containsMouse
    readonly property var edgeCounts: root.showEvents ? events.edgeCounts : ({})
    readonly property int heatCount: root.division !== "" ? points.everywhere.count : points.recent.count
    readonly property alias heatStops: heat.legendStops
    readonly property alias heatLayer: heat
    readonly property alias cellLayer: cells
    readonly property alias regionLayer: districts
    readonly property alias labelLayer: labels
    readonly property alias areaLayer: marked
    /** What is said about the marked-out area, or the district's figure, under the pointer. */
    readonly property int areasLeftOut: markedAreas.leftOut
    readonly property alias areaWords: words.areaText
    readonly property alias figureWords: words.figureText
    readonly property alias figureLayer: figures
    readonly property alias regionFigures: districtFigures
    readonly property alias markLayer: events
    /** Where other things lie on the map that names keep off. */
    property list<rect> covered: []
    readonly property alias densityStops: heat.densityStops
    readonly property alias changeStops: heat.differenceStops
    readonly property alias heatMaximum: heat.legendMaximum
    /** 审图号 that the scene states; empty: none. */
    property string approval: ""
    readonly property list<string> approvals: [root.approval, ...baseMap.approvals].filter((number, at, all) => number !== "" && all.indexOf(number) === at)
    readonly property string attribution: [points.open.credit, baseMap.attribution, root.approvals.length > 0 ? qsTr("map approval %1").arg(root.approvals.join(qsTr(", "))) : "", root.onlineTrouble].filter(part => part !== "").join(" · ")
    /** Said where the map's origin is said: what is seen may be older, or another map, than what was asked for. */
    readonly property string onlineTrouble: baseMap.onlineUnusable > 0 ? qsTr("%n online map(s) not shown: wrongly configured", "", baseMap.onlineUnusable) : baseMap.onlineLate ? qsTr("online map incomplete: stored parts are shown") : ""
    /** Of the district in the middle of what is seen; empty: there is none. */
    readonly property string placeName: {
        mapCamera.zoom + mapCamera.latitude + mapCamera.longitude // it is asked anew when the map moves
        return root.regions.nameOf(districts.regionAt(root.middle.x, root.middle.y))
    }
    readonly property point middle: Qt.point(root.layout.mapArea.x + root.layout.mapArea.width / 2, root.layout.mapArea.y + root.layout.mapArea.height / 2)
    readonly property bool atHome: Math.abs(mapCamera.zoom - root.layout.homeZoom) < .01
    /** What is not drawn yet, in words; empty when the map is whole. */
    readonly property list<string> missing: {
        const parts = []
        if ((root.mapFile !== "" || root.online) && !baseMap.complete)
            parts.push(baseMap.errorText !== "" ? "map: " + baseMap.errorText : baseMap.missingTiles > 0 ? "map: " + baseMap.missingTiles + " tiles" : "map")
        if (root.mapFile !== "" && !labels.complete)
            parts.push("labels")
        if (heat.visible && !heat.complete)
            parts.push("heat")
        if (cells.visible && !cells.complete)
            parts.push("counts by area")
        if (root.showRegions && !districts.complete)
            parts.push("districts")
        if (root.showEvents && !events.complete)
            parts.push("marks")
        if (root.showAreas && !marked.complete)
            parts.push("areas")
        if (root.indicator !== "" && !figures.complete)
            parts.push("figures by district")
        return parts
    }

    /** What was pointed at is open: the rows behind a cell or behind the heat. */
    signal areaPicked

    onDivisionChanged: pickedArea.clear() // there is no such cell any more
    onIndicatorChanged: words.forget()
    onShowAreasChanged: {
        marked.selected = ""
        words.forget()
    }

    signal eventPicked(source: string, eventId: string)
    signal backAsked

    function goHome(time: int) {
        mapCamera.flyTo(root.layout.homeLatitude, root.layout.homeLongitude, root.layout.homeZoom, root.look.still ? 0 : time)
    }

    function goTo(latitude: real, longitude: real, zoom: real) {
        mapCamera.flyTo(latitude, longitude, zoom, root.look.still ? 0 : Theme.cameraTime)
    }

    /** The coordinates under the pointer; where it was last, when it has left the map. */
    function readPlace() {
        if (!pointer.there && ruler.active) {
            const below = mapCamera.toGeo(root.middle.x, root.middle.y)
            ruler.point(below.y, below.x)
        }
        if (!pointer.containsMouse || !pointer.isThere())
            return
        const geo = mapCamera.toGeo(pointer.mouseX, pointer.mouseY)
        place.look(geo.y, geo.x)
        ruler.point(geo.y, geo.x)
    }

    function zoomBy(steps: real) {
        mapCamera.zoomAround(root.middle.x, root.middle.y, steps)
    }

    /** A step of a keyboard, to the right and down where positive. */
    function step(right: int, down: int) {
        mapCamera.stop()
        mapCamera.panBy(right * root.look.px(80), down * root.look.px(80))
    }

    Camera {
        id: mapCamera

        height: root.height
        maximumZoom: 18
        minimumZoom: 2
        offsetX: root.layout.mapArea.x + root.layout.mapArea.width / 2 - root.width / 2
        offsetY: root.layout.mapArea.y + root.layout.mapArea.height / 2 - root.height / 2
        width: root.width
    }
    CoordinateReadout {
        id: place

        cityGrid: root.cityGrid
    }
    Measure {
        id: ruler
    }
    MapPoints {
        id: points

        clock: root.clock
        keptFrom: root.keptFrom
        keptTo: root.keptTo
        runner: root.runner
        selection: root.selection
        source: root.pointsSource
        withCells: root.division !== ""
        withChange: root.showChange
    }
    AreaModel {
        id: markedAreas

        clock: root.clock
        enabled: root.showAreas
        runner: root.runner
        source: root.layers?.areaSource ?? ""
        types: root.layers?.areaTypes ?? []

        onAreasChanged: if (marked.selected !== "" && markedAreas.wordsOf(marked.selected) === "") marked.selected = ""
    }
    RegionFigureModel {
        id: districtFigures

        clock: root.clock
        indicator: root.indicator
        parentRegion: root.selection.homeRegion
        runner: root.runner
    }
    AreaPick {
        id: pickedArea

        readonly property bool hasColour: cells.visible || heat.visible // of a colour that is gone there is nothing to open

        onHasColourChanged: if (!pickedArea.hasColour) pickedArea.clear()
    }
    BaseMapLayer {
        id: baseMap

        anchors.fill: parent
        camera: mapCamera
        datum: root.mapDatum
        file: root.mapFile
        keepFolder: root.mapCache
        online: root.online
        theme: root.look.theme
        unit: root.look.u
    }
    BaseMapModel {
        id: baseMapModel

        language: root.language
        layer: baseMap
    }
    HeatLayer {
        id: heat

        against: root.showChange ? points.weekBefore : null
        anchors.fill: parent
        camera: mapCamera
        leastCount: root.leastCount
        opacity: root.layers?.heatOpacity ?? 1
        points: points.recent
        radius: 30
        theme: root.look.theme
        unit: root.look.u
        visible: root.showHeat || root.showChange
        z: 1 + (root.layers?.heatHeight ?? 0)
    }
    CellLayer {
        id: cells

        anchors.fill: parent
        camera: mapCamera
        division: root.division
        latitude: root.layout.homeLatitude
        leastCount: root.leastCount
        opacity: root.layers?.cellsOpacity ?? 1
        points: points.everywhere
        regions: root.regions
        theme: root.look.theme
        unit: root.look.u
        visible: root.division !== ""
        z: 1 + (root.layers?.cellsHeight ?? 0)
    }
    FigureLayer {
        id: figures

        anchors.fill: parent
        camera: mapCamera
        clearArea: root.layout.clear
        figures: districtFigures
        language: root.language
        obstacles: [...(root.showEvents ? events.markerRects : []), ...root.layout.seamRects]
        opacity: root.layers?.cellsOpacity ?? 1
        regions: root.regions
        theme: root.look.theme
        unit: root.look.u
        visible: root.indicator !== ""
        z: 1 + (root.layers?.cellsHeight ?? 0)
    }
    RoadLayer { // light on the roads stays above the heat, and below the numbers in cells
        anchors.fill: parent
        base: baseMap
        camera: mapCamera
        theme: root.look.theme
        unit: root.look.u
        z: figures.visible ? figures.z - .5 : cells.visible ? cells.z + (root.division === "regions" ? .5 : -.5) : heat.z + .5
    }
    RegionLayer {
        id: districts

        anchors.fill: parent
        camera: mapCamera
        hovered: root.selection.pointed.region
        minZoom: 8 // smaller, districts are one blot of names
        opacity: root.layers?.regionsOpacity ?? 1
        regions: root.regions
        selected: root.selection.region
        theme: root.look.theme
        unit: root.look.u
        visible: root.showRegions
        z: 1 + (root.layers?.regionsHeight ?? 1)
    }
    AreaLayer {
        id: marked

        anchors.fill: parent
        areas: markedAreas
        camera: mapCamera
        clearArea: root.layout.clear
        language: root.language
        obstacles: [...(root.showEvents ? events.markerRects : []), ...root.layout.seamRects]
        opacity: root.layers?.areasOpacity ?? 1
        theme: root.look.theme
        unit: root.look.u
        visible: root.showAreas
        z: 1 + (root.layers?.areasHeight ?? 1)
    }
    AreaMark {
        anchors.fill: parent
        area: pickedArea
        camera: mapCamera
        theme: root.look.theme
        unit: root.look.u
        z: 999
    }
    RegionLayer {
        id: inner

        anchors.fill: parent
        camera: mapCamera
        hovered: root.selection.pointed.region
        opacity: root.layers?.regionsOpacity ?? 1
        regions: root.innerRegions
        selected: root.selection.region
        theme: root.look.theme
        unit: root.look.u
        visible: root.showRegions && root.innerRegions !== null
        z: districts.z + .1
    }
    LabelLayer {
        id: labels

        anchors.fill: parent
        base: baseMap
        camera: mapCamera
        clearArea: root.layout.clear
        language: root.language
        obstacles: [...events.markerRects, ...root.layout.seamRects, ...marked.nameRects, ...figures.nameRects, ...root.covered]
        regions: root.indicator === "" && (root.showRegions || root.division === "regions") && mapCamera.zoom >= districts.minZoom ? root.innerRegions?.hasOutlines ? root.innerRegions : root.regions : null
        theme: root.look.theme
        unit: root.look.u
        zones: root.showRegions && mapCamera.zoom >= districts.minZoom ? root.innerRegions?.hasZoneOutlines ? root.innerRegions : root.regions : null
        z: 1000 // names are read through no layer but the marks, where these lie on top
    }
    ClusterLayer {
        id: events

        readonly property int place: 1 + (root.layers?.marksHeight ?? 2)

        anchors.fill: parent
        camera: mapCamera
        clearArea: root.layout.clear
        points: root.pointsSource === "" && root.selection.hasWindow ? points.recent : points.open
        selectedId: root.selection.eventId
        selectedSource: root.selection.eventSource
        theme: root.look.theme
        opacity: root.layers?.marksOpacity ?? 1
        unit: root.look.u
        visible: root.showEvents
        z: [heat, cells, districts, marked, figures].every(layer => !layer.visible || layer.z < events.place) ? 1001 : events.place
    }
    MeasureMark {
        anchors.fill: parent
        camera: mapCamera
        measure: ruler
        theme: root.look.theme
        unit: root.look.u
        z: 1001.5
    }
    MouseArea {
        id: pointer

        property point down: Qt.point(0, 0)
        property bool moved: false
        property point first: Qt.point(NaN, NaN)
        property bool seenToMove: false
        readonly property bool there: pointer.containsMouse && pointer.seenToMove

        property string region: ""
        property var event: ({})

        /** What the pointer is on now; what it was on before, this map takes back, and nothing that others have said. */
        function tell(region: string, hit: var) {
            const pointed = root.selection.pointed
            if (pointer.region !== region)
                pointed.leaveRegion(pointer.region)
            if (pointer.event.kind === "event" && (hit.kind !== "event" || hit.id !== pointer.event.id || hit.source !== pointer.event.source))
                pointed.leaveEvent(pointer.event.source, pointer.event.id)
            pointer.region = region
            pointer.event = hit
            if (region !== "")
                pointed.region = region
            if (hit.kind === "event")
                pointed.setEvent(hit.source, hit.id, hit.lat, hit.lon, hit.time)
        }

        function forget() {
            pointer.tell("", {})
            words.forget()
        }

        /** A screen without a pointer says that it has one, in the corner: one that is there moves. */
        function isThere(): bool {
            if (isNaN(pointer.first.x))
                pointer.first = Qt.point(pointer.mouseX, pointer.mouseY)
            pointer.seenToMove = pointer.seenToMove || pointer.first.x !== pointer.mouseX || pointer.first.y !== pointer.mouseY
            return pointer.seenToMove
        }

        acceptedButtons: Qt.LeftButton | Qt.RightButton
        anchors.fill: parent
        hoverEnabled: true
        z: 1002

        onPressAndHold: mouse => {
            if (ruler.active)
                mouse.accepted = false // however long it is held, it sets a point
            else if (!moved)
                moved = root.pickArea(mouse.x, mouse.y) // what was held is no click any more
        }
        onPressed: mouse => {
            down = Qt.point(mouse.x, mouse.y)
            moved = false
            mapCamera.grab(mouse.x, mouse.y)
        }
        onPositionChanged: mouse => {
            root.readPlace()
            if (!pressed && ruler.active) {
                cursorShape = Qt.CrossCursor
                return
            }
            if (!pressed) {
                const below = inner.visible ? inner.regionAt(mouse.x, mouse.y) : ""
                const hit = root.showEvents ? events.hit(mouse.x, mouse.y) : ({})
                const area = hit.kind ? "" : marked.areaAt(mouse.x, mouse.y)
                pointer.tell(below !== "" ? below : root.showRegions ? districts.regionAt(mouse.x, mouse.y) : "", hit)
                cursorShape = hit.kind || area !== "" ? Qt.PointingHandCursor : Qt.ArrowCursor
                words.sayArea(area, mouse.x, mouse.y)
                words.sayCount(hit.kind || area !== "" ? ({}) : cells.areaAt(mouse.x, mouse.y), mouse.x, mouse.y)
                words.sayFigure(hit.kind || area !== "" ? "" : figures.regionAt(mouse.x, mouse.y), mouse.x, mouse.y)
                return
            }
            moved = moved || Math.abs(mouse.x - down.x) + Math.abs(mouse.y - down.y) > 5
            if (moved)
                mapCamera.drag(mouse.x, mouse.y)
        }
        onReleased: mapCamera.release(moved && !root.look.still)
        onCanceled: mapCamera.release(false)
        onClicked: mouse => {
            if (moved)
                return
            if (ruler.active)
                root.measureTo(mouse.x, mouse.y, mouse.button)
            else if (mouse.button === Qt.RightButton)
                root.pickArea(mouse.x, mouse.y)
            else
                root.pick(mouse.x, mouse.y)
        }
        onDoubleClicked: mouse => {
            if (ruler.active && mouse.button === Qt.RightButton)
                ruler.takeBack()
            else if (ruler.active)
                ruler.end()
            else
                mapCamera.zoomAround(mouse.x, mouse.y, 1)
        }
        onExited: {
            pointer.forget()
            ruler.point(NaN, NaN)
            root.readPlace()
        }
        onWheel: wheel => mapCamera.zoomAround(wheel.x, wheel.y, wheel.angleDelta.y / 240)
    }

    PinchHandler { // the place between two fingers stays between them
        id: pinch

        property point last: Qt.point(0, 0)

        target: null

        onActiveChanged: {
            mapCamera.stop()
            pinch.last = pinch.centroid.position
        }
        onScaleChanged: delta => {
            const at = pinch.centroid.position
            mapCamera.panBy(at.x - pinch.last.x, at.y - pinch.last.y)
            mapCamera.zoomAround(at.x, at.y, Math.log2(delta))
            pinch.last = at
        }
    }
    MapWords {
        id: words

        anchors.fill: parent
        areaLayer: marked
        areas: markedAreas
        camera: mapCamera
        cells: cells
        clear: root.layout.clear
        figureLayer: figures
        figures: districtFigures
        look: root.look
        measure: ruler
        past: root.selection.hasWindow
        pointer: pointer.containsMouse ? Qt.point(pointer.mouseX, pointer.mouseY) : Qt.point(NaN, NaN)
        quiet: pointer.pressed
        regions: root.regions
        z: 1003
    }
    CrossMark { // whoever measures without a pointer moves the map below it
        look: root.look
        visible: ruler.active && !ruler.ended && !pointer.there
        x: root.middle.x - width / 2
        y: root.middle.y - height / 2
        z: 1003
    }
    Connections {
        target: mapCamera

        function onMoved() {
            root.readPlace()
        }
    }

    /** What lay under the pointer is not to be picked while it measures, and after. */
    function toggleMeasure() {
        pointer.forget()
        pointer.cursorShape = ruler.active ? Qt.ArrowCursor : Qt.CrossCursor
        if (ruler.active)
            ruler.leave()
        else
            ruler.begin()
        root.readPlace()
    }

    /** Sets a point where the cross is; where the pointer is, while that is on the map. */
    function measureAtCross() {
        if (pointer.there)
            root.measureTo(pointer.mouseX, pointer.mouseY, Qt.LeftButton)
        else
            root.measureTo(root.middle.x, root.middle.y, Qt.LeftButton)
    }

    /** The right button takes back what the left one set. */
    function measureTo(x: real, y: real, button: int) {
        const geo = mapCamera.toGeo(x, y)
        if (button === Qt.RightButton)
            ruler.takeBack()
        else
            ruler.add(geo.y, geo.x, mapCamera.metersPerPixel * root.look.px(10))
    }

    function pick(x: real, y: real) {
        const hit = root.showEvents ? events.hit(x, y) : ({})
        if (hit.kind && events.fanOut(x, y))
            return
        if (hit.kind === "event") {
            root.eventPicked(hit.source, hit.id)
        } else if (!hit.kind && events.fannedCount > 0) {
            events.closeFan()
        } else if (hit.kind === "cluster") {
            root.goTo(hit.lat, hit.lon, mapCamera.zoom + 1.5)
        } else if (root.pickMarked(x, y)) {
            return
        } else if (cells.pick(pickedArea, x, y)) {
            root.areaPicked()
        } else {
            const below = inner.visible ? inner.regionAt(x, y) : ""
            const region = below !== "" ? below : root.showRegions ? districts.pick(x, y, root.selection.region) : ""
            if (region !== "" && region !== root.selection.region)
                root.selection.selectRegion(region)
            else
                root.backAsked()
        }
    }

    /** Selects the marked-out area at a place, whose words then stay; picked again, or where there is none, it is let go, and what lies below may be picked. True if one is selected. */
    function pickMarked(x: real, y: real): bool {
        const key = marked.areaAt(x, y)
        const again = key === marked.selected
        marked.selected = again ? "" : key
        if (key !== "") {
            const geo = mapCamera.toGeo(x, y)
            words.pinArea(geo.y, geo.x)
        }
        return key !== "" && !again
    }

    /** Opens the rows behind the colour at a place: of the cell, else of the heat around it. False where there is nothing. */
    function pickArea(x: real, y: real): bool {
        if (!cells.pick(pickedArea, x, y) && !heat.pick(pickedArea, x, y))
            return false
        root.areaPicked()
        return true
    }
}
