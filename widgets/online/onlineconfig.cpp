#include "onlineconfig.h"

#include "base/tomltable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

using Presence = TomlTable::Presence;

static const QString xyz = u"xyz"_s;
static const QString wmts = u"wmts"_s;
static const QString tiandituVec = u"tianditu-vec"_s;
static const QString tiandituImg = u"tianditu-img"_s;

static constexpr qint64 longestKey = 4096;

/** The key as it stands in the settings, or in a file of its own, which fewer people may read. */
static QString readKey(TomlTable &table, const QString &settingsFile)
{
    const QString key = table.text("key").trimmed();
    const QString fileName = table.text("key_file");
    if (fileName.isEmpty())
        return key;
    if (!key.isEmpty()) {
        table.report("key_file", u"either key or key_file, not both"_s);
        return {};
    }
    QFile file(QDir::cleanPath(QFileInfo(settingsFile).absoluteDir().absoluteFilePath(fileName)));
    if (!file.open(QFile::ReadOnly)) {
        table.report("key_file", u"%1 can't be read: %2"_s.arg(file.fileName(), file.errorString()));
        return {};
    }
    const QString text = QString::fromUtf8(file.read(longestKey)).trimmed();
    if (text.isEmpty() || text.contains(u'\n'))
        table.report("key_file", u"%1 must hold the key in one line"_s.arg(file.fileName()));
    return text;
}

static QList<std::pair<QByteArray, QByteArray>> readHeaders(TomlTable &table, const QString &path, QList<Problem> &problems)
{
    QList<std::pair<QByteArray, QByteArray>> headers;
    const toml::table *toml = table.table("headers");
    if (!toml)
        return headers;
    TomlTable members(*toml, u"basemap.headers"_s, path, problems);
    members.members([&](const QString &name, const toml::node &node) {
        static const QRegularExpression token(u"^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$"_s);
        static const QStringList own{u"host"_s, u"content-length"_s, u"connection"_s, u"transfer-encoding"_s, u"if-none-match"_s, u"if-modified-since"_s, u"accept-encoding"_s, u"range"_s};
        const auto value = node.value<std::string>();
        if (!token.match(name).hasMatch() || own.contains(name.toLower()))
            return members.report(node, u"%1 is no header that may be set"_s.arg(name.left(80)));
        if (!value || value->size() > 1000 || std::ranges::any_of(*value, [](char c) { return uchar(c) < 0x20 || uchar(c) > 0x7e; }))
            return members.report(node, u"%1 must be a text of printable ASCII"_s.arg(name));
        headers.append({name.toLatin1(), QByteArray::fromStdString(*value)});
    });
    return headers;
}

/** What a template may name, and what it must. */
static void checkTemplate(TomlTable &table, const OnlineMap &map)
{
    const QStringList names = placeholders(map.url);
    static const QStringList known{u"z"_s, u"x"_s, u"y"_s, u"-y"_s, u"q"_s, u"s"_s, u"key"_s};
    for (const QString &name : names)
        if (!known.contains(name))
            return table.report("url", u"{%1} means nothing here; there are {z} {x} {y} {-y} {q} {s} {key}"_s.arg(name.left(40)));
    const bool hasPlace = names.contains(u"q"_s) || (names.contains(u"z"_s) && names.contains(u"x"_s) && (names.contains(u"y"_s) || names.contains(u"-y"_s)));
    if (!hasPlace)
        return table.report("url", u"must hold {z}, {x} and {y} (or {-y}, counted from the south), or {q}"_s);
    if (names.contains(u"s"_s) && map.servers.isEmpty())
        return table.report("url", u"{s} needs the list servers"_s);
    if (names.contains(u"key"_s) && map.key.isEmpty())
        return table.report("key", u"{key} in the address needs key or key_file"_s);
    if (!names.contains(u"key"_s) && !map.key.isEmpty())
        return table.report("key", u"the address has no {key} for it"_s);
    const QUrl url = addressOf(map, {});
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return table.report("url", u"is not an address that begins with http:// or https://"_s);
    if (!url.userInfo().isEmpty())
        table.report("url", u"a name or password does not belong into an address; headers can carry them"_s);
}

