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
        id: seamColumns

        SeamColumns {}
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

    function test_seamColumns_data() {
        return [
            {tag: "one wall", width: 1000, seams: [], least: 200, starts: [0, 258, 516, 774], widths: [226, 226, 226, 226]},
            {tag: "a bezel in the middle", width: 1000, seams: [500], least: 200, starts: [0, 254, 524, 778], widths: [222, 222, 222, 222]},
            {tag: "a bezel off the middle", width: 1000, seams: [300], least: 200, starts: [0, 324, 560, 796], widths: [276, 204, 204, 204]},
            {tag: "bezels beside it", width: 500, seams: [-24, 530], least: 200, starts: [0, 266], widths: [234, 234]},
            {tag: "no room for one", width: 150, seams: [], least: 200, starts: [0], widths: [150]}
        ]
    }

    function test_seamColumns(data) {
        const columns = createTemporaryObject(seamColumns, test, {width: data.width, seams: data.seams, least: data.least, margin: 24, gap: 32})
        compare(columns.starts, data.starts)
        compare(columns.widths, data.widths)
        compare(columns.count, data.starts.length)
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
