#include "districts.h"

#include "city/outline.h"
#include "feed/format/geometry.h"
#include "shapes.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepest = 8;

/** A text, or a whole number as its digits: codes come as either. */
QString textOf(const QJsonValue &value)
{
    if (value.isDouble() && value.toDouble() == std::floor(value.toDouble()))
        return QString::number(value.toInteger());
    return value.toString().simplified().left(100);
}

QJsonValue memberOf(const QJsonObject &properties, const QString &path)
{
    if (properties.contains(path))
        return properties[path];
    QJsonValue value = properties;
    for (const auto &step : path.split(u'.'))
        value = value[step];
    return value;
}

/** The first of @p usual that most features have; empty if there is none. */
QString usualMember(const QJsonArray &features, const QStringList &usual)
{
    for (const auto &member : usual) {
        qsizetype having = 0;
        for (const auto feature : features)
            having += textOf(memberOf(feature[u"properties"_s].toObject(), member)).isEmpty() ? 0 : 1;
        if (having * 2 > features.size())
            return member;
    }
    return {};
}

QString membersOf(const QJsonArray &features)
{
    QStringList names;
    for (const auto feature : features) {
        for (const auto &name : feature[u"properties"_s].toObject().keys()) {
            if (!names.contains(name) && names.size() < 40)
                names += name;
        }
    }
    return names.isEmpty() ? u"none at all"_s : names.join(u", "_s);
}

GeoPoint converted(GeoPoint p, Datum datum)
{
    return datum == Datum::Wgs84 ? p : toWgs84({p.lon, p.lat}, datum);
}

std::optional<GeoPoint> labelOf(const QJsonObject &properties, Datum datum, const GeoMultiPolygon &area)
{
    for (const auto &member : {u"label"_s, u"centroid"_s, u"center"_s}) {
        const auto pair = properties[member].toArray();
        if (pair.size() != 2 || !pair[0].isDouble() || !pair[1].isDouble())
            continue;
        const GeoPoint p = converted({pair[1].toDouble(), pair[0].toDouble()}, datum);
        if (p.isValid() && contains(area, p))
            return p;
    }
    return insidePoint(area);
}

/** "沙田区" → "沙田": what is left must still be a name of two characters. */
QString shortNameOf(const QString &name)
{
    if (name.size() > 2 && (name.endsWith(u'区') || name.endsWith(u'县') || name.endsWith(u'市') || name.endsWith(u'镇')))
        return name.chopped(1);
    return {};
}

class Reader
{
public:
    Reader(const QString &file, const DistrictOptions &options)
        : m_file(file)
        , m_options(options)
    {
    }

    [[nodiscard]] Result<DistrictFile> read(const QByteArray &json);

private:
    [[nodiscard]] Result<void> findMembers(const QJsonArray &features);
    [[nodiscard]] std::optional<QString> take(const QJsonObject &feature);
    void placeInTree();
    void simplify();
    void refuse(const QString &which, const QString &why) { m_result.refused += u"%1: %2: %3"_s.arg(m_file, which, why); }

    QString m_file;
    DistrictOptions m_options;
    DistrictFile m_result;
    QHash<QString, int> m_seen; ///< Code → number of the feature.
    int m_number = 0;
};

Result<void> Reader::findMembers(const QJsonArray &features)
{
    const auto missing = [&](const QString &what, const QString &option, const QString &given) {
        const auto why = given.isEmpty() ? u"it can't be told which member of \"properties\" is the %1"_s.arg(what) : u"most features have no member \"%1\" for the %2"_s.arg(given, what);
        return failure(Error::Kind::Invalid, u"%1: %2. There are: %3. Say it with %4"_s.arg(m_file, why, membersOf(features), option));
    };
    const auto find = [&](const QString &given, const QStringList &usual) { return usualMember(features, given.isEmpty() ? usual : QStringList{given}); };
    m_result.codeMember = find(m_options.code, {u"adcode"_s, u"code"_s, u"district_code"_s, u"区划代码"_s, u"行政区划代码"_s, u"XZQDM"_s, u"XZDM"_s, u"PAC"_s, u"pac"_s, u"ref"_s, u"gb"_s});
    if (m_result.codeMember.isEmpty())
        return missing(u"code"_s, u"--district-code MEMBER"_s, m_options.code);
    m_result.nameMember = find(m_options.name, {u"name"_s, u"name_zh"_s, u"name:zh"_s, u"NAME"_s, u"名称"_s, u"行政区名称"_s, u"XZQMC"_s, u"XZMC"_s, u"mc"_s});
    if (m_result.nameMember.isEmpty())
        return missing(u"name"_s, u"--district-name MEMBER"_s, m_options.name);
    m_result.parentMember = find(m_options.parent, {u"parent.adcode"_s, u"parent"_s, u"parent_code"_s, u"parentCode"_s, u"pid"_s, u"上级代码"_s});
    if (m_result.parentMember.isEmpty() && !m_options.parent.isEmpty())
        return missing(u"parent"_s, u"--district-parent MEMBER"_s, m_options.parent);
    return {};
}

