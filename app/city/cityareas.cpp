#include "cityareas.h"

#include "dice.h"
#include "oval.h"

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

enum Stream : quint64 { AreaStream = 600 };

struct Plan
{
    QLatin1StringView id, source, kind;
    QStringView name;
    QLatin1StringView nameEn, status;
    Oval oval;
    double hole; ///< Share of the oval; 0: none.
};

constexpr Plan plans[] = {
    {"flood-001"_L1, "drainage"_L1, "flood"_L1, u"城门河沿岸淹没区", "Shing Mun riverside flood zone"_L1, ""_L1, {{22.3845, 114.1935}, 2600, 620, 42, .16}, 0},
    {"flood-002"_L1, "drainage"_L1, "flood"_L1, u"深水埗低洼淹没区", "Sham Shui Po low-lying flood zone"_L1, ""_L1, {{22.3305, 114.1590}, 1150, 700, 18, .20}, 0},
    {"control-001"_L1, "duty"_L1, "controlled"_L1, u"启德临时管控区", "Kai Tak temporary control area"_L1, ""_L1, {{22.3210, 114.2000}, 1300, 850, -52, .08}, .38},
    {"control-002"_L1, "duty"_L1, "controlled"_L1, u"中环施工管控区", "Central works control area"_L1, "lifted"_L1, {{22.2815, 114.1560}, 620, 380, -12, .06}, 0},
    {"plan-001"_L1, "duty"_L1, "plan"_L1, u"尖沙咀活动预案影响区", "Tsim Sha Tsui event plan area"_L1, "planned"_L1, {{22.2985, 114.1735}, 1050, 760, 74, .07}, 0},
    {"building-001"_L1, "duty"_L1, "building"_L1, u"湾仔会展楼宇", "Wan Chai exhibition building"_L1, ""_L1, {{22.2829, 114.1731}, 170, 120, 25, 0}, .3},
};

}

std::vector<Asset> demoAreas(const CityMap &map, quint64 seed)
{
    std::vector<Asset> areas;
    for (const auto &plan : plans) {
        const auto stream = AreaStream + hashText(plan.id);
        GeoPolygon rings{ringOf(plan.oval, seed, stream)};
        if (plan.hole > 0)
            rings.push_back(ringOf(plan.oval, seed, stream, plan.hole));
        const int district = map.districtAt(plan.oval.middle);
        Asset area{.head = {.source = plan.source, .id = plan.id}, .name = plan.name.toString(), .nameEn = plan.nameEn, .kind = plan.kind, .status = plan.status, .area = {std::move(rings)}};
        if (district >= 0)
            area.region = map.regionCode(district, map.neighbourhoodAt(plan.oval.middle, district));
        area.position = pointWithin(area.area);
        areas.push_back(std::move(area));
    }
    return areas;
}

}
