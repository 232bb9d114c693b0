import QtQuick
import Tonglan.Map
import Tonglan.Ui

/** One of the maps that everything stands on: whose it is, on which datum it is drawn, why it is not; online ones are switched and faded here. */
Item {
    id: root

    required property Look look
    required property BaseMapModel maps
    required property int index
    required property string name
    required property string credit
    required property string datumText
    required property string reason
    required property bool online
    required property bool shown
    required property real strength

    height: root.look.px(62)

    Rule {
        look: root.look
        width: parent.width - root.look.px(32)
        x: root.look.px(16)
    }
    Toggle {
        id: toggle

        look: root.look
        on: root.shown
        text: root.name
        visible: root.online
        x: root.look.px(16)
        y: root.look.px(12)

        onToggled: root.maps.toggle(root.index)
    }
    Icon {
        anchors.horizontalCenter: toggle.horizontalCenter
        anchors.verticalCenter: toggle.verticalCenter
        color: root.look.colors.text2
        look: root.look
        name: "map-2"
        visible: !root.online // the one that is always there
    }
    Label {
        id: name

        anchors.verticalCenter: toggle.verticalCenter
        look: root.look
        size: Theme.bodySize
        text: root.name
        tone: root.shown ? 1 : 3
        width: Math.min(implicitWidth, datum.x - x - root.look.px(12))
        x: root.look.px(56)
    }
    NumText {
        id: datum

        anchors.baseline: name.baseline
        font.weight: Font.Normal
        look: root.look
        size: 14
        text: root.datumText
        tone: 3
        x: root.width - root.look.px(16) - width
    }
    Label { // why it is not drawn or not whole, else whose it is
        id: ground

        look: root.look
        size: Theme.metaSize
        text: root.reason !== "" ? root.reason : root.credit
        tone: root.reason !== "" ? 2 : 3
        width: (strength.visible ? strength.x - root.look.px(14) : root.width - root.look.px(16)) - x
        x: name.x
        y: root.look.px(36)
    }
    ThinSlider {
        id: strength

        anchors.verticalCenter: ground.verticalCenter
        least: .1
        look: root.look
        opacity: root.shown ? 1 : .4
        text: qsTr("Opacity of %1").arg(root.name)
        value: root.strength
        visible: root.online && root.reason === ""
        width: root.look.px(88)
        x: percent.x - width - root.look.px(8)

        onMoved: value => root.maps.setStrength(root.index, value)
    }
    NumText {
        id: percent

        anchors.verticalCenter: ground.verticalCenter
        font.weight: Font.Normal
        horizontalAlignment: Text.AlignRight
        look: root.look
        size: 13
        text: Math.round(root.strength * 100) + "%"
        tone: root.shown ? 2 : 4
        visible: strength.visible
        width: root.look.px(36)
        x: root.width - root.look.px(16) - width
    }
}
