#include "history.h"

#include "cache/cachefixture.h"

#include <QFile>

#include <algorithm>

namespace tonglan::test {

using namespace Qt::StringLiterals;

using State = FeedHealth::State;
using Fault = FakeBackend::Fault;
using StreamFault = FakeBackend::StreamFault;

static constexpr int convergeWithinMs = 60'000; // rule 14
static constexpr int lookEveryMs = 20;
static constexpr qint64 checkpointBytes = 6 * 1024 * 1024; // near here SQLite may be moving the log into the file

void History::Count::add(const Count &other)
{
    puts += other.puts;
    removals += other.removals;
    faults += other.faults;
    resyncs += other.resyncs;
    restarts += other.restarts;
    kills += other.kills;
    clockJumps += other.clockJumps;
}

History::History(quint32 seed, QString folder, int operations, QObject *parent)
    : QObject(parent)
    , m_seed(seed)
    , m_folder(std::move(folder))
    , m_operations(operations)
    , m_random(seed)
{
    const bool isSmall = m_random.bounded(20) == 0;
    m_backend.setPageRows(isSmall ? 1 + m_random.bounded(9) : 40 + m_random.bounded(400));
    m_backend.setHasStream(m_random.bounded(4) != 0);
    for (int i = 0; i < recordTypeCount; ++i) {
        if (m_random.bounded(2) == 0)
            m_types.append(RecordType(i));
    }
    if (m_types.isEmpty())
        m_types = {RecordType::Event, RecordType::Warning};
    m_backend.setTypes(m_types);
    m_keys = isSmall ? 3 : 5 + m_random.bounded(40);
    m_batch = isSmall ? 3 : 1 << m_random.bounded(2, 7);

    m_timing = {.firstDelayMs = 5, .longestDelayMs = 60, .longPollSeconds = 1, .auditMs = 150, .steadyStreamMs = 100, .heartbeatMs = 150, .mergeMs = 10, .seed = seed};
    m_timing.http.inactivityMs = 250;
    m_timing.http.deadlineMs = 3'000;
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &History::step);
}

History::~History()
{
    m_engine.reset();
    removeFiles(m_path);
}

void History::start()
{
    change(m_random.bounded(m_batch * 2));
    m_path = u"%1/h%2-0.db"_s.arg(m_folder).arg(m_seed);
    startEngine();
    m_timer.start(m_random.bounded(5));
}

History::Count History::count() const
{
    auto count = m_count;
    count.faults = m_backend.faultsServed();
    return count;
}

void History::startEngine()
{
    m_health = {};
    m_engine = std::make_unique<SyncEngine>(m_path, std::vector{tlfFeed(m_backend.url())}, m_clock, m_timing);
    connect(m_engine.get(), &SyncEngine::health, this, [this](const FeedHealth &health) { m_health = health; });
    connect(m_engine.get(), &SyncEngine::failed, this, [this](const QString &detail) { finish(detail); });
    m_engine->start();
}

void History::step()
{
    if (m_health.state == State::Halted)
        m_engine->retry(); // 403 needs a person
    if (count().total() >= m_operations) {
        m_backend.setFault(Fault::None);
        m_backend.setStreamFault(StreamFault::None);
        m_clock.setRight();
        m_quiet.start();
        m_timer.disconnect(this);
        connect(&m_timer, &QTimer::timeout, this, &History::settle);
        return m_timer.start(lookEveryMs);
    }
    if (m_random.bounded(3) == 0)
        misbehave();
    else
        change(1 + m_random.bounded(m_batch));
    m_timer.start(m_random.bounded(8));
}

void History::change(int count)
{
    m_backend.begin();
    for (int i = 0; i < count; ++i) {
        const auto type = m_types[m_random.bounded(m_types.size())];
        const auto number = m_random.bounded(m_keys);
        if (m_random.bounded(4) != 0) {
            m_backend.put(makeRecord(type, number, u"步 %1"_s.arg(m_count.puts)));
            ++m_count.puts;
            continue;
        }
        const auto record = makeRecord(type, number);
        const FakeBackend::Key key{type, headOf(record).source, headOf(record).id};
        if (m_backend.records().contains(key)) {
            m_backend.remove(key);
            ++m_count.removals;
        }
    }
    m_backend.end();
}

void History::misbehave()
{
    static constexpr std::array<qint64, 6> jumps = {3'600'000, -3'600'000, 315'360'000'000, -315'360'000'000, 1'500, -1'500};
    switch (m_random.bounded(12)) {
    case 0:
    case 1:
    case 2:
    case 3:
        m_backend.setFault(Fault(1 + m_random.bounded(int(Fault::OtherMoment))), 1 + m_random.bounded(2));
        break;
    case 4:
    case 5:
    case 6:
    case 7:
        m_backend.setStreamFault(StreamFault(1 + m_random.bounded(int(StreamFault::Garbage))), 1 + m_random.bounded(2));
        break;
    case 8:
        ++m_count.resyncs;
        if (const auto how = m_random.bounded(4); how == 0)
            m_backend.changeEpoch();
        else if (how == 1)
            m_backend.askForResync();
        else
            m_backend.forgetLog();
        break;
    case 9:
        beginAgain(m_random.bounded(2) == 0);
        break;
    default:
        m_clock.jump(jumps.at(std::size_t(m_random.bounded(int(jumps.size())))));
        ++m_count.clockJumps;
    }
}

/** After a kill the disk has what it had at that moment: the file, and the log as far as it was written. */
void History::beginAgain(bool killed)
{
    const auto old = m_path;
    if (killed && QFile::exists(old) && QFileInfo(old + u"-wal"_s).size() < checkpointBytes) {
        m_path = u"%1/h%2-%3.db"_s.arg(m_folder).arg(m_seed).arg(++m_lives);
        QFile::copy(old, m_path);
        QFile::copy(old + u"-wal"_s, m_path + u"-wal"_s);
        ++m_count.kills;
    } else {
        ++m_count.restarts;
    }
    m_engine.reset();
    if (m_path != old)
        removeFiles(old);
    startEngine();
}

void History::removeFiles(const QString &path) const
{
    for (const auto &end : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(path + end);
}

void History::settle()
{
    if (m_health.state == State::Halted)
        m_engine->retry();
    const auto difference = differs();
    if (difference.isEmpty())
        return finish({});
    if (m_quiet.hasExpired(convergeWithinMs))
        return finish(difference);
    m_timer.start(lookEveryMs);
}

QString History::differs() const
{
    if (m_health.state != State::Live)
        return u"not live: %1"_s.arg(m_health.detail);
    const auto cache = Database::openForReading(m_path);
    if (!cache)
        return cache.error().detail;
    const auto cursor = rowsOf(*cache, u"SELECT cursor FROM feed_state"_s).value(0);
    if (cursor != QString::fromLatin1(m_backend.cursorText()))
        return u"the cache is at %1, the server at %2"_s.arg(cursor, QString::fromLatin1(m_backend.cursorText()));
    if (digestsOf(m_backend) != digestsOf(*cache))
        return u"the digests differ; "_s + differenceOf(contentOf(m_backend), contentOf(*cache));
    const auto difference = differenceOf(contentOf(m_backend), contentOf(*cache));
    return difference.isEmpty() ? indexFaults(*cache).value(0) : difference;
}

void History::finish(const QString &failure)
{
    m_timer.stop();
    m_timer.disconnect(this);
    if (!failure.isEmpty() && m_failure.isEmpty())
        m_failure = u"seed %1: %2"_s.arg(m_seed).arg(failure);
    QMetaObject::invokeMethod(this, &History::finished, Qt::QueuedConnection);
}

}
