#include "config.h"

#include "format/fields.h"
#include "feedtable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qint64 maximumFileBytes = 1024 * 1024;

QStringList feedTypes()
{
    return {u"tlf"_s, u"geojson"_s, u"pack"_s};
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

static Source readSource(const toml::table &toml, const QString &file, std::vector<Problem> &problems)
{
    FeedTable table(toml, u"[feed.source]"_s, file, problems);
    Source source;
    source.head.id = table.text("id", true);
    source.head.source = source.head.id;
    source.name = table.text("name", true);
    source.nameEn = table.text("nameEn");
    source.system = table.text("system");
    source.systemEn = table.text("systemEn");
    source.contact = table.text("contact");
    source.intervalSeconds = table.integer("intervalSeconds", 0, 0, 1'000'000'000);
    source.collection = collectionFromName(table.word("collection", u"interface"_s, collectionNames())).value_or(Source::Collection::Interface);
    source.demo = table.flag("demo", false);
    if (const auto credit = table.text("credit"); !credit.isEmpty())
        source.head.extra = QJsonDocument(QJsonObject{{u"credit"_s, credit}}).toJson(QJsonDocument::Compact);
    table.complainAboutTheRest();
    return source;
}

static GeoJsonMapping readMapping(const toml::table &toml, const QString &file, std::vector<Problem> &problems)
{
    FeedTable table(toml, u"[feed.mapping]"_s, file, problems);
    GeoJsonMapping mapping;
    mapping.record = table.word("record", u"event"_s, {u"event"_s, u"asset"_s}) == "asset"_L1 ? RecordType::Asset : RecordType::Event;
    mapping.id = table.text("id");
    mapping.title = table.text("title", true);
    mapping.time = table.text("time");
    mapping.updated = table.text("updated");
    mapping.address = table.text("address");
    mapping.description = table.text("description");
    mapping.status = table.text("status");
    mapping.level = table.text("level");
    mapping.placeRequired = table.word("place", u"optional"_s, {u"optional"_s, u"required"_s}) == "required"_L1;
    mapping.kind = table.text("kind");
    mapping.kindName = table.text("kindName");
    mapping.topic = table.text("topic");
    mapping.region = table.text("region");
    mapping.stage = stageFromName(table.word("stage", u"reported"_s, stageNames())).value_or(Stage::Reported);
    for (const auto *element : table.tables("steps")) {
        FeedTable step(*element, u"steps"_s, file, problems);
        const auto level = levelFromName(step.word("level", {}, levelNames()));
        mapping.steps.push_back({level.value_or(Level::None), step.number("from", true).value_or(0)});
        step.complainAboutTheRest();
    }
    if (!mapping.steps.empty() && mapping.level.isEmpty())
        table.complain(u"steps need the property that they are steps of: level is missing"_s);
    table.complainAboutTheRest();
    return mapping;
}

static QUrl readUrl(FeedTable &table)
{
    const auto text = table.text("url");
    const QUrl url(text, QUrl::StrictMode);
    if (text.isEmpty())
        return {};
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        table.complain(u"\"%1\" is not an address that begins with http:// or https://"_s.arg(text.left(120)), "url");
    else if (!url.userInfo().isEmpty())
        table.complain(u"a name or password does not belong into an address"_s, "url");
    return url;
}

static void requirePlaceOfData(FeedTable &table, const FeedConfig &feed)
{
    const bool hasUrl = table.has("url");
    const bool hasFile = table.has("file");
    if (feed.type == "tlf"_L1 && (!hasUrl || hasFile))
        table.complain(u"a tlf feed needs url and no file"_s);
    if (feed.type == "pack"_L1 && (!hasFile || hasUrl))
        table.complain(u"a pack feed needs file and no url"_s);
    if (feed.type == "geojson"_L1 && hasUrl == hasFile)
        table.complain(u"a geojson feed needs either url or file"_s);
}

static FeedConfig readFeed(const toml::table &toml, const QString &path, std::vector<Problem> &problems)
{
    FeedTable table(toml, u"[[feed]]"_s, path, problems);
    FeedConfig feed;
    feed.definedIn = path;
    feed.line = int(toml.source().begin.line);
    feed.name = table.text("name", true);
    feed.type = table.word("type", {}, feedTypes());
    feed.url = readUrl(table);
    if (const auto file = table.text("file"); !file.isEmpty())
        feed.file = QDir::cleanPath(QFileInfo(path).absoluteDir().absoluteFilePath(file));
    feed.enabled = table.flag("enabled", true);
    feed.pollSeconds = table.integer("pollSeconds", feed.type == "tlf"_L1 ? 10 : 60, 1, 86'400);
    requirePlaceOfData(table, feed);

    const auto *source = table.table("source");
    const auto *mapping = table.table("mapping");
    if (feed.type == "geojson"_L1 && (!source || !mapping))
        table.complain(u"a geojson feed needs [feed.source] and [feed.mapping]"_s);
    else if (feed.type != "geojson"_L1 && source)
        table.complain(u"only a geojson feed has a source here"_s, "source");
    else if (feed.type != "geojson"_L1 && mapping)
        table.complain(u"only a geojson feed has a mapping"_s, "mapping");
    if (source)
        feed.source = readSource(*source, path, problems);
    if (mapping)
        feed.mapping = readMapping(*mapping, path, problems);
    table.complainAboutTheRest();
    return feed;
}

FeedsFile loadFeeds(const QString &tomlPath)
{
    FeedsFile result;
    QFile file(tomlPath);
    if (!file.open(QIODevice::ReadOnly)) {
        result.problems.push_back({tomlPath, 0, 0, u"cannot be read: %1"_s.arg(file.errorString())});
        return result;
    }
    const auto text = file.read(maximumFileBytes + 1);
    if (text.size() > maximumFileBytes) {
        result.problems.push_back({tomlPath, 0, 0, u"is larger than %1 bytes"_s.arg(maximumFileBytes)});
        return result;
    }
    toml::table root;
    try {
        root = toml::parse(std::string_view(text.constData(), std::size_t(text.size())));
    } catch (const toml::parse_error &error) {
        const auto where = error.source().begin;
        result.problems.push_back({tomlPath, int(where.line), int(where.column), QString::fromUtf8(error.description().data(), qsizetype(error.description().size()))});
        return result;
    }

    FeedTable table(root, u"file"_s, tomlPath, result.problems);
    QStringList names;
    for (const auto *element : table.tables("feed")) {
        const auto before = result.problems.size();
        auto feed = readFeed(*element, tomlPath, result.problems);
        if (names.contains(feed.name))
            FeedTable(*element, u"[[feed]]"_s, tomlPath, result.problems).complain(u"\"%1\" is the name of another feed too"_s.arg(feed.name), "name");
        names.append(feed.name);
        if (result.problems.size() == before)
            result.feeds.push_back(std::move(feed));
    }
    table.complainAboutTheRest();
    if (root.empty())
        result.problems.push_back({tomlPath, 0, 0, u"has no [[feed]]"_s});
    std::stable_sort(result.problems.begin(), result.problems.end(), [](const Problem &a, const Problem &b) { return std::pair(a.line, a.column) < std::pair(b.line, b.column); });
    return result;
}

}
