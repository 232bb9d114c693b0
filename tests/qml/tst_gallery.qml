import QtQuick
import QtTest
import Tonglan.Data
import Tonglan.Panels
import Tonglan.Stage
import Tonglan.Test
import Tonglan.Ui

/** The panel types of the gallery: what each says of figures that are late, withheld, zero or missing, and whom it asks. */
TestCase {
    id: test

    height: 800
    name: "Gallery"
    visible: true
    when: windowShown
    width: 700

    // A city outlives what shows it: temporary objects go in the order they came.
    property var cities: []

    function init() {
        failOnWarning(/.?/)
        testSelection.selectRegion("")
        mouseMove(test, 690, 790) // no panel is pointed at
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
            height: 300
            look: testLook
            selection: testSelection
            width: 440
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
    Look {
        id: movingLook
    }
    Component {
        id: rollText

        RollText {}
    }
    Component {
        id: spy

        SignalSpy {}
    }

    readonly property var states: ["g.fresh", "g.zero", "g.late", "g.stale", "g.doubt", "g.withheld", "g.none", "g.beyond"]

    function make(properties: var, filled: bool): PanelHost {
        const place = city.createObject(null) as TestCity
        cities.push(place)
        if (filled) {
            place.fill()
            place.showStates()
        }
        const given = Object.assign({runner: place.runner, clock: place.clock, commands: place.commands}, properties)
        delete given.codes
        const item = createTemporaryObject(host, test, given) as PanelHost
        item.codes = properties.codes ?? [] // a list does not come through as an initial property
        if (filled) {
            place.settle()
            tryVerify(() => item.complete)
        }
        return item
    }

    /** Every visible item under @p root that is of a type with the property @p name. */
    function all(root: Item, name: string): var {
        let found = []
        for (const child of root.children) {
            if (child[name] !== undefined)
                found.push(child)
            found = found.concat(all(child, name))
        }
        return found
    }

    function chart(panel: Item): Item {
        return all(panel, "ready").find(item => item.gridColor !== undefined)
    }

    function texts(root: Item): var {
        return all(root, "text").filter(item => item.visible).map(item => String(item.text))
    }

    function types_data() {
        return [{tag: "gauges", codes: states}, {tag: "bullets", codes: states}, {tag: "figures", codes: states}, {tag: "composition", codes: ["g.fresh", "g.zero"]}, {tag: "calendarheat"}, {tag: "calendarheat of an indicator", type: "calendarheat", code: "power.load"}, {tag: "matrix", codes: ["air.aqi", "g.district"]}, {tag: "funnel"}, {tag: "stacked", by: "level"}, {tag: "stacked by topic and day", type: "stacked", by: "topic", days: 14}, {tag: "dualaxis", codes: ["power.load", "traffic.congestion"]}, {tag: "radar", codes: states.slice(0, 6)}, {tag: "comparisons", codes: states}, {tag: "trend", code: "power.load"}, {tag: "multiples", code: "air.aqi"}, {tag: "flip", codes: states.slice(0, 4)}, {tag: "ring", codes: ["g.fresh", "g.zero"]}]
    }

    function given(data: var): var {
        return {type: data.type ?? data.tag, codes: data.codes ?? [], code: data.code ?? "", by: data.by ?? "", days: data.days ?? 0}
    }

    function test_everyTypeWithData_data() {
        return types_data()
    }

    function test_everyTypeWithData(data) {
        const item = make(given(data), true)
        verify(item.item)
        compare(texts(item.item).filter(text => text === "The local cache cannot be read"), [])
        verify(grabImage(item).width > 0)
    }

    function test_everyTypeWithout_data() {
        return types_data()
    }

    function test_everyTypeWithout(data) {
        const item = make(given(data), false)
        verify(!item.complete) // nothing has been heard yet, and that is not "nothing"
        verify(grabImage(item).width > 0)
    }

    function test_everyTypeOfUnknown_data() {
        return types_data().filter(row => row.codes !== undefined && row.tag !== "matrix" && row.tag !== "dualaxis" && row.tag !== "flip")
    }

    function test_everyTypeOfUnknown(data) {
        const item = make({type: data.tag, codes: ["no.such"]}, true)
        verify(texts(item.item).includes("no.such")) // by its code, and without a number
        verify(texts(item.item).includes("—"))
    }

    function test_states_data() {
        return [{tag: "gauges"}, {tag: "bullets"}, {tag: "figures"}, {tag: "radar"}]
    }

    function test_states(data) {
        const item = make({type: data.tag, codes: states, height: 400}, true)
        const rows = {}
        for (const row of all(item.item, "valueWords"))
            rows[row.code] = row
        compare(Object.keys(rows).length, states.length)
        compare(rows["g.fresh"].valueWords, "52.00")
        compare(rows["g.zero"].valueWords, "0.00")
        compare(rows["g.late"].valueWords, "52.00")
        compare(rows["g.late"].trust, 1)
        compare(rows["g.stale"].valueWords, "99.00")
        compare(rows["g.stale"].trust, 2)
        compare(rows["g.stale"].shownLevel, 0) // nobody knows whether it still is
        compare(rows["g.doubt"].trust, 3)
        compare(rows["g.withheld"].valueWords, "withheld")
        compare(rows["g.none"].valueWords, "—")
        compare(rows["g.beyond"].valueWords, "99.00")
        compare(rows["g.beyond"].shownLevel, 3)
    }

    function test_figureAsked_data() {
        return [{tag: "gauges"}, {tag: "bullets"}, {tag: "figures"}, {tag: "radar"}, {tag: "composition"}, {tag: "dualaxis"}, {tag: "comparisons"}, {tag: "flip"}, {tag: "ring"}]
    }

    function test_figureAsked(data) {
        const item = make({type: data.tag, codes: ["g.fresh", "g.zero", "g.beyond"].slice(0, data.tag === "dualaxis" ? 2 : 3)}, true)
        const asked = createTemporaryObject(spy, test, {target: item, signalName: "figureAsked"})
        const targets = all(item.item, "hovered").filter(target => target.clicked !== undefined && target.visible)
        verify(targets.length >= 2)
        mouseClick(targets[0])
        compare(asked.count, 1)
        compare(asked.signalArguments[0][0], "g.fresh")
        targets[1].forceActiveFocus()
        keyClick(Qt.Key_Return)
        compare(asked.count, 2)
        compare(asked.signalArguments[1][0], "g.zero")
    }

    function test_compositionNeverLeavesAPartOut_data() {
        return [{tag: "whole", codes: ["g.fresh", "g.beyond"], missing: "", whole: "151.00"}, {tag: "no data", codes: ["g.fresh", "g.none"], missing: "g.none has no data: the whole is not known", whole: ""}, {tag: "withheld", codes: ["g.withheld", "g.fresh"], missing: "g.withheld is withheld: the whole is not known", whole: ""}, {tag: "nothing for the city", codes: ["g.fresh", "air.aqi"], missing: "Air has no data: the whole is not known", whole: ""}]
    }

    function test_compositionNeverLeavesAPartOut(data) {
        const panel = make({type: "composition", codes: data.codes}, true).item as CompositionPanel
        compare(panel.parts.missingText, data.missing)
        compare(panel.parts.wholeText, data.whole)
        compare(panel.parts.whole, data.missing === "")
        compare(panel.parts.count, 2)
        if (data.missing !== "")
            verify(texts(panel).includes(data.missing))
    }

    function test_compositionCountsOpenEvents() {
        const panel = make({type: "composition"}, true).item as CompositionPanel
        compare(panel.levels, [1, 1, 1, 3, 0])
        verify(texts(panel).includes("in all 6"))
    }

    function test_figuresTurnPages() {
        const item = make({type: "figures", codes: states, height: 54 + 34 * 3}, true)
        const panel = item.item as FiguresPanel
        compare(panel.perPage, 3)
        compare(panel.pages, 3)
        const shown = () => all(panel, "valueWords").filter(row => row.visible && row.columns !== undefined).map(row => row.code)
        compare(shown(), states.slice(0, 3))
        verify(texts(panel).includes("page 1 of 3"))
        panel.forceActiveFocus()
        keyClick(Qt.Key_PageDown)
        compare(shown(), states.slice(3, 6))
        keyClick(Qt.Key_PageUp)
        keyClick(Qt.Key_PageUp)
        compare(shown(), states.slice(6))
    }

    function test_figuresTurnByThemselvesUnlessStill() {
        const item = make({type: "figures", codes: states, height: 54 + 34 * 3}, true)
        const panel = item.item as FiguresPanel
        panel.pageTime = 20
        wait(120)
        compare(panel.page, 0)
        testLook.still = false
        tryVerify(() => panel.page > 0)
        testLook.still = true
    }

    function test_figuresLeaveColumnsOutWhereThereIsNoRoom() {
        const panel = make({type: "figures", codes: states, width: 600}, true).item as FiguresPanel // words beside the ages take room
        verify(texts(panel).includes("Usual") && texts(panel).includes("vs 7 d"))
        panel.width = 400
        verify(!texts(panel).includes("Usual") && !texts(panel).includes("vs 7 d"))
        verify(texts(panel).includes("vs 24 h"))
    }

    function test_matrixShowsOnlyWhatStandsOut() {
        const item = make({type: "matrix", codes: ["air.aqi", "g.district"]}, true)
        const panel = item.item as MatrixPanel
        compare(panel.model.regions, ["810001", "810002"])
        compare(panel.model.beyondCount, 1)
        compare(panel.model.oldCount, 0) // late is not out of date
        compare(panel.model.missingCount, 1)
        const marks = all(panel, "level").filter(mark => mark.digit !== undefined && mark.visible)
        compare(marks.map(mark => mark.level), [3])
        verify(texts(panel).includes("1 beyond a limit"))
        verify(texts(panel).some(text => text.startsWith("dot: within limits, dash: no data")))
    }

    function test_matrixByKeys() {
        const item = make({type: "matrix", codes: ["air.aqi", "g.district"]}, true)
        const panel = item.item as MatrixPanel
        const asked = createTemporaryObject(spy, test, {target: item, signalName: "figureAsked"})
        panel.forceActiveFocus()
        keyClick(Qt.Key_Right)
        compare([panel.row, panel.column], [0, 0])
        keyClick(Qt.Key_Down)
        keyClick(Qt.Key_Right)
        compare([panel.row, panel.column], [1, 1])
        compare(panel.words, "East g.district no data")
        keyClick(Qt.Key_Return)
        compare(asked.signalArguments[0][0], "g.district")
        compare(testSelection.region, "810002") // whose figure it is
    }

    function test_funnel() {
        const panel = make({type: "funnel"}, true).item as FunnelPanel
        const rows = all(panel, "waitingText")
        compare(rows.map(row => row.reached), [6, 5, 5, 0, 0])
        compare(rows.map(row => row.waitingText), ["1", "0", "5", "0", ""])
        compare(rows[1].tookText, "05:00")
        compare(rows[3].tookText, "") // nobody has come there, and that is not "at once"
    }

    function test_funnelWithoutOrders() {
        const place = city.createObject(null) as TestCity
        cities.push(place)
        place.fill()
        place.pass(24 * 3600000) // nothing was reported today
        place.settle()
        const item = createTemporaryObject(host, test, {runner: place.runner, clock: place.clock, commands: place.commands, type: "funnel"}) as PanelHost
        tryVerify(() => item.complete)
        verify(texts(item.item).includes("No work orders today"))
    }

    function test_calendarByKeys() {
        const panel = make({type: "calendarheat", code: "power.load"}, true).item as CalendarHeatPanel
        compare(panel.heat.days, 7)
        panel.forceActiveFocus()
        keyClick(Qt.Key_Left) // to today
        verify(panel.shownCell.text.startsWith("Sat 00:00"))
        keyClick(Qt.Key_Right)
        verify(panel.shownCell.text.startsWith("Sat 01:00"))
        keyClick(Qt.Key_Up)
        verify(panel.shownCell.text.startsWith("Fri 01:00"))
        compare(panel.shownCell.text, "Fri 01:00  nothing arrived")
        for (let i = 0; i < 30; ++i)
            keyClick(Qt.Key_Right)
        keyClick(Qt.Key_Down)
        compare(panel.shownCell.text, "Sat 23:00  not yet")
    }

    function test_stackedSaysItsParts() {
        const panel = make({type: "stacked", by: "level"}, true).item as StackedPanel
        compare(panel.model.total, 6)
        compare(panel.model.key.map(entry => entry.level), [1, 2, 3, 4])
        compare(panel.model.key.map(entry => entry.count), ["1", "1", "1", "3"])
        panel.forceActiveFocus()
        tryVerify(() => chart(panel).ready)
        keyClick(Qt.Key_Right)
        verify(panel.shownBar.text.startsWith("14:00  so far "), panel.shownBar.text)
        keyClick(Qt.Key_Left)
        verify(panel.shownBar.text.startsWith("13:00  in all "), panel.shownBar.text)
    }

    function test_trendByKeys() {
        const panel = make({type: "trend", code: "power.load"}, true).item as TrendPanel
        panel.forceActiveFocus()
        tryVerify(() => chart(panel).ready)
        keyClick(Qt.Key_Right)
        const newest = panel.shownPlace.time
        keyClick(Qt.Key_Left)
        keyClick(Qt.Key_Left)
        compare(newest - panel.shownPlace.time, 7200000) // it comes by the hour
        verify(panel.shownPlace.text.includes("today "))
        panel.focus = false
        verify(panel.at < 0)
    }

    /** What a card says is not what the card of its lineage says, and so it has another name: the value of 24 hours ago, not the day so far. */
    function test_changesAreNamedByWhatTheyCompareWith() {
        const place = city.createObject(null) as TestCity
        cities.push(place)
        place.fill() // 100 now, and one more for every hour before: 123 is the oldest
        place.read("power.load", 80, 0, 24 * 3600000)
        const make = type => {
            const item = createTemporaryObject(host, test, {runner: place.runner, clock: place.clock, commands: place.commands, type: type}) as PanelHost
            item.codes = ["power.load"]
            place.settle()
            tryVerify(() => item.complete)
            return texts(item.item)
        }
        for (const type of ["indicators", "figures", "flip"]) {
            const words = make(type)
            verify(words.includes("25.0%"), type + ": " + words.join("|")) // 100 against 80
            verify(words.some(text => text.includes("24 h")), type + ": " + words.join("|"))
        }
        const compared = make("comparisons")
        verify(!compared.includes("25.0%") && !compared.some(text => text.includes("24 h")), compared.join("|"))
    }

    function test_flipOfEveryState() {
        const item = make({type: "flip", codes: ["g.late", "g.withheld", "g.none", "g.doubt"]}, true)
        const rows = {}
        for (const row of all(item.item, "figure"))
            rows[row.code] = row
        const words = code => texts(rows[code])
        verify(words("g.late").includes("52.00"))
        compare(rows["g.late"].trust, 1)
        verify(words("g.withheld").includes("withheld") && !words("g.withheld").includes("52.00"))
        verify(words("g.none").includes("no data"))
        compare(rows["g.doubt"].trust, 3)
    }

    function test_onlyChangedDigitsRoll_data() {
        return [{tag: "moving", still: false, rolling: 2}, {tag: "still", still: true, rolling: 0}]
    }

    function test_onlyChangedDigitsRoll(data) {
        const text = createTemporaryObject(rollText, test, {look: data.still ? testLook : movingLook, text: "1,234"})
        const shown = () => all(text, "glyph").map(place => place.shown).reverse().join("")
        compare(shown(), "1,234")
        text.text = "1,256"
        compare(shown(), "1,256") // the new number, whole, at once
        compare(text.rolling, data.rolling)
        tryCompare(text, "rolling", 0)
        text.text = "12,256"
        compare(shown(), "12,256")
        compare(text.rolling, 0)
    }

    function test_ringIsOfAWholeOrOfNothing_data() {
        return [{tag: "whole", codes: ["g.fresh", "g.beyond"], whole: "151.00", missing: ""}, {tag: "withheld", codes: ["g.withheld", "g.fresh"], whole: "—", missing: "g.withheld is withheld: the whole is not known"}, {tag: "no data", codes: ["g.fresh", "g.none"], whole: "—", missing: "g.none has no data: the whole is not known"}]
    }

    function test_ringIsOfAWholeOrOfNothing(data) {
        const panel = make({type: "ring", codes: data.codes}, true).item as RingPanel
        const words = texts(panel)
        verify(words.includes(data.whole))
        if (data.missing !== "")
            verify(words.includes(data.missing))
        compare(panel.ring.shares.length, 2)
        if (data.missing === "")
            fuzzyCompare(panel.ring.shares[0], 52 / 151, 1e-6)
        else
            verify(panel.ring.shares.every(share => isNaN(share)))
        verify(!words.includes("52.00") || data.codes.includes("g.fresh"))
    }

    function test_multiplesShareAScale() {
        const item = make({type: "multiples", code: "air.aqi"}, true)
        const panel = item.item as MultiplesPanel
        compare(panel.model.count, 2)
        verify(texts(panel).includes("West") && texts(panel).includes("1.25") && texts(panel).includes("1.75"))
        compare(panel.model.low, 1.25)
        compare(panel.model.high, 1.75)
        compare(panel.model.worstTrust, 1)
        const lines = all(panel, "dimmed").filter(line => line.values !== undefined)
        compare(lines.length, 2)
        for (const line of lines)
            compare([line.low, line.high], [1.25, 1.75])
        const asked = createTemporaryObject(spy, test, {target: item, signalName: "figureAsked"})
        const targets = all(panel, "hovered").filter(target => target.clicked !== undefined && target.visible)
        mouseClick(targets[1])
        compare(asked.signalArguments[0][0], "air.aqi")
        compare(testSelection.region, "810002")
    }

    function test_galleryHasNoTabOfItsOwn() {
        const place = city.createObject(null) as TestCity
        cities.push(place)
        place.fill()
        const find = id => place.scenes.find(scene => scene.sceneId === id)
        const item = createTemporaryObject(view, test, {runner: place.runner, clock: place.clock, health: place.health, commands: place.commands, mapFile: place.mapFile, scenes: place.scenes, scene: find("health"), width: 1920, height: 1080, language: "en", theme: "night"})
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        verify(texts(item).includes("Feeds") && !texts(item).includes("Panels"))
        item.scene = find("gallery")
        tryVerify(() => texts(item).includes("Panels"))
    }

    function test_gallery_data() {
        const rows = []
        for (const language of ["zh_CN", "en"]) {
            for (const size of [[1920, 1080], [3840, 1080], [5760, 1080]]) {
                rows.push({tag: size[0] + " " + language, width: size[0], height: size[1], language: language, scene: "gallery", panels: 18})
                rows.push({tag: "more " + size[0] + " " + language, width: size[0], height: size[1], language: language, scene: "gallery2", panels: 12})
                rows.push({tag: "states " + size[0] + " " + language, width: size[0], height: size[1], language: language, scene: "gallery3", panels: 15})
            }
        }
        return rows
    }

    function test_gallery(data) {
        const place = city.createObject(null) as TestCity
        cities.push(place)
        place.setLanguage(data.language)
        place.fill()
        place.showStates()
        const item = createTemporaryObject(view, test, {runner: place.runner, clock: place.clock, health: place.health, commands: place.commands, mapFile: place.mapFile, scenes: place.scenes, scene: place.scenes.find(scene => scene.sceneId === data.scene), width: data.width, height: data.height, language: data.language, theme: "night"})
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        compare(item.layout.panels.length, data.panels)
        // The program's own words are whole, at every size; what comes from feeds may be shortened.
        const cut = place.clippedTexts(item)
        compare(cut.filter(text => text !== item.organisation && !/^[a-z]+\.[a-z0-9_]+$/.test(text)), []) // the organisation gives way to the names of scenes
        let saved = false
        item.grabToImage(result => saved = result.saveToFile(place.picture(data.scene + "_" + data.width + "_" + data.language)))
        tryVerify(() => saved, 10000)
    }
}
