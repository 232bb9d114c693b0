#include "control.h"

#include "feed/format/tlf.h"
#include "reads.h"

#include <QHttpHeaders>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qsizetype mostBatchBytes = 32 * 1024 * 1024;
static constexpr qsizetype mostFaultBytes = 1024 * 1024;

static FeedAnswer jsonAnswer(const QJsonObject &object)
{
    return {.body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

std::optional<FeedAnswer> refusedControl(const QHttpServerRequest &request)
{
    if (!request.remoteAddress().isLoopback())
        return refusal(403, u"Not from here"_s, u"only programs on this machine may control the server"_s);
    if (request.headers().contains("Origin"))
        return refusal(403, u"Not from a web page"_s, u"requests with an Origin are refused"_s);
    const auto host = QUrl(u"http://"_s + QString::fromLatin1(request.headers().value("Host"))).host();
    if (host != "localhost"_L1 && !QHostAddress(host).isLoopback())
        return refusal(403, u"Not by this name"_s, u"Host \"%1\" is not this machine's own"_s.arg(host.left(80)));
    return std::nullopt;
}

FeedAnswer takeRecords(FeedStore &store, const QByteArray &body)
{
    if (body.size() > mostBatchBytes)
        return refusal(413, u"Too large"_s, u"a batch is at most %1 bytes"_s.arg(mostBatchBytes));
    const auto document = QJsonDocument::fromJson(body);
    const auto rows = document["records"_L1];
    if (!rows.isArray())
        return refusal(400, u"Not a batch"_s, u"the body must be {\"records\":[…], \"until\":ms}"_s);
    std::vector<Change> changes;
    QJsonArray rejected;
    for (const auto row : rows.toArray()) {
        if (auto change = changeFromTlf(row.toObject()))
            changes.push_back(std::move(*change));
        else if (rejected.size() < 100)
            rejected.append(change.error().detail);
    }
    const auto summary = store.put(changes, document["until"_L1].toInteger());
    if (!summary)
        return storageTrouble(summary.error());
    return jsonAnswer({{u"applied"_s, summary->applied}, {u"ignored"_s, summary->ignored}, {u"rejected"_s, rejected}, {u"cursor"_s, cursorText(store, store.head())}});
}

FeedAnswer lifeAnswer(const FeedStore &store)
{
    return jsonAnswer({{u"epoch"_s, store.epoch()},
        {u"seed"_s, QString::number(store.city().seed)},
        {u"anchor"_s, store.city().anchor},
        {u"shift"_s, store.shift()},
        {u"until"_s, store.simulatedUntil()}});
}

FeedAnswer faultsAnswer(FaultPlan &faults, QHttpServerRequest::Method method, const QByteArray &body, qint64 now)
{
    if (method == QHttpServerRequest::Method::Delete) {
        faults.clear();
    } else if (method == QHttpServerRequest::Method::Post) {
        if (body.size() > mostFaultBytes)
            return refusal(413, u"Too large"_s, u"faults are at most %1 bytes"_s.arg(mostFaultBytes));
        if (const auto added = faults.add(body, now); !added)
            return refusal(400, u"Bad faults"_s, added.error().detail);
    }
    return jsonAnswer(faults.toJson(now));
}

}
