#include "computedlineage.h"

#include "readindicators.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <ranges>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hour = 3'600'000;
constexpr std::size_t slotsOfADay = 48;

struct Names
{
    QString name = {};
    QString unit = {};
    int decimals = 0;
};

/** What indicators are called, those of the feeds and those that are computed. */
class Named
{
public:
    Named(const std::vector<Indicator> &definitions, const ComputedFigures &figures, Language language)
        : m_definitions(definitions)
        , m_figures(figures)
        , m_language(language)
    {
    }

    [[nodiscard]] Names of(const QString &code) const
    {
        const auto *found = m_figures.definition(code);
        if (const auto it = std::ranges::find(m_definitions, code, [](const Indicator &one) { return one.head.id; }); !found && it != m_definitions.end())
            found = &*it;
        if (!found)
            return {.name = code};
        return {nameIn(m_language, found->name, found->nameEn), nameIn(m_language, found->unit, found->unitEn), found->decimals};
    }

private:
    const std::vector<Indicator> &m_definitions;
    const ComputedFigures &m_figures;
    Language m_language;
};

/** When the figure could be worked out in the last day, in half hours: there is a slot for what stands at its end. */
void readStrip(ComputedFigures &figures, const LineageQuestion &question, Lineage &lineage)
{
    lineage.slotMs = hour / 2;
    lineage.strip.resize(slotsOfADay);
    const TimeMs end = question.now - question.now % lineage.slotMs + lineage.slotMs; // of the running slot
    lineage.stripFrom = end - qint64(slotsOfADay) * lineage.slotMs;
    for (std::size_t i = 0; i < slotsOfADay; ++i) {
        const TimeMs until = std::min(question.now, lineage.stripFrom + qint64(i + 1) * lineage.slotMs - 1);
        const auto value = figures.valueAt(question.code, until);
        auto &slot = lineage.strip[i];
        slot.isDue = i + 1 < slotsOfADay;
        slot.readings = value ? 1 : 0;
        lineage.readings += slot.readings;
        lineage.due += slot.isDue ? 1 : 0;
        lineage.met += slot.isDue && value ? 1 : 0;
        if (value) {
            lineage.least = std::min(lineage.least.value_or(*value), *value);
            lineage.most = std::max(lineage.most.value_or(*value), *value);
        }
    }
}

/** The feed that was heard of longest ago, of those that brought what the figure is made of: it can't be better than that. */
void readFeed(const Database &db, const std::vector<ReadingKey> &keys, Lineage &lineage)
{
    Sql state(db, u"SELECT feed, last_success, revision, rows_in, rows_rejected, cursor FROM feed_state WHERE n = (SELECT feed FROM reading WHERE indicator = :code AND region = :region AND time = :time AND source = :source)"_s);
    for (const auto &key : keys) {
        state.again();
        state.bind(":code", key.code).bind(":region", key.region).bind(":time", key.time).bind(":source", key.source);
        if (!state.next() || (!lineage.feed.isEmpty() && state.number(1) >= lineage.feedSuccess))
            continue;
        lineage.feed = state.text(0);
        lineage.feedSuccess = state.number(1);
        lineage.feedRevision = state.number(2);
        lineage.rowsIn = state.number(3);
        lineage.rowsRejected = state.number(4);
        lineage.cursor = state.text(5);
    }
}

}

