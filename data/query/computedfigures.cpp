#include "computedfigures.h"

#include "catalog.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestWindow = 20'000; ///< Readings: more would be read for every point of a line.
constexpr double enoughOfWindow = 0.8; ///< Of what is due in it: the highest of a day is not that of its last twenty minutes.

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/** Of several readings: withheld before doubtful before typed by hand before simulated. */
Reading::Quality worseQuality(Reading::Quality a, Reading::Quality b)
{
    using enum Reading::Quality;
    for (const auto quality : {Withheld, Suspect, HandTyped, Simulated}) {
        if (a == quality || b == quality)
            return quality;
    }
    return Good;
}

/** Takes what @p other is made of into @p sum. */
void addTo(ComputedInput &sum, const ComputedInput &other)
{
    sum.isWithheld = sum.isWithheld || other.isWithheld;
    if (other.oldest > 0 && (sum.oldest == 0 || other.oldest < sum.oldest)) { // alike in their period
        sum.oldest = other.oldest;
        sum.periodSeconds = other.periodSeconds;
    }
    sum.newest = std::max(sum.newest, other.newest);
    sum.readings += other.readings;
    sum.quality = worseQuality(sum.quality, other.quality);
    sum.keys.insert(sum.keys.end(), other.keys.begin(), other.keys.end());
    for (const auto &source : other.sources) {
        if (!sum.sources.contains(source))
            sum.sources << source;
    }
}

/** How many periods a thing is old. */
double overdue(const ComputedInput &input, TimeMs until)
{
    return input.oldest == 0 ? -1 : double(until - input.oldest) / (std::max(60, input.periodSeconds) * 1000.0);
}

double folded(Expression::Function function, const std::vector<double> &values)
{
    switch (function) {
    case Expression::Function::Minimum:
        return *std::ranges::min_element(values);
    case Expression::Function::Maximum:
        return *std::ranges::max_element(values);
    case Expression::Function::Count:
        return double(values.size());
    default: {
        double sum = 0;
        for (const double value : values)
            sum += value;
        return function == Expression::Function::Average ? sum / double(values.size()) : sum;
    }
    }
}

}

struct ComputedFigures::Compiled
{
    Indicator definition = {};
    std::optional<Expression> expression = {};
    QString problem = {};
};

ComputedFigures::ComputedFigures(const Database &db, SharedRegister computed, const std::vector<Indicator> &definitions, const QString &region)
    : m_db(db)
    , m_register(std::move(computed))
    , m_region(region)
    , m_readings(db, region)
{
    if (!m_register)
        return;
    for (const auto &definition : definitions)
        m_definitions.insert(definition.head.id, definition);
    const auto unitOf = [this](const QString &code) -> std::optional<QString> {
        if (const auto defined = m_definitions.constFind(code); defined != m_definitions.cend())
            return defined->unit;
        const auto *const other = m_register->computed(code);
        return other ? std::optional(other->definition.unit) : std::nullopt;
    };
    const auto isTooWide = [this](const Expression::Operand &operand) {
        const auto defined = m_definitions.constFind(operand.code);
        return operand.seconds > 0 && defined != m_definitions.cend() && operand.seconds / std::max(1, defined->periodSeconds) > longestWindow;
    };
    const auto sources = Catalog::readSources(db);
    for (auto it = sources.cbegin(); it != sources.cend(); ++it)
        m_intervals.insert(it.key(), it->intervalSeconds);
    for (const auto &one : m_register->computed()) {
        if (m_definitions.contains(one.definition.head.id))
            continue; // one number, one source
        Compiled compiled{.definition = one.definition};
        if (auto parsed = Expression::parse(one.expression, one.definition.unit, unitOf); !parsed)
            compiled.problem = parsed.error().detail;
        else if (const auto wide = std::ranges::find_if(parsed->operands(), isTooWide); wide != parsed->operands().end())
            compiled.problem = u"more than %1 readings of '%2' lie in its time"_s.arg(longestWindow).arg(wide->code);
        else
            compiled.expression = std::move(*parsed);
        m_compiled.push_back(std::move(compiled));
    }
    // The period is that of the slowest input; of one that is computed itself, in the end, of its inputs. None is made of itself.
    for (std::size_t round = 0; round < m_compiled.size(); ++round) {
        bool isSettled = true;
        for (auto &one : m_compiled) {
            int period = 0;
            for (const auto &operand : one.expression ? one.expression->operands() : std::vector<Expression::Operand>()) {
                if (const auto *const definition = anyDefinition(operand.code))
                    period = std::max(period, definition->periodSeconds);
            }
            isSettled = isSettled && one.definition.periodSeconds == period;
            one.definition.periodSeconds = period;
        }
        if (isSettled)
            break;
    }
}

ComputedFigures::~ComputedFigures() = default;

