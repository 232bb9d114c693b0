#pragma once

#include "base/problem.h"
#include "model/event.h"

#include <QTime>
#include <QTimeZone>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace tonglan {

class CityCalendar;

inline constexpr int stageCount = int(Stage::Rated) + 1;

/** Something that can be done with an event: 受理, 分拨, 催办 … */
struct EventAct
{
    QString key = {}; ///< "accept"; its command is "event.accept".
    QString nameZh = {};
    QString nameEn = {};
    QString shortcut = {}; ///< One capital letter: the key that begins it. Empty: none.
    /** The stage after it, by the stage before; unset: not possible there. The same stage: the event stays where it is. */
    std::array<std::optional<Stage>, stageCount> next = {};
    unsigned sets = 0; ///< Event::Flag that are raised,
    unsigned clears = 0; ///< and lowered.
    bool isAsked = false; ///< It is asked once more before it is done.
    bool needsReason = false;
    bool needsDepartment = false;
    QStringList roles = {}; ///< Who may; empty: anybody who may act at all.
    QStringList reasonsZh = {}; ///< Offered to pick from.
    QStringList reasonsEn = {}; ///< As many.

    [[nodiscard]] std::optional<Stage> after(Stage stage) const { return next[std::size_t(stage)]; }
    [[nodiscard]] bool isFor(const QString &role) const { return roles.isEmpty() || roles.contains(role); }
    [[nodiscard]] bool movesFrom(Stage stage) const { return after(stage).value_or(stage) != stage; }
};

/** Which department events of a kind and place are usually given to. */
struct DispatchRule
{
    QString kind = {}; ///< Event::kind, or the beginning of it before '*'; empty: all.
    QString region = {}; ///< Event::region, the same way.
    QString department = {}; ///< Source id.
};

/** What of the city could help where events of a kind happen. */
struct NearbyRule
{
    QString kind = {}; ///< Event::kind, or the beginning of it before '*'; empty: all.
    QStringList things = {}; ///< Kinds of assets.
};

/** How long an event may stand in a stage, or take as a whole. */
struct EventLimit
{
    QString kind = {}; ///< Event::kind, or the beginning of it before '*'; empty: all.
    std::optional<Level> level = {};
    std::optional<Stage> stage = {}; ///< Unset: from the report to the end.
    int minutes = 0;
    bool isWorkTime = false; ///< Only minutes in which the offices are open count.
};

/** 处置流程 of a city: what may be done with an event in which stage, what that makes of it, and until when it must be done. Read from TOML
 *  (resources/flow/city.toml lists every key); every city has its own. A value; pure; any thread.
 */
class EventFlow
{
public:
    /** What is wrong is reported by place. A flow in which an event cannot get from its report to its end is refused as a whole: nothing comes back. */
    [[nodiscard]] static std::optional<EventFlow> parse(const QByteArray &toml, const QString &file, QList<Problem> &problems);

    [[nodiscard]] const std::vector<EventAct> &acts() const { return m_acts; } ///< In the order of the file.
    [[nodiscard]] const EventAct *find(QStringView key) const; ///< Null: there is no such act.
    /** The one that brings an event on from @p stage: the first of the file that moves it to a later one. Null: none, it has ended. */
    [[nodiscard]] const EventAct *nextOf(Stage stage) const;
    /** False if no act leads there: what a server says then is shown as it is, and said to be outside the flow. */
    [[nodiscard]] bool leads(Stage from, Stage to) const;

    /** The first rule that fits; null: none, a person must know. */
    [[nodiscard]] const DispatchRule *dispatchOf(QStringView kind, QStringView region) const;

    /** Kinds of assets to look for near an event, by the first rule that fits; empty: none. */
    [[nodiscard]] QStringList nearbyOf(QStringView kind) const;

    /** The first limit that fits; with @p stage unset the one of the event as a whole. Null: none. */
    [[nodiscard]] const EventLimit *limitOf(QStringView kind, Level level, std::optional<Stage> stage) const;
    /** When @p limit is over for what began at @p since. Work time is that of @p calendar in @p zone; 0 if it never ends within two years. */
    [[nodiscard]] TimeMs dueAt(const EventLimit &limit, TimeMs since, const CityCalendar &calendar, const QTimeZone &zone) const;
    /** From when on it is amber: the last part of the time there was, at least one minute. */
    [[nodiscard]] TimeMs amberFrom(TimeMs since, TimeMs due) const;

private:
    std::vector<EventAct> m_acts = {};
    std::vector<EventLimit> m_limits = {};
    std::vector<DispatchRule> m_dispatch = {};
    std::vector<NearbyRule> m_nearby = {};
    QTime m_opens = QTime(9, 0);
    QTime m_closes = QTime(17, 30);
    double m_amber = .25; ///< Share of the time before a deadline.

    friend class EventFlowReader;
};

using SharedFlow = std::shared_ptr<const EventFlow>;

}
