#include "catalog.h"

#include "sql.h"

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

RegionCondition regionCondition(const Database &db, const QString &region, const QString &column)
{
    bool whole = region.isEmpty();
    if (!whole) {
        Sql parent(db, u"SELECT parent FROM region WHERE id = :region"_s);
        parent.bind(":region", region);
        whole = parent.next() && parent.text(0).isEmpty();
    }
    if (whole)
        return {u"%1 <> ''"_s.arg(column), false};
    return {u"%1 IN (WITH RECURSIVE below(code) AS (VALUES (:region) UNION SELECT r.id FROM region r JOIN below ON r.parent = below.code) SELECT code FROM below)"_s.arg(column), true};
}

}
