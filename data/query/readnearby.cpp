#include "readnearby.h"

#include "catalog.h"
#include "sql.h"

#include "analysis/geodesic.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int fewOfAKind = 400; // are all looked at; of more only those in ever larger boxes
static const QString columns = u"a.source, a.id, a.name, a.name_en, a.status, a.lat, a.lon"_s;

static void take(Sql &rows, const NearbyQuestion &question, const QString &kind, double within, std::vector<NearbyThing> &found)
{
    while (rows.next()) {
        const auto lat = rows.maybeReal(5);
        const auto lon = rows.maybeReal(6);
        if (!lat || !lon)
            continue;
        const GeoPoint at{*lat, *lon};
        if (const double meters = geodesicLength(question.at, at); meters <= within)
            found.push_back({.source = rows.text(0), .id = rows.text(1), .name = nameIn(question.language, rows.text(2), rows.text(3)), .kind = kind, .status = rows.text(4), .meters = meters, .position = at});
    }
}

static bool isNearer(const NearbyThing &a, const NearbyThing &b)
{
    return std::tie(a.meters, a.kind, a.source, a.id) < std::tie(b.meters, b.kind, b.source, b.id);
}

Result<std::vector<NearbyThing>> readNearby(const Database &db, const NearbyQuestion &question)
{
    const OneMoment moment(db);
    std::vector<NearbyThing> nearest;
    Sql count(db, u"SELECT count(*) FROM (SELECT 1 FROM asset INDEXED BY asset_by_kind WHERE kind = :kind LIMIT :few)"_s);
    Sql all(db, u"SELECT "_s + columns + u" FROM asset a INDEXED BY asset_by_kind WHERE a.kind = :kind"_s);
    Sql box(db, u"SELECT "_s + columns + u" FROM asset_place p CROSS JOIN asset a ON a.n = p.n WHERE p.west <= :east AND p.east >= :west AND p.south <= :north AND p.north >= :south AND a.kind = :kind"_s);
    count.bind(":few", fewOfAKind + 1);
    const auto each = std::size_t(std::max(1, question.each));
    for (const auto &kind : question.kinds) {
        std::vector<NearbyThing> found;
        count.again();
        count.bind(":kind", kind);
        if (!count.next() || count.number(0) == 0)
            continue;
        if (count.number(0) <= fewOfAKind) {
            all.again();
            all.bind(":kind", kind);
            take(all, question, kind, question.within, found);
        } else {
            for (double radius = 500; found.size() < each; radius = std::min(3 * radius, question.within)) {
                found.clear();
                const double latSpan = radius / 110'500; // no degree of latitude is shorter
                const double lonSpan = 1.02 * latSpan / std::max(.01, std::cos(question.at.lat * std::numbers::pi / 180)); // and none of longitude within 50 km
                box.again();
                box.bind(":kind", kind);
                for (const auto &[name, value] : {std::pair(":west", question.at.lon - lonSpan), std::pair(":east", question.at.lon + lonSpan), std::pair(":south", question.at.lat - latSpan), std::pair(":north", question.at.lat + latSpan)})
                    box.bindReal(name, value);
                take(box, question, kind, radius, found);
                if (radius >= question.within)
                    break;
            }
        }
        std::ranges::sort(found, isNearer);
        found.resize(std::min(found.size(), each));
        std::ranges::move(found, std::back_inserter(nearest));
    }
    const auto catalog = Catalog::read(db);
    for (auto &thing : nearest)
        thing.department = catalog.sourceName(thing.source, question.language);
    std::ranges::sort(nearest, isNearer);
    return nearest;
}

}
