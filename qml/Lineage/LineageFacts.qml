pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** The definition of an indicator, and where on the screens it is shown. */
Column {
    id: root

    required property Look look
    required property FigureLineage lineage
    property list<string> uses: []

    spacing: root.look.px(6)
    visible: root.lineage.valid

    Rule {
        faint: false
        look: root.look
        width: root.width
    }
    PanelHead {
        look: root.look
        title: qsTr("Definition")
        width: root.width
    }
    Repeater {
        model: root.lineage.facts.concat(root.uses.length > 0 ? [{
                machine: false,
                name: qsTr("Shown in"),
                value: root.uses.join(qsTr(", "))
            }] : [])

        Item {
            id: fact

            required property var modelData

            height: Math.max(name.height, value.height)
            width: root.width

            Accessible.name: fact.modelData.name + " " + fact.modelData.value
            Accessible.role: Accessible.StaticText

            Label {
                id: name

                look: root.look
                size: Theme.metaSize
                text: fact.modelData.name
                tone: 3
                width: Math.round(root.width * .2)
            }
            Label {
                id: value

                look: root.look
                maximumLineCount: fact.modelData.machine ? 1 : 3 // what only machines read is not worth a line
                size: 13
                text: fact.modelData.value
                width: root.width - x
                wrapMode: Text.Wrap
                x: Math.round(root.width * .22)
            }
        }
    }
}
