#pragma once

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace tonglan {

using OsmTags = QHash<QString, QString>;

enum class OsmShape { Point,
    Line,
    Area };

/** What becomes of an OpenStreetMap object on the base map: a feature of one layer of the OpenMapTiles schema. */
struct TileFeature
{
    enum class Form { AsIs,
        Inside, ///< A point within the area: where a name stands.
        Joined ///< A line that is one with its neighbours of the same attributes, so that a name finds room along it.
    };

    QLatin1StringView layer = {};
    int minZoom = 0; ///< From here to the greatest zoom it is in the tiles.
    Form form = Form::AsIs;
    QJsonObject attributes = {};

    friend bool operator==(const TileFeature &, const TileFeature &) = default;
};

inline constexpr int packMinZoom = 6;
inline constexpr int packMaxZoom = 14;

/** The features that an object gives, none if the base map has no use for it. @p areaKm2 counts for areas only: large ones come earlier.
 *  Values nobody agreed on, objects under construction and borders give none: borders of a city pack come from its district file.
 *  The coast (natural=coastline) is not among them either; see seaWithin(). Pure.
 */
[[nodiscard]] std::vector<TileFeature> tileFeatures(const OsmTags &tags, OsmShape shape, double areaKm2 = 0);

/** Expressions for "osmium tags-filter": all that tileFeatures() may have a use for, and the coast. */
[[nodiscard]] QStringList wantedObjects();

/** The configuration for "osmium export": which closed ways are areas and which lines, and the tags that are kept. JSON. */
[[nodiscard]] QByteArray exportConfig();

}
