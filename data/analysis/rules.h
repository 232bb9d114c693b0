#pragma once

#include "base/problem.h"
#include "model/indicator.h"

#include <QHash>
#include <QList>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace tonglan {

/** What raises a warning of our own when readings arrive. */
struct Rule
{
    enum class Kind : quint8 { Threshold, ///< The value is beyond a limit.
        Rate, ///< It has changed by more than a limit within a time: up from the least, or down from the greatest in it.
        Missing, ///< There has been no reading for so long.
        Deviation, ///< It is far from what is usual for this hour of this kind of day.
        Composite }; ///< Others hold, or do not.

    /** Another rule or condition that this one is made of. */
    struct Part
    {
        QString rule = {}; ///< Its id.
        QString region = {}; ///< Empty: its own, else that of the whole.

        friend bool operator==(const Part &, const Part &) = default;
    };

    QString id = {};
    QString indicator = {}; ///< Of a composite the one that it is shown with: that of its first part, unless the file says another.
    QString region = {}; ///< Code; empty: each one by itself.
    Kind kind = Kind::Threshold;
    Level level = Level::Yellow;
    std::optional<double> above = {}; ///< Beyond means greater than this …
    std::optional<double> below = {}; ///< … or less than this. Of a rate: by how much it has changed.
    std::optional<double> clear = {}; ///< It ends once the value is back at this (hysteresis); unset: at the limit.
    TimeMs lasting = 0; ///< It must have been beyond for so long, by the time of the data …
    TimeMs gap = 0; ///< … without a gap longer than this; 0: what was in between does not matter.
    TimeMs within = 0; ///< Of a rate: the change is that over this time. Of missing: so long.
    double times = 0; ///< Of a deviation: so many robust standard deviations …
    double least = 0; ///< … and at least so much. Where it has always been the same, this alone decides; 0: then nothing does.
    std::vector<Part> all = {}; ///< Of a composite: each of these must hold …
    std::vector<Part> any = {}; ///< … at least one of these …
    std::vector<Part> none = {}; ///< … and none of these.
    bool isCondition = false; ///< A part only: it raises nothing by itself.
    QString text = {};
    QString textEn = {};
};

/** Those of one file; read by several threads. */
using SharedRules = std::shared_ptr<const std::vector<Rule>>;

/** Reads [[rule]] tables: id, indicator, kind ("threshold", "rate", "missing", "deviation", "composite"), level, above, below, clear, for, gap, within, times, least, region,
 *  text, text_en; times as "90s", "15min", "24h", "7d"; and [[condition]] tables, the same without level and texts, which raise nothing by themselves. A composite has all, any and not, lists of
 *  ids of rules or conditions of the file, each as it is or in another region ("rain.heavy@810001"), beside for, region and indicator. What is wrong is reported, and the rule is left out with
 *  those that are made of it; the others are taken.
 */
[[nodiscard]] std::vector<Rule> parseRules(const QByteArray &toml, const QString &file, QList<Problem> &problems);

/** One of those that a composite is made of, as it stands. */
struct RulePart
{
    QString rule = {};
    QString region = {};
    bool isRaised = false; ///< It is beyond, for long enough; else it is one that must not be.
    bool isOneOfSeveral = false; ///< Any of which is enough.
    TimeMs since = 0; ///< From when on, if it is raised.
    Reading::Quality quality = Reading::Quality::Good;
    double value = 0; ///< Of the newest reading; of a rate the change. Only if it is raised.
    double limit = 0;
    std::vector<QString> readings = {}; ///< The first and the newest.

    friend bool operator==(const RulePart &, const RulePart &) = default;
};

/** A rule that fired, or is over. */
struct RuleNotice
{
    QString rule = {};
    QString region = {};
    bool isRaised = true; ///< False: it is over.
    Level level = Level::None;
    TimeMs time = 0; ///< Of the reading that decided it; of missing data the time it was noticed.
    TimeMs since = 0; ///< From when on it was beyond.
    // Why:
    Reading::Quality quality = Reading::Quality::Good; ///< Of the reading that decided it: a doubtful one makes a doubtful warning.
    double value = 0; ///< Of the reading; of a rate the change; of a deviation the value.
    double limit = 0; ///< It was beyond this; of missing data the seconds there may be none.
    std::vector<QString> readings = {}; ///< head.id of those that decided it, the first and the last; of a composite those of its parts.
    std::vector<RulePart> parts = {}; ///< Of a composite: those that decide it, none of them a composite.
};

class RuleComposites;

