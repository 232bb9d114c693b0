import QtQuick
import Tonglan.Data
import Tonglan.Map
import Tonglan.Ui

/** Words beside the pointer: how much is in a cell, the figure of a district, what a marked-out area is, how long a side is that is being
 *  measured. Those of an area that was picked stay with it.
 */
Item {
    id: root

    required property Look look
    required property Camera camera
    required property RegionModel regions
    required property CellLayer cells
    required property AreaModel areas
    required property AreaLayer areaLayer
    required property RegionFigureModel figures
    required property FigureLayer figureLayer
    required property Measure measure
    /** The part of the map that no panel covers: words stay on it. */
    required property rect clear
    /** Not a number while there is none. */
    property point pointer: Qt.point(NaN, NaN)
    /** Another time is selected than now, which areas and figures are of. */
    property bool past: false
    readonly property alias areaText: areaHint.text
    readonly property alias figureText: figureHint.text
    /** The map is being moved: nothing is said. */
    property bool quiet: false

    function sayCount(area: var, x: real, y: real) {
        count.x = x
        count.y = y - root.look.px(6)
        count.text = area.count === undefined ? "" : [root.regions.nameOf(area.code), qsTr("%n event(s)", "", area.count), qsTr("%1 per km²").arg(area.density < 10 ? area.density.toFixed(1) : Math.round(area.density))].filter(part => part !== "").join(" · ")
    }

    function sayFigure(region: string, x: real, y: real) {
        figure.region = region
        figure.x = x
        figure.y = y - root.look.px(6)
        figureHint.text = root.ofNow(root.figures.wordsOf(region))
    }

    function sayArea(key: string, x: real, y: real) {
        area.key = key
        if (key !== "")
            area.put(x, y)
        else
            area.follow()
    }

    function ofNow(text: string): string {
        return text !== "" && root.past ? text + " · " + qsTr("of now, not of the selected time") : text
    }

    /** The words of a picked area stay at this place. */
    function pinArea(latitude: real, longitude: real) {
        area.place = Qt.point(longitude, latitude)
        area.follow()
    }

    function forget() {
        root.sayCount({}, 0, 0)
        root.sayArea("", 0, 0)
        root.sayFigure("", 0, 0)
    }

    Connections { // what lies under a pointer that rests is another area now, or has another count
        target: root.camera

        function onMoved() {
            count.text = ""
            root.sayFigure("", 0, 0)
            root.sayArea("", 0, 0)
        }
    }
    Connections {
        target: root.cells

        function onShown() {
            count.text = ""
        }
    }
    Connections {
        target: root.figures

        function onDataChanged() {
            figureHint.text = root.ofNow(root.figures.wordsOf(figure.region))
        }
    }
    Connections {
        target: root.areas

        function onAreasChanged() { // some may be gone
            areaHint.text = root.ofNow(root.areas.wordsOf(area.shownKey))
        }
        function onDataChanged() {
            areaHint.text = root.ofNow(root.areas.wordsOf(area.shownKey))
        }
    }
    Item {
        id: count

        property string text: ""

        Hint {
            look: root.look
            shown: root.cells.visible && !root.quiet
            text: count.text
        }
    }
    Item {
        id: figure

        property string region: ""

        Hint {
            id: figureHint

            look: root.look
            shown: root.figureLayer.visible && !root.quiet
        }
    }
    Item {
        id: area

        property string key: ""
        property point place: Qt.point(0, 0) // of the picked one: longitude, latitude
        readonly property string shownKey: area.key !== "" ? area.key : root.areaLayer.selected

        function put(x: real, y: real) {
            const half = areaHint.width / 2
            area.x = Math.max(root.clear.x + half, Math.min(root.clear.x + root.clear.width - half, x))
            area.y = y - root.look.px(6)
        }

        function follow() {
            if (root.areaLayer.selected === "")
                return
            const at = root.camera.toScreen(area.place.y, area.place.x)
            area.put(at.x, at.y)
        }

        onShownKeyChanged: areaHint.text = root.ofNow(root.areas.wordsOf(area.shownKey))

        Hint {
            id: areaHint

            look: root.look
            shown: root.areaLayer.visible && !root.quiet
        }
    }
    Item {
        x: root.pointer.x
        y: root.pointer.y - root.look.px(8)

        Hint {
            look: root.look
            shown: root.measure.active && !isNaN(root.pointer.x)
            text: root.measure.liveText
        }
    }
}
