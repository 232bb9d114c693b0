#include "readgovernance.h"

#include "catalog.h"
#include "handmark.h"
#include "readindicators.h"
#include "readings.h"

#include "analysis/trust.h"
#include "model/source.h"

#include <algorithm>
#include <map>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 dayMs = 24 * 3'600'000LL;
constexpr qint64 answeredDays = 30;

/** Goes over the figures of a region one by one. */
class Counter
{
public:
    Counter(const Database &db, const GovernanceQuestion &question)
        : m_question(question)
        , m_catalog(Catalog::read(db))
        , m_readings(db, question.region)
        , m_came(db, uR"(
SELECT coalesce(sum(CASE WHEN gap IS NULL OR 2 * gap > :period THEN 1.0 ELSE 1.0 * gap / :period END), 0)
FROM (SELECT time, time - lag(time) OVER (ORDER BY time) AS gap FROM reading
      WHERE indicator = :code AND region = :region AND source = :source AND time > :from - :period AND time <= :until)
WHERE time > :from)"_s)
    {
        m_came.bind(":region", question.region);
        Sql open(db, u"SELECT indicator, region, reading_source FROM objection WHERE state < 2"_s);
        while (open.next()) {
            if (open.text(1) != question.region)
                continue; // the other numbers are of this region, too
            ++m_objections[departmentOf(open.text(2))];
            m_objected.insert(open.text(0));
        }
    }

    void count(const Indicator &indicator)
    {
        const auto *owner = m_catalog.source(indicator.head.source);
        const auto period = qint64(std::max({indicator.periodSeconds, owner ? owner->intervalSeconds : 0, 1})) * 1000;
        const auto figure = m_readings.figure(indicator.head.id, indicator.head.source, indicator.periodSeconds * 1000LL, m_question.now);
        if (figure.time == 0)
            return; // not a figure of this region
        auto &department = m_departments[departmentOf(indicator.head.source)];
        m_newest = std::max(m_newest, figure.time);
        ++department.figures;
        const auto trust = trustOf(m_question.now - figure.time, int(period / 1000), Reading::Quality::Good, owner != nullptr);
        const bool isOnTime = trust == TrustState::Fresh;
        department.onTime += isOnTime ? 1 : 0;
        countLastDay(indicator, period, department);

        const auto *shownSource = m_catalog.source(figure.source);
        department.byHand += figure.quality == Reading::Quality::HandTyped || (shownSource && shownSource->collection == int(Source::Collection::HandTyped)) ? 1 : 0;
        const bool isCompared = std::ranges::any_of(figure.others, &OtherReading::isComparable);
        const bool isDisagreeing = isCompared && figure.widestDifference() > sameEnough;
        department.compared += isCompared ? 1 : 0;
        department.disagreeing += isDisagreeing ? 1 : 0;
        const bool isDisputed = isDisagreeing || m_objected.contains(indicator.head.id);
        department.disputed += isDisputed ? 1 : 0;
        if (isDisagreeing)
            addDisagreement(indicator, figure);
        if (!isOnTime || isDisputed || figure.checkedQuality() == Reading::Quality::Suspect)
            noteWeak(indicator, figure, period, isOnTime, department);
    }

    Governance result()
    {
        Governance governance{.newest = m_newest};
        for (auto &[key, department] : m_departments) {
            department.key = key;
            department.name = m_names.value(key, key);
            department.objections = m_objections.value(key);
            department.score = trustScore(department);
            add(governance.all, department);
            governance.departments.push_back(department);
        }
        governance.all.score = trustScore(governance.all);
        // Without a score behind all that have one.
        std::ranges::stable_sort(governance.departments, [](const DepartmentTrust &a, const DepartmentTrust &b) { return a.score.value_or(-1) > b.score.value_or(-1); });
        for (std::size_t i = 0; i < governance.departments.size(); ++i) {
            auto &one = governance.departments[i];
            if (one.score)
                one.rank = i > 0 && governance.departments[i - 1].score == one.score ? governance.departments[i - 1].rank : int(i) + 1;
        }
        // What needs somebody stands where it is seen: the lowest first, and those without a score after all others.
        std::ranges::stable_sort(governance.departments, [](const DepartmentTrust &a, const DepartmentTrust &b) {
            if (a.score.has_value() != b.score.has_value())
                return a.score.has_value();
            return a.score ? *a.score < *b.score : a.onTime * b.figures < b.onTime * a.figures;
        });
        governance.disagreements = std::move(m_disagreements);
        std::ranges::stable_sort(governance.disagreements, std::ranges::greater(), &Disagreement::difference);
        return governance;
    }

private:
    /** The department that a source is of: several systems may be of one. */
    QString departmentOf(const QString &source)
    {
        const auto *known = m_catalog.source(source);
        const auto key = known ? known->name : source;
        m_names.insert(key, m_catalog.sourceName(source, m_question.language));
        return key;
    }

    /** What its owner had to send in the last day; each reading may take one period to come. A reading within half a period of the one before
     *  counts for what it adds: a burst makes up for nothing. One that is a little early or late is neither missed nor two: no fixed grid of
     *  moments is asked for, and there is half a period of grace where the day begins.
     */
    void countLastDay(const Indicator &indicator, qint64 period, DepartmentTrust &department)
    {
        if (period > dayMs)
            return;
        const int due = int(dayMs / period);
        m_came.again();
        m_came.bind(":code", indicator.head.id).bind(":source", indicator.head.source).bind(":period", period).bind(":from", m_question.now - period - dayMs - period / 2).bind(":until", m_question.now - period);
        ++department.dueFigures;
        department.complete += m_came.next() ? std::min(1.0, m_came.real(0) / due) : 0;
    }

