pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Tonglan.Data
import Tonglan.Map
import Tonglan.Panels
import Tonglan.Ui

/** One scene at the exact size of this item: the map as the room, panels on both sides of it, one sentence above. */
FocusScope {
    id: root

    required property QueryRunner runner
    required property WallClock clock
    required property HealthModel health
    required property SceneObject scene
    required property string mapFile
    required property string language
    required property string theme
    property list<SceneObject> scenes: []
    property string organisation: ""
    property bool demo: false
    property bool still: false
    property real unit: 0

    /** Every panel, layer and tile of this scene is there. */
    readonly property bool complete: root.missing.length === 0
    /** What is not there yet, by name. */
    readonly property list<string> missing: {
        const parts = []
        if (!root.runner.hasData)
            parts.push("data")
        for (let i = 0; i < hosts.count; ++i) {
            const host = hosts.itemAt(i) as PanelHost
            if (host && !host.complete)
                parts.push("panel " + host.type)
        }
        if (timeBar.visible && !timeBar.complete)
            parts.push("time bar")
        if (tickerBar.visible && !tickerBar.complete)
            parts.push("ticker")
        if (situation.loading && root.layout.sentence.width > 0)
            parts.push("situation")
        if (root.runner.pending > 0)
            parts.push(root.runner.pending + " queries")
        return parts.concat(map.missing)
    }

    readonly property alias selection: selection
    readonly property alias layout: layout
    readonly property alias map: map

    signal sceneRequested(id: string)

    /** What a key does here; false if it does nothing. */
    function handleKey(key: int, text: string): bool {
        switch (key) {
        case Qt.Key_Escape:
            if (keys.visible)
                keys.visible = false
            else
                root.back()
            return true
        case Qt.Key_Home:
            map.goHome(Theme.cameraTime)
            return true
        case Qt.Key_Backspace:
            selection.selectRegion("")
            return true
        case Qt.Key_Plus:
        case Qt.Key_Equal:
            map.zoomBy(1)
            return true
        case Qt.Key_Minus:
            map.zoomBy(-1)
            return true
        case Qt.Key_S:
            look.sources = !look.sources
            return true
        case Qt.Key_F1:
        case Qt.Key_Question:
            keys.visible = !keys.visible
            return true
        }
        return false
    }

    function back() {
        const hadEvent = selection.hasEvent
        if (selection.back() && hadEvent)
            return
        if (selection.region === "")
            map.goHome(Theme.cameraTime)
    }

    function openEvent(source: string, eventId: string) {
        selection.selectEvent(source, eventId)
    }

    focus: true

    onSceneChanged: Qt.callLater(() => {
        selection.clearEvent()
        map.goHome(0)
    })

    Look {
        id: look

        still: root.still
        theme: root.theme
        u: layout.unit
    }
    StageLayout {
        id: layout

        height: root.height
        language: root.language
        scene: root.scene
        unitOverride: root.unit
        width: root.width

        onHomeLatitudeChanged: if (layout.width > 0 && map.camera) map.goHome(0)
    }
    SceneSelection {
        id: selection

        homeRegion: "810000"

        onEventChanged: flight.waiting = selection.hasEvent
        onRegionChanged: root.showRegion()
    }
    RegionModel {
        id: regions

        clock: root.clock
        from: selection.from
        parentRegion: selection.homeRegion
        runner: root.runner
        to: selection.to
    }
    SituationModel {
        id: situation

        clock: root.clock
        region: selection.effectiveRegion
        runner: root.runner
    }
    WarningModel {
        id: warnings

        clock: root.clock
        runner: root.runner
    }
    LayerModel {
        id: layerModel

        clock: root.clock
        layers: root.scene.layers
        runner: root.runner
    }
    EventDetail {
        id: detail

        clock: root.clock
        eventId: selection.eventId
        runner: root.runner
        source: selection.eventSource

        onChanged: flight.start()
    }
    QtObject {
        id: flight

        property bool waiting: false

        function start() {
            if (!flight.waiting || !detail.valid || !detail.hasPlace)
                return
            flight.waiting = false
            map.goTo(detail.lat, detail.lon, Math.max(map.camera.zoom, root.scene.pointsSource === "" ? 14 : 5))
        }
    }

    function showRegion() {
        const box = regions.boundsOf(selection.region)
        if (selection.region !== "" && box.width > 0) {
            const area = layout.clear
            map.camera.fit(box.x, box.y, box.x + box.width, box.y + box.height, area.x, area.y, root.width - area.x - area.width, root.height - area.y - area.height)
        } else if (selection.region === "") {
            map.goHome(Theme.cameraTime)
        }
    }

    Rectangle {
        anchors.fill: parent
        color: look.colors.mapSea
    }
    SceneMap {
        id: map

        anchors.fill: parent
        clock: root.clock
        language: root.language
        layout: layout
        look: look
        mapFile: root.mapFile
        pointsSource: root.scene.pointsSource
        regions: regions
        runner: root.runner
        selection: selection
        showEvents: layerState.events
        showHeat: layerState.heat
        showRegions: layerState.regions

        onBackAsked: root.back()
        onEventPicked: (source, eventId) => root.openEvent(source, eventId)
    }
    Instantiator {
        id: layerState

        property bool events: false
        property bool heat: false
        property bool regions: false

        model: layerModel

        delegate: QtObject {
            id: state

            required property var model

            readonly property string kind: state.model.kind
            readonly property bool on: state.model.visible

            function apply() {
                if (state.kind === "heat")
                    layerState.heat = state.on
                else if (state.kind === "regions")
                    layerState.regions = state.on
                else
                    layerState.events = state.on
            }

            Component.onCompleted: state.apply()
            onOnChanged: state.apply()
        }
    }
    Loader {
        id: overlay

        property bool wanted: false

        active: overlay.wanted
        anchors.fill: parent

        sourceComponent: MapOverlay {
            camera: map.camera
            look: look
            pinLatitude: detail.lat
            pinLevel: detail.level
            pinLongitude: detail.lon
            pinned: selection.hasEvent && detail.valid && detail.hasPlace
        }
    }
    Connections {
        enabled: !overlay.wanted
        target: root.Window.window

        // Qt Location takes longer to load than the rest: the picture comes first.
        function onFrameSwapped() {
            overlay.wanted = selection.hasEvent
        }
    }
    Scrims {
        anchors.fill: parent
        layout: layout
        look: look
    }
    HeaderBar {
        clock: root.clock
        demo: root.demo || root.health.demo
        health: root.health
        height: layout.header.height
        language: root.language
        layout: layout
        look: look
        organisation: root.organisation
        sceneId: root.scene.sceneId
        scenes: root.scenes
        warnings: warnings
        width: root.width

        onSceneRequested: id => root.sceneRequested(id)
    }
    SituationLine {
        groundsTop: layout.grounds.y - layout.sentence.y
        height: layout.grounds.y + layout.grounds.height - layout.sentence.y
        look: look
        origin: layout.sentence.x
        seamMargin: layout.seamMargin
        seams: layout.seams
        situation: situation
        visible: layout.sentence.width > 0
        width: layout.sentence.width
        x: layout.sentence.x
        y: layout.sentence.y
    }
    Repeater {
        id: hosts

        model: layout.panels

        PanelHost {
            id: host

            required property var modelData

            clock: root.clock
            code: host.modelData.code
            codes: host.modelData.codes
            columns: host.modelData.columns
            height: host.modelData.rect.height
            look: look
            rows: host.modelData.rows
            runner: root.runner
            selection: selection
            source: host.modelData.source
            target: host.modelData.target
            title: host.modelData.title
            type: host.modelData.type
            width: host.modelData.rect.width
            x: host.modelData.rect.x
            y: host.modelData.rect.y

            onOpened: (source, eventId) => root.openEvent(source, eventId)
        }
    }
    // Where we are in the tree of regions, when not at home.
    Rectangle {
        border.color: look.colors.lineBase
        border.width: 1
        color: look.colors.bgPanel
        height: look.px(32)
        radius: look.px(Theme.radius)
        visible: selection.region !== ""
        width: crumbs.width + look.px(20)
        x: layout.clear.x
        y: layout.clear.y

        Row {
            id: crumbs

            anchors.verticalCenter: parent.verticalCenter
            spacing: look.px(6)
            x: look.px(12)

            Label {
                anchors.verticalCenter: parent.verticalCenter
                look: look
                size: 13
                text: qsTr("Whole city")
                tone: 3
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                look: look
                name: "chevron-right"
                size: 14
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                look: look
                size: 13
                text: regions.nameOf(selection.region)
                tone: 1
            }
            IconButton {
                icon: "x"
                look: look
                side: 28
                text: qsTr("Back to the whole city")
                onClicked: selection.selectRegion("")
            }
        }
    }
    MapTools {
        look: look
        x: layout.tools.x
        y: layout.tools.y

        onHomeAsked: map.goHome(Theme.cameraTime)
        onZoomed: steps => map.zoomBy(steps)
    }
    LayerBar {
        layers: layerModel
        look: look
        x: layout.layerBar.x
        y: layout.layerBar.y
    }
    MapLegend {
        heat: layerState.heat
        heatMaximum: map.heatMaximum
        heatStops: map.heatStops
        look: look
        margin: layout.seamMargin
        marks: layerState.events
        metersPerPixel: map.camera.metersPerPixel
        origin: layout.legend.x
        seams: layout.seams
        width: layout.legend.width
        x: layout.legend.x
        y: layout.legend.y
    }
    TimeBar {
        id: timeBar

        clock: root.clock
        height: layout.timeline.height
        look: look
        runner: root.runner
        seamMargin: layout.seamMargin
        seams: layout.seams.map(seam => seam - layout.timeline.x)
        selection: selection
        visible: layout.timeline.width > 0
        width: layout.timeline.width
        x: layout.timeline.x
        y: layout.timeline.y
    }
    TickerBar {
        id: tickerBar

        attribution: map.attribution
        clock: root.clock
        health: root.health
        height: layout.ticker.height
        look: look
        runner: root.runner
        seamMargin: layout.seamMargin
        seams: layout.seams
        visible: layout.ticker.width > 0
        width: root.width
        y: layout.ticker.y
    }
    Label { // a scene without a ticker still says whose map it is
        anchors.bottom: parent.bottom
        anchors.right: parent.right
        anchors.rightMargin: look.px(Theme.margin)
        look: look
        size: Theme.metaSize
        text: map.attribution
        tone: 3
        visible: !tickerBar.visible
    }
    EventCallout {
        camera: map.camera
        clear: layout.clear
        detail: detail
        look: look
        shown: selection.hasEvent && detail.valid
        anchors.fill: parent

        onClosed: root.back()
    }
    KeySheet {
        id: keys

        anchors.centerIn: parent
        look: look
        visible: false
    }
}
