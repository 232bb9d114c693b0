#pragma once

#include "commandline.h"
#include "feed/citypack.h"
#include "feed/config.h"
#include "settings.h"

#include <QTimeZone>

namespace tonglan {

/** What this run will be: command line over settings over the city pack's own facts over defaults. A plain value. */
struct Plan
{
    QString packFile = {}; ///< The city; empty = none.
    QString mapFile = {}; ///< Base map, usually the pack; empty = none, and the map says so.
    QString mapDatum = {}; ///< See tileDatum().
    std::optional<CityGrid> cityGrid = {};
    QString cityGridName = {};
    std::optional<CityPackInfo> pack = {};
    bool packTells = false; ///< The pack has readings, events or warnings, and so a time of its own; else it is map, regions and the like.
    std::vector<FeedConfig> feeds = {};
    std::vector<FeedHealth> unusableFeeds = {}; ///< Those of the feeds file that cannot run, as the wall shows them.
    bool recorded = false; ///< No live feed, and no fault that may hide one: the recorded city of the pack, with the pack's clock if it tells of any time.
    QString cacheFolder = {};
    CacheOptions cacheOptions = {};
    OnlineMaps baseMaps = {};
    qint64 baseMapBytes = 0; ///< How much of them is stored.
    QString importFolder = {}; ///< That is watched for tables of figures by hand; empty: none is.
    QString importMapping = {};
    QString importDepartment = {};
    std::optional<TimeMs> standAt = {}; ///< The clock stands still here.
    std::optional<TimeMs> startAt = {}; ///< The clock runs on from here.
    QString organisation = {};
    QString organisationEn = {};
    QString language = {};
    QString theme = {};
    bool isThemeChosen = false; ///< On the command line: scenes do not choose their own.
    QString renderer = {};
    Viewing viewing = {}; ///< How the wall is looked at; not known: sizes go by the screen's own.
    QTimeZone zone = QTimeZone(QByteArrayLiteral("Asia/Shanghai"));
    QString homeRegion = {};
    QString role = QStringLiteral("operator"); ///< Of who stands before the screen.
    int leastCount = 0; ///< Fewer events together are not shown to that role.
    QString exportFolder = {}; ///< Where exported rows go; empty: nowhere.
    QString bookmarksFile = {}; ///< Of the user; empty: nobody stands before this run.
    QString firstScene = {};
    QString lineage = {}; ///< Of this indicator is open at first; empty: of none.
    QString rulesFile = {}; ///< The city's own rules for readings.
    QStringList calendarFiles = {}; ///< Years of holidays, the shipped ones first.
    QString registerFile = {}; ///< The city's own list of indicators.
    QString flowFile = {}; ///< What may be done with events, and by whom.
    QString situationFile = {}; ///< The rules of the situation sentence and of what needs attention.
    QStringList sceneFiles = {}; ///< Without the shipped ones.
    QStringList replacedScenes = {}; ///< Ids of shipped scenes that one of these files stands for.
    QList<Problem> problems = {}; ///< Of settings and feeds: shown and logged; what is good is used.
};

/** Makes the plan. An error is one line for the user: nothing can be shown at all. */
[[nodiscard]] Result<Plan> makePlan(const CommandLine &line);

/** Where the cache of a live wall is if the command line does not say: the settings' folder, else the user's own. */
[[nodiscard]] QString usualCacheFolder();

}
