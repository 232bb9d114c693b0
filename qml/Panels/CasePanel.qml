pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 事件处置台, the sheet of the picked event: what, where, whose, how far, how long still, what can be done, and everything that was done. */
ScenePanel {
    id: root

    required property CommandModel commands
    required property EventDetail detail

    readonly property alias actions: actions
    /** On wide walls what was done stands beside what is known. */
    readonly property bool beside: root.width > root.look.px(720)
    readonly property real half: root.beside ? Math.floor((root.width - root.look.px(32)) / 2) : root.width
    readonly property bool shown: root.selection.hasEvent && root.detail.valid

    complete: !root.selection.hasEvent || !root.detail.loading

    component Fact: Item {
        id: fact

        property string name
        property string text

        height: Math.max(root.look.px(20), value.height)
        visible: fact.text !== ""
        width: parent?.width ?? 0

        Label {
            id: word

            fits: true
            look: root.look
            size: 13
            text: fact.name
            tone: 3
            width: root.look.px(92)
        }
        Label {
            id: value

            look: root.look
            maximumLineCount: 4
            size: 13
            text: fact.text
            width: fact.width - x
            wrapMode: Text.Wrap
            x: root.look.px(100)
        }
    }

    PanelNote {
        empty: !root.shown
        emptyNote: qsTr("J, K or the pointer pick one from the queue")
        emptyText: qsTr("No event is picked")
        error: root.selection.hasEvent ? root.detail.errorText : ""
        height: root.height
        loading: root.selection.hasEvent && root.detail.loading
        look: root.look
        visible: !root.shown
        width: root.width
        y: root.look.px(46)
    }
    Column {
        id: head

        spacing: root.look.px(10)
        visible: root.shown
        width: root.width

        Item {
            height: Math.max(title.height, left.height)
            width: parent.width

            LevelMark {
                level: root.detail.level
                look: root.look
                size: 22
                y: root.look.px(3)
            }
            Label {
                id: title

                font.weight: Font.Medium
                look: root.look
                maximumLineCount: 3
                size: 20
                text: root.detail.title
                tone: 1
                width: left.x - x - root.look.px(12)
                wrapMode: Text.Wrap
                x: root.look.px(32)
            }
            Column {
                id: left

                anchors.right: parent.right

                Label {
                    anchors.right: parent.right
                    elide: Text.ElideNone
                    look: root.look
                    size: Theme.metaSize
                    text: root.detail.overdue ? qsTr("Overdue") : qsTr("left")
                    tone: root.detail.overdue ? 1 : 3
                    visible: root.detail.remainText !== ""
                }
                NumText {
                    anchors.right: parent.right
                    look: root.look
                    size: 26
                    text: root.detail.remainText
                    urgent: root.detail.urgent || root.detail.overdue
                    visible: text !== ""
                }
            }
        }
        Label {
            fits: true
            look: root.look
            size: 13
            text: [root.detail.eventId, LevelWords.grade(root.detail.level), root.detail.kindName, root.detail.regionText].filter(part => part !== "").join(" · ")
            tone: 3
            width: parent.width
        }
        Rectangle { // how much of the time is over
            color: root.look.colors.lineBase
            height: root.look.px(4)
            visible: root.detail.used >= 0
            width: parent.width

            Rectangle {
                color: root.detail.overdue || root.detail.urgent ? root.look.colors.text1 : root.look.colors.data2
                height: parent.height
                width: parent.width * Math.max(0, root.detail.used)
            }
        }
        StageLine {
            look: root.look
            stages: root.detail.stages
            width: parent.width
        }
        EventActions {
            id: actions

            commands: root.commands
            detail: root.detail
            look: root.look
            width: parent.width
            withAll: true
        }
        Rule {
            look: root.look
            width: parent.width
        }
    }
    Column {
        id: facts

        spacing: root.look.px(10)
        visible: root.shown
        width: root.half
        y: head.height + root.look.px(10)

        Fact {
            name: qsTr("Handled by")
            text: root.detail.departmentName
        }
        Fact {
            name: qsTr("Place")
            text: root.detail.hasPlace ? root.detail.address : [root.detail.address, qsTr("no position: not on the map")].filter(part => part !== "").join(" · ")
        }
        Fact {
            name: qsTr("Happened")
            text: root.detail.occurredText
        }
        Fact {
            name: qsTr("Due")
            text: root.detail.deadlineText
        }
        Fact {
            name: qsTr("Marks")
            text: [root.detail.supervised ? qsTr("supervised") : "", root.detail.urged ? qsTr("urged") : "", root.detail.returned ? qsTr("returned") : ""].filter(part => part !== "").join(" · ")
        }
        Fact {
            name: qsTr("What is said")
            text: root.detail.description
        }
    }
    Item {
        id: logHead

        height: root.look.px(30)
        visible: root.shown
        width: root.half
        x: root.width - root.half
        y: root.beside ? facts.y - root.look.px(6) : facts.y + facts.height + root.look.px(6)

        Label {
            anchors.verticalCenter: parent.verticalCenter
            elide: Text.ElideNone
            font.weight: Font.Medium
            look: root.look
            size: Theme.sectionSize
            text: qsTr("All that was done")
            tone: 1
        }
        TrustMark {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            age: root.detail.ageText
            fraction: root.detail.trustFraction
            look: root.look
            source: root.detail.sourceName
            trust: root.detail.trust
        }
    }
    NearbyModel {
        id: near

        clock: root.clock
        kinds: actions.acts.nearby
        lat: root.detail.lat
        lon: root.detail.lon
        placed: root.detail.valid && root.detail.hasPlace
        runner: root.runner
    }
    Column {
        id: nearby

        /** Rows there is room for: beside the log, or below five lines of it. */
        readonly property int room: Math.max(0, Math.floor((root.height - (root.beside ? facts.y + facts.height : logHead.y + logHead.height + root.look.px(5 * 42)) - root.look.px(50)) / root.look.px(28)))

        visible: root.shown && near.things.length > 0 && nearby.room > 0
        width: root.half
        y: root.beside ? facts.y + facts.height + root.look.px(14) : root.height - height

        Item {
            height: root.look.px(30)
            width: parent.width

            Label {
                id: nearTitle

                anchors.verticalCenter: parent.verticalCenter
                elide: Text.ElideNone
                font.weight: Font.Medium
                look: root.look
                size: Theme.sectionSize
                text: qsTr("Nearby")
                tone: 1
            }
            Label {
                anchors.baseline: nearTitle.baseline
                fits: true
                look: root.look
                size: Theme.metaSize
                text: qsTr("nearest of each kind; minutes estimated: 1.4 × the distance at 30 km/h")
                tone: 3
                width: parent.width - x
                x: nearTitle.width + root.look.px(10)
            }
        }
        Repeater {
            model: near.things.slice(0, nearby.room)

            Item {
                id: thing

                required property var modelData

                height: root.look.px(28)
                width: nearby.width

                Accessible.name: [thing.modelData.kindText, thing.modelData.name, thing.modelData.distanceText].join(", ")
                Accessible.role: Accessible.StaticText

                Rule {
                    look: root.look
                    width: parent.width
                }
                Label {
                    id: sort

                    anchors.verticalCenter: parent.verticalCenter
                    fits: true
                    look: root.look
                    size: 13
                    text: thing.modelData.kindText
                    tone: 3
                    width: root.look.px(92)
                }
                Label {
                    anchors.baseline: sort.baseline
                    look: root.look
                    size: 13
                    text: [thing.modelData.name, thing.modelData.status].filter(part => part !== "").join(" · ")
                    tone: 1
                    width: far.x - x - root.look.px(8)
                    x: root.look.px(100)
                }
                NumText {
                    id: far

                    anchors.baseline: sort.baseline
                    font.weight: Font.Normal
                    horizontalAlignment: Text.AlignRight
                    look: root.look
                    size: 13
                    text: thing.modelData.distanceText
                    tone: 2
                    width: root.look.px(64)
                    x: parent.width - root.look.px(136)
                }
                Label {
                    anchors.baseline: sort.baseline
                    elide: Text.ElideNone
                    horizontalAlignment: Text.AlignRight
                    look: root.look
                    size: 13
                    text: qsTr("%1 min").arg(thing.modelData.minutesText)
                    tone: 2
                    width: root.look.px(68)
                    x: parent.width - width
                }
            }
        }
    }
    ListView {
        id: log

        boundsBehavior: Flickable.StopAtBounds
        clip: true
        height: Math.max(0, Math.floor(((root.beside || !nearby.visible ? root.height : nearby.y - root.look.px(8)) - y) / root.look.px(42)) * root.look.px(42))
        model: [...root.detail.log].reverse()
        visible: root.shown && height > 0
        width: root.half
        x: logHead.x
        y: logHead.y + logHead.height + root.look.px(4)

        delegate: Item {
            id: act

            required property int index
            required property var modelData

            height: root.look.px(42)
            width: log.width

            Rectangle {
                color: root.look.colors.lineBase
                height: parent.height
                width: 1
                x: root.look.px(5)
                y: root.look.px(act.index === 0 ? 10 : 0)
            }
            Rectangle {
                color: act.index === 0 ? root.look.colors.text1 : root.look.colors.data2
                height: width
                radius: width / 2
                width: root.look.px(7)
                x: root.look.px(2)
                y: root.look.px(8)
            }
            NumText {
                id: when

                font.weight: Font.Normal
                look: root.look
                size: 13
                text: act.modelData.time
                tone: 3
                x: root.look.px(20)
                y: root.look.px(3)
            }
            Label {
                anchors.baseline: when.baseline
                look: root.look
                size: 13
                text: act.modelData.actor
                tone: 2
                width: Math.max(0, parent.width - x)
                x: when.x + when.width + root.look.px(10)
            }
            Label {
                look: root.look
                size: 13
                text: act.modelData.text
                tone: 1
                width: parent.width - x
                x: root.look.px(20)
                y: root.look.px(21)
            }
        }
    }
    ScrollMark {
        list: log
        look: root.look
    }
}
