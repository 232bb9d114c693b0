import QtQuick
import QtTest
import Tonglan.Panels
import Tonglan.Stage
import Tonglan.Test

/** 事件处置台: the queue and the sheet, by keys. */
TestCase {
    id: test

    height: 1080
    name: "Console"
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
            still: true
        }
    }

    function open(place, properties): Item {
        const item = createTemporaryObject(view, test, Object.assign({runner: place.runner, clock: place.clock, health: place.health, commands: place.commands, mapFile: place.mapFile, scenes: place.scenes, scene: place.scenes.find(scene => scene.sceneId === "console"), width: 1920, height: 1080, language: "en", theme: "night"}, properties ?? {}))
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        tryVerify(() => item.selection.hasEvent)
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        return item
    }

    function live(): TestCity {
        const made = city.createObject(null) as TestCity
        cities.push(made)
        made.fill()
        made.goLive()
        return made
    }

    function test_keys() {
        const place = live()
        const item = open(place)
        const queue = item.panelOf("queue") as QueuePanel
        const sheet = item.panelOf("case") as CasePanel
        compare(item.selection.eventId, "e1") // the most urgent one
        compare(queue.queue.total, 5)
        verify(item.handleConsoleKey(Qt.Key_J, Qt.NoModifier))
        compare(item.selection.eventId, "e2")
        verify(item.handleConsoleKey(Qt.Key_End, Qt.NoModifier))
        compare(item.selection.eventId, "e4") // reported later than e5
        verify(item.handleConsoleKey(Qt.Key_Up, Qt.NoModifier))
        compare(item.selection.eventId, "e5")
        tryVerify(() => sheet.shown)
        tryCompare(item, "complete", true)
        verify(item.handleConsoleKey(Qt.Key_U, Qt.NoModifier))
        compare(place.asked(), ["event.urge e5"])
        verify(item.handleConsoleKey(Qt.Key_E, Qt.NoModifier))
        compare(queue.queue.order, "deadline")
        verify(!item.handleConsoleKey(Qt.Key_S, Qt.NoModifier)) // is the scene's
        verify(!item.handleConsoleKey(Qt.Key_J, Qt.ControlModifier))
        verify(!item.handleConsoleKey(Qt.Key_Escape, Qt.NoModifier)) // nothing is filtered: it leaves the scene
    }

    function test_search() {
        const item = open(live())
        const queue = item.panelOf("queue") as QueuePanel
        item.forceActiveFocus()
        verify(item.handleConsoleKey(Qt.Key_Slash, Qt.NoModifier))
        for (const letter of "nl") // 内涝, by initials
            keyClick(letter)
        tryCompare(queue.queue, "search", "nl")
        tryCompare(queue.queue, "total", 5)
        keyClick("x")
        tryCompare(queue.queue, "total", 0)
        keyClick(Qt.Key_Escape)
        tryCompare(queue.queue, "total", 5)
        queue.queue.levels = 1 << 4
        tryCompare(queue.queue, "total", 2)
        verify(item.handleConsoleKey(Qt.Key_Escape, Qt.NoModifier))
        tryCompare(queue.queue, "total", 5)
        compare(item.selection.eventId, "e1") // it stayed picked
    }

    function test_nothingClipped_data() {
        const rows = []
        for (const width of [1920, 3840, 5760])
            for (const language of ["en", "zh_CN"])
                rows.push({tag: width + " " + language, width: width, language: language})
        return rows
    }

    function test_nothingClipped(data) {
        const place = live()
        const item = open(place, {width: data.width, language: data.language, organisation: ""})
        item.panelOf("case").actions.handleLetter("G") // a form with most lines
        compare(place.clippedTexts(item).filter(text => !text.startsWith("路面积水")).join(" / "), "")
    }
}
