import QtQuick
import QtTest
import Tonglan.Data
import Tonglan.Panels
import Tonglan.Test
import Tonglan.Ui

/** Trend panels of one scene: their time is moved by wheel, drag and keys, for all of them; what is expected; and what is saved. */
TestCase {
    id: test

    height: 660
    name: "Trend"
    visible: true
    when: windowShown
    width: 700

    // A city outlives what shows it: temporary objects go in the order they came.
    property var cities: []

    function init() {
        failOnWarning(/.?/)
        mouseMove(test, 695, 655) // no panel is pointed at
        time.reset()
        time.pointed = 0
    }

    readonly property ChartTime time: testSelection.chartTime

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
            type: "trend"
            width: 560
        }
    }

    function make(place: TestCity, properties: var): TrendPanel {
        const item = createTemporaryObject(host, test, Object.assign({runner: place.runner, clock: place.clock, commands: place.commands, code: "power.load"}, properties)) as PanelHost
        place.settle()
        tryVerify(() => item.complete)
        const panel = item.item as TrendPanel
        tryVerify(() => panel.chart.ready || !panel.chart.visible)
        return panel
    }

    function filled(): TestCity {
        const place = city.createObject(null) as TestCity
        cities.push(place)
        place.fill()
        return place
    }

    function test_wheelMovesAllCharts() {
        const place = filled()
        const one = make(place, {})
        const other = make(place, {code: "traffic.congestion", y: 320})
        verify(!time.moved && !one.line.active)
        mouseWheel(one, 300, 150, 0, 120)
        verify(time.moved)
        place.settle()
        tryVerify(() => one.chart.ready && other.chart.ready && one.line.known && other.line.known)
        compare(one.chart.rangeText, other.chart.rangeText)
        const hours = () => (time.to - time.from) / 3600000
        fuzzyCompare(hours(), 24 * .8, .01)
        mouseWheel(one, 300, 150, 0, -120)
        fuzzyCompare(hours(), 24, .01)
        mouseDoubleClickSequence(one, 300, 150)
        verify(!time.moved)
    }

    function test_dragMovesTheTime() {
        const place = filled()
        const one = make(place, {})
        mousePress(one, 200, 150)
        mouseMove(one, 202, 150) // not yet
        verify(!time.moved)
        mouseMove(one, 300, 150)
        mouseMove(one, 340, 150)
        mouseRelease(one, 340, 150)
        verify(time.moved)
        verify(time.to < one.series.nowMs + 24 * 3600000)
        fuzzyCompare(time.to - time.from, 24 * 3600000, 1)
        tryVerify(() => one.chart.ready)
        verify(one.activeFocus)
        mouseMove(test, 695, 655) // the pointer takes the keys away with it
        tryVerify(() => !one.activeFocus)
        compare(time.pointed, 0)
    }

    function test_keys() {
        const place = filled()
        const one = make(place, {})
        one.forceActiveFocus()
        keyClick(Qt.Key_Plus)
        verify(time.moved)
        fuzzyCompare(time.to - time.from, 12 * 3600000, 1)
        place.settle()
        tryVerify(() => one.chart.ready && one.line.known)
        const before = time.from
        keyClick(Qt.Key_PageUp)
        fuzzyCompare(before - time.from, 6 * 3600000, 1)
        keyClick(Qt.Key_PageDown)
        fuzzyCompare(before, time.from, 1)
        keyClick(Qt.Key_Minus)
        keyClick(Qt.Key_0)
        verify(!time.moved)
        keyClick(Qt.Key_Plus)
        keyClick(Qt.Key_Home)
        verify(!time.moved)
    }

    function test_pointedInOneIsPointedInAll() {
        const place = filled()
        const one = make(place, {})
        const other = make(place, {code: "traffic.congestion", y: 320})
        one.forceActiveFocus()
        keyClick(Qt.Key_Right)
        verify(time.pointed > 0)
        verify(one.shownPlace.valid)
        tryVerify(() => other.shownPlace !== null)
        compare(other.shownPlace.time, one.shownPlace.time)
        other.forceActiveFocus()
        tryCompare(time, "pointed", 0)
        mouseMove(one, 200, 150)
        tryVerify(() => time.pointed > 0 && other.at >= 0)
    }

    function test_whyThereIsNoForecast() {
        const place = filled() // a day of readings
        const one = make(place, {})
        verify(!one.forecast.valid)
        const mark = one.forecastMark
        verify(mark.visible)
        verify(!mark.card.visible)
        mark.forceActiveFocus()
        keyClick(Qt.Key_Return)
        verify(mark.card.visible)
        compare(mark.card.lines, ["No forecast: fewer than four whole days are known", "Department's forecast: none came"])
        keyClick(Qt.Key_Return)
        verify(!mark.card.visible)
    }

    function test_whoseForecastItIs() {
        const place = filled()
        place.forecast(32 * 60000)
        const one = make(place, {})
        verify(one.forecast.ofFeed)
        const mark = one.forecastMark
        verify(mark.visible)
        verify(mark.text.startsWith("forecast by Traffic Operations"), mark.text) // before "now" or after it, wherever there is room
        const nowAt = one.chart.xOf(one.series.nowMs)
        verify(mark.x + mark.width <= nowAt && mark.x > 30 || mark.x > nowAt + 30 && mark.x + mark.width <= one.width, `${mark.x} + ${mark.width}, now at ${nowAt} of ${one.width}`)
        verify(mark.x + mark.card.x >= 0 && mark.x + mark.card.x + mark.card.width <= one.width)
        compare(mark.card.lines, ["forecast by Traffic Operations: expected, not measured", "Model: Load model", "Issued: 2026-07-11 14:00", "Band: to hold 80 % of what comes, as its department says", "Error in the back-test: not known: the department sends none"])
        mark.wordRoom = 2000
        compare(mark.text, "forecast by Traffic Operations (Load model, issued 14:00, band 80 %)")
        verify(mark.width <= 2000)
        mark.wordRoom = 0
        compare(mark.text, "forecast")
        for (let room = 0; mark.text !== "forecast by Traffic Operations"; room += 10) { // what fits in between
            verify(room < 600)
            mark.wordRoom = room
            verify(mark.text === "forecast" || mark.width <= room)
        }
    }

    function test_anOldForecastIsNotTaken() {
        const place = filled()
        place.forecast(7 * 3600000)
        const one = make(place, {})
        verify(!one.forecast.valid)
        compare(one.forecastMark.card.lines, ["No forecast: fewer than four whole days are known", "Department's forecast: too old, Traffic Operations issued it 07-11 07:32"])
    }

    function test_rowsAndPictureAreSaved() {
        const place = filled()
        const plain = make(place, {})
        verify(plain.exportFolder === "")
        const one = make(place, {exportFolder: place.spareFile("out"), y: 320})
        one.forceActiveFocus()
        tryVerify(() => one.tools.visible)
        one.tools.rowsAsked()
        tryVerify(() => !one.saver.saving && one.saver.savedText.includes("saved: "), 5000, one.saver.savedText)
        one.tools.pictureAsked()
        tryVerify(() => one.saver.savedText.startsWith("Picture saved: "), 5000, one.saver.savedText)
    }

    function test_withheldHasNoLine() {
        const place = filled()
        place.showStates()
        const one = make(place, {code: "g.withheld"})
        time.show(one.series.nowMs - 3600000, one.series.nowMs)
        place.settle()
        tryVerify(() => one.line.known)
        verify(!one.chart.visible) // the word stands there instead, wherever the time is moved to
        verify(!one.chart.valueAtTime(one.series.nowMs - 60000).valid)
        compare(one.forecast.reasonText, "its values are withheld")
    }
}
