#include "catalog.h"

#include "sql.h"

#include "base/log.h"
#include "cache/geoblob.h"
#include "model/region.h"

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int deepest = 8; // a feed may send a circle of parents

Catalog Catalog::read(const Database &db)
{
    Catalog catalog;
    Sql regions(db, u"SELECT id, name, name_en, parent, depth FROM region"_s);
    while (regions.next())
        catalog.m_regions.insert(regions.text(0), {regions.text(1), regions.text(2), regions.text(3), regions.smallNumber(4)});
    catalog.m_sources = readSources(db);
    return catalog;
}

QHash<QString, SourceInfo> Catalog::readSources(const Database &db)
{
    QHash<QString, SourceInfo> result;
    Sql sources(db, u"SELECT s.id, s.name, s.name_en, s.system, s.system_en, s.interval_seconds, s.collection, s.demo, coalesce(c.last_time, 0) FROM source s LEFT JOIN source_contact c ON c.source = s.id"_s);
    while (sources.next()) {
        result.insert(sources.text(0), {sources.text(1), sources.text(2), sources.text(3), sources.text(4), sources.smallNumber(5), sources.smallNumber(6), sources.smallNumber(7) != 0, sources.number(8)});
    }
    return result;
}

QString Catalog::regionName(const QString &code, Language language) const
{
    const auto found = m_regions.constFind(code);
    return found == m_regions.cend() ? code : nameIn(language, found->name, found->nameEn);
}

QString Catalog::districtOf(const QString &code) const
{
    QString at = code;
    for (int i = 0; i < deepest; ++i) {
        const auto found = m_regions.constFind(at);
        if (found == m_regions.cend() || found->depth <= 1 || found->parent.isEmpty())
            break;
        at = found->parent;
    }
    return at;
}

QString Catalog::districtName(const QString &code, Language language) const
{
    return regionName(districtOf(code), language);
}

QString Catalog::sourceName(const QString &id, Language language) const
{
    const auto *info = source(id);
    return info ? nameIn(language, info->name, info->nameEn) : id;
}

const SourceInfo *Catalog::source(const QString &id) const
{
    const auto found = m_sources.constFind(id);
    return found == m_sources.cend() ? nullptr : &found.value();
}

static const QString codesBelow = u"WITH RECURSIVE below(code) AS (VALUES (:region) UNION SELECT r.id FROM region r JOIN below ON r.parent = below.code) SELECT code FROM below"_s;

void RegionCondition::bindTo(Sql &statement) const
{
    if (!region.isEmpty())
        statement.bind(":region", region);
    if (zone)
        statement.bind(":outline", outline);
}

static RegionCondition zoneCondition(const QString &code, const QByteArray &blob)
{
    auto area = fromBlob(blob);
    if (!area)
        qCWarning(logStore).noquote() << "query: zone" << code << "area:" << area.error().detail;
    return {.sql = u"region <> '' AND lies_in(:outline, lat, lon)"_s, .outline = blob, .zone = area ? std::make_shared<const AreaLookup>(*area) : std::make_shared<const AreaLookup>()};
}

RegionCondition regionCondition(const Database &db, const QString &region)
{
    bool isWhole = region.isEmpty();
    if (!isWhole) {
        Sql known(db, u"SELECT parent, kind, area FROM region WHERE id = :region ORDER BY n LIMIT 1"_s);
        known.bind(":region", region);
        if (known.next()) {
            if (Region::Kind(known.smallNumber(1)) == Region::Kind::Zone)
                return zoneCondition(region, known.bytes(2));
            isWhole = known.text(0).isEmpty();
        }
    }
    if (isWhole)
        return {.sql = u"region <> ''"_s};
    return {.sql = u"region IN (%1)"_s.arg(codesBelow), .region = region};
}

RegionTest regionTest(const Database &db, const QString &region)
{
    const auto condition = regionCondition(db, region);
    RegionTest test{.outline = condition.outline, .zone = condition.zone};
    if (condition.region.isEmpty())
        return test;
    test.codes.emplace();
    Sql below(db, codesBelow);
    condition.bindTo(below);
    while (below.next())
        test.codes->insert(below.text(0));
    return test;
}

bool RegionTest::holds(const QString &region, std::optional<double> lat, std::optional<double> lon) const
{
    if (zone)
        return !region.isEmpty() && lat && lon && zone->contains({*lat, *lon});
    return codes ? codes->contains(region) : !region.isEmpty();
}

}
