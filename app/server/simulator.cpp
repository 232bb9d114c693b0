#include "simulator.h"

#include "base/log.h"
#include "city/citytime.h"
#include "feed/format/tlf.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr TimeMs catchUpChunk = 2 * hourMs;
static constexpr std::size_t recordsPerPost = 5000;

Simulator::Simulator(Options options, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    m_network.setTransferTimeout(30'000);
}

void Simulator::start()
{
    fetchLife();
}

QNetworkRequest Simulator::request(const QString &path) const
{
    QUrl url = m_options.server;
    url.setPath(path);
    QNetworkRequest wanted(url);
    wanted.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    return wanted;
}

void Simulator::retry(const QString &why)
{
    const int seconds = std::min(30, 1 << std::min(m_failures, 5));
    if (m_failures++ == 0)
        Q_EMIT status(u"waiting for %1: %2"_s.arg(m_options.server.toDisplayString(), why));
    m_timer.disconnect();
    connect(&m_timer, &QTimer::timeout, this, &Simulator::fetchLife);
    m_timer.start(seconds * 1000);
}

void Simulator::fetchLife()
{
    auto *reply = m_network.get(request(u"/ctl/life"_s));
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        const auto answer = QJsonDocument::fromJson(reply->readAll());
        if (reply->error() != QNetworkReply::NoError || !answer[u"anchor"].isDouble()) {
            retry(reply->error() != QNetworkReply::NoError ? reply->errorString() : u"/ctl/life gives no anchor"_s);
            return;
        }
        m_anchor = answer[u"anchor"].toInteger();
        m_shift = answer[u"shift"].toInteger();
        m_seed = m_options.seed.value_or(answer[u"seed"].toString().toULongLong());
        m_done = answer[u"until"].toInteger();
        m_liveFrom = 0;
        const TimeMs now = m_clock.now() - m_shift;
        m_density = {.quarterHours = now - 2 * dayMs, .seconds = now - 20 * minuteMs, .districtHours = now - 3 * dayMs};
        const auto epoch = answer[u"epoch"].toString().toUtf8();
        if (m_life && epoch == m_epoch) {
            step();
        } else {
            m_epoch = epoch;
            fetchMap();
        }
    });
}

void Simulator::fetchMap()
{
    auto *reply = m_network.get(request(u"/ctl/citymap"_s));
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        if (reply->error() != QNetworkReply::NoError) {
            retry(reply->errorString());
            return;
        }
        auto map = cityMapFromBytes(reply->readAll());
        if (!map) {
            retry(map.error().detail);
            return;
        }
        m_life = std::make_unique<CityLife>(std::make_shared<const CityMap>(std::move(*map)), m_seed, m_anchor);
        step();
    });
}

TimeMs Simulator::target() const
{
    TimeMs now = m_clock.now();
    if (m_liveFrom > 0)
        now = m_liveFrom + TimeMs(double(m_clock.monotonic() - m_liveSince) * m_options.speed);
    return m_options.until > 0 ? std::min(now, m_options.until) : now;
}

void Simulator::step()
{
    m_timer.disconnect();
    connect(&m_timer, &QTimer::timeout, this, &Simulator::step);
    if (m_options.until > 0 && m_done >= m_options.until) {
        Q_EMIT status(u"done: %1 records written"_s.arg(m_written));
        Q_EMIT finished();
        return;
    }
    const TimeMs goal = target() / secondMs * secondMs;
    const bool behind = m_liveFrom == 0 && goal - m_done > minuteMs;
    if (m_liveFrom == 0 && !behind) {
        m_liveFrom = std::max(m_clock.now(), m_done);
        m_liveSince = m_clock.monotonic();
        Q_EMIT status(u"live at %1, speed %2"_s.arg(QDateTime::fromMSecsSinceEpoch(m_liveFrom).toString(Qt::ISODate)).arg(m_options.speed));
        Q_EMIT caughtUp();
    }
    if (goal <= m_done) {
        m_timer.start(1000);
        return;
    }
    const TimeMs until = std::min(goal, m_done + catchUpChunk);
    auto records = m_life->recordsBetween(m_done - m_shift, until - m_shift, m_density);
    if (records.empty()) {
        m_done = until;
        m_timer.start(behind ? 0 : 1000);
        return;
    }
    for (auto &record : records)
        shiftTimes(record, m_shift);
    post(records, until);
}

void Simulator::post(const std::vector<Record> &records, TimeMs until)
{
    // A very full stretch goes in pieces; only the last one moves the mark, and what came before is harmless to repeat.
    const auto piece = std::min(records.size(), recordsPerPost);
    const bool last = piece == records.size();
    QJsonArray rows;
    for (std::size_t i = 0; i < piece; ++i)
        rows.append(toTlf(records[i]));
    QJsonObject body{{u"records"_s, rows}};
    if (last)
        body.insert(u"until"_s, until);
    auto wanted = request(u"/ctl/records"_s);
    wanted.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    auto *reply = m_network.post(wanted, QJsonDocument(body).toJson(QJsonDocument::Compact));
    auto rest = std::make_shared<std::vector<Record>>(records.begin() + std::ptrdiff_t(piece), records.end());
    connect(reply, &QNetworkReply::finished, this, [this, reply, rest, until, piece] {
        reply->deleteLater();
        if (reply->error() != QNetworkReply::NoError) {
            retry(reply->errorString());
            return;
        }
        for (const auto &reason : QJsonDocument::fromJson(reply->readAll())[u"rejected"].toArray())
            qCWarning(logServer).noquote() << "the server rejects a record:" << reason.toString();
        m_failures = 0;
        m_written += qint64(piece);
        if (!rest->empty()) {
            post(*rest, until);
            return;
        }
        m_done = until;
        if (m_clock.monotonic() - m_lastStatus > 60'000 || m_lastStatus == 0) {
            m_lastStatus = m_clock.monotonic();
            Q_EMIT status(u"%1 %2, %3 records written"_s.arg(m_liveFrom > 0 ? u"live at"_s : u"catching up, at"_s, QDateTime::fromMSecsSinceEpoch(m_done).toString(Qt::ISODate)).arg(m_written));
        }
        m_timer.start(m_liveFrom > 0 ? 1000 : 0);
    });
}

}
