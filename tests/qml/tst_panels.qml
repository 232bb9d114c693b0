import QtQuick
import QtTest
import Tonglan.Data
import Tonglan.Panels
import Tonglan.Test
import Tonglan.Ui

TestCase {
    id: test

    height: 800
    name: "Panels"
    visible: true
    when: windowShown
    width: 600

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

    Look {
        id: testLook
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
            height: 480
            look: testLook
            selection: testSelection
            width: 416
        }
    }
    Component {
        id: timeBar

        TimeBar {
            height: 92
            look: testLook
            selection: testSelection
            width: 400
        }
    }

    Component {
        id: rows

        Rectangle {
            id: paper

            property string theme: "night"

            color: paperLook.colors.bgBase
            height: 130
            width: 440

            Look {
                id: paperLook

                theme: paper.theme
            }
            Column {
                x: 12

                Repeater {
                    model: [false, true]

                    EventRow {
                        required property bool modelData

                        commandRefused: false
                        commandText: ""
                        departmentName: "统一接报平台"
                        eventId: "e"
                        hasPlace: false
                        lat: 0
                        level: 2
                        lon: 0
                        look: paperLook
                        overdue: false
                        pointed: testSelection.pointed
                        regionName: "深水埗区"
                        remainText: "2:22:33"
                        reportedAt: 0
                        source: "unified"
                        stage: 1
                        stageText: qsTr("accepted")
                        stored: modelData
                        supervised: true
                        timeText: "20:56"
                        title: "歌和老街258号 10 kV 线路跳闸 影响 3810 户"
                        urgent: false
                        width: 416
                    }
                }
            }
        }
    }

    function textsIn(item: Item): var {
        let texts = []
        for (const child of item.children)
            if (child.visible)
                texts = texts.concat(child.text ? [child.text] : [], textsIn(child))
        return texts
    }

    function test_whatIsNotStoredIsSaid_data() {
        return [{tag: "zh night", language: "zh_CN", theme: "night", mark: "未入库"}, {tag: "zh day", language: "zh_CN", theme: "day", mark: "未入库"}, {tag: "en night", language: "en", theme: "night", mark: "not stored yet"}]
    }

    function test_whatIsNotStoredIsSaid(data) {
        const place = newCity()
        place.setLanguage(data.language)
        const item = createTemporaryObject(rows, test, {theme: data.theme})
        compare(textsIn(item).filter(text => text === data.mark).length, 1) // of two rows
        // Region and department give way, which the feed named; the program's own words do not.
        compare(place.clippedTexts(item).filter(text => !text.includes(" · ")).join(" / "), "")
        grabImage(item).save(place.picture("event row not stored " + data.tag))
        place.setLanguage("en")
    }

    function make(data, filled: bool): Item {
        const place = newCity()
        if (filled)
            place.fill()
        const item = createTemporaryObject(host, test, Object.assign({runner: place.runner, clock: place.clock, commands: place.commands}, data))
        if (filled)
            tryVerify(() => item.complete)
        place.settle()
        return item
    }

    function findButton(item: Item, text: string): Item {
        for (const child of item.children) {
            const found = child.visible && child.text === text && child.clicked ? child : findButton(child, text)
            if (found)
                return found
        }
        return null
    }

    function test_outboxAsksTwiceBeforeGivingUp() {
        const item = make({type: "outbox"}, true)
        const place = cities[cities.length - 1]
        place.goLive()
        place.commands.urge("city", "unified", "e1", 1)
        place.report(4, 403, "not yours")
        compare(place.commands.refusedCount, 1)
        tryVerify(() => findButton(item, "Resend") !== null)
        mouseClick(findButton(item, "Resend"))
        compare(place.asked()[1], "resend key-1")
        mouseClick(findButton(item, "Give up"))
        compare(place.asked().length, 2)
        mouseClick(findButton(item, "Keep"))
        mouseClick(findButton(item, "Give up"))
        mouseClick(findButton(item, "Really give up"))
        compare(place.asked()[2], "discard key-1")
        place.report(5, 0, "")
        compare(place.commands.count, 0)
        verify(findButton(item, "Resend") === null)
    }

    function types_data() {
        return [{tag: "indicators", type: "indicators", codes: ["traffic.congestion", "power.load"], columns: 2}, {tag: "services", type: "services", codes: ["power.load"]}, {tag: "services as cards", type: "services", codes: ["power.load"], columns: 4}, {tag: "events", type: "events"}, {tag: "events of a source", type: "events", source: "usgs"}, {tag: "trend", type: "trend"}, {tag: "trend of an indicator", type: "trend", code: "power.load"}, {tag: "topics", type: "topics"}, {tag: "ranking", type: "ranking", columns: 2}, {tag: "outbox", type: "outbox"}, {tag: "attention", type: "attention"}]
    }

    function test_everyTypeWithData_data() {
        return types_data()
    }

    function test_everyTypeWithData(data) {
        const item = make({type: data.type, codes: data.codes ?? [], code: data.code ?? "", source: data.source ?? "", columns: data.columns ?? 1}, true)
        verify(item.item)
        verify(grabImage(item).width > 0)
    }

    function test_everyTypeWithout_data() {
        return types_data().filter(row => row.type !== "outbox") // which waits for no feed
    }

    function test_everyTypeWithout(data) {
        const item = make({type: data.type, codes: data.codes ?? [], code: data.code ?? "", source: data.source ?? "", columns: data.columns ?? 1}, false)
        verify(!item.complete) // nothing has been heard yet, and that is not "nothing"
        verify(grabImage(item).width > 0)
    }

    function test_eventsOpenByKey() {
        const item = make({type: "events"}, true)
        const spy = createTemporaryQmlObject("import QtTest; SignalSpy { signalName: \"opened\" }", test)
        spy.target = item
        const panel = item.item as EventsPanel
        compare(panel.model.count, 5)
        panel.forceActiveFocus()
        keyClick(Qt.Key_Down)
        keyClick(Qt.Key_Return)
        compare(spy.count, 1)
        compare(spy.signalArguments[0][1], "e2")
    }

    function test_timeBarSaysLiveOnlyInStep_data() {
        return [{tag: "in step", live: true, recorded: false, text: "Live"}, {tag: "link lost", live: false, recorded: false, text: "Not live"}, {tag: "a recording", live: false, recorded: true, text: "Recorded"}]
    }

    function test_timeBarSaysLiveOnlyInStep(data) {
        const place = newCity()
        place.fill()
        const bar = createTemporaryObject(timeBar, test, {runner: place.runner, clock: place.clock, live: data.live, recorded: data.recorded})
        tryVerify(() => bar.complete)
        const mode = findChild(bar, "mode")
        compare(mode.text, data.text)
        compare(mode.kind === "accent", data.live)
    }

    function test_timeBarSelects() {
        const place = newCity()
        place.fill()
        const bar = createTemporaryObject(timeBar, test, {runner: place.runner, clock: place.clock})
        tryVerify(() => bar.complete && bar.span > 0)
        mouseDrag(bar, 100, 60, 100, 0)
        verify(testSelection.hasWindow)
        fuzzyCompare(testSelection.to - testSelection.from, 6 * 3600000, 900000)
        mouseClick(bar, 50, 60)
        verify(!testSelection.hasWindow)
    }
}
