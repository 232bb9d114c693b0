#include "session.h"

#include "base/log.h"
#include "capsession.h"
#include "commanddesk.h"
#include "geojsonsession.h"
#include "importsession.h"
#include "packsession.h"
#include "tlfsession.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QThreadPool>

#include <algorithm>
#include <array>
#include <utility>

namespace tonglan {

using namespace Qt::StringLiterals;

using State = FeedHealth::State;

static constexpr qint64 touchEveryMs = 10'000; // each costs a commit

static QLatin1StringView nameOf(State state)
{
    static constexpr std::array names = {"idle"_L1, "snapshot"_L1, "catching up"_L1, "live"_L1, "waiting"_L1, "halted"_L1};
    return names.at(std::size_t(state));
}

/** Text that may hold what a server said, fit for a log: one line, no control characters. */
static QString oneLine(QString text)
{
    for (auto &c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = u'?';
    }
    return text.left(1'000);
}

Session::Session(FeedConfig config, SyncContext &context, QObject *parent)
    : QObject(parent)
    , m_config(std::move(config))
    , m_context(context)
    , m_backoff(context.timing.firstDelayMs, context.timing.longestDelayMs, context.timing.seed != 0 ? context.timing.seed : QRandomGenerator::global()->generate())
{
    m_health.feed = m_config.name;
    m_health.type = m_config.type;
    m_health.address = m_config.url.isEmpty() ? m_config.file : m_config.url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    m_retry.setSingleShot(true);
    m_step.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Session::start);
    connect(&m_step, &QTimer::timeout, this, &Session::commitNext);
}

void Session::start()
{
    const auto stored = m_context.writer.feedState(m_config.name);
    if (!stored)
        return fail(stored.error());
    m_epoch = stored->epoch;
    m_cursor = stored->cursor;
    m_schemas = stored->schemas;
    m_health.lastSuccess = std::max(m_health.lastSuccess, stored->lastSuccess);
    m_health.lastAudit = stored->lastAudit;
    m_health.auditDetail = stored->auditDetail;
    const auto pauses = m_context.writer.pauses(m_config.name);
    if (!pauses)
        return fail(pauses.error());
    m_paused.clear();
    for (const auto &pause : *pauses)
        m_paused.emplace(pause.type, pause);
    tellPaused();
    begin();
}

void Session::retry()
{
    if (m_health.state != State::Halted && m_health.state != State::Waiting)
        return probe();
    abandon(); // a try may be under way already
    m_retry.stop();
    start();
}

void Session::wake(const QString &reason)
{
    if (m_health.state == State::Halted)
        return;
    drop();
    const auto delay = QRandomGenerator::global()->bounded(m_context.timing.wakeMs + 1); // not all screens of a city at once
    m_health.nextTry = m_context.clock.now() + delay;
    m_retry.start(delay);
    enter(SyncInput::Failed, reason);
}

void Session::enter(SyncInput input, const QString &detail)
{
    const auto next = nextState(m_health.state, input);
    if (!next) {
        qCCritical(logSync, "%ls: input %d has no place in state %s", qUtf16Printable(m_config.name), int(input), nameOf(m_health.state).data());
        return;
    }
    if (*next != m_health.state)
        qCInfo(logSync).noquote() << m_config.name + u':' << nameOf(m_health.state) << "->" << nameOf(*next) << oneLine(detail);
    m_health.state = *next;
    m_health.detail = detail;
    if (*next != State::Snapshot)
        m_health.progressPercent = -1;
    if (*next != State::Waiting)
        m_health.nextTry = 0;
    if (*next == State::Live) {
        m_health.attempts = 0;
        m_backoff.reset();
    }
    if (*next == State::Waiting || *next == State::Halted)
        m_wasAway = true;
    if (*next == State::Live && std::exchange(m_wasAway, false) && m_context.commands)
        m_context.commands->noteLive(m_config.name);
    tell();
}

bool Session::commit(FeedBatch batch)
{
    batch.feed = m_config.name;
    if (batch.kind == FeedBatch::Kind::Delta)
        dropPaused(batch);
    if (m_context.commands)
        m_context.commands->noteArriving(batch.commands);
    const auto done = m_context.writer.apply(batch);
    if (!done) {
        fail(done.error());
        return false;
    }
    if (m_context.commands)
        m_context.commands->noteStored(batch.commands);
    const auto now = m_context.clock.now();
    m_touched = m_context.clock.monotonic();
    m_health.lastSuccess = now;
    m_health.rowsIn += qint64(batch.changes.size()) + batch.superseded;
    m_health.rowsRejected += done->rejected;
    m_health.unknownTypes += batch.unknownTypes;
    if (batch.serverTime != 0 && m_skew.isKnown() && batch.kind == FeedBatch::Kind::Delta)
        m_health.lagMs = std::max<qint64>(0, now + m_skew.milliseconds() - batch.serverTime);
    if (batch.kind == FeedBatch::Kind::Delta || (batch.snapshotEnd && !batch.alone)) {
        m_cursor = batch.cursor;
        m_epoch = batch.epoch;
    }
    if (batch.snapshotEnd && !batch.alone)
        m_schemas = batch.schemas;
    if (!batch.rejected.empty()) {
        const auto &first = batch.rejected.front();
        qCInfo(logSync).noquote() << m_config.name + u':' << batch.rejected.size() << "of" << batch.rejected.size() + batch.changes.size() << "rows refused; first:" << oneLine(first.type) << oneLine(first.source) << oneLine(first.id) << oneLine(first.reason.left(500));
    }
    if (done->total() > 0 || done->rejected > 0 || m_stored > m_toldStored) {
        auto changes = *done;
        if (m_stored > m_toldStored)
            changes.stored.insert(m_config.name, m_stored);
        m_toldStored = m_stored;
        Q_EMIT changed(changes);
    }
    tell();
    return true;
}

void Session::commitAll(std::function<Result<FeedBatch>()> next, std::function<void()> done)
{
    m_next = std::move(next);
    m_done = std::move(done);
    m_step.start(0);
}

void Session::commitNext()
{
    if (!m_next)
        return;
    auto batch = m_next();
    if (!batch)
        return fail(batch.error());
    const bool isLast = batch->snapshotEnd;
    if (!commit(std::move(*batch)))
        return;
    if (!isLast) {
        m_step.start(0);
        return;
    }
    m_next = nullptr;
    const auto done = std::exchange(m_done, nullptr);
    done();
}

void Session::noteContact()
{
    m_health.lastSuccess = m_context.clock.now();
    const auto now = m_context.clock.monotonic();
    if (m_touched == 0 || now - m_touched > touchEveryMs) {
        m_touched = now;
        if (const auto done = m_context.writer.touch(m_config.name); !done)
            return fail(done.error());
    }
    tell();
}

void Session::notePage(int percent)
{
    m_health.progressPercent = percent;
    tell();
}

void Session::noteServerTime(TimeMs serverTime, qint64 tookMs)
{
    if (serverTime == 0)
        return;
    m_skew.add(serverTime, m_context.clock.now(), tookMs);
    m_health.clockSkewMs = m_skew.milliseconds();
}

void Session::noteWaiting(qint64 rows, qint64 bytes)
{
    m_health.rowsWaiting = rows;
    m_health.bytesWaiting = bytes;
    tell();
}

void Session::noteArrived(const FeedBatch &batch)
{
    m_arrived += qint64(batch.changes.size() + batch.rejected.size());
    Arrivals arrivals;
    for (auto change = batch.changes.rbegin(); change != batch.changes.rend() && arrivals.events.size() < Arrivals::most; ++change) {
        const auto *record = std::get_if<Record>(&*change);
        if (const auto *event = record ? std::get_if<Event>(record) : nullptr; event && !isPaused(RecordType::Event))
            arrivals.events.push_back({.feed = m_config.name, .number = m_arrived, .event = *event});
    }
    std::ranges::reverse(arrivals.events);
    if (!arrivals.events.empty())
        Q_EMIT arrived(arrivals);
}

void Session::noteDropped()
{
    if (m_stored == m_arrived)
        return;
    m_stored = m_toldStored = m_arrived;
    ChangeSet changes{.revision = m_context.writer.database().revision()};
    changes.stored.insert(m_config.name, m_stored);
    Q_EMIT changed(changes);
}

void Session::noteAudit(const QString &difference)
{
    m_health.lastAudit = m_context.clock.now();
    m_health.auditDetail = difference;
    if (!difference.isEmpty())
        qCWarning(logSync).noquote() << m_config.name + u": cache and server differ:"_s << oneLine(difference);
    if (const auto noted = m_context.writer.noteAudit(m_config.name, m_health.lastAudit, difference); !noted)
        return fail(noted.error());
    tell();
}

static RecordType typeOf(const Change &change)
{
    const auto *record = std::get_if<Record>(&change);
    return record ? typeOf(*record) : std::get<Tombstone>(change).type;
}

void Session::weigh(const FeedBatch &batch)
{
    std::array<int, recordTypeCount> good = {};
    std::array<int, recordTypeCount> bad = {};
    for (const auto &change : batch.changes)
        ++good[std::size_t(typeOf(change))];
    for (const auto &rejected : batch.rejected) {
        if (const auto type = batch.snapshotType ? batch.snapshotType : recordTypeFromName(rejected.type))
            ++bad[std::size_t(*type)];
    }
    for (int i = 0; i < recordTypeCount; ++i) {
        const auto type = RecordType(i);
        m_breaker.add(type, good[std::size_t(i)], bad[std::size_t(i)]);
        if (!m_breaker.isTripped(type) || isPaused(type))
            continue;
        const TypePause pause{.type = type, .since = m_context.clock.now(), .reason = u"%1 of the last %2 records were bad, more than %3 %"_s.arg(m_breaker.bad(type)).arg(m_breaker.seen(type)).arg(100 * TypeBreaker::mostBad)};
        qCWarning(logSync).noquote() << m_config.name + u": "_s + recordTypeName(type) << "is stopped:" << pause.reason;
        m_paused.emplace(type, pause);
        tellPaused();
        if (const auto stored = m_context.writer.pause(m_config.name, pause); !stored)
            return fail(stored.error());
    }
}

std::vector<RecordType> Session::pausedTypes() const
{
    std::vector<RecordType> types;
    for (const auto &[type, pause] : m_paused)
        types.push_back(type);
    return types;
}

void Session::resumeType(RecordType type)
{
    if (m_paused.erase(type) == 0)
        return;
    qCInfo(logSync).noquote() << m_config.name + u": "_s + recordTypeName(type) << "goes on";
    tellPaused();
    if (const auto stored = m_context.writer.resume(m_config.name, type); !stored)
        fail(stored.error());
}

void Session::tellPaused()
{
    m_health.pausedTypes.clear();
    for (const auto &[type, pause] : m_paused)
        m_health.pausedTypes.append(recordTypeName(type));
    tell();
}

/** Rows of a stopped type are not half believed: they come again in the snapshot that ends the stop. */
void Session::dropPaused(FeedBatch &batch) const
{
    if (!m_paused.empty())
        std::erase_if(batch.changes, [this](const Change &change) { return isPaused(typeOf(change)); });
}

void Session::noteLeftOutPlaces(bool hasLeftOut)
{
    if (hasLeftOut && !m_health.hasLeftOutPlaces)
        qCWarning(logSync).noquote() << m_config.name + u": nothing says what its coordinates refer to: its records are not on the map; say datum in the feeds file"_s;
    m_health.hasLeftOutPlaces = hasLeftOut;
}

void Session::setDetail(const QString &detail)
{
    m_health.detail = detail;
    tell();
}

/** Leaves everything that is under way. */
void Session::drop()
{
    m_next = nullptr;
    m_done = nullptr;
    m_step.stop();
    m_retry.stop();
    abandon();
}

/** Qt uses what the resolver told it for a minute, even when nobody is there any more. Asked anew in the background, it finds a server
 *  that has moved with the next try.
 */
static void refreshAddress(const QString &host)
{
    if (!host.isEmpty() && QHostAddress(host).isNull())
        QThreadPool::globalInstance()->tryStart([host] { (void)QHostInfo::fromName(host); });
}

void Session::fail(const Error &error, qint64 retryAfterMs)
{
    drop();
    if (error.kind == Error::Kind::Network)
        refreshAddress(m_config.url.host());
    const auto delay = m_backoff.next(retryAfterMs);
    m_health.lastFailure = m_context.clock.now();
    m_health.nextTry = m_health.lastFailure + delay;
    m_health.attempts = m_backoff.attempts();
    m_retry.start(int(delay));
    enter(SyncInput::Failed, u"%1; next try in %2 s (attempt %3)"_s.arg(error.detail).arg(double(delay) / 1000.0, 0, 'f', 1).arg(m_health.attempts + 1));
}

void Session::refuse(const QString &detail)
{
    drop();
    m_health.lastFailure = m_context.clock.now();
    enter(SyncInput::Refused, detail);
}

void Session::tell()
{
    if (m_health == m_told)
        return;
    m_told = m_health;
    Q_EMIT health(m_health);
}

std::unique_ptr<Session> makeSession(const FeedConfig &config, SyncContext &context)
{
    if (config.type == "tlf"_L1)
        return std::make_unique<TlfSession>(config, context);
    if (config.type == "geojson"_L1)
        return std::make_unique<GeoJsonSession>(config, context);
    if (config.type == "cap"_L1)
        return std::make_unique<CapSession>(config, context);
    if (config.type == "pack"_L1)
        return std::make_unique<PackSession>(config, context);
    if (config.type == "import"_L1)
        return std::make_unique<ImportSession>(config, context);
    return nullptr;
}

}
