#include "lib/application.h"

#include <QApplication>
#include <QFile>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tonglan;

/** What the composition root connects, as it shows on the wall. */
class tst_Application : public QObject
{
    Q_OBJECT

    static QString textBelow(const QQuickItem *item)
    {
        QString text = item->isVisible() ? item->property("text").toString() + u'\n' : QString();
        for (const auto *child : item->childItems())
            text += textBelow(child);
        return text;
    }

private Q_SLOTS:
    /** A feed that cannot run is on the board: nobody who looks at a wall reads its log. */
    void aWrongFeedsFileIsOnTheBoard_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<QString>("says");
        QTest::newRow("a key misspelt") << "[[feed]]\nname = 'city'\ntype = 'tlf'\nulr = 'http://127.0.0.1:1'\n"_ba << u"city is configured wrongly and not connected: feeds.toml:1: feed: a tlf feed needs url and no file"_s;
        QTest::newRow("no name") << "[[feed]]\ntype = 'tlf'\nurl = 'http://127.0.0.1:1'\n"_ba << u"feed no. 1 is configured wrongly and not connected: feeds.toml:1: feed: 'name' is missing"_s;
        QTest::newRow("nothing in it") << "# nothing\n"_ba << u"feeds.toml is configured wrongly and not connected: feeds.toml: has no [[feed]]"_s;
    }
    void aWrongFeedsFileIsOnTheBoard()
    {
        QFETCH(const QByteArray, toml);
        QFETCH(const QString, says);
        const QTemporaryDir dir;
        const auto write = [&dir](const QString &name, const QByteArray &text) {
            QFile file(dir.filePath(name));
            if (!file.open(QFile::WriteOnly) || file.write(text) != text.size())
                qFatal("temporary folder");
            return file.fileName();
        };
        CommandLine line;
        line.config = write(u"settings.toml"_s, {});
        line.feeds = write(u"feeds.toml"_s, toml);
        line.cache = dir.filePath(u"cache"_s);
        line.language = u"en"_s;
        auto plan = makePlan(line);
        QVERIFY2(plan.has_value(), plan ? "" : qPrintable(plan.error().detail));
        auto application = Application::create(std::move(*plan));
        QVERIFY2(application.has_value(), application ? "" : qPrintable(application.error().detail));
        const auto *window = (*application)->openWindow(u"health"_s, {1920, 1080});
        QVERIFY(window);
        QTRY_VERIFY2(textBelow(window->contentItem()).contains(says), qPrintable(textBelow(window->contentItem())));
        const QString board = textBelow(window->contentItem());
        QVERIFY(board.contains("wrongly configured"_L1));
        QVERIFY(!board.contains("Every link is up"_L1));
        QVERIFY(!board.contains("No feed is configured"_L1));
    }

    /** What is seen is then another map than the one that was asked for. The one without a fault is used all the same. */
    void aWrongOnlineMapIsSaidOnTheWall()
    {
        const QTemporaryDir dir;
        const auto write = [&dir](const QString &name, const QByteArray &text) {
            QFile file(dir.filePath(name));
            if (!file.open(QFile::WriteOnly) || file.write(text) != text.size())
                qFatal("temporary folder");
            return file.fileName();
        };
        CommandLine line;
        line.config = write(u"settings.toml"_s, "[[basemap]]\nname = 'a'\nkind = 'xyz'\nurl = 'http://127.0.0.1:1/{z}/{x}/{y}'\nattribution = 'Nobody'\n"
                                                "[[basemap]]\nname = 'b'\nkind = 'tianditu-img'\nkey = 's3cret'\nurl = 'http://127.0.0.1:1'\n");
        line.feeds = write(u"feeds.toml"_s, "[[feed]]\nname = 'city'\ntype = 'tlf'\nurl = 'http://127.0.0.1:1'\n");
        line.cache = dir.filePath(u"cache"_s);
        line.language = u"en"_s;
        auto plan = makePlan(line);
        QVERIFY2(plan.has_value(), plan ? "" : qPrintable(plan.error().detail));
        auto application = Application::create(std::move(*plan));
        QVERIFY2(application.has_value(), application ? "" : qPrintable(application.error().detail));
        const auto *window = (*application)->openWindow(u"overview"_s, {1920, 1080});
        QVERIFY(window);
        QTRY_VERIFY2(textBelow(window->contentItem()).contains(u"1 online map not shown: wrongly configured"_s), qPrintable(textBelow(window->contentItem())));
        const QString wall = textBelow(window->contentItem());
        QVERIFY(wall.contains(u"天地图"_s));
        QVERIFY(!wall.contains(u"Nobody"_s)); // it is not drawn
        QTRY_VERIFY((*application)->troubles().join(u'\n').contains(u"b-img: "_s)); // no server there
        QVERIFY((*application)->troubles().join(u'\n').contains(u"'datum' is missing"_s));
        QVERIFY(!(*application)->troubles().join(u'\n').contains(u"s3cret"_s));
    }
};

QTEST_MAIN(tst_Application) // charts need Widgets
#include "tst_application.moc"