    [[nodiscard]] QString nameBeside(const QString &source, Reading::Quality quality) const
    {
        const auto *known = m_catalog.source(source);
        return sourceBeside(m_catalog.sourceName(source, m_question.language), quality, known ? known->collection : 0, m_question.language);
    }

    void addDisagreement(const Indicator &indicator, const FigureReading &figure)
    {
        const auto widest = std::ranges::max_element(figure.others, {}, &OtherReading::difference);
        m_disagreements.push_back({.code = indicator.head.id, .name = nameIn(m_question.language, indicator.name, indicator.nameEn), .unit = nameIn(m_question.language, indicator.unit, indicator.unitEn), .decimals = indicator.decimals, .shownName = nameBeside(figure.source, figure.quality), .shown = *widest->beside, .otherId = widest->source, .otherName = nameBeside(widest->source, widest->quality), .other = *widest->value, .time = widest->time, .difference = widest->difference()});
    }

    /** The one that is the most periods late; one in dispute where none is late. */
    void noteWeak(const Indicator &indicator, const FigureReading &figure, qint64 period, bool isOnTime, DepartmentTrust &department)
    {
        const double weakness = isOnTime ? 0 : double(m_question.now - figure.time) / double(period);
        if (!department.weakest.isEmpty() && weakness <= m_weakness[department.weakest])
            return;
        m_weakness[indicator.head.id] = weakness;
        department.weakest = indicator.head.id;
        department.weakestName = nameIn(m_question.language, indicator.name, indicator.nameEn);
        department.weakestTime = figure.time;
        department.weakestInterval = int(period / 1000);
        department.weakestQuality = figure.checkedQuality();
    }

    static void add(DepartmentTrust &sum, const DepartmentTrust &one)
    {
        for (const auto member : {&DepartmentTrust::figures, &DepartmentTrust::onTime, &DepartmentTrust::dueFigures, &DepartmentTrust::compared, &DepartmentTrust::disagreeing, &DepartmentTrust::disputed, &DepartmentTrust::byHand, &DepartmentTrust::objections})
            sum.*member += one.*member;
        sum.complete += one.complete;
    }

    const GovernanceQuestion &m_question;
    Catalog m_catalog;
    Readings m_readings;
    Sql m_came;
    std::map<QString, DepartmentTrust> m_departments = {};
    QHash<QString, QString> m_names = {}; ///< As they are shown, by key.
    QHash<QString, int> m_objections = {}; ///< By key.
    QSet<QString> m_objected = {}; ///< Indicators of the region.
    QHash<QString, double> m_weakness = {}; ///< Of the weakest figures, in periods.
    std::vector<Disagreement> m_disagreements = {};
    TimeMs m_newest = 0;
};

}

std::optional<double> trustScore(const DepartmentTrust &department)
{
    if (department.figures < DepartmentTrust::leastFigures)
        return std::nullopt;
    const double onTime = double(department.onTime) / department.figures;
    const double undisputed = 1 - double(department.disputed) / department.figures;
    if (department.dueFigures == 0)
        return 100 * (onTime + undisputed) / 2;
    return 100 * (onTime + undisputed + department.complete / department.dueFigures) / 3;
}

Result<Governance> readGovernance(const Database &db, const GovernanceQuestion &question)
{
    const OneMoment moment(db);
    Counter counter(db, question);
    for (const auto &indicator : readDefinitions(db))
        counter.count(indicator);
    return counter.result();
}

Result<ObjectionOverview> readObjectionOverview(const Database &db, const GovernanceQuestion &question, int most)
{
    const OneMoment moment(db);
    ObjectionOverview overview;
    const auto catalog = Catalog::read(db);
    std::map<QString, QString> names;
    for (const auto &indicator : readDefinitions(db))
        names.emplace(indicator.head.id, nameIn(question.language, indicator.name, indicator.nameEn));
    Sql rows(db, u"SELECT source, id, indicator, region, reading_source, reason, text, raised_at, state, answered_at FROM objection ORDER BY state < 2 DESC, CASE WHEN state < 2 THEN raised_at ELSE -answered_at END, id"_s);
    std::vector<qint64> took;
    while (rows.next()) {
        Objection one{.indicator = rows.text(2), .region = rows.text(3), .readingSource = rows.text(4)};
        one.head = {.source = rows.text(0), .id = rows.text(1)};
        one.reason = Objection::Reason(std::clamp(rows.smallNumber(5), 0, int(Objection::Reason::Other)));
        one.text = rows.text(6);
        one.raisedAt = rows.number(7);
        one.state = Objection::State(std::clamp(rows.smallNumber(8), 0, int(Objection::State::Refused)));
        one.answeredAt = rows.number(9);
        if (isOpen(one)) {
            ++overview.open;
            overview.oldest = overview.oldest == 0 ? one.raisedAt : std::min(overview.oldest, one.raisedAt);
        } else if (one.answeredAt > question.now - answeredDays * dayMs) {
            ++overview.answered;
            took.push_back(std::max<qint64>(0, one.answeredAt - one.raisedAt));
        }
        if (int(overview.rows.size()) < most) {
            const auto name = names.find(one.indicator);
            overview.rows.push_back({.objection = one, .name = name == names.end() ? one.indicator : name->second, .regionName = catalog.regionName(one.region, question.language), .department = catalog.sourceName(one.readingSource, question.language)});
        }
    }
    if (!took.empty()) {
        std::ranges::sort(took);
        overview.medianMs = took[(took.size() - 1) / 2];
    }
    return overview;
}

}
