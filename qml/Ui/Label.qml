import QtQuick

/** A piece of text. Sizes are of the design at unit 1; tone is 1 (titles) to 4 (dimmed). Never rich text: much of it comes from feeds. */
Text {
    id: root

    required property Look look
    property real size: Theme.labelSize
    property int tone: 2

    color: root.look.colors.text[root.tone - 1]
    elide: Text.ElideRight
    font.family: Fonts.text
    font.hintingPreference: Font.PreferNoHinting
    font.weight: 350 // drawn without the gamma of a browser, the regular weight looks too heavy on a dark ground
    font.pixelSize: root.look.px(root.size)
    maximumLineCount: 1
    textFormat: Text.PlainText
}
