#include "tlfsession.h"

#include "base/log.h"

#include <QNetworkAccessManager>
#include <QUrlQuery>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

using State = FeedHealth::State;

static constexpr int rowsPerPull = 1'000;
static constexpr int silentHeartbeats = 3;
static constexpr int refetchesBeforeWaiting = 2;

TlfSession::TlfSession(FeedConfig config, SyncContext &context, QObject *parent)
    : Session(std::move(config), context, parent)
    , m_streamBackoff(context.timing.firstDelayMs, context.timing.longestDelayMs, context.timing.seed != 0 ? context.timing.seed + 1 : QRandomGenerator::global()->generate())
{
    m_reopen.setSingleShot(true);
    m_poll.setSingleShot(true);
    connect(&m_reopen, &QTimer::timeout, this, &TlfSession::openStream);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (!isPulling())
            pull(m_stream || m_reopen.isActive() ? 0 : this->context().timing.longPollSeconds);
    });
}

void TlfSession::abandon()
{
    m_request.reset();
    m_stream.reset();
    m_reopen.stop();
    m_poll.stop();
    m_pullAgain = false;
}

QUrl TlfSession::urlOf(const QString &path) const
{
    auto url = config().url;
    auto base = url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    if (!base.endsWith("/tlf/v1"_L1))
        base += "/tlf/v1"_L1;
    url.setPath(base + path);
    return url;
}

void TlfSession::get(const QString &path, const QList<std::pair<QString, QString>> &query, int waitSeconds, Handler handler)
{
    auto url = urlOf(path);
    if (!query.isEmpty()) {
        QUrlQuery items;
        for (const auto &[key, value] : query)
            items.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
        url.setQuery(items);
    }
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
            return fail({answer->status >= 500 || answer->status == 429 ? Error::Kind::Network : Error::Kind::Protocol, statusText(answer->status, url)}, answer->retryAfterMs);
        }
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
    m_hasNoStream = !m_server.hasStream;
    noteServerTime(m_server.serverTime);
    const bool isSnapshotting = m_progress && m_progress->epoch == m_server.epoch && m_progress->types == m_server.types;
    if (!isSnapshotting && !m_cursor.isEmpty() && m_epoch == m_server.epoch) {
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
    m_progress = Progress{.epoch = m_server.epoch, .types = m_server.types};
    requestPage();
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
    const bool turnsRound = !isFirst && page->nextPage == progress.page;
    if (turnsRound || (!isFirst && page->cursor != progress.asOf)) {
        m_progress.reset(); // such pages do not make a whole
        return fail({Error::Kind::Protocol, u"snapshot of %1: %2"_s.arg(recordTypeName(type), turnsRound ? u"a page names itself as the next"_s : u"its pages are not of one moment (asOf differs)"_s)});
    }
    progress.asOf = page->cursor;
    if (progress.cursor.isEmpty())
        progress.cursor = page->cursor;
    page->cursor = progress.cursor;
    page->snapshotEnd = page->lastPage && progress.type + 1 == progress.types.size();
    progress.rowsOfType += qint64(page->changes.size() + page->rejected.size());
    const auto total = page->total > 0 ? std::min(1.0, double(progress.rowsOfType) / double(page->total)) : 0.0;
    notePage(int((double(progress.type) + (page->lastPage ? 1.0 : total)) * 100 / double(progress.types.size())));

    const bool isLast = page->lastPage;
    const bool isEnd = page->snapshotEnd;
    const auto nextPage = page->nextPage;
    if (!commit(std::move(*page)))
        return;
    if (isEnd) {
        m_progress.reset();
        enter(SyncInput::SnapshotDone);
        return pull();
    }
    if (isLast) {
        ++progress.type;
        progress.rowsOfType = 0;
    }
    progress.page = nextPage;
    requestPage();
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
    m_pullBegan = context().clock.monotonic();
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
    const bool more = batch->more;
    const bool gotRows = batch->kind == FeedBatch::Kind::Delta;
    if (!gotRows)
        noteContact();
    else if (!commit(std::move(*batch)))
        return;
    if (where() == State::Waiting)
        return;
    if (!more && !m_pullAgain)
        return settle(gotRows);
    enter(SyncInput::Behind);
    pull();
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
    if (m_stream) {
        m_poll.start(context().timing.auditMs);
    } else if (!m_hasNoStream && !m_reopen.isActive()) {
        openStream();
    } else {
        // A server that holds a poll open is asked again at once; one that does not, only now and then.
        const auto took = context().clock.monotonic() - m_pullBegan;
        const auto pause = gotRows ? 0 : std::max<qint64>(0, config().pollSeconds * 1000LL - took);
        m_poll.start(int(pause));
    }
}

void TlfSession::openStream()
{
    const auto heartbeat = context().timing.heartbeatMs > 0 ? context().timing.heartbeatMs : m_server.heartbeatSeconds * 1000;
    m_streamOpened = context().clock.monotonic();
    m_stream = std::make_unique<SseStream>(context().network, urlOf(u"/stream"_s), m_cursor.toUtf8(), silentHeartbeats * heartbeat);
    connect(m_stream.get(), &SseStream::received, this, &TlfSession::takeMessage);
    connect(m_stream.get(), &SseStream::lost, this, &TlfSession::loseStream);
    connect(m_stream.get(), &SseStream::alive, this, [this](qint64 bytes) {
        noteBytes(bytes);
        if (where() == State::Live)
            noteContact();
    });
    if (!isPulling())
        m_poll.start(context().timing.auditMs);
}

void TlfSession::takeMessage(const SseEvent &message)
{
    if (message.type == "batch") {
        takeStreamBatch(message);
    } else if (message.type == "resync") {
        refetch(u"the server asks for a new snapshot"_s);
    } else if (message.type == "live" && message.id != m_cursor.toUtf8()) {
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
    if (isPulling() || batch->previousCursor != m_cursor)
        return fallBehind();
    if (batch->kind == FeedBatch::Kind::Delta && batch->cursor != m_cursor && commit(std::move(*batch)))
        m_poll.start(context().timing.auditMs);
}

/** Something was missed, or may have been: the pull is the truth. */
void TlfSession::fallBehind()
{
    m_pullAgain = true;
    if (isPulling())
        return;
    enter(SyncInput::Behind);
    pull();
}

void TlfSession::loseStream(const Error &error, qint64 retryAfterMs)
{
    if (!m_stream)
        return;
    qCInfo(logSync) << config().name << ": stream lost:" << error.detail.left(500);
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
