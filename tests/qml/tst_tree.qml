import QtQuick
import QtTest
import Tonglan.Data
import Tonglan.Panels
import Tonglan.Test
import Tonglan.Ui

TestCase {
    id: test

    height: 700
    name: "Tree"
    visible: true
    when: windowShown
    width: 1000

    property var cities: [] // as in tst_panels.qml

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
        id: tree

        Rectangle {
            id: paper

            property TestCity place
            property alias panel: panel
            property string theme: "night"

            color: paperLook.colors.bgBase
            height: 640
            width: 960

            Look {
                id: paperLook

                theme: paper.theme
            }
            TreePanel {
                id: panel

                anchors.fill: parent
                anchors.margins: 12
                clock: paper.place.clock
                look: paperLook
                runner: paper.place.runner
                selection: testSelection
            }
        }
    }
    SignalSpy {
        id: asked

        signalName: "figureAsked"
    }

    readonly property string register: '
[[branch]]
code = "lines"
name = "生命线"
[[branch]]
code = "traffic"
name = "交通"
parent = "lines"
leaves = ["traffic.congestion", "power.load", "good", "zero", "old", "late", "doubt", "kept", "none"]
[[computed]]
code = "good"
name = "和"
owner = "运管中心"
unit = "MW"
expression = "zero + power.load"
'

    function make(properties: var): Item {
        const place = city.createObject(null) as TestCity
        cities.push(place)
        place.setLanguage("zh_CN")
        place.setRegister(test.register)
        place.fill()
        place.read("zero", 0, 0, 0)
        place.read("old", 7, 0, 9000e3 * 4)
        place.read("late", 8, 0, 3600e3 * 2)
        place.read("doubt", 9, 1, 0)
        place.read("kept", 10, 4, 0)
        const paper = createTemporaryObject(tree, test, Object.assign({place: place}, properties))
        tryVerify(() => paper.panel.complete)
        place.settle()
        tryVerify(() => paper.panel.model.count > 0)
        return paper
    }

    function textsIn(item: Item): var {
        let texts = []
        for (const child of item.children)
            if (child.visible)
                texts = texts.concat(child.text ? [child.text] : [], textsIn(child))
        return texts
    }

    function lineOf(panel: Item, code: string): Item {
        for (const child of panel.children)
            if (child.code === code)
                return child
        return null
    }

    function test_whatALineSays_data() {
        return [
            {tag: "zero", code: "zero", value: "0.00", trust: 0},
            {tag: "late", code: "late", value: "8.00", trust: 1},
            {tag: "out of date", code: "old", value: "7.00", trust: 2},
            {tag: "in doubt", code: "doubt", value: "9.00", trust: 3},
            {tag: "withheld", code: "kept", value: "不公开", trust: 0},
            {tag: "never heard of", code: "none", value: "无数据", trust: 4},
            {tag: "computed", code: "good", value: "100", trust: 0}
        ]
    }

    function test_whatALineSays(data) {
        const paper = make({})
        const line = lineOf(paper.panel, data.code)
        verify(line)
        const texts = textsIn(line)
        verify(texts.includes(data.value), texts.join("|"))
        verify(!texts.includes("10.00"), texts.join("|"))
        compare(line.trust, data.trust)
    }

    function test_aComputedOneNamesWhoAnswersForIt() {
        const paper = make({})
        verify(textsIn(lineOf(paper.panel, "good")).includes("运管中心"))
    }

    function test_aFigureOpensItsLineage() {
        const paper = make({})
        asked.target = paper.panel
        asked.clear()
        const line = lineOf(paper.panel, "zero")
        mouseClick(line)
        compare(asked.count, 1)
        compare(asked.signalArguments[0][0], "zero")
        mouseClick(lineOf(paper.panel, "traffic")) // a branch is no figure
        compare(asked.count, 1)
    }

    function test_picture_data() {
        return [{tag: "night", theme: "night"}, {tag: "day", theme: "day"}]
    }

    function test_picture(data) {
        const paper = make({theme: data.theme})
        let done = false
        paper.grabToImage(result => {
            result.saveToFile(paper.place.picture("tree_" + data.tag))
            done = true
        })
        tryVerify(() => done)
        compare(paper.place.clippedTexts(paper).length, 0)
    }

    function test_withoutARegister() {
        const place = city.createObject(null) as TestCity
        cities.push(place)
        place.setLanguage("en")
        place.fill()
        const paper = createTemporaryObject(tree, test, {place: place})
        tryVerify(() => paper.panel.complete)
        compare(paper.panel.model.count, 0)
        verify(textsIn(paper.panel).join("|").includes("The register of this city names none"))
    }
}
