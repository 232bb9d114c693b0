#include "session.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tonglan::conformance {

using namespace Qt::StringLiterals;

static constexpr auto path = "/tlf/v1/stream"_L1;
static constexpr int patienceMs = 10'000;

static bool isLive(const Heard &heard)
{
    return heard.count("live") > 0 || heard.count("resync") > 0;
}

static QString said(const Heard &heard)
{
    return heard.error.isEmpty() ? u"%1 %2, %3 events"_s.arg(heard.status).arg(QString::fromLatin1(heard.type())).arg(heard.events.size()) : heard.error;
}

static bool isOpen(const Heard &heard)
{
    return heard.status == 200 && heard.type() == "text/event-stream";
}

static Finding opens(Session &session)
{
    if (!session.hasStream() || session.firstCursor().isEmpty())
        return skip(u"no stream is offered"_s);
    const auto heard = session.http().listen(path, session.firstCursor().toUtf8(), patienceMs, isLive);
    return isOpen(heard) ? pass(said(heard)) : fail(said(heard), u"200 text/event-stream"_s);
}

static Finding isNotCompressed(Session &session)
{
    if (!session.hasStream() || session.firstCursor().isEmpty())
        return skip(u"no stream is offered"_s);
    const auto heard = session.http().listen(path, session.firstCursor().toUtf8(), patienceMs, isLive);
    const auto coding = heard.headers.value("content-encoding", "identity").toLower();
    return coding == "identity" ? pass(u"identity"_s) : fail(u"Content-Encoding: %1"_s.arg(QString::fromLatin1(coding)), u"identity: a compressor holds events back"_s);
}

static Finding goesOnAfterLastEventId(Session &session)
{
    const auto &changes = session.changesSeen();
    if (!session.hasStream() || session.firstCursor().isEmpty())
        return skip(u"no stream is offered"_s);
    if (changes.rowCount() == 0)
        return skip(u"nothing changed meanwhile"_s);
    const auto heard = session.http().listen(path, session.firstCursor().toUtf8(), patienceMs, isLive);
    if (!isOpen(heard) || heard.headers.value("content-encoding", "identity").toLower() != "identity")
        return skip(said(heard));
    qsizetype rows = 0;
    auto cursor = session.firstCursor();
    for (const auto &event : heard.events) {
        if (event.type != "batch")
            continue;
        const auto batch = QJsonDocument::fromJson(event.data).object();
        if (batch["prev"_L1] != cursor)
            return fail(u"a batch has prev \"%1\" after cursor \"%2\""_s.arg(batch["prev"_L1].toString(), cursor), u"each batch begins where the one before ended, the first at Last-Event-ID"_s);
        cursor = batch["cursor"_L1].toString();
        if (event.id != cursor.toUtf8())
            return fail(u"a batch has id \"%1\" and cursor \"%2\""_s.arg(QString::fromUtf8(event.id), cursor), u"the id is the cursor: it comes back as Last-Event-ID"_s);
        rows += batch["records"_L1].toArray().size();
    }
    if (rows < changes.rowCount())
        return fail(u"%1 records before \"live\", /changes has %2 since the same cursor"_s.arg(rows).arg(changes.rowCount()), u"everything since Last-Event-ID"_s);
    return pass(u"%1 records in %2 batches"_s.arg(rows).arg(heard.count("batch")));
}

static Finding saysLive(Session &session)
{
    if (!session.hasStream() || session.firstCursor().isEmpty())
        return skip(u"no stream is offered"_s);
    const auto heard = session.http().listen(path, session.changesSeen().cursor.toUtf8(), patienceMs, isLive);
    if (!isOpen(heard) || heard.headers.value("content-encoding", "identity").toLower() != "identity")
        return skip(said(heard));
    for (const auto &event : heard.events) {
        if (event.type == "live")
            return event.id.isEmpty() ? fail(u"\"live\" without id"_s, u"the cursor up to which everything has come"_s) : pass(u"at %1"_s.arg(QString::fromUtf8(event.id)));
    }
    return fail(u"no \"live\" within %1 s"_s.arg(patienceMs / 1000), u"event: live once the client has everything"_s);
}

static Finding beats(Session &session)
{
    if (!session.hasStream() || session.firstCursor().isEmpty())
        return skip(u"no stream is offered"_s);
    const int limitMs = session.heartbeatSeconds() * 1500 + 500;
    const auto heard = session.http().listen(path, session.changesSeen().cursor.toUtf8(), 2 * limitMs, [](const Heard &sofar) { return sofar.comments >= 2; });
    if (!isOpen(heard) || heard.headers.value("content-encoding", "identity").toLower() != "identity")
        return skip(said(heard));
    if (heard.hasEnded)
        return fail(u"the server closed the stream"_s, u"it stays open"_s);
    return heard.longestSilenceMs <= limitMs ? pass(u"at most %1 ms of silence"_s.arg(heard.longestSilenceMs))
                                             : fail(u"%1 ms of silence"_s.arg(heard.longestSilenceMs), u"a comment at least every heartbeatSeconds = %1"_s.arg(session.heartbeatSeconds()));
}

static Finding asksForResync(Session &session)
{
    if (!session.hasStream())
        return skip(u"no stream is offered"_s);
    const auto heard = session.http().listen(path, "nonsense", patienceMs, isLive);
    if (heard.status == 410 || heard.count("resync") > 0)
        return pass(heard.status == 410 ? u"410"_s : u"event: resync"_s);
    return fail(said(heard) + (heard.count("live") > 0 ? u", live"_s : QString()), u"event: resync, or 410, for an unknown Last-Event-ID"_s);
}

static Finding showsWhatChanges(Session &session)
{
    if (!session.hasStream() || session.firstCursor().isEmpty() || session.options().watchSeconds == 0)
        return skip(u"nothing to watch"_s);
    const auto from = session.changesSeen().cursor;
    // Until something comes by itself; then whatever /changes has must have come here as well.
    const auto heard = session.http().listen(path, from.toUtf8(), session.options().watchSeconds * 1000, [](const Heard &sofar) { return sofar.count("live") > 0 && !sofar.events.empty() && sofar.events.back().type == "batch"; });
    if (!isOpen(heard) || heard.headers.value("content-encoding", "identity").toLower() != "identity")
        return skip(said(heard));
    const auto walk = session.walk(from, 1000);
    if (heard.count("batch") > 0)
        return pass(u"%1 batches"_s.arg(heard.count("batch")));
    return walk.rowCount() == 0 ? skip(u"nothing changed while it was watched"_s) : fail(u"%1 changes by /changes, none over the stream"_s.arg(walk.rowCount()), u"every change as it happens"_s);
}

std::vector<Check> streamChecks()
{
    return {
        {u"stream.opens"_s, u"req"_s, opens},
        {u"stream.identity"_s, u"req"_s, isNotCompressed},
        {u"stream.resumes"_s, u"6"_s, goesOnAfterLastEventId},
        {u"stream.live"_s, u"req"_s, saysLive},
        {u"stream.pushes"_s, u"req"_s, showsWhatChanges},
        {u"stream.heartbeat"_s, u"req"_s, beats},
        {u"stream.resync"_s, u"7"_s, asksForResync},
    };
}

}