std::optional<Lineage> computedLineage(const Database &db, const LineageQuestion &question)
{
    if (!question.computed || !question.computed->computed(question.code))
        return {};
    const auto definitions = readDefinitions(db);
    ComputedFigures figures(db, question.computed, definitions, question.region);
    const auto *const computed = figures.computed(question.code);
    if (!computed)
        return {};
    Lineage lineage;
    const auto catalog = Catalog::read(db);
    const auto sources = Catalog::readSources(db);
    const Named named(definitions, figures, question.language);
    lineage.isDefined = lineage.isComputed = true;
    lineage.definition = *figures.definition(question.code);
    lineage.regionName = catalog.regionName(question.region, question.language);
    lineage.source = {.name = computed->owner, .nameEn = computed->ownerEn, .system = u"本机计算"_s, .systemEn = u"computed here"_s};
    readStrip(figures, question, lineage);

    figures.keepKeys();
    const auto figure = figures.at(question.code, question.now);
    lineage.reason = figure.reason;
    lineage.reasonName = figure.about.isEmpty() ? QString() : named.of(figure.about).name;
    lineage.problem = figure.problem;
    lineage.hasSource = figure.hasSources;
    lineage.periodSeconds = figure.time > 0 ? figure.periodSeconds : lineage.definition.periodSeconds;
    for (const auto &input : figure.inputs) {
        const auto names = named.of(input.operand.code);
        const bool isCount = input.operand.function == Expression::Function::Count;
        LineageInput one{.code = input.operand.code, .name = names.name, .function = input.operand.function, .seconds = input.operand.seconds, .value = input.value, .isWithheld = input.isWithheld, .unit = isCount ? QString() : names.unit, .decimals = isCount ? 0 : names.decimals, .time = input.oldest, .readings = input.readings};
        one.isComputed = figures.definition(input.operand.code) != nullptr;
        for (const auto &source : input.sources) {
            one.sourceNames << catalog.sourceName(source, question.language);
            lineage.source.demo = lineage.source.demo || sources.value(source).demo;
            lineage.source.lastTime = std::max(lineage.source.lastTime, sources.value(source).lastTime);
        }
        lineage.inputs.push_back(std::move(one));
        readFeed(db, input.keys, lineage);
    }
    if (figure.time > 0)
        lineage.shown = LineageRow{.time = figure.time, .sourceName = nameIn(question.language, computed->owner, computed->ownerEn), .value = figure.value, .quality = figure.quality, .isShown = true};
    return lineage;
}

std::optional<std::vector<LineageRow>> computedRows(const Database &db, const LineageQuestion &question)
{
    if (!question.computed || !question.computed->computed(question.code))
        return {};
    const auto definitions = readDefinitions(db);
    ComputedFigures figures(db, question.computed, definitions, question.region);
    if (!figures.computed(question.code))
        return {};
    figures.keepKeys();
    const auto figure = figures.at(question.code, question.now);
    const auto catalog = Catalog::read(db);
    const Named named(definitions, figures, question.language);
    std::vector<LineageRow> rows;
    QSet<QString> taken; // two inputs may be made of the same reading
    Sql found(db, u"SELECT known_since, version, value, quality FROM reading WHERE indicator = :code AND region = :region AND time = :time AND source = :source"_s);
    for (const auto &input : figure.inputs) {
        for (const auto &key : input.keys | std::views::reverse) {
            const auto name = u"%1|%2|%3|%4"_s.arg(key.code, key.region).arg(key.time).arg(key.source);
            if (taken.contains(name))
                continue;
            taken.insert(name);
            found.again();
            found.bind(":code", key.code).bind(":region", key.region).bind(":time", key.time).bind(":source", key.source);
            if (!found.next())
                continue;
            const auto names = named.of(key.code);
            LineageRow row{.time = key.time, .knownSince = found.number(0), .source = key.source, .sourceName = catalog.sourceName(key.source, question.language), .version = found.number(1), .value = found.maybeReal(2)};
            row.quality = Reading::Quality(std::clamp(found.smallNumber(3), 0, 4));
            if (row.quality == Reading::Quality::Withheld || figure.quality == Reading::Quality::Withheld) { // nothing that could give it away
                row.value.reset();
                row.quality = Reading::Quality::Withheld;
            }
            row.code = key.code;
            row.region = key.region;
            row.name = names.name;
            row.regionName = catalog.regionName(key.region, question.language);
            row.unit = names.unit;
            row.decimals = names.decimals;
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

}
