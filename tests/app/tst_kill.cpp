#include "processes.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

using namespace Qt::StringLiterals;
using namespace tonglan::test;

/** kill -9 while the client syncs, again and again: every restart shows the cached picture and goes on from there. */
class tst_Kill : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    static qint64 revisionIn(const QString &output)
    {
        static const QRegularExpression pattern(u"first frame after \\d+ ms, cache revision (\\d+)"_s);
        const auto match = pattern.match(output);
        return match.hasMatch() ? match.captured(1).toLongLong() : -1;
    }

    /** What one side has of events and their log: how many, and which versions. */
    struct Holding
    {
        qint64 rows = 0;
        qint64 versions = 0; ///< Their sum: one missed or one applied twice shows.
        friend bool operator==(const Holding &, const Holding &) = default;
    };

    [[nodiscard]] Holding cached() const
    {
        Holding holding;
        const SQLite::Database db(m_dir.filePath(u"cache/cache.db"_s).toStdString(), SQLite::OPEN_READONLY, 5'000);
        for (const char *table : {"event", "eventlog"}) {
            SQLite::Statement sum(db, std::string("SELECT count(*), coalesce(sum(version), 0) FROM ") + table);
            sum.executeStep();
            holding.rows += sum.getColumn(0).getInt64();
            holding.versions += sum.getColumn(1).getInt64();
        }
        return holding;
    }

    [[nodiscard]] static Holding served(const QString &address)
    {
        QNetworkAccessManager network;
        Holding holding;
        for (const auto type : {"event"_L1, "eventlog"_L1}) {
            QString page;
            do {
                const QUrl url(u"http://%1/tlf/v1/snapshot?type=%2"_s.arg(address, type) + (page.isEmpty() ? QString() : u"&page="_s + QString::fromLatin1(QUrl::toPercentEncoding(page))));
                std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(url)));
                QEventLoop loop;
                QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
                loop.exec();
                const QJsonObject body = QJsonDocument::fromJson(reply->readAll()).object();
                for (const QJsonValue &record : body["records"_L1].toArray()) {
                    ++holding.rows;
                    holding.versions += record["ver"_L1].toInteger();
                }
                page = body["next"_L1].toString();
            } while (!page.isEmpty());
        }
        return holding;
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void survivesTwentyKills()
    {
        const quint16 port = freePort();
        const QString address = u"127.0.0.1:%1"_s.arg(port);
        Running server("tonglan-feed"_L1, {u"serve"_s, u"--pack"_s, demoPack(), u"--listen"_s, address, u"--data"_s, m_dir.filePath(u"server"_s)});
        QVERIFY2(server.waitFor(u"serving"_s, 60'000), qPrintable(server.output()));
        Running simulator("tonglan-feed"_L1, {u"simulate"_s, u"--to"_s, u"http://"_s + address, u"--speed"_s, u"60"_s});

        QFile feeds(m_dir.filePath(u"feeds.toml"_s));
        QVERIFY(feeds.open(QFile::WriteOnly));
        feeds.write(u"[[feed]]\nname = \"city\"\ntype = \"tlf\"\nurl = \"http://%1\"\n"_s.arg(address).toUtf8());
        feeds.close();
        QFile settings(m_dir.filePath(u"settings.toml"_s)); // the cache is to hold all that the server holds, however old
        QVERIFY(settings.open(QFile::WriteOnly));
        settings.write("[cache_care]\nclosed_event_days = 0\nevent_log_days = 0\nreading_days = 0\nended_warning_days = 0\n");
        settings.close();
        const QStringList arguments = {u"--config"_s, settings.fileName(), u"--feeds"_s, feeds.fileName(), u"--pack"_s, demoPack(), u"--cache"_s, m_dir.filePath(u"cache"_s), u"--size"_s, u"1920x1080"_s};
        qputenv("QT_QPA_PLATFORM", "offscreen");

        // the first one fills the cache
        {
            Running client("tonglan"_L1, arguments);
            QVERIFY2(client.waitFor(u"first complete frame"_s, 120'000), qPrintable(client.output()));
        }

        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        qint64 last = 0;
        for (int round = 0; round < 20; ++round) {
            Running client("tonglan"_L1, arguments);
            QVERIFY2(client.waitFor(u"first frame after"_s, 20'000), qPrintable(client.output()));
            const qint64 revision = revisionIn(client.output());
            QVERIFY2(revision > 0, qPrintable(client.output())); // the cached picture, at once
            QVERIFY2(revision >= last, qPrintable(u"round %1: revision %2 after %3"_s.arg(round).arg(revision).arg(last)));
            QVERIFY(!client.output().contains("corrupt"_L1));
            last = revision;
            QThread::msleep(random.bounded(100, 1200)); // while it syncs: the moment of the kill is what is being tested
            client.killNow();
        }

        // and it catches up: after a last start the cache holds exactly what the server holds
        Running client("tonglan"_L1, arguments);
        QVERIFY2(client.waitFor(u"first complete frame"_s, 60'000), qPrintable(client.output()));
        QVERIFY(revisionIn(client.output()) >= last);
        simulator.killNow();
        QThread::msleep(1'000); // what was on its way to the server
        const Holding all = served(address);
        QVERIFY(all.rows > 50'000);
        QTRY_COMPARE_WITH_TIMEOUT(cached(), all, 30'000);
    }
};

QTEST_GUILESS_MAIN(tst_Kill)
#include "tst_kill.moc"
