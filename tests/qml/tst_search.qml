import QtQuick
import QtTest
import Tonglan.Stage
import Tonglan.Test

TestCase {
    id: test

    height: 1080
    name: "Search"
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

    function make(properties): Item {
        const place = city.createObject(null) as TestCity
        cities.push(place)
        place.fill()
        const item = createTemporaryObject(view, test, Object.assign({runner: place.runner, clock: place.clock, health: place.health, commands: place.commands, mapFile: place.mapFile, scenes: place.scenes, scene: place.scenes[0], width: 1920, height: 1080, language: "en", theme: "night"}, properties ?? {}))
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        item.forceActiveFocus()
        return item
    }

    /** Opens the search and types. */
    function type(item, text: string) {
        verify(item.handleKey(Qt.Key_Slash, "/"))
        verify(item.searchPanel.input.activeFocus)
        item.searchPanel.input.text = ""
        for (const letter of text)
            keyClick(letter)
        answered(item)
    }
    function answered(item) {
        tryVerify(() => !item.searchPanel.found.indexing && (item.searchPanel.found.blank || item.searchPanel.found.current), 10000)
    }
    function titles(item) {
        const list = item.searchPanel.list
        const rows = []
        for (let i = 0; i < list.count; ++i)
            rows.push(item.searchPanel.found.placeAt(i).title)
        return rows
    }

    function test_openAndClose() {
        const item = make()
        const panel = item.searchPanel
        verify(!panel.visible)
        verify(item.handleKey(Qt.Key_F, "\u0006", Qt.ControlModifier))
        verify(panel.visible && panel.input.activeFocus)
        compare(panel.note, "Chinese, English, pinyin or its initials")
        compare(panel.list.count, 0)
        item.layerPanel.opened = true
        keyClick(Qt.Key_Escape)
        verify(!panel.visible)
        verify(item.activeFocus) // no key goes to what can't be seen
        verify(item.layerPanel.opened) // one thing at a time
        verify(item.handleKey(Qt.Key_Slash, "/"))
        verify(!item.layerPanel.opened) // both have no room
        verify(item.handleKey(Qt.Key_Escape, ""))
        verify(!panel.visible)
    }

    function test_lettersStayLetters() {
        const item = make()
        type(item, "s1l0f?/u")
        compare(item.searchPanel.input.text, "s1l0f?/u")
        verify(!item.layerPanel.opened)
        keyClick(Qt.Key_Home)
        keyClick(Qt.Key_Left) // at the end of the text it is no arrow for scenes
        compare(item.searchPanel.input.cursorPosition, 0)
        compare(item.searchPanel.note, "Nothing found")
    }

    function test_enterFliesToARoad() {
        const item = make()
        type(item, "nathan road")
        compare(titles(item)[0], "Nathan Road")
        keyClick(Qt.Key_Return)
        verify(!item.searchPanel.visible)
        verify(item.foundMark.shown)
        compare(item.foundMark.title, "Nathan Road")
        compare(item.foundMark.kindText, "Road")
        const camera = item.map.camera
        tryVerify(() => !camera.flying && camera.zoom > 12)
        const pin = camera.toScreen(item.foundMark.latitude, item.foundMark.longitude)
        const area = item.layout.clear
        verify(pin.x > area.x && pin.x < area.x + area.width && pin.y > area.y && pin.y < area.y + area.height, "the mark is in the clear area")
        verify(item.handleKey(Qt.Key_Escape, ""))
        verify(!item.foundMark.shown)
        verify(camera.zoom > 12) // only the mark went
    }

    function test_pinyinAndArrows() {
        const item = make()
        type(item, "midundao")
        compare(titles(item)[0], "Nathan Road") // 弥敦道
        type(item, "sha tin")
        const rows = titles(item)
        compare(rows[0], "Sha Tin")
        verify(rows.length > 3)
        const list = item.searchPanel.list
        compare(list.currentIndex, 0)
        keyClick(Qt.Key_Up)
        compare(list.currentIndex, 0)
        keyClick(Qt.Key_Down)
        keyClick(Qt.Key_Down)
        compare(list.currentIndex, 2)
        keyClick(Qt.Key_PageDown)
        verify(list.currentIndex > 2)
        keyClick(Qt.Key_PageUp)
        keyClick(Qt.Key_PageUp)
        compare(list.currentIndex, 0)
        keyClick(Qt.Key_Down)
        keyClick(Qt.Key_Enter)
        compare(item.foundMark.title, rows[1])
        verify(item.handleKey(Qt.Key_Slash, "/")) // what was typed is still there, and marked
        compare(item.searchPanel.input.selectedText, "sha tin")
        compare(titles(item)[0], "Sha Tin")
    }

    function test_enterBeforeTheAnswer() {
        const item = make()
        type(item, "nathan road")
        item.searchPanel.input.text = "sha tin"
        verify(!item.searchPanel.found.current)
        keyClick(Qt.Key_Return)
        verify(item.searchPanel.visible) // it waits: the rows are those of another text
        tryVerify(() => !item.searchPanel.visible)
        compare(item.selection.region, "810001")
    }

    function test_regionIsSelected() {
        const item = make()
        type(item, "stq") // 沙田区
        keyClick(Qt.Key_Return)
        compare(item.selection.region, "810001")
        verify(!item.foundMark.shown) // its border says it
        type(item, "tai wai")
        compare(item.searchPanel.found.placeAt(0).code, "810001001")
        keyClick(Qt.Key_Return)
        compare(item.selection.region, "810001001") // a level that is not on the map
        type(item, "hong kong")
        const home = titles(item).indexOf("Hong Kong")
        verify(home >= 0)
        item.searchPanel.choose(home)
        compare(item.selection.region, "")
        tryCompare(item.map, "atHome", true)
    }

    function test_eventOpensItsSheet() {
        const item = make()
        type(item, "nathan road")
        keyClick(Qt.Key_Return)
        type(item, "e3")
        const row = titles(item).indexOf("路面积水 e3")
        verify(row >= 0)
        item.searchPanel.choose(row)
        compare(item.selection.eventId, "e3")
        verify(!item.foundMark.shown)
        tryVerify(() => item.callout.shown)
    }

    function test_aClickChooses() {
        const item = make()
        type(item, "sha tin")
        tryVerify(() => item.searchPanel.list.itemAtIndex(1) !== null)
        mouseClick(item.searchPanel.list.itemAtIndex(1), 100, 10)
        tryVerify(() => !item.searchPanel.visible)
        const latitude = item.map.camera.latitude
        verify(item.handleKey(Qt.Key_Slash, "/"))
        mouseWheel(item.searchPanel, 100, 20, 0, 240) // not meant for the map below
        compare(item.map.camera.latitude, latitude)
    }

    function test_wrongInput_data() {
        return [{tag: "SQL", text: "'; DROP TABLE event; --"}, {tag: "FTS", text: "\"a\" NEAR(b) AND *"}, {tag: "emoji", text: "🚒🚒"}, {tag: "long", text: "x".repeat(5000)}, {tag: "blanks", text: "     "}]
    }
    function test_wrongInput(data) {
        const item = make()
        type(item, "")
        item.searchPanel.input.text = data.text
        answered(item)
        compare(item.searchPanel.list.count, 0)
        verify(item.searchPanel.input.text.length <= 64)
        keyClick(Qt.Key_Return)
        verify(item.searchPanel.visible)
        verify(!item.foundMark.shown)
    }

    function test_notOnABoard() {
        const item = make()
        item.scene = cities[cities.length - 1].scenes.find(scene => scene.sceneId === "health")
        verify(item.scene.board)
        verify(!item.handleKey(Qt.Key_Slash, "/"))
        verify(!item.searchPanel.visible)
    }

    function test_lookedAt_data() {
        return [{tag: "desk", width: 1920, theme: "night", language: "zh_CN"}, {tag: "desk by day", width: 1920, theme: "day", language: "en"}, {tag: "wall of two", width: 3840, theme: "night", language: "en"}, {tag: "wall of three by day", width: 5760, theme: "day", language: "zh_CN"}]
    }
    function test_lookedAt(data) {
        const item = make({width: data.width, theme: data.theme, language: data.language})
        const place = cities[cities.length - 1]
        place.setLanguage(data.language)
        const panel = item.searchPanel
        item.x = -Math.max(0, Math.min(panel.x - 500, data.width - 1920)) // a window of one screen sees the panel
        type(item, "")
        grabImage(item).save(place.picture("search blank " + data.tag))
        type(item, "shatian")
        verify(panel.list.count > 3)
        verify(panel.y >= item.layout.clear.y && panel.y + panel.height <= item.layout.clear.y + item.layout.clear.height)
        for (const seam of item.layout.seams)
            verify(panel.x + panel.width <= seam || panel.x >= seam, "lies across the bezel at " + seam)
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        grabImage(item).save(place.picture("search " + data.tag))
        type(item, "qqqqq")
        compare(place.clippedTexts(panel).join(" / "), "")
        grabImage(item).save(place.picture("search nothing " + data.tag))
        type(item, "midundao")
        keyClick(Qt.Key_Return)
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        grabImage(item).save(place.picture("search found " + data.tag))
        place.setLanguage("en")
    }
}
