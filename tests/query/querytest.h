#pragma once

#include "cache/writer.h"
#include "query/queryrunner.h"
#include "query/wallclock.h"

#include <QTemporaryDir>
#include <QTest>

namespace tonglan::test {

/** A clock that tests set. */
class SetClock final : public Clock
{
public:
    [[nodiscard]] TimeMs now() const override { return time + jump; }
    [[nodiscard]] qint64 monotonic() const override { return time; }

    TimeMs time = 1'783'751'520'000; ///< 2026-07-11T14:32:00+08:00, a Saturday
    TimeMs jump = 0; ///< The wall clock was set by this much; the steady one does not notice.
};

inline constexpr TimeMs minute = 60'000;
inline constexpr TimeMs hour = 60 * minute;
inline constexpr TimeMs day = 24 * hour;

/** A cache in a temporary folder, filled through Writer, with the runner and the clock that models need. */
class QueryTest
{
public:
    QueryTest();

    /** Stores @p changes and tells the runner. */
    void put(std::vector<Change> changes);
    /** Makes the cache file; put() does too. */
    void create();
    /** Handles events until every question is answered. */
    void settle();
    /** Moves the clock on and ticks. */
    void pass(TimeMs ms);

    QTemporaryDir dir;
    SetClock time;
    QString path;
    std::unique_ptr<Writer> writer;
    QueryRunner runner;
    WallClock clock;
    qint64 version = 1;
    int cursor = 0;
};

[[nodiscard]] Region makeRegion(const QString &code, const QString &name, const QString &nameEn, const QString &parent, int depth);
[[nodiscard]] Source makeSource(const QString &id, const QString &name, int intervalSeconds, TimeMs time);
[[nodiscard]] Event makeEvent(const QString &id, Level level, const QString &region, TimeMs reportedAt);
[[nodiscard]] Indicator makeIndicator(const QString &code, const QString &name, const QString &unit);
[[nodiscard]] Reading makeReading(const QString &indicator, TimeMs time, std::optional<double> value, const QString &region = QStringLiteral("810000"));
[[nodiscard]] Warning makeWarning(const QString &id, Level level, TimeMs onset, TimeMs expires);

/** The city, two districts, a neighbourhood; the sources "unified", "traffic" and "weather", heard of at @p now. */
[[nodiscard]] std::vector<Change> smallCity(TimeMs now);

/** A city with @p events events over 90 days and hourly readings of @p indicators indicators for 19 regions. */
void fillLargeCity(Writer &writer, TimeMs now, int events, int indicators);

/** One role of one row. */
[[nodiscard]] QVariant at(const QAbstractItemModel &model, int row, const char *role);
/** One role of all rows, joined by blanks. */
[[nodiscard]] QString column(const QAbstractItemModel &model, const char *role);

}
