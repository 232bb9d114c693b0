import QtQuick

/** A number, in digits that all have one width; what the numerals lack is drawn in the text font. */
Label {
    id: root

    property bool urgent: false

    elide: Text.ElideNone
    font.family: Fonts.number
    font.weight: root.urgent ? Font.DemiBold : Font.Medium
    tone: 1
}
