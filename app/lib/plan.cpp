#include "plan.h"

#include "base/log.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace tonglan {

using namespace Qt::StringLiterals;

static SettingsFile readSettings(const CommandLine &line)
{
    if (!line.config.isEmpty())
        return loadSettings(line.config);
    for (const QString &path : settingsPaths()) {
        if (QFileInfo::exists(path))
            return loadSettings(path);
    }
    return {};
}

static const QString &firstSet(const QString &a, const QString &b)
{
    return a.isEmpty() ? b : a;
}

/** The demo pack that stands beside the program in a build tree or an installation; empty if there is none. */
static QStringList shippedCalendars()
{
    QStringList names;
    for (const QFileInfo &file : QDir(u":/tonglan/calendar"_s).entryInfoList({u"*.toml"_s}, QDir::Files, QDir::Name))
        names << file.filePath();
    return names;
}

static QString shippedPack()
{
    const QString path = QDir::cleanPath(QCoreApplication::applicationDirPath() + "/../share/tonglan/demo.citypack"_L1);
    return QFileInfo::exists(path) ? path : QString();
}

static QString defaultCacheFolder(const Plan &plan)
{
    const QString name = plan.recorded ? "recorded"_L1 : "live"_L1;
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + "/tonglan/"_L1 + name;
}

static bool hasEnabled(const Plan &plan, QLatin1StringView type)
{
    return std::ranges::any_of(plan.feeds, [type](const FeedConfig &feed) { return feed.enabled && feed.type == type; });
}

/** Whether anything in the pack happened at a time. */
static bool tells(const CityPack &pack)
{
    const auto types = pack.types().value_or(QList<RecordType>());
    return std::ranges::any_of(types, [](RecordType type) { return type == RecordType::Reading || type == RecordType::Event || type == RecordType::EventLog || type == RecordType::Warning; });
}

/** Takes the feeds of @p path. False if any is missing, so that nobody can tell whether the site is a live one. */
static bool readFeeds(const QString &path, Plan &plan)
{
    FeedsFile feeds = loadFeeds(path);
    plan.feeds = std::move(feeds.feeds);
    plan.unusableFeeds = std::move(feeds.unusable);
    if (feeds.problems.isEmpty() && std::ranges::none_of(plan.feeds, &FeedConfig::enabled)) {
        feeds.problems.push_back({.file = path, .line = 0, .column = 0, .message = u"has no feed that is enabled: nothing new will come"_s});
        plan.unusableFeeds.push_back(unusableFeedsFile(path, feeds.problems));
    }
    plan.problems << feeds.problems;
    return feeds.problems.isEmpty();
}

