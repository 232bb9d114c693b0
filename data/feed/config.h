#pragma once

#include "base/problem.h"
#include "model/batch.h"
#include "model/datum.h"
#include "model/feedhealth.h"

#include <QStringList>
#include <QUrl>

#include <optional>
#include <vector>

namespace tonglan {

class TomlTable;

/** How the features of a GeoJSON file become records. Names are those of members of "properties"; empty = not there. */
struct GeoJsonMapping
{
    struct Step
    {
        Level level = Level::None;
        double from = 0; ///< The level holds from this value up.

        friend bool operator==(const Step &, const Step &) = default;
    };

    RecordType record = RecordType::Event; ///< Event or Asset.
    QString id = {}; ///< Empty: the feature's own id, else a hash of the content.
    QString title = {}; ///< Title of an event, name of an asset.
    QString time = {}; ///< Milliseconds since 1970 or an ISO 8601 time.
    QString updated = {}; ///< The same; grows with every change and so makes the version. Empty: a content hash decides.
    QString address = {};
    QString description = {};
    QString status = {}; ///< Of an asset.
    QString level = {}; ///< A number; see @c steps.
    std::vector<Step> steps = {}; ///< The most urgent level that is reached.
    bool placeRequired = false; ///< A feature without geometry is refused instead of listed without a place.

    QString kind = {}; ///< Constants for every record from here on.
    QString kindName = {};
    QString topic = {};
    QString region = {};
    Stage stage = Stage::Reported;

    friend bool operator==(const GeoJsonMapping &, const GeoJsonMapping &) = default;
};

/** One feed as a person configured it. */
struct FeedConfig
{
    QString name = {}; ///< Unique; part of log lines and of the cache.
    QString type = {}; ///< One of feedTypes().
    QUrl url = {}; ///< http or https; tlf, geojson, cap.
    QString file = {}; ///< Absolute; geojson, cap, pack.
    bool enabled = true;
    int pollSeconds = 60; ///< geojson, cap: how often to look; tlf: while the server has no stream.
    GeoJsonMapping mapping = {};
    Source source = {}; ///< For formats that bring none.
    std::optional<Datum> datum = {}; ///< geojson: what its coordinates refer to. Unset, and unsaid by the data: no place of it is drawn.
    CityGrid grid = {}; ///< For Datum::CityGrid.
    QString definedIn = {};
    int line = 0;
};

struct FeedsFile
{
    std::vector<FeedConfig> feeds = {}; ///< Those without a problem, the disabled ones included.
    QList<Problem> problems = {}; ///< All of them, in the order of the file.
    /** What cannot run, as the wall shows it: halted, with its problems as lines. Named as in the file; "[[feed]] 2" where the second
     *  has no name of its own; the file's name for what is wrong with the file as a whole.
     */
    std::vector<FeedHealth> unusable = {};
};

/** Reads a TOML file with one [[feed]] table per feed. Unknown keys and values are problems, never ignored. */
[[nodiscard]] FeedsFile loadFeeds(const QString &tomlPath);

/** How @p problems of the file @p tomlPath as a whole are shown. */
[[nodiscard]] FeedHealth unusableFeedsFile(const QString &tomlPath, const QList<Problem> &problems);

/** The parameters of a city's own grid, in a feeds file and in the settings alike. */
[[nodiscard]] CityGrid readCityGrid(TomlTable &table);

[[nodiscard]] QStringList feedTypes(); ///< "tlf", "geojson", "cap", "pack"

}
