import QtQuick
import Tonglan.Data
import Tonglan.Panels
import Tonglan.Ui

/** What lies on the map itself, beside its pictures: the way up, what is beyond the edge, tools, layers, legend, coordinates. */
Item {
    id: root

    required property Look look
    required property SceneModels models
    required property SceneMap map
    required property StageLayout layout
    required property int leastCount
    /** The points are of a source without levels. */
    property bool unrated: false
    /** Marks of rules are on the map. */
    property bool rules: false
    property bool listingLayers: false
    property bool listingViews: false
    property bool measuring: false

    readonly property alias coordinateBar: coordinateBar

    signal layersAsked
    signal measureAsked
    signal searchAsked
    signal viewsAsked

    RegionCrumbs {
        look: root.look
        path: root.models.path
        visible: root.models.selection.region !== ""
        x: root.layout.clear.x
        y: root.layout.clear.y

        onPicked: code => root.models.selection.selectRegion(code)
    }
    MapEdges {
        counts: root.map.edgeCounts
        height: root.layout.clear.height
        look: root.look
        width: root.layout.clear.width
        x: root.layout.clear.x
        y: root.layout.clear.y

        onActivated: root.map.zoomBy(-.5)
    }
    CoordinateBar {
        id: coordinateBar

        look: root.look
        readout: root.map.coordinates
        visible: root.map.coordinates.known
        x: root.layout.clear.x + root.layout.clear.width - width
        y: root.layout.clear.y + root.layout.clear.height - height
    }
    Timer { // coordinates of no pointer any more: nobody reads them
        interval: 15000
        running: coordinateBar.visible && !root.map.pointed && !coordinateBar.hovered
        onTriggered: root.map.coordinates.look(NaN, NaN)
    }
    MapTools {
        listing: root.listingViews
        look: root.look
        measuring: root.measuring
        x: root.layout.tools.x
        y: root.layout.tools.y

        onHomeAsked: root.map.goHome(Theme.cameraTime)
        onMeasureAsked: root.measureAsked()
        onSearchAsked: root.searchAsked()
        onViewsAsked: root.viewsAsked()
        onZoomed: steps => root.map.zoomBy(steps)
    }
    LayerBar {
        layers: root.models.layers
        look: root.look
        most: root.layout.layerBar.width
        opened: root.listingLayers
        visible: root.models.layers.count > 0
        x: root.layout.layerBar.x
        y: root.layout.layerBar.y

        onOpenAsked: root.layersAsked()
    }
    MapLegend {
        readonly property LayerModel layers: root.models.layers

        areas: layers.showsAreas
        change: layers.showsChange
        figureDirection: root.map.regionFigures.directionText
        figureLeast: root.map.regionFigures.leastText
        figureMost: root.map.regionFigures.mostText
        figureName: layers.indicator !== "" ? root.map.regionFigures.name : ""
        figurePatterns: root.map.regionFigures.patternText
        figureStops: root.map.figureLayer.stops
        heat: layers.showsHeat || layers.showsChange || layers.division !== ""
        heatMaximum: layers.division !== "" ? root.map.cellLayer.maximum : root.map.heatMaximum
        heatStops: layers.division !== "" ? root.map.densityStops : root.map.heatStops
        least: root.leastCount
        look: root.look
        margin: root.layout.seamMargin
        marks: layers.showsMarks
        metersPerPixel: root.map.camera.metersPerPixel
        origin: root.layout.legend.x
        rules: root.rules
        seams: root.layout.seams
        unrated: root.unrated
        width: root.layout.legend.width
        x: root.layout.legend.x
        y: root.layout.legend.y
    }
}
