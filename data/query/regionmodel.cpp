#include "regionmodel.h"

#include "catalog.h"
#include "readregions.h"

#include "analysis/format.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace tonglan {

using namespace Qt::StringLiterals;

RegionModel::RegionModel(QObject *parent)
    : QueryModel({RecordType::Region, RecordType::Event}, parent)
    , m_parent(u"810000"_s)
    , m_order(u"rank"_s)
    , m_regions(std::make_shared<RegionSet>())
{
}

void RegionModel::ask()
{
    RegionQuestion question{.parent = m_parent, .closedFrom = m_from, .closedTo = m_to, .known = m_regions};
    m_askedAt = now();
    if (question.closedTo == 0)
        question.closedTo = m_askedAt + 1;
    if (question.closedFrom == 0)
        question.closedFrom = question.closedTo - 7 * 24 * 3600'000LL;
    m_driver.run([question](const Database &db) { return readRegions(db, question); }, [this](RegionAnswer answer) {
        const auto language = runner()->languageId();
        std::vector<Row> rows;
        for (std::size_t i = 0; i < answer.regions->regions.size(); ++i) {
            const auto &region = answer.regions->regions[i];
            const auto &figures = answer.figures[i];
            const bool below = figures.closed > 0 && 100.0 * figures.closedInTime < m_target * figures.closed;
            rows.push_back({region.code, nameIn(language, region.name, region.nameEn), nameIn(language, region.shortName, region.nameEn), region.openCount, figures.closed, figures.closedInTime, region.worst, 0, below, region.isZone, region.isCountable()});
        }
        std::vector<Row *> ranking;
        for (auto &row : rows)
            ranking.push_back(&row);
        std::ranges::stable_sort(ranking, std::ranges::greater(), [](const Row *row) { return row->openCount; });
        int rank = 0;
        for (auto *row : ranking)
            row->rank = row->isZone ? 0 : ++rank;
        if (m_order != "code"_L1)
            std::ranges::stable_sort(rows, {}, [](const Row &row) { return std::pair(row.rank, row.isZone ? -row.openCount : 0); });
        std::ranges::stable_partition(rows, [](const Row &row) { return !row.isZone; });
        m_regions = std::move(answer.regions);
        m_knowsEvents = answer.knowsEvents;
        show(m_rows, std::move(rows), [](const Row &row) { return row.code; });
        Q_EMIT regionsChanged(); });
}

void RegionModel::tick()
{
    if (m_to == 0 && now() / 600'000 != m_askedAt / 600'000)
        m_driver.renew();
}

bool RegionModel::hasOutlines() const
{
    return std::ranges::any_of(m_regions->regions, [](const RegionShape &region) { return !region.isZone && !region.box.isEmpty(); });
}

bool RegionModel::hasZoneOutlines() const
{
    return std::ranges::any_of(m_regions->regions, [](const RegionShape &region) { return region.isZone && region.isCountable(); });
}

int RegionModel::zoneCount() const
{
    return int(std::ranges::count(m_rows, true, &Row::isZone));
}

int RegionModel::maximumOpen() const
{
    int most = 0;
    for (const auto &row : m_rows) {
        if (!row.isZone)
            most = std::max(most, row.openCount);
    }
    return most;
}

const RegionShape *RegionModel::shape(const QString &code) const
{
    const auto found = std::ranges::find(m_regions->regions, code, &RegionShape::code);
    return found == m_regions->regions.end() ? nullptr : &*found;
}

QString RegionModel::nameOf(const QString &code) const
{
    const auto *region = shape(code);
    return region && runner() ? nameIn(runner()->languageId(), region->name, region->nameEn) : QString();
}

QPointF RegionModel::centerOf(const QString &code) const
{
    const auto *region = shape(code);
    return region ? QPointF(region->label.lon, region->label.lat) : QPointF();
}

QRectF RegionModel::boundsOf(const QString &code) const
{
    const auto *region = shape(code);
    if (!region || region->box.isEmpty())
        return {};
    const auto &box = region->box;
    return {box.west, box.south, box.east - box.west, box.north - box.south};
}

int RegionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RegionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    const double onTime = row.closed > 0 ? 100.0 * row.closedInTime / row.closed : std::numeric_limits<double>::quiet_NaN();
    switch (role) {
    case CodeRole:
        return row.code;
    case NameRole:
        return row.name;
    case ShortNameRole:
        return row.shortName;
    case OpenCountRole:
        return row.openCount;
    case OnTimeTextRole:
        return formatNumber(row.belowTarget ? std::floor(onTime * 10) / 10 : onTime, 1); // 94.96 is under 95, and must not read 95.0
    case OnTimeRole:
        return onTime;
    case BelowTargetRole:
        return row.belowTarget;
    case WorstLevelRole:
        return int(row.worst);
    case RankRole:
        return row.rank;
    case ZoneRole:
        return row.isZone;
    case CountableRole:
        return row.isCountable;
    }
    return {};
}

QHash<int, QByteArray> RegionModel::roleNames() const
{
    return {{CodeRole, "code"}, {NameRole, "name"}, {ShortNameRole, "shortName"}, {OpenCountRole, "openCount"}, {OnTimeTextRole, "onTimeText"},
        {OnTimeRole, "onTime"}, {BelowTargetRole, "belowTarget"}, {WorstLevelRole, "worstLevel"}, {RankRole, "rank"}, {ZoneRole, "zone"}, {CountableRole, "countable"}};
}

}
