#include "cache/recordreader.h"
#include "support/tinyserver.h"
#include "sync/synctest.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;
using State = FeedHealth::State;

namespace {

QByteArray alert(const QString &id, const QString &sent, const QString &type = u"Alert"_s, const QString &references = {})
{
    return u"<alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'><identifier>%1</identifier><sender>met</sender><sent>%2</sent><status>Actual</status><msgType>%3</msgType>%4"
           "<info><language>zh</language><event>暴雨</event><severity>Severe</severity><expires>2099-01-01T00:00:00+08:00</expires><headline>%1</headline>"
           "<area><polygon>22,114 23,114 23,115 22,114</polygon></area></info></alert>"_s.arg(id, sent, type, references.isEmpty() ? QString() : u"<references>met,%1,2026-06-25T12:00:00+08:00</references>"_s.arg(references))
               .toUtf8();
}

QByteArray index(const QList<std::pair<QString, QString>> &links)
{
    QString text = u"<feed xmlns='http://www.w3.org/2005/Atom'>"_s;
    for (const auto &[href, updated] : links)
        text += u"<entry><id>%1</id><title>%1</title><updated>%2</updated><link href='%1'/></entry>"_s.arg(href, updated);
    return (text + u"</feed>"_s).toUtf8();
}

FeedConfig capFeed(const QString &file, const QUrl &url = {})
{
    FeedConfig feed{.name = u"met"_s, .type = u"cap"_s, .url = url, .file = file, .pollSeconds = 1};
    feed.source.head = {.source = u"met"_s, .id = u"met"_s};
    feed.source.name = u"市气象台"_s;
    return feed;
}

/** "id status" of all warnings, by id. */
QStringList warnings(const QString &cache)
{
    QStringList all;
    if (const auto db = Database::openForReading(cache)) {
        (void)readRecords(*db, RecordType::Warning, [&all](const Record &record) {
            const auto &warning = std::get<Warning>(record);
            all << warning.head.id.section(u'@', 0, 0) + u' ' + warningStatusName(warning.status) + (warning.area.size() == 1 ? u""_s : u" without area"_s);
        });
    }
    all.sort();
    return all;
}

const QString noon = u"2026-06-25T12:00:00+08:00"_s;
const QString later = u"2026-06-25T13:00:00+08:00"_s;

}

/** Alerts of the Common Alerting Protocol in the cache, from files and from a server. */
class tst_CapFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromFiles()
    {
        QTemporaryDir folder;
        const auto put = [&folder](const QString &name, const QByteArray &content) {
            QFile file(folder.filePath(name));
            if (!file.open(QFile::WriteOnly) || file.write(content) != content.size())
                qFatal("the file");
        };
        put(u"a.cap"_s, alert(u"a"_s, noon));
        put(u"index.atom"_s, index({{u"a.cap"_s, noon}, {u"gone.cap"_s, noon}, {u"../secret.cap"_s, noon}}));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"met: alert gone.cap: "_s));
        Client client(capFeed(folder.filePath(u"index.atom"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(client.health().state, State::Live, 10'000);
        QTRY_COMPARE(warnings(client.cachePath()), QStringList{u"a active"_s});
        QTRY_COMPARE(client.health().detail, u"1 of the alerts that the index names can't be had"_s);
        client.stop();

        // While nobody looks it is updated, and is no longer named; what it updates is known from the cache.
        put(u"b.cap"_s, alert(u"b"_s, later, u"Update"_s, u"a"_s));
        put(u"bad.cap"_s, "<alert><identifier>c</identifier><status>Exercise</status></alert>");
        put(u"index.atom"_s, index({{u"b.cap"_s, later}, {u"bad.cap"_s, later}}));
        client.restart();
        QTRY_COMPARE_WITH_TIMEOUT(warnings(client.cachePath()), (QStringList{u"a updated"_s, u"b active"_s}), 10'000);
        QTRY_COMPARE(client.health().state, State::Live);
        QTRY_COMPARE(client.health().rowsRejected, 1);
        QCOMPARE(client.health().detail, QString());
        const auto before = stateOf(client.cachePath());
        client.stop();
        client.restart();
        QTRY_COMPARE_WITH_TIMEOUT(client.health().state, State::Live, 10'000);
        QCOMPARE(stateOf(client.cachePath()), before); // all of it again is nothing new
    }

    void fromAServer()
    {
        QHash<QString, QByteArray> pages;
        QStringList asked;
        TinyServer server;
        server.setHandler([&](const TinyRequest &request, QTcpSocket *socket) {
            asked << request.path;
            const auto page = pages.value(request.path);
            const QByteArray etag = '"' + QByteArray::number(qHash(page)) + '"';
            if (page.isEmpty())
                TinyServer::answer(socket, 404, "no", "text/plain");
            else if (request.headers.value("if-none-match") == etag)
                TinyServer::answer(socket, 304, "");
            else
                TinyServer::answer(socket, 200, page, "application/xml", "ETag: " + etag + "\r\n");
        });
        pages[u"/index"_s] = index({{u"a"_s, noon}});
        pages[u"/a"_s] = alert(u"a"_s, noon);
        const Client client(capFeed({}, server.url().resolved(QUrl(u"/index"_s))));
        QTRY_COMPARE_WITH_TIMEOUT(warnings(client.cachePath()), QStringList{u"a active"_s}, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(asked.count(u"/index"_s) >= 2, 10'000);
        QCOMPARE(asked.count(u"/a"_s), 1); // once

        pages[u"/c"_s] = alert(u"c"_s, later, u"Cancel"_s, u"a"_s);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"it is not of the index's own server"_s));
        pages[u"/index"_s] = index({{u"a"_s, noon}, {u"c"_s, later}, {u"http://127.0.0.1:1/inner"_s, later}});
        QTRY_COMPARE_WITH_TIMEOUT(warnings(client.cachePath()), (QStringList{u"a cancelled"_s, u"c cancelled"_s}), 10'000);
        QCOMPARE(asked.count(u"/a"_s), 1);

        // An outage ends nothing, and is over when it is over.
        server.goDown();
        QTRY_COMPARE_WITH_TIMEOUT(client.health().state, State::Waiting, 10'000);
        QCOMPARE(warnings(client.cachePath()).size(), 2);
        pages[u"/d"_s] = alert(u"d"_s, later);
        pages[u"/index"_s] = index({{u"d"_s, later}});
        server.comeUp();
        QTRY_COMPARE_WITH_TIMEOUT(warnings(client.cachePath()), (QStringList{u"a cancelled"_s, u"c cancelled"_s, u"d active"_s}), 15'000);
    }

    void noAlert_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("detail");
        QTest::newRow("another document") << QByteArray("<html><body/></html>") << u"there is no alert in it: its root is 'html'"_s;
        QTest::newRow("a bomb") << QByteArray("<!DOCTYPE a [<!ENTITY b \"c\">]><alert>&b;</alert>") << u"it has a document type"_s;
    }
    void noAlert()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, detail);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"a.cap"_s));
        QVERIFY(file.open(QFile::WriteOnly) && file.write(content) > 0 && file.flush());
        const Client client(capFeed(file.fileName()));
        QTRY_COMPARE_WITH_TIMEOUT(client.health().state, State::Waiting, 10'000);
        QVERIFY2(client.health().detail.contains(detail), qPrintable(client.health().detail));
    }
};

QTEST_GUILESS_MAIN(tst_CapFeed)
#include "tst_capfeed.moc"
