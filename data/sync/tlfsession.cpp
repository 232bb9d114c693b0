#include "tlfsession.h"

#include "base/log.h"
#include "feed/format/tlfdigest.h"
#include "tlfaddress.h"

#include <QFileInfo>
#include <QNetworkAccessManager>
#include <QUrlQuery>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

using State = FeedHealth::State;

static constexpr int rowsPerPull = 1'000;
static constexpr int silentHeartbeats = 3;
static constexpr int refetchesBeforeWaiting = 2;
static constexpr int fewestRowsPerCommit = 100;
static constexpr int mostRowsPerCommit = 10'000;
static constexpr int firstAuditMs = 30'000;
static constexpr int mostEmptyAnswers = 100; // pages and changes that bring nothing but the promise of more
static constexpr qsizetype cursorsKept = 256;

TlfSession::TlfSession(FeedConfig config, SyncContext &context, QObject *parent)
    : Session(std::move(config), context, parent)
    , m_intake(context.timing.intake, QFileInfo(context.writer.database().path()).path())
    , m_streamBackoff(context.timing.firstDelayMs, context.timing.longestDelayMs, context.timing.seed != 0 ? context.timing.seed + 1 : QRandomGenerator::global()->generate())
{
    for (auto *timer : {&m_reopen, &m_poll, &m_drain, &m_nextAudit, &m_nextProbe, &m_nextLook})
        timer->setSingleShot(true);
    connect(&m_drain, &QTimer::timeout, this, &TlfSession::drain);
    connect(&m_nextAudit, &QTimer::timeout, this, &TlfSession::startAudit);
    connect(&m_nextProbe, &QTimer::timeout, this, &TlfSession::probe);
    connect(&m_nextLook, &QTimer::timeout, this, &TlfSession::lookAgain);
    connect(&m_reopen, &QTimer::timeout, this, &TlfSession::openStream);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (!isPulling() && m_intake.isEmpty())
            pull(m_stream || m_reopen.isActive() ? 0 : this->context().timing.longPollSeconds);
    });
}

void TlfSession::abandon()
{
    m_request.reset();
    m_aside.reset();
    m_stream.reset();
    m_audit.reset();
    m_emptyAnswers = 0;
    for (auto *timer : {&m_reopen, &m_poll, &m_drain, &m_nextAudit, &m_nextProbe, &m_nextLook})
        timer->stop();
    m_intake.clear();
    noteDropped();
    noteWaiting(0, 0);
    m_pullAgain = false;
}

QUrl TlfSession::urlOf(const QString &path, const QList<std::pair<QString, QString>> &query) const
{
    auto url = tlfAddress(config().url, path);
    QUrlQuery items;
    for (const auto &[key, value] : query)
        items.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    if (!query.isEmpty())
        url.setQuery(items);
    return url;
}

void TlfSession::get(const QString &path, const QList<std::pair<QString, QString>> &query, int waitSeconds, Handler handler)
{
    const auto url = urlOf(path, query);
    m_asked = context().clock.monotonic();
    m_request = std::make_unique<HttpRequest>(context().network, url, HttpRequest::Options{.limits = context().timing.http, .extraWaitMs = waitSeconds * 1000});
    connect(m_request.get(), &HttpRequest::finished, this, [this, url, handler](const Result<HttpAnswer> &answer) {
        noteBytes(m_request->bytesReceived());
        m_request.release()->deleteLater();
        if (!answer)
            return fail(answer.error());
        switch (answer->status) {
        case 200:
        case 204:
            return (this->*handler)(*answer);
        case 401:
        case 403:
            return refuse(u"%1: a person must allow this"_s.arg(statusText(answer->status, url)));
        case 410:
            return refetch(u"the server no longer knows our cursor (%1)"_s.arg(statusText(410, url)));
        default:
            break;
        }
        fail({answer->status >= 500 || answer->status == 429 ? Error::Kind::Network : Error::Kind::Protocol, statusText(answer->status, url)}, answer->retryAfterMs);
    });
}

void TlfSession::begin()
{
    get(QString(), {}, 0, &TlfSession::takeDiscovery);
}

