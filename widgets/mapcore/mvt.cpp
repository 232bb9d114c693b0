#include "mapcore/mvt.h"

#include <QScopeGuard>

#include <protozero/pbf_reader.hpp>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

/** Ends the feature or the layer that is read; never leaves this file. */
struct Refused
{
    QString reason;
};

/** Ends the layer: more of it would cost too much. */
struct Exhausted
{
    QString reason;
};

struct Budget
{
    MvtLimits limits;
    quint64 features = 0;
    quint64 points = 0;
};

std::string_view shortened(protozero::data_view view, std::size_t most)
{
    return {view.data(), std::min(view.size(), most)};
}

MvtValue readValue(protozero::pbf_reader pbf)
{
    MvtValue value;
    const auto number = [&value](double n) {
        value.isNumber = true;
        value.number = n;
    };
    while (pbf.next()) {
        switch (pbf.tag_and_type()) {
        case protozero::tag_and_type(1, protozero::pbf_wire_type::length_delimited): {
            value.text = shortened(pbf.get_view(), 1000);
            value.isNumber = false;
            break;
        }
        case protozero::tag_and_type(2, protozero::pbf_wire_type::fixed32):
            number(double(pbf.get_float()));
            break;
        case protozero::tag_and_type(3, protozero::pbf_wire_type::fixed64):
            number(pbf.get_double());
            break;
        case protozero::tag_and_type(4, protozero::pbf_wire_type::varint):
            number(double(pbf.get_int64()));
            break;
        case protozero::tag_and_type(5, protozero::pbf_wire_type::varint):
            number(double(pbf.get_uint64()));
            break;
        case protozero::tag_and_type(6, protozero::pbf_wire_type::varint):
            number(double(pbf.get_sint64()));
            break;
        case protozero::tag_and_type(7, protozero::pbf_wire_type::varint):
            number(pbf.get_bool() ? 1 : 0);
            break;
        default:
            pbf.skip();
        }
    }
    return value;
}

/** The cursor of the geometry commands; coordinates leave it scaled to 4096 and clamped. */
class Cursor
{
public:
    explicit Cursor(quint32 extent)
        : m_scale(double(tileExtent) / extent)
    {
    }

    TilePoint move(quint32 dx, quint32 dy)
    {
        // Wraps like the unsigned arithmetic it is; a tile that needs more than 32 bits is nonsense anyway.
        m_x = quint32(m_x) + quint32(protozero::decode_zigzag32(dx));
        m_y = quint32(m_y) + quint32(protozero::decode_zigzag32(dy));
        return {scaled(m_x), scaled(m_y)};
    }

private:
    [[nodiscard]] qint16 scaled(quint32 v) const
    {
        constexpr qint32 most = 32000;
        if (m_scale == 1)
            return qint16(std::clamp(qint32(v), -most, most));
        return qint16(std::clamp(std::round(qint32(v) * m_scale), -double(most), double(most)));
    }

    double m_scale;
    quint32 m_x = 0;
    quint32 m_y = 0;
};

void readGeometry(protozero::iterator_range<protozero::pbf_reader::const_uint32_iterator> range, MvtGeometry geometry, MvtLayer &layer, quint32 extent, Budget &budget)
{
    enum Command {
        MoveTo = 1,
        LineTo = 2,
        ClosePath = 7,
    };
    Cursor cursor(extent);
    auto it = range.begin();
    const auto end = range.end();
    const auto next = [&] { return *it++; };
    MvtRange part{quint32(layer.points.size()), 0};
    const auto finish = [&] {
        part.count = quint32(layer.points.size()) - part.first;
        const quint32 needed = geometry == MvtGeometry::Polygon ? 3 : geometry == MvtGeometry::Line ? 2
                                                                                                    : 1;
        if (part.count >= needed)
            layer.partTable.push_back(part);
        part = {quint32(layer.points.size()), 0};
    };
    auto left = quint32(std::distance(it, end)); // no count is believed that the bytes do not bear out
    const bool isPoint = geometry == MvtGeometry::Point;
    bool isOpen = false; // a line or ring has begun
    while (it != end) {
        const quint32 word = next();
        --left;
        const quint32 command = word & 7;
        const quint32 count = word >> 3;
        if (command == ClosePath && count == 1 && geometry == MvtGeometry::Polygon && isOpen) {
            finish();
            isOpen = false;
            continue;
        }
        const bool moves = command == MoveTo && count > 0 && (isPoint || count == 1);
        const bool draws = command == LineTo && count > 0 && isOpen;
        if (!moves && !draws)
            throw Refused{u"geometry command %1 × %2"_s.arg(command).arg(count)};
        if (count > left / 2)
            throw Refused{u"geometry is cut off"_s};
        left -= 2 * count;
        budget.points += count;
        if (budget.points > budget.limits.points)
            throw Exhausted{u"more than %1 vertices"_s.arg(budget.limits.points)};
        for (quint32 i = 0; i < count; ++i) {
            if (command == MoveTo)
                finish();
            const quint32 dx = next();
            const quint32 dy = next();
            layer.points.push_back(cursor.move(dx, dy));
        }
        isOpen = !isPoint;
    }
    finish();
}

