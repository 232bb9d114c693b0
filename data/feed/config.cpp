#include "config.h"

#include "base/tomltable.h"
#include "format/fields.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

using Presence = TomlTable::Presence;

static constexpr qint64 maximumFileBytes = 1024 * 1024;

QStringList feedTypes()
{
    return {u"tlf"_s, u"geojson"_s, u"cap"_s, u"pack"_s};
}

template<typename Enum, std::size_t N>
static QStringList wireNames(const std::array<Enum, N> &values, QLatin1StringView (*name)(Enum))
{
    QStringList names;
    for (const auto value : values)
        names.append(name(value));
    return names;
}

static QStringList levelNames()
{
    return wireNames(std::array{Level::None, Level::Red, Level::Orange, Level::Yellow, Level::Blue}, levelName);
}

static QStringList stageNames()
{
    return wireNames(std::array{Stage::Reported, Stage::Accepted, Stage::Handling, Stage::Checking, Stage::Closed, Stage::Rated}, stageName);
}

static QStringList collectionNames()
{
    using enum Source::Collection;
    return wireNames(std::array{Interface, TableExchange, Sensor, HandTyped, Simulated}, collectionName);
}

static Source readSource(const toml::table &toml, const QString &file, QList<Problem> &problems)
{
    TomlTable table(toml, u"feed.source"_s, file, problems);
    Source source;
    source.head.id = table.text("id", Presence::Required);
    source.head.source = source.head.id;
    source.name = table.text("name", Presence::Required);
    source.nameEn = table.text("nameEn");
    source.system = table.text("system");
    source.systemEn = table.text("systemEn");
    source.contact = table.text("contact");
    source.intervalSeconds = table.integer("intervalSeconds", 0, {0, 1'000'000'000});
    source.collection = collectionFromName(table.choice("collection", collectionNames(), u"interface"_s)).value_or(Source::Collection::Interface);
    source.demo = table.flag("demo", false);
    if (const auto credit = table.text("credit"); !credit.isEmpty())
        source.head.extra = QJsonDocument(QJsonObject{{u"credit"_s, credit}}).toJson(QJsonDocument::Compact);
    table.reportUnknown();
    return source;
}

static GeoJsonMapping readMapping(const toml::table &toml, const QString &file, QList<Problem> &problems)
{
    TomlTable table(toml, u"feed.mapping"_s, file, problems);
    GeoJsonMapping mapping;
    mapping.record = table.choice("record", {u"event"_s, u"asset"_s}, u"event"_s) == "asset"_L1 ? RecordType::Asset : RecordType::Event;
    mapping.id = table.text("id");
    mapping.title = table.text("title", Presence::Required);
    mapping.time = table.text("time");
    mapping.updated = table.text("updated");
    mapping.address = table.text("address");
    mapping.description = table.text("description");
    mapping.status = table.text("status");
    mapping.level = table.text("level");
    mapping.placeRequired = table.choice("place", {u"optional"_s, u"required"_s}, u"optional"_s) == "required"_L1;
    mapping.kind = table.text("kind");
    mapping.kindName = table.text("kindName");
    mapping.topic = table.text("topic");
    mapping.region = table.text("region");
    mapping.stage = stageFromName(table.choice("stage", stageNames(), u"reported"_s)).value_or(Stage::Reported);
    for (const auto *element : table.tables("steps")) {
        TomlTable step(*element, u"feed.mapping.steps"_s, file, problems);
        const auto level = levelFromName(step.choice("level", levelNames(), {}, Presence::Required));
        mapping.steps.push_back({level.value_or(Level::None), step.number("from", 0, {}, Presence::Required)});
        step.reportUnknown();
    }
    if (!mapping.steps.empty() && mapping.level.isEmpty())
        table.report(u"steps need the property that they are steps of: level is missing"_s);
    table.reportUnknown();
    return mapping;
}

CityGrid readCityGrid(TomlTable &table)
{
    static constexpr TomlTable::Range metres{-3e7, 3e7};
    CityGrid grid;
    grid.centralMeridian = table.number("centralMeridian", 0, {-180, 180}, Presence::Required);
    grid.scale = table.number("scale", grid.scale, {0.9, 1.1});
    grid.falseEasting = table.number("falseEasting", grid.falseEasting, metres);
    grid.falseNorthing = table.number("falseNorthing", grid.falseNorthing, metres);
    grid.rotation = table.number("rotation", grid.rotation, {-89, 89});
    grid.planeScale = table.number("planeScale", grid.planeScale, {0.9, 1.1});
    grid.shiftEast = table.number("shiftEast", grid.shiftEast, metres);
    grid.shiftNorth = table.number("shiftNorth", grid.shiftNorth, metres);
    return grid;
}

static void readDatum(TomlTable &table, FeedConfig &feed, QList<Problem> &problems)
{
    feed.datum = datumFromName(table.choice("datum", datumNames(), {}));
    const auto *grid = table.table("cityGrid");
    if (feed.type == "geojson"_L1) {
        if ((feed.datum == Datum::CityGrid) != (grid != nullptr))
            table.report(grid ? "cityGrid" : "datum", u"city-grid and [feed.cityGrid] belong together"_s);
        if (grid) {
            TomlTable members(*grid, u"feed.cityGrid"_s, feed.definedIn, problems);
            feed.grid = readCityGrid(members);
            members.reportUnknown();
        }
    } else if (!feed.type.isEmpty() && (table.has("datum") || grid)) {
        table.report(grid ? "cityGrid" : "datum", u"only a geojson feed has a datum; the others are WGS 84"_s);
    }
}

static QUrl readUrl(TomlTable &table)
{
    const auto text = table.text("url");
    const QUrl url(text, QUrl::StrictMode);
    if (text.isEmpty())
        return {};
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        table.report("url", u"\"%1\" is not an address that begins with http:// or https://"_s.arg(url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery).left(120))); // it is shown on the wall
    else if (!url.userInfo().isEmpty())
        table.report("url", u"a name or password does not belong into an address"_s);
    return url;
}

static void requirePlaceOfData(TomlTable &table, const FeedConfig &feed)
{
    const bool hasUrl = table.has("url");
    const bool hasFile = table.has("file");
    if (feed.type == "tlf"_L1 && (!hasUrl || hasFile))
        table.report(u"a tlf feed needs url and no file"_s);
    if (feed.type == "pack"_L1 && (!hasFile || hasUrl))
        table.report(u"a pack feed needs file and no url"_s);
    if (feed.type == "geojson"_L1 && hasUrl == hasFile)
        table.report(u"a geojson feed needs either url or file"_s);
    if (feed.type == "cap"_L1 && hasUrl == hasFile)
        table.report(u"a cap feed needs either url or file"_s);
}

static FeedConfig readFeed(const toml::table &toml, const QString &path, QList<Problem> &problems)
{
    TomlTable table(toml, u"feed"_s, path, problems);
    FeedConfig feed;
    feed.definedIn = path;
    feed.line = int(toml.source().begin.line);
    feed.name = table.text("name", Presence::Required);
    feed.type = table.choice("type", feedTypes(), {}, Presence::Required);
    feed.url = readUrl(table);
    if (const auto file = table.text("file"); !file.isEmpty())
        feed.file = QDir::cleanPath(QFileInfo(path).absoluteDir().absoluteFilePath(file));
    feed.enabled = table.flag("enabled", true);
    feed.pollSeconds = table.integer("pollSeconds", feed.type == "tlf"_L1 ? 10 : 60, {1, 86'400});
    requirePlaceOfData(table, feed);
    readDatum(table, feed, problems);

    const auto *source = table.table("source");
    const auto *mapping = table.table("mapping");
    if (feed.type == "geojson"_L1 && (!source || !mapping))
        table.report(u"a geojson feed needs [feed.source] and [feed.mapping]"_s);
    else if (feed.type == "cap"_L1 && !source)
        table.report(u"a cap feed needs [feed.source]"_s);
    else if (!feed.type.isEmpty() && feed.type != "geojson"_L1 && feed.type != "cap"_L1 && source)
        table.report("source", u"only a geojson or cap feed has a source here"_s);
    else if (!feed.type.isEmpty() && feed.type != "geojson"_L1 && mapping)
        table.report("mapping", u"only a geojson feed has a mapping"_s);
    if (source)
        feed.source = readSource(*source, path, problems);
    if (mapping)
        feed.mapping = readMapping(*mapping, path, problems);
    table.reportUnknown();
    return feed;
}

static void sortByPlace(QList<Problem> &problems)
{
    std::ranges::stable_sort(problems, {}, [](const Problem &problem) { return std::pair(problem.line, problem.column); });
}

static FeedHealth halted(const QString &name, const QString &tomlPath, QList<Problem> problems)
{
    sortByPlace(problems);
    QStringList lines;
    for (const auto &problem : std::as_const(problems)) {
        const QString place = QFileInfo(problem.file).fileName() + (problem.line > 0 ? u":%1"_s.arg(problem.line) : QString());
        lines << u"%1: %2"_s.arg(place, problem.message);
    }
    return {.feed = name, .address = tomlPath, .state = FeedHealth::State::Halted, .detail = lines.join(u'\n'), .isMisconfigured = true};
}

FeedHealth unusableFeedsFile(const QString &tomlPath, const QList<Problem> &problems)
{
    return halted(QFileInfo(tomlPath).fileName(), tomlPath, problems);
}

/** Reads every [[feed]]; what is left in @p ofTheFile belongs to none of them. */
static void readAll(const toml::table &root, const QString &path, FeedsFile &result, QList<Problem> &ofTheFile)
{
    TomlTable table(root, u"feeds"_s, path, ofTheFile);
    QStringList names;
    int number = 0;
    for (const auto *element : table.tables("feed")) {
        ++number;
        QList<Problem> problems;
        auto feed = readFeed(*element, path, problems);
        const bool isTaken = names.contains(feed.name);
        if (isTaken && !feed.name.isEmpty())
            TomlTable(*element, u"feed"_s, path, problems).report("name", u"\"%1\" is the name of another feed too"_s.arg(feed.name));
        names.append(feed.name);
        if (problems.isEmpty())
            result.feeds.push_back(std::move(feed));
        else
            result.unusable.push_back(halted(isTaken || feed.name.isEmpty() ? u"[[feed]] %1"_s.arg(number) : feed.name, path, problems));
        result.problems << problems;
    }
    table.reportUnknown();
    if (root.empty())
        ofTheFile.push_back({path, 0, 0, u"has no [[feed]]"_s});
}

FeedsFile loadFeeds(const QString &tomlPath)
{
    FeedsFile result;
    QList<Problem> ofTheFile;
    if (const auto root = readTomlFile(tomlPath, maximumFileBytes, ofTheFile))
        readAll(*root, tomlPath, result, ofTheFile);
    if (!ofTheFile.isEmpty())
        result.unusable.push_back(unusableFeedsFile(tomlPath, ofTheFile));
    result.problems << ofTheFile;
    sortByPlace(result.problems);
    return result;
}

}
