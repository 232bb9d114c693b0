#include "readregionfigures.h"

#include "catalog.h"
#include "handmark.h"
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
        const auto *info = catalog.source(source);
        line.sourceName = sourceBeside(catalog.sourceName(source, question.language), line.quality, info ? info->collection : 0, question.language);
        if (info) {
            line.hasSource = true;
            line.sourceInterval = info->intervalSeconds;
        }
        if (question.sparkHours > 0 && newest.time > 0 && newest.quality != Reading::Quality::Withheld) {
            // All of them end now, so that they stand under one another.
            const qint64 step = std::max<qint64>(answer.definition.periodSeconds * 1000LL, 30 * 60'000);
            const TimeMs from = question.now - question.sparkHours * 3'600'000LL / step * step;
            const auto aggregation = answer.definition.aggregation == Indicator::Aggregation::Sum ? Indicator::Aggregation::Average : answer.definition.aggregation;
            line.spark = bucketed(readings.range(question.indicator, newest.source, from + 1, question.now + 1), from + 1, question.now + 1, step, aggregation);
        }
        answer.lines.push_back(std::move(line));
    }
    return answer;
}

}
