#include "commands.h"

#include "feed/format/tlf.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace tonglan {

using namespace Qt::StringLiterals;

QByteArray problem(int status, const QString &title, const QString &detail)
{
    return QJsonDocument(QJsonObject{{u"type"_s, u"about:blank"_s}, {u"status"_s, status}, {u"title"_s, title}, {u"detail"_s, detail}}).toJson(QJsonDocument::Compact);
}

static CommandAnswer refused(int status, const QString &title, const QString &detail)
{
    return {status, problem(status, title, detail)};
}

static QByteArray stateBody(const QString &key, const QJsonObject &record)
{
    return QJsonDocument(QJsonObject{{u"cmd"_s, key}, {u"state"_s, u"done"_s}, {u"record"_s, record}}).toJson(QJsonDocument::Compact);
}

/** The event after the command, or why it cannot be. */
static Result<void> act(Event &event, EventLog &log, const QString &verb, const QJsonObject &arguments, TimeMs now)
{
    const auto before = event.stage;
    const auto wrong = [&] {
        return failure(Error::Kind::Invalid, u"%1 is not possible in stage %2"_s.arg(verb, stageName(before)));
    };
    log.action = u"stage"_s;
    log.text = arguments[u"text"].toString().left(2000);
    if (verb == "accept"_L1) {
        if (before != Stage::Reported)
            return wrong();
        event.stage = Stage::Accepted;
    } else if (verb == "assign"_L1) {
        const auto department = arguments[u"department"].toString();
        if (department.isEmpty() || department.size() > 256)
            return failure(Error::Kind::Invalid, u"args.department is missing or too long"_s);
        if (before > Stage::Handling)
            return wrong();
        event.stage = Stage::Handling;
        event.department = department;
    } else if (verb == "return"_L1) {
        if (before != Stage::Checking && before != Stage::Handling)
            return wrong();
        event.stage = before == Stage::Checking ? Stage::Handling : Stage::Accepted;
        event.flags |= Event::Returned;
        log.action = u"return"_s;
    } else if (verb == "close"_L1) {
        if (before != Stage::Handling && before != Stage::Checking)
            return wrong();
        event.stage = Stage::Closed;
        event.closedAt = now;
    } else if (verb == "urge"_L1 || verb == "supervise"_L1) {
        if (!isOpen(event))
            return wrong();
        event.flags |= verb == "urge"_L1 ? Event::Urged : Event::Supervised;
        log.action = verb;
    } else if (verb == "note"_L1 || verb == "ack"_L1) {
        log.action = u"note"_s;
        if (log.text.isEmpty())
            log.text = verb == "ack"_L1 ? u"已知悉"_s : QString();
    } else {
        return failure(Error::Kind::Invalid, u"type is not event.accept, assign, urge, supervise, return, close, note or ack"_s);
    }
    log.from = stageName(before);
    log.to = stageName(event.stage);
    return {};
}

static CommandAnswer fresh(FeedStore &store, const QJsonObject &command, const QString &key, const QString &ifMatch, TimeMs now)
{
    const auto target = command[u"target"].toObject();
    const auto source = target[u"source"].toString();
    const auto id = target[u"id"].toString();
    const auto found = store.find(RecordType::Event, source, id);
    if (!found)
        return refused(503, u"Storage"_s, found.error().detail);
    if (!*found)
        return refused(422, u"No such event"_s, u"target %1/%2 is not known"_s.arg(source, id));
    auto change = changeFromTlf(**found);
    if (!change || !std::holds_alternative<Record>(*change))
        return refused(503, u"Storage"_s, u"the stored event cannot be read"_s);
    auto event = std::get<Event>(std::get<Record>(*change));
    auto wanted = ifMatch;
    wanted.remove(u'"');
    if (!wanted.isEmpty() && wanted != "*"_L1 && wanted != QString::number(event.head.version))
        return {412, QJsonDocument(**found).toJson(QJsonDocument::Compact)};

    const auto actor = command[u"actor"].toObject();
    EventLog log{
        .head = {.source = source, .id = u"%1-c-%2"_s.arg(id, key).left(250), .version = 1, .time = now},
        .eventSource = source,
        .event = id,
        .actor = actor[u"name"].toString(actor[u"id"].toString()).left(200)};
    const auto type = command[u"type"].toString();
    const auto verb = type.startsWith("event."_L1) ? type.sliced(6) : QString();
    if (const auto done = act(event, log, verb, command[u"args"].toObject(), now); !done)
        return refused(422, u"Cannot be done"_s, done.error().detail);
    event.head.time = std::max(now, event.head.time);
    const auto record = store.putCommanded(event, log, key);
    if (!record)
        return refused(503, u"Storage"_s, record.error().detail);
    return {200, stateBody(key, *record)};
}

CommandAnswer runCommand(FeedStore &store, const QByteArray &body, const QString &key, const QString &ifMatch, TimeMs now)
{
    if (key.isEmpty() || key.size() > 100)
        return refused(400, u"No key"_s, u"the header Idempotency-Key is missing or longer than 100"_s);
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(body, &error);
    if (!document.isObject())
        return refused(400, u"Not JSON"_s, u"%1 at byte %2"_s.arg(error.errorString()).arg(error.offset));
    const auto command = document.object();
    if (command[u"cmd"].toString() != key)
        return refused(422, u"Another key"_s, u"cmd is not the Idempotency-Key"_s);
    const auto fingerprint = QCryptographicHash::hash(document.toJson(QJsonDocument::Compact), QCryptographicHash::Sha256);
    const auto known = store.command(key);
    if (!known)
        return refused(503, u"Storage"_s, known.error().detail);
    if (const auto &state = *known) {
        if (state->fingerprint != fingerprint)
            return refused(422, u"Key reused"_s, u"this Idempotency-Key came with another body before"_s);
        return {state->status, state->answer};
    }
    const auto answer = fresh(store, command, key, ifMatch, now);
    // A refusal may be put right and sent again under the same key; what was done is remembered.
    if (answer.status == 200) {
        if (const auto kept = store.rememberCommand(key, {fingerprint, answer.status, answer.body}); !kept)
            return refused(503, u"Storage"_s, kept.error().detail);
    }
    return answer;
}

}
