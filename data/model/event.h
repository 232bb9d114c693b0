#pragma once

#include "geo.h"
#include "level.h"
#include "record.h"

namespace tonglan {

/** 处置 stages of an event, in order, as operators name the states:
 *  待受理 → 待分拨 → 处置中 → 待核查 → 已办结 → 已评价.
 */
enum class Stage { Reported,
    Accepted,
    Handling,
    Checking,
    Closed,
    Rated };

/** One matter the city must deal with, as reported by any source.
 *  head.time is the time of its last change. TLF data: title, kind, kindName, topic, level, stage, flags [overdue is derived],
 *  region, address, department, occurredAt, reportedAt, deadline, closedAt, description; geo: Point or null.
 */
struct Event
{
    enum Flag : unsigned { Urged = 1,
        Supervised = 2,
        Returned = 4 }; ///< 催办, 督办, 退回

    RecordHead head = {};
    QString title = {};
    QString kind = {}; ///< Type code, e.g. "city.road-collapse".
    QString kindName = {}; ///< Its name, e.g. "路面塌陷".
    QString topic = {}; ///< Topic code as of Indicator::topic.
    Level level = Level::Blue;
    Stage stage = Stage::Reported;
    unsigned flags = 0; ///< Combination of Flag.
    QString region = {}; ///< Code of the smallest known region.
    QString address = {};
    QString department = {}; ///< Source id of who handles it; empty before 分拨.
    TimeMs occurredAt = 0;
    TimeMs reportedAt = 0;
    TimeMs deadline = 0; ///< 0 = none.
    TimeMs closedAt = 0; ///< 0 = open.
    std::optional<GeoPoint> position = {}; ///< Unset: listed, not mapped, and said so.
    QString description = {};

    friend bool operator==(const Event &, const Event &) = default;
};

[[nodiscard]] inline bool isOpen(const Event &event) { return event.stage < Stage::Closed; }

/** Newest report first; ties are broken by identity, so that the order is total. */
[[nodiscard]] bool isShownBefore(const Event &a, const Event &b);

/** Wire names: "reported", "accepted", "handling", "checking", "closed", "rated". */
[[nodiscard]] QLatin1StringView stageName(Stage stage);
[[nodiscard]] std::optional<Stage> stageFromName(QStringView name);

/** One act on an event: a stage transition, an urging, a note. head.time is when it happened.
 *  TLF data: event, eventSource, action, from, to, actor, text.
 */
struct EventLog
{
    RecordHead head = {};
    QString eventSource = {};
    QString event = {}; ///< head.id of the event within eventSource.
    QString action = {}; ///< "stage", "urge", "supervise", "return", "note"
    QString from = {}; ///< Stage name before, for "stage".
    QString to = {};
    QString actor = {};
    QString text = {};

    friend bool operator==(const EventLog &, const EventLog &) = default;
};

}
