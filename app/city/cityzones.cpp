#include "cityzones.h"

#include "dice.h"
#include "outline.h"
#include "oval.h"

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

enum Stream : quint64 { ZoneStream = 700 };

struct Plan
{
    QLatin1StringView number;
    QStringView name;
    QStringView shortName;
    QLatin1StringView nameEn;
    bool ofDistrict; ///< Below the district that its middle lies in, else below the city.
    Oval oval;
    double hole; ///< Share of the oval; 0: none.
};

constexpr Plan plans[] = {
    {"Z01"_L1, u"临港示范园区", u"临港园区", "Harbour Park"_L1, false, {{22.3530, 114.1270}, 3100, 1500, -38, .10}, 0},
    {"Z02"_L1, u"双湾商务功能区", u"双湾商区", "Twin Bay Hub"_L1, false, {{22.2800, 114.1690}, 2300, 620, -8, .08}, 0},
    {"Z03"_L1, u"云溪滨水景区", u"云溪景区", "Cloud Brook Scenic Area"_L1, true, {{22.4100, 114.2290}, 1500, 850, 30, .12}, .3},
};

}

std::vector<Region> demoZones(const CityMap &map, quint64 seed)
{
    std::vector<Region> zones;
    for (const auto &plan : plans) {
        const auto stream = ZoneStream + hashText(plan.number);
        GeoPolygon rings{ringOf(plan.oval, seed, stream)};
        double area = areaKm2(rings.front());
        if (plan.hole > 0) {
            rings.push_back(ringOf(plan.oval, seed, stream, plan.hole));
            area -= areaKm2(rings.back());
        }
        const int district = plan.ofDistrict ? map.districtAt(plan.oval.middle) : -1;
        const auto parent = district >= 0 ? map.districts[std::size_t(district)].code : u"810000"_s;
        Region zone{.head = {.source = u"unified"_s, .id = parent + plan.number}, .name = plan.name.toString(), .nameEn = plan.nameEn, .shortName = plan.shortName.toString(), .parent = parent, .depth = district >= 0 ? 2 : 1, .kind = Region::Kind::Zone, .areaKm2 = area, .area = {std::move(rings)}};
        zone.label = pointWithin(zone.area);
        zones.push_back(std::move(zone));
    }
    return zones;
}

}
