#include "processes.h"

#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

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
        const QStringList arguments = {u"--feeds"_s, feeds.fileName(), u"--pack"_s, demoPack(), u"--cache"_s, m_dir.filePath(u"cache"_s), u"--size"_s, u"1920x1080"_s};
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

        // and it catches up: after a last start the picture completes with a later revision than the first kill saw
        Running client("tonglan"_L1, arguments);
        QVERIFY2(client.waitFor(u"first complete frame"_s, 60'000), qPrintable(client.output()));
        QVERIFY(revisionIn(client.output()) >= last);
    }
};

QTEST_GUILESS_MAIN(tst_Kill)
#include "tst_kill.moc"
