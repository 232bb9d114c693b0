import QtQuick
import QtTest
import Tonglan.Data
import Tonglan.Stage
import Tonglan.Test

/** What the rules of this client raise, on the map at its region. */
TestCase {
    id: test

    height: 1080
    name: "RuleMarks"
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
            language: "en"
            organisation: "Demonstration City Operations Centre"
            still: true
            theme: "night"
        }
    }

    function make(rules: string): Item {
        const place = city.createObject(null) as TestCity
        cities.push(place)
        place.setRules(rules)
        place.fill()
        place.readDistricts()
        const item = createTemporaryObject(view, test, {runner: place.runner, clock: place.clock, health: place.health, commands: place.commands, mapFile: place.mapFile, scenes: place.scenes, scene: place.scenes.find(scene => scene.sceneId === "overview"), width: 1920, height: 1080})
        tryVerify(() => item.complete, 10000, item.missing.join(", "))
        return item
    }

    readonly property string poor: "[[rule]]\nid = 'poor'\nindicator = 'air.aqi'\nkind = 'threshold'\nlevel = 'yellow'\nabove = 1\ntext = '空气转差'\ntext_en = 'Poor air'\n"
    readonly property string worse: "[[rule]]\nid = 'worse'\nindicator = 'air.aqi'\nregion = '810001'\nkind = 'threshold'\nlevel = 'orange'\nabove = 1.2\n"

    function chipOf(item: Item, region: string): Item {
        const chips = item.ruleMarks.chips
        for (let i = 0; i < chips.count; ++i) {
            if (chips.itemAt(i).modelData.region === region)
                return chips.itemAt(i)
        }
        return null
    }

    function test_atTheirRegions() {
        const item = make(poor + worse)
        tryCompare(item.ruleMarks.chips, "count", 2)
        const west = chipOf(item, "810001")
        compare(west.modelData.level, 2) // the worst of both
        compare(west.modelData.count, 2)
        compare(west.modelData.lines.length, 2)
        verify(west.modelData.lines[0].includes("above 1.20"), west.modelData.lines[0])
        verify(west.modelData.lines[1].startsWith("Poor air: above 1.00"), west.modelData.lines[1])
        compare(chipOf(item, "810002").modelData.count, 1)
        tryVerify(() => west.there && west.visible)
        const pin = item.map.camera.toScreen(west.modelData.lat, west.modelData.lon)
        verify(Math.abs(west.x + west.width / 2 - pin.x) < 120 && Math.abs(west.y + west.height / 2 - pin.y) < 60)
        compare(item.ruleMarks.rects.length, [west, chipOf(item, "810002")].filter(chip => chip.there).length)
        grabImage(item).save(cities[cities.length - 1].picture("rule marks"))

        // They go with the map, and not beyond what is clear of panels.
        const x = west.x
        item.map.camera.panBy(40, 0)
        tryVerify(() => Math.abs(west.x - x) > 20)
        item.map.camera.panBy(3000, 0)
        tryCompare(west, "visible", false)
    }

    function test_opensTheFigure() {
        const item = make(worse)
        tryCompare(item.ruleMarks.chips, "count", 1)
        const west = chipOf(item, "810001")
        tryVerify(() => west.visible)
        mouseMove(west, west.width / 2 - 2, west.height / 2)
        mouseMove(west)
        tryVerify(() => west.said.visible)
        verify(west.said.y < 0 && west.said.width > west.width)
        grabImage(item).save(cities[cities.length - 1].picture("rule marks said"))
        mouseClick(west)
        compare(item.selection.region, "810001")
        tryVerify(() => item.lineageCard.visible)
        compare(item.lineageCard.code, "air.aqi")
        compare(item.lineageCard.region, "810001")
        tryVerify(() => item.lineageCard.raised.length === 1) // with the reason among its checks
    }

    function test_isALayer() {
        const item = make(poor)
        const layers = item.layerPanel.layers
        let row = -1
        for (let i = 0; i < layers.rowCount(); ++i) {
            if (layers.data(layers.index(i, 0), LayerModel.KindRole) === "rules")
                row = i
        }
        verify(row >= 0)
        const role = role => layers.data(layers.index(row, 0), role)
        tryVerify(() => role(LayerModel.CountRole) === 2)
        compare(role(LayerModel.SourceNameRole), "rules of this client")
        compare(role(LayerModel.TrustRole), 0)
        compare(role(LayerModel.ReasonRole), "")
        verify(item.ruleMarks.visible)
        layers.toggle(row)
        verify(!item.ruleMarks.visible)
        compare(item.ruleMarks.opacity, 1)
        layers.toggle(row)
        layers.setOpacity(row, .5)
        compare(item.ruleMarks.opacity, .5)
    }

    function test_nothingIsRaised() {
        const item = make("[[rule]]\nid = 'r'\nindicator = 'air.aqi'\nkind = 'threshold'\nlevel = 'red'\nabove = 100\n")
        compare(item.ruleMarks.chips.count, 0)
        const layers = item.layerPanel.layers
        const last = layers.index(layers.rowCount() - 1, 0)
        tryVerify(() => layers.data(last, LayerModel.ReasonRole) === "nothing is raised")
        compare(item.ruleMarks.rects.length, 0)
    }
}
