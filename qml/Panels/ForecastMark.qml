pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** Says in the chart that what stands there is only expected, and by whom, or why nothing is; pointed at or pressed, by what, since when and how well it did. */
Rectangle {
    id: root

    required property Look look
    required property ForecastModel forecast
    /** How wide the words in the chart may be, in px: where there is little room they say less. */
    property real wordRoom: 0
    /** How wide the card may be, in px. */
    property real room: root.look.px(360)
    /** The card is held open. */
    property bool opened: false
    readonly property bool shown: root.forecast.valid || root.forecast.reasonText !== ""
    readonly property alias card: card
    readonly property alias text: word.text

    activeFocusOnTab: root.shown
    border.color: root.activeFocus ? root.look.colors.accentBase : "transparent"
    border.width: root.activeFocus ? 2 : 0
    color: "transparent"
    height: root.look.px(20)
    radius: root.look.px(Theme.radiusSmall)
    visible: root.shown
    width: word.implicitWidth + root.look.px(10)

    Accessible.description: card.lines.join("; ")
    Accessible.name: root.forecast.valid ? root.forecast.captionText : word.text
    Accessible.role: Accessible.Button
    Accessible.onPressAction: root.opened = !root.opened
    Keys.onReturnPressed: root.opened = !root.opened
    Keys.onSpacePressed: root.opened = !root.opened
    onActiveFocusChanged: if (!root.activeFocus) root.opened = false

    Label {
        id: word

        anchors.centerIn: parent
        elide: Text.ElideNone
        look: root.look
        size: Theme.metaSize
        text: !root.forecast.valid ? qsTr("no forecast") : caption.width + root.look.px(10) <= root.wordRoom ? caption.text : owner.width + root.look.px(10) <= root.wordRoom ? owner.text : qsTr("forecast")
        tone: root.forecast.valid ? 2 : 3
    }
    TextMetrics {
        id: caption

        font: word.font
        text: root.forecast.captionText
    }
    TextMetrics {
        id: owner

        font: word.font
        text: root.forecast.ownerText
    }
    MouseArea {
        id: mouse

        anchors.fill: parent
        cursorShape: Qt.PointingHandCursor
        hoverEnabled: true
        onClicked: root.opened = !root.opened
    }
    Rectangle {
        id: card

        readonly property list<string> lines: (root.forecast.valid ? [root.forecast.ofFeed ? qsTr("%1: expected, not measured").arg(root.forecast.ownerText) : qsTr("Our own estimate: worked out on this screen, not reported"), qsTr("Model: %1").arg(root.forecast.modelText), qsTr("Issued: %1").arg(root.forecast.issuedText), qsTr("Band: %1").arg(root.forecast.intervalText), qsTr("Error in the back-test: %1").arg(root.forecast.errorsText), root.forecast.basisText === "" ? "" : qsTr("From %1").arg(root.forecast.basisText)] : [qsTr("No forecast: %1").arg(root.forecast.reasonText)]).concat(root.forecast.notTakenText === "" ? "" : qsTr("Department's forecast: %1").arg(root.forecast.notTakenText)).filter(line => line !== "")

        border.color: root.look.colors.lineStrong
        border.width: 1
        color: root.look.colors.bgRaised
        height: said.height + root.look.px(16)
        radius: root.look.px(Theme.radiusSmall)
        visible: root.shown && (root.opened || mouse.containsMouse)
        width: Math.min(root.room, root.look.px(380))
        x: Math.max(root.width - width, -root.x) // within the panel
        y: root.height + root.look.px(4)
        z: 6

        Column {
            id: said

            spacing: root.look.px(3)
            width: parent.width - root.look.px(20)
            x: root.look.px(10)
            y: root.look.px(8)

            Repeater {
                model: card.visible ? card.lines : []

                Label {
                    required property string modelData
                    required property int index

                    look: root.look
                    maximumLineCount: 3
                    size: Theme.metaSize
                    text: modelData
                    tone: index === 0 ? 1 : 2
                    width: said.width
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
