#include "readsituation.h"

#include "catalog.h"
#include "readindicators.h"
#include "readwarnings.h"
#include "sql.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static FactSource factSource(const Catalog &catalog, const QString &id, Language language)
{
    const auto *info = catalog.source(id);
    return info ? FactSource{nameIn(language, info->name, info->nameEn), info->lastTime, info->intervalSeconds, true} : FactSource{};
}

static void readOpen(const Database &db, const SituationQuestion &question, const Catalog &catalog, SituationFacts &facts)
{
    const auto condition = regionCondition(db, question.region);
    Sql open(db, u"SELECT level, region, count(*) FROM event INDEXED BY event_open WHERE stage < 4 AND "_s + condition.sql + u" GROUP BY level, region"_s);
    condition.bindTo(open);
    if (!condition.isCountable())
        facts.events = {}; // nobody knows
    std::array<QHash<QString, int>, 5> districts;
    while (open.next()) {
        const auto level = std::size_t(std::clamp(open.smallNumber(0), 0, 4));
        facts.openByLevel[level] += open.smallNumber(2);
        if (level == 1 || level == 2)
            districts[level][catalog.districtOf(open.text(1))] += open.smallNumber(2);
    }
    const auto &worst = districts[facts.openByLevel[1] > 0 ? 1 : 2];
    std::vector<std::pair<QString, int>> ranked;
    for (const auto &[code, count] : worst.asKeyValueRange())
        ranked.emplace_back(code, count);
    std::ranges::sort(ranked, [](const auto &a, const auto &b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
    for (const auto &[code, count] : ranked) {
        QString name = catalog.regionName(code, question.language);
        if (question.language == Language::Chinese && name.size() > 2 && name.endsWith(u'区'))
            name.chop(1); // 沙田 1 起, as people say it
        facts.worstDistricts.push_back(name);
    }
}

static void readBeyond(const Database &db, const SituationQuestion &question, SituationFacts &facts)
{
    const IndicatorQuestion indicators{.codes = {}, .region = question.region, .now = question.now, .sparkHours = 0, .withWeek = false, .zone = QTimeZone(QTimeZone::UTC), .language = question.language};
    const auto figures = readIndicators(db, indicators);
    if (!figures)
        return;
    for (const auto &figure : *figures) {
        if (!figure.value || !figure.hasSource) {
            facts.indicators.push_back({});
            continue;
        }
        const FactSource source{figure.sourceName, figure.time, std::max(figure.definition.periodSeconds, figure.sourceInterval), true};
        facts.indicators.push_back(source);
        const auto level = levelOf(figure.definition, *figure.value);
        if (level != Level::None)
            facts.beyond.push_back({nameIn(question.language, figure.definition.name, figure.definition.nameEn), level, source});
    }
    std::ranges::stable_sort(facts.beyond, {}, [](const auto &beyond) { return int(beyond.level); });
}

Result<SituationFacts> readSituation(const Database &db, const SituationQuestion &question)
{
    SituationFacts facts;
    const auto catalog = Catalog::read(db);
    facts.events = factSource(catalog, question.eventSource, question.language);
    readOpen(db, question, catalog, facts);

    const auto warnings = readWarnings(db, question.now, question.language);
    for (const auto &line : *warnings) {
        if (isActive(line.warning, question.now))
            facts.warnings.push_back({line.warning.kindName, line.warning.level, {line.sourceName, line.sourceTime, line.sourceInterval, line.hasSource}});
    }
    // The source of the newest warning of all, expired or not, is the one that would tell.
    Sql newest(db, u"SELECT source FROM warning ORDER BY time DESC LIMIT 1"_s);
    if (newest.next())
        facts.warningSource = factSource(catalog, newest.text(0), question.language);

    readBeyond(db, question, facts);
    return facts;
}

}
