#pragma once

#include "cache/writer.h"

#include <QStringList>
#include <QVariant>

namespace tonglan::test {

/** A clock that tests set. */
class SetClock final : public Clock
{
public:
    [[nodiscard]] TimeMs now() const override { return time; }
    [[nodiscard]] qint64 monotonic() const override { return time; }

    TimeMs time = 1'768'000'000'000;
};

[[nodiscard]] Event makeEvent(const QString &id, qint64 version, const QString &title = QStringLiteral("路面积水"));
[[nodiscard]] Reading makeReading(const QString &indicator, qint64 seconds, qint64 version, std::optional<double> value);
[[nodiscard]] Warning makeWarning(const QString &id, qint64 version, Level level);
[[nodiscard]] Change gone(RecordType type, const QString &id, qint64 version);

/** A batch of the feed "city". */
[[nodiscard]] FeedBatch delta(const QString &previous, const QString &cursor, std::vector<Change> changes);
[[nodiscard]] FeedBatch page(std::optional<RecordType> type, std::vector<Change> changes, bool last = false, bool end = false, const QString &cursor = QStringLiteral("s1"));

/** The rows of a query as text, columns joined by '|'. Fails the running test by an exception on an SQL error. */
[[nodiscard]] QStringList rowsOf(const Database &database, const QString &sql, const QVariantList &values = {});
[[nodiscard]] qint64 numberOf(const Database &database, const QString &sql);

/** All that two caches fed with the same records must have in common, whatever the order and the batches. */
[[nodiscard]] QStringList digestOf(const Database &database);

/** What is wrong with the spatial and text index of events and assets, compared with the rows; empty if nothing is. */
[[nodiscard]] QStringList indexFaults(const Database &database);

/** Opens a cache for writing that must open. */
[[nodiscard]] Writer openWriter(const QString &path, const Clock &clock);

/** Like Result::value(), with the error in the message. */
template<typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("unexpected error: %s", qUtf8Printable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

}
