#include "geojsonsession.h"

#include "feed/transport/file.h"

#include <QCryptographicHash>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qint64 maximumBytes = 64 * 1024 * 1024;
static constexpr std::size_t rowsPerCommit = 2'000;
static constexpr int secondLookMs = 10'000;

GeoJsonSession::GeoJsonSession(FeedConfig config, SyncContext &context, QObject *parent)
    : Session(std::move(config), context, parent)
{
    m_poll.setSingleShot(true);
    connect(&m_poll, &QTimer::timeout, this, &GeoJsonSession::fetch);
}

void GeoJsonSession::begin()
{
    enter(m_cursor.isEmpty() ? SyncInput::Begin : SyncInput::Resume);
    fetch();
}

void GeoJsonSession::abandon()
{
    m_request.reset();
    m_poll.stop();
    m_etag.clear(); // the cache may not have what was last read
}

void GeoJsonSession::fetch()
{
    if (!config().file.isEmpty()) {
        const auto answer = readFeedFile(config().file, m_etag, maximumBytes);
        if (!answer)
            return fail(answer.error());
        noteBytes(answer->body.size());
        return answer->unchanged ? takeUnchanged() : take(answer->body, answer->etag);
    }
    HttpRequest::Options options{.limits = context().timing.http, .expect = HttpRequest::Expect::AnyText, .etag = m_etag};
    options.limits.bodyBytes = maximumBytes;
    m_request = std::make_unique<HttpRequest>(context().network, config().url, options);
    connect(m_request.get(), &HttpRequest::finished, this, [this](const Result<HttpAnswer> &answer) {
        noteBytes(m_request->bytesReceived());
        m_request.release()->deleteLater();
        if (!answer)
            return fail(answer.error());
        if (answer->status == 304)
            return takeUnchanged();
        if (answer->status == 401 || answer->status == 403)
            return refuse(u"%1: a person must allow this"_s.arg(statusText(answer->status, config().url)));
        if (answer->status != 200)
            return fail({Error::Kind::Network, statusText(answer->status, config().url)}, answer->retryAfterMs);
        take(answer->body, answer->etag);
    });
}

void GeoJsonSession::take(const QByteArray &body, const QByteArray &etag)
{
    const auto digest = u"sha256:"_s + QString::fromLatin1(QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex());
    if (digest == m_cursor.section(u' ', 0, 0)) {
        m_etag = etag;
        return takeUnchanged();
    }
    auto known = m_known;
    auto batch = parseGeoJson(body, config(), context().clock.now(), known);
    if (!batch)
        return fail(batch.error());
    const auto countBefore = m_cursor.section(u' ', 1, 1).toLongLong(); // all that is known after a restart
    if (!m_isSuspicious && (dropsTooMuch(*batch, m_known) || dropsTooMuch(*batch, countBefore))) {
        m_isSuspicious = true;
        m_etag.clear();
        setDetail(u"the new answer lacks more than 30 % of the records: looking again before deleting them"_s);
        return wait(std::min(secondLookMs, config().pollSeconds * 1000));
    }
    m_isSuspicious = false;
    m_known = std::move(known);
    m_etag = etag;
    const auto cursor = digest + u' ' + QString::number(batch->changes.size());
    takeBatch(std::move(*batch), cursor);
}

void GeoJsonSession::takeUnchanged()
{
    m_isSuspicious = false;
    noteContact();
    if (where() == FeedHealth::State::Waiting)
        return; // the contact could not be noted
    enter(SyncInput::CaughtUp);
    wait(config().pollSeconds * 1000);
}

/** Commits in pages, so that a large file does not hold up the other feeds. */
void GeoJsonSession::takeBatch(FeedBatch batch, const QString &cursor)
{
    context().writer.abandonSnapshot(config().name);
    const bool isFirst = where() == FeedHealth::State::Snapshot;
    auto whole = std::make_shared<FeedBatch>(std::move(batch));
    const auto taken = std::make_shared<std::size_t>(0);
    const auto next = [whole, taken, cursor]() -> Result<FeedBatch> {
        FeedBatch page;
        page.kind = FeedBatch::Kind::SnapshotPage;
        page.epoch = u"geojson"_s;
        page.cursor = cursor;
        const auto end = std::min(whole->changes.size(), *taken + rowsPerCommit);
        page.changes.assign(std::make_move_iterator(whole->changes.begin() + qsizetype(*taken)), std::make_move_iterator(whole->changes.begin() + qsizetype(end)));
        *taken = end;
        page.snapshotEnd = page.lastPage = end == whole->changes.size();
        if (page.snapshotEnd)
            page.rejected = std::move(whole->rejected);
        return page;
    };
    commitAll(next, [this, isFirst] {
        if (isFirst)
            enter(SyncInput::SnapshotDone);
        enter(SyncInput::CaughtUp);
        wait(config().pollSeconds * 1000);
    });
}

void GeoJsonSession::wait(int milliseconds)
{
    m_poll.start(milliseconds);
}

}
