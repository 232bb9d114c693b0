pragma Singleton

import QtQml

/** The constants of the design: both sets of colours, type sizes, spaces and times. A test compares them with tokens.json. */
QtObject {
    readonly property ThemeColors night: ThemeColors {
        dark: true
        bgVoid: "#060A0E"
        bgBase: "#0A1016"
        bgPanel: "#0E161D"
        bgRaised: "#151F28"
        bgHover: "#1C2933"
        bgSelect: "#22323E"
        lineFaint: "#18232C"
        lineBase: "#22303B"
        lineStrong: "#3A4C5A"
        text1: "#F2F5F6"
        text2: "#B9C4CB"
        text3: "#8A99A4"
        text4: "#65757F"
        accentBase: "#69D4BE"
        accentStrong: "#8CE6D3"
        accentDim: "#2C7D70"
        accentWash: "#1F69D4BE"
        accentOn: "#06110F"
        data1: "#69D4BE"
        data2: "#8FA6BA"
        data3: "#DBC8A2"
        data4: "#B2A0D6"
        dataMuted: "#4A5B68"
        dataBand: "#298FA6BA"
        dataForecast: "#2E69D4BE"
        dataGrid: "#1B2731"
        level1Fill: "#FF514C"
        level1Text: "#FF6E69"
        level1Wash: "#1FFF514C"
        level1On: "#14090A"
        level2Fill: "#FF9C3D"
        level2Text: "#FFA64F"
        level2Wash: "#1CFF9C3D"
        level2On: "#150C03"
        level3Fill: "#FFDD4F"
        level3Text: "#FFE06A"
        level3Wash: "#17FFDD4F"
        level3On: "#141003"
        level4Fill: "#4F9DFF"
        level4Text: "#6FB0FF"
        level4Wash: "#1F4F9DFF"
        level4On: "#03101F"
        mapSea: "#050A10"
        mapLand: "#0A1117"
        heat: ["#101E39", "#02375E", "#025374", "#00708B", "#068FA0", "#04AFB4", "#54CBC1", "#95E4CF", "#CDFBE5"]
    }

    readonly property ThemeColors day: ThemeColors {
        dark: false
        bgVoid: "#DFE5E8"
        bgBase: "#EDF1F2"
        bgPanel: "#FFFFFF"
        bgRaised: "#FFFFFF"
        bgHover: "#F2F5F6"
        bgSelect: "#E1EFEC"
        lineFaint: "#E7ECEE"
        lineBase: "#D3DBDF"
        lineStrong: "#A9B5BC"
        text1: "#0F1A21"
        text2: "#3A4953"
        text3: "#566570"
        text4: "#788690"
        accentBase: "#0A7665"
        accentStrong: "#075A4D"
        accentDim: "#8CCABF"
        accentWash: "#140A7665"
        accentOn: "#FFFFFF"
        data1: "#0A7F6D"
        data2: "#61788C"
        data3: "#8F7436"
        data4: "#6E57A6"
        dataMuted: "#B4C0C7"
        dataBand: "#2461788C"
        dataForecast: "#260A7F6D"
        dataGrid: "#E4EAEC"
        level1Fill: "#D2262B"
        level1Text: "#BD1E24"
        level1Wash: "#14D2262B"
        level1On: "#FFFFFF"
        level2Fill: "#EB8500"
        level2Text: "#A34D00"
        level2Wash: "#1AEB8500"
        level2On: "#140B00"
        level3Fill: "#F5C800"
        level3Text: "#785C00"
        level3Wash: "#26F5C800"
        level3On: "#141000"
        level4Fill: "#1F67D2"
        level4Text: "#1A5AB8"
        level4Wash: "#141F67D2"
        level4On: "#FFFFFF"
        mapSea: "#CFDDE4"
        mapLand: "#E4E8E9"
        heat: ["#E6F9F1", "#A6E6D6", "#67D0C6", "#1CB5BA", "#0796A9", "#007895", "#035B80", "#1A3F60", "#1B263C"]
    }

    // Sizes of type in pixels at unit 1.
    readonly property real brandSize: 26
    readonly property real heroSize: 56
    readonly property real kpiSize: 38
    readonly property real numMSize: 24
    readonly property real numSSize: 17
    readonly property real sceneSize: 18
    readonly property real sectionSize: 16
    readonly property real bodySize: 15
    readonly property real labelSize: 14
    readonly property real metaSize: 12.5

    readonly property real margin: 24
    readonly property real radiusSmall: 2
    readonly property real radius: 4
    readonly property real radiusLarge: 8

    // Milliseconds.
    readonly property int fastTime: 120
    readonly property int baseTime: 200
    readonly property int slowTime: 400
    readonly property int sceneTime: 600
    readonly property int cameraTime: 900
}
