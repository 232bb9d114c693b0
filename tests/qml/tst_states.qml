import QtQuick
import QtTest
import Tonglan.Data
import Tonglan.Panels
import Tonglan.Test
import Tonglan.Ui

/** Every panel type in each state that its figures can be in: no two look the same, none is an empty rectangle, and each has its words. The types are those
 *  of the program, so one that is added without states fails here.
 */
TestCase {
    id: test

    readonly property size cell: Qt.size(420, 260)
    readonly property list<string> states: ["good", "zero", "late", "stale", "none", "withheld", "never", "error"]
    /** Of links and machine, and of what the scene itself knows: not of the cache's figures. */
    readonly property list<string> ofOthers: ["outbox", "links", "cache", "quarantine", "rules", "attention", "case"]
    /** How many indicators a type takes; else one. */
    readonly property var taken: ({indicators: 2, gauges: 3, figures: 3, bullets: 3, composition: 2, dualaxis: 2, radar: 4, comparisons: 3, ring: 2, flip: 2, matrix: 2, services: 2})

    property var cities: []

    height: cell.height + 20
    name: "States"
    visible: true
    when: windowShown
    width: cell.width * states.length

    function init() {
        failOnWarning(/.?/)
    }

    Look {
        id: testLook

        still: true
    }
    Rectangle {
        anchors.fill: parent
        color: testLook.colors.bgBase
    }
    Rectangle {
        id: sheet

        color: testLook.colors.bgBase
        y: test.height
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
            height: test.cell.height - 20
            look: testLook
            selection: testSelection
            width: test.cell.width - 20
            y: 10
        }
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

    function seen(item: Item): bool {
        for (let at = item; at; at = at.parent)
            if (!at.visible || at.opacity < .05)
                return false
        return true
    }

    function texts(root: Item): var {
        return all(root, "text").filter(item => seen(item) && item.width > 0).map(item => String(item.text)).filter(text => text !== "")
    }

    function picture(item: Item): var {
        let image = null
        item.grabToImage(result => image = result.image)
        tryVerify(() => image !== null, 5000)
        return image
    }

    function make(place: TestCity, type: var, state: string, column: int, on: Item, title: string): PanelHost {
        const sample = state === "never" || state === "error"
        const data = sample ? "good" : state
        const item = createTemporaryObject(host, on ?? test, {runner: place.runner, clock: place.clock, commands: place.commands, health: place.health, type: type.name, answers: sample ? state : "", code: type.keys.includes("code") ? data + ".1" : "", title: title ?? type.name + " " + state, x: column * cell.width + 10, columns: 2}) as PanelHost
        item.codes = type.keys.includes("codes") ? Array.from({length: taken[type.name] ?? 1}, (_, i) => data + "." + (i + 1)) : []
        return item
    }

    function newCity(): TestCity {
        const place = city.createObject(null) as TestCity
        cities.push(place)
        place.fill()
        place.readDistricts()
        for (const state of ["good", "zero", "late", "stale", "none", "withheld"])
            place.putState(state)
        return place
    }

    function test_ofFigures_data() {
        const probe = city.createObject(null) as TestCity
        cities.push(probe)
        return probe.panelTypes().filter(type => type.keys.includes("code") || type.keys.includes("codes")).map(type => Object.assign({tag: type.name}, type))
    }

    function test_ofFigures(data) {
        const place = newCity()
        const items = states.map((state, column) => make(place, data, state, column, test, data.name))
        place.settle()
        const panels = {}
        states.forEach((state, i) => {
            tryVerify(() => items[i].complete, 5000, state)
            panels[state] = items[i]
        })
        tryVerify(() => texts(panels.error).some(text => text.includes("cannot be read")))
        wait(50) // charts paint off this thread
        const pictures = {}
        for (const state of states)
            pictures[state] = picture(panels[state])
        place.keep(picture(test), place.picture("states " + data.name))

        const words = state => texts(panels[state])
        const said = (state, pattern) => words(state).some(text => pattern.test(text))
        const value = /(^|[^0-9])5[1-7](\.00)?([^0-9]|$)/
        const ill = data.name === "comparisons" ? /late|stale|withheld|cannot/i : /late|stale|no data|withheld|cannot/i // there is no year of data to compare with
        verify(said("late", /late/), "late: " + words("late").join("|"))
        verify(said("stale", /stale|out of date/), "stale: " + words("stale").join("|"))
        verify(!said("good", ill), "good: " + words("good").join("|"))
        verify(!said("zero", ill), "zero: " + words("zero").join("|"))
        verify(said("none", /no data|^—$|No values|not known/i), "none: " + words("none").join("|"))
        verify(!said("none", /withheld|cannot/i), "none: " + words("none").join("|"))
        verify(said("withheld", /withheld/i), "withheld: " + words("withheld").join("|"))
        verify(!said("withheld", value), "a withheld value leaks: " + words("withheld").join("|"))
        verify(!said("error", /^—$|no data|No values|No indicators|withheld/i), "error: " + words("error").join("|"))
        verify(said("error", /unable to open/) && said("error", /read again/), "error: " + words("error").join("|"))
        verify(!said("error", value), "error: " + words("error").join("|"))
        verify(all(panels.never, "waiting").some(note => note.waiting && seen(note) && note.height > 40), "nothing says that it waits")
        verify(!said("never", /^—$|no data|No values|No indicators|withheld|cannot|late|not known/i), "never: " + words("never").join("|"))
        verify(!said("never", value), "never: " + words("never").join("|"))
        for (let i = 0; i < states.length; ++i)
            for (let j = i + 1; j < states.length; ++j)
                if (data.name !== "matrix" || states[i] !== "good" || states[j] !== "zero") // both within limits, which is all that it says
                    verify(place.difference(pictures[states[i]], pictures[states[j]]) > .0015, states[i] + " looks like " + states[j])
    }

    function test_ofOthers_data() {
        const probe = city.createObject(null) as TestCity
        cities.push(probe)
        return probe.panelTypes().filter(type => !type.keys.includes("code") && !type.keys.includes("codes") && !ofOthers.includes(type.name)).map(type => Object.assign({tag: type.name}, type))
    }

    /** Without figures of their own: waiting and failing, which look like neither each other nor "there is none". */
    function test_ofOthers(data) {
        const place = newCity()
        const shown = ["good", "never", "error"]
        const items = shown.map((state, column) => make(place, data, state, column, test, data.name))
        place.settle()
        tryVerify(() => items[0].complete && items[2].complete)
        tryVerify(() => texts(items[2]).some(text => text.includes("cannot be read")), 5000, texts(items[2]).join("|"))
        place.keep(picture(test), place.picture("states " + data.name))
        verify(all(items[1], "waiting").some(note => note.waiting && seen(note) && note.height > 40), "nothing says that it waits")
        for (const item of [items[1], items[2]])
            verify(!texts(item).some(text => /^—$|^No |Nobody|Nothing|no data|^0$|^0 open/.test(text)), texts(item).join("|"))
    }

    function test_printedInGrey_data() {
        return [{tag: "night", theme: "night"}, {tag: "day", theme: "day"}]
    }

    /** Zero, no data, late and withheld in a grey print of eight steps: nothing but the state tells the cells of a row apart, and no two are alike. */
    function test_printedInGrey(data) {
        const looks = ["zero", "none", "late", "withheld"]
        const types = ["indicators", "flip", "figures", "bullets", "gauges", "trend", "ring", "matrix"]
        const place = newCity()
        testLook.theme = data.theme
        sheet.width = looks.length * cell.width
        sheet.height = types.length * cell.height
        const rows = types.map((name, row) => looks.map((state, column) => {
            const item = make(place, place.panelTypes().find(type => type.name === name), state, column, sheet, name)
            item.y = row * cell.height + 10
            return item
        }))
        place.settle()
        for (const row of rows)
            for (const item of row)
                tryVerify(() => item.complete)
        wait(50)
        const whole = picture(sheet)
        verify(place.keep(place.printed(whole, 256), place.picture("print grey " + data.tag)))
        verify(place.keep(place.printed(whole, 8), place.picture("print grey 8 " + data.tag)))
        for (const row of rows) {
            const prints = row.map(item => place.printed(picture(item), 8))
            const words = row.map(item => texts(item).join("|"))
            for (let i = 0; i < looks.length; ++i)
                for (let j = i + 1; j < looks.length; ++j) {
                    verify(place.difference(prints[i], prints[j]) > .0015, row[0].type + ": " + looks[i] + " is printed like " + looks[j])
                    verify(words[i] !== words[j], row[0].type + ": " + looks[i] + " has the words of " + looks[j])
                }
        }
        testLook.theme = "night"
    }

    function test_waitingSaysForWhom() {
        const place = newCity()
        const item = make(place, {name: "trend", keys: ["code"]}, "never", 0, test, "trend")
        verify(!texts(item).some(text => text.startsWith("Waiting for"))) // not for every moment
        tryVerify(() => texts(item).includes("Waiting for the first data of the feeds"), 5000)
    }
}
