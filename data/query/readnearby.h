#pragma once

#include "analysis/language.h"
#include "base/result.h"
#include "cache/database.h"
#include "model/geo.h"

#include <QStringList>

#include <vector>

namespace tonglan {

/** A thing of the city near a place. */
struct NearbyThing
{
    QString source = {};
    QString id = {};
    QString name = {};
    QString kind = {}; ///< As of Asset.
    QString department = {}; ///< Whose it is, by name.
    QString status = {};
    double meters = 0; ///< As the crow flies.
    GeoPoint position = {};

    friend bool operator==(const NearbyThing &, const NearbyThing &) = default;
};

struct NearbyQuestion
{
    GeoPoint at = {};
    QStringList kinds = {}; ///< Of assets; what is not there is left out.
    int each = 1; ///< The nearest so many of each kind.
    double within = 50'000; ///< m
    Language language = Language::Chinese;
};

/** The nearest things of each kind, the nearest first. Throws SQLite::Exception. */
[[nodiscard]] Result<std::vector<NearbyThing>> readNearby(const Database &db, const NearbyQuestion &question);

/** Minutes that a vehicle needs for so many metres as the crow flies: 1.4 times as far by road, at 30 km/h. An estimate, and to be called one. */
[[nodiscard]] inline double estimatedMinutes(double meters) { return meters * 1.4 / (30'000.0 / 60); }

}
