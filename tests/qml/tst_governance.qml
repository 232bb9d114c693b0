import QtQuick
import QtTest
import Tonglan.Data
import Tonglan.Panels
import Tonglan.Stage
import Tonglan.Test
import Tonglan.Ui

/** 数据治理: departments, sources that disagree, objections: what the panels say, and whom a click asks about. */
TestCase {
    id: test

    height: 800
    name: "Governance"
    visible: true
    when: windowShown
    width: 1200

    // A city outlives what shows it: temporary objects go in the order they came.
    property var cities: []

    function init() {
        failOnWarning(/.?/)
        testSelection.selectRegion("")
        mouseMove(test, 1190, 790) // no panel is pointed at
    }

    Look {
        id: testLook

        still: true
    }
    SceneSelection {
        id: testSelection

        homeRegion: "810000"
    }
    Component {
        id: city

        TestCity {}
    }
    Component {
        id: host

        PanelHost {
            height: 600
            look: testLook
            selection: testSelection
            width: 1100
        }
    }
    Component {
        id: view

        SceneView {
            homeRegion: "810000"
            organisation: language === "en" ? "City Operations Centre" : "城市运行管理中心"
            still: true
        }
    }
    Component {
        id: spy

        SignalSpy {}
    }

    function place(): TestCity {
        const made = city.createObject(null) as TestCity
        cities.push(made)
        made.setLanguage("en")
        return made
    }

    function make(made: TestCity, type: string): PanelHost {
        const item = createTemporaryObject(host, test, {runner: made.runner, clock: made.clock, commands: made.commands, type: type}) as PanelHost
        made.settle()
        tryVerify(() => item.complete)
        return item
    }

    function all(root: Item, name: string): var {
        let found = []
        for (const child of root.children) {
            if (child[name] !== undefined)
                found.push(child)
            found = found.concat(all(child, name))
        }
        return found
    }

    function texts(root: Item): var {
        return all(root, "text").filter(item => item.visible).map(item => String(item.text))
    }

    function test_departments() {
        const made = place()
        made.fill()
        made.read("power.load", 0, 2, 0) // by hand
        made.read("air.aqi", 40, 0, 5 * 3600000) // five periods late
        const item = make(made, "departments")
        const shown = texts(item.item)
        verify(shown.includes("3 figures, lowest score first"), shown.join("|"))
        verify(shown.some(text => text.startsWith("Score: mean of on time") && text.includes("fewer than 3 figures")))
        verify(shown.includes("2/3") && shown.includes("1/3"), shown.join("|")) // on time, by hand
        const shownLines = () => all(item.item, "weakestCode").filter(line => !line.head && line.visible)
        tryVerify(() => shownLines().length === 1, 5000) // a list makes its lines with the next frame
        const lines = shownLines()
        compare(lines[0].rankText, "1")
        compare(lines[0].onTimeText, "67%")
        compare(lines[0].weakestCode, "air.aqi")
        const asked = createTemporaryObject(spy, test, {target: item, signalName: "figureAsked"})
        const target = all(lines[0], "hovered").find(area => area.visible)
        mouseClick(target)
        compare(asked.count, 1)
        compare(asked.signalArguments[0][0], "air.aqi")
    }

    function test_disagreements() {
        const made = place()
        made.fill()
        made.readOf("weather", "power.load", 80)
        const item = make(made, "disagreements")
        const shown = texts(item.item)
        verify(shown.includes("1 of 1 compared"), shown.join("|"))
        verify(shown.includes("≠ 20.0%") && shown.includes("100.00") && shown.includes("80.00"), shown.join("|"))
        const asked = createTemporaryObject(spy, test, {target: item, signalName: "figureAsked"})
        tryVerify(() => all(item.item, "hovered").some(area => area.visible))
        mouseClick(all(item.item, "hovered").find(area => area.visible))
        compare(asked.signalArguments[0][0], "power.load")
        made.readOf("weather", "power.load", 100) // it came to agree
        tryVerify(() => texts(item.item).includes("All sources agree"))
    }

    function test_objections() {
        const made = place()
        made.fill()
        const item = make(made, "objections")
        verify(texts(item.item).includes("Nobody has objected to a figure"))
        made.putObjection("DO-1", 0, "")
        tryVerify(() => texts(item.item).includes("1 open"))
        testSelection.selectRegion("810001")
        const asked = createTemporaryObject(spy, test, {target: item, signalName: "figureAsked"})
        tryVerify(() => all(item.item, "hovered").some(area => area.visible))
        mouseClick(all(item.item, "hovered").find(area => area.visible))
        compare(asked.signalArguments[0][0], "traffic.congestion")
        compare(testSelection.effectiveRegion, "810000") // where the figure is
        made.putObjection("DO-1", 2, "属实")
        tryVerify(() => texts(item.item).includes("0 open"))
        verify(texts(item.item).some(text => text.includes("1 answered in 30 days")))
    }

    function test_nothing_data() {
        return [{tag: "departments", text: "No figures of any department"}, {tag: "disagreements", text: "Nothing to compare"}, {tag: "objections", text: "Nobody has objected to a figure"}]
    }

    function test_nothing(data) {
        const made = place()
        made.addSources(1, 0, 0)
        const item = make(made, data.tag)
        verify(texts(item.item).includes(data.text), texts(item.item).join("|"))
    }

    function test_scene_data() {
        const rows = []
        for (const language of ["zh_CN", "en"]) {
            for (const size of [[1920, 1080], [5760, 1080]])
                rows.push({tag: size[0] + " " + language, width: size[0], height: size[1], language: language})
        }
        return rows
    }

    function test_scene(data) {
        const made = place()
        made.setLanguage(data.language)
        made.fill()
        made.showStates()
        made.readOf("weather", "power.load", 80)
        made.putObjection("DO-1", 0, "")
        const item = createTemporaryObject(view, test, {runner: made.runner, clock: made.clock, health: made.health, commands: made.commands, mapFile: made.mapFile, scenes: made.scenes, scene: made.scenes.find(scene => scene.sceneId === "governance"), width: data.width, height: data.height, language: data.language, theme: "night"})
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        const cut = made.clippedTexts(item)
        compare(cut.filter(text => text !== item.organisation), []) // it gives way to the names of scenes
        let saved = false
        item.grabToImage(result => saved = result.saveToFile(made.picture("governance_" + data.width + "_" + data.language)))
        tryVerify(() => saved, 10000)
    }
}
