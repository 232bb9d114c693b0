import QtQuick
import QtTest
import Tonglan.Stage
import Tonglan.Test

TestCase {
    id: test

    height: 1080
    name: "Stage"
    visible: true
    when: windowShown
    width: 1920

    // A city outlives what shows it: temporary objects go in the order they came.
    property var cities: []

    function newCity(): TestCity {
        const made = city.createObject(null) as TestCity
        cities.push(made)
        return made
    }

    function init() {
        failOnWarning(/.?/)
    }

    Component {
        id: city

        TestCity {}
    }
    Component {
        id: view

        SceneView {
            homeRegion: "810000"
            language: "en"
            organisation: "Demonstration City Operations Centre"
            still: true
            theme: "night"
        }
    }

    function make(index: int, width: int, height: int, properties): Item {
        const place = newCity()
        place.fill()
        const item = createTemporaryObject(view, test, Object.assign({runner: place.runner, clock: place.clock, health: place.health, commands: place.commands, mapFile: place.mapFile, scenes: place.scenes, scene: place.scenes[index], width: width, height: height}, properties ?? {}))
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        return item
    }

    function test_complete_data() {
        return [{tag: "overview desk", scene: 0, width: 1920, height: 1080}, {tag: "overview two", scene: 0, width: 3840, height: 1080}, {tag: "overview three", scene: 0, width: 5760, height: 1080}, {tag: "earthquakes", scene: 1, width: 1920, height: 1080}, {tag: "day", scene: 0, width: 1920, height: 1080, theme: "day"}]
    }

    function test_complete(data) {
        const item = make(data.scene, data.width, data.height, {theme: data.theme ?? "night"})
        compare(item.missing.length, 0)
        verify(grabImage(item).width > 0)
    }

    function test_nothingClippedInEnglish_data() {
        return test_complete_data()
    }

    function test_nothingClippedInEnglish(data) {
        const item = make(data.scene, data.width, data.height)
        // The organisation's name gives way to those of the scenes: these are for finding the way.
        compare(cities[0].clippedTexts(item).filter(text => text !== item.organisation).join(" / "), "")
    }

    function openFirst(place): Item {
        const item = createTemporaryObject(view, test, {runner: place.runner, clock: place.clock, health: place.health, commands: place.commands, mapFile: place.mapFile, scenes: place.scenes, scene: place.scenes[0], width: 1920, height: 1080})
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        item.openEvent("unified", "e1")
        tryVerify(() => item.callout.shown)
        item.forceActiveFocus()
        return item
    }

    function test_urgeAndNoteByKeys() {
        const place = newCity()
        place.fill()
        place.goLive()
        const item = openFirst(place)
        verify(item.callout.actions.able)
        compare(item.handleKey(Qt.Key_U, "u"), true)
        compare(place.asked(), ["event.urge e1"])
        compare(item.callout.actions.mark, "Urge · to be sent")
        place.report(1, 0, "")
        compare(item.callout.actions.mark, "Urge · sending")
        item.handleKey(Qt.Key_N, "n")
        verify(item.callout.actions.asking)
        compare(item.callout.actions.acts.asks, "text")
        for (const letter of "stop") // letters that are keys elsewhere are letters here
            keyClick(letter)
        keyClick(Qt.Key_Return)
        compare(place.asked()[1], "event.note e1 {\"text\":\"stop\"}")
        verify(!item.callout.actions.asking)
        item.handleKey(Qt.Key_N, "n")
        keyClick("x")
        keyClick(Qt.Key_Escape)
        compare(place.asked().length, 2)
        verify(item.callout.shown) // only the note was closed
    }

    /** From department to department and to the end by keys alone; what is on its way counts as done. */
    function test_lifeByKeys() {
        const place = newCity()
        place.fill()
        place.goLive()
        const item = openFirst(place)
        const acts = item.callout.actions.acts
        item.handleKey(Qt.Key_A, "a") // it is accepted already
        item.handleKey(Qt.Key_V, "v") // … and not closed
        compare(place.asked().length, 0)
        item.handleKey(Qt.Key_G, "g")
        compare(acts.asks, "department")
        verify(acts.options.length > 0)
        for (const letter of "traf")
            keyClick(letter)
        compare(acts.options.length, 1)
        keyClick(Qt.Key_Return)
        item.handleKey(Qt.Key_P, "p") // for the commander only
        compare(acts.asks, "")
        item.handleKey(Qt.Key_T, "t")
        compare(acts.asks, "reason")
        keyClick(Qt.Key_Return)
        verify(acts.trouble !== "")
        keyClick(Qt.Key_Down)
        keyClick(Qt.Key_Down)
        keyClick(Qt.Key_Escape)
        compare(acts.asks, "")
        item.handleKey(Qt.Key_H, "h")
        item.handleKey(Qt.Key_W, "w")
        compare(acts.asks, "confirm")
        keyClick(Qt.Key_Return)
        item.handleKey(Qt.Key_V, "v")
        compare(place.asked(), ["event.assign e1 {\"department\":\"traffic\"}", "event.handled e1", "event.close e1", "event.rate e1"])
        compare(acts.stage, 5)
    }

    function test_refusedSaysByWhom() {
        const place = newCity()
        place.fill()
        place.goLive()
        const item = openFirst(place)
        item.handleKey(Qt.Key_U, "u")
        place.report(4, 412, "already changed")
        compare(item.callout.actions.mark, "Urge refused: already changed at 14:05")
        verify(item.callout.actions.markIsRefused)
        place.report(3, 0, "")
        compare(item.callout.actions.mark, "")
    }

    function test_recordedCityOffersNothing() {
        const place = newCity()
        place.fill()
        const item = openFirst(place)
        verify(!item.callout.actions.able)
        verify(item.callout.actions.why !== "")
        item.handleKey(Qt.Key_U, "u")
        compare(place.asked().length, 0)
    }

    function test_layersOfOneSceneDoNotStayInTheNext() {
        const item = make(0, 1920, 1080)
        verify(item.map.showHeat && item.map.showRegions)
        item.scene = cities[0].scenes.find(scene => scene.sceneId === "earthquakes") // earthquakes: points only
        verify(!item.map.showHeat && !item.map.showRegions)
        verify(item.map.showEvents)
    }

    function test_layersInFull_data() {
        return [{tag: "desk", width: 1920, theme: "night", language: "zh_CN"}, {tag: "desk by day", width: 1920, theme: "day", language: "en"}, {tag: "wall of two", width: 3840, theme: "night", language: "en"}]
    }
    function test_layersInFull(data) {
        const item = make(0, data.width, 1080, {theme: data.theme, language: data.language})
        const panel = item.layerPanel
        verify(!panel.visible)
        verify(item.handleKey(Qt.Key_L, "l"))
        verify(panel.visible)
        verify(panel.y >= item.layout.clear.y && panel.height > 0)
        for (const seam of item.layout.seams)
            verify(panel.x + panel.width <= seam || panel.x >= seam, "lies across the bezel at " + seam)
        panel.layers.setOpacity(3, .4)
        panel.layers.toggle(4)
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        grabImage(item).save(cities[cities.length - 1].picture("layers " + data.tag))

        // What is done on it is not done to the map below.
        const latitude = item.map.camera.latitude
        const zoom = item.map.camera.zoom
        mouseDrag(panel, panel.width / 2, 20, 60, -40)
        mouseWheel(panel, panel.width / 2, 20, 0, 240)
        compare(item.map.camera.latitude, latitude)
        compare(item.map.camera.zoom, zoom)

        verify(item.handleKey(Qt.Key_Escape, ""))
        verify(!panel.visible)
        verify(item.activeFocus) // no key goes to what can't be seen any more
    }

    function test_layersLieAsListed() {
        const item = make(0, 1920, 1080)
        const layers = item.layerPanel.layers
        const order = () => Object.entries({heat: item.map.heatLayer, regions: item.map.regionLayer, labels: item.map.labelLayer, marks: item.map.markLayer}).sort((a, b) => a[1].z - b[1].z).map(entry => entry[0]).join(" ")
        compare(order(), "heat regions labels marks")
        layers.toggle(5) // hexagons, then on top of all
        for (let row = 5; row > 0; --row)
            layers.raise(row)
        verify(item.map.cellLayer.z > item.map.markLayer.z)
        layers.toggle(0)
        for (let row = 0; row < 5; ++row)
            layers.lower(row)
        layers.raise(3) // heat over the areas …
        layers.raise(2) // … and over the districts
        compare(order(), "regions heat labels marks")
        layers.lower(0)
        compare(order(), "regions marks heat labels") // names are read through no layer
        layers.setOpacity(0, .3)
        compare(item.map.heatLayer.opacity, .3)
        compare(item.map.markLayer.opacity, 1)
    }

    function test_coordinatesUnderThePointer_data() {
        return [{tag: "desk", width: 1920, theme: "night"}, {tag: "desk by day", width: 1920, theme: "day"}, {tag: "wall of two", width: 3840, theme: "night"}]
    }
    function test_coordinatesUnderThePointer(data) {
        const item = make(0, data.width, 1080, {theme: data.theme})
        const bar = item.coordinateBar
        item.map.camera.panBy(10, 0)
        verify(!bar.visible) // the pointer may rest there from another test; a screen without one says the same
        item.map.camera.panBy(-10, 0)
        verify(!item.handleKey(Qt.Key_C, "c")) // nothing to copy
        const camera = item.map.camera
        const place = camera.toGeo(item.layout.clear.x + 200, 500)
        verify(!bar.visible)
        mouseMove(item.map, item.layout.clear.x + 150, 400)
        mouseMove(item.map, item.layout.clear.x + 200, 500)
        tryVerify(() => bar.visible)
        compare(bar.readout.text, place.y.toFixed(5) + "° N  " + place.x.toFixed(5) + "° E")
        verify(bar.x >= item.layout.clear.x && bar.x + bar.width <= item.layout.clear.x + item.layout.clear.width + 1)
        for (const seam of item.layout.seams)
            verify(bar.x + bar.width <= seam || bar.x >= seam, "lies across the bezel at " + seam)
        verify(item.handleKey(Qt.Key_C, "c"))
        verify(bar.copied)
        for (const name of ["CGCS2000", "GCJ-02"]) {
            verify(item.handleKey(Qt.Key_D, "d"))
            compare(bar.readout.datumText, name)
        }
        verify(bar.readout.text !== "")
        item.x = Math.min(0, 1920 - data.width)
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        grabImage(item).save(cities[cities.length - 1].picture("coordinates " + data.tag))
        camera.panBy(100, 0) // the map moves below a pointer that rests
        const now = bar.readout.text
        camera.panBy(50, 0)
        verify(bar.readout.text !== now || !item.map.pointed)
        const before = bar.readout.datum
        mouseClick(bar, 10, 10)
        verify(bar.readout.datum !== before)
    }

    function test_twoFingersZoomAroundTheirMiddle() {
        const item = make(0, 1920, 1080)
        const camera = item.map.camera
        const x = item.layout.clear.x + 400
        const touch = touchEvent(item.map)
        touch.press(1, item.map, x - 50, 400).press(2, item.map, x + 50, 400).commit()
        let spread = 50
        const still = camera.zoom
        for (; camera.zoom === still && spread < 200; spread += 10) // a few px are not a pinch yet
            touch.move(1, item.map, x - spread, 400).move(2, item.map, x + spread, 400).commit()
        verify(camera.zoom > still)
        const place = camera.toGeo(x, 400)
        const zoom = camera.zoom
        const from = spread - 10
        for (; spread <= 2 * from; spread += 10)
            touch.move(1, item.map, x - spread, 400).move(2, item.map, x + spread, 400).commit()
        fuzzyCompare(camera.zoom - zoom, Math.log2((spread - 10) / from), .05)
        const there = camera.toScreen(place.y, place.x)
        fuzzyCompare(there.x, x, 1)
        fuzzyCompare(there.y, 400, 1)
        touch.release(1, item.map, x - spread + 10, 400).release(2, item.map, x + spread - 10, 400).commit()
        compare(item.selection.region, "")
        verify(!camera.flying)
        const before = camera.toGeo(900, 400)
        mouseDrag(item.map, 900, 400, 120, -50) // the mouse is what it was
        const now = camera.toScreen(before.y, before.x)
        fuzzyCompare(now.x, 1020, .5)
    }

    /** Whoever begins with Tab and Return must be able to end with Return, and not to throw it away. */
    function test_measuringBegunByKeys() {
        const item = make(0, 1920, 1080)
        const button = findChild(item, "measureButton")
        button.forceActiveFocus()
        keyClick(Qt.Key_Return)
        verify(item.map.measure.active)
        verify(!button.activeFocus)
        item.map.measure.add(22.3, 114.1, 10)
        item.map.measure.add(22.31, 114.1, 10)
        keyClick(Qt.Key_Return)
        verify(item.map.measure.active)
    }

    function test_measures_data() {
        return [{tag: "desk", width: 1920, theme: "night", language: "zh_CN"}, {tag: "desk by day", width: 1920, theme: "day", language: "en"}, {tag: "wall of two", width: 3840, theme: "night", language: "zh_CN"}, {tag: "wall of three", width: 5760, theme: "night", language: "en"}]
    }
    function test_measures(data) {
        const item = make(0, data.width, 1080, {theme: data.theme, language: data.language})
        const measure = item.map.measure
        const camera = item.map.camera
        const panel = item.measurePanel
        const middle = item.layout.clear.x + item.layout.clear.width / 2
        verify(!item.handleKey(Qt.Key_Return, "")) // nothing to end
        verify(item.handleKey(Qt.Key_M, "m"))
        verify(panel.visible)
        for (const seam of item.layout.seams)
            verify(panel.x + panel.width <= seam || panel.x >= seam, "lies across the bezel at " + seam)
        const corners = [[middle - 150, 400], [middle + 50, 380], [middle + 100, 620], [middle - 120, 600]]
        const first = camera.toGeo(corners[0][0], corners[0][1])
        for (const [x, y] of corners)
            mouseClick(item.map, x, y)
        compare(measure.count, 4)
        mouseMove(item.map, middle - 250, 470)
        mouseMove(item.map, middle - 260, 480)
        tryVerify(() => measure.liveText !== "")
        item.x = data.width > 1920 ? 960 - middle : 0
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        const picture = grabImage(item)
        picture.save(cities[cities.length - 1].picture("measure " + data.tag))
        const edge = [(corners[0][0] + corners[1][0]) / 2, (corners[0][1] + corners[1][1]) / 2]
        const brightness = picture.red(edge[0] + item.x, edge[1])
        verify(data.theme === "day" ? brightness < 90 : brightness > 200, "no line at the middle of the first side: " + brightness)
        verify(!item.selection.hasEvent && item.selection.region === "") // clicks are the measure's alone
        const latitude = camera.latitude
        mouseDrag(item.map, middle + 200, 500, 0, 40)
        verify(camera.latitude !== latitude)
        compare(measure.count, 4)
        camera.panBy(0, -40)
        verify(item.handleKey(Qt.Key_Backspace, ""))
        compare(measure.count, 3)
        verify(item.handleKey(Qt.Key_Return, ""))
        verify(measure.ended && measure.areaText === "")
        verify(item.handleKey(Qt.Key_Backspace, ""))
        compare(measure.count, 2)
        mouseClick(item.map, corners[2][0], corners[2][1])
        const now = camera.toScreen(first.y, first.x)
        mouseClick(item.map, now.x + 4, now.y - 3)
        verify(measure.closed && measure.areaText !== "")
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        grabImage(item).save(cities[cities.length - 1].picture("measured " + data.tag))
        panel.copy()
        verify(panel.copied)
        mouseClick(item.map, middle, 500) // another
        compare(measure.count, 1)
        verify(item.handleKey(Qt.Key_Escape, ""))
        verify(!panel.visible && !measure.active)
        verify(item.activeFocus)
    }

    function test_aDoubleClickEndsTheLine() {
        const item = make(0, 1920, 1080)
        const zoom = item.map.camera.zoom
        const middle = item.layout.clear.x + item.layout.clear.width / 2
        verify(item.handleKey(Qt.Key_M, "m"))
        mouseClick(item.map, middle - 100, 400)
        mouseDoubleClickSequence(item.map, middle + 60, 500)
        verify(item.map.measure.ended)
        compare(item.map.measure.count, 2)
        compare(item.map.camera.zoom, zoom)
        mouseClick(item.map, middle, 560, Qt.RightButton)
        compare(item.map.measure.count, 1)
        item.scene = cities[0].scenes.find(scene => scene.sceneId === "earthquakes")
        tryVerify(() => !item.map.measure.active) // of another map
    }

    function test_dragKeepsThePlaceUnderThePointer() {
        const item = make(0, 1920, 1080)
        const place = item.map.camera.toGeo(900, 400)
        mouseDrag(item.map, 900, 400, 120, -50)
        const now = item.map.camera.toScreen(place.y, place.x)
        fuzzyCompare(now.x, 1020, .5)
        fuzzyCompare(now.y, 350, .5)
    }

    function test_markedAreas_data() {
        return [{tag: "desk", width: 1920, theme: "night"}, {tag: "desk by day", width: 1920, theme: "day"}, {tag: "wall", width: 5760, theme: "night"}]
    }
    function test_markedAreas(data) {
        const item = make(0, data.width, 1080, {theme: data.theme})
        const layer = item.map.areaLayer
        const layers = item.layerPanel.layers
        ignoreWarning(/areas: "?traffic.nothing"? .*has no area/)
        cities[cities.length - 1].markAreas()
        if (!layers.showsAreas)
            layers.toggle(2)
        tryVerify(() => item.complete && layer.refused === 1, 10000, item.missing.join(", "))
        verify(layers.data(layers.index(2, 0), 266).includes("1")) // the list of layers says that one is not drawn
        const at = (latitude, longitude) => item.map.camera.toScreen(latitude, longitude)
        const inside = at(22.4, 114.17)
        const hole = at(22.4, 114.2)
        const plan = at(22.4, 114.1)
        compare(layer.areaAt(inside.x, inside.y), "asset|traffic|flood")
        compare(layer.areaAt(hole.x, hole.y), "")
        compare(layer.areaAt(plan.x, plan.y), "asset|traffic|plan")
        mouseMove(item.map, plan.x, plan.y)
        verify(item.map.areaWords.startsWith("Area plan · plan area · planned since "), item.map.areaWords)
        mouseMove(item.map, 5, 5)
        compare(item.map.areaWords, "")
        mouseClick(item.map, inside.x, inside.y)
        compare(layer.selected, "asset|traffic|flood")
        verify(item.map.areaWords.startsWith("Area flood · flood zone · in force since "), item.map.areaWords) // stays without the pointer
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        grabImage(item).save(cities[cities.length - 1].picture("areas " + data.tag))
        mouseClick(item.map, inside.x, inside.y)
        compare(layer.selected, "")
        mouseClick(item.map, plan.x, plan.y)
        layers.toggle(2)
        compare(layer.selected, "")
        compare(layer.areaAt(plan.x, plan.y), "")
    }

    function test_figuresByDistrict_data() {
        return [{tag: "desk", theme: "night"}, {tag: "desk by day", theme: "day"}]
    }
    function test_figuresByDistrict(data) {
        const item = make(0, 1920, 1080, {theme: data.theme})
        const layers = item.layerPanel.layers
        cities[cities.length - 1].readDistricts()
        layers.toggle(7)
        compare(item.map.division, "")
        compare(item.map.indicator, "air.aqi")
        verify(!item.map.showHeat) // one picture of density at a time
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        const at = (latitude, longitude) => item.map.camera.toScreen(latitude, longitude)
        const west = at(22.37, 114.1)
        const east = at(22.37, 114.2)
        compare(item.map.figureLayer.regionAt(west.x, west.y), "810001")
        compare(item.map.figureLayer.nameRects.length, 2)
        compare(item.map.regionFigures.leastText, "1.25")
        mouseMove(item.map, west.x, west.y)
        verify(item.map.figureWords.startsWith("West · Air 1.25 · "), item.map.figureWords)
        mouseMove(item.map, east.x, east.y)
        verify(item.map.figureWords.includes("late"), item.map.figureWords)
        grabImage(item).save(cities[cities.length - 1].picture("figures " + data.tag))
        layers.toggle(7)
        compare(item.map.figureWords, "")
        compare(item.map.figureLayer.regionAt(west.x, west.y), "")
        verify(item.map.showHeat)
    }

    function test_countsByArea() {
        const item = make(0, 1920, 1080, {language: "zh_CN"})
        const layers = item.layerPanel.layers
        const event = item.map.camera.toScreen(22.4, 114.2) // the test city's events
        const count = () => item.map.cellLayer.areaAt(event.x, event.y).count ?? 0
        compare(count(), 0)
        for (const [row, division] of [[5, "hexagons"], [6, "regions"]]) {
            layers.toggle(row)
            compare(item.map.division, division)
            verify(!item.map.showHeat)
            verify(!item.complete) // it has just been switched on
            tryVerify(() => item.complete, 10000, item.missing.join(", "))
            verify(count() > 0)
            const all = count()
            item.selection.selectRegion("810002")
            tryVerify(() => item.complete, 10000, item.missing.join(", "))
            const there = item.map.camera.toScreen(22.4, 114.2)
            compare(item.map.cellLayer.areaAt(there.x, there.y).count ?? all, all) // of the whole city, whatever is selected
            item.selection.selectRegion("")
            item.map.goHome(0)
            tryVerify(() => item.complete, 10000, item.missing.join(", "))
            grabImage(item).save(cities[cities.length - 1].picture("counts by " + division))
            layers.toggle(row)
        }
        verify(item.map.showHeat)
    }

    function test_aCellOpensItsRows_data() {
        return [{tag: "cell", row: 5, button: Qt.LeftButton, shape: "hexagon"}, {tag: "cell by day", row: 5, button: Qt.RightButton, shape: "hexagon", theme: "day"}, {tag: "heat", row: -1, button: Qt.RightButton, shape: "circle"}, {tag: "heat wall", row: -1, button: Qt.RightButton, shape: "circle", width: 5760}]
    }
    function test_aCellOpensItsRows(data) {
        const item = make(0, data.width ?? 1920, 1080, {language: "zh_CN", theme: data.theme ?? "night"})
        item.map.markLayer.visible = false // its marks would be picked first
        if (data.row >= 0)
            item.layerPanel.layers.toggle(data.row)
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        const event = item.map.camera.toScreen(22.4, 114.2)
        mouseClick(item.map, 5 + item.layout.clear.x, item.layout.clear.y + item.layout.clear.height - 5, Qt.RightButton)
        verify(!item.areaPanel.visible) // nothing lies there
        mouseClick(item.map, event.x, event.y, data.button)
        verify(item.areaPanel.visible)
        compare(item.map.area.shape, data.shape)
        verify(item.map.area.count > 0)
        const model = item.areaPanel.model
        tryCompare(model, "count", item.map.area.count)
        if (data.row >= 0)
            compare(item.map.area.count, item.map.cellLayer.areaAt(event.x, event.y).count)
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        grabImage(item).save(cities[cities.length - 1].picture("rows of " + data.tag))
        item.areaPanel.take()
        keyClick(Qt.Key_Return)
        verify(item.selection.hasEvent)
        verify(item.handleKey(Qt.Key_Escape, ""))
        verify(!item.selection.hasEvent)
        verify(item.areaPanel.visible)
        verify(item.handleKey(Qt.Key_L, "l")) // it makes room for what would lie below it
        verify(!item.areaPanel.visible)
        verify(item.layerPanel.visible)
        verify(item.handleKey(Qt.Key_Escape, ""))
        const there = item.map.camera.toScreen(22.4, 114.2) // the map has gone to the event
        verify(item.map.pickArea(there.x, there.y))
        verify(item.handleKey(Qt.Key_Escape, ""))
        verify(!item.areaPanel.visible)
        verify(item.activeFocus)
    }

    function test_fewEventsAreNotShownToAll_data() {
        return [{tag: "hexagons", row: 5}, {tag: "heat", row: -1}, {tag: "districts", row: 6}]
    }
    function test_fewEventsAreNotShownToAll(data) {
        const item = make(0, 1920, 1080, {leastCount: 6}) // the test city has five in one place
        item.map.markLayer.visible = false
        if (data.row >= 0)
            item.layerPanel.layers.toggle(data.row)
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        const event = item.map.camera.toScreen(22.4, 114.2)
        const colour = () => {
            const image = grabImage(item.map)
            return [image.red(event.x + 8, event.y + 8), image.green(event.x + 8, event.y + 8), image.blue(event.x + 8, event.y + 8)].join(" ")
        }
        const none = colour()
        compare(item.map.cellLayer.areaAt(event.x, event.y).count, undefined)
        verify(!item.map.pickArea(event.x, event.y))
        verify(!item.areaPanel.visible)
        item.leastCount = data.row >= 0 ? 5 : 3 // heat lies on a grid of its own: where it is not sure of as many, it shows none
        tryVerify(() => colour() !== none)
        if (data.row !== 6) {
            verify(item.map.pickArea(event.x, event.y))
            compare(item.map.area.count, 5)
            tryVerify(() => item.areaPanel.model.current)
            compare(item.areaPanel.model.count, 0) // how many, not which
        } else {
            compare(item.map.cellLayer.areaAt(event.x, event.y).count, 5)
        }
    }

    function test_keys() {
        const item = make(0, 1920, 1080)
        verify(item.handleKey(Qt.Key_S, "s"))
        verify(item.handleKey(Qt.Key_F1, ""))
        verify(item.handleKey(Qt.Key_Escape, ""))
        verify(!item.handleKey(Qt.Key_X, "x"))
        const before = item.map.camera.zoom
        verify(item.handleKey(Qt.Key_Plus, "+"))
        verify(item.map.camera.zoom > before)
        verify(item.handleKey(Qt.Key_Home, ""))
        tryCompare(item.map.camera, "zoom", before)
    }

    /** Nobody could stop it where there is no time bar. */
    function test_thePlaybackRestsOnTheBoard() {
        const item = make(0, 1920, 1080)
        item.handleKey(Qt.Key_Space, " ")
        verify(item.timeBar.playback.playing)
        item.timeBar.forceActiveFocus()
        const scene = item.scene
        item.scene = item.scenes.find(each => each.board)
        tryCompare(item.timeBar.playback, "playing", false)
        item.scene = scene
        verify(item.timeBar.playback.active)
        verify(item.handleKey(Qt.Key_Escape, ""))
        verify(!item.timeBar.playback.active)
        verify(!item.timeBar.activeFocus)
    }

    function test_theDayIsPlayed_data() {
        return [{tag: "desk", width: 1920}, {tag: "wall of two", width: 3840}, {tag: "wall of three", width: 5760}]
    }

    function test_theDayIsPlayed(data) {
        const item = make(0, data.width, 1080)
        const frame = findChild(item, "playbackFrame")
        verify(!frame.visible)
        const live = item.map.heatCount
        verify(item.handleKey(Qt.Key_Space, " "))
        verify(item.timeBar.playback.playing)
        verify(frame.visible)
        compare(item.selection.from, item.timeBar.from)
        tryVerify(() => item.selection.from > item.timeBar.from)
        verify(item.handleKey(Qt.Key_Period, "."))
        verify(!item.timeBar.playback.playing)
        verify(frame.visible)
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        verify(item.map.heatCount < live)
        grabImage(item).save(cities[cities.length - 1].picture("playback " + data.tag))
        verify(item.handleKey(Qt.Key_Escape, ""))
        verify(!frame.visible)
        verify(!item.selection.hasWindow)
        tryVerify(() => item.map.heatCount === live)
    }

    /** Whatever is pointed at in one place is lit in the others. */
    function test_pointedAtIsLitEverywhere() {
        const item = make(0, 1920, 1080)
        item.handleKey(Qt.Key_Home, "")
        const pointed = item.selection.pointed
        const rows = () => findRows(item)
        tryVerify(() => rows().length > 0)
        const row = rows().find(each => each.hasPlace)
        const ring = findChild(item, "pointedRing")
        const tick = findChild(item, "pointedTime")
        verify(!ring.visible)
        verify(!tick.visible)
        mouseMove(item, 5, 5)
        mouseMove(row, row.width / 2, row.height / 2)
        tryCompare(pointed, "eventId", row.eventId)
        const place = item.map.camera.toScreen(row.lat, row.lon)
        verify(ring.visible)
        fuzzyCompare(ring.x + ring.width / 2, place.x, 1)
        fuzzyCompare(ring.y + ring.height / 2, place.y, 1)
        compare(tick.visible, row.reportedAt >= item.timeBar.from && row.reportedAt < item.timeBar.to)
        mouseMove(item, 5, 5)
        verify(!pointed.hasEvent)
        verify(!ring.visible)
        verify(!row.lit)

        item.map.goTo(row.lat, row.lon, 16) // where it stands on its own
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        const mark = item.map.camera.toScreen(row.lat, row.lon)
        mouseMove(item, mark.x, mark.y)
        tryCompare(pointed, "hasEvent", true)
        verify(rows().some(each => each.lit))
        grabImage(item).save(cities[cities.length - 1].picture("pointed at on the map"))
        mouseMove(item, 5, 5)
        tryCompare(pointed, "hasEvent", false)

        pointed.region = "810001"
        compare(item.map.regionLayer.hovered, "810001")
        pointed.region = ""
        compare(item.map.regionLayer.hovered, "")
    }

    function findRows(item: Item): list<Item> {
        let found = []
        for (const child of item.children) {
            if (child.commandRefused !== undefined && child.reportedAt !== undefined && child.visible)
                found.push(child)
            found = found.concat(findRows(child))
        }
        return found
    }

    function test_eventOpensItsSheetAndEscCloses() {
        const item = make(0, 1920, 1080)
        item.openEvent("unified", "e1")
        verify(item.selection.hasEvent)
        verify(item.handleKey(Qt.Key_Escape, ""))
        verify(!item.selection.hasEvent)
    }

    function test_downToTheNeighbourhoodAndUpAgain() {
        const item = make(0, 1920, 1080)
        item.selection.selectRegion("810001")
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        item.selection.selectRegion("810001001") // of the test city; it has no outline
        tryCompare(item.regionPath, "above", "810001")
        compare(item.regionPath.steps.length, 2)
        grabImage(item).save(cities[cities.length - 1].picture("down to a neighbourhood"))
        verify(item.handleKey(Qt.Key_Backspace, ""))
        compare(item.selection.effectiveRegion, "810001")
        tryCompare(item.regionPath, "above", "810000")
        verify(item.handleKey(Qt.Key_Backspace, ""))
        compare(item.selection.effectiveRegion, "810000")
    }

    function find(item: Item, holds): Item {
        for (const child of item.children) {
            const found = holds(child) ? child : find(child, holds)
            if (found)
                return found
        }
        return null
    }

    /** A zone lies across the districts: what is counted and listed of it is what lies in its outline. */
    function test_intoAZoneAndBack_data() {
        return [{tag: "from the list"}, {tag: "from the map", fromMap: true}, {tag: "on a wall", width: 5760}, {tag: "in Chinese", language: "zh_CN"}]
    }
    function test_intoAZoneAndBack(data) {
        const item = make(0, data.width ?? 1920, 1080, {language: data.language ?? "en"})
        const place = cities[cities.length - 1]
        if (data.language)
            place.setLanguage(data.language)
        place.addZones()
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        const rowOf = code => find(item, child => child.code === code && child.zoneText !== undefined && child.visible)
        const panel = find(item, child => child.model?.total !== undefined && child.ofCity)
        const zone = rowOf("810000Z1")
        verify(zone && rowOf("810000Z2") && rowOf("810001"))
        compare(zone.countText, "5")
        compare(rowOf("810000Z2").countText, "—")
        verify(rowOf("810000Z2").zoneText !== zone.zoneText && zone.zoneText !== "") // and says why
        compare(rowOf("810001").zoneText, "")
        compare(rowOf("810001").countText, "6")
        verify(zone.place > rowOf("810001").place)
        compare(panel.model.total, 6)
        grabImage(item).save(place.picture("zones " + data.tag))

        if (data.fromMap) {
            const at = item.map.camera.toScreen(22.383, 114.173) // beside the marks, which would be picked first
            compare(item.map.regionLayer.regionAt(at.x, at.y), "810000Z1") // it lies on the district
            mouseClick(item.map, at.x, at.y)
        } else {
            mouseClick(zone)
        }
        compare(item.selection.region, "810000Z1")
        tryVerify(() => item.complete && panel.model.total === 5, 10000, item.missing.join(", "))
        tryCompare(item.regionPath, "zone", true)
        verify(item.regionPath.countable)
        compare(item.map.markLayer.points.count, 5)
        grabImage(item).save(place.picture("in a zone " + data.tag))
        verify(item.handleKey(Qt.Key_Backspace, ""))
        compare(item.selection.effectiveRegion, "810000")
        tryVerify(() => item.complete && panel.model.total === 6, 10000, item.missing.join(", "))

        mouseClick(rowOf("810000Z2"))
        compare(item.selection.region, "810000Z2")
        tryCompare(item.regionPath, "countable", false)
        tryVerify(() => item.complete && panel.model.total === 0, 10000, item.missing.join(", "))
        compare(panel.openText, "—")
        const notes = []
        find(item, child => {
            if (child.emptyText !== undefined && child.visible)
                notes.push(child.emptyText)
            return false
        })
        compare(notes.filter(text => text.startsWith(data.language ? "功能区无边界" : "A zone without")).length, 2) // lists and topics do not say that there was nothing
        grabImage(item).save(place.picture("in a zone without an outline " + data.tag))
        if (data.language)
            place.setLanguage("en") // as the other tests find it
    }

    function test_regionFiltersAndBackspaceReturns() {
        const item = make(0, 1920, 1080)
        item.selection.selectRegion("810001")
        compare(item.selection.effectiveRegion, "810001")
        verify(item.handleKey(Qt.Key_Backspace, ""))
        compare(item.selection.effectiveRegion, "810000")
    }
}
