#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QStringList>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tonglan {

/** A point in tile units, scaled so that the tile is 4096 wide; a buffer lies outside 0 … 4096. */
struct TilePoint
{
    qint16 x = 0;
    qint16 y = 0;

    friend bool operator==(const TilePoint &, const TilePoint &) = default;
};

inline constexpr int tileExtent = 4096;

enum class MvtGeometry : quint8 {
    Unknown = 0,
    Point = 1,
    Line = 2,
    Polygon = 3,
};

/** One tag value; numbers are kept as numbers, everything else as text. */
struct MvtValue
{
    std::string_view text = {}; ///< UTF-8 as the tile has it, sound or not.
    double number = 0;
    bool isNumber = false;
};

/** Some that follow one another in a table of the layer. */
struct MvtRange
{
    quint32 first = 0;
    quint32 count = 0;
};

/** One feature. Small, for a city's tile has thousands of them: what it has lies in the tables of the layer. */
struct MvtFeature
{
    MvtGeometry geometry = MvtGeometry::Unknown;
    MvtRange tags = {};
    MvtRange parts = {};
};

/** A layer: its features, and tables of what they have. Texts are views into the bytes that the tile holds. */
struct MvtLayer
{
    QString name = {};
    std::vector<std::string_view> keys = {};
    std::vector<MvtValue> values = {};
    std::vector<MvtFeature> features = {};
    std::vector<std::pair<quint32, quint32>> tagTable = {}; ///< Into keys and values.
    std::vector<MvtRange> partTable = {}; ///< Into points: lines, rings (not closed by a repeated point) or single points.
    std::vector<TilePoint> points = {};

    [[nodiscard]] std::span<const std::pair<quint32, quint32>> tags(const MvtFeature &feature) const { return std::span(tagTable).subspan(feature.tags.first, feature.tags.count); }
    [[nodiscard]] std::span<const MvtRange> parts(const MvtFeature &feature) const { return std::span(partTable).subspan(feature.parts.first, feature.parts.count); }
    [[nodiscard]] std::span<const TilePoint> part(MvtRange p) const { return std::span(points).subspan(p.first, p.count); }
    /** The value of a tag, or null. */
    [[nodiscard]] const MvtValue *tag(const MvtFeature &feature, std::string_view key) const;
    /** Its text as it is, to compare it: valid as long as the tile. */
    [[nodiscard]] std::string_view word(const MvtFeature &feature, std::string_view key) const;
    [[nodiscard]] QString text(const MvtFeature &feature, std::string_view key) const;
    /** A tag as a whole number, also where the tile has it as text. */
    [[nodiscard]] int number(const MvtFeature &feature, std::string_view key, int fallback) const;
};

struct MvtTile
{
    QByteArray bytes = {}; ///< What the texts of the layers look into.
    std::vector<MvtLayer> layers = {};
    QStringList problems = {}; ///< What was left out and why, by layer; at most one line a layer.

    [[nodiscard]] const MvtLayer *layer(QStringView name) const;
};

/** The most one tile may hold; more is an error, not a slow wall. */
struct MvtLimits
{
    qsizetype bytes = 2 * 1024 * 1024;
    quint32 features = 50'000;
    quint32 points = 500'000;
};

/** Decodes a Mapbox Vector Tile (version 1 or 2 of its specification). Pure; nothing in the input is trusted.
 *  Layers whose name is not in @p wanted are skipped (empty: all are read). Unknown fields and tags with an index out of range
 *  are ignored. A feature with broken geometry is left out; so is a layer that breaks the rules or asks for more than what is
 *  left of the limits: the rest is read. Where the tile itself is cut off or too large, it is Invalid.
 */
[[nodiscard]] Result<MvtTile> decodeMvt(const QByteArray &bytes, std::span<const QStringView> wanted = {}, const MvtLimits &limits = {});

}