void readFeature(protozero::pbf_reader pbf, MvtLayer &layer, quint32 extent, Budget &budget)
{
    if (++budget.features > budget.limits.features)
        throw Exhausted{u"more than %1 features"_s.arg(budget.limits.features)};
    MvtFeature feature{.tags = {quint32(layer.tagTable.size()), 0}, .parts = {quint32(layer.partTable.size()), 0}};
    const size_t pointsBefore = layer.points.size();
    // What was read of a feature that is left out is of no use to the others.
    auto forget = qScopeGuard([&] {
        layer.tagTable.resize(feature.tags.first);
        layer.partTable.resize(feature.parts.first);
        layer.points.resize(pointsBefore);
    });
    protozero::iterator_range<protozero::pbf_reader::const_uint32_iterator> geometry;
    while (pbf.next()) {
        switch (pbf.tag_and_type()) {
        case protozero::tag_and_type(2, protozero::pbf_wire_type::length_delimited): {
            constexpr quint32 most = 200;
            const auto tags = pbf.get_packed_uint32();
            for (auto it = tags.begin(); it != tags.end();) {
                const quint32 key = *it++;
                if (it == tags.end())
                    break;
                const quint32 value = *it++;
                if (key < layer.keys.size() && value < layer.values.size() && feature.tags.count < most) {
                    layer.tagTable.emplace_back(key, value);
                    ++feature.tags.count;
                }
            }
            break;
        }
        case protozero::tag_and_type(3, protozero::pbf_wire_type::varint): {
            const auto type = pbf.get_enum();
            feature.geometry = type >= 1 && type <= 3 ? MvtGeometry(type) : MvtGeometry::Unknown;
            break;
        }
        case protozero::tag_and_type(4, protozero::pbf_wire_type::length_delimited):
            geometry = pbf.get_packed_uint32();
            break;
        default:
            pbf.skip();
        }
    }
    if (feature.geometry == MvtGeometry::Unknown)
        return;
    readGeometry(geometry, feature.geometry, layer, extent, budget);
    feature.parts.count = quint32(layer.partTable.size()) - feature.parts.first;
    if (feature.parts.count == 0)
        return;
    layer.features.push_back(feature);
    forget.dismiss();
}

/** What a layer says of itself; its features follow in a second pass, for their tags index keys and values that may come after them.
 *  False for a layer that nobody wants.
 */
