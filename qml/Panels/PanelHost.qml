pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** Puts the panel of a type where the layout says, and gives it what its scene file says. */
Loader {
    id: root

    required property Look look
    required property QueryRunner runner
    required property WallClock clock
    required property SceneSelection selection
    required property CommandModel commands
    property HealthModel health: null
    required property string type
    property string title: ""
    property list<string> codes: []
    property string code: ""
    property string source: ""
    property int columns: 1
    property int rows: 0
    property real target: 95
    property list<int> seams: []
    property real seamMargin: 24
    property string by: ""
    property int days: 0

    readonly property bool complete: root.status === Loader.Ready && (root.item as ScenePanel).complete
    readonly property var components: ({
            "indicators": indicators,
            "services": services,
            "events": events,
            "trend": trend,
            "topics": topics,
            "ranking": ranking,
            "tree": tree,
            "outbox": outbox,
            "links": links,
            "cache": cache,
            "quarantine": quarantine,
            "gauges": gauges,
            "bullets": bullets,
            "figures": figures,
            "composition": composition,
            "calendarheat": calendarheat,
            "matrix": matrix,
            "funnel": funnel,
            "stacked": stacked,
            "dualaxis": dualaxis,
            "radar": radar
        })

    signal opened(source: string, eventId: string)
    signal figureAsked(code: string)
    signal countAsked(what: int, level: int)

    sourceComponent: root.components[root.type] ?? null

    Connections {
        target: root.item as ScenePanel

        function onFigureAsked(code: string) {
            root.figureAsked(code)
        }
        function onCountAsked(what: int, level: int) {
            root.countAsked(what, level)
        }
    }

    Component {
        id: indicators

        IndicatorsPanel {
            clock: root.clock
            codes: root.codes
            columns: root.columns
            look: root.look
            runner: root.runner
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: services

        ServicesPanel {
            clock: root.clock
            codes: root.codes
            columns: root.columns
            look: root.look
            runner: root.runner
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: events

        EventsPanel {
            clock: root.clock
            commands: root.commands
            look: root.look
            rows: root.rows
            runner: root.runner
            selection: root.selection
            source: root.source
            title: root.title

            onOpened: (source, eventId) => root.opened(source, eventId)
        }
    }
    Component {
        id: trend

        TrendPanel {
            clock: root.clock
            code: root.code
            look: root.look
            runner: root.runner
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: topics

        TopicsPanel {
            clock: root.clock
            look: root.look
            runner: root.runner
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: outbox

        OutboxPanel {
            clock: root.clock
            commands: root.commands
            look: root.look
            runner: root.runner
            selection: root.selection
            title: root.title

            onOpened: (source, eventId) => root.opened(source, eventId)
        }
    }
    Component {
        id: ranking

        RankPanel {
            clock: root.clock
            columns: root.columns
            look: root.look
            rows: root.rows
            runner: root.runner
            selection: root.selection
            target: root.target
            title: root.title
        }
    }
    Component {
        id: tree

        TreePanel {
            clock: root.clock
            look: root.look
            runner: root.runner
            seamMargin: root.seamMargin
            seams: root.seams
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: links

        LinksPanel {
            clock: root.clock
            health: root.health
            look: root.look
            runner: root.runner
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: cache

        CachePanel {
            clock: root.clock
            health: root.health
            look: root.look
            runner: root.runner
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: quarantine

        QuarantinePanel {
            clock: root.clock
            health: root.health
            look: root.look
            runner: root.runner
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: gauges

        GaugesPanel {
            clock: root.clock
            codes: root.codes
            look: root.look
            runner: root.runner
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: bullets

        BulletsPanel {
            clock: root.clock
            codes: root.codes
            look: root.look
            runner: root.runner
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: figures

        FiguresPanel {
            clock: root.clock
            codes: root.codes
            look: root.look
            runner: root.runner
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: composition

        CompositionPanel {
            clock: root.clock
            codes: root.codes
            look: root.look
            runner: root.runner
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: calendarheat

        CalendarHeatPanel {
            clock: root.clock
            code: root.code
            look: root.look
            runner: root.runner
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: matrix

        MatrixPanel {
            clock: root.clock
            codes: root.codes
            look: root.look
            runner: root.runner
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: funnel

        FunnelPanel {
            clock: root.clock
            look: root.look
            runner: root.runner
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: stacked

        StackedPanel {
            by: root.by
            clock: root.clock
            days: root.days
            look: root.look
            runner: root.runner
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: dualaxis

        DualAxisPanel {
            clock: root.clock
            codes: root.codes
            look: root.look
            runner: root.runner
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: radar

        RadarPanel {
            clock: root.clock
            codes: root.codes
            look: root.look
            runner: root.runner
            selection: root.selection
            title: root.title
        }
    }
}
