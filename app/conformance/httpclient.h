#pragma once

#include "feed/transport/sseparser.h"

#include <QHash>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QUrl>

#include <functional>

namespace tonglan::conformance {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

/** What came back for a request. */
struct Seen
{
    int status = 0; ///< 0 = no answer; see error.
    QByteArray body = {}; ///< As it was sent, not inflated; at most 64 MiB.
    QHash<QByteArray, QByteArray> headers = {}; ///< Names in lower case.
    QString error = {};
    qint64 ms = 0; ///< How long it took.

    [[nodiscard]] QByteArray type() const; ///< Of the content, without parameters, in lower case.
    [[nodiscard]] QJsonDocument json() const; ///< Null if it is none.
};

/** What came over an event stream. */
struct Heard
{
    int status = 0;
    QHash<QByteArray, QByteArray> headers = {};
    std::vector<SseEvent> events = {};
    int comments = 0;
    qint64 longestSilenceMs = 0;
    bool hasEnded = false; ///< The server closed it.
    QString error = {};

    [[nodiscard]] qsizetype count(QByteArrayView type) const;
    [[nodiscard]] QByteArray type() const;
};

/** Requests one after the other, each waited for in an event loop of its own. Nothing is asked for in compressed form unless a
 *  header says so, and nothing is inflated.
 */
class HttpClient
{
public:
    /** @p url is the server's, with or without /tlf/v1. */
    explicit HttpClient(const QUrl &url);

    [[nodiscard]] QUrl url(const QString &path) const; ///< @p path begins with /tlf/v1.

    [[nodiscard]] Seen get(const QString &path, const Headers &headers = {}, int patienceMs = 20'000);
    [[nodiscard]] Seen post(const QString &path, const QByteArray &body, const Headers &headers = {});

    /** Listens until @p isEnough or @p patienceMs are over. */
    [[nodiscard]] Heard listen(const QString &path, const QByteArray &lastEventId, int patienceMs, const std::function<bool(const Heard &)> &isEnough);

private:
    [[nodiscard]] Seen waitFor(QNetworkReply *reply, int patienceMs);

    QUrl m_base;
    QNetworkAccessManager m_network;
};

}
