import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** What every panel of a scene is given; each type uses what it needs. */
FocusScope {
    id: root

    required property Look look
    required property QueryRunner runner
    required property WallClock clock
    required property SceneSelection selection

    /** How feeds, sources and the cache are doing; for the panels of a board. */
    property HealthModel health: null
    /** What the rules of this client raise. */
    property RuleWarningModel ruled: null
    property string title: ""
    property list<string> codes: []
    property string code: ""
    property string source: ""
    property int columns: 1
    property int rows: 0
    property real target: 95
    /** x of the bezels that cross this panel, and how far text keeps off them. */
    property list<int> seams: []
    property real seamMargin: 24
    /** What a stack is made of: "level" or "topic". */
    property string by: ""
    /** Days of a stack; 0: today by the hour. */
    property int days: 0
    /** Where pictures and rows of a chart go; empty: nowhere. */
    property string exportFolder: ""

    /** Every figure of this panel is there (or is known to be missing). */
    property bool complete: true

    /** Somebody wants to know where the figure of an indicator comes from. */
    signal figureAsked(code: string)
    /** … or which events a counter counts: what, number, topic, region and days, as CountPick.pick() takes them; all but the first may be left out. */
    signal countAsked(choice: var)
    /** … or where an entry of what needs attention does: a target as of SituationModel. */
    signal targetAsked(target: var)
}
