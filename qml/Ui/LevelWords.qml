pragma Singleton

import QtQml

/** The words for the official levels. */
QtObject {
    function grade(level: int): string {
        return [qsTr("No level"), qsTr("Grade I"), qsTr("Grade II"), qsTr("Grade III"), qsTr("Grade IV")][level] ?? ""
    }

    function severity(level: int): string {
        return ["", qsTr("Very major"), qsTr("Major"), qsTr("Serious"), qsTr("Ordinary")][level] ?? ""
    }

    function hue(level: int): string {
        return ["", qsTr("Red"), qsTr("Orange"), qsTr("Yellow"), qsTr("Blue")][level] ?? ""
    }
}
