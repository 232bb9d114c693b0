#pragma once

#include "base/problem.h"
#include "base/viewing.h"
#include "cache/cacheoptions.h"
#include "model/datum.h"
#include "online/onlinemap.h"

#include <QStringList>

namespace tonglan {

/** What a site decides once. Read from TOML; every key has a default, an unknown key is a problem with its nearest match.
 *  Relative paths are relative to the file they stand in.
 */
struct Settings
{
    QString organisation = {}; ///< Shown in the header; empty = the city pack's.
    QString language = QStringLiteral("zh_CN"); ///< "zh_CN" or "en".
    QString theme = QStringLiteral("night"); ///< "night" or "day".
    QString renderer = QStringLiteral("auto"); ///< "auto", "software" or "opengl".
    QString timeZone = {}; ///< IANA name; empty = the city pack's, else Asia/Shanghai.
    QString homeRegion = {}; ///< Region code that "the whole city" means; empty = the city pack's.
    QString pack = {}; ///< City pack file.
    QString feeds = {}; ///< Feeds file.
    QString cache = {}; ///< Folder of the cache.
    QString exportFolder = {}; ///< Where rows that somebody exports go; empty: "Tonglan" in the user's documents.
    CacheOptions cacheOptions = {}; ///< Table [cache_care], see there for the keys.
    QString role = QStringLiteral("operator"); ///< Of who stands before the screen: "operator", "commander", "grid", "leader", "guide", "admin" or "wall".
    int minimumCount = 0; ///< [privacy] minimum_count: fewer events together are not shown on the map; 0 = all are; 5 if there is the table but not the key.
    QStringList clearedRoles = {QStringLiteral("operator"), QStringLiteral("leader")}; ///< [privacy] cleared_roles: to whom that does not apply.
    QString mapFile = {}; ///< Base map, MBTiles; empty = the city pack's.
    QString mapDatum = {}; ///< What the tiles of the map file are drawn on; empty: what it says itself.
    std::optional<CityGrid> cityGrid = {}; ///< [cityGrid]: coordinates are shown in it, too.
    QString cityGridName = {}; ///< Its key name; empty: a general word.
    OnlineMaps baseMaps = {}; ///< Each [[basemap]], from below to above.
    int baseMapMiB = 1024; ///< How much of them is stored.
    QString registerFile = {}; ///< Key "register": the city's own list of indicators; empty = the shipped one.
    QString rulesFile = {}; ///< Key "rules": the city's own rules for readings; empty = the shipped ones.
    QStringList calendarFiles = {}; ///< Key "calendars": years of holidays beside the shipped ones, or in place of them.
    QString flowFile = {}; ///< Key "flow": what may be done with events; empty = the shipped one.
    QString situationFile = {}; ///< Key "situation": the rules of the situation sentence and of what needs attention; empty = the shipped ones.
    QStringList scenes = {}; ///< Scene files beside the shipped ones.
    QString importFolder = {}; ///< [imports] folder: tables that are put there are imported; empty: none is watched.
    QString importMapping = {}; ///< [imports] mapping: which column means what; empty: by what columns are usually called.
    QString importDepartment = {}; ///< [imports] department: whose figures they are where no column says so.
    Viewing viewing = {}; ///< [wall]: pitch_mm and distance_m; not known: sizes go by the screen's own.
    QString firstScene = QStringLiteral("overview");

    friend bool operator==(const Settings &, const Settings &) = default;
};

struct SettingsFile
{
    Settings settings = {};
    QList<Problem> problems = {}; ///< A value with a problem keeps its default.
};

/** Reads one settings file. A missing or broken file gives defaults and one problem. */
[[nodiscard]] SettingsFile loadSettings(const QString &path);

/** Where settings are looked for, first match wins: the user's folder, then the system's. */
[[nodiscard]] QStringList settingsPaths();

}