Result<Plan> makePlan(const CommandLine &line)
{
    const SettingsFile file = readSettings(line);
    const Settings &settings = file.settings;
    Plan plan;
    plan.problems = file.problems;
    plan.language = firstSet(line.language, settings.language);
    plan.theme = firstSet(line.theme, settings.theme);
    plan.isThemeChosen = !line.theme.isEmpty();
    plan.viewing = line.viewing.isKnown() ? line.viewing : settings.viewing;
    plan.renderer = firstSet(line.renderer, settings.renderer);
    plan.firstScene = firstSet(line.scene, settings.firstScene);
    plan.lineage = line.lineage;
    plan.registerFile = firstSet(settings.registerFile, u":/tonglan/register/city.toml"_s);
    plan.rulesFile = firstSet(settings.rulesFile, u":/tonglan/rules/city.toml"_s);
    plan.calendarFiles = shippedCalendars() + settings.calendarFiles;
    plan.flowFile = firstSet(settings.flowFile, u":/tonglan/flow/city.toml"_s);
    plan.situationFile = firstSet(settings.situationFile, u":/tonglan/situation/city.toml"_s);
    plan.sceneFiles = settings.scenes + line.sceneFiles;

    const bool isCheck = line.verb == CommandLine::Verb::Check; // on the recorded city, whatever feeds the site has
    const QString feedsFile = isCheck ? QString() : firstSet(line.feeds, settings.feeds);
    const bool feedsAreWell = feedsFile.isEmpty() || readFeeds(feedsFile, plan);

    plan.packFile = firstSet(firstSet(line.pack, settings.pack), shippedPack());
    if (!plan.packFile.isEmpty()) {
        const auto pack = CityPack::open(plan.packFile);
        if (pack) {
            plan.pack = pack->info();
            plan.packTells = tells(*pack);
        } else if (feedsFile.isEmpty()) {
            return failure(pack.error().kind, pack.error().detail);
        } else {
            plan.problems.push_back({.file = plan.packFile, .line = 0, .column = 0, .message = pack.error().detail});
        }
    }
    const bool hasPackFeed = std::ranges::any_of(plan.feeds, [](const FeedConfig &feed) { return feed.type == "pack"_L1; });
    // A fault in the feeds file must not turn a live wall into the demo city: then it shows what its cache kept, and that nothing comes.
    plan.recorded = !hasEnabled(plan, "tlf"_L1) && (feedsAreWell || hasEnabled(plan, "pack"_L1));
    if (plan.recorded && !hasPackFeed) {
        if (plan.pack) {
            FeedConfig feed;
            feed.name = u"pack"_s;
            feed.type = u"pack"_s;
            feed.file = plan.packFile;
            plan.feeds.push_back(feed);
        } else if (plan.feeds.empty()) {
            return failure(Error::Kind::NotFound, u"nothing to show: give --feeds FILE, --pack FILE or a settings file (see --help)"_s);
        }
    }

    plan.cacheFolder = firstSet(line.cache, settings.cache);
    if (plan.cacheFolder.isEmpty())
        plan.cacheFolder = defaultCacheFolder(plan);
    plan.cacheOptions = settings.cacheOptions;
    // Who names another pack on the command line wants its map, too.
    plan.mapFile = line.pack.isEmpty() ? firstSet(settings.mapFile, plan.packFile) : plan.packFile;
    plan.mapDatum = line.pack.isEmpty() ? settings.mapDatum : QString();
    plan.cityGrid = settings.cityGrid;
    plan.cityGridName = settings.cityGridName;
    plan.baseMaps = settings.baseMaps;
    plan.baseMapBytes = qint64(settings.baseMapMiB) << 20;
    if (plan.recorded) // a recording is shown whole, however old
        plan.cacheOptions.retention = {.closedEventDays = 0, .eventLogDays = 0, .readingDays = 0, .endedWarningDays = 0, .historyDays = 0, .tombstoneDays = 0, .quarantineDays = 0, .unusedFeedDays = 0, .sizeMiB = 0};
    if (!feedsAreWell) // a feed that cannot be read is not one that nobody wants
        plan.cacheOptions.retention.unusedFeedDays = 0;
    plan.organisation = settings.organisation;
    QString zone = settings.timeZone;
    plan.homeRegion = settings.homeRegion;
    plan.role = settings.role;
    plan.leastCount = settings.clearedRoles.contains(settings.role) ? 0 : settings.minimumCount;
    if (plan.pack) {
        plan.organisation = firstSet(plan.organisation, plan.pack->organisation);
        plan.organisationEn = firstSet(settings.organisation, plan.pack->organisationEn);
        plan.homeRegion = firstSet(plan.homeRegion, plan.pack->cityCode);
        zone = firstSet(zone, QString::fromLatin1(plan.pack->timeZone));
    }
    if (!zone.isEmpty() && QTimeZone(zone.toLatin1()).isValid())
        plan.zone = QTimeZone(zone.toLatin1());

    plan.standAt = line.at;
    const bool ownTime = plan.recorded && plan.pack && plan.packTells;
    if (plan.standAt && ownTime && *plan.standAt < plan.pack->anchor) {
        // The cache holds the city as it is at the anchor: at an earlier time it would mix what was with what came later.
        return failure(Error::Kind::Invalid, u"--at lies before %1, the moment that %2 records: what was known earlier can't be shown"_s.arg(QDateTime::fromMSecsSinceEpoch(plan.pack->anchor, plan.zone).toString(Qt::ISODate), plan.packFile));
    }
    const bool drawing = line.verb == CommandLine::Verb::Render || line.verb == CommandLine::Verb::SelfTest || isCheck;
    if (!drawing) {
        plan.importFolder = settings.importFolder;
        plan.importMapping = settings.importMapping;
        plan.importDepartment = settings.importDepartment;
        plan.exportFolder = firstSet(settings.exportFolder, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + "/Tonglan"_L1);
        plan.bookmarksFile = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/tonglan/bookmarks.toml"_L1;
    }
    if (!plan.standAt && ownTime) {
        if (drawing)
            plan.standAt = plan.pack->anchor;
        else
            plan.startAt = plan.pack->anchor;
    }
    return plan;
}

QString usualCacheFolder()
{
    const QString folder = readSettings({}).settings.cache;
    return folder.isEmpty() ? defaultCacheFolder({}) : folder;
}

}
