import QtQml
import QtQuick

/** The colours of one theme; named as in the design tokens: group, then name. */
QtObject {
    required property color bgVoid
    required property color bgBase
    required property color bgPanel
    required property color bgRaised
    required property color bgHover
    required property color bgSelect
    required property color lineFaint
    required property color lineBase
    required property color lineStrong
    required property color text1
    required property color text2
    required property color text3
    required property color text4
    required property color accentBase
    required property color accentStrong
    required property color accentDim
    required property color accentWash
    required property color accentOn
    required property color data1
    required property color data2
    required property color data3
    required property color data4
    required property color dataMuted
    required property color dataBand
    required property color dataForecast
    required property color dataGrid
    required property color level1Fill
    required property color level1Text
    required property color level1Wash
    required property color level1On
    required property color level2Fill
    required property color level2Text
    required property color level2Wash
    required property color level2On
    required property color level3Fill
    required property color level3Text
    required property color level3Wash
    required property color level3On
    required property color level4Fill
    required property color level4Text
    required property color level4Wash
    required property color level4On
    required property color mapSea
    required property color mapLand
    required property list<color> heat

    /** Night or day: where a rule differs, not only a colour. */
    required property bool dark

    readonly property list<color> text: [text1, text2, text3, text4]
    readonly property list<color> levelFill: [lineStrong, level1Fill, level2Fill, level3Fill, level4Fill]
    readonly property list<color> levelText: [text2, level1Text, level2Text, level3Text, level4Text]
    readonly property list<color> levelOn: [text1, level1On, level2On, level3On, level4On]
    readonly property list<color> levelWash: [bgRaised, level1Wash, level2Wash, level3Wash, level4Wash]
}
