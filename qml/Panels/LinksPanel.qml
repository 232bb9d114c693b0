import QtQuick
import Tonglan.Data
import Tonglan.Ui

/** 数据汇聚监测: the links to all feeds above, as many as there are, and below every department's system with what it promised and what came. */
ScenePanel {
    id: root

    readonly property real gap: root.look.px(20)

    complete: !sources.loading

    SourceBoardModel {
        id: sources

        clock: root.clock
        runner: root.runner
    }
    FeedList {
        id: feeds

        health: root.health
        height: feeds.fit(Math.round(root.height * .5))
        look: root.look
        title: root.title
        width: root.width
    }
    SourceTable {
        height: root.height - y
        look: root.look
        sources: sources
        width: root.width
        y: feeds.height + root.gap
    }
}
