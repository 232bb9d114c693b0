#include "tlfcommand.h"

#include "rfc3339.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qsizetype maximumRecordBytes = 64 * 1024;
static constexpr qsizetype maximumWords = 2'000;

Result<QByteArray> toTlf(const Command &command)
{
    // Which acts there are on events is the city's matter (analysis/eventflow.h); a server refuses what it does not know.
    static const QRegularExpression verb(u"^(?:event\\.[a-z][a-z-]{0,31}|objection\\.(?:raise|accept|answer|refuse))$"_s);
    if (!verb.match(command.type).hasMatch())
        return failure(Error::Kind::Invalid, u"type: \"%1\" is no command"_s.arg(command.type.left(40)));
    if (command.target.source.isEmpty() || command.target.id.isEmpty())
        return failure(Error::Kind::Invalid, u"target: no source or no id"_s);
    QJsonObject arguments;
    if (!command.args.isEmpty()) {
        const auto document = QJsonDocument::fromJson(command.args);
        if (!document.isObject())
            return failure(Error::Kind::Invalid, u"args: not a JSON object"_s);
        arguments = document.object();
    }
    const QJsonObject object{
        {u"cmd"_s, command.key},
        {u"type"_s, command.type},
        {u"target"_s, QJsonObject{{u"source"_s, command.target.source}, {u"id"_s, command.target.id}}},
        {u"args"_s, arguments},
        {u"actor"_s, QJsonObject{{u"id"_s, command.actor.id}, {u"name"_s, command.actor.name}, {u"role"_s, command.actor.role}}},
        {u"clientTime"_s, rfc3339(command.clientTime)}};
    const auto body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    if (body.size() > maximumCommandBytes)
        return failure(Error::Kind::Invalid, u"args: the command is %1 bytes, at most %2 are allowed"_s.arg(body.size()).arg(maximumCommandBytes));
    return body;
}

CommandRefusal refusalFromTlf(int status, const QByteArray &body)
{
    const auto object = QJsonDocument::fromJson(body).object();
    if (status == 412) {
        CommandRefusal refusal{.title = u"already changed"_s};
        if (!object.isEmpty() && object.contains("ver"_L1) && body.size() <= maximumRecordBytes)
            refusal.current = body;
        else
            refusal.detail = object["detail"_L1].toString().left(maximumWords);
        return refusal;
    }
    return {.title = object["title"_L1].toString().left(maximumWords), .detail = object["detail"_L1].toString().left(maximumWords)};
}

qint64 versionOfRecord(const QByteArray &record)
{
    return std::max<qint64>(0, QJsonDocument::fromJson(record).object()["ver"_L1].toInteger());
}

bool isAnswerTo(const QByteArray &body, const QString &key)
{
    const auto named = QJsonDocument::fromJson(body).object()["cmd"_L1].toString();
    return named.isEmpty() || named == key;
}

}
