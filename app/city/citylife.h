#pragma once

#include "citymap.h"
#include "lifeevents.h"
#include "lifereadings.h"
#include "lifewarnings.h"
#include "model/batch.h"

#include <memory>
#include <vector>

namespace tonglan {

/** The demo city as a source of records. Everything is a pure function of geography, seed, anchor and time: two pieces of time,
 *  asked for one after the other, give exactly what the whole would have given. Use from one thread at a time.
 */
class CityLife
{
public:
    CityLife(std::shared_ptr<const CityMap> map, quint64 seed, TimeMs anchor);

    /** What does not change: regions, sources, indicators, assets; all with version 1 and time @p since. */
    [[nodiscard]] std::vector<Record> standing(TimeMs since) const;

    /** Events reported in (from, at], each in its state at @p at. */
    [[nodiscard]] std::vector<Record> eventsAsOf(TimeMs from, TimeMs at);
    /** Every step up to @p at of the events reported in (from, at]. */
    [[nodiscard]] std::vector<Record> logsAsOf(TimeMs from, TimeMs at);
    /** Warnings sent in (from, at], each in its state at @p at. */
    [[nodiscard]] std::vector<Record> warningsAsOf(TimeMs from, TimeMs at) const;
    /** Objections to figures raised in (from, at], each in its state at @p at. */
    [[nodiscard]] std::vector<Record> objectionsAsOf(TimeMs from, TimeMs at) const;

    /** Forecasts of departments issued in (from, at]. */
    [[nodiscard]] std::vector<Record> forecastsAsOf(TimeMs from, TimeMs at) const;

    /** Everything that happens in (from, to], in order of time: new events, their later versions, logs, readings, warnings, forecasts. */
    [[nodiscard]] std::vector<Record> recordsBetween(TimeMs from, TimeMs to, const ReadingDensity &density);

    [[nodiscard]] const LifeReadings &readings() const { return m_readings; }
    [[nodiscard]] const CityMap &map() const { return *m_map; }
    [[nodiscard]] TimeMs anchor() const { return m_anchor; }

private:
    void addRegions(std::vector<Record> &records) const;
    void addAssets(std::vector<Record> &records) const;

    std::shared_ptr<const CityMap> m_map;
    quint64 m_seed;
    TimeMs m_anchor;
    LifeReadings m_readings;
    LifeEvents m_events;
    LifeWarnings m_warnings;
};

/** Moves every time in a record by @p shift; ids that contain a time follow. */
void shiftTimes(Record &record, TimeMs shift);

}
