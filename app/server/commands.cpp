#include "commands.h"

#include "objections.h"

#include "feed/format/tlf.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace tonglan {

using namespace Qt::StringLiterals;

QByteArray commandState(const QString &key, const QString &state, const QJsonObject &record)
{
    QJsonObject object{{u"cmd"_s, key}, {u"state"_s, state}};
    if (!record.isEmpty())
        object.insert(u"record"_s, record);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

FeedAnswer rememberedAnswer(const FeedStore::CommandState &state)
{
    const bool isRefusal = state.status >= 400 && state.status != 412;
    return {state.status, isRefusal ? "application/problem+json"_ba : "application/json"_ba, state.answer};
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

FeedAnswer carryOut(FeedStore &store, const ReadCommand &command, const CommandRequest &request, TimeMs now)
{
    const auto type = command.object["type"_L1].toString();
    if (type.startsWith("objection."_L1))
        return carryOutObjection(store, command, request, now);
    const auto source = command.object["target"_L1]["source"_L1].toString();
    const auto id = command.object["target"_L1]["id"_L1].toString();
    const auto found = store.find(RecordType::Event, source, id);
    if (!found)
        return refusal(503, u"Storage"_s, found.error().detail);
    if (!*found)
        return refusal(422, u"No such event"_s, u"target %1/%2 is not known"_s.arg(source, id));
    auto change = changeFromTlf(**found);
    if (!change || !std::holds_alternative<Record>(*change))
        return refusal(503, u"Storage"_s, u"the stored event cannot be read"_s);
    auto event = std::get<Event>(std::get<Record>(*change));
    auto wanted = request.ifMatch;
    wanted.remove(u'"');
    if (!wanted.isEmpty() && wanted != "*"_L1 && wanted != QString::number(event.head.version))
        return {.status = 412, .body = QJsonDocument(**found).toJson(QJsonDocument::Compact)};

    const auto actor = command.object["actor"_L1].toObject();
    EventLog log{
        .head = {.source = source, .id = u"%1-c-%2"_s.arg(id, request.key).left(200), .version = 1, .time = now},
        .eventSource = source,
        .event = id,
        .actor = actor["name"_L1].toString(actor["id"_L1].toString()).left(200)};
    const auto verb = type.startsWith("event."_L1) ? type.sliced(6) : QString();
    if (const auto done = act(event, log, verb, command.object["args"_L1].toObject(), now); !done)
        return refusal(422, u"Cannot be done"_s, done.error().detail);
    event.head.time = std::max(now, event.head.time);
    const auto done = store.putCommanded({Record(event)}, {Record(log)}, request.key, command.fingerprint, [&](const QJsonObject &record) { return commandState(request.key, u"done"_s, record); });
    if (!done)
        return refusal(503, u"Storage"_s, done.error().detail);
    return {.status = done->status, .body = done->answer};
}

tl::expected<ReadCommand, FeedAnswer> readCommand(const CommandRequest &request)
{
    if (request.key.isEmpty() || request.key.size() > 100)
        return tl::unexpected(badParameter(u"Idempotency-Key"_s, u"the header is missing or longer than 100"_s));
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(request.body, &error);
    if (!document.isObject())
        return tl::unexpected(refusal(400, u"Not JSON"_s, u"%1 at byte %2"_s.arg(error.errorString()).arg(error.offset)));
    const auto object = document.object();
    if (object["cmd"_L1].toString() != request.key)
        return tl::unexpected(refusal(422, u"Another key"_s, u"cmd is not the Idempotency-Key"_s));
    return ReadCommand{object, QCryptographicHash::hash(document.toJson(QJsonDocument::Compact), QCryptographicHash::Sha256)};
}

std::optional<FeedAnswer> knownAnswer(const FeedStore &store, const QString &key, const QByteArray &fingerprint)
{
    const auto known = store.command(key);
    if (!known)
        return refusal(503, u"Storage"_s, known.error().detail);
    if (!*known)
        return std::nullopt;
    if ((*known)->fingerprint != fingerprint)
        return refusal(422, u"Key reused"_s, u"this Idempotency-Key came with another body before"_s);
    return rememberedAnswer(**known);
}

}