const Indicator *ComputedFigures::definition(const QString &code) const
{
    const auto it = std::ranges::find(m_compiled, code, [](const Compiled &one) { return one.definition.head.id; });
    return it == m_compiled.end() ? nullptr : &it->definition;
}

const ComputedIndicator *ComputedFigures::computed(const QString &code) const
{
    return definition(code) ? m_register->computed(code) : nullptr;
}

const Indicator *ComputedFigures::anyDefinition(const QString &code) const
{
    const auto defined = m_definitions.constFind(code);
    return defined == m_definitions.cend() ? definition(code) : &*defined;
}

ComputedFigure ComputedFigures::at(const QString &code, TimeMs until)
{
    return worked(code, until, false);
}

std::optional<double> ComputedFigures::valueAt(const QString &code, TimeMs time)
{
    return worked(code, time, true).value;
}

std::vector<SeriesPoint> ComputedFigures::range(const QString &code, TimeMs from, TimeMs to, qint64 step)
{
    std::vector<SeriesPoint> line;
    if (step <= 0 || to <= from)
        return line;
    m_lineFrom = from;
    m_lineTo = to;
    for (TimeMs t = to - (to - from - 1) / step * step; t <= to; t += step)
        line.push_back({t, valueAt(code, t).value_or(nothing)});
    m_lineFrom = m_lineTo = 0;
    return line;
}

/** Each once for a moment: one that many others are made of is not worked out for each of them. */
const ComputedFigure &ComputedFigures::worked(const QString &code, TimeMs until, bool mustHold)
{
    const auto key = std::pair(code, std::pair(until, mustHold));
    if (const auto found = m_worked.find(key); found != m_worked.end())
        return found->second;
    std::erase_if(m_worked, [&](const auto &one) { return one.first.second != key.second; });
    auto figure = work(code, until, mustHold);
    return m_worked.insert_or_assign(key, std::move(figure)).first->second;
}

ComputedFigure ComputedFigures::work(const QString &code, TimeMs until, bool mustHold)
{
    ComputedFigure figure;
    const auto it = std::ranges::find(m_compiled, code, [](const Compiled &one) { return one.definition.head.id; });
    if (it == m_compiled.end())
        return figure;
    if (!it->expression) {
        figure.problem = it->problem;
        figure.reason = Expression::Reason::Missing;
        return figure;
    }
    std::vector<Expression::Input> values;
    ComputedInput all;
    const ComputedInput *latest = nullptr;
    figure.inputs.reserve(it->expression->operands().size());
    for (const auto &operand : it->expression->operands()) {
        figure.inputs.push_back(input(operand, until, mustHold));
        const auto &last = figure.inputs.back();
        values.push_back({.value = last.value, .isWithheld = last.isWithheld});
        addTo(all, last);
        if (!latest || overdue(last, until) > overdue(*latest, until))
            latest = &last;
    }
    const auto outcome = it->expression->evaluate(values);
    figure.reason = outcome.reason;
    figure.about = outcome.code;
    figure.value = outcome.value;
    figure.quality = outcome.reason == Expression::Reason::Withheld ? Reading::Quality::Withheld : all.quality;
    figure.newest = latest ? all.newest : until;
    figure.time = latest ? latest->oldest : until;
    figure.periodSeconds = latest ? latest->periodSeconds : 0;
    figure.hasSources = std::ranges::all_of(all.sources, [this](const QString &source) { return m_intervals.contains(source); });
    if (outcome.reason != Expression::Reason::None && outcome.reason != Expression::Reason::Withheld)
        figure.time = figure.newest = 0;
    return figure;
}

/** By the indicator or its source, whichever is longer. */
int ComputedFigures::dueEvery(const Indicator &definition, const QString &source) const
{
    return std::max(definition.periodSeconds, m_intervals.value(source));
}

ComputedInput ComputedFigures::input(const Expression::Operand &operand, TimeMs until, bool mustHold)
{
    ComputedInput found = operand.function == Expression::Function::Value ? oneValue(m_readings, operand.code, m_region, until, mustHold)
        : operand.seconds > 0                                             ? overTime(operand, until, mustHold)
                                                                          : overRegions(operand, until, mustHold);
    found.operand = operand;
    return found;
}

