pragma Singleton

import QtQml

/** The words for the states of trust; fresh has none, because it needs none. */
QtObject {
    function state(trust: int): string {
        return ["", qsTr("late"), qsTr("stale"), qsTr("in doubt"), qsTr("no source")][trust] ?? ""
    }

    /** Source, state and age in one line. */
    function line(trust: int, age: string): string {
        const word = state(trust)
        return word === "" ? age : age === "" ? word : word + " " + age
    }

    /** The same, and whether an objection is open. */
    function objectedLine(trust: int, age: string, objected: bool): string {
        return [line(trust, age), objected ? qsTr("objected to") : ""].filter(part => part !== "").join(" · ")
    }
}
