import QtQml
import Tonglan.Data
import Tonglan.Map

/** What a scene asks the cache: what is selected in it, and the models that its map and its panels share. */
QtObject {
    id: root

    required property QueryRunner runner
    required property WallClock clock
    /** The scene that the map is of; null: none yet. */
    required property SceneObject mapScene
    required property string homeRegion
    required property string bookmarksFile
    required property string mapFile
    /** Somebody searches: the names are read. */
    property bool searching: false
    /** Areas that the map does not draw. */
    property int areasRefused: 0
    /** Events in the heat; 0: not to be told. */
    property int heatCount: 0

    readonly property SceneSelection selection: SceneSelection {
        homeRegion: root.homeRegion
    }
    readonly property RegionModel regions: RegionModel {
        clock: root.clock
        from: root.selection.from
        parentRegion: root.selection.homeRegion
        runner: root.runner
        to: root.selection.to
    }
    /** What lies below the selected region. */
    readonly property RegionModel inner: RegionModel {
        clock: root.clock
        from: root.selection.from
        parentRegion: root.path.listed
        runner: root.selection.region !== "" ? root.runner : null
        to: root.selection.to
    }
    /** The same, where it has borders of its own to draw. */
    readonly property RegionModel outlined: root.path.listed !== root.selection.homeRegion && (root.inner.hasOutlines || root.inner.hasZoneOutlines) ? root.inner : null
    readonly property RegionPath path: RegionPath {
        home: root.selection.homeRegion
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    readonly property SituationModel situation: SituationModel {
        clock: root.clock
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    readonly property RuleWarningModel ruled: RuleWarningModel {
        clock: root.clock
        runner: root.runner
    }
    readonly property WarningModel warnings: WarningModel {
        clock: root.clock
        runner: root.runner
    }
    readonly property LayerModel layers: LayerModel {
        areasRefused: root.areasRefused
        clock: root.clock
        heatCount: root.heatCount
        layers: root.mapScene?.layers ?? []
        rulesJudgedAt: root.ruled.judgedAt
        rulesRaised: root.ruled.count
        runner: root.runner
    }
    readonly property EventDetail detail: EventDetail {
        clock: root.clock
        eventId: root.selection.eventId
        runner: root.runner
        source: root.selection.eventSource
    }
    /** Which events a counter counts that somebody pressed. */
    readonly property CountPick counted: CountPick {
        clock: root.clock
        region: root.selection.effectiveRegion
        runner: root.runner
    }
    readonly property BookmarkModel bookmarks: BookmarkModel {
        file: root.bookmarksFile
    }
    readonly property SearchModel search: SearchModel {
        active: root.searching
        clock: root.clock
        places: MapPlaces {
            file: root.mapFile
        }
        runner: root.runner
    }
}
