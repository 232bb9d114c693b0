import QtQuick
import QtTest
import Tonglan.Stage
import Tonglan.Test

/** Views of the map that somebody keeps, moving it by keys, measuring without a pointer, and the maps that it stands on. */
TestCase {
    id: test

    height: 1080
    name: "Views"
    visible: true
    when: windowShown
    width: 1920

    // A city outlives what shows it: temporary objects go in the order they came.
    property var cities: []

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
            organisation: "Demonstration City Operations Centre"
            still: true
        }
    }

    function newCity(language: string): TestCity {
        const place = city.createObject(null) as TestCity
        cities.push(place)
        place.setLanguage(language)
        place.fill()
        return place
    }

    function make(properties, place): Item {
        place = place ?? newCity("en")
        const item = createTemporaryObject(view, test, Object.assign({runner: place.runner, clock: place.clock, health: place.health, commands: place.commands, mapFile: place.mapFile, scenes: place.scenes, scene: place.scenes[0], bookmarksFile: place.spareFile("views.toml"), width: 1920, height: 1080, language: "en", theme: "night"}, properties ?? {}))
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        item.forceActiveFocus()
        return item
    }

    function look(item, latitude: real, longitude: real, zoom: real) {
        item.map.goTo(latitude, longitude, zoom)
        compare(item.map.camera.zoom, zoom)
    }

    function names(item) {
        return Array.from({length: item.bookmarks.count}, (none, row) => item.bookmarkPanel.list.itemAtIndex(row)?.name)
    }

    function test_aViewIsKeptAndFoundAgain_data() {
        return [{tag: "desk", width: 1920, theme: "night", language: "zh_CN"}, {tag: "desk by day", width: 1920, theme: "day", language: "en"}, {tag: "wall of three", width: 5760, theme: "night", language: "en"}]
    }
    function test_aViewIsKeptAndFoundAgain(data) {
        const place = newCity(data.language)
        const item = make({width: data.width, theme: data.theme, language: data.language}, place)
        const panel = item.bookmarkPanel
        const camera = item.map.camera
        look(item, 22.4, 114.2, 12.7)
        verify(item.handleKey(Qt.Key_B, "b", Qt.NoModifier))
        verify(panel.visible)
        for (const seam of item.layout.seams)
            verify(panel.x + panel.width <= seam || panel.x >= seam, "lies across the bezel at " + seam)
        verify(panel.input.activeFocus) // nothing to choose from yet
        keyClick(Qt.Key_Return) // as it is suggested
        compare(item.bookmarks.count, 1)
        look(item, 22.25, 114.1, 14.25)
        panel.input.forceActiveFocus()
        for (const letter of "pier 9")
            keyClick(letter)
        keyClick(Qt.Key_Return)
        tryCompare(panel.list, "count", 2)
        tryVerify(() => names(item)[1] === "pier 9")
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        item.x = data.width > 1920 ? -panel.x + 200 : 0
        grabImage(item).save(place.picture("views " + data.tag))
        verify(item.handleKey(Qt.Key_Escape, "", Qt.NoModifier))
        verify(!panel.visible && item.activeFocus)

        verify(item.handleKey(Qt.Key_1, "1", Qt.ControlModifier))
        fuzzyCompare(camera.latitude, 22.4, 1e-6)
        fuzzyCompare(camera.longitude, 114.2, 1e-6)
        fuzzyCompare(camera.zoom, 12.7, 1e-6)
        verify(item.handleKey(Qt.Key_2, "2", Qt.ControlModifier))
        fuzzyCompare(camera.zoom, 14.25, 1e-6)
        verify(!item.handleKey(Qt.Key_3, "3", Qt.ControlModifier)) // there is none
        fuzzyCompare(camera.zoom, 14.25, 1e-6)

        // Another run, on another screen: what was between the panels is there again.
        const seen = item.flight.seenBox()
        tryVerify(() => item.bookmarks.trouble === "")
        item.bookmarks.file = ""
        item.destroy()
        const other = make({width: 3840}, place)
        tryCompare(other.bookmarks, "count", 2)
        verify(other.handleKey(Qt.Key_2, "2", Qt.ControlModifier))
        const again = other.flight.seenBox()
        verify(again.x <= seen.x + 1e-9 && again.x + again.width >= seen.x + seen.width - 1e-9)
        verify(again.y <= seen.y + 1e-9 && again.y + again.height >= seen.y + seen.height - 1e-9)
    }

    function test_isRenamedRemovedAndTakenBack() {
        const item = make()
        const panel = item.bookmarkPanel
        for (const name of ["a", "b", "c"])
            item.bookmarks.add(name, Qt.rect(114, 22, .1, .1))
        item.bookmarks.add("b", Qt.rect(114, 22, .1, .1))
        compare(item.bookmarks.add("nothing", Qt.rect(114, 22, 0, 0)), -1)
        verify(item.handleKey(Qt.Key_B, "b", Qt.NoModifier))
        tryVerify(() => names(item).join() === "a,b,c,b 2")
        verify(panel.list.activeFocus)
        keyClick(Qt.Key_Down)
        keyClick(Qt.Key_F2)
        verify(panel.input.activeFocus)
        compare(panel.input.selectedText, "b")
        keyClick("h")
        keyClick(Qt.Key_Return)
        compare(names(item).join(), "a,h,c,b 2")
        keyClick(Qt.Key_F2)
        keyClick(Qt.Key_X)
        keyClick(Qt.Key_Escape) // left as it was
        compare(names(item).join(), "a,h,c,b 2")
        verify(panel.visible && panel.list.activeFocus)
        keyClick(Qt.Key_Delete)
        tryVerify(() => names(item).join() === "a,c,b 2")
        verify(item.bookmarks.canRestore)
        item.bookmarks.restore()
        tryVerify(() => names(item).join() === "a,h,c,b 2")
        verify(!item.bookmarks.canRestore)
        item.bookmarks.rename(0, "  ")
        compare(names(item)[0], "a")
        keyClick(Qt.Key_Return)
        verify(!panel.visible) // flown there
    }

    /** What is not seen any more takes no keys: nothing is removed by one that was meant for a board. */
    function test_aBoardTakesTheKeysAway() {
        const item = make()
        item.bookmarks.add("a", Qt.rect(114, 22, .1, .1))
        verify(item.handleKey(Qt.Key_B, "b", Qt.NoModifier))
        verify(item.bookmarkPanel.list.activeFocus)
        item.scene = item.scenes.find(scene => scene.sceneId === "health") // feeds and sources
        verify(item.scene.board)
        tryVerify(() => !item.bookmarkPanel.visible && item.activeFocus)
        keyClick(Qt.Key_Delete)
        compare(item.bookmarks.count, 1)
        item.scene = item.scenes[0]
        verify(!item.bookmarkPanel.visible)
        keyClick(Qt.Key_Delete)
        compare(item.bookmarks.count, 1)
    }

    function test_aNameIsWrittenForTheRowThatWasMeant() {
        const item = make()
        const panel = item.bookmarkPanel
        for (const name of ["a", "b", "c"])
            item.bookmarks.add(name, Qt.rect(114, 22, .1, .1))
        verify(item.handleKey(Qt.Key_B, "b", Qt.NoModifier))
        tryVerify(() => names(item).join() === "a,b,c")
        panel.rename(2, "c")
        item.bookmarks.remove(0)
        compare(panel.renamed, -1)
        compare(panel.input.text, "")
        panel.rename(1, "c")
        item.bookmarks.restore()
        compare(panel.renamed, -1)
        tryVerify(() => names(item).join() === "a,b,c")
    }

    /** From afar more than the whole world is seen; it is kept all the same, and read again. */
    function test_theWorldIsAView() {
        const place = newCity("en")
        const item = make({}, place)
        look(item, 10, 114, 2)
        item.bookmarks.add("world", item.flight.seenBox())
        compare(item.bookmarks.count, 1)
        item.bookmarks.file = ""
        const other = make({}, place)
        tryCompare(other.bookmarks, "count", 1)
        compare(other.bookmarks.trouble, "")
    }

    function test_whatCanNotBeStoredIsSaid() {
        const item = make({bookmarksFile: "/proc/tonglan/views.toml"})
        ignoreWarning(/bookmarks are not stored/)
        item.bookmarks.add("a", Qt.rect(114, 22, .1, .1))
        tryVerify(() => item.bookmarks.trouble !== "")
        compare(item.bookmarks.count, 1) // it is there all the same
    }

    function test_keysMoveTheMap() {
        const item = make()
        const camera = item.map.camera
        const from = Qt.point(camera.longitude, camera.latitude)
        verify(!item.handleKey(Qt.Key_Up, "", Qt.NoModifier)) // these are somebody else's
        verify(item.handleKey(Qt.Key_Right, "", Qt.ShiftModifier))
        verify(camera.longitude > from.x)
        fuzzyCompare(camera.latitude, from.y, 1e-9)
        verify(item.handleKey(Qt.Key_Up, "", Qt.ShiftModifier))
        verify(camera.latitude > from.y)
        verify(item.handleKey(Qt.Key_Left, "", Qt.ShiftModifier))
        verify(item.handleKey(Qt.Key_Down, "", Qt.ShiftModifier))
        fuzzyCompare(camera.longitude, from.x, 1e-9)
        fuzzyCompare(camera.latitude, from.y, 1e-9)
    }

    function test_measuresByKeysAlone() {
        const item = make()
        const measure = item.map.measure
        mouseMove(test, 0, 0)
        verify(item.handleKey(Qt.Key_M, "m", Qt.NoModifier))
        verify(item.handleKey(Qt.Key_Space, " ", Qt.NoModifier))
        compare(measure.count, 1)
        for (let step = 0; step < 3; ++step)
            verify(item.handleKey(Qt.Key_Right, "", Qt.ShiftModifier))
        verify(measure.liveText !== "") // so far to the cross
        verify(item.handleKey(Qt.Key_Space, " ", Qt.NoModifier))
        compare(measure.count, 2)
        verify(measure.lengthText !== "")
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        grabImage(item).save(cities[cities.length - 1].picture("measured by keys"))
        verify(item.handleKey(Qt.Key_Return, "", Qt.NoModifier))
        verify(measure.ended)
    }

    function test_theCityGridIsOneMoreDatum() {
        const item = make()
        const bar = item.coordinateBar
        const grid = item.map.coordinates
        grid.look(22.3, 114.17)
        const datums = []
        for (let i = 0; i < 5; ++i) {
            datums.push(grid.datum)
            item.handleKey(Qt.Key_D, "d", Qt.NoModifier)
        }
        compare(datums.join(), "wgs84,cgcs2000,gcj02,bd09,wgs84") // no parameters, no grid
        verify(bar.visible)
        item.cityGrid = cities[cities.length - 1].cityGrid()
        grid.datum = "city-grid"
        compare(grid.datumText, "HK 1980")
        verify(grid.text.startsWith("N "), grid.text)
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        grabImage(item).save(cities[cities.length - 1].picture("city grid"))
    }

    function test_theMapsBelowAreListed_data() {
        return [{tag: "a map", language: "zh_CN"}, {tag: "no map", language: "en", map: ""}]
    }
    function test_theMapsBelowAreListed(data) {
        if (data.map === "")
            ignoreWarning(/no base map file is set/)
        const place = newCity(data.language)
        const item = make(data.map === "" ? {mapFile: "", language: data.language} : {language: data.language}, place)
        const maps = item.map.baseMaps
        tryCompare(maps, "count", 1)
        const row = maps.index(0, 0)
        const reason = maps.data(row, Qt.UserRole + 3)
        compare(reason.includes("outline of the land"), data.map === "") // in English in both: the Chinese has a map
        compare(maps.data(row, Qt.UserRole + 2), data.map === "" ? "" : "WGS 84")
        verify(item.handleKey(Qt.Key_L, "l", Qt.NoModifier))
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        grabImage(item).save(place.picture("maps below " + data.tag))
    }
}
