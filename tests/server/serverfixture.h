#pragma once

#include "server/feedserver.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>

namespace tonglan::test {

/** The moment about which every record of these tests is. */
inline constexpr TimeMs anchor = 1'782'369'127'000;

[[nodiscard]] Event makeEvent(int number, qint64 version = 1, Stage stage = Stage::Reported);

struct Reply
{
    int status = 0;
    QByteArray body = {};
    QHash<QByteArray, QByteArray> headers = {}; ///< Names in lower case.
    QNetworkReply::NetworkError error = QNetworkReply::NoError;

    [[nodiscard]] QJsonObject json() const;
};

using Headers = QList<std::pair<QByteArray, QByteArray>>;

/** A reference server of a city with @p events events, and a client of it. */
class ServerFixture
{
public:
    explicit ServerFixture(int events, const ServerOptions &options = {});

    [[nodiscard]] FeedServer &server() { return *m_server; }
    [[nodiscard]] QUrl url(const QString &path = {}) const;

    Reply get(const QString &path, const Headers &headers = {});
    Reply post(const QString &path, const QJsonObject &body, const Headers &headers = {});
    QNetworkReply *begin(const QString &path, const Headers &headers = {});
    Reply finish(QNetworkReply *reply);

    /** As a simulator writes it. */
    Reply put(const Change &change);
    Reply addFaults(const QJsonArray &faults);
    QString headCursor();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<FeedServer> m_server;
    QNetworkAccessManager m_network;
};

/** What comes back for a GET over a plain socket until it is closed, or @p patienceMs are over; and whether it was reset. */
struct RawAnswer
{
    QByteArray bytes = {};
    bool isClosed = false;
    bool isReset = false;
};
[[nodiscard]] RawAnswer rawGet(quint16 port, const QByteArray &path, int patienceMs, qint64 enough = 1LL << 40);

}
