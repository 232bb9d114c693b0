#include "geoblob.h"

#include <QtEndian>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr quint32 magic = 0x31504754; // "TGP1"
static constexpr double steps = 1e7;

static void append(QByteArray &bytes, quint32 value)
{
    const auto little = qToLittleEndian(value);
    bytes.append(reinterpret_cast<const char *>(&little), sizeof little);
}

static GeoPolygon usable(const GeoPolygon &polygon)
{
    GeoPolygon result;
    for (const auto &ring : polygon) {
        GeoRing points;
        std::copy_if(ring.begin(), ring.end(), std::back_inserter(points), [](GeoPoint p) { return p.isValid(); });
        if (points.size() >= 3)
            result.push_back(std::move(points));
        else if (result.empty())
            return {}; // without its outer ring the holes mean nothing
    }
    return result;
}

QByteArray toBlob(const GeoMultiPolygon &area)
{
    GeoMultiPolygon polygons;
    for (const auto &polygon : area) {
        if (auto good = usable(polygon); !good.empty())
            polygons.push_back(std::move(good));
    }
    if (polygons.empty())
        return {};
    QByteArray bytes;
    append(bytes, magic);
    append(bytes, quint32(polygons.size()));
    for (const auto &polygon : polygons) {
        append(bytes, quint32(polygon.size()));
        for (const auto &ring : polygon) {
            append(bytes, quint32(ring.size()));
            for (const auto &point : ring) {
                append(bytes, quint32(qint32(std::lround(point.lat * steps))));
                append(bytes, quint32(qint32(std::lround(point.lon * steps))));
            }
        }
    }
    return bytes;
}

namespace {

/** Reads numbers one after the other and remembers when there were not enough. */
class Reader
{
public:
    explicit Reader(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }

    quint32 next()
    {
        if (m_rest.size() < 4) {
            m_failed = true;
            return 0;
        }
        const auto value = qFromLittleEndian<quint32>(m_rest.data());
        m_rest = m_rest.sliced(4);
        return value;
    }

    /** A count of things of at least @p bytesEach; more than the rest can hold is a failure, so that nothing big is reserved. */
    std::size_t count(qsizetype bytesEach)
    {
        const auto value = next();
        if (qint64(value) * bytesEach > m_rest.size()) {
            m_failed = true;
            return 0;
        }
        return value;
    }

    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }

private:
    QByteArrayView m_rest;
    bool m_failed = false;
};

}

Result<GeoMultiPolygon> fromBlob(const QByteArray &blob)
{
    if (blob.isEmpty())
        return GeoMultiPolygon{};
    Reader reader(blob);
    if (reader.next() != magic)
        return failure(Error::Kind::Invalid, u"area: not polygons of this cache"_s);
    GeoMultiPolygon area(reader.count(4));
    for (auto &polygon : area) {
        polygon.resize(reader.count(4));
        for (auto &ring : polygon) {
            ring.resize(reader.count(8));
            for (auto &point : ring) {
                point.lat = qint32(reader.next()) / steps;
                point.lon = qint32(reader.next()) / steps;
                if (!point.isValid())
                    return failure(Error::Kind::Invalid, u"area: a point is off the globe"_s);
            }
        }
    }
    if (reader.failed() || !reader.atEnd())
        return failure(Error::Kind::Invalid, u"area: %1 bytes are cut off or too many"_s.arg(blob.size()));
    return area;
}

}
