pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 血缘卡: where a figure comes from, how it came here, what it is made of and how sound it is. Lies over the scene, between its bezels. */
FocusScope {
    id: root

    /** Of the scene; the card may be a fifth smaller, or a quarter if it is high, where it would not fit. */
    required property Look sceneLook
    required property QueryRunner runner
    required property WallClock clock
    required property CommandModel commands
    /** Of the indicator; empty: there is no card. */
    property string code: ""
    property string region: ""
    /** Titles of the scenes that show it. */
    property list<string> uses: []
    /** What the rules of this client raise. */
    property RuleWarningModel ruled: null
    /** … on this figure: text, reason, level. */
    property list<var> raised: []

    function readRaised() {
        root.raised = root.ruled && root.code !== "" ? root.ruled.raisedOn(root.code, root.region) : []
    }
    /** Where exported rows go; empty: nowhere. */
    property string exportFolder: ""
    /** Where it may lie. */
    property rect room: Qt.rect(0, 0, root.width, root.height)

    readonly property Look look: Look {
        sources: root.sceneLook.sources
        still: root.sceneLook.still
        theme: root.sceneLook.theme
        u: Math.max((root.wide ? .8 : .76) * root.sceneLook.u, Math.min(root.sceneLook.u, root.room.height / root.needed))
    }
    readonly property alias lineage: lineage
    readonly property alias readings: readings.model
    readonly property alias comparisons: comparisons.model
    readonly property alias frame: frame
    readonly property alias objections: objections
    readonly property alias form: form
    /** Rows that are there or not, in units: of objections, of other sources, of what it is worked out from, and of the definition. */
    readonly property real spoken: objections.entries.reduce((sum, entry) => sum + (entry.answerText === "" ? 24 : 46), objections.entries.length > 0 ? 24 : 0)
    readonly property real compared: 34 * lineage.others.length + 48 * root.raised.length
    readonly property int facts: lineage.facts.length + (root.uses.length > 0 ? 1 : 0)
    /** What all of it takes, in units; a low wall's columns are as high as they are. */
    readonly property real worked: lineage.computed ? 62 + 32 * lineage.inputs.length : 0
    readonly property real needed: 563 + Math.max(446, 357 + root.compared + 25 * Math.max(0, root.facts - 5)) + root.spoken + root.worked
    readonly property bool scrolls: flick.contentHeight > flick.height
    readonly property real pad: root.look.px(28)
    readonly property real gap: root.look.px(root.wide ? 12 : 20)
    /** A low wall has width instead of height: two columns. */
    readonly property bool wide: root.room.height < 680 * root.sceneLook.u && root.room.width >= 960 * root.sceneLook.u
    readonly property int wideRows: Math.max(2, Math.min(4, Math.floor((root.room.height / root.look.u - 432 - root.compared - 25 * root.facts) / 34)))
    readonly property real inner: frame.width - 2 * root.pad
    readonly property real leftWidth: root.wide ? Math.round((root.inner - 2 * root.gap) * .56) : root.inner
    readonly property bool narrow: !root.wide && root.inner < root.look.px(860)
    readonly property bool complete: !root.visible || lineage.valid && !readings.model.loading && !comparisons.model.loading

    /** Figures that were left for one that they are worked out from, the last one last. */
    property list<string> trail: []

    signal closed

    /** Back to the figure that this one was opened from, else to the scene. */
    function leave() {
        if (root.trail.length === 0) {
            root.closed()
            return
        }
        const before = root.trail[root.trail.length - 1]
        root.trail = root.trail.slice(0, -1)
        root.code = before
    }

    /** Tab stays on the card: what lies below must not be pressed unseen. */
    function turn(forward: bool) {
        const stops = form.visible ? form.stops : [close].concat(objections.whyNot === "" ? [verdict.button] : [], inputs.targets, readings.buttons)
        const at = stops.findIndex(stop => stop.activeFocus)
        stops[at < 0 ? forward ? 0 : stops.length - 1 : (at + (forward ? 1 : stops.length - 1)) % stops.length].forceActiveFocus()
    }

    function handleKey(key: int): bool {
        switch (key) {
        case Qt.Key_Tab:
        case Qt.Key_Backtab:
            root.turn(key === Qt.Key_Tab)
            return true
        case Qt.Key_Escape:
            if (form.visible)
                form.end()
            else
                root.leave()
            return true
        case Qt.Key_Backspace:
            if (!form.visible) // there it is of what is written
                root.leave()
            return true
        case Qt.Key_Down:
        case Qt.Key_Up:
        case Qt.Key_PageDown:
        case Qt.Key_PageUp:
        case Qt.Key_Home:
        case Qt.Key_End:
            readings.step(key)
            return true
        }
        return false
    }

    visible: root.code !== ""

    onVisibleChanged: if (!root.visible) root.trail = []

    // What was typed about one figure must not be sent about another.
    onCodeChanged: {
        form.visible = false
        root.readRaised()
    }
    onRegionChanged: {
        form.visible = false
        root.readRaised()
    }

    Connections {
        target: root.ruled

        function onRowsChanged() {
            root.readRaised()
        }
    }

    FigureLineage {
        id: lineage

        clock: root.clock
        code: root.code
        region: root.region
        runner: root.runner
    }
    FigureObjections {
        id: objections

        clock: root.clock
        commands: root.commands
        lineage: lineage
        runner: root.runner
    }
    Rectangle {
        anchors.fill: parent
        color: Qt.alpha(root.look.colors.bgVoid, .72)
    }
    MouseArea { // nothing below is meant; a click beside the card is the way back
        acceptedButtons: Qt.AllButtons
        anchors.fill: parent
        hoverEnabled: true
        onClicked: {
            if (!form.visible) // what was typed is not thrown away by a click astray
                root.closed()
        }
        onWheel: wheel => wheel.accepted = true
    }
    Rectangle {
        id: frame

        border.color: root.look.colors.lineStrong
        border.width: 1
        color: root.look.colors.bgPanel
        height: Math.min(root.room.height, head.height + content.height + root.look.px(30))
        radius: root.look.px(Theme.radiusLarge)
        width: Math.min(root.room.width, root.look.px(root.wide ? 1720 : 1096))
        x: root.room.x + Math.round((root.room.width - width) / 2)
        y: root.room.y + Math.round((root.room.height - height) / 2)

        Accessible.name: qsTr("Lineage of %1").arg(lineage.name)
        Accessible.role: Accessible.Dialog

        MouseArea { // a click on the card is not one beside it
            anchors.fill: parent
        }
        Item {
            id: head

            height: root.look.px(64)
            width: parent.width

            Row {
                anchors.verticalCenter: parent.verticalCenter
                spacing: root.look.px(12)
                x: root.pad

                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    look: root.look
                    text: qsTr("Lineage")
                }
                NumText {
                    anchors.verticalCenter: parent.verticalCenter
                    font.weight: Font.Normal
                    look: root.look
                    size: 14
                    text: root.code
                    tone: 3
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    look: root.look
                    text: lineage.regionName
                    tone: 3
                }
                Chip {
                    anchors.verticalCenter: parent.verticalCenter
                    look: root.look
                    text: qsTr("Demo data")
                    visible: lineage.demo
                }
                Chip {
                    anchors.verticalCenter: parent.verticalCenter
                    look: root.look
                    text: qsTr("Typed by hand")
                    visible: lineage.handTyped
                }
            }
            IconButton {
                id: close

                anchors.right: parent.right
                anchors.rightMargin: root.look.px(14)
                anchors.verticalCenter: parent.verticalCenter
                icon: "x"
                look: root.look
                text: qsTr("Close")
                onClicked: root.closed()
                Keys.onBacktabPressed: root.turn(false)
                Keys.onTabPressed: root.turn(true)
            }
        }
        Flickable {
            id: flick

            boundsBehavior: Flickable.StopAtBounds
            clip: contentHeight > height
            contentHeight: content.height
            contentWidth: width
            height: frame.height - head.height - root.look.px(30)
            interactive: contentHeight > height
            width: root.inner
            x: root.pad
            y: head.height

            Item {
                id: content

                readonly property real leftEnd: left.height
                readonly property real rightTop: root.wide ? 0 : left.height + root.gap
                readonly property real pairTop: root.narrow ? comparisons.y + comparisons.height + root.gap : content.rightTop + readings.height + root.gap

                height: Math.max(left.height, right.y + right.height, comparisons.visible ? comparisons.y + comparisons.height : 0)

                Column {
                    id: left

                    spacing: root.gap
                    width: root.leftWidth

                    LineageVerdict {
                        id: verdict

                        lineage: lineage
                        look: root.look
                        objections: objections
                        width: parent.width

                        onObjected: form.begin()
                        onTurned: forward => root.turn(forward)
                    }
                    LineageObjections {
                        look: root.look
                        objections: objections
                        width: parent.width
                    }
                    LineageChain {
                        lineage: lineage
                        look: root.look
                        width: parent.width
                    }
                    LineageInputs {
                        id: inputs

                        lineage: lineage
                        look: root.look
                        width: parent.width

                        onAsked: code => {
                            root.trail = root.trail.concat([root.code])
                            root.code = code
                            root.forceActiveFocus()
                        }
                        onTurned: forward => root.turn(forward)
                    }
                    LineageStrip {
                        lineage: lineage
                        look: root.look
                        visible: lineage.valid && !(root.wide && lineage.computed) // no room: each part has its own
                        width: parent.width
                    }
                }
                LineageReadings {
                    id: readings

                    clock: root.clock
                    code: root.code
                    computed: lineage.computed
                    exportFolder: root.exportFolder
                    look: root.look
                    region: root.region
                    rowsShown: root.wide ? root.wideRows : 6
                    runner: root.runner
                    width: root.wide ? root.inner - root.leftWidth - 2 * root.gap : root.narrow ? root.inner : Math.round((root.inner - 2 * root.gap) * .55)
                    x: root.wide ? root.leftWidth + 2 * root.gap : 0
                    y: content.rightTop

                    onTurned: forward => root.turn(forward)
                }
                LineageComparisons {
                    id: comparisons

                    clock: root.clock
                    code: root.code
                    columns: root.wide ? 2 : 1
                    look: root.look
                    region: root.region
                    runner: root.runner
                    visible: !(root.wide && (root.spoken > 0 || lineage.computed)) // no room beside what people say of it, or what it is made of
                    width: root.wide ? root.leftWidth : readings.width
                    y: root.wide ? left.height + root.gap : readings.y + readings.height + root.gap
                }
                Column {
                    id: right

                    spacing: root.gap
                    width: root.wide || root.narrow ? readings.width : root.inner - readings.width - 2 * root.gap
                    x: root.wide ? readings.x : root.narrow ? 0 : readings.width + 2 * root.gap
                    y: root.wide || root.narrow ? content.pairTop : content.rightTop

                    LineageChecks {
                        lineage: lineage
                        raised: root.raised
                        look: root.look
                        width: parent.width
                    }
                    LineageFacts {
                        lineage: lineage
                        look: root.look
                        uses: root.uses
                        width: parent.width
                    }
                }
            }
        }
        ObjectionForm {
            id: form

            look: root.look
            objections: objections
            width: Math.min(root.inner, root.look.px(460))
            x: root.pad + root.leftWidth - width
            y: head.height + root.look.px(50)
            z: 1

            onFinished: verdict.button.forceActiveFocus()
            onTurned: forward => root.turn(forward)
        }
        ScrollMark {
            list: flick
            look: root.look
        }
        PanelNote {
            error: lineage.errorText
            height: root.look.px(200)
            loading: !lineage.valid
            look: root.look
            visible: !lineage.valid && (lineage.errorText !== "" || lineage.loading)
            width: root.inner
            x: root.pad
            y: head.height
        }
    }
}
