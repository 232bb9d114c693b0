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
    property RuleWarningModel ruled: null
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
    /** What becomes of the panel's questions: "" they are asked; "never" nobody answers, "error" all fail: for boards that show what it looks like then. */
    property string answers: ""
    /** Cards stand alone, without a head, on grounds of their own. */
    property bool bare: false
    /** Of the scene, for panels that show more of it. */
    property SituationModel situation: null
    property EventDetail detail: null
    property string exportFolder: ""

    readonly property QueryRunner asked: root.answers === "" ? root.runner : samples.createObject(root, {like: root.runner, fails: root.answers === "error"}) as QueryRunner
    readonly property bool complete: root.status === Loader.Ready && (root.answers === "never" || (root.item as ScenePanel).complete)
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
            "radar": radar,
            "comparisons": comparisons,
            "rules": rules,
            "attention": attention,
            "multiples": multiples,
            "flip": flip,
            "ring": ring,
            "departments": departments,
            "disagreements": disagreements,
            "objections": objections,
            "queue": queue,
            "case": sheet
        })

    signal opened(source: string, eventId: string)
    signal figureAsked(code: string)
    signal countAsked(choice: var)
    signal targetAsked(target: var)

    sourceComponent: root.components[root.type] ?? null

    Component {
        id: samples

        SampleRunner {}
    }
    Connections {
        target: root.item as ScenePanel

        function onFigureAsked(code: string) {
            root.figureAsked(code)
        }
        function onCountAsked(choice: var) {
            root.countAsked(choice)
        }
        function onTargetAsked(target: var) {
            root.targetAsked(target)
        }
    }

    Component {
        id: indicators

        IndicatorsPanel {
            bare: root.bare
            clock: root.clock
            codes: root.codes
            columns: root.columns
            look: root.look
            runner: root.asked
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: rules

        RulesPanel {
            clock: root.clock
            look: root.look
            ruled: root.ruled
            runner: root.asked
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: comparisons

        ComparisonsPanel {
            clock: root.clock
            codes: root.codes
            look: root.look
            runner: root.asked
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
            runner: root.asked
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
            runner: root.asked
            selection: root.selection
            source: root.source
            title: root.title

            onOpened: (source, eventId) => root.opened(source, eventId)
        }
    }
    Component {
        id: queue

        QueuePanel {
            clock: root.clock
            commands: root.commands
            look: root.look
            runner: root.asked
            selection: root.selection
        }
    }
    Component {
        id: sheet

        CasePanel {
            clock: root.clock
            commands: root.commands
            detail: root.detail
            look: root.look
            runner: root.asked
            selection: root.selection
        }
    }
    Component {
        id: trend

        TrendPanel {
            clock: root.clock
            code: root.code
            exportFolder: root.exportFolder
            look: root.look
            runner: root.asked
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: topics

        TopicsPanel {
            clock: root.clock
            look: root.look
            runner: root.asked
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
            runner: root.asked
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
            runner: root.asked
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
            runner: root.asked
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
            runner: root.asked
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
            runner: root.asked
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
            runner: root.asked
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
            runner: root.asked
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
            runner: root.asked
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
            runner: root.asked
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
            runner: root.asked
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
            runner: root.asked
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
            runner: root.asked
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: funnel

        FunnelPanel {
            clock: root.clock
            look: root.look
            runner: root.asked
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
            runner: root.asked
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
            runner: root.asked
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
            runner: root.asked
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: departments

        DepartmentsPanel {
            clock: root.clock
            look: root.look
            runner: root.asked
            seamMargin: root.seamMargin
            seams: root.seams
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: disagreements

        DisagreementsPanel {
            clock: root.clock
            look: root.look
            runner: root.asked
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: objections

        ObjectionsPanel {
            clock: root.clock
            look: root.look
            runner: root.asked
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: attention

        AttentionPanel {
            clock: root.clock
            look: root.look
            runner: root.asked
            selection: root.selection
            situation: root.situation
            title: root.title
        }
    }
    Component {
        id: multiples

        MultiplesPanel {
            clock: root.clock
            code: root.code
            look: root.look
            runner: root.asked
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: flip

        FlipPanel {
            clock: root.clock
            codes: root.codes
            look: root.look
            runner: root.asked
            selection: root.selection
            title: root.title
        }
    }
    Component {
        id: ring

        RingPanel {
            clock: root.clock
            codes: root.codes
            look: root.look
            runner: root.asked
            selection: root.selection
            title: root.title
        }
    }
}