ComputedInput ComputedFigures::oneValue(Readings &readings, const QString &code, const QString &region, TimeMs until, bool mustHold)
{
    ComputedInput found;
    if (definition(code)) { // only of the region itself: over the regions below a computed one is refused
        const auto inner = worked(code, until, mustHold);
        for (const auto &one : inner.inputs)
            addTo(found, one);
        found.isWithheld = inner.reason == Expression::Reason::Withheld;
        found.value = inner.value;
        found.oldest = inner.time;
        found.periodSeconds = inner.periodSeconds;
        return found;
    }
    const auto defined = m_definitions.constFind(code);
    if (defined == m_definitions.cend())
        return found;
    const qint64 period = qint64(defined->periodSeconds) * 1000;
    const auto reading = readings.figure(code, defined->head.source, period, until);
    if (reading.time == 0 || (mustHold && until - reading.time >= std::max<qint64>(period, 60'000)))
        return found;
    found.isWithheld = reading.quality == Reading::Quality::Withheld;
    if (!found.isWithheld)
        found.value = reading.value;
    found.oldest = found.newest = reading.time;
    found.periodSeconds = dueEvery(*defined, reading.source);
    found.readings = 1;
    found.quality = reading.checkedQuality();
    found.sources = {reading.source};
    if (m_keepsKeys)
        found.keys = {{code, region, reading.time, reading.source}};
    return found;
}

/** The readings in [from, to). Of a line all of them are read at once. */
std::span<const FigureReading> ComputedFigures::window(const QString &code, const QString &source, TimeMs from, TimeMs to)
{
    auto &kept = m_windows[code + u'|' + source];
    if (from < kept.from || to > kept.to) {
        kept.from = m_lineTo > 0 ? std::min(from, m_lineFrom - (to - from)) : from;
        kept.to = m_lineTo > 0 ? std::max(to, m_lineTo + 1) : to;
        kept.readings = m_readings.readingsIn(code, source, kept.from, kept.to);
    }
    const auto first = std::ranges::lower_bound(kept.readings, from, {}, &FigureReading::time);
    const auto last = std::ranges::lower_bound(kept.readings, to, {}, &FigureReading::time);
    return {first, last};
}

ComputedInput ComputedFigures::overTime(const Expression::Operand &operand, TimeMs until, bool mustHold)
{
    ComputedInput found;
    const auto defined = m_definitions.constFind(operand.code);
    if (defined == m_definitions.cend())
        return found; // of a computed one there are no readings
    const qint64 period = qint64(defined->periodSeconds) * 1000;
    const auto newest = m_readings.figure(operand.code, defined->head.source, period, until);
    if (newest.time == 0 || (mustHold && until - newest.time >= std::max<qint64>(period, 60'000)))
        return found;
    const qint64 length = operand.seconds * 1000;
    found.quality = newest.checkedQuality();
    found.periodSeconds = dueEvery(*defined, newest.source);
    found.sources = {newest.source};
    std::vector<double> values;
    TimeMs first = 0;
    bool isWhole = true;
    for (const auto &reading : window(operand.code, newest.source, until - length + 1, until + 1)) {
        found.quality = worseQuality(found.quality, reading.quality);
        found.isWithheld = found.isWithheld || reading.quality == Reading::Quality::Withheld;
        if (m_keepsKeys)
            found.keys.push_back({operand.code, m_region, reading.time, reading.source});
        if (!reading.value) {
            isWhole = false;
            continue;
        }
        values.push_back(*reading.value);
        first = first == 0 ? reading.time : first;
        found.newest = reading.time;
    }
    found.readings = int(values.size());
    // As old as its newest reading: what lies before that is meant to be older.
    found.oldest = found.newest;
    if (values.empty() || found.isWithheld)
        return found;
    const qint64 due = period > 0 ? length / period : 0;
    const bool isEnough = double(values.size()) >= enoughOfWindow * double(due);
    switch (operand.function) {
    case Expression::Function::Count:
        found.value = double(values.size());
        break;
    case Expression::Function::Rate:
        if (isEnough && double(found.newest - first) >= enoughOfWindow * double(length) - double(period) && found.newest > first)
            found.value = (values.back() - values.front()) / (double(found.newest - first) / 3'600'000.0);
        break;
    case Expression::Function::Sum: // lacks nothing, or is not there
        if (isWhole && due > 0 && qint64(values.size()) >= due)
            found.value = folded(operand.function, values);
        break;
    default:
        if (isEnough)
            found.value = folded(operand.function, values);
    }
    return found;
}

ComputedInput ComputedFigures::overRegions(const Expression::Operand &operand, TimeMs until, bool mustHold)
{
    if (!m_regions) {
        m_regions = QStringList();
        Sql rows(m_db, u"SELECT DISTINCT id FROM region WHERE parent = :parent AND kind = 0 ORDER BY id"_s); // zones would count twice
        rows.bind(":parent", m_region);
        while (rows.next())
            m_regions->append(rows.text(0));
    }
    ComputedInput found;
    if (m_regions->isEmpty() || !m_definitions.contains(operand.code))
        return found;
    if (!m_below)
        m_below = std::make_unique<Readings>(m_db, m_region);
    std::vector<double> values;
    for (const auto &region : *m_regions) {
        m_below->setRegion(region);
        const auto one = oneValue(*m_below, operand.code, region, until, mustHold);
        addTo(found, one);
        if (one.value)
            values.push_back(*one.value);
    }
    const bool isWhole = qsizetype(values.size()) == m_regions->size();
    if (!values.empty() && (isWhole || operand.function == Expression::Function::Count))
        found.value = operand.function == Expression::Function::Count ? double(values.size()) : folded(operand.function, values);
    return found;
}

}