bool readHead(protozero::pbf_reader pbf, std::span<const QStringView> wanted, MvtLayer &layer, quint32 &extent)
{
    quint32 version = 1;
    quint32 features = 0;
    while (pbf.next()) {
        switch (pbf.tag_and_type()) {
        case protozero::tag_and_type(1, protozero::pbf_wire_type::length_delimited): {
            const auto view = pbf.get_view();
            layer.name = QString::fromUtf8(view.data(), qsizetype(std::min<size_t>(view.size(), 200)));
            if (!wanted.empty() && std::ranges::find(wanted, QStringView(layer.name)) == wanted.end())
                return false;
            break;
        }
        case protozero::tag_and_type(2, protozero::pbf_wire_type::length_delimited):
            ++features;
            pbf.skip();
            break;
        case protozero::tag_and_type(3, protozero::pbf_wire_type::length_delimited):
            layer.keys.push_back(shortened(pbf.get_view(), 200));
            break;
        case protozero::tag_and_type(4, protozero::pbf_wire_type::length_delimited):
            layer.values.push_back(readValue(pbf.get_message()));
            break;
        case protozero::tag_and_type(5, protozero::pbf_wire_type::varint):
            extent = pbf.get_uint32();
            break;
        case protozero::tag_and_type(15, protozero::pbf_wire_type::varint):
            version = pbf.get_uint32();
            break;
        default:
            pbf.skip();
        }
        if (layer.keys.size() > 10'000 || layer.values.size() > 200'000)
            throw Exhausted{u"too many keys or values"_s};
    }
    if (layer.name.isEmpty())
        throw Refused{u"no name"_s};
    if (version < 1 || version > 2)
        throw Refused{u"version %1"_s.arg(version)};
    if (extent == 0 || extent > 65'536)
        throw Refused{u"extent %1"_s.arg(extent)};
    features = std::min(features, 10'000U); // no count is believed beyond reason
    layer.features.reserve(features);
    layer.tagTable.reserve(features * 4);
    layer.partTable.reserve(features);
    layer.points.reserve(features * 8);
    return true;
}

/** Reads the features that can be read; says what is wrong with the first of the others. */
QString readFeatures(protozero::pbf_reader pbf, MvtLayer &layer, quint32 extent, Budget &budget)
{
    QString problem;
    for (int number = 0; pbf.next();) {
        if (pbf.tag_and_type() != protozero::tag_and_type(2, protozero::pbf_wire_type::length_delimited)) {
            pbf.skip();
            continue;
        }
        const auto broken = [&](const QString &reason) {
            if (problem.isEmpty())
                problem = u"feature %1: %2"_s.arg(number).arg(reason);
        };
        ++number;
        const protozero::pbf_reader feature = pbf.get_message();
        try {
            readFeature(feature, layer, extent, budget);
        } catch (const Refused &refused) {
            broken(refused.reason);
        } catch (const protozero::exception &exception) {
            broken(QString::fromUtf8(exception.what()));
        }
    }
    return problem;
}

/** Adds a layer to the tile, or a problem, or both. */
void readLayer(const protozero::pbf_reader &pbf, std::span<const QStringView> wanted, MvtTile &tile, Budget &budget)
{
    MvtLayer layer;
    const Budget before = budget;
    QString problem;
    bool isUsable = false;
    try {
        quint32 extent = tileExtent;
        if (!readHead(pbf, wanted, layer, extent))
            return;
        if (tile.layer(layer.name))
            throw Refused{u"is there twice"_s};
        problem = readFeatures(pbf, layer, extent, budget);
        isUsable = true;
    } catch (const Refused &refused) {
        problem = refused.reason;
    } catch (const Exhausted &exhausted) {
        problem = exhausted.reason;
        budget = before; // what this layer would have taken is left to the others
    } catch (const protozero::exception &broken) {
        problem = QString::fromUtf8(broken.what());
    }
    if (!problem.isEmpty() && tile.problems.size() < 20)
        tile.problems << (layer.name.isEmpty() ? u"a layer without a name"_s : u"layer '%1'"_s.arg(layer.name)) + u": "_s + problem;
    if (isUsable)
        tile.layers.push_back(std::move(layer));
}

}

const MvtValue *MvtLayer::tag(const MvtFeature &feature, std::string_view key) const
{
    for (const auto &[k, v] : tags(feature))
        if (keys[k] == key)
            return &values[v];
    return nullptr;
}

std::string_view MvtLayer::word(const MvtFeature &feature, std::string_view key) const
{
    const MvtValue *value = tag(feature, key);
    return value ? value->text : std::string_view();
}

QString MvtLayer::text(const MvtFeature &feature, std::string_view key) const
{
    const std::string_view bytes = word(feature, key);
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

int MvtLayer::number(const MvtFeature &feature, std::string_view key, int fallback) const
{
    const MvtValue *value = tag(feature, key);
    if (!value)
        return fallback;
    if (!value->isNumber)
        return QByteArrayView(value->text.data(), qsizetype(value->text.size())).toInt();
    return std::isfinite(value->number) ? int(std::clamp(value->number, -1e6, 1e6)) : fallback;
}

const MvtLayer *MvtTile::layer(QStringView name) const
{
    const auto it = std::ranges::find(layers, name, &MvtLayer::name);
    return it == layers.end() ? nullptr : &*it;
}

Result<MvtTile> decodeMvt(const QByteArray &bytes, std::span<const QStringView> wanted, const MvtLimits &limits)
{
    if (bytes.size() > limits.bytes)
        return failure(Error::Kind::Invalid, u"%1 bytes, at most %2 are allowed"_s.arg(bytes.size()).arg(limits.bytes));
    MvtTile tile{.bytes = bytes};
    Budget budget{limits};
    try {
        protozero::pbf_reader pbf(tile.bytes.constData(), size_t(tile.bytes.size()));
        for (int layers = 0; pbf.next();) {
            if (pbf.tag_and_type() != protozero::tag_and_type(3, protozero::pbf_wire_type::length_delimited)) {
                pbf.skip();
                continue;
            }
            if (++layers > 200)
                return failure(Error::Kind::Invalid, u"more than 200 layers"_s);
            readLayer(pbf.get_message(), wanted, tile, budget);
        }
    } catch (const protozero::exception &broken) {
        return failure(Error::Kind::Invalid, u"layer %1: %2"_s.arg(tile.layers.size() + 1).arg(QString::fromUtf8(broken.what())));
    }
    return tile;
}

}
