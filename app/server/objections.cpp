#include "objections.h"

#include "feed/format/tlf.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tonglan {

using namespace Qt::StringLiterals;

using State = Objection::State;

static constexpr qsizetype mostWords = 2'000;
static constexpr qsizetype longestName = 200;

/** The stored record that a command is about, or the refusal. */
template<typename Type>
static tl::expected<Type, FeedAnswer> targetOf(const FeedStore &store, RecordType type, const QString &source, const QString &id, const QString &ifMatch)
{
    const auto found = store.find(type, source, id);
    if (!found)
        return tl::unexpected(refusal(503, u"Storage"_s, found.error().detail));
    if (!*found)
        return tl::unexpected(refusal(422, u"No such %1"_s.arg(recordTypeName(type)), u"target %1/%2 is not known"_s.arg(source, id)));
    const auto change = changeFromTlf(**found);
    if (!change || !std::holds_alternative<Record>(*change))
        return tl::unexpected(refusal(503, u"Storage"_s, u"the stored %1 cannot be read"_s.arg(recordTypeName(type))));
    auto record = std::get<Type>(std::get<Record>(*change));
    auto wanted = ifMatch;
    wanted.remove(u'"');
    if (!wanted.isEmpty() && wanted != "*"_L1 && wanted != QString::number(record.head.version))
        return tl::unexpected(FeedAnswer{.status = 412, .body = QJsonDocument(**found).toJson(QJsonDocument::Compact)});
    return record;
}

static Result<Objection> raised(const Reading &reading, const QJsonObject &arguments, const QString &actor, TimeMs now)
{
    const auto reason = objectionReasonFromName(arguments["reason"_L1].toString());
    if (reading.quality == Reading::Quality::Withheld)
        return failure(Error::Kind::Invalid, u"target %1 is withheld: there is nothing to object to"_s.arg(reading.head.id));
    if (!reason)
        return failure(Error::Kind::Invalid, u"args.reason is not value, definition, late or other"_s);
    const auto value = arguments["value"_L1];
    if (!value.isUndefined() && !value.isNull() && !value.isDouble())
        return failure(Error::Kind::Invalid, u"args.value is neither a number nor null"_s);
    Objection objection{
        .head = {.source = reading.head.source, .time = now},
        .indicator = reading.indicator,
        .region = reading.region,
        .readingTime = reading.head.time,
        .readingSource = reading.head.source,
        .reason = *reason,
        .text = arguments["text"_L1].toString(),
        .raisedBy = actor,
        .raisedAt = now};
    if (value.isDouble())
        objection.value = value.toDouble();
    if (objection.reason == Objection::Reason::Other && objection.text.trimmed().isEmpty())
        return failure(Error::Kind::Invalid, u"args.text is missing: reason \"other\" says nothing by itself"_s);
    return objection;
}

/** The objection after the department's @p verb, or why it cannot be. */
static Result<void> act(Objection &objection, const QString &verb, const QJsonObject &arguments, const QString &actor, TimeMs now)
{
    const bool isPossible = verb == "accept"_L1 ? objection.state == State::Raised : isOpen(objection);
    if (!isPossible)
        return failure(Error::Kind::Invalid, u"%1 is not possible in state %2"_s.arg(verb, objectionStateName(objection.state)));
    if (verb == "accept"_L1) {
        objection.state = State::Accepted;
    } else {
        objection.answer = arguments["text"_L1].toString();
        if (objection.answer.trimmed().isEmpty())
            return failure(Error::Kind::Invalid, u"args.text is missing: nobody would know why"_s);
        objection.state = verb == "refuse"_L1 ? State::Refused : State::Answered;
        if (const auto value = arguments["value"_L1]; verb == "answer"_L1 && !value.isUndefined()) {
            if (!value.isDouble())
                return failure(Error::Kind::Invalid, u"args.value is not a number: leave it out where nothing is corrected"_s);
            objection.state = State::Corrected;
            objection.corrected = value.toDouble();
        }
        objection.answeredAt = now;
    }
    objection.answeredBy = actor;
    objection.head.time = std::max(now, objection.head.time);
    return {};
}

static FeedAnswer cannotBeDone(const Error &error) { return refusal(422, u"Cannot be done"_s, error.detail); }

FeedAnswer carryOutObjection(FeedStore &store, const ReadCommand &command, const CommandRequest &request, TimeMs now)
{
    const auto type = command.object["type"_L1].toString();
    const auto verb = type.sliced(type.indexOf(u'.') + 1);
    const auto source = command.object["target"_L1]["source"_L1].toString();
    const auto id = command.object["target"_L1]["id"_L1].toString();
    const auto arguments = command.object["args"_L1].toObject();
    const auto who = command.object["actor"_L1].toObject();
    const auto actor = who["name"_L1].toString(who["id"_L1].toString()).left(longestName);
    if (arguments["text"_L1].toString().size() > mostWords)
        return refusal(422, u"Cannot be done"_s, u"args.text is longer than %1"_s.arg(mostWords));

    std::vector<Record> changed;
    if (verb == "raise"_L1) {
        const auto reading = targetOf<Reading>(store, RecordType::Reading, source, id, request.ifMatch);
        if (!reading)
            return reading.error();
        const auto objection = raised(*reading, arguments, actor, now);
        if (!objection)
            return cannotBeDone(objection.error());
        changed = {Record(*objection)};
    } else if (verb == "accept"_L1 || verb == "answer"_L1 || verb == "refuse"_L1) {
        auto objection = targetOf<Objection>(store, RecordType::Objection, source, id, request.ifMatch);
        if (!objection)
            return objection.error();
        if (const auto done = act(*objection, verb, arguments, actor, now); !done)
            return cannotBeDone(done.error());
        changed = {Record(*objection)};
        if (objection->corrected) {
            auto reading = targetOf<Reading>(store, RecordType::Reading, objection->readingSource, readingId(objection->indicator, objection->region, objection->readingTime), {});
            if (!reading)
                return reading.error();
            if (reading->quality == Reading::Quality::Withheld)
                return refusal(422, u"Cannot be done"_s, u"args.value: the reading %1 is withheld"_s.arg(reading->head.id));
            reading->value = objection->corrected;
            reading->quality = Reading::Quality::Good; // its department has looked at it
            changed.emplace_back(*reading);
        }
    } else {
        return refusal(422, u"Cannot be done"_s, u"type is not objection.raise, accept, answer or refuse"_s);
    }
    const auto done = store.putCommanded(std::move(changed), {}, request.key, command.fingerprint, [&](const QJsonObject &record) { return commandState(request.key, u"done"_s, record); });
    if (!done)
        return refusal(503, u"Storage"_s, done.error().detail);
    return {.status = done->status, .body = done->answer};
}

}
