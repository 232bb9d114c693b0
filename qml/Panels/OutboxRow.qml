import QtQuick
import Tonglan.Ui

/** One command that has not ended: what, about which event, who and when, where it stands, and what a person can do. */
Item {
    id: root

    required property Look look
    required property string key
    required property string source
    required property string eventId
    required property string title
    required property string verb
    required property string stateText
    required property string actor
    required property string timeText
    required property int tries
    required property string nextText
    required property string reason
    required property bool refused
    required property bool canResend
    required property bool canDiscard

    /** Giving up is asked for twice. */
    property bool asking: false

    signal resendAsked
    signal discardAsked
    signal opened

    height: root.look.px(66)

    Accessible.name: [root.verb, root.title, root.stateText, root.reason].filter(part => part !== "").join(", ")
    Accessible.role: Accessible.ListItem

    Rule {
        look: root.look
        width: parent.width
    }
    Label {
        id: name

        look: root.look
        size: Theme.bodySize
        text: root.title
        tone: 1
        width: buttons.x - root.look.px(8)
        y: root.look.px(6)

        MouseArea {
            anchors.fill: parent
            cursorShape: Qt.PointingHandCursor
            enabled: root.eventId !== ""
            onClicked: root.opened()
        }
    }
    CommandMark {
        id: mark

        look: root.look
        refused: root.refused
        text: [root.verb + " · " + root.stateText, root.reason, root.nextText].filter(part => part !== "").join(" · ")
        width: buttons.x - root.look.px(8)
        y: root.look.px(28)
    }
    Label {
        look: root.look
        size: Theme.metaSize
        text: [root.actor, root.timeText, root.tries > 0 ? qsTr("%n tries", "", root.tries) : ""].filter(part => part !== "").join(" · ")
        tone: 3
        width: buttons.x - x - root.look.px(8)
        x: root.look.px(20)
        y: root.look.px(46)
    }
    Row {
        id: buttons

        anchors.right: parent.right
        spacing: root.look.px(6)
        y: root.look.px(18)

        TextButton {
            look: root.look
            primary: root.refused
            text: qsTr("Resend")
            visible: root.canResend && !root.asking
            onClicked: root.resendAsked()
        }
        TextButton {
            look: root.look
            text: qsTr("Give up")
            visible: root.canDiscard && !root.asking
            onClicked: root.asking = true
        }
        TextButton {
            look: root.look
            text: qsTr("Really give up")
            visible: root.canDiscard && root.asking
            onClicked: root.discardAsked()
        }
        TextButton {
            look: root.look
            text: qsTr("Keep")
            visible: root.canDiscard && root.asking
            onClicked: root.asking = false
        }
    }
}
