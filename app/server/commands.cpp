#include "commands.h"

#include "objections.h"

#include "feed/format/tlf.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

static void initializeFlow()
{
    Q_INIT_RESOURCE(tonglan_flow); // static libraries do not register theirs by themselves
}

namespace tonglan {

using namespace Qt::StringLiterals;

EventFlow usualFlow()
{
    initializeFlow();
    QFile file(u":/tonglan/flow/city.toml"_s);
    QList<Problem> problems;
    std::optional<EventFlow> flow = file.open(QIODevice::ReadOnly) ? EventFlow::parse(file.readAll(), file.fileName(), problems) : std::nullopt;
    if (!problems.isEmpty() || !flow)
        qFatal("the embedded flow of events is wrong: %s", problems.isEmpty() ? "it cannot be read" : qPrintable(problems[0].message));
    return std::move(*flow);
}

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

/** How the log names an act: what has no name of its own there is a "stage". */
static QString logName(const EventAct &act)
{
    static const QStringList known = {u"urge"_s, u"supervise"_s, u"return"_s, u"note"_s}; // as the schema lists them
    if (act.key == "ack"_L1)
        return u"note"_s;
    return known.contains(act.key) ? act.key : u"stage"_s;
}

/** The event after the command, or why it cannot be. */
static Result<void> act(Event &event, EventLog &log, const EventFlow &flow, const QString &verb, const QJsonObject &arguments, TimeMs now)
{
    const auto before = event.stage;
    const EventAct *act = flow.find(verb);
    if (!act) {
        QStringList verbs;
        for (const auto &known : flow.acts())
            verbs << known.key;
        return failure(Error::Kind::Invalid, u"type is not event.%1"_s.arg(verbs.join(u", "_s)));
    }
    const auto after = act->after(before);
    if (!after)
        return failure(Error::Kind::Invalid, u"%1 is not possible in stage %2"_s.arg(verb, stageName(before)));
    log.text = arguments[u"text"].toString().left(2000);
    if (act->needsReason && log.text.trimmed().isEmpty())
        return failure(Error::Kind::Invalid, u"args.text is missing: %1 needs a reason"_s.arg(verb));
    if (act->needsDepartment) {
        const auto department = arguments[u"department"].toString();
        if (department.isEmpty() || department.size() > 256)
            return failure(Error::Kind::Invalid, u"args.department is missing or too long"_s);
        event.department = department;
    }
    event.stage = *after;
    event.flags = (event.flags | act->sets) & ~act->clears;
    if (before < Stage::Closed && event.stage >= Stage::Closed)
        event.closedAt = now;
    else if (event.stage < Stage::Closed)
        event.closedAt = 0;
    log.action = logName(*act);
    if (verb == "ack"_L1 && log.text.isEmpty())
        log.text = u"已知悉"_s;
    log.from = stageName(before);
    log.to = stageName(event.stage);
    return {};
}

FeedAnswer carryOut(FeedStore &store, const EventFlow &flow, const ReadCommand &command, const CommandRequest &request, TimeMs now)
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
    if (const auto done = act(event, log, flow, verb, command.object["args"_L1].toObject(), now); !done)
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
