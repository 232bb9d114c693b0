pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Map
import Tonglan.Ui

/** What the rules of this client raise, at the name of its region: the mark of the worst level and how many there are. Beside the marks of events, not on them, where there is room. */
Item {
    id: root

    required property Look look
    required property Camera camera
    required property rect clear
    property RuleWarningModel ruled: null
    /** Where nothing should be covered. */
    property list<rect> obstacles: []

    readonly property var places: root.ruled?.places ?? []
    /** Of what is shown, for names to keep off. */
    property list<rect> rects: []
    readonly property alias chips: chips

    signal figureAsked(string code, string region)

    /** Above the name, below it, beside it: the first that covers no mark; the first of all if each does. */
    function spotFor(place: var, width: real, height: real): point {
        const pin = root.camera.toScreen(place.lat, place.lon)
        const gap = root.look.px(14)
        const spots = [Qt.point(pin.x - width / 2, pin.y - gap - height), Qt.point(pin.x - width / 2, pin.y + gap), Qt.point(pin.x + root.look.px(40), pin.y - height / 2), Qt.point(pin.x - root.look.px(40) - width, pin.y - height / 2)]
        const isFree = spot => !root.obstacles.some(other => spot.x < other.x + other.width && other.x < spot.x + width && spot.y < other.y + other.height && other.y < spot.y + height)
        return spots.find(isFree) ?? spots[0]
    }

    function isClear(spot: point, width: real, height: real): bool {
        return spot.x >= root.clear.x && spot.y >= root.clear.y && spot.x + width <= root.clear.x + root.clear.width && spot.y + height <= root.clear.y + root.clear.height
    }

    function follow() {
        const rects = []
        for (let i = 0; i < chips.count; ++i) {
            const chip = chips.itemAt(i) as RuleMark
            if (!chip)
                continue
            const spot = root.spotFor(chip.modelData, chip.width, chip.height)
            chip.x = Math.round(spot.x)
            chip.y = Math.round(spot.y)
            chip.there = root.isClear(spot, chip.width, chip.height)
            if (chip.there && root.visible)
                rects.push(Qt.rect(chip.x, chip.y, chip.width, chip.height))
        }
        root.rects = rects
    }

    onClearChanged: Qt.callLater(root.follow)
    onObstaclesChanged: Qt.callLater(root.follow)
    onVisibleChanged: Qt.callLater(root.follow)

    Connections {
        enabled: root.places.length > 0
        target: root.camera

        function onMoved() {
            root.follow()
        }
    }
    Repeater {
        id: chips

        model: root.places

        RuleMark {
            clear: root.clear
            look: root.look
            onActivated: root.figureAsked(modelData.code, modelData.region)
            onWidthChanged: Qt.callLater(root.follow)
        }
        onItemAdded: Qt.callLater(root.follow)
        onItemRemoved: Qt.callLater(root.follow)
    }
}
