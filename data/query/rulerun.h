#pragma once

#include "readings.h"

#include "analysis/citycalendar.h"
#include "analysis/rules.h"
#include "cache/database.h"

#include <QTimeZone>

#include <map>
#include <memory>
#include <vector>

namespace tonglan {

/** Keeps rules in step with the readings of the cache, on and off line alike: at first it goes through what they look back on, then it takes what is new. What comes late, is corrected
 *  or taken away in the time that a rule looks back on makes that rule, and those that are bound to it by composites, go through that time again: what is raised is what a start would raise.
 *  Of several sources the one that the figure shows counts. One thread at a time, one that may read the cache.
 */
class RuleRun
{
public:
    RuleRun(SharedRules rules, SharedCalendar calendar, const QTimeZone &zone);
    ~RuleRun();
    RuleRun(RuleRun &&) noexcept;

    /** Takes what the cache has learned about the time up to @p now; where @p now went back, from the beginning. Throws SQLite::Exception. */
    void catchUp(const Database &db, TimeMs now);

    struct Replay
    {
        std::vector<RuleNotice> notices = {}; ///< In their order.
        qint64 readings = 0; ///< That were looked at.
        QStringList silent = {}; ///< Indicators without any.
    };
    /** What would have been raised, and ended, from @p from until @p until, had each reading come at the moment it is about and somebody looked every minute. What was raised
     *  before is known, and not told. Throws SQLite::Exception. */
    [[nodiscard]] Replay replay(const Database &db, TimeMs from, TimeMs until);

    /** What is raised, by rule and region. */
    [[nodiscard]] const std::map<std::pair<QString, QString>, RuleNotice> &raised() const { return m_raised; }
    [[nodiscard]] const Rule *rule(const QString &id) const; ///< Null if there is none.
    [[nodiscard]] qint64 restarts() const { return m_restarts; } ///< How often something late made rules go back.
    /** What must be said of the calendar where what is usual at @p time decides; mostly empty. */
    [[nodiscard]] CityCalendar::Name calendarNote(TimeMs time) const;

private:
    using Key = std::pair<QString, QString>; ///< Indicator, region.
    struct Group;
    struct Line
    {
        TimeMs taken = 0; ///< Up to here.
        QString source = {};
        TimeMs from = 0; ///< What was there from here until taken …
        std::vector<qint64> seen = {}; ///< … looked like this.
    };
    class Looks;

    /** What is usual for the hour of @p time on days of its kind: the median of at least three of the last eight, each the mean of an hour around it. */
    [[nodiscard]] std::optional<RuleEngine::Usual> usualAt(const QString &indicator, const QString &region, TimeMs time) const;
    void begin(Group &group, TimeMs from);
    void beginAgain(Group &group, TimeMs now);
    [[nodiscard]] bool findLines(const Database &db, Group &group, TimeMs now);
    [[nodiscard]] std::vector<RuleNotice> follow(const Database &db, Group &group, TimeMs now, TimeMs step);
    void note(const std::vector<RuleNotice> &notices);
    void refreshParts();

    SharedRules m_rules;
    SharedCalendar m_calendar;
    QTimeZone m_zone;
    std::vector<Group> m_groups; ///< Rules that nothing binds together.
    std::vector<Indicator> m_definitions;
    const Database *m_db = nullptr; ///< While it catches up: the engines ask for what is usual.
    std::map<Key, Line> m_lines;
    std::map<std::pair<QString, QString>, RuleNotice> m_raised;
    TimeMs m_now = 0;
    qint64 m_restarts = 0;
    qint64 m_readings = 0;
    bool m_isSound = false;
};

}
