#include "readregionfigures.h"

#include "catalog.h"
#include "readindicators.h"
#include "sql.h"

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
    Sql regions(db, u"SELECT DISTINCT id FROM region INDEXED BY region_by_parent WHERE parent = :parent AND kind = 0 ORDER BY id"_s);
    regions.bind(":parent", question.parent);
    Sql newest(db, u"SELECT time, value, quality, source FROM reading WHERE indicator = :indicator AND region = :region AND time <= :now ORDER BY time DESC LIMIT 1"_s);
    newest.bind(":indicator", question.indicator).bind(":now", question.now);
    while (regions.next()) {
        RegionFigureAnswer::Line line{.region = regions.text(0), .name = catalog.regionName(regions.text(0), question.language)};
        newest.again();
        newest.bind(":region", line.region);
        if (newest.next()) {
            line.time = newest.number(0);
            line.value = newest.maybeReal(1);
            line.quality = Reading::Quality(std::clamp(newest.smallNumber(2), 0, int(Reading::Quality::Withheld)));
        }
        const auto source = line.time > 0 ? newest.text(3) : answer.definition.head.source;
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
