#include "readregionfigures.h"

#include "catalog.h"
#include "readindicators.h"
#include "readings.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

Result<RegionFigureAnswer> readRegionFigures(const Database &db, const RegionFigureQuestion &question)
{
    RegionFigureAnswer answer;
    const auto definitions = readDefinitions(db);
    const auto definition = std::ranges::find(definitions, question.indicator, [](const Indicator &indicator) { return indicator.head.id; });
    if (definition == definitions.end())
        return answer;
    answer.isDefined = true;
    answer.definition = *definition;
    const auto catalog = Catalog::read(db);
    Sql regions(db, u"SELECT id, short_name FROM region INDEXED BY region_by_parent WHERE parent = :parent AND kind = 0 GROUP BY id ORDER BY id"_s);
    regions.bind(":parent", question.parent);
    const auto &owner = answer.definition.head.source;
    Readings readings(db, {});
    while (regions.next()) {
        RegionFigureAnswer::Line line{.region = regions.text(0), .name = catalog.regionName(regions.text(0), question.language)};
        line.shortName = question.language == Language::English ? line.name : regions.text(1);
        readings.setRegion(line.region);
        const auto newest = readings.figure(question.indicator, owner, answer.definition.periodSeconds * 1000LL, question.now);
        line.time = newest.time;
        line.value = newest.value;
        line.quality = newest.checkedQuality();
        const auto source = newest.source.isEmpty() ? owner : newest.source;
        line.sourceName = catalog.sourceName(source, question.language);
        if (const auto *info = catalog.source(source)) {
            line.hasSource = true;
            line.sourceInterval = info->intervalSeconds;
        }
        answer.lines.push_back(std::move(line));
    }
    return answer;
}

}
