#include "serverfixture.h"

#include "feed/format/tlf.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

namespace tonglan::test {

using namespace Qt::StringLiterals;

Event makeEvent(int number, qint64 version, Stage stage)
{
    return {
        .head = {.source = u"unified"_s, .id = u"E%1"_s.arg(number), .version = version, .time = anchor - 3'600'000 + version},
        .title = u"弥敦道 路面积水 %1 厘米"_s.arg(number),
        .kind = u"water.flood"_s,
        .level = Level::Yellow,
        .stage = stage,
        .region = u"810005"_s,
        .reportedAt = anchor - 3'600'000,
        .position = GeoPoint{22.3, 114.17}};
}

QJsonObject Reply::json() const
{
    return QJsonDocument::fromJson(body).object();
}

ServerFixture::ServerFixture(int events, const ServerOptions &options)
{
    auto store = FeedStore::openEmpty(m_folder.path(), {.cityCode = u"810000"_s, .name = u"香港"_s, .box = {113.8, 22.1, 114.4, 22.6}}, anchor);
    if (!store)
        qFatal("%s", qPrintable(store.error().detail));
    std::vector<Change> changes;
    changes.emplace_back(Record(Source{.head = {.source = u"unified"_s, .id = u"unified"_s, .version = 1, .time = 1000}, .name = u"统一接报平台"_s}));
    changes.emplace_back(Record(Region{.head = {.source = u"unified"_s, .id = u"810000"_s, .version = 1, .time = 1000}, .name = u"香港"_s}));
    changes.emplace_back(Record(Region{.head = {.source = u"unified"_s, .id = u"810005"_s, .version = 1, .time = 1000}, .name = u"油尖旺区"_s, .parent = u"810000"_s, .depth = 1}));
    for (int i = 0; i < events; ++i)
        changes.emplace_back(Record(makeEvent(i)));
    if (!(*store)->put(changes, 0))
        qFatal("cannot write");
    m_server = std::make_unique<FeedServer>(std::move(*store), options);
    if (!m_server->listen(QHostAddress::LocalHost, 0))
        qFatal("cannot listen");
}

QUrl ServerFixture::url(const QString &path) const
{
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_server->port()).arg(path));
}

static QNetworkRequest requestFor(const QUrl &url, const Headers &headers)
{
    QNetworkRequest request(url);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    return request;
}

QNetworkReply *ServerFixture::begin(const QString &path, const Headers &headers)
{
    return m_network.get(requestFor(url(path), headers));
}

Reply ServerFixture::finish(QNetworkReply *reply)
{
    QSignalSpy spy(reply, &QNetworkReply::finished);
    if (!reply->isFinished() && !spy.wait(10'000))
        qFatal("no answer from %s", qPrintable(reply->url().toString()));
    Reply result{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->isOpen() ? reply->readAll() : QByteArray(), {}, reply->error()};
    for (const auto &[name, value] : reply->rawHeaderPairs())
        result.headers.insert(name.toLower(), value);
    reply->deleteLater();
    return result;
}

Reply ServerFixture::get(const QString &path, const Headers &headers)
{
    return finish(begin(path, headers));
}

Reply ServerFixture::post(const QString &path, const QJsonObject &body, const Headers &headers)
{
    auto request = requestFor(url(path), headers);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    return finish(m_network.post(request, QJsonDocument(body).toJson()));
}

Reply ServerFixture::put(const Change &change)
{
    const auto *record = std::get_if<Record>(&change);
    return post(u"/ctl/records"_s, {{u"records"_s, QJsonArray{record ? toTlf(*record) : toTlf(std::get<Tombstone>(change))}}});
}

Reply ServerFixture::addFaults(const QJsonArray &faults)
{
    return post(u"/ctl/faults"_s, {{u"seed"_s, 7}, {u"faults"_s, faults}});
}

QString ServerFixture::headCursor()
{
    return get(u"/tlf/v1/snapshot?type=source"_s).json()[u"asOf"].toString();
}

RawAnswer rawGet(quint16 port, const QByteArray &path, int patienceMs, qint64 enough)
{
    RawAnswer answer;
    QTcpSocket socket;
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&] { answer.bytes += socket.readAll(); });
    QObject::connect(&socket, &QTcpSocket::errorOccurred, &socket, [&](QAbstractSocket::SocketError) {
        answer.isReset = socket.errorString().contains("reset"_L1, Qt::CaseInsensitive) || socket.errorString().contains("closed the connection"_L1);
        answer.isClosed = true;
    });
    QObject::connect(&socket, &QTcpSocket::disconnected, &socket, [&] { answer.isClosed = true; });
    socket.connectToHost(QHostAddress::LocalHost, port);
    socket.write("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    QElapsedTimer timer;
    timer.start();
    while (!answer.isClosed && timer.elapsed() < patienceMs && answer.bytes.size() < enough)
        QTest::qWait(5);
    answer.bytes += socket.readAll();
    socket.blockSignals(true); // its end here is not the server's doing
    return answer;
}

}
