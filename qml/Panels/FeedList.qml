pragma ComponentBehavior: Bound

import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** Every feed with the figures of its link, worst first, and the way to try again now. */
Item {
    id: root

    required property Look look
    required property HealthModel health
    property string title: ""

    readonly property FeedListModel feeds: root.health.feeds
    readonly property real headHeight: root.look.px(40)


    /** The height of as many whole feeds as @p room has place for; at least one. */
    function fit(room: real): real {
        if (root.feeds.count === 0)
            return root.headHeight + root.look.px(84)
        if (root.headHeight + list.contentHeight <= room)
            return root.headHeight + list.contentHeight
        let height = root.headHeight
        for (let i = 0; i < list.count; ++i) {
            const line = list.itemAtIndex(i)
            if (!line || i > 0 && height + line.height > room)
                break
            height += line.height
        }
        return height
    }

    PanelHead {
        id: head

        look: root.look
        note: root.feeds.count > 0 ? qsTr("%n feed(s), worst first", "", root.feeds.count) : ""
        title: root.title === "" ? qsTr("Links") : root.title
        width: root.width

        Label {
            anchors.verticalCenter: parent.verticalCenter
            elide: Text.ElideNone
            look: root.look
            size: Theme.metaSize
            text: root.health.retryText
            tone: 2
            visible: text !== ""
        }
        PushButton {
            anchors.verticalCenter: parent.verticalCenter
            icon: "refresh"
            look: root.look
            possible: root.feeds.canRetry
            text: root.feeds.canRetry ? qsTr("Try again now (R)") : qsTr("Nothing to retry")

            onClicked: root.health.retry()
        }
    }
    ListView {
        id: list

        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 4000 // few, and all are measured
        clip: contentHeight > height
        height: root.height - y
        interactive: contentHeight > height
        keyNavigationEnabled: true
        model: root.feeds
        snapMode: ListView.SnapToItem
        width: root.width
        y: root.headHeight

        delegate: FeedLine {
            look: root.look
            width: list.width
        }
    }
    ScrollMark {
        list: list
        look: root.look
    }
    PanelNote {
        empty: root.feeds.count === 0
        emptyNote: qsTr("Name one in feeds.toml and start again; what is shown is what the cache last knew.")
        emptyText: qsTr("No feed is configured")
        height: root.look.px(72)
        loading: root.feeds.count === 0 && !root.health.silent
        look: root.look
        visible: root.feeds.count === 0
        width: root.width
        y: root.headHeight
    }
}
