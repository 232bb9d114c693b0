#include "readareas.h"

#include "base/log.h"
#include "cache/geoblob.h"
#include "sql.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr std::size_t mostAreas = 2'000; ///< Of assets, and of warnings: more on one map say nothing any more.

static bool wants(const QStringList &types, const QString &kind) { return types.isEmpty() || types.contains(kind); }

namespace {

/** Decodes outlines, or takes those that are known: a blob of the same bytes in the same version is the same outline. */
class Outlines
{
public:
    explicit Outlines(const std::shared_ptr<const AreaSet> &known)
    {
        if (!known)
            return;
        for (const auto &area : known->areas)
            m_known.insert(area.key(), area.outline);
    }

    /** Null if the bytes are no outline. */
    [[nodiscard]] std::shared_ptr<const GeoMultiPolygon> read(const QString &key, const QByteArray &blob) const
    {
        auto decoded = fromBlob(blob);
        if (!decoded) {
            qCWarning(logStore).noquote() << "query: area" << key << ":" << decoded.error().detail;
            return nullptr;
        }
        const auto before = m_known.value(key);
        return before && *before == *decoded ? before : std::make_shared<const GeoMultiPolygon>(std::move(*decoded));
    }

private:
    QHash<QString, std::shared_ptr<const GeoMultiPolygon>> m_known;
};

}

static void take(AreaAnswer &answer, const Outlines &outlines, AreaRecord record, const QByteArray &blob)
{
    record.area.outline = outlines.read(record.area.key(), blob);
    if (record.area.outline)
        answer.records.push_back(std::move(record));
    else
        ++answer.leftOut;
}

Result<AreaAnswer> readAreas(const Database &db, const AreaQuestion &question)
{
    AreaAnswer answer;
    answer.sources = Catalog::readSources(db);
    const Outlines outlines(question.known);
    Sql assets(db, u"SELECT source, id, kind, name, name_en, status, time, area FROM asset INDEXED BY asset_with_area WHERE area IS NOT NULL ORDER BY kind, source, id"_s);
    while (assets.next()) {
        if (!wants(question.types, assets.text(2)) || (!question.source.isEmpty() && assets.text(0) != question.source))
            continue;
        if (answer.records.size() >= mostAreas) {
            ++answer.leftOut;
            continue;
        }
        AreaRecord record{.area = {.source = assets.text(0), .id = assets.text(1), .kind = assets.text(2), .name = assets.text(3), .nameEn = assets.text(4), .status = assets.text(5), .since = assets.number(6)}};
        record.area.state = areaStateOf(record.area.status);
        take(answer, outlines, std::move(record), assets.bytes(7));
    }
    if (!wants(question.types, u"warning"_s))
        return answer;
    Sql warnings(db, u"SELECT source, id, headline, level, onset, expires, time, area FROM warning INDEXED BY warning_by_status WHERE status = 0 AND area IS NOT NULL ORDER BY CASE level WHEN 0 THEN 5 ELSE level END, time DESC, source, id"_s);
    const auto assetsTaken = answer.records.size();
    while (warnings.next()) { // the worst and newest first
        if (!question.source.isEmpty() && warnings.text(0) != question.source)
            continue;
        if (const auto expires = warnings.number(5); expires > 0 && expires <= question.now)
            continue;
        if (answer.records.size() - assetsTaken >= mostAreas) {
            ++answer.leftOut;
            continue;
        }
        AreaRecord record{.area = {.source = warnings.text(0), .id = warnings.text(1), .kind = u"warning"_s, .name = warnings.text(2), .level = Level(std::clamp(warnings.smallNumber(3), 0, 4))}, .onset = warnings.number(4), .expires = warnings.number(5)};
        record.area.since = record.onset > 0 ? record.onset : warnings.number(6);
        take(answer, outlines, std::move(record), warnings.bytes(7));
    }
    std::reverse(answer.records.begin() + std::ptrdiff_t(assetsTaken), answer.records.end()); // the worst on top
    return answer;
}

AreaTally countAreas(const Database &db, const QStringList &types, const QString &source, TimeMs now)
{
    AreaTally tally;
    const auto add = [&](const QString &owner, int count) {
        if (!source.isEmpty() && owner != source)
            return;
        tally.count += count;
        if (!tally.sources.contains(owner))
            tally.sources << owner;
    };
    Sql assets(db, u"SELECT kind, source, count(*) FROM asset INDEXED BY asset_with_area WHERE area IS NOT NULL GROUP BY kind, source"_s);
    while (assets.next())
        if (wants(types, assets.text(0)))
            add(assets.text(1), assets.smallNumber(2));
    if (wants(types, u"warning"_s)) {
        Sql warnings(db, u"SELECT source FROM warning INDEXED BY warning_by_status WHERE status = 0 AND area IS NOT NULL AND (expires = 0 OR expires > :now)"_s);
        warnings.bind(":now", now);
        while (warnings.next())
            add(warnings.text(0), 1);
    }
    return tally;
}

}
