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
    when: windowShown
    width: 600

    function init() {
        failOnWarning(/.?/)
    }

    Look {
        id: look
    }
    SceneSelection {
        id: selection

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
            look: look
            selection: selection
            width: 416
        }
    }
    Component {
        id: timeBar

        TimeBar {
            height: 92
            look: look
            selection: selection
            width: 400
        }
    }

    function make(data, filled: bool): Item {
        const place = createTemporaryObject(city, test)
        if (filled)
            place.fill()
        const item = createTemporaryObject(host, test, Object.assign({runner: place.runner, clock: place.clock}, data))
        tryVerify(() => item.complete)
        place.settle()
        return item
    }

    function types_data() {
        return [{tag: "indicators", type: "indicators", codes: ["traffic.congestion", "power.load"], columns: 2}, {tag: "services", type: "services", codes: ["power.load"]}, {tag: "services as cards", type: "services", codes: ["power.load"], columns: 4}, {tag: "events", type: "events"}, {tag: "events of a source", type: "events", source: "usgs"}, {tag: "trend", type: "trend"}, {tag: "trend of an indicator", type: "trend", code: "power.load"}, {tag: "topics", type: "topics"}, {tag: "ranking", type: "ranking", columns: 2}]
    }

    function test_everyTypeWithData_data() {
        return types_data()
    }

    function test_everyTypeWithData(data) {
        const item = make({type: data.type, codes: data.codes ?? [], code: data.code ?? "", source: data.source ?? "", columns: data.columns ?? 1}, true)
        verify(item.item)
        waitForRendering(item)
    }

    function test_everyTypeWithout_data() {
        return types_data()
    }

    function test_everyTypeWithout(data) {
        const item = make({type: data.type, codes: data.codes ?? [], code: data.code ?? "", source: data.source ?? "", columns: data.columns ?? 1}, false)
        waitForRendering(item)
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

    function test_timeBarSelects() {
        const place = createTemporaryObject(city, test)
        place.fill()
        const bar = createTemporaryObject(timeBar, test, {runner: place.runner, clock: place.clock})
        tryVerify(() => bar.complete && bar.span > 0)
        mouseDrag(bar, 100, 60, 100, 0)
        verify(selection.hasWindow)
        fuzzyCompare(selection.to - selection.from, 6 * 3600000, 900000)
        mouseClick(bar, 50, 60)
        verify(!selection.hasWindow)
    }
}
