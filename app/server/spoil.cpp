#include "spoil.h"

#include "feed/format/jsonrows.h"

#include <QJsonDocument>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

bool replacesAnswer(Fault::Kind kind)
{
    switch (kind) {
    case Fault::Kind::Status:
    case Fault::Kind::Hang:
    case Fault::Kind::Html:
    case Fault::Kind::Endless:
    case Fault::Kind::Bomb:
    case Fault::Kind::Gone:
        return true;
    default:
        return false;
    }
}

FeedAnswer replacement(const Fault &fault, Fault::Path path)
{
    if (fault.kind == Fault::Kind::Html)
        return {200, "text/html; charset=utf-8", "<!doctype html><title>Log in</title><p>Please log in to use this network.</p>"};
    if (fault.kind == Fault::Kind::Gone && path == Fault::Path::Stream)
        return {200, "text/event-stream", "event: resync\ndata: {\"reason\":\"switched on as a fault\"}\n\n"};
    if (fault.kind == Fault::Kind::Gone)
        return refusal(410, u"Gone"_s, u"switched on as a fault: take a snapshot"_s);
    if (fault.kind != Fault::Kind::Status)
        return {.status = 0};
    auto answer = fault.status == 204 || fault.status == 304 ? FeedAnswer{fault.status} : refusal(fault.status, u"Fault"_s, u"switched on as a fault"_s);
    if (fault.retryAfter >= 0)
        answer.addHeader("Retry-After", QByteArray::number(fault.retryAfter));
    return answer;
}

/** The same member a second time, or one whose value no reader of I-JSON may take. */
static QByteArray badMember(const QString &variant)
{
    if (variant == "huge"_L1)
        return R"("fault":1e400)";
    if (variant == "duplicate-key"_L1)
        return R"("fault":1,"fault":2)";
    if (variant == "deep"_L1)
        return "\"fault\":" + QByteArray(2000, '[') + QByteArray(2000, ']');
    if (variant == "utf8"_L1)
        return "\"fault\":\"\xC3\x28\"";
    if (variant == "surrogate"_L1)
        return R"("fault":"\ud800")";
    return R"("fault":NaN)";
}

static QByteArray badRecord(const QString &variant)
{
    return R"({"op":"put","type":"event","source":"fault","id":"fault-)" + variant.toUtf8() + R"(","ver":1,"time":"2026-01-01T00:00:00Z","data":{"title":"fault",)" + badMember(variant) + "}}";
}

static QByteArray withRows(const QJsonObject &envelope, const QList<QByteArray> &rows)
{
    auto body = QJsonDocument(envelope).toJson(QJsonDocument::Compact);
    return body.replace("\"records\":[]", "\"records\":[" + rows.join(',') + ']');
}

/** Applies a fault that is about records. */
static QByteArray respoiled(const QByteArray &body, const JsonRows &parts, const Fault &fault)
{
    QList<QByteArray> rows;
    for (const auto row : parts.rows)
        rows.append(row.toByteArray());
    auto envelope = parts.envelope;
    switch (fault.kind) {
    case Fault::Kind::Duplicate:
        rows += QList(rows);
        break;
    case Fault::Kind::Reorder:
        std::reverse(rows.begin(), rows.end());
        break;
    case Fault::Kind::Drop:
        rows.remove(0, std::min(rows.size(), qsizetype(fault.count)));
        break;
    case Fault::Kind::FutureCursor:
        for (const auto name : {"cursor"_L1, "asOf"_L1}) {
            if (envelope.contains(name))
                envelope.insert(name, envelope[name].toString() + u"999999999"_s);
        }
        break;
    case Fault::Kind::Json:
        rows.append(badRecord(fault.variant));
        break;
    default:
        return body;
    }
    return withRows(envelope, rows);
}

QByteArray spoiledBody(const QByteArray &body, const Fault &fault)
{
    if (fault.kind == Fault::Kind::Corrupt) {
        auto other = body;
        if (fault.bytes < other.size())
            other[qsizetype(fault.bytes)] = char(other[qsizetype(fault.bytes)] ^ 0x10);
        return other;
    }
    if (fault.kind == Fault::Kind::Json && fault.wholeBody)
        return body.endsWith('}') ? body.chopped(1) + ',' + badMember(fault.variant) + '}' : body;
    const auto parts = splitRows(body, "records");
    return parts ? respoiled(body, *parts, fault) : body;
}

FeedAnswer spoiled(FeedAnswer answer, const Fault &fault)
{
    if (fault.kind == Fault::Kind::ContentType)
        answer.type = fault.type;
    else
        answer.body = spoiledBody(answer.body, fault);
    return answer;
}

}
