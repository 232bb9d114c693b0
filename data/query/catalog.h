#pragma once

#include "analysis/language.h"
#include "base/clock.h"
#include "cache/database.h"

#include <QHash>
#include <QString>

namespace tonglan {

struct RegionInfo
{
    QString name = {};
    QString nameEn = {};
    QString parent = {};
    int depth = 0;
};

struct SourceInfo
{
    QString name = {};
    QString nameEn = {};
    QString system = {};
    QString systemEn = {};
    int intervalSeconds = 0;
    int collection = 0; ///< As of Source::Collection.
    bool demo = false;
    TimeMs lastTime = 0; ///< Newest moment any of its records is about; 0 = nothing came yet.
};

/** The names behind the codes in records: regions and sources, read together with the records they explain. */
class Catalog
{
public:
    [[nodiscard]] static Catalog read(const Database &db); ///< Throws SQLite::Exception.
    [[nodiscard]] static QHash<QString, SourceInfo> readSources(const Database &db);

    /** Of the region itself; the code if it is unknown. */
    [[nodiscard]] QString regionName(const QString &code, Language language) const;
    /** Of the district (depth 1) that @p code lies in; of the region itself above that. */
    [[nodiscard]] QString districtName(const QString &code, Language language) const;
    [[nodiscard]] QString districtOf(const QString &code) const;
    /** Of the department; the id if it is unknown. */
    [[nodiscard]] QString sourceName(const QString &id, Language language) const;
    [[nodiscard]] const SourceInfo *source(const QString &id) const; ///< Null if unknown.
    [[nodiscard]] const QHash<QString, RegionInfo> &regions() const { return m_regions; }

private:
    QHash<QString, RegionInfo> m_regions;
    QHash<QString, SourceInfo> m_sources;
};

/** An SQL condition on @p column that keeps the records of @p region and everything below it; the empty region and a root of the
 *  tree keep all that have a region. Uses the parameter :region where @c bindsRegion says so.
 */
struct RegionCondition
{
    QString sql = {};
    bool bindsRegion = false;
};
[[nodiscard]] RegionCondition regionCondition(const Database &db, const QString &region, const QString &column);

[[nodiscard]] inline const QString &nameIn(Language language, const QString &chinese, const QString &english)
{
    return language == Language::English && !english.isEmpty() ? english : chinese;
}

}
