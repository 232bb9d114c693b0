#include "synctest.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <QTest>

#include <algorithm>
#include <array>

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
    static constexpr std::array columns = {"id, name", "id, name", "id, name", "indicator||'|'||region||'|'||(time/1000), value", "id, title", "id, text", "id, name", "id, headline"};
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
    m_engine->setOutbox(outboxPath());
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

}
