#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QStringList>
#include <QVarLengthArray>

#include <cstdint>
#include <span>
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
    QString text = {};
    double number = 0;
    bool isNumber = false;
};

/** One feature; its parts are lines, rings (not closed by a repeated point) or single points. */
struct MvtFeature
{
    struct Part
    {
        quint32 first = 0;
        quint32 count = 0;
    };

    MvtGeometry geometry = MvtGeometry::Unknown;
    // With room for what most have: a city's tile has thousands of features.
    QVarLengthArray<std::pair<quint32, quint32>, 8> tags = {}; ///< Into keys and values of the layer.
    QVarLengthArray<Part, 1> parts = {}; ///< Into points of the layer.
};

struct MvtLayer
{
    QString name = {};
    std::vector<QString> keys = {};
    std::vector<MvtValue> values = {};
    std::vector<MvtFeature> features = {};
    std::vector<TilePoint> points = {};

    [[nodiscard]] std::span<const TilePoint> part(MvtFeature::Part p) const { return std::span(points).subspan(p.first, p.count); }
    /** The value of a tag, or null. */
    [[nodiscard]] const MvtValue *tag(const MvtFeature &feature, QStringView key) const;
    [[nodiscard]] QString text(const MvtFeature &feature, QStringView key) const;
    /** A tag as a whole number, also where the tile has it as text. */
    [[nodiscard]] int number(const MvtFeature &feature, QStringView key, int fallback) const;
};

struct MvtTile
{
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
