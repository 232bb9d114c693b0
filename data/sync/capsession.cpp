#include "capsession.h"

#include "base/log.h"
#include "feed/transport/file.h"

#include <QDir>
#include <QFileInfo>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr std::size_t mostAlerts = 10'000; // that are settled at a time
static constexpr auto cursorWord = "cap "_L1; // before the number of commits

CapSession::CapSession(FeedConfig config, SyncContext &context, QObject *parent)
    : Session(std::move(config), context, parent)
    , m_source(this->config().source)
{
    m_poll.setSingleShot(true);
    m_next.setSingleShot(true);
    connect(&m_poll, &QTimer::timeout, this, &CapSession::look);
    connect(&m_next, &QTimer::timeout, this, &CapSession::fetchNext);
}

void CapSession::begin()
{
    if (const auto done = recall(); !done)
        return fail(done.error());
    enter(m_cursor.isEmpty() ? SyncInput::Begin : SyncInput::Resume);
    look();
}

void CapSession::abandon()
{
    m_request.reset();
    m_poll.stop();
    m_next.stop();
    m_links.clear();
    m_alerts.clear();
    m_rejected.clear();
    m_taken.clear(); // the cache may not have what was last read
    m_etag.clear();
}

/** What the cache has of this feed. */
Result<void> CapSession::recall()
{
    const auto id = config().source.head.id;
    m_known.clear();
    const auto warnings = context().writer.records(RecordType::Warning, id);
    if (!warnings)
        return tl::unexpected(warnings.error());
    for (const auto &record : *warnings)
        m_known.insert(headOf(record).id, std::get<Warning>(record));
    const auto sources = context().writer.records(RecordType::Source, id);
    if (!sources)
        return tl::unexpected(sources.error());
    m_isSourceStored = false;
    headOf(m_source).version = 1;
    for (const auto &record : *sources) {
        if (headOf(record).id != id)
            continue;
        headOf(m_source).version = headOf(record).version;
        headOf(m_source).time = headOf(record).time;
        m_isSourceStored = record == m_source;
        headOf(m_source).version += m_isSourceStored ? 0 : 1;
    }
    if (headOf(m_source).time == 0)
        headOf(m_source).time = context().clock.now();
    return {};
}

void CapSession::look()
{
    if (!config().file.isEmpty()) {
        const auto answer = readFeedFile(config().file, m_etag, CapLimits().bytes);
        if (!answer)
            return fail(answer.error());
        noteBytes(answer->body.size());
        return answer->unchanged ? takeUnchanged() : takeRoot(answer->body, answer->etag);
    }
    get(config().url, m_etag, [this](const Result<HttpAnswer> &answer) {
        if (!answer)
            return fail(answer.error());
        if (answer->status == 304)
            return takeUnchanged();
        if (answer->status == 401 || answer->status == 403)
            return refuse(u"%1: a person must allow this"_s.arg(statusText(answer->status, config().url)));
        if (answer->status != 200)
            return fail({Error::Kind::Network, statusText(answer->status, config().url)}, answer->retryAfterMs);
        takeRoot(answer->body, answer->etag);
    });
}

void CapSession::get(const QUrl &url, const QByteArray &etag, std::function<void(const Result<HttpAnswer> &)> done)
{
    HttpRequest::Options options{.limits = context().timing.http, .expect = HttpRequest::Expect::AnyText, .etag = etag};
    options.limits.bodyBytes = CapLimits().bytes;
    m_request = std::make_unique<HttpRequest>(context().network, url, options);
    connect(m_request.get(), &HttpRequest::finished, this, [this, done = std::move(done)](const Result<HttpAnswer> &answer) {
        noteBytes(m_request->bytesReceived());
        m_request.release()->deleteLater();
        done(answer);
    });
}

void CapSession::takeRoot(const QByteArray &body, const QByteArray &etag)
{
    m_rootEtag = etag;
    m_failures = 0;
    const auto index = parseCapIndex(body);
    if (!index) {
        if (const auto taken = takeAlerts(body, {}); !taken)
            return fail(taken.error());
        return settle();
    }
    say(index->notes, {});
    QHash<QString, TimeMs> named;
    for (const auto &link : index->links) {
        named.insert(link.href, link.updated);
        if (!m_taken.contains(link.href) || m_taken.value(link.href) != link.updated)
            m_links.push_back(link);
    }
    m_taken.removeIf([&named](const auto &one) { return !named.contains(one.key()); });
    std::ranges::reverse(m_links);
    fetchNext();
}

