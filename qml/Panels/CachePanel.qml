pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** The cache on this machine: where it is, how large, how much room is left, and what happened to it. */
ScenePanel {
    id: root

    readonly property CacheStatus cache: root.health.cache
    readonly property bool bad: root.cache.known && root.cache.mode !== CacheStatus.Disk
    readonly property real rowHeight: Math.floor((root.height - root.look.px(40)) / 8)

    PanelHead {
        look: root.look
        title: root.title === "" ? qsTr("Cache") : root.title
        width: root.width

        Chip {
            anchors.verticalCenter: parent.verticalCenter
            kind: root.bad ? "inverse" : "plain"
            look: root.look
            text: root.cache.modeText
        }
    }
    Column {
        width: root.width
        y: root.look.px(36)

        Repeater {
            model: [
                [root.bad ? qsTr("Reason") : qsTr("File"), root.bad ? root.cache.reasonText : root.cache.path, root.bad],
                [qsTr("Size, log included"), root.cache.sizeText, false],
                [qsTr("Free on its disk"), root.cache.freeText, false],
                [qsTr("Revision"), root.cache.revisionText, false],
                [qsTr("Refused records kept"), root.cache.quarantinedText, root.cache.quarantinedText !== "0" && root.cache.quarantinedText !== "—"],
                [qsTr("Last pruned"), root.cache.pruneText, false],
                [qsTr("Rebuilt"), root.cache.rebuiltText === "" ? root.cache.known ? qsTr("not in this run") : "—" : root.cache.rebuiltText, root.cache.rebuiltText !== ""],
                [qsTr("What was found"), root.cache.rebuiltNotice === "" ? "—" : root.cache.rebuiltNotice, root.cache.rebuiltNotice !== ""]
            ]

            Item {
                id: line

                required property var modelData

                height: root.rowHeight
                width: root.width

                Accessible.name: line.modelData[0] + " " + line.modelData[1]
                Accessible.role: Accessible.StaticText

                Rule {
                    look: root.look
                    width: parent.width
                }
                Label {
                    id: key

                    anchors.verticalCenter: parent.verticalCenter
                    elide: Text.ElideNone
                    look: root.look
                    size: 13
                    text: line.modelData[0]
                    tone: 3
                }
                NumText {
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    elide: Text.ElideMiddle
                    font.weight: line.modelData[2] ? Font.DemiBold : 350
                    horizontalAlignment: Text.AlignRight
                    look: root.look
                    size: 14
                    text: line.modelData[1]
                    tone: line.modelData[1] === "—" ? 3 : line.modelData[2] ? 1 : 2
                    width: Math.min(implicitWidth, parent.width - key.width - root.look.px(16))
                }
            }
        }
    }
}
