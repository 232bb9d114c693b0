import QtQuick

/** A piece of text. Sizes are of the design at unit 1; tone is 1 (titles) to 4 (dimmed). Never rich text: much of it comes from feeds. */
Text {
    id: root

    required property Look look
    property real size: Theme.labelSize
    property int tone: 2
    /** Of names: before letters are left out they become smaller, as far as can be read. */
    property bool fits: false

    /** The dimmest tone can only be read in large type: smaller, what is dimmed has the next. */
    readonly property int readableTone: root.tone === 4 && root.size < Theme.numMSize ? 3 : root.tone

    color: root.look.colors.text[root.readableTone - 1]
    elide: Text.ElideRight
    font.family: Fonts.text
    font.hintingPreference: Font.PreferNoHinting
    font.weight: 350 // drawn without the gamma of a browser, the regular weight looks too heavy on a dark ground
    font.pixelSize: root.look.px(root.size)
    fontSizeMode: root.fits ? Text.HorizontalFit : Text.FixedSize
    maximumLineCount: 1
    minimumPixelSize: root.look.px(10.5)
    textFormat: Text.PlainText
}
