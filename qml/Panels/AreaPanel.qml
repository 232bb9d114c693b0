import QtQuick
import Tonglan.Data

/** The rows behind a colour of the map: what lies in the cell, or around the place, that was pointed at. */
EventRowsPanel {
    id: root

    required property AreaPick area
    /** The events are of one source, whenever they were. */
    property bool ofSource: false

    emptyText: root.area.withheld ? qsTr("Single events are not shown to this role") : qsTr("No events there any more")
    note: {
        const width = root.area.metres < 1000 ? qsTr("%1 m").arg(Math.round(root.area.metres)) : qsTr("%1 km").arg(+(root.area.metres / 1000).toFixed(1))
        const what = root.area.shape === "hexagon" ? qsTr("Hexagon of %1").arg(width) : root.area.shape === "square" ? qsTr("Square of %1").arg(width) : qsTr("Circle of %1").arg(width)
        const density = root.area.areaKm2 > 0 ? root.area.count / root.area.areaKm2 : 0
        const when = root.ofSource && !root.selection.hasWindow ? "" : !root.selection.hasWindow ? qsTr("last 24 h") : root.clock.formatTime(root.selection.from) + " – " + root.clock.formatTime(root.selection.to)
        return [when, what, qsTr("%1 per km²").arg(density < 10 ? density.toFixed(1) : Math.round(density))].filter(part => part !== "").join(" · ")
    }
    pick: root.area
    title: qsTr("%n event(s)", "", root.area.count)
}
