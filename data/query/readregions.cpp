#include "readregions.h"

#include "catalog.h"
#include "sql.h"

#include "base/log.h"
#include "cache/geoblob.h"
#include "model/region.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

// Which child of the parent a region belongs to, or -1.
static int childOf(const QHash<QString, RegionInfo> &tree, const QHash<QString, int> &children, QString code)
{
    for (int i = 0; i < 8 && !code.isEmpty(); ++i) {
        if (const auto found = children.constFind(code); found != children.cend())
            return *found;
        const auto region = tree.constFind(code);
        if (region == tree.cend())
            break;
        code = region->parent;
    }
    return -1;
}

static std::vector<RegionShape> readShapes(const Database &db, const QString &parent)
{
    std::vector<RegionShape> shapes;
    Sql rows(db, u"SELECT id, name, name_en, short_name, label_lat, label_lon, area, kind FROM region WHERE parent = :parent ORDER BY id, n"_s);
    rows.bind(":parent", parent);
    while (rows.next()) {
        RegionShape shape;
        shape.code = rows.text(0);
        if (!shapes.empty() && shapes.back().code == shape.code)
            continue; // two sources know the same region
        shape.name = rows.text(1);
        shape.nameEn = rows.text(2);
        shape.shortName = rows.text(3).isEmpty() ? shape.name : rows.text(3);
        GeoMultiPolygon area;
        if (!rows.isNull(6)) {
            if (auto decoded = fromBlob(rows.bytes(6)))
                area = std::move(*decoded);
            else
                qCWarning(logStore).noquote() << "query: region" << shape.code << "area:" << decoded.error().detail;
        }
        shape.box = boundsOf(area);
        if (!rows.isNull(4) && !rows.isNull(5))
            shape.label = {rows.real(4), rows.real(5)};
        else if (!shape.box.isEmpty())
            shape.label = {(shape.box.south + shape.box.north) / 2, (shape.box.west + shape.box.east) / 2};
        shape.isZone = Region::Kind(rows.smallNumber(7)) == Region::Kind::Zone;
        if (shape.isZone)
            shape.lookup = std::make_shared<const AreaLookup>(area);
        shape.area = std::make_shared<GeoMultiPolygon>(std::move(area));
        shapes.push_back(std::move(shape));
    }
    return shapes;
}

static qint64 shapesRevision(const Database &db, const QString &parent)
{
    Sql row(db, u"SELECT count(*), coalesce(max(known_since), 0), coalesce(sum(version % 1000003), 0) FROM region WHERE parent = :parent"_s);
    row.bind(":parent", parent);
    return row.next() ? row.number(1) + 31 * row.number(2) + row.number(0) : 0;
}

/** What lies in the zones of @p set, by its place: an event counts in each that it lies in, and where it counts else does not matter. */
static void countZones(const Database &db, const RegionQuestion &question, RegionSet &set, std::vector<RegionFigures> &figures)
{
    std::vector<std::size_t> zones;
    for (std::size_t i = 0; i < set.regions.size(); ++i) {
        if (set.regions[i].isZone && set.regions[i].isCountable())
            zones.push_back(i);
    }
    if (zones.empty())
        return;
    const auto forZonesAt = [&](const Sql &event, auto use) {
        const GeoPoint place{event.real(0), event.real(1)};
        for (const auto zone : zones) {
            if (set.regions[zone].lookup->contains(place))
                use(zone);
        }
    };
    Sql open(db, u"SELECT lat, lon, level FROM event INDEXED BY event_open WHERE stage < 4 AND region <> '' AND lat IS NOT NULL AND lon IS NOT NULL"_s);
    while (open.next()) {
        forZonesAt(open, [&](std::size_t zone) {
            auto &region = set.regions[zone];
            ++region.openCount;
            region.worst = worse(region.worst, Level(std::clamp(open.smallNumber(2), 0, 4)));
        });
    }
    Sql closed(db, u"SELECT lat, lon, closed_at <= deadline FROM event INDEXED BY event_by_closed WHERE closed_at BETWEEN :from AND :to AND closed_at > 0 AND deadline > 0 AND region <> '' AND lat IS NOT NULL AND lon IS NOT NULL"_s);
    closed.bind(":from", question.closedFrom).bind(":to", question.closedTo);
    while (closed.next()) {
        forZonesAt(closed, [&](std::size_t zone) {
            ++figures[zone].closed;
            figures[zone].closedInTime += closed.smallNumber(2);
        });
    }
}

Result<RegionAnswer> readRegions(const Database &db, const RegionQuestion &question)
{
    auto set = std::make_shared<RegionSet>();
    const qint64 stamp = shapesRevision(db, question.parent);
    if (question.known && question.known->shapesRevision == stamp)
        set->regions = question.known->regions;
    else
        set->regions = readShapes(db, question.parent);
    set->shapesRevision = stamp;
    set->revision = db.revision();

    QHash<QString, int> children;
    for (std::size_t i = 0; i < set->regions.size(); ++i) {
        auto &region = set->regions[i];
        region.openCount = 0;
        region.worst = Level::None;
        if (!region.isZone) // what it counts, the others count too
            children.insert(region.code, int(i));
    }
    RegionAnswer answer;
    answer.figures.resize(set->regions.size());
    const auto tree = Catalog::read(db).regions();

    Sql open(db, u"SELECT region, level, count(*) FROM event INDEXED BY event_open WHERE stage < 4 AND region <> '' GROUP BY region, level"_s);
    while (open.next()) {
        const int child = childOf(tree, children, open.text(0));
        if (child < 0)
            continue;
        auto &region = set->regions[std::size_t(child)];
        region.openCount += open.smallNumber(2);
        region.worst = worse(region.worst, Level(std::clamp(open.smallNumber(1), 0, 4)));
    }
    // The bound of the window stands first: SQLite begins its walk at the first lower bound it reads.
    Sql closed(db, u"SELECT region, count(*), sum(closed_at <= deadline) FROM event INDEXED BY event_by_closed WHERE closed_at BETWEEN :from AND :to AND closed_at > 0 AND deadline > 0 AND region <> '' GROUP BY region"_s);
    closed.bind(":from", question.closedFrom).bind(":to", question.closedTo);
    while (closed.next()) {
        const int child = childOf(tree, children, closed.text(0));
        if (child < 0)
            continue;
        auto &figures = answer.figures[std::size_t(child)];
        figures.closed += closed.smallNumber(1);
        figures.closedInTime += closed.smallNumber(2);
    }
    countZones(db, question, *set, answer.figures);
    Sql any(db, u"SELECT 1 FROM event INDEXED BY event_by_reported WHERE reported_at >= 0 LIMIT 1"_s);
    answer.knowsEvents = any.next();
    answer.regions = std::move(set);
    return answer;
}

}
