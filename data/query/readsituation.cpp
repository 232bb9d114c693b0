#include "readsituation.h"

#include "catalog.h"
#include "readevents.h"
#include "readindicators.h"
#include "readings.h"
#include "readwarnings.h"
#include "sql.h"

#include "analysis/format.h"

#include <algorithm>
#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

static FactSource factSource(const Catalog &catalog, const QString &id, Language language)
{
    const auto *info = catalog.source(id);
    return info ? FactSource{nameIn(language, info->name, info->nameEn), info->lastTime, info->intervalSeconds, true} : FactSource{};
}

/** As people say it: 沙田 1 起. */
static QString spokenName(const QString &name, Language language)
{
    return language == Language::Chinese && name.size() > 2 && name.endsWith(u'区') ? name.chopped(1) : name;
}

static void readOpen(const Database &db, const SituationQuestion &question, const Catalog &catalog, SituationFacts &facts)
{
    const auto condition = regionCondition(db, question.region);
    Sql open(db, u"SELECT level, region, count(*), sum(deadline > 0 AND deadline < :now) FROM event INDEXED BY event_open WHERE stage < 4 AND "_s + condition.sql + u" GROUP BY level, region"_s);
    condition.bindTo(open);
    open.bind(":now", question.now);
    if (!condition.isCountable())
        facts.events = {}; // nobody knows
    QHash<QString, SituationFacts::District> districts;
    while (open.next()) {
        const auto level = std::size_t(std::clamp(open.smallNumber(0), 0, 4));
        auto &district = districts[catalog.districtOf(open.text(1))];
        facts.openByLevel[level] += open.smallNumber(2);
        district.open[level] += open.smallNumber(2);
        facts.overdue += open.smallNumber(3);
        district.overdue += open.smallNumber(3);
    }
    for (auto [code, district] : districts.asKeyValueRange()) {
        district.code = code;
        district.name = spokenName(catalog.regionName(code, question.language), question.language);
        facts.districts.push_back(district);
    }
    std::ranges::sort(facts.districts, {}, &SituationFacts::District::code);
}

/** The most urgent open events of the levels that rules ask for one by one. */
static void readEach(const Database &db, const SituationQuestion &question, const Catalog &catalog, SituationFacts &facts)
{
    static constexpr int most = 30;
    unsigned levels = 0;
    for (const auto &rule : question.rules->rules) {
        if (rule.about == SituationRule::About::Event)
            levels |= rule.levels == 0 ? 0x1fU : rule.levels;
    }
    if (levels == 0)
        return;
    const auto page = readEvents(db, {.region = question.region, .levels = int(levels), .openOnly = true, .limit = most, .language = question.language});
    if (!page)
        return;
    for (const auto &line : page->lines) {
        const QString place = line.regionName + (line.address.isEmpty() || line.address == line.regionName ? QString() : u" · "_s + line.address);
        facts.open.push_back({line.source, line.id, line.title, line.level, place, line.departmentName, line.reportedAt, line.deadline, factSource(catalog, line.source, question.language)});
    }
}

static QString withUnit(double value, const Indicator &definition, Language language)
{
    const auto figure = formatFigure(value, nameIn(language, definition.unit, definition.unitEn), definition.decimals, language);
    return figure.unit.isEmpty() ? figure.value : figure.unit == "%"_L1 ? figure.value + figure.unit
                                                                        : figure.value + u' ' + figure.unit;
}

static FactSource sourceOf(const IndicatorFigure &figure, Language language)
{
    return {figure.sourceName, figure.time, std::max(figure.definition.periodSeconds, figure.sourceInterval), true, figure.code, nameIn(language, figure.definition.name, figure.definition.nameEn)};
}

/** Since when the figure has been beyond any limit without a break, looking back a day, and a week where that is not enough. */
static TimeMs beyondSince(Readings &readings, const IndicatorFigure &figure)
{
    TimeMs since = figure.time;
    const auto shown = readings.figure(figure.code, figure.definition.head.source, figure.definition.periodSeconds * 1000LL, figure.time).source; // another may speak for its owner
    for (const int days : {1, 7}) {
        const auto points = readings.range(figure.code, shown, figure.time - days * 86'400'000LL, figure.time);
        for (auto it = points.rbegin(); it != points.rend(); ++it) {
            if (std::isnan(it->v) || levelOf(figure.definition, it->v) == Level::None)
                return since;
            since = std::min(since, it->t);
        }
    }
    return since;
}

static void readBeyond(const Database &db, const SituationQuestion &question, SituationFacts &facts)
{
    const IndicatorQuestion indicators{.codes = {}, .region = question.region, .now = question.now, .sparkHours = 0, .withWeek = false, .zone = QTimeZone(QTimeZone::UTC), .language = question.language};
    const auto figures = readIndicators(db, indicators);
    if (!figures)
        return;
    Readings readings(db, question.region);
    for (const auto &figure : *figures) {
        if (!figure.value || !figure.hasSource) {
            facts.indicators.push_back({});
            continue;
        }
        const auto source = sourceOf(figure, question.language);
        facts.indicators.push_back(source);
        const auto level = levelOf(figure.definition, *figure.value);
        if (level != Level::None)
            facts.beyond.push_back({source.sign, level, source, withUnit(*figure.value, figure.definition, question.language), question.rules ? beyondSince(readings, figure) : 0});
    }
    std::ranges::stable_sort(facts.beyond, {}, [](const auto &beyond) { return int(beyond.level); });
}

static void readSigns(const Database &db, const SituationQuestion &question, SituationFacts &facts)
{
    const auto codes = question.rules->indicators();
    if (codes.isEmpty())
        return;
    const auto figures = readIndicators(db, {.codes = codes, .region = question.region, .now = question.now, .sparkHours = 0, .withWeek = false, .zone = question.zone, .language = question.language, .computed = question.computed});
    if (!figures)
        return;
    for (const auto &figure : *figures) {
        if (!figure.defined)
            continue;
        SituationFacts::Sign sign{.name = nameIn(question.language, figure.definition.name, figure.definition.nameEn), .target = figure.definition.target, .dayBefore = figure.dayBefore, .weekBefore = figure.weekBefore, .quality = figure.quality, .source = sourceOf(figure, question.language)};
        sign.source.known = figure.hasSource;
        if (sign.target)
            sign.targetText = withUnit(*sign.target, figure.definition, question.language);
        if (figure.value && figure.quality != Reading::Quality::Withheld) {
            sign.value = figure.value;
            sign.valueText = withUnit(*figure.value, figure.definition, question.language);
            sign.level = levelOf(figure.definition, *figure.value);
        }
        facts.signs.insert(figure.code, sign);
    }
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
            facts.warnings.push_back({line.warning.kindName, line.warning.level, {line.sourceName, line.sourceTime, line.sourceInterval, line.hasSource}, line.regionText, line.warning.onset > 0 ? line.warning.onset : line.warning.head.time});
    }
    // The source of the newest warning of all, expired or not, is the one that would tell.
    Sql newest(db, u"SELECT source FROM warning ORDER BY time DESC LIMIT 1"_s);
    if (newest.next())
        facts.warningSource = factSource(catalog, newest.text(0), question.language);

    readBeyond(db, question, facts);
    facts.city = catalog.regionName(question.region, question.language);
    if (question.rules) {
        for (const auto &rule : question.rules->rules) {
            if (!rule.district.isEmpty() && (!catalog.regions().contains(rule.district) || catalog.districtOf(rule.district) != rule.district))
                facts.unknownDistricts << rule.district;
        }
        readEach(db, question, catalog, facts);
        readSigns(db, question, facts);
    }
    return facts;
}

}
