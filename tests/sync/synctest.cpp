#include "synctest.h"

#include "cache/tables.h"

#include <QCoreApplication>
#include <QFile>
#include <QLoggingCategory>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <QTest>

#include <algorithm>
#include <array>
#include <cstdio>

namespace tonglan::test {

using namespace Qt::StringLiterals;

SyncTiming quickTiming()
{
    SyncTiming timing{.firstDelayMs = 10, .longestDelayMs = 100, .longPollSeconds = 1, .auditMs = 500, .steadyStreamMs = 500, .heartbeatMs = 200, .mergeMs = 10, .seed = 1};
    timing.http.inactivityMs = 400;
    timing.http.deadlineMs = 3'000;
    return timing;
}

static QString line(RecordType type, const RecordHead &head, const QString &id, const QString &text)
{
    return u"%1 %2 %3 v%4 %5"_s.arg(recordTypeName(type), head.source, id, QString::number(head.version), text);
}

static QString textOf(const Record &record)
{
    switch (typeOf(record)) {
    case RecordType::Region:
        return std::get<Region>(record).name;
    case RecordType::Source:
        return std::get<Source>(record).name;
    case RecordType::Indicator:
        return std::get<Indicator>(record).name;
    case RecordType::Reading:
        return QString::number(*std::get<Reading>(record).value);
    case RecordType::Event:
        return std::get<Event>(record).title;
    case RecordType::EventLog:
        return std::get<EventLog>(record).text;
    case RecordType::Asset:
        return std::get<Asset>(record).name;
    case RecordType::Warning:
        return std::get<Warning>(record).headline;
    case RecordType::Objection:
        return std::get<Objection>(record).text;
    case RecordType::Forecast:
        return std::get<Forecast>(record).model;
    }
    return {};
}

QStringList stateOf(const FakeBackend &backend)
{
    QStringList lines;
    for (const auto &[key, record] : backend.records())
        lines.append(line(typeOf(record), headOf(record), headOf(record).id, textOf(record)));
    lines.sort();
    return lines;
}

QStringList stateOf(const QString &cachePath)
{
    const auto database = Database::openForReading(cachePath);
    if (!database)
        return {database.error().detail};
    static constexpr std::array columns = {"id, name", "id, name", "id, name", "indicator||'|'||region||'|'||(time/1000), value", "id, title", "id, text", "id, name", "id, headline", "id, text", "id, model"};
    QStringList lines;
    for (int i = 0; i < recordTypeCount; ++i) {
        const auto type = RecordType(i);
        SQLite::Statement statement(database->handle(), "SELECT source, version, " + std::string(columns[std::size_t(i)]) + " FROM " + recordTypeName(type).data());
        while (statement.executeStep()) {
            const auto text = type == RecordType::Reading ? QString::number(statement.getColumn(3).getDouble()) : QString::fromStdString(statement.getColumn(3).getString());
            lines.append(line(type, {.source = QString::fromStdString(statement.getColumn(0).getString()), .version = statement.getColumn(1).getInt64()}, QString::fromStdString(statement.getColumn(2).getString()), text));
        }
    }
    lines.sort();
    return lines;
}

static QByteArray textOf(const Row &row, int at)
{
    const auto &cell = row.cell(at);
    switch (cell.kind) {
    case Row::Kind::Integer:
        return QByteArray::number(cell.integer);
    case Row::Kind::Real:
        return QByteArray::number(cell.real, 'g', 17);
    case Row::Kind::Text:
        return {row.bytes(at), cell.size};
    case Row::Kind::Blob:
        return QByteArray(row.bytes(at), cell.size).toHex();
    case Row::Kind::Null:
        break;
    }
    return "-";
}

static QByteArray textOf(const SQLite::Column &column)
{
    if (column.isNull())
        return "-";
    if (column.isFloat())
        return QByteArray::number(column.getDouble(), 'g', 17);
    const QByteArray bytes(static_cast<const char *>(column.getBlob()), column.getBytes());
    return column.isBlob() ? bytes.toHex() : bytes;
}

QByteArrayList contentOf(const FakeBackend &backend)
{
    QByteArrayList lines;
    Row row;
    for (const auto &[key, record] : backend.records()) {
        const auto &table = tableOf(typeOf(record));
        row.clear();
        fillRow(row, record);
        QByteArrayList cells{QByteArray::fromStdString(table.name)};
        for (int at = 0; at <= table.versionAt(); ++at)
            cells += textOf(row, at);
        for (int at = table.contentAt(); at < row.size(); ++at)
            cells += textOf(row, at);
        lines += cells.join('|');
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

QByteArrayList contentOf(const Database &cache)
{
    QByteArrayList lines;
    for (int i = 0; i < recordTypeCount; ++i) {
        const auto &table = tableOf(RecordType(i));
        std::string columns;
        for (const auto &name : table.key)
            columns += name + ", ";
        columns += "version";
        for (const auto &name : table.content)
            columns += ", " + name;
        SQLite::Statement statement(cache.handle(), "SELECT " + columns + " FROM " + table.name);
        while (statement.executeStep()) {
            QByteArrayList cells{QByteArray::fromStdString(table.name)};
            for (int at = 0; at < statement.getColumnCount(); ++at)
                cells += textOf(statement.getColumn(at));
            lines += cells.join('|');
        }
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

QList<Digest> digestsOf(const FakeBackend &backend)
{
    QList<Digest> digests(recordTypeCount);
    for (const auto &[key, record] : backend.records())
        digests[int(std::get<RecordType>(key))].add(std::get<1>(key), std::get<2>(key), headOf(record).version);
    return digests;
}

/** Calls @p take(key, version) for every record of the cache. */
template<typename Take>
static void eachVersion(SQLite::Database &cache, Take &&take)
{
    for (int i = 0; i < recordTypeCount; ++i) {
        const auto type = RecordType(i);
        const std::string id = type == RecordType::Reading ? "indicator || '|' || region || '|' || (time / 1000)" : "id";
        SQLite::Statement statement(cache, "SELECT source, " + id + ", version FROM " + tableOf(type).name);
        while (statement.executeStep())
            take(FakeBackend::Key(type, QString::fromStdString(statement.getColumn(0).getString()), QString::fromStdString(statement.getColumn(1).getString())), qint64(statement.getColumn(2).getInt64()));
    }
}

QList<Digest> digestsOf(const Database &cache)
{
    QList<Digest> digests(recordTypeCount);
    eachVersion(cache.handle(), [&](const FakeBackend::Key &key, qint64 version) { digests[int(std::get<RecordType>(key))].add(std::get<1>(key), std::get<2>(key), version); });
    return digests;
}

QString tornIn(const Database &cache, const FakeBackend &backend)
{
    return tornIn(cache.handle(), backend);
}

QString tornIn(SQLite::Database &cache, const FakeBackend &backend)
{
    SQLite::Transaction oneMoment(cache);
    SQLite::Statement stored(cache, "SELECT cursor FROM feed_state");
    const auto text = stored.executeStep() ? QString::fromStdString(stored.getColumn(0).getString()) : QString();
    std::map<FakeBackend::Key, qint64> cached;
    eachVersion(cache, [&](const FakeBackend::Key &key, qint64 version) { cached.emplace(key, version); });
    if (text.isEmpty())
        return {};
    const auto cursor = backend.cursorOf(text);
    if (!cursor)
        return u"the stored cursor %1 is none of the server's"_s.arg(text);
    // Pages of a snapshot are newer than its cursor: until the changes since then are in, such rows may be ahead, never behind.
    const bool mayBeAhead = *cursor < backend.snapshotServedAt();
    auto served = backend.versionsAt(*cursor);
    for (const auto &[key, version] : cached)
        served.try_emplace(key, 0);
    for (const auto &[key, version] : served) {
        const auto found = cached.find(key);
        const auto have = found == cached.end() ? 0 : found->second;
        if (have != version && !(mayBeAhead && backend.hadVersionAfter(*cursor, key, have)))
            return u"at cursor %1 %2 %3 has version %4, not %5"_s.arg(text, std::get<1>(key), std::get<2>(key)).arg(have).arg(version);
    }
    return {};
}

QString differenceOf(const QByteArrayList &served, const QByteArrayList &cached)
{
    QByteArrayList only;
    std::set_symmetric_difference(served.begin(), served.end(), cached.begin(), cached.end(), std::back_inserter(only));
    if (only.isEmpty())
        return {};
    const bool isServed = std::binary_search(served.begin(), served.end(), only.first());
    return u"%1 of %2 served and %3 cached rows differ; only %4: %5"_s.arg(only.size()).arg(served.size()).arg(cached.size()).arg(isServed ? u"served"_s : u"cached"_s, QString::fromUtf8(only.first()));
}

qint64 residentBytes(qint64 process)
{
    QFile file(u"/proc/%1/smaps_rollup"_s.arg(process == 0 ? u"self"_s : QString::number(process)));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const auto lines = file.readAll().split('\n');
    for (const auto &text : lines) {
        if (text.startsWith("Rss:"))
            return text.simplified().split(' ').value(1).toLongLong() * 1024;
    }
    return 0;
}

Client::Client(const FeedConfig &feed, const SyncTiming &timing)
    : Client(feed, timing, {})
{
}

Client::Client(const FeedConfig &feed, const SyncTiming &timing, const QString &cachePath)
    : m_cachePath(cachePath.isEmpty() ? m_folder.filePath(u"cache.db"_s) : cachePath)
    , m_feed(feed)
    , m_timing(timing)
{
    start();
}

Client::Client(const FeedConfig &feed, TimeMs standing)
    : m_cachePath(m_folder.filePath(u"cache.db"_s))
    , m_feed(feed)
    , m_timing(quickTiming())
    , m_clock(std::make_unique<ShiftedClock>(standing, ShiftedClock::Pace::Standing))
{
    start();
}

void Client::start()
{
    m_healths.clear();
    m_changes.clear();
    m_health = {};
    m_engine = std::make_unique<SyncEngine>(m_cachePath, std::vector{m_feed}, *m_clock, m_timing);
    QObject::connect(m_engine.get(), &SyncEngine::health, m_engine.get(), [this](const FeedHealth &health) {
        m_health = health;
        m_healths.push_back(health);
    });
    QObject::connect(m_engine.get(), &SyncEngine::changed, m_engine.get(), [this](const ChangeSet &changes) { m_changes.push_back(changes); });
    QObject::connect(m_engine.get(), &SyncEngine::failed, m_engine.get(), [this](const QString &detail) { m_failure = detail; });
    QObject::connect(m_engine.get(), &SyncEngine::commandReceipt, m_engine.get(), [this](const CommandReceipt &receipt) { m_receipt = receipt; });
    QObject::connect(m_engine.get(), &SyncEngine::outboxHealth, m_engine.get(), [this](const OutboxHealth &health) { m_outbox = health; });
    QObject::connect(m_engine.get(), &SyncEngine::commandChanged, m_engine.get(), [this](const CommandStatus &status) {
        m_commands.insert(status.command.key, status);
        auto &states = m_states[status.command.key];
        if (states.empty() || states.back() != status.state)
            states.push_back(status.state);
    });
    m_engine->setOutbox(outboxPath(), m_auditFolder);
    m_engine->start();
}

bool Client::act(const QString &type, const QString &id, const QByteArray &args, qint64 ifMatch)
{
    m_receipt = {};
    const auto ticket = m_engine->submit({.feed = m_feed.name, .type = type, .target = {u"source-1"_s, id}, .ifMatch = ifMatch, .args = args, .actor = {u"wang"_s, u"王"_s, u"operator"_s}});
    return QTest::qWaitFor([&] { return m_receipt.ticket == ticket; }, 10'000) && m_receipt.accepted;
}

void Client::restart()
{
    m_engine.reset();
    start();
}

bool Client::wasIn(FeedHealth::State state) const
{
    return std::any_of(m_healths.begin(), m_healths.end(), [state](const FeedHealth &health) { return health.state == state; });
}

FeedConfig tlfFeed(const QUrl &url)
{
    return {.name = u"city"_s, .type = u"tlf"_s, .url = url, .pollSeconds = 1};
}

int syncForever(int argc, char *argv[], const SyncTiming &timing)
{
    const QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(u"tonglan.*.info=false"_s);
    const SystemClock clock;
    SyncEngine engine(QString::fromLocal8Bit(argv[2]), {tlfFeed(QUrl(QString::fromLocal8Bit(argv[3])))}, clock, timing);
    const auto say = [](const char *word) {
        std::puts(word);
        (void)std::fflush(stdout);
    };
    QObject::connect(&engine, &SyncEngine::changed, &application, [&] { say("stored"); });
    QObject::connect(&engine, &SyncEngine::failed, &application, [&] { say("failed"); });
    engine.start();
    return QCoreApplication::exec();
}

}
