import QtQuick
import QtTest
import Tonglan.Ui

TestCase {
    id: test

    height: 300
    name: "Ui"
    visible: true
    when: windowShown
    width: 400

    function init() {
        failOnWarning(/.?/)
    }

    Look {
        id: testLook

        u: 1.25
    }
    Component {
        id: figure

        Figure {
            look: testLook
        }
    }
    Component {
        id: seamRow

        SeamRow {
            height: 20
            spacing: 10
            width: 300

            Repeater {
                model: 5

                Rectangle {
                    height: 10
                    width: 50
                }
            }
        }
    }
    Component {
        id: mark

        TrustMark {
            look: testLook
        }
    }
    Component {
        id: note

        PanelNote {
            height: 200
            look: testLook
            width: 200
        }
    }

    function texts(item: Item): string {
        let all = ""
        for (const child of item.children) {
            if (child.visible && child.text !== undefined)
                all += child.text + "|"
            all += texts(child)
        }
        return all
    }

    function test_sizesFollowTheUnit() {
        compare(testLook.px(12), 15)
        testLook.theme = "day"
        compare(testLook.colors.text1, Theme.day.text1)
        testLook.theme = "night"
        compare(testLook.colors.text1, Theme.night.text1)
    }

    function test_figureStates_data() {
        return [{tag: "value", properties: {value: "0", unit: "MW"}, expected: "0|MW|"}, {tag: "no data", properties: {value: "", hasValue: false, unit: "MW"}, expected: "no data||"}, {tag: "withheld", properties: {value: "7", withheld: true, unit: "MW"}, expected: "withheld||"}, {tag: "no source", properties: {value: "7", trust: 4}, expected: "no data||"}]
    }

    function test_figureStates(data) {
        const item = createTemporaryObject(figure, test, data.properties)
        compare(texts(item), data.expected)
    }

    function test_staleFigureDims() {
        const fresh = createTemporaryObject(figure, test, {value: "1"})
        const stale = createTemporaryObject(figure, test, {value: "1", trust: 2})
        compare(fresh.children[0].color, Theme.night.text1)
        compare(stale.children[0].color, Theme.night.text4)
    }

    function test_trustMarkSaysItsState() {
        const item = createTemporaryObject(mark, test, {trust: 1, source: "Water", age: "14m"})
        compare(item.Accessible.name, "Water late 14m")
    }

    function test_seamRow() {
        const row = createTemporaryObject(seamRow, test, {seams: [100], origin: 0, margin: 20})
        tryCompare(row, "shown", 4)
        compare(row.children[0].x, 0)
        compare(row.children[1].x, 120)
        compare(row.children[2].x, 180)
        verify(!row.children[4].visible)
        row.origin = 1000
        tryCompare(row, "shown", 5)
    }

    function test_noteWaitsThenErrs() {
        const item = createTemporaryObject(note, test, {loading: true, awaited: "Water"})
        verify(item.visible)
        verify(!texts(item).includes("Waiting"))
        item.error = "disk full"
        verify(texts(item).includes("disk full"))
        item.error = ""
        item.loading = false
        verify(!item.visible)
    }
}
