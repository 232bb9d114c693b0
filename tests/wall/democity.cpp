#include "democity.h"

#include "feed/citypack.h"
#include "feed/format/tlf.h"
#include "support/fakebackend.h"

namespace tonglan::test {

using namespace Qt::StringLiterals;

static constexpr TimeMs hour = 3'600'000;

template<typename T>
static T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().detail));
    return std::move(*result);
}

/** Moves the times of @p record by @p by; false if it is of no use to a picture of today. */
static bool bringUpToDate(Record &record, TimeMs by, TimeMs now, int hours)
{
    if (auto *reading = std::get_if<Reading>(&record)) {
        reading->head.time = (reading->head.time + by) / 1000 * 1000;
        reading->head.id = u"%1|%2|%3"_s.arg(reading->indicator, reading->region).arg(reading->head.time / 1000);
        return reading->head.time > now - hours * hour;
    }
    if (auto *event = std::get_if<Event>(&record)) {
        for (auto *time : {&event->head.time, &event->occurredAt, &event->reportedAt, &event->deadline, &event->closedAt})
            *time = *time > 0 ? *time + by : 0;
        return isOpen(*event) || event->closedAt > now - 24 * hour;
    }
    if (auto *warning = std::get_if<Warning>(&record)) {
        for (auto *time : {&warning->head.time, &warning->onset, &warning->expires})
            *time = *time > 0 ? *time + by : 0;
        return true;
    }
    if (auto *objection = std::get_if<Objection>(&record)) {
        for (auto *time : {&objection->head.time, &objection->readingTime, &objection->raisedAt, &objection->answeredAt})
            *time = *time > 0 ? *time + by : 0;
        objection->readingTime = objection->readingTime / 1000 * 1000; // as that of the reading
        return true;
    }
    if (auto *forecast = std::get_if<Forecast>(&record)) {
        forecast->head.time += by;
        forecast->issuedAt += by;
        for (auto &point : forecast->points)
            point.time += by;
        return true;
    }
    return !std::holds_alternative<EventLog>(record);
}

void putDemoCity(FakeBackend &backend, TimeMs now, int hours)
{
    auto pack = must(CityPack::open(QStringLiteral(TONGLAN_BINARY_DIR "/share/tonglan/demo.citypack")));
    const auto by = now - pack.info().anchor;
    const auto types = must(pack.types());
    backend.begin();
    for (const auto type : types) {
        const auto pages = must(pack.pageCount(type));
        for (int page = 0; page < pages; ++page) {
            const auto json = must(pack.page(type, page));
            auto batch = must(parseTlfRecords(json, type));
            for (auto &change : batch.changes) {
                auto *record = std::get_if<Record>(&change);
                if (record && bringUpToDate(*record, by, now, hours))
                    backend.put(std::move(*record));
            }
        }
    }
    backend.end();
}

}
