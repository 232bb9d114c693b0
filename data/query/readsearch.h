#pragma once

#include "analysis/nameindex.h"
#include "base/result.h"
#include "cache/database.h"
#include "catalog.h"
#include "model/level.h"

#include <memory>
#include <vector>

namespace tonglan {

/** The names of regions and assets in the cache, kept from one question to the next. */
struct CityNames
{
    qint64 revision = 0;
    NameIndex index = {};
    Catalog catalog = {};
    struct District
    {
        QString code = {};
        GeoBox box = {};
        GeoMultiPolygon area = {};
    };
    std::vector<District> districts = {}; ///< That have an area: a place without a region lies in one of them.
    bool isCut = false; ///< There are more assets than are kept: the rest is found as it is written only.
};

/** Throws SQLite::Exception, as all of these. */
[[nodiscard]] Result<std::shared_ptr<const CityNames>> readCityNames(const Database &db, int mostAssets = 50'000);

struct SearchQuestion
{
    QString text = {};
    GeoPoint centre = {}; ///< Of the view: of equally good answers the nearest comes first.
    Language language = Language::Chinese;
    std::shared_ptr<const NameIndex> places = {}; ///< Of the base map; may be null.
    std::shared_ptr<const CityNames> known = {}; ///< Null: they are read.
    int most = 40;
    int mostOfKind = 12;
};

/** One thing that was found, names in place of codes. */
struct SearchLine
{
    NameKind kind = NameKind::Place;
    NameMatch match = NameMatch::Inside;
    QString title = {};
    QString otherTitle = {}; ///< In the other language; empty if there is none.
    QString regionName = {};
    QString sort = {}; ///< As of NamedPlace.
    QString code = {};
    QString source = {};
    Level level = Level::None; ///< Of an event.
    bool isOpen = false; ///< Of an event.
    GeoPoint at = {};
    GeoBox box = {};
    bool hasPlace = false;
    double meters = 0; ///< From the middle of the view.

    friend bool operator==(const SearchLine &, const SearchLine &) = default;
};

struct SearchAnswer
{
    std::vector<SearchLine> lines = {};
    int total = 0; ///< At least so many match; more than lines are shown.
    std::shared_ptr<const CityNames> names = {}; ///< To be handed in as known.
};
[[nodiscard]] Result<SearchAnswer> readSearch(const Database &db, const SearchQuestion &question);

}