/** Feeds readings through rules as they arrive, on and off line alike. By the time of the data: a reading that is older than the last one of its indicator and
 *  region changes nothing. One of the same moment replaces it, as if it had come at once. A reading without a value, or one that is withheld, decides nothing and does not end a want
 *  of data, unless it takes the newest back; where there never was a reading none is missing. One that is about the future waits until its time has come,
 *  and one that is old when it comes ends no want of data. A composite is judged once all of a moment is there: with the first reading of another moment, or a tick(); where one of its
 *  parts never had a reading, the whole does not hold, unless it can do without. After a start, the readings of
 *  twice memory() are taken again: then it is as if there had been none, but for a warning that was raised before and has hung in its hysteresis since.
 *  A value with a state; one thread.
 */
class RuleEngine
{
public:
    /** What is usual; unset: too little is known. */
    struct Usual
    {
        double median = 0;
        double deviation = 0; ///< 1.4826 × the median absolute deviation; 0: it has always been the same.
    };
    using UsualOf = std::function<std::optional<Usual>(const QString &indicator, const QString &region, TimeMs time)>;

    explicit RuleEngine(std::vector<Rule> rules, UsualOf usualOf = {});
    ~RuleEngine();
    RuleEngine(RuleEngine &&) noexcept;
    RuleEngine &operator=(RuleEngine &&) noexcept;

    [[nodiscard]] const std::vector<Rule> &rules() const { return m_rules; }
    static constexpr TimeMs ahead = 60'000; ///< Clocks may differ by this much.
    static constexpr std::size_t mostWaiting = 10'000; ///< Of readings about the future; more are left out.

    /** Takes a reading that came at @p now; what it raises and ends. */
    [[nodiscard]] std::vector<RuleNotice> take(const Reading &reading, TimeMs now);
    /** For what is missing, and for readings whose time has come: call now and then. */
    [[nodiscard]] std::vector<RuleNotice> tick(TimeMs now);
    /** What of a composite that is raised holds now: it may go on for other reasons than those it began with. Empty for other rules. */
    [[nodiscard]] std::vector<RulePart> partsOf(const QString &rule, const QString &region) const;
    [[nodiscard]] qint64 late() const { return m_late; } ///< Readings that came after newer ones.
    [[nodiscard]] qint64 waiting() const { return qint64(m_waiting.size()); } ///< Readings about the future.
    [[nodiscard]] TimeMs memory() const; ///< How far back the rules look: what is older than that changes nothing any more.

private:
    struct State
    {
        bool isRaised = false;
        std::optional<TimeMs> since = {}; ///< Beyond from here on.
        QString first = {}; ///< The reading that began it.
        double value = 0; ///< Of the newest that was beyond …
        double limit = 0; ///< … this.
    };
    struct Point
    {
        TimeMs time = 0;
        double value = 0;
        QString id = {};
        Reading::Quality quality = Reading::Quality::Good;
    };
    struct Line
    {
        std::vector<Point> points = {}; ///< As far back as a rule looks, the newest last.
        std::vector<State> states = {}; ///< Of the rules of the indicator, in their order …
        std::vector<State> before = {}; ///< … and before the newest reading, in case that is corrected.
    };
    using Key = std::pair<QString, QString>; ///< Indicator, region.

    void judge(const Rule &rule, State &state, const Key &key, const Line &line, TimeMs now, std::vector<RuleNotice> &notices) const;
    [[nodiscard]] std::vector<RuleNotice> correct(const Reading &reading, Line &line, TimeMs now);
    [[nodiscard]] std::vector<RuleNotice> judgeAll(const Key &key, Line &line, TimeMs now) const;
    [[nodiscard]] std::vector<RuleNotice> takeNow(const Reading &reading, TimeMs now);
    void settle(std::vector<RuleNotice> &notices);
    [[nodiscard]] std::optional<bool> isHolding(int rule, const QString &region) const;
    [[nodiscard]] RulePart partOf(int rule, const QString &region) const;
    [[nodiscard]] std::pair<const Line *, const State *> stateOf(int rule, const QString &region) const;

    std::vector<Rule> m_rules;
    UsualOf m_usualOf;
    QHash<QString, std::vector<int>> m_byIndicator;
    QHash<QString, TimeMs> m_memory; ///< By indicator: how far back its rules look.
    std::vector<int> m_places; ///< Of each rule among those of its indicator.
    QHash<Key, Line> m_lines;
    std::unique_ptr<RuleComposites> m_composites;
    TimeMs m_moment = 0; ///< Of the newest reading that composites wait with.
    std::multimap<TimeMs, Reading> m_waiting; ///< By the moment they are about.
    qint64 m_late = 0;
};

}