void TlfSession::takeDiscovery(const HttpAnswer &answer)
{
    const auto server = parseTlfDiscovery(answer.body);
    if (!server)
        return fail({server.error().kind, u"%1: %2"_s.arg(urlOf({}).toDisplayString(), server.error().detail)});
    m_server = *server;
    m_serverTag = answer.etag;
    m_hasNoDigest = false; // it may be another one by now
    m_hasNoStream = !m_server.hasStream;
    if (const auto kept = context().writer.keepTombstones(m_server.retentionDays); !kept)
        qCWarning(logSync).noquote() << config().name + u": how long the server keeps its changes could not be noted: "_s + kept.error().detail;
    noteServerTime(m_server.serverTime, context().clock.monotonic() - m_asked);
    const bool isSnapshotting = m_progress && !m_progress->alone && m_progress->epoch == m_server.epoch && m_progress->types == m_server.types;
    const bool readsAlike = m_schemas.isEmpty() || m_schemas == m_server.schemas;
    if (!isSnapshotting && !m_cursor.isEmpty() && m_epoch == m_server.epoch && readsAlike) {
        m_progress.reset();
        if (where() != State::Snapshot)
            enter(SyncInput::Resume);
        return pull();
    }
    if (where() != State::Snapshot)
        enter(SyncInput::Begin);
    if (isSnapshotting)
        return requestPage();
    startSnapshot();
}

void TlfSession::startSnapshot()
{
    context().writer.abandonSnapshot(config().name);
    m_recentCursors.clear();
    m_progress = Progress{.epoch = m_server.epoch, .types = m_server.types};
    requestPage();
}

/** A snapshot of one type, beside the stream. */
void TlfSession::refresh(RecordType type)
{
    qCInfo(logSync).noquote() << config().name + u": a fresh snapshot of"_s << recordTypeName(type);
    context().writer.abandonSnapshot(config().name);
    m_poll.stop();
    m_progress = Progress{.epoch = m_epoch, .types = {type}, .alone = true};
    requestPage();
}

void TlfSession::probe()
{
    for (const auto type : pausedTypes()) {
        if (m_server.types.contains(type) && !m_refresh.contains(type))
            m_refresh.append(type);
    }
    if (where() == State::Live && !m_refresh.isEmpty() && !isPulling() && m_intake.isEmpty())
        refresh(m_refresh.first());
}

void TlfSession::requestPage()
{
    QList<std::pair<QString, QString>> query{{u"type"_s, QString(recordTypeName(m_progress->types[m_progress->type]))}};
    if (!m_progress->page.isEmpty())
        query.append({u"page"_s, m_progress->page});
    get(u"/snapshot"_s, query, 0, &TlfSession::takePage);
}

