import QtQuick
import QtQuick.Window
import QtTest
import Tonglan.Data
import Tonglan.Stage
import Tonglan.Test

/** 血缘卡: it opens from a figure, says what the figure says, and lies between the bezels. */
TestCase {
    id: test

    height: 1080
    name: "Lineage"
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
        const item = createTemporaryObject(view, test, Object.assign({runner: place.runner, clock: place.clock, health: place.health, commands: place.commands, mapFile: place.mapFile, scenes: place.scenes, scene: place.scenes[0], width: 1920, height: 1080, language: "en", theme: "night"}, properties ?? {}))
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        item.forceActiveFocus()
        return item
    }

    /** The target over the figure of an indicator. */
    function targetOf(item, name: string): Item {
        const find = child => {
            if (child.Accessible?.description === "Opens its lineage" && child.text?.startsWith(name))
                return child
            for (const next of child.children) {
                const found = find(next)
                if (found)
                    return found
            }
            return null
        }
        return find(item)
    }

    function keep(item, name: string) {
        grabImage(item).save(cities[0].picture(name))
    }

    function test_aFigureOpensIt_data() {
        return [{tag: "desk", width: 1920, theme: "night", language: "zh_CN"}, {tag: "desk by day", width: 1920, theme: "day", language: "en"}, {tag: "wall of two", width: 3840, theme: "night", language: "en"}, {tag: "wall of three", width: 5760, theme: "night", language: "zh_CN"}, {tag: "wall of three by day", width: 5760, theme: "day", language: "en"}]
    }
    function test_aFigureOpensIt(data) {
        const place = newCity(data.language)
        const item = make({width: data.width, theme: data.theme, language: data.language}, place)
        const card = item.lineageCard
        verify(!card.visible)
        item.openLineage("traffic.congestion")
        verify(card.visible)
        tryVerify(() => item.complete, 5000, item.missing.join(", "))
        verify(card.lineage.hasValue)
        verify(card.readings.count > 10)
        for (const seam of item.layout.seams)
            verify(card.frame.x + card.frame.width <= seam || card.frame.x >= seam, "lies across the bezel at " + seam)
        verify(card.frame.y >= 0 && card.frame.y + card.frame.height <= item.height)
        keep(item, "lineage_" + data.width + "_" + data.theme + "_" + data.language)
        compare(cities[0].clippedTexts(card), [])
        verify(!card.scrolls)
        verify(item.handleKey(Qt.Key_Escape, "", Qt.NoModifier))
        verify(!card.visible)
        verify(item.activeFocus)
    }

    function test_whatItSaysIsWhatIsShown() {
        const place = newCity("en")
        const item = make({}, place)
        item.openLineage("power.load")
        const card = item.lineageCard
        tryVerify(() => card.complete, 5000)
        const first = card.readings.index(0, 0)
        compare(card.readings.data(first, LineageRowModel.ValueTextRole).replace(/,/g, ""), card.lineage.valueText.replace(/,/g, ""))
        verify(card.readings.data(first, LineageRowModel.ShownRole))
    }

    /** By a click and without a pointer; what lies below does not hear of it. */
    function test_clickAndKeys() {
        const place = newCity("en")
        const item = make({}, place)
        const card = item.lineageCard
        const target = targetOf(item, "traffic.congestion")
        verify(target, "no figure can be opened")
        mouseClick(target)
        verify(card.visible)
        tryVerify(() => card.complete, 5000)
        verify(target.text.startsWith(card.lineage.name))
        const zoom = item.map.camera.zoom
        verify(item.handleKey(Qt.Key_Plus, "+", Qt.NoModifier))
        compare(item.map.camera.zoom, zoom)
        mouseWheel(item, 200, 540, 0, 240)
        compare(item.map.camera.zoom, zoom)
        mouseClick(item, 4, 540) // beside the card
        verify(!card.visible)
        target.forceActiveFocus()
        keyClick(Qt.Key_Return)
        verify(card.visible)
        verify(card.activeFocus) // not the figure below any more
        verify(item.handleKey(Qt.Key_Escape, "", Qt.NoModifier))
        verify(!card.visible)
        verify(target.activeFocus) // whoever came by keys goes on from there
    }

    /** Tab goes round on the card, and everything on it can be pressed. */
    function test_tabStaysOnTheCard() {
        const place = newCity("en")
        const item = make({exportFolder: place.spareFile("export")}, place)
        const card = item.lineageCard
        item.openLineage("power.load")
        tryVerify(() => card.complete, 5000)
        const seen = []
        verify(item.handleKey(Qt.Key_Tab, "", Qt.NoModifier))
        for (let i = 0; i < 4; ++i) {
            const focused = item.Window.activeFocusItem
            seen.push(focused.text)
            keyClick(Qt.Key_Tab)
        }
        compare(seen, ["Close", "CSV", "XLSX", "Close"])
        keyClick(Qt.Key_Backtab)
        compare(item.Window.activeFocusItem.text, "Close")
        keyClick(Qt.Key_Tab)
        keyClick(Qt.Key_Return)
        tryVerify(() => card.readings.savedText.includes("saved: "), 5000, card.readings.savedText)
        keyClick(Qt.Key_Backtab)
        keyClick(Qt.Key_Return)
        verify(!card.visible)
    }

    /** A computed figure leads to what it is made of, and back. */
    function test_aComputedFigureLeadsOn_data() {
        return [{tag: "desk", width: 1920, language: "zh_CN"}, {tag: "wall of three", width: 5760, language: "en"}]
    }

    function test_aComputedFigureLeadsOn(data) {
        const place = city.createObject(null) as TestCity
        cities.push(place)
        place.setLanguage(data.language)
        place.setRegister('[[branch]]\ncode = "b"\nname = "总"\nleaves = ["twice"]\n[[computed]]\ncode = "twice"\nname = "两倍"\nname_en = "Twice"\nowner = "运管中心"\nowner_en = "Operations"\nunit = "MW"\nexpression = "power.load + max(power.load, 3h)"\n')
        place.fill()
        const item = make({width: data.width, language: data.language}, place)
        const card = item.lineageCard
        item.openLineage("twice")
        tryVerify(() => card.complete, 5000)
        compare(card.lineage.valueText, "202")
        compare(card.uses.length, 1) // the tree shows it
        keep(item, "lineage_computed_" + data.tag.replace(/ /g, "_"))
        compare(place.clippedTexts(card).join("|"), "")
        verify(item.handleKey(Qt.Key_Tab, "", Qt.NoModifier)) // close
        keyClick(Qt.Key_Tab)
        keyClick(Qt.Key_Return)
        compare(card.code, "power.load")
        tryVerify(() => card.complete, 5000)
        verify(item.handleKey(Qt.Key_Escape, "", Qt.NoModifier))
        compare(card.code, "twice")
        verify(card.visible)
        verify(item.handleKey(Qt.Key_Escape, "", Qt.NoModifier))
        verify(!card.visible)
    }

    /** 数据异议 without a pointer: the form, its keys, and its way until it is answered. */
    function test_anObjectionByKeys() {
        const place = newCity("en")
        const item = make({}, place)
        const card = item.lineageCard
        place.goLive()
        item.openLineage("traffic.congestion")
        tryVerify(() => card.complete, 5000)
        compare(card.objections.whyNot, "")
        verify(item.handleKey(Qt.Key_Tab, "", Qt.NoModifier))
        compare(item.Window.activeFocusItem.text, "Close")
        keyClick(Qt.Key_Tab)
        compare(item.Window.activeFocusItem.text, "Raise an objection")
        keyClick(Qt.Key_Return)
        verify(card.form.visible)
        compare(item.Window.activeFocusItem.text, "Wrong value")
        keep(item, "objection_form")
        compare(cities[0].clippedTexts(card.form), [])

        keyClick(Qt.Key_Escape) // the form first, then the card
        verify(!card.form.visible)
        verify(card.visible)
        compare(item.Window.activeFocusItem.text, "Raise an objection")
        keyClick(Qt.Key_Return)

        const seen = []
        for (let i = 0; i < 9; ++i) {
            seen.push(item.Window.activeFocusItem.Accessible.name)
            keyClick(Qt.Key_Tab)
        }
        compare(seen, ["Wrong value", "Other definition", "Not updated in time", "Something else", "What is wrong, and how it is known", "Who objects", "Raise", "Cancel", "Wrong value"])
        keyClick(Qt.Key_Backtab)
        keyClick(Qt.Key_Backtab)
        compare(item.Window.activeFocusItem.text, "Cancel")
        keyClick(Qt.Key_Backtab)
        keyClick(Qt.Key_Return) // nothing is chosen: it says so and goes there
        verify(card.form.visible)
        compare(card.form.lacking, "Choose what is wrong")
        compare(item.Window.activeFocusItem.text, "Wrong value")
        keyClick(Qt.Key_Tab)
        keyClick(Qt.Key_Tab)
        keyClick(Qt.Key_Tab)
        keyClick(Qt.Key_Space) // something else: in words
        keyClick(Qt.Key_Tab)
        keyClick(Qt.Key_Return, Qt.ControlModifier)
        verify(card.form.visible)
        compare(card.form.lacking, "Say in words what is wrong")
        for (const letter of "not 9")
            keyClick(letter)
        compare(card.form.words.text, "not 9")
        keyClick(Qt.Key_Tab)
        compare(card.form.who.text, "王")
        keyClick(Qt.Key_Return)
        verify(!card.form.visible)
        compare(place.asked().length, 1)
        verify(place.asked()[0].startsWith("objection.raise traffic.congestion|810000|"), place.asked()[0])
        verify(place.asked()[0].includes('"reason":"other"') && place.asked()[0].includes('"text":"not 9"'), place.asked()[0])
        compare(item.Window.activeFocusItem.text, "Raise an objection")

        tryCompare(card.objections, "openCount", 1)
        verify(card.objections.entries[0].stateText.startsWith("queued"))
        place.report(2, 0, "") // sent
        tryVerify(() => card.objections.entries[0].stateText === "sent")
        place.putObjection("2026-00001", 0, "")
        place.confirm()
        tryVerify(() => card.objections.entries[0].stateText === "registered · no. 2026-00001")
        compare(card.objections.entries.length, 1)
        verify(card.objections.detailText.includes("An objection is open."))
        place.putObjection("2026-00001", 2, "Checked on site.")
        tryVerify(() => card.objections.entries[0].stateText === "answered · no. 2026-00001")
        compare(card.objections.entries[0].answerText, "Checked on site. — 李")
        compare(card.objections.openCount, 0)
    }

    /** What the outbox does not take is there again, as it was typed and about what it was about. */
    function test_aDeclinedObjectionIsNotLost() {
        const place = newCity("en")
        const item = make({}, place)
        const card = item.lineageCard
        place.goLive()
        place.holdReceipts()
        item.openLineage("traffic.congestion")
        tryVerify(() => card.complete, 5000)
        card.form.begin()
        const title = card.objections.figureText
        verify(title.startsWith("100"), title)
        card.form.reason = 3
        card.form.words.text = "not 100"
        place.read("traffic.congestion", 140, 0, 0) // what comes meanwhile is not what was doubted
        compare(card.objections.figureText, title)
        card.form.submit()
        verify(!card.form.visible)
        compare(place.asked().length, 1)
        verify(place.asked()[0].includes('"value":100'), place.asked()[0])
        place.decline("the disk is full")
        verify(card.form.visible)
        compare(card.form.reason, 3)
        compare(card.form.words.text, "not 100")
        compare(card.objections.figureText, title)
        verify(card.form.problem.startsWith("Not taken: "), card.form.problem)
        compare(cities[0].clippedTexts(card.form), [])
        card.form.submit()
        compare(place.asked().length, 2)
        compare(place.asked()[1], place.asked()[0])
    }

    function test_objectionsFitTheCard_data() {
        return [{tag: "desk", width: 1920, theme: "night", language: "zh_CN"}, {tag: "desk by day", width: 1920, theme: "day", language: "en"}, {tag: "wall of two", width: 3840, theme: "night", language: "en"}, {tag: "wall of three", width: 5760, theme: "night", language: "zh_CN"}, {tag: "wall of three by day", width: 5760, theme: "day", language: "en"}]
    }
    function test_objectionsFitTheCard(data) {
        const place = newCity(data.language)
        const item = make({width: data.width, theme: data.theme, language: data.language}, place)
        const card = item.lineageCard
        place.goLive()
        place.putObjection("2026-00001", 3, data.language === "en" ? "A detector was silent; put right." : "检测器漏报，已改正。")
        place.putObjection("2026-00002", 1, "")
        item.openLineage("traffic.congestion")
        tryVerify(() => card.complete && card.objections.entries.length === 2, 5000)
        compare(cities[0].clippedTexts(card).filter(text => !text.includes("与公安路口数据不符")), []) // what a person wrote gives way
        verify(card.frame.y >= 0 && card.frame.y + card.frame.height <= item.height)
        verify(!card.scrolls)
        keep(item, "objections_" + data.width + "_" + data.theme + "_" + data.language)
        card.form.begin()
        keep(item, "objection_form_" + data.width + "_" + data.theme + "_" + data.language)
        compare(cities[0].clippedTexts(card.form), [])
        verify(card.form.y + card.form.height <= card.frame.height)
        mouseClick(item, 4, 540) // what is typed is not thrown away by a click beside the card
        verify(card.visible && card.form.visible)
        verify(item.handleKey(Qt.Key_Escape, "", Qt.NoModifier))
        verify(!card.form.visible && card.visible)
    }

    /** Where none can be raised the button is not one, and a sentence says why. */
    function test_noObjectionWithoutAnOutbox() {
        const place = newCity("en")
        const item = make({}, place)
        const card = item.lineageCard
        item.openLineage("traffic.congestion")
        tryVerify(() => card.complete, 5000)
        compare(card.objections.noteText, "No feed takes actions")
        place.setOutbox(false, "the disk is full")
        verify(card.objections.noteText.startsWith("Actions cannot be stored"))
        compare(cities[0].clippedTexts(card), [])
        place.goLive()
        compare(card.objections.noteText, "")
    }

    /** A counter opens its events: as many as it says, and each can be opened. */
    function test_aCounterOpensItsRows_data() {
        return [{tag: "desk", width: 1920, theme: "night", language: "zh_CN"}, {tag: "wall of three by day", width: 5760, theme: "day", language: "en"}]
    }
    function test_aCounterOpensItsRows(data) {
        const place = newCity(data.language)
        const item = make({width: data.width, theme: data.theme, language: data.language}, place)
        const panel = item.countPanel
        const grade = data.language === "en" ? "Grade " : "级"
        const target = (function find(child) {
            if (child.Accessible?.description !== "" && child.text?.includes(grade) && /[0-9]$/.test(child.text) && child.clicked) // not a clause of the sentence
                return child
            for (const next of child.children) {
                const found = find(next)
                if (found)
                    return found
            }
            return null
        })(item)
        verify(target, "no counter can be opened")
        mouseClick(target)
        verify(panel.visible)
        tryVerify(() => panel.counted.known && panel.model.current && panel.model.count === panel.counted.count, 5000)
        const shown = Number(target.text.split(" ").pop())
        compare(panel.counted.count, shown)
        verify(panel.title.includes(String(shown)))
        for (const seam of item.layout.seams)
            verify(panel.x + panel.width <= seam || panel.x >= seam, "lies across the bezel at " + seam)
        keep(item, "count_" + data.width + "_" + data.theme + "_" + data.language)
        compare(cities[0].clippedTexts(panel), [])
        verify(item.handleKey(Qt.Key_Escape, "", Qt.NoModifier))
        verify(!panel.visible)
    }

    function test_itFollowsTheRegion() {
        const place = newCity("en")
        const item = make({}, place)
        item.selection.selectRegion("810001")
        item.openLineage("traffic.congestion")
        const card = item.lineageCard
        tryVerify(() => card.lineage.valid, 5000)
        compare(card.lineage.region, "810001")
        verify(!card.lineage.hasValue) // there are readings of the city only
        tryVerify(() => card.complete, 5000)
        keep(item, "lineage_nothing")
        compare(cities[0].clippedTexts(card), [])
    }
}
