#include "settings.h"

#include "base/tomltable.h"
#include "feed/config.h"
#include "online/onlineconfig.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTimeZone>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qint64 largestFile = 256 * 1024;

/** An absent or empty path stays empty; a relative one begins at the folder of the settings file. */
static QString resolved(const QString &path, const QString &settingsFile)
{
    return path.isEmpty() ? QString() : QDir::cleanPath(QFileInfo(settingsFile).absoluteDir().absoluteFilePath(path));
}

static QString readTimeZone(TomlTable &table)
{
    const QString name = table.text("time_zone");
    if (name.isEmpty() || QTimeZone(name.toLatin1()).isValid())
        return name;
    table.report("time_zone", u"must be a time zone such as Asia/Shanghai, not '%1'"_s.arg(name.left(40)));
    return {};
}

/** Table [cache_care]: days to keep what (0 = for ever), sizes in MiB (0 = none). */
static CacheOptions readCacheCare(TomlTable table)
{
    CacheOptions options;
    auto &keep = options.retention;
    constexpr TomlTable::Range days{0, 36'500};
    constexpr TomlTable::Range sizes{0, 16'777'216};
    keep.closedEventDays = table.integer("closed_event_days", keep.closedEventDays, days);
    keep.eventLogDays = table.integer("event_log_days", keep.eventLogDays, days);
    keep.readingDays = table.integer("reading_days", keep.readingDays, days);
    keep.endedWarningDays = table.integer("ended_warning_days", keep.endedWarningDays, days);
    keep.historyDays = table.integer("history_days", keep.historyDays, days);
    keep.tombstoneDays = table.integer("tombstone_days", keep.tombstoneDays, days);
    keep.quarantineDays = table.integer("quarantine_days", keep.quarantineDays, days);
    keep.unusedFeedDays = table.integer("unused_feed_days", keep.unusedFeedDays, days);
    keep.sizeMiB = table.integer("size_mib", keep.sizeMiB, sizes);
    options.memoryMiB = table.integer("memory_mib", options.memoryMiB, {16, 65'536});
    options.ballastMiB = table.integer("ballast_mib", options.ballastMiB, {0, 65'536});
    options.isRequired = table.flag("require_cache", false);
    table.reportUnknown();
    return options;
}

static constexpr int usualMinimumCount = 5;
static constexpr TomlTable::Range pitchRange{leastPitchMm, mostPitchMm};
static constexpr TomlTable::Range distanceRange{leastDistanceM, mostDistanceM};
static const QStringList roles = {u"operator"_s, u"commander"_s, u"grid"_s, u"leader"_s, u"guide"_s, u"admin"_s, u"wall"_s};

/** Table [privacy]. */
static void readPrivacy(TomlTable table, Settings &settings)
{
    settings.minimumCount = table.integer("minimum_count", usualMinimumCount, {0, 1'000}); // also for a value that is wrong: who asks for privacy must not get none
    if (table.has("cleared_roles")) {
        settings.clearedRoles.clear();
        for (const auto &role : table.texts("cleared_roles")) {
            if (roles.contains(role))
                settings.clearedRoles += role;
            else
                table.report("cleared_roles", u"must hold %1, not '%2'"_s.arg(roles.join(u", "_s), role.left(40)));
        }
    }
    table.reportUnknown();
}

/** Table [wall]: half of it says nothing of sizes. */
static Viewing readWall(TomlTable table)
{
    Viewing viewing;
    viewing.pitchMm = table.number("pitch_mm", 0, pitchRange, TomlTable::Presence::Required);
    viewing.distanceM = table.number("distance_m", 0, distanceRange, TomlTable::Presence::Required);
    table.reportUnknown();
    return viewing.isKnown() ? viewing : Viewing();
}

/** Table [imports]. */
static void readImports(TomlTable table, const QString &path, Settings &settings)
{
    settings.importFolder = resolved(table.text("folder", TomlTable::Presence::Required), path);
    settings.importMapping = resolved(table.text("mapping"), path);
    settings.importDepartment = table.text("department");
    table.reportUnknown();
}

SettingsFile loadSettings(const QString &path)
{
    SettingsFile result;
    const auto root = readTomlFile(path, largestFile, result.problems);
    if (!root)
        return result;
    TomlTable table(*root, u"settings"_s, path, result.problems);
    Settings &s = result.settings;
    s.organisation = table.text("organisation");
    s.language = table.choice("language", {u"zh_CN"_s, u"en"_s}, s.language);
    s.theme = table.choice("theme", {u"night"_s, u"day"_s}, s.theme);
    s.renderer = table.choice("renderer", {u"auto"_s, u"software"_s, u"opengl"_s}, s.renderer);
    s.timeZone = readTimeZone(table);
    s.homeRegion = table.text("home_region");
    s.pack = resolved(table.text("pack"), path);
    s.feeds = resolved(table.text("feeds"), path);
    s.cache = resolved(table.text("cache"), path);
    s.exportFolder = resolved(table.text("export_folder"), path);
    if (const toml::table *care = table.table("cache_care"))
        s.cacheOptions = readCacheCare(TomlTable(*care, u"cache_care"_s, path, result.problems));
    s.role = table.choice("role", roles, s.role);
    if (const toml::table *privacy = table.table("privacy"))
        readPrivacy(TomlTable(*privacy, u"privacy"_s, path, result.problems), s);
    s.mapFile = resolved(table.text("map_file"), path);
    s.mapDatum = table.choice("map_datum", {u"wgs84"_s, u"cgcs2000"_s, u"gcj02"_s}, {});
    if (const toml::table *grid = table.table("cityGrid")) {
        TomlTable members(*grid, u"cityGrid"_s, path, result.problems);
        const auto before = result.problems.size();
        s.cityGridName = members.text("name");
        const auto parameters = readCityGrid(members);
        members.reportUnknown();
        if (result.problems.size() == before) // half a grid would show wrong numbers
            s.cityGrid = parameters;
    }
    s.baseMaps = readOnlineMaps(table, path, result.problems);
    s.baseMapMiB = table.integer("basemap_store_mib", s.baseMapMiB, {16, 1'048'576});
    if (const toml::table *imports = table.table("imports"))
        readImports(TomlTable(*imports, u"imports"_s, path, result.problems), path, s);
    if (const toml::table *wall = table.table("wall"))
        s.viewing = readWall(TomlTable(*wall, u"wall"_s, path, result.problems));
    s.registerFile = resolved(table.text("register"), path);
    s.rulesFile = resolved(table.text("rules"), path);
    for (const QString &year : table.texts("calendars"))
        s.calendarFiles << resolved(year, path);
    s.situationFile = resolved(table.text("situation"), path);
    s.flowFile = resolved(table.text("flow"), path);
    for (const QString &scene : table.texts("scenes"))
        s.scenes << resolved(scene, path);
    if (const QString scene = table.text("first_scene"); !scene.isEmpty())
        s.firstScene = scene;
    table.reportUnknown();
    return result;
}

QStringList settingsPaths()
{
    QStringList paths;
    for (const QString &folder : QStandardPaths::standardLocations(QStandardPaths::GenericConfigLocation))
        paths << folder + "/tonglan/tonglan.toml"_L1;
    paths << u"/etc/tonglan/tonglan.toml"_s;
    return paths;
}

}