void TlfSession::takePage(const HttpAnswer &answer)
{
    auto &progress = *m_progress;
    const auto type = progress.types[progress.type];
    auto page = parseTlfSnapshotPage(answer.body, type);
    if (!page)
        return fail({page.error().kind, u"snapshot of %1: %2"_s.arg(recordTypeName(type), page.error().detail)});
    if (page->epoch != progress.epoch)
        return refetch(u"the server's epoch changed to %1 during the snapshot"_s.arg(page->epoch.left(80)));
    const bool isFirst = progress.page.isEmpty();
    progress.seen.insert(progress.page);
    progress.emptyPages = page->changes.empty() && page->rejected.empty() ? progress.emptyPages + 1 : 0;
    const auto wrong = !page->nextPage.isEmpty() && progress.seen.contains(page->nextPage) ? u"a page that was read is named as the next: they go round in a circle"_s
        : !isFirst && page->cursor != progress.asOf                                        ? u"its pages are not of one moment (asOf differs)"_s
        : progress.emptyPages > mostEmptyAnswers                                           ? u"%1 empty pages in a row"_s.arg(progress.emptyPages)
                                                                                           : QString();
    if (!wrong.isEmpty()) {
        m_progress.reset(); // such pages do not make a whole
        return fail({Error::Kind::Protocol, u"snapshot of %1: %2"_s.arg(recordTypeName(type), wrong)});
    }
    progress.asOf = page->cursor;
    if (progress.cursor.isEmpty())
        progress.cursor = page->cursor;
    page->cursor = progress.cursor;
    page->alone = progress.alone;
    page->schemas = m_server.schemas;
    if (isFirst)
        forgive(type);
    weigh(*page);
    if (where() == State::Waiting)
        return; // it could not be stored that the type is stopped
    const bool isStopped = isTripped(type);
    const bool isLast = page->lastPage || isStopped;
    const bool isEnd = isLast && progress.type + 1 == progress.types.size();
    page->snapshotEnd = isEnd && !(isStopped && progress.alone);
    if (isStopped) { // what is known of the type stays as it is, for nothing of it is confirmed or swept
        page->changes.clear();
        page->lastPage = false;
    }
    progress.rowsOfType += qint64(page->changes.size() + page->rejected.size());
    const auto total = page->total > 0 ? std::min(1.0, double(progress.rowsOfType) / double(page->total)) : 0.0;
    notePage(int((double(progress.type) + (page->lastPage ? 1.0 : total)) * 100 / double(progress.types.size())));

    const auto nextPage = isLast ? QString() : page->nextPage;
    if (!commitTouching(std::move(*page)))
        return;
    if (isLast && !isStopped)
        resumeType(type);
    if (where() == State::Waiting)
        return;
    if (isEnd)
        return finishSnapshot();
    if (isLast) {
        ++progress.type;
        progress.rowsOfType = 0;
        progress.seen.clear();
        progress.emptyPages = 0;
    }
    progress.page = nextPage;
    requestPage();
}

void TlfSession::finishSnapshot()
{
    const bool wasAlone = m_progress->alone;
    if (wasAlone)
        m_refresh.removeOne(m_progress->types.first());
    m_progress.reset();
    notePage(-1);
    if (wasAlone) {
        context().writer.abandonSnapshot(config().name); // if it was cut short
    } else {
        m_refresh.clear();
        enter(SyncInput::SnapshotDone);
    }
    pull();
}

/** Commits; an audit that runs beside it must not count what this changes. */
bool TlfSession::commitTouching(FeedBatch batch)
{
    if (m_audit)
        m_audit->touch(batch);
    return commit(std::move(batch));
}

void TlfSession::refetch(const QString &reason)
{
    m_progress.reset();
    if (++m_refetches > refetchesBeforeWaiting || where() == State::Idle || where() == State::Waiting || where() == State::Halted) {
        m_refetches = 0;
        return fail({Error::Kind::Protocol, reason});
    }
    abandon();
    m_cursor.clear();
    // On the disk too: a failure or a restart before the snapshot's end must not go on from what the server has called useless.
    if (const auto done = context().writer.apply({.feed = config().name, .kind = FeedBatch::Kind::MustRefetch}); !done)
        return fail(done.error());
    enter(SyncInput::MustRefetch, reason);
    begin();
}

void TlfSession::pull(int waitSeconds)
{
    m_pullAgain = false;
    m_poll.stop();
    QList<std::pair<QString, QString>> query{{u"since"_s, m_cursor}, {u"limit"_s, QString::number(rowsPerPull)}};
    if (waitSeconds > 0)
        query.append({u"wait"_s, QString::number(waitSeconds)});
    get(u"/changes"_s, query, waitSeconds, &TlfSession::takeChanges);
}

