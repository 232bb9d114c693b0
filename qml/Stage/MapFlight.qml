import QtQuick
import Tonglan.Ui

/** Where the map goes by itself: to the event or the region that was selected, to what was found, to a view that was kept. */
Item {
    id: root

    required property SceneModels models
    required property SceneMap map
    required property StageLayout layout
    required property FoundMark mark
    /** How near an event is looked at. */
    required property real eventZoom
    /** Nothing flies: it is there. */
    property bool still: false

    /** The region that the search went to. */
    property string foundRegion: ""
    /** The map is to go there as soon as it is known where that is. */
    property bool waitsForEvent: false
    property bool waitsForRegion: false

    /** What is seen between the panels: x = west, y = south, degrees. */
    function seenBox(): rect {
        const area = root.layout.clear
        const southWest = root.map.camera.toGeo(area.x, area.y + area.height)
        const northEast = root.map.camera.toGeo(area.x + area.width, area.y)
        return Qt.rect(southWest.x, southWest.y, northEast.x - southWest.x, northEast.y - southWest.y)
    }

    function showBox(box: rect, time: int) {
        const area = root.layout.clear
        root.map.camera.fit(box.x, box.y, box.x + box.width, box.y + box.height, area.x, area.y, root.layout.width - area.x - area.width, root.layout.height - area.y - area.height, root.still ? 0 : time)
    }

    /** False if no view is kept there. */
    function toBookmark(row: int): bool {
        const box = root.models.bookmarks.boxOf(row)
        if (box.width <= 0)
            return false
        root.showBox(box, Theme.cameraTime)
        return true
    }

    /** To what was found and is no event (a map of SearchModel.placeAt()): a region is selected, any other place is marked. */
    function toFound(place: var) {
        root.forget()
        root.models.selection.clearEvent()
        if (place.kind === "region" || place.kind === "grid") {
            root.foundRegion = place.code
            root.models.selection.selectRegion(place.code)
            if (root.models.selection.region === "") { // the whole city
                root.map.goHome(Theme.cameraTime)
                return
            }
        }
        if (!place.hasPlace)
            return
        root.mark.title = place.title
        root.mark.kindText = place.kindText
        root.mark.latitude = place.lat
        root.mark.longitude = place.lon
        root.mark.shown = root.models.regions.nameOf(place.code) === "" // a district is marked by its border
        if (place.box.width > 0)
            root.showBox(place.box, Theme.cameraTime)
        else
            root.map.goTo(place.lat, place.lon, place.zoom)
    }

    /** Takes the mark of what was found away; true if that is all that was to be taken back. */
    function takeMarkBack(): bool {
        if (!root.mark.shown)
            return false
        root.mark.shown = false
        return root.models.selection.region === "" || root.models.selection.region !== root.foundRegion
    }

    function forget() {
        root.mark.shown = false
        root.foundRegion = ""
    }

    function toRegion() {
        const region = root.models.selection.region
        if (root.foundRegion !== "" && region === root.foundRegion)
            return // whoever found it flies there
        root.forget()
        const box = root.models.regions.boundsOf(region)
        root.waitsForRegion = region !== "" && !(box.width > 0)
        if (region !== "" && box.width > 0)
            root.showBox(box, 0)
        else if (region === "")
            root.map.goHome(Theme.cameraTime)
    }

    function toEvent() {
        const detail = root.models.detail
        if (!root.waitsForEvent || !detail.valid || !detail.hasPlace)
            return
        root.waitsForEvent = false
        root.map.goTo(detail.lat, detail.lon, Math.max(root.map.camera.zoom, root.eventZoom))
    }

    visible: false

    Connections {
        target: root.models.selection

        function onEventChanged() {
            root.waitsForEvent = root.models.selection.hasEvent
        }
        function onRegionChanged() {
            root.toRegion()
        }
    }
    Connections {
        target: root.models.path

        function onChanged() {
            if (root.waitsForRegion && root.models.path.box.width > 0)
                root.showBox(root.models.path.box, 0)
            root.waitsForRegion = false
        }
    }
    Connections {
        target: root.models.detail

        function onChanged() {
            root.toEvent()
        }
    }
}
