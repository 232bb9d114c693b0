import QtQuick
import Tonglan.Ui

/** An objection to a figure: a row of ObjectionListModel. An open one is bright, one that was answered is not. */
Item {
    id: root

    required property Look look
    required property string number
    required property string code
    required property string region
    required property string name
    required property string regionName
    required property string department
    required property string reasonText
    required property string stateText
    required property string ageText
    required property bool open

    signal asked

    Rule {
        look: root.look
        width: root.width
    }
    Label {
        id: what

        look: root.look
        text: [root.name, root.regionName].join(" · ")
        tone: root.open ? 1 : 2
        width: Math.max(0, age.x - root.look.px(10))
        y: root.look.px(8)
    }
    NumText {
        id: age

        anchors.baseline: what.baseline
        anchors.right: parent.right
        font.weight: root.open ? Font.Medium : 350
        look: root.look
        size: 15
        text: root.ageText
        tone: root.open ? 1 : 3
    }
    Label {
        id: whose

        fits: true
        look: root.look
        size: 13
        text: [root.number, root.department, root.reasonText].join(" · ")
        tone: 3
        width: Math.max(0, word.x - root.look.px(10))
        y: root.look.px(31)
    }
    Label {
        id: word

        anchors.baseline: whose.baseline
        anchors.right: parent.right
        elide: Text.ElideNone
        look: root.look
        size: 13
        text: root.stateText
        tone: root.open ? 2 : 3
    }
    FigureTarget {
        anchors.fill: parent
        look: root.look
        text: [root.name, root.department, root.reasonText, root.stateText, root.ageText].join(" ")

        onClicked: root.asked()
    }
}