void TlfSession::takeChanges(const HttpAnswer &answer)
{
    if (answer.status == 204) {
        noteContact();
        return where() == State::Waiting ? void() : settle(false);
    }
    auto batch = parseTlfChanges(answer.body);
    if (!batch)
        return fail({batch.error().kind, u"changes: %1"_s.arg(batch.error().detail)});
    if (batch->epoch != m_epoch)
        return refetch(u"the server's epoch changed to %1"_s.arg(batch->epoch.left(80)));
    if (batch->previousCursor != m_cursor)
        return fail({Error::Kind::Protocol, u"changes: prev is not the cursor that was asked for"_s});
    if (batch->cursor == m_cursor && (batch->more || !batch->changes.empty()))
        return fail({Error::Kind::Protocol, u"changes: records without a new cursor"_s});
    const bool isStep = batch->cursor != m_cursor;
    const QString cursor = batch->cursor;
    if (isStep && m_recentCursors.contains(cursor))
        return fail({Error::Kind::Protocol, u"changes: the cursor is one that was passed before: they go round in a circle"_s});
    m_emptyAnswers = batch->more && batch->changes.empty() && batch->rejected.empty() ? m_emptyAnswers + 1 : 0;
    if (m_emptyAnswers > mostEmptyAnswers)
        return fail({Error::Kind::Protocol, u"changes: %1 answers in a row with \"more\" and without a record"_s.arg(m_emptyAnswers)});
    noteServerTime(batch->serverTime, context().clock.monotonic() - m_asked);
    const bool more = batch->more;
    const bool gotRows = batch->kind == FeedBatch::Kind::Delta;
    weigh(*batch);
    if (where() == State::Waiting)
        return;
    if (!gotRows)
        noteContact();
    else if (!commitTouching(std::move(*batch)))
        return;
    if (isStep)
        notePassed(cursor); // not before it is stored: what was not comes again, and rightly
    if (where() == State::Waiting)
        return;
    if (!more && !m_pullAgain)
        return settle(gotRows);
    enter(SyncInput::Behind);
    pull();
}

/** Takes note of the cursor that stored changes have led to. */
void TlfSession::notePassed(const QString &cursor)
{
    m_recentCursors.append(cursor);
    if (m_recentCursors.size() > cursorsKept)
        m_recentCursors.removeFirst();
}

void TlfSession::getAside(const QString &path, const QList<std::pair<QString, QString>> &query, const QByteArray &etag, AsideHandler handler)
{
    m_aside = std::make_unique<HttpRequest>(context().network, urlOf(path, query), HttpRequest::Options{.limits = context().timing.http, .etag = etag});
    connect(m_aside.get(), &HttpRequest::finished, this, [this, handler](const Result<HttpAnswer> &answer) {
        noteBytes(m_aside->bytesReceived());
        m_aside.release()->deleteLater();
        (this->*handler)(answer);
    });
}