/** The address of a WMTS as a template: its own names in braces filled in, or the query of a GetTile made. */
static QString wmtsTemplate(TomlTable &table, QString url)
{
    const QString layer = table.text("layer", Presence::Required);
    const QString set = table.text("matrix_set", Presence::Required);
    const QString style = table.has("style") ? table.text("style") : u"default"_s;
    const QString format = table.has("format") ? table.text("format") : u"image/png"_s;
    const QString prefix = table.text("matrix_prefix");
    const auto escaped = [](const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
    const QString matrix = escaped(prefix) + u"{z}"_s;
    if (url.contains(u"{TileMatrix}"_s, Qt::CaseInsensitive)) {
        for (const auto &[name, value] : {std::pair(u"{TileMatrix}"_s, matrix), {u"{TileRow}"_s, u"{y}"_s}, {u"{TileCol}"_s, u"{x}"_s}, {u"{TileMatrixSet}"_s, escaped(set)}, {u"{Layer}"_s, escaped(layer)}, {u"{Style}"_s, escaped(style)}})
            url.replace(name, value, Qt::CaseInsensitive);
        return url;
    }
    url += url.contains(u'?') ? (url.endsWith(u'?') || url.endsWith(u'&') ? u""_s : u"&"_s) : u"?"_s;
    return url + u"SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=%1&STYLE=%2&TILEMATRIXSET=%3&FORMAT=%4&TILEMATRIX="_s.arg(escaped(layer), escaped(style), escaped(set), escaped(format)) + matrix + u"&TILEROW={y}&TILECOL={x}"_s;
}

/** 天地图's web Mercator set ("w") of one of its layers. */
static OnlineMap tianditu(OnlineMap map, const QString &layer, const QString &base)
{
    map.name += u'-' + layer;
    map.isWriting = layer == "cva"_L1 || layer == "cia"_L1;
    map.url = u"%1/%2_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=%2&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}"_s.arg(base, layer);
    return map;
}

static std::vector<OnlineMap> readPreset(TomlTable &table, OnlineMap map, const QString &kind)
{
    map.datum = Datum::Cgcs2000;
    map.attribution = map.attribution.isEmpty() ? u"天地图 © 国家基础地理信息中心"_s : map.attribution;
    QString base = map.url; // a gateway or a node of one's own
    while (base.endsWith(u'/'))
        base.chop(1);
    if (base.isEmpty()) {
        base = u"https://t{s}.tianditu.gov.cn"_s;
        map.servers = {u"0"_s, u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"6"_s, u"7"_s};
    }
    const bool isVec = kind == tiandituVec;
    std::vector<OnlineMap> both{tianditu(map, isVec ? u"vec"_s : u"img"_s, base), tianditu(map, isVec ? u"cva"_s : u"cia"_s, base)};
    checkTemplate(table, both.front());
    return both;
}

static std::vector<OnlineMap> readMap(const toml::table &toml, const QString &path, QString &name, QList<Problem> &problems)
{
    TomlTable table(toml, u"basemap"_s, path, problems);
    OnlineMap map;
    map.title = map.name = name = table.text("name", Presence::Required);
    const QString kind = table.choice("kind", {xyz, wmts, tiandituVec, tiandituImg}, {}, Presence::Required);
    const bool isPreset = kind == tiandituVec || kind == tiandituImg;
    map.url = table.text("url", isPreset ? Presence::Optional : Presence::Required);
    map.servers = table.texts("servers");
    map.key = readKey(table, path);
    map.headers = readHeaders(table, path, problems);
    map.attribution = table.text("attribution", isPreset ? Presence::Optional : Presence::Required);
    map.approval = table.text("approval");
    map.minZoom = table.integer("min_zoom", isPreset ? 1 : 0, {0, 22});
    map.maxZoom = table.integer("max_zoom", 18, {0, 22});
    map.tileSize = table.integer("tile_size", 256, {256, 512});
    if (map.maxZoom < map.minZoom)
        table.report("max_zoom", u"is less than min_zoom"_s);
    if (map.tileSize != 256 && map.tileSize != 512)
        table.report("tile_size", u"must be 256 or 512"_s);
    // Without it the map may lie half a kilometre beside the data, and nobody would know why.
    const QStringList datums{u"wgs84"_s, u"cgcs2000"_s, u"gcj02"_s};
    const QString datum = table.choice("datum", datums, {}, isPreset || kind.isEmpty() ? Presence::Optional : Presence::Required);
    if (isPreset && table.has("datum"))
        table.report("datum", u"天地图 is on CGCS2000: leave it out"_s);
    map.datum = datumFromName(datum).value_or(Datum::Wgs84);

    std::vector<OnlineMap> layers;
    if (isPreset) {
        layers = readPreset(table, map, kind);
    } else if (!kind.isEmpty()) {
        if (kind == wmts)
            map.url = wmtsTemplate(table, map.url);
        if (!map.url.isEmpty())
            checkTemplate(table, map);
        layers = {map};
    }
    table.reportUnknown();
    return layers;
}

OnlineMaps readOnlineMaps(TomlTable &settings, const QString &settingsFile, QList<Problem> &problems)
{
    OnlineMaps result;
    QStringList names;
    int number = 0;
    for (const toml::table *element : settings.tables("basemap")) {
        ++number;
        QList<Problem> own;
        QString name;
        const std::vector<OnlineMap> layers = readMap(*element, settingsFile, name, own);
        if (names.contains(name) && !name.isEmpty())
            TomlTable(*element, u"basemap"_s, settingsFile, own).report("name", u"\"%1\" is the name of another base map too"_s.arg(name));
        names << name;
        if (own.isEmpty())
            result.maps.insert(result.maps.end(), layers.begin(), layers.end());
        else
            result.unusable << (name.isEmpty() ? u"[[basemap]] %1"_s.arg(number) : name);
        problems << own;
    }
    return result;
}

}
