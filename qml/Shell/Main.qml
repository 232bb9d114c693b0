import QtQuick
import Tonglan.Data
import Tonglan.Map
import Tonglan.Stage

/** The window of a wall or a desk: one scene at the exact size of the window, and the keys of a presenter. */
Window {
    id: root

    required property QueryRunner runner
    required property WallClock clock
    required property HealthModel health
    required property CommandModel commands
    required property list<SceneObject> scenes
    required property string sceneId
    /** Code of the region that "the whole city" means. */
    required property string homeRegion
    property string mapCache
    /** Where the views that somebody keeps are stored; empty: nowhere. */
    property string bookmarksFile: ""
    /** Where exported rows go; empty: nowhere. */
    property string exportFolder: ""
    required property string mapFile
    /** What the settings say of the datum of its tiles; empty: nothing. */
    property string mapDatum: ""
    /** A grid of the city's own, as CoordinateReadout takes it. */
    property var cityGrid: undefined
    property OnlineTiles online: null
    required property string language
    required property string theme
    /** Somebody asked for this theme: that of a scene does not count. */
    property bool themeChosen: false
    required property string organisation
    /** Of this indicator the lineage is open at first; empty: of none. */
    property string openedLineage: ""
    /** Fewer events together are not shown to whoever stands here. */
    property int leastCount: 0
    /** Marks the screen even before the sources say that they are invented. */
    property bool demo: false
    /** Nothing moves: for rendering. */
    property bool still: false
    /** The unit that the installation's viewing distance asks for; 0: by size. */
    property real unit: 0

    readonly property alias stage: view
    readonly property int sceneIndex: Math.max(0, root.scenes.findIndex(scene => scene.sceneId === root.sceneId))

    function show(index: int) {
        if (root.scenes.length === 0)
            return
        const id = root.scenes[(index + root.scenes.length) % root.scenes.length].sceneId
        if (id === "health")
            root.openHealth() // remembers where to go back to
        else
            root.sceneId = id
    }

    /** The scene to which the board of feeds and sources goes back. */
    property string before: ""

    function openHealth() {
        if (root.sceneId !== "health" && root.scenes.some(scene => scene.sceneId === "health")) {
            root.before = root.sceneId
            root.sceneId = "health"
        }
    }

    function closeHealth() {
        root.sceneId = root.scenes.some(scene => scene.sceneId === root.before) ? root.before : root.scenes[0].sceneId
    }

    function handleKey(key: int, text: string, modifiers: int): bool {
        if (key === Qt.Key_F11) {
            root.visibility = root.visibility === Window.FullScreen ? Window.Windowed : Window.FullScreen
        } else if (view.lineageCard.visible) {
            return view.handleKey(key, text, modifiers)
        } else if (view.handleConsoleKey(key, modifiers)) {
            return true
        } else if (key === Qt.Key_F && !(modifiers & Qt.ControlModifier)) {
            if (root.sceneId === "health")
                root.closeHealth()
            else
                root.openHealth()
        } else if (modifiers & Qt.ShiftModifier && key >= Qt.Key_Left && key <= Qt.Key_Down || modifiers & Qt.ControlModifier && key >= Qt.Key_1 && key <= Qt.Key_9) {
            return view.handleKey(key, text, modifiers)
        } else if (key === Qt.Key_Left || key === Qt.Key_PageUp) {
            root.show(root.sceneIndex - 1)
        } else if (key === Qt.Key_Right || key === Qt.Key_PageDown) {
            root.show(root.sceneIndex + 1)
        } else if (key === Qt.Key_0) {
            root.show(0)
        } else if (key >= Qt.Key_1 && key <= Qt.Key_9) {
            if (key - Qt.Key_1 < root.scenes.length)
                root.show(key - Qt.Key_1)
        } else {
            return view.handleKey(key, text, modifiers)
        }
        return true
    }

    color: "#060A0E"
    title: root.organisation

    FocusScope {
        anchors.fill: parent
        focus: true

        Keys.onPressed: event => event.accepted = root.handleKey(event.key, event.text, event.modifiers)

        SceneView {
            id: view

            anchors.fill: parent
            bookmarksFile: root.bookmarksFile
            clock: root.clock
            commands: root.commands
            demo: root.demo
            exportFolder: root.exportFolder
            focus: true
            health: root.health
            homeRegion: root.homeRegion
            language: root.language
            leastCount: root.leastCount
            mapCache: root.mapCache
            cityGrid: root.cityGrid
            mapDatum: root.mapDatum
            mapFile: root.mapFile
            online: root.online
            organisation: root.organisation
            runner: root.runner
            scene: root.scenes[root.sceneIndex]
            scenes: root.scenes
            still: root.still
            theme: root.themeChosen || view.scene.theme === "" ? root.theme : view.scene.theme
            unit: root.unit

            Component.onCompleted: if (root.openedLineage !== "") view.openLineage(root.openedLineage)
            onBoardClosed: root.closeHealth()
            onHealthRequested: root.openHealth()
            onSceneRequested: id => root.show(root.scenes.findIndex(scene => scene.sceneId === id))
        }
    }
}