/** Why the feature is refused; unset if it was taken. */
std::optional<QString> Reader::take(const QJsonObject &feature)
{
    const auto properties = feature["properties"_L1].toObject();
    Region region;
    region.head.id = textOf(memberOf(properties, m_result.codeMember));
    region.name = textOf(memberOf(properties, m_result.nameMember));
    if (region.head.id.isEmpty())
        return u"has no code in \"%1\""_s.arg(m_result.codeMember);
    if (region.name.isEmpty())
        return u"has no name in \"%1\""_s.arg(m_result.nameMember);
    if (m_seen.contains(region.head.id))
        return u"code %1 is that of feature %2 already"_s.arg(region.head.id).arg(m_seen.value(region.head.id));
    auto area = areaFromGeoJson(feature["geometry"_L1].toObject());
    if (!area)
        return area.error().detail;
    for (auto &polygon : *area) {
        for (auto &ring : polygon)
            std::ranges::transform(ring, ring.begin(), [&](GeoPoint p) { return converted(p, m_options.datum); });
    }
    m_seen.insert(region.head.id, m_number);
    m_result.box.add(boundsOf(*area));
    for (const auto &member : {m_options.nameEn, u"name_en"_s, u"name:en"_s, u"nameEn"_s}) {
        if (region.nameEn.isEmpty() && !member.isEmpty())
            region.nameEn = textOf(properties[member]);
    }
    if (region.head.id != m_options.city) {
        region.parent = m_result.parentMember.isEmpty() ? QString() : textOf(memberOf(properties, m_result.parentMember));
        if (region.parent.isEmpty())
            region.parent = m_options.city;
    }
    region.shortName = shortNameOf(region.name);
    region.areaKm2 = std::round(areaKm2(*area) * 10) / 10;
    region.label = labelOf(properties, m_options.datum, *area);
    region.area = std::move(*area);
    m_result.regions.push_back(std::move(region));
    return {};
}

void Reader::placeInTree()
{
    // From the city down; what is not reached hangs in the air.
    QHash<QString, int> depths = {{m_options.city, 0}};
    for (int depth = 1; depth <= deepest; ++depth) {
        for (auto &region : m_result.regions) {
            if (!depths.contains(region.head.id) && depths.value(region.parent, -1) == depth - 1) {
                region.depth = depth;
                depths.insert(region.head.id, depth);
            }
        }
    }
    std::erase_if(m_result.regions, [&](const Region &region) {
        if (depths.contains(region.head.id))
            return false;
        refuse(u"%1 %2"_s.arg(region.head.id, region.name), m_seen.contains(region.parent) ? u"its parents lead in a circle, or to a region that was refused"_s : u"its parent %1 is not in the file"_s.arg(region.parent));
        return true;
    });
    std::ranges::sort(m_result.regions, {}, [](const Region &r) { return std::tuple(r.depth, r.head.id); });
}

// Light outlines, as all clients draw them again and again; regions of one level share borders.
void Reader::simplify()
{
    for (int depth = 0; depth <= deepest; ++depth) {
        std::vector<GeoMultiPolygon> areas;
        for (auto &region : m_result.regions) {
            if (region.depth == depth)
                areas.push_back(std::move(region.area));
        }
        areas = simplifyTogether(std::move(areas), 0.002, depth <= 1 ? 500 : 200);
        auto next = areas.begin();
        for (auto &region : m_result.regions) {
            if (region.depth == depth)
                region.area = std::move(*next++);
        }
    }
}

Result<DistrictFile> Reader::read(const QByteArray &json)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    if (document.isNull())
        return failure(Error::Kind::Invalid, u"%1: not JSON: %2 at byte %3"_s.arg(m_file, error.errorString()).arg(error.offset));
    const auto features = document.object()["features"_L1].toArray();
    if (features.isEmpty())
        return failure(Error::Kind::Invalid, u"%1: not a GeoJSON FeatureCollection with features"_s.arg(m_file));
    if (const auto found = findMembers(features); !found)
        return tl::unexpected(found.error());
    for (const auto value : features) {
        ++m_number;
        const auto feature = value.toObject();
        if (const auto why = take(feature)) {
            const auto name = textOf(memberOf(feature["properties"_L1].toObject(), m_result.nameMember));
            refuse(name.isEmpty() ? u"feature %1"_s.arg(m_number) : u"feature %1 (%2)"_s.arg(m_number).arg(name), *why);
        }
    }
    placeInTree();
    if (std::ranges::none_of(m_result.regions, [](const Region &r) { return r.depth > 0; }))
        return failure(Error::Kind::Invalid, u"%1: no district could be used: %2"_s.arg(m_file, m_result.refused.isEmpty() ? u"it holds the city only"_s : m_result.refused.first()));
    simplify();
    const auto first = features.first()[u"properties"_s].toObject();
    if (m_options.datum == Datum::Wgs84 && (first.contains("acroutes"_L1) || first.contains("subFeatureIndex"_L1) || first.contains("citycode"_L1)))
        m_result.notes += u"%1 looks like a file of 高德 (Amap, DataV), which are in GCJ-02 and lie some 500 m off: if it is one, say --districts-datum gcj02"_s.arg(m_file);
    return m_result;
}

}

Result<DistrictFile> readDistricts(const QByteArray &json, const QString &file, const DistrictOptions &options)
{
    return Reader(file, options).read(json);
}

}