void CapSession::fetchNext()
{
    if (m_links.empty() || m_alerts.size() >= mostAlerts)
        return settle();
    const auto href = m_links.back().href;
    if (!config().file.isEmpty()) {
        const bool isRelative = QUrl(href).isRelative();
        const auto answer = isRelative ? readFeedFile(QFileInfo(config().file).absoluteDir().filePath(href), {}, CapLimits().bytes)
                                       : Result<FileAnswer>(failure(Error::Kind::Invalid, u"%1: an index in a file names files beside it"_s.arg(href)));
        if (answer)
            noteBytes(answer->body.size());
        return takeLinked(answer ? Result<QByteArray>(answer->body) : Result<QByteArray>(tl::unexpected(answer.error())));
    }
    const auto url = config().url.resolved(QUrl(href));
    if (url.host() != config().url.host() || url.port() != config().url.port() || url.scheme() != config().url.scheme())
        return takeLinked(failure(Error::Kind::Invalid, u"%1 is not fetched: it is not of the index's own server"_s.arg(url.toDisplayString(QUrl::RemoveQuery))));
    get(url, {}, [this, url](const Result<HttpAnswer> &answer) {
        if (answer && answer->status == 200)
            return takeLinked(answer->body);
        takeLinked(tl::unexpected(answer ? Error{Error::Kind::Network, statusText(answer->status, url)} : answer.error()));
    });
}

/** What can't be fetched is tried again with the next look; what can't be read when the index says that it has changed. */
void CapSession::takeLinked(const Result<QByteArray> &body)
{
    const auto link = m_links.back();
    m_links.pop_back();
    const auto taken = body ? takeAlerts(*body, link.href) : Result<void>(tl::unexpected(body.error()));
    if (!taken) {
        ++m_failures;
        qCWarning(logSync).noquote() << config().name + u": alert "_s + link.href + u": "_s + taken.error().detail;
    }
    if (taken || taken.error().kind == Error::Kind::Invalid)
        m_taken.insert(link.href, link.updated);
    m_next.start(0); // files would else hold up the other feeds
}

Result<void> CapSession::takeAlerts(const QByteArray &xml, const QString &from)
{
    auto document = parseCap(xml, {.source = config().source.head.id, .now = context().clock.now(), .zone = QTimeZone("Asia/Shanghai")});
    if (!document)
        return tl::unexpected(document.error());
    say(document->notes, from);
    m_alerts.insert(m_alerts.end(), std::make_move_iterator(document->alerts.begin()), std::make_move_iterator(document->alerts.end()));
    m_rejected.insert(m_rejected.end(), std::make_move_iterator(document->rejected.begin()), std::make_move_iterator(document->rejected.end()));
    return {};
}

void CapSession::say(const std::vector<CapNote> &notes, const QString &from) const
{
    for (const auto &note : notes)
        qCInfo(logSync).noquote() << config().name + u": "_s + (note.id.isEmpty() ? from : u"alert "_s + note.id) + u": "_s + note.message;
}

void CapSession::settle()
{
    auto chain = settleCap(m_known, m_alerts);
    say(chain.notes, {});
    m_alerts.clear();
    const bool isFirst = m_cursor.isEmpty();
    if (chain.changed.empty() && m_rejected.empty() && m_isSourceStored && !isFirst)
        return finish();
    FeedBatch batch;
    batch.kind = isFirst ? FeedBatch::Kind::SnapshotPage : FeedBatch::Kind::Delta;
    batch.epoch = u"cap"_s;
    batch.previousCursor = m_cursor;
    batch.cursor = cursorWord + QString::number(m_cursor.sliced(isFirst ? 0 : cursorWord.size()).toLongLong() + 1);
    batch.lastPage = batch.snapshotEnd = isFirst;
    if (!m_isSourceStored)
        batch.changes.emplace_back(m_source);
    for (const auto &warning : chain.changed)
        batch.changes.emplace_back(Record(warning));
    batch.rejected = std::exchange(m_rejected, {});
    if (!commit(std::move(batch)))
        return;
    m_isSourceStored = true;
    for (auto &warning : chain.changed)
        m_known.insert(warning.head.id, std::move(warning));
    if (isFirst)
        enter(SyncInput::SnapshotDone);
    finish();
}

void CapSession::finish()
{
    if (!m_links.empty())
        return m_next.start(0);
    if (m_failures == 0)
        m_etag = m_rootEtag; // else all is looked at again
    takeUnchanged();
    if (m_failures > 0 && where() == FeedHealth::State::Live)
        setDetail(u"%1 of the alerts that the index names can't be had"_s.arg(m_failures));
    else if (!state().detail.isEmpty() && where() == FeedHealth::State::Live)
        setDetail({});
}

void CapSession::takeUnchanged()
{
    noteContact();
    if (where() == FeedHealth::State::Waiting)
        return; // the contact could not be noted
    enter(SyncInput::CaughtUp);
    m_poll.start(config().pollSeconds * 1000);
}

}