/** A server may be replaced without its stream's end telling anything: types and schemas are looked at again now and then. */
void TlfSession::lookAgain()
{
    if (m_aside || where() != State::Live)
        return m_nextLook.start(1'000);
    getAside(QString(), {}, m_serverTag, &TlfSession::takeNews);
}

void TlfSession::takeNews(const Result<HttpAnswer> &answer)
{
    m_nextLook.start(context().timing.lookMs);
    if (!answer || answer->status != 200) // not modified, or for the changes to find out
        return;
    const auto server = parseTlfDiscovery(answer->body);
    if (!server) {
        qCInfo(logSync).noquote() << config().name + u": discovery cannot be read any more:"_s << server.error().detail;
        return;
    }
    if (server->epoch != m_epoch)
        return refetch(u"the server's epoch changed to %1"_s.arg(server->epoch.left(80)));
    if (server->schemas != m_schemas)
        return refetch(u"the server describes its records anew"_s);
    m_server = *server;
    m_serverTag = answer->etag;
    m_hasNoDigest = false;
}

/** The server has no more for now: wait for the stream, or for the next poll. */
void TlfSession::settle(bool gotRows)
{
    if (m_pullAgain) {
        enter(SyncInput::Behind);
        return pull();
    }
    m_refetches = 0;
    enter(SyncInput::CaughtUp, m_hasNoStream ? u"polling: the server has no stream"_s : QString());
    if (m_audit && m_audit->hasAnswer() && !m_audit->isComparing())
        m_audit->compare(m_cursor);
    if (!m_refresh.isEmpty())
        return refresh(m_refresh.first());
    if (!m_hasNoDigest && !m_audit && !m_nextAudit.isActive() && context().timing.digestMs > 0)
        m_nextAudit.start(std::min(firstAuditMs, context().timing.digestMs));
    if (!pausedTypes().empty() && !m_nextProbe.isActive())
        m_nextProbe.start(context().timing.probeMs);
    if (!m_nextLook.isActive())
        m_nextLook.start(context().timing.lookMs);
    if (m_stream) {
        m_poll.start(context().timing.auditMs);
    } else if (!m_hasNoStream && !m_reopen.isActive()) {
        openStream();
    } else {
        // A server that holds a poll open is asked again at once; one that does not, only now and then.
        const auto took = context().clock.monotonic() - m_asked;
        const auto pause = gotRows ? 0 : std::max<qint64>(0, config().pollSeconds * 1000LL - took);
        m_poll.start(int(pause));
    }
}

void TlfSession::openStream()
{
    const auto heartbeat = context().timing.heartbeatMs > 0 ? context().timing.heartbeatMs : m_server.heartbeatSeconds * 1000;
    m_streamOpened = context().clock.monotonic();
    m_stream = std::make_unique<SseStream>(context().network, urlOf(u"/stream"_s), (m_intake.isEmpty() ? m_cursor : m_intake.cursor()).toUtf8(), silentHeartbeats * heartbeat);
    connect(m_stream.get(), &SseStream::received, this, &TlfSession::takeMessage);
    connect(m_stream.get(), &SseStream::lost, this, &TlfSession::loseStream);
    connect(m_stream.get(), &SseStream::alive, this, [this](qint64 bytes) {
        noteBytes(bytes);
        if (where() == State::Live)
            noteContact();
    });
    m_stream->setPaused(m_intake.isFull());
    if (!isPulling())
        m_poll.start(context().timing.auditMs);
}

void TlfSession::takeMessage(const SseEvent &message)
{
    if (message.type == "batch") {
        takeStreamBatch(message);
    } else if (message.type == "resync") {
        refetch(u"the server asks for a new snapshot"_s);
    } else if (message.type == "live" && message.id != (m_intake.isEmpty() ? m_cursor : m_intake.cursor()).toUtf8()) {
        fallBehind();
    }
}

void TlfSession::takeStreamBatch(const SseEvent &message)
{
    auto batch = parseTlfChanges(message.data);
    if (!batch)
        return loseStream({batch.error().kind, u"stream: %1"_s.arg(batch.error().detail)}, -1);
    if (batch->epoch != m_epoch)
        return refetch(u"the server's epoch changed to %1"_s.arg(batch->epoch.left(80)));
    const auto &reached = m_intake.isEmpty() ? m_cursor : m_intake.cursor();
    if (isPulling() || m_pullAgain || batch->previousCursor != reached)
        return fallBehind();
    if (batch->kind != FeedBatch::Kind::Delta || batch->cursor == reached)
        return;
    weigh(*batch);
    if (where() == State::Waiting)
        return;
    noteArrived(*batch);
    m_intake.add(std::move(*batch), message.data);
    if (m_stream)
        m_stream->setPaused(m_intake.isFull());
    if (!m_drain.isActive())
        m_drain.start(0);
}

/** Commits the oldest of what waits. One piece per turn of the event loop, so that the stream goes on being read. */
void TlfSession::drain()
{
    if (m_intake.isEmpty() || isPulling())
        return;
    auto batch = m_intake.take(m_rowsPerCommit);
    if (!batch)
        return fail(batch.error());
    const auto rows = batch->changes.size();
    const auto began = context().clock.monotonic();
    noteStoring(qint64(rows + batch->rejected.size()) + batch->superseded);
    if (!commitTouching(std::move(*batch)))
        return;
    const auto took = context().clock.monotonic() - began;
    if (took > context().timing.commitMs)
        m_rowsPerCommit = std::max(fewestRowsPerCommit, m_rowsPerCommit / 2);
    else if (took * 2 < context().timing.commitMs && rows * 2 > std::size_t(m_rowsPerCommit))
        m_rowsPerCommit = std::min(mostRowsPerCommit, m_rowsPerCommit * 2);
    noteWaiting(m_intake.rows(), m_intake.bytes());
    if (m_stream && !m_intake.isFull())
        m_stream->setPaused(false);
    if (!m_intake.isEmpty())
        return m_drain.start(0);
    m_poll.start(context().timing.auditMs);
    if (m_pullAgain)
        fallBehind();
}

bool TlfSession::isComparable(RecordType type)
{
    return m_server.types.contains(type) && !isPaused(type);
}

void TlfSession::startAudit()
{
    if (where() != State::Live || isPulling() || m_aside || !m_intake.isEmpty())
        return m_nextAudit.start(1'000); // at a quieter moment
    auto type = m_nextAudited;
    for (int i = 0; i < recordTypeCount && !isComparable(type); ++i)
        type = RecordType((int(type) + 1) % recordTypeCount);
    m_nextAudited = RecordType((int(type) + 1) % recordTypeCount);
    if (!isComparable(type))
        return m_nextAudit.start(context().timing.digestMs);
    m_audit = std::make_unique<DigestAudit>(context().writer.database().path(), config().name, type);
    connect(m_audit.get(), &DigestAudit::done, this, &TlfSession::endAudit, Qt::QueuedConnection); // it is deleted there
    getAside(u"/digest"_s, {{u"type"_s, QString(recordTypeName(type))}, {u"buckets"_s, QString::number(DigestAudit::buckets)}}, {}, &TlfSession::takeDigest);
}

/** Not every server has a digest, and one that is slow or broken is no reason to doubt the rest. */
void TlfSession::takeDigest(const Result<HttpAnswer> &answer)
{
    auto digest = answer && answer->status == 200 ? parseTlfDigest(answer->body) : failure(Error::Kind::Network, QString());
    if (digest) {
        m_audit->setAnswer(std::move(digest->digest));
        if (isPulling() || !m_intake.isEmpty())
            m_pullAgain = true; // to be at least as far as the server was
        else
            pull();
        return;
    }
    m_audit.reset();
    if (!answer)
        qCInfo(logSync).noquote() << config().name + u": no digest:"_s << answer.error().detail;
    else if (answer->status == 200)
        noteAudit(u"the server's digest cannot be read: %1"_s.arg(digest.error().detail));
    else if (answer->status == 501 || (answer->status >= 400 && answer->status < 500 && answer->status != 429))
        m_hasNoDigest = true; // until it says again what it is
    if (!m_hasNoDigest)
        m_nextAudit.start(context().timing.digestMs);
}

void TlfSession::endAudit(const QString &difference, bool conclusive)
{
    if (!m_audit || sender() != m_audit.get())
        return;
    const auto type = m_audit->type();
    m_audit.reset();
    m_nextAudit.start(context().timing.digestMs / std::max(1, int(m_server.types.size())));
    if (!conclusive)
        return;
    if (difference.isEmpty())
        m_lastDifference.clear();
    noteAudit(difference);
    if (difference.isEmpty() || difference == m_lastDifference || where() == State::Waiting)
        return;
    m_lastDifference = difference;
    m_refresh.append(type);
    if (where() == State::Live && !isPulling() && m_intake.isEmpty())
        refresh(type);
}

/** Something was missed, or may have been: the pull is the truth. */
void TlfSession::fallBehind()
{
    m_pullAgain = true;
    if (isPulling() || !m_intake.isEmpty()) // what was received comes first
        return;
    enter(SyncInput::Behind);
    pull();
}

void TlfSession::loseStream(const Error &error, qint64 retryAfterMs)
{
    if (!m_stream)
        return;
    qCInfo(logSync).noquote() << config().name + u": stream lost:"_s << error.detail.left(500);
    m_stream->disconnect(this);
    m_stream.release()->deleteLater();
    if (error.kind == Error::Kind::Unauthorized)
        return refuse(u"%1: a person must allow this"_s.arg(error.detail));
    // Idle connections to the same server are as dead as the stream; the pull must not wait for one of them.
    context().network.clearConnectionCache();
    m_hasNoStream = m_hasNoStream || error.kind == Error::Kind::NotFound;
    if (!m_hasNoStream) {
        if (context().clock.monotonic() - m_streamOpened >= context().timing.steadyStreamMs)
            m_streamBackoff.reset();
        m_reopen.start(int(m_streamBackoff.next(retryAfterMs)));
    }
    fallBehind();
}

}
