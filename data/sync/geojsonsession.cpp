#include "geojsonsession.h"

#include "feed/transport/file.h"

#include <QCryptographicHash>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qint64 maximumBytes = 64 * 1024 * 1024;
static constexpr std::size_t rowsPerCommit = 2'000;
static constexpr int secondLookMs = 10'000;
static constexpr auto withoutPlaces = "no-datum"_L1; // at the end of the cursor

GeoJsonSession::GeoJsonSession(FeedConfig config, SyncContext &context, QObject *parent)
    : Session(std::move(config), context, parent)
    , m_fingerprint(fingerprintOf(this->config()))
{
    m_poll.setSingleShot(true);
    connect(&m_poll, &QTimer::timeout, this, &GeoJsonSession::fetch);
}

void GeoJsonSession::begin()
{
    if (m_known.isEmpty()) {
        if (const auto done = recall(); !done)
            return fail(done.error());
    }
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

/** What the cache knows of this feed: the versions, so that they go on growing whatever the clock says. */
Result<void> GeoJsonSession::recall()
{
    const auto &source = config().source.head;
    const auto sources = context().writer.versions(config().name, RecordType::Source, source.source);
    if (!sources)
        return tl::unexpected(sources.error());
    const auto records = context().writer.versions(config().name, config().mapping.record, source.source);
    if (!records)
        return tl::unexpected(records.error());
    if (const auto own = sources->constFind(source.id); own != sources->constEnd())
        m_known.insert(QString(), {.version = *own});
    for (const auto &[id, version] : records->asKeyValueRange())
        m_known.insert(id, {.version = version});
    return {};
}

/** Parses @p body. Where only versions are known, the cache says what has other content, and that is read again as changed. */
Result<FeedBatch> GeoJsonSession::read(const QByteArray &body, KnownContents &known)
{
    static const QByteArray changed("changed"); // the hash of nothing
    const auto now = context().clock.now();
    const auto before = known;
    auto batch = parseGeoJson(body, config(), now, known);
    const bool isCompared = std::ranges::none_of(before, [](const KnownContent &content) { return content.hash.isEmpty(); });
    if (!batch || isCompared)
        return batch;
    const auto conflicts = context().writer.conflicts(*batch);
    if (!conflicts)
        return tl::unexpected(conflicts.error());
    if (conflicts->empty())
        return batch;
    known = before;
    for (const auto at : *conflicts) {
        const auto &record = std::get<Record>(batch->changes[at]);
        known[typeOf(record) == RecordType::Source ? QString() : headOf(record).id].hash = changed;
    }
    return parseGeoJson(body, config(), now, known);
}

void GeoJsonSession::take(const QByteArray &body, const QByteArray &etag)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(m_fingerprint);
    hash.addData(body);
    const auto digest = u"sha256:"_s + QString::fromLatin1(hash.result().toHex());
    if (digest == m_cursor.section(u' ', 0, 0)) {
        m_etag = etag;
        noteLeftOutPlaces(m_cursor.section(u' ', 2, 2) == withoutPlaces);
        return takeUnchanged();
    }
    auto known = m_known;
    auto batch = read(body, known);
    if (!batch)
        return fail(batch.error());
    const auto countBefore = m_cursor.section(u' ', 1, 1).toLongLong(); // all that is known if the source is another one now
    if (!m_isSuspicious && (dropsTooMuch(*batch, m_known) || dropsTooMuch(*batch, countBefore))) {
        m_isSuspicious = true;
        m_etag.clear();
        setDetail(u"the new answer lacks more than 30 % of the records: looking again before deleting them"_s);
        return wait(std::min(secondLookMs, config().pollSeconds * 1000));
    }
    m_isSuspicious = false;
    m_known = std::move(known);
    m_etag = etag;
    auto cursor = digest + u' ' + QString::number(batch->changes.size());
    if (batch->hasLeftOutPlaces)
        cursor += u' ' + withoutPlaces;
    noteLeftOutPlaces(batch->hasLeftOutPlaces);
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
    const auto epoch = u"geojson "_s + QString::fromLatin1(m_fingerprint); // read in another way, a version may have other content
    const auto next = [whole, taken, cursor, epoch]() -> Result<FeedBatch> {
        FeedBatch page;
        page.kind = FeedBatch::Kind::SnapshotPage;
        page.epoch = epoch;
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
