#pragma once

#include "citymap.h"
#include "eventkinds.h"
#include "model/event.h"
#include "weather.h"

#include <map>
#include <memory>
#include <vector>

namespace tonglan {

class Dice;

/** One matter from its report to its rating: what it is, and every step with its moment. */
struct EventStory
{
    struct Step
    {
        TimeMs time = 0;
        Stage stage = Stage::Reported;
        unsigned flags = 0;
        QLatin1StringView action = {}; ///< As of EventLog::action.
        QString actor = {};
        QString text = {};
    };

    Event event = {}; ///< As reported; stage, flags, department and closedAt follow from the steps.
    QString department = {}; ///< Who handles it once it is dispatched.
    std::vector<Step> steps = {}; ///< In order of time; step k makes version k + 1.
};

/** The event after its first @p steps steps (at least 1). */
[[nodiscard]] Event eventAfter(const EventStory &story, std::size_t steps);
[[nodiscard]] EventLog logOf(const EventStory &story, std::size_t step);

/** The events of the demo city. Each hour's stories are a pure function of seed and hour; made once and kept while they are needed.
 *  Use from one thread at a time.
 */
class LifeEvents
{
public:
    LifeEvents(std::shared_ptr<const CityMap> map, quint64 seed, TimeMs anchor);

    /** All stories reported in (from, to]. */
    [[nodiscard]] std::vector<const EventStory *> reportedBetween(TimeMs from, TimeMs to);

    /** No step of a story is later than this after its report. */
    static constexpr TimeMs longestStory = 8LL * 24 * 60 * 60 * 1000;

    /** Forgets stories reported before @p time. */
    void forgetBefore(TimeMs time);

private:
    [[nodiscard]] const std::vector<EventStory> &hour(qint64 number);
    [[nodiscard]] EventStory story(Dice &dice, const EventKind &kind, TimeMs reported) const;
    [[nodiscard]] EventStory graveStory(Dice &dice, const GraveKind &kind, Level level, TimeMs reported, double hours) const;
    void place(Dice &dice, Scene scene, Event &event) const;
    void tell(Dice &dice, EventStory &story, double hours, double limitHours) const;
    void addGrave(std::vector<EventStory> &stories, qint64 hour, TimeMs slot, std::span<const GraveKind> kinds, Level level, double low, double high) const;
    [[nodiscard]] const RoadPiece &pieceFor(Dice &dice, bool express) const;
    [[nodiscard]] double expected(const EventKind &kind, TimeMs t) const;

    std::shared_ptr<const CityMap> m_map;
    quint64 m_seed;
    TimeMs m_anchor;
    Weather m_weather;
    std::vector<double> m_streetSums = {}; ///< Running sums of the weights of road pieces.
    std::vector<double> m_expressSums = {};
    std::vector<std::size_t> m_portPieces = {};
    std::map<Scene, std::vector<std::size_t>> m_pois = {};
    double m_kindSum = 0;
    std::map<qint64, std::vector<EventStory>> m_hours = {};
};

}
