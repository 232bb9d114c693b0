#include "cachefixture.h"

#include "cache/tables.h"
#include "cache/textsearch.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace tonglan::test {

using namespace Qt::StringLiterals;

Event makeEvent(const QString &id, qint64 version, const QString &title)
{
    Event event;
    event.head = {.source = u"unified"_s, .id = id, .version = version, .time = 1'767'000'000'000 + version};
    event.title = title;
    event.kind = u"city.flood"_s;
    event.kindName = u"内涝"_s;
    event.topic = u"water"_s;
    event.level = Level::Yellow;
    event.region = u"810001"_s;
    event.address = u"德辅道中 1 号"_s;
    event.reportedAt = 1'767'000'000'000;
    event.position = GeoPoint{22.28, 114.16};
    return event;
}

Reading makeReading(const QString &indicator, qint64 seconds, qint64 version, std::optional<double> value)
{
    Reading reading;
    reading.head = {.source = u"water"_s, .id = u"%1|810000|%2"_s.arg(indicator).arg(seconds), .version = version, .time = seconds * 1000};
    reading.indicator = indicator;
    reading.region = u"810000"_s;
    reading.value = value;
    return reading;
}

Warning makeWarning(const QString &id, qint64 version, Level level)
{
    Warning warning;
    warning.head = {.source = u"weather"_s, .id = id, .version = version, .time = 1'767'000'000'000};
    warning.kind = u"11B03"_s;
    warning.kindName = u"暴雨"_s;
    warning.level = level;
    warning.headline = u"暴雨预警"_s;
    warning.regions = {u"810001"_s};
    return warning;
}

Change gone(RecordType type, const QString &id, qint64 version)
{
    const auto source = type == RecordType::Reading ? u"water"_s : type == RecordType::Warning ? u"weather"_s
                                                                                               : u"unified"_s;
    return Tombstone{.type = type, .head = {.source = source, .id = id, .version = version}};
}

FeedBatch delta(const QString &previous, const QString &cursor, std::vector<Change> changes)
{
    FeedBatch batch;
    batch.feed = u"city"_s;
    batch.kind = FeedBatch::Kind::Delta;
    batch.epoch = u"e1"_s;
    batch.previousCursor = previous;
    batch.cursor = cursor;
    batch.changes = std::move(changes);
    return batch;
}

FeedBatch page(std::optional<RecordType> type, std::vector<Change> changes, bool last, bool end, const QString &cursor)
{
    FeedBatch batch;
    batch.feed = u"city"_s;
    batch.kind = FeedBatch::Kind::SnapshotPage;
    batch.epoch = u"e1"_s;
    batch.cursor = cursor;
    batch.snapshotType = type;
    batch.lastPage = last;
    batch.snapshotEnd = end;
    batch.changes = std::move(changes);
    return batch;
}

QStringList rowsOf(const Database &database, const QString &sql, const QVariantList &values)
{
    SQLite::Statement query(database.handle(), sql.toStdString());
    for (int i = 0; i < int(values.size()); ++i) {
        if (values[i].typeId() == QMetaType::LongLong)
            query.bind(i + 1, int64_t(values[i].toLongLong()));
        else
            query.bind(i + 1, values[i].toString().toStdString());
    }
    QStringList rows;
    while (query.executeStep()) {
        QStringList columns;
        for (int i = 0; i < query.getColumnCount(); ++i) {
            const auto column = query.getColumn(i);
            columns += column.isNull() ? u"-"_s : column.isBlob() ? QString::fromLatin1(QByteArray(static_cast<const char *>(column.getBlob()), column.getBytes()).toHex())
                                                                  : QString::fromStdString(column.getString());
        }
        rows += columns.join(u'|');
    }
    return rows;
}

qint64 numberOf(const Database &database, const QString &sql)
{
    return rowsOf(database, sql).value(0).toLongLong();
}

QStringList digestOf(const Database &database)
{
    QStringList digest;
    for (int i = 0; i < recordTypeCount; ++i) {
        const auto &table = tableOf(RecordType(i));
        QString columns;
        for (const auto &name : table.key)
            columns += QString::fromStdString(name) + u", "_s;
        for (const auto &name : table.content)
            columns += QString::fromStdString(name) + u", "_s;
        digest += QString::fromStdString(table.name);
        digest += rowsOf(database, u"SELECT %1 version FROM %2 ORDER BY 1, 2, 3, 4"_s.arg(columns, QString::fromStdString(table.name)));
    }
    digest += u"tombstone"_s;
    digest += rowsOf(database, u"SELECT type, source, id, version FROM tombstone ORDER BY 1, 2, 3"_s);
    return digest;
}

QStringList indexFaults(const Database &database)
{
    QStringList faults;
    for (const auto &name : {u"event"_s, u"asset"_s}) {
        faults += rowsOf(database, u"SELECT '%1 %2_place', n FROM %1_place WHERE n NOT IN (SELECT n FROM %1 WHERE lat IS NOT NULL)"_s.arg(name, name));
        faults += rowsOf(database,
            u"SELECT '%1 not placed', n FROM %1 LEFT JOIN %1_place USING (n) WHERE lat IS NOT NULL"
            " AND (west IS NULL OR west > lon OR east < lon OR south > lat OR north < lat OR east - west > 1e-4)"_s.arg(name));
        const auto text = QString(name == "event"_L1 ? u"title <> '' OR kind_name <> '' OR address <> ''"_s : u"name <> '' OR name_en <> ''"_s);
        const auto indexed = rowsOf(database, u"SELECT DISTINCT doc FROM %1_term ORDER BY doc"_s.arg(name));
        const auto rows = rowsOf(database, u"SELECT n FROM %1 WHERE %2 ORDER BY n"_s.arg(name, text));
        if (indexed != rows)
            faults += u"%1: text index of %2 rows, should be %3"_s.arg(name).arg(indexed.size()).arg(rows.size());
    }
    return faults;
}

Writer openWriter(const QString &path, const Clock &clock)
{
    return Writer(must(Database::openForWriting(path)), clock);
}

}
