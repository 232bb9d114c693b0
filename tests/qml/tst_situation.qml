import QtQuick
import QtTest
import Tonglan.Data
import Tonglan.Panels
import Tonglan.Shell
import Tonglan.Stage
import Tonglan.Test
import Tonglan.Ui

/** The situation sentence and what needs attention: each part opens what it rests on; and the desk that shows both. */
TestCase {
    id: test

    height: 1080
    name: "Situation"
    visible: true
    when: windowShown
    width: 1920

    // A city outlives what shows it: temporary objects go in the order they came.
    property var cities: []

    function init() {
        failOnWarning(/.?/)
    }

    function newCity(language: string): TestCity {
        const made = city.createObject(null) as TestCity
        made.setLanguage(language)
        cities.push(made)
        return made
    }

    Component {
        id: city

        TestCity {}
    }
    Component {
        id: view

        SceneView {
            homeRegion: "810000"
            organisation: "City Operations Centre"
            still: true
        }
    }
    Component {
        id: main

        Main {
            height: 1080
            homeRegion: "810000"
            language: "en"
            organisation: "City Operations Centre"
            sceneId: "overview"
            still: true
            theme: "night"
            width: 1920
        }
    }
    Component {
        id: panel

        Rectangle {
            id: paper

            required property TestCity place
            readonly property alias panel: attention

            color: "#0E161D"
            height: 520
            width: 720

            SceneSelection {
                id: selection

                homeRegion: "810000"
            }
            AttentionPanel {
                id: attention

                anchors.fill: parent
                anchors.margins: 12
                clock: paper.place.clock
                look: Look {}
                runner: paper.place.runner
                selection: selection
            }
        }
    }
    SignalSpy {
        id: asked

        signalName: "targetAsked"
    }

    function make(place: TestCity, id: string, language: string, width: int): Item {
        const item = createTemporaryObject(view, test, {runner: place.runner, clock: place.clock, health: place.health, commands: place.commands, mapFile: place.mapFile, scenes: place.scenes, scene: place.scenes.find(scene => scene.sceneId === id), language: language, theme: "day", width: width, height: 1080})
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        place.settle()
        return item
    }

    /** Everything below @p item that takes a click for what @p text begins with. */
    function targetsOf(item: Item, text: string): var {
        let found = []
        for (const child of item.children) {
            if (!child.visible)
                continue
            if (child.clicked !== undefined && child.hovered !== undefined && child.activeFocusOnTab && String(child.text).startsWith(text))
                found.push(child)
            found = found.concat(targetsOf(child, text))
        }
        return found
    }

    function textsIn(item: Item): var {
        let texts = []
        for (const child of item.children)
            if (child.visible)
                texts = texts.concat(child.text ? [child.text] : [], textsIn(child))
        return texts
    }

    function busyCity(language: string): TestCity {
        const place = newCity(language)
        place.fill()
        place.showStates()
        place.warn(2)
        return place
    }

    function test_clausesOpenWhatTheyRestOn_data() {
        return [{tag: "pointer", keys: false}, {tag: "keys", keys: true}]
    }

    function test_clausesOpenWhatTheyRestOn(data) {
        const place = busyCity("en")
        const item = make(place, "desk", "en", 1920) // where the sentence has the whole width
        item.forceActiveFocus()
        const open = text => {
            const target = targetsOf(item, text)[0]
            verify(target, text)
            if (data.keys) {
                target.forceActiveFocus()
                keyClick(Qt.Key_Return)
            } else {
                mouseClick(target)
            }
            place.settle()
        }
        open("The city is running steadily on the whole")
        verify(item.countPanel.visible)
        compare(item.countPanel.counted.number, 0)
        compare(item.countPanel.counted.count, 6)
        open("1 level Ⅰ event")
        compare(item.countPanel.counted.number, 1)
        compare(item.countPanel.counted.count, 1)
        open("Rainstorm orange warning")
        verify(!item.countPanel.visible)
        verify(item.warningsPanel.visible)
        compare(item.warningsPanel.warnings.count, 1)
        const words = textsIn(item.warningsPanel).join("|")
        verify(words.includes("from 11 Jul 13:32 to 11 Jul 15:32"), words)
        verify(item.handleKey(Qt.Key_Escape, ""))
        verify(!item.warningsPanel.visible)
    }

    function test_theClauseKeepsTheKeysWhileFactsAge() {
        const place = busyCity("en")
        const item = make(place, "overview", "en", 1920)
        const target = targetsOf(item, "1 level Ⅰ event")[0]
        target.forceActiveFocus()
        place.pass(2000)
        place.settle()
        verify(target.activeFocus)
    }

    function test_indicatorClauseOpensItsLineage() {
        const place = busyCity("zh_CN")
        place.fillBeyond()
        const item = make(place, "desk", "zh_CN", 1920)
        const target = targetsOf(item, "Level越界")[0]
        verify(target)
        mouseClick(target)
        verify(item.lineageCard.visible)
        compare(item.lineageCard.code, "x.level")
        verify(item.handleKey(Qt.Key_Escape, ""))
        verify(!item.lineageCard.visible)
    }

    function attentionOf(place: TestCity): Item {
        const paper = createTemporaryObject(panel, test, {place: place})
        tryVerify(() => paper.panel.complete)
        place.settle()
        return paper.panel
    }

    function test_attentionInOrder() {
        const place = busyCity("en")
        const shown = attentionOf(place)
        const entries = shown.model.attention.map(entry => (entry.dropped ? "-" : entry.level) + " " + entry.text)
        compare(entries, ["1 路面积水 e1", "2 Rainstorm orange warning in force", "3 g.beyond 99.00 件: beyond its limit", "- g.stale out of date, not considered"])
        asked.target = shown
        asked.clear()
        const targets = entries.map(entry => targetsOf(shown, (entry.startsWith("-") ? "" : ["", "Grade I", "Grade II", "Grade III"][entry[0]] + " ") + entry.slice(2))[0])
        mouseClick(targets[0])
        compare(asked.signalArguments[0][0].kind, SituationModel.Event)
        compare(asked.signalArguments[0][0].code, "e1")
        targets[2].forceActiveFocus()
        keyClick(Qt.Key_Enter)
        compare(asked.signalArguments[1][0].code, "g.beyond")
        mouseClick(targets[3])
        compare(asked.signalArguments[2][0].code, "g.stale")
        place.pass(1000)
        verify(targets[2].activeFocus)
    }

    function test_whatDoesNotFitIsOnTheNextPage() {
        const place = busyCity("en")
        const shown = attentionOf(place)
        compare(shown.pages, 1)
        shown.parent.height = 176 // two entries
        compare(shown.pages, 2)
        verify(!textsIn(shown).join("|").includes("g.beyond"))
        targetsOf(shown, "Grade I ")[0].forceActiveFocus()
        keyClick(Qt.Key_PageDown)
        compare(shown.page, 1)
        verify(textsIn(shown).join("|").includes("g.beyond"))
        mouseWheel(shown, 50, 80, 0, 120)
        compare(shown.page, 0)
    }

    function test_nothingNeedsAttention() {
        const place = newCity("en")
        place.read("quiet", 1, 0, 0)
        place.addSources(1, 0, 0)
        const shown = attentionOf(place)
        compare(shown.judged, 0)
        const words = textsIn(shown).join("|")
        verify(words.includes("Nothing needs your attention"), words)
        verify(words.includes("vital signs"), words)
    }

    function test_whatIsOutOfDateIsNotJudged() {
        const place = busyCity("en")
        const shown = attentionOf(place)
        place.pass(3 * 3600 * 1000)
        place.settle()
        compare(shown.judged, 0)
        verify(shown.model.unjudged > 0)
        const words = textsIn(shown).join("|")
        verify(words.includes("Nothing needs your attention"), words)
        verify(words.includes("what was not is below"), words)
        verify(words.includes("not judged"), words)
        verify(!words.includes("路面积水 e1"), words)
    }

    function test_desk_data() {
        const rows = []
        for (const width of [1366, 1920, 3840, 5760])
            for (const language of ["zh_CN", "en"])
                rows.push({tag: width + " " + language, width: width, language: language})
        return rows
    }

    function test_desk(data) {
        const place = busyCity(data.language)
        const item = make(place, "desk", data.language, data.width)
        compare(item.missing.length, 0)
        // Region and department of an event give way, which the feed named; the program's own words do not.
        compare(place.clippedTexts(item).filter(text => text !== item.organisation && !/^[^:]+ · [^:]+$/.test(text)).join(" / "), "")
        let done = false
        item.grabToImage(result => {
            result.saveToFile(place.picture("desk_" + data.width + "_" + data.language))
            done = true
        })
        tryVerify(() => done)
    }

    function test_theDeskOpensWhatItLists() {
        const place = busyCity("en")
        const item = make(place, "desk", "en", 1920)
        mouseClick(targetsOf(item, "Grade I 路面积水 e1")[0])
        place.settle()
        tryVerify(() => item.callout.shown)
        compare(item.selection.eventId, "e1")
    }

    function test_aPressBesideTheMapIsNotForIt() {
        const item = make(busyCity("en"), "desk", "en", 1920)
        const zoom = item.map.camera.zoom
        mouseWheel(item, item.layout.frame.x + item.layout.frame.width + 6, item.layout.frame.y + 60, 0, 120)
        compare(item.map.camera.zoom, zoom)
        mouseWheel(item, item.layout.frame.x + 300, item.layout.frame.y + 200, 0, 120)
        tryVerify(() => item.map.camera.zoom > zoom)
    }

    function test_theDeskIsOfTheDay() {
        const place = busyCity("en")
        const window = createTemporaryObject(main, test, {runner: place.runner, clock: place.clock, health: place.health, commands: place.commands, mapFile: place.mapFile, scenes: place.scenes})
        compare(window.stage.theme, "night")
        window.handleKey(Qt.Key_8, "8", 0)
        compare(window.stage.scene.sceneId, "desk")
        compare(window.stage.theme, "day")
        window.themeChosen = true
        compare(window.stage.theme, "night")
        window.handleKey(Qt.Key_1, "1", 0)
        compare(window.stage.theme, "night")
    }
}
