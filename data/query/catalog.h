#pragma once

#include "analysis/language.h"
#include "base/clock.h"
#include "cache/database.h"
#include "model/arealookup.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <memory>
#include <optional>

namespace tonglan {

class Sql;

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
    [[nodiscard]] const QHash<QString, SourceInfo> &sources() const { return m_sources; }

private:
    QHash<QString, RegionInfo> m_regions;
    QHash<QString, SourceInfo> m_sources;
};

/** An SQL condition on the table of events that keeps those of one region. Uses the parameters :region and :outline. */
struct RegionCondition
{
    QString sql = {};
    QString region = {}; ///< What :region stands for; empty: it is not used.
    QByteArray outline = {}; ///< What :outline stands for, of a zone.
    std::shared_ptr<const AreaLookup> zone = {}; ///< The outline of a zone, empty if it has none; null if the region is no zone.

    [[nodiscard]] bool isCountable() const { return !zone || !zone->isEmpty(); } ///< Of a zone without an outline nobody knows what lies in it.
    void bindTo(Sql &statement) const;
};

/** Keeps the events that name @p region or what is below it; the empty region and a root of the tree keep all that name a region. Of a zone,
 *  whichever regions they name, those that lie in its outline.
 */
[[nodiscard]] RegionCondition regionCondition(const Database &db, const QString &region);

/** The same, to be asked in C++ about one event after the other. A value; equal ones say the same of every event. */
struct RegionTest
{
    std::optional<QSet<QString>> codes = {}; ///< Of the region and of everything below it; unset where all that have a region are meant.
    QByteArray outline = {}; ///< Of a zone.
    std::shared_ptr<const AreaLookup> zone = {}; ///< Null if the region is no zone.

    [[nodiscard]] bool holds(const QString &region, std::optional<double> lat, std::optional<double> lon) const;
    friend bool operator==(const RegionTest &a, const RegionTest &b) { return a.codes == b.codes && a.outline == b.outline && bool(a.zone) == bool(b.zone); }
};
[[nodiscard]] RegionTest regionTest(const Database &db, const QString &region);

[[nodiscard]] inline const QString &nameIn(Language language, const QString &chinese, const QString &english)
{
    return language == Language::English && !english.isEmpty() ? english : chinese;
}

}
