#include "mapcore/mvt.h"

#include <protozero/pbf_reader.hpp>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

/** Ends the decoding; never leaves this file. */
struct Refused
{
    QString reason;
};

struct Budget
{
    MvtLimits limits;
    quint64 features = 0;
    quint64 points = 0;
};

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
            const auto view = pbf.get_view();
            value.text = QString::fromUtf8(view.data(), qsizetype(std::min<size_t>(view.size(), 1000)));
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
    [[nodiscard]] qint16 scaled(quint32 v) const { return qint16(std::clamp(std::round(qint32(v) * m_scale), -32000.0, 32000.0)); }

    double m_scale;
    quint32 m_x = 0;
    quint32 m_y = 0;
};

void readGeometry(protozero::iterator_range<protozero::pbf_reader::const_uint32_iterator> range, MvtFeature &feature, MvtLayer &layer, quint32 extent, Budget &budget)
{
    enum Command {
        MoveTo = 1,
        LineTo = 2,
        ClosePath = 7,
    };
    Cursor cursor(extent);
    auto it = range.begin();
    const auto end = range.end();
    const auto next = [&] {
        if (it == end)
            throw Refused{u"geometry is cut off"_s};
        return *it++;
    };
    MvtFeature::Part part{quint32(layer.points.size()), 0};
    const auto finish = [&] {
        part.count = quint32(layer.points.size()) - part.first;
        const quint32 needed = feature.geometry == MvtGeometry::Polygon ? 3 : feature.geometry == MvtGeometry::Line ? 2
                                                                                                                    : 1;
        if (part.count >= needed)
            feature.parts.push_back(part);
        part = {quint32(layer.points.size()), 0};
    };
    while (it != end) {
        const quint32 word = next();
        const quint32 command = word & 7;
        const quint32 count = word >> 3;
        if (command == ClosePath) {
            finish();
            continue;
        }
        if ((command != MoveTo && command != LineTo) || count == 0)
            throw Refused{u"geometry command %1 × %2"_s.arg(command).arg(count)};
        budget.points += count;
        if (budget.points > budget.limits.points)
            throw Refused{u"more than %1 vertices"_s.arg(budget.limits.points)};
        for (quint32 i = 0; i < count; ++i) {
            if (command == MoveTo)
                finish();
            const quint32 dx = next();
            const quint32 dy = next();
            layer.points.push_back(cursor.move(dx, dy));
        }
    }
    finish();
}

void readFeature(protozero::pbf_reader pbf, MvtLayer &layer, quint32 extent, Budget &budget)
{
    if (++budget.features > budget.limits.features)
        throw Refused{u"more than %1 features"_s.arg(budget.limits.features)};
    MvtFeature feature;
    protozero::iterator_range<protozero::pbf_reader::const_uint32_iterator> geometry;
    while (pbf.next()) {
        switch (pbf.tag_and_type()) {
        case protozero::tag_and_type(2, protozero::pbf_wire_type::length_delimited): {
            const auto tags = pbf.get_packed_uint32();
            for (auto it = tags.begin(); it != tags.end();) {
                const quint32 key = *it++;
                if (it == tags.end())
                    break;
                const quint32 value = *it++;
                if (key < layer.keys.size() && value < layer.values.size() && feature.tags.size() < 200)
                    feature.tags.emplace_back(key, value);
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
    readGeometry(geometry, feature, layer, extent, budget);
    if (!feature.parts.empty())
        layer.features.push_back(std::move(feature));
}

/** Tags index keys and values that may follow the features, so a layer is read in two passes. */
bool readLayer(protozero::pbf_reader pbf, std::span<const QStringView> wanted, MvtLayer &layer, Budget &budget)
{
    quint32 extent = tileExtent;
    protozero::pbf_reader second = pbf;
    while (pbf.next()) {
        switch (pbf.tag_and_type()) {
        case protozero::tag_and_type(1, protozero::pbf_wire_type::length_delimited): {
            const auto view = pbf.get_view();
            layer.name = QString::fromUtf8(view.data(), qsizetype(std::min<size_t>(view.size(), 200)));
            if (!wanted.empty() && std::ranges::find(wanted, QStringView(layer.name)) == wanted.end())
                return false;
            break;
        }
        case protozero::tag_and_type(3, protozero::pbf_wire_type::length_delimited): {
            const auto view = pbf.get_view();
            layer.keys.push_back(QString::fromUtf8(view.data(), qsizetype(std::min<size_t>(view.size(), 200))));
            break;
        }
        case protozero::tag_and_type(4, protozero::pbf_wire_type::length_delimited):
            layer.values.push_back(readValue(pbf.get_message()));
            break;
        case protozero::tag_and_type(5, protozero::pbf_wire_type::varint):
            extent = pbf.get_uint32();
            break;
        default:
            pbf.skip();
        }
        if (layer.keys.size() > 10'000 || layer.values.size() > 200'000)
            throw Refused{u"too many keys or values"_s};
    }
    if (extent == 0 || extent > 65'536)
        throw Refused{u"extent %1"_s.arg(extent)};
    while (second.next()) {
        if (second.tag_and_type() == protozero::tag_and_type(2, protozero::pbf_wire_type::length_delimited))
            readFeature(second.get_message(), layer, extent, budget);
        else
            second.skip();
    }
    return true;
}

}

const MvtValue *MvtLayer::tag(const MvtFeature &feature, QStringView key) const
{
    for (const auto &[k, v] : feature.tags)
        if (keys[k] == key)
            return &values[v];
    return nullptr;
}

QString MvtLayer::text(const MvtFeature &feature, QStringView key) const
{
    const MvtValue *value = tag(feature, key);
    return value ? value->text : QString();
}

int MvtLayer::number(const MvtFeature &feature, QStringView key, int fallback) const
{
    const MvtValue *value = tag(feature, key);
    if (!value)
        return fallback;
    if (!value->isNumber)
        return value->text.toInt();
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
    MvtTile tile;
    Budget budget{limits};
    try {
        protozero::pbf_reader pbf(bytes.constData(), size_t(bytes.size()));
        while (pbf.next()) {
            if (pbf.tag_and_type() != protozero::tag_and_type(3, protozero::pbf_wire_type::length_delimited)) {
                pbf.skip();
                continue;
            }
            MvtLayer layer;
            if (readLayer(pbf.get_message(), wanted, layer, budget))
                tile.layers.push_back(std::move(layer));
            if (tile.layers.size() > 200)
                throw Refused{u"more than 200 layers"_s};
        }
    } catch (const Refused &refused) {
        return failure(Error::Kind::Invalid, u"layer %1: %2"_s.arg(tile.layers.size() + 1).arg(refused.reason));
    } catch (const protozero::exception &broken) {
        return failure(Error::Kind::Invalid, u"layer %1: %2"_s.arg(tile.layers.size() + 1).arg(QString::fromUtf8(broken.what())));
    }
    return tile;
}

}
