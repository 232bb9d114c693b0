#include "scene/bookmarks.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** What people keep is there again, and nothing that they have is lost. */
class TestBookmarks : public QObject
{
    Q_OBJECT

    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("temporary folder");
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void comeBackAsTheyWere()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"deep/er/bookmarks.toml"_s); // made if it is not there
        QVERIFY(loadBookmarks(path).bookmarks.isEmpty());
        QVERIFY(loadBookmarks(path).problems.isEmpty());
        const QList<Bookmark> bookmarks{{u"维港 \"夜\" \\ 🌃"_s, {113.123456789012, 22.1, 114.3, 22.5}}, {u"南半球"_s, {-180, -90, 180, -1e-7}}};
        QVERIFY(saveBookmarks(path, bookmarks, {}).has_value());
        const auto again = loadBookmarks(path);
        QVERIFY(again.problems.isEmpty());
        QCOMPARE(again.bookmarks, bookmarks); // to the last digit
        QVERIFY(saveBookmarks(path, {}, read(path)).has_value());
        QVERIFY(loadBookmarks(path).bookmarks.isEmpty());
        QCOMPARE(QDir(dir.filePath(u"deep/er"_s)).entryList(QDir::Files), QStringList(u"bookmarks.toml"_s)); // no draft is left
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("says");
        QTest::addColumn<int>("good");
        const QByteArray good = "[[bookmark]]\nname = 'a'\nwest = 1\nsouth = 2\neast = 3.5\nnorth = 4\n";
        QTest::newRow("no TOML") << good + "[[bookmark]\n"
                                 << 7 << QString() << 0;
        QTest::newRow("no name") << good + "[[bookmark]]\nwest = 1\nsouth = 2\neast = 3\nnorth = 4\n"
                                 << 7 << u"name"_s << 1;
        QTest::newRow("beyond the Earth") << good + QByteArray(good).replace("west = 1", "west = 181") << 9 << u"west"_s << 1;
        QTest::newRow("turned round") << QByteArray(good).replace("east = 3.5", "east = 0.5") + good << 1 << u"west must be less than east"_s << 1;
        QTest::newRow("a text") << QByteArray(good).replace("north = 4", "north = 'up'") << 6 << u"north"_s << 0;
        QTest::newRow("misspelt") << QByteArray(good).replace("name", "nmae") << 2 << u"nmae"_s << 0;
        QTest::newRow("something else") << "[[view]]\nname = 'a'\n" + good << 1 << u"view"_s << 1;
        QByteArray many;
        for (int i = 0; i < mostBookmarks + 1; ++i)
            many += good;
        QTest::newRow("too many") << many << 6 * mostBookmarks + 1 << u"more than 50"_s << mostBookmarks;
    }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, text);
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"bookmarks.toml"_s);
        write(path, text);
        const auto file = loadBookmarks(path);
        QVERIFY(!file.problems.isEmpty());
        QFETCH(QString, says);
        const auto found = std::ranges::find_if(file.problems, [&](const Problem &problem) { return problem.message.contains(says); });
        QVERIFY2(found != file.problems.end(), qPrintable(file.problems.first().message));
        QTEST(found->line, "line");
        QTEST(int(file.bookmarks.size()), "good"); // the others are kept
        // And the file, whose fault somebody can mend, too.
        QVERIFY(saveBookmarks(path, file.bookmarks, file.bytes).has_value());
        QCOMPARE(read(path + ".old"_L1), text);
        QCOMPARE(loadBookmarks(path).bookmarks, file.bookmarks);
        QVERIFY(loadBookmarks(path).problems.isEmpty());
    }

    /** Two programs, or a hand and a program: the later one does not throw away what it has not seen. */
    void whatOthersWroteIsKept()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"bookmarks.toml"_s);
        const Bookmark one{u"one"_s, {1, 2, 3, 4}};
        const Bookmark other{u"other"_s, {1, 2, 3, 4}};
        const auto first = saveBookmarks(path, {one}, {});
        QVERIFY(first.has_value());
        const auto second = saveBookmarks(path, {one, one}, *first);
        QVERIFY(second.has_value());
        QVERIFY(!QFile::exists(path + ".old"_L1)); // its own
        QVERIFY(saveBookmarks(path, {other}, {}).has_value());
        QCOMPARE(read(path + ".old"_L1), *second);
        QVERIFY(saveBookmarks(path, {one}, *second).has_value());
        QCOMPARE(loadBookmarks(path + ".old.2"_L1).bookmarks, QList<Bookmark>{other});
        QCOMPARE(read(path + ".old"_L1), *second);
    }

    void whatCanNotBeStoredIsSaid()
    {
        const QTemporaryDir dir;
        write(dir.filePath(u"file"_s), "x");
        const auto done = saveBookmarks(dir.filePath(u"file/bookmarks.toml"_s), {}, {});
        QVERIFY(!done);
        QCOMPARE(done.error().kind, Error::Kind::Storage);
        QVERIFY(done.error().detail.contains(u"bookmarks.toml"_s));
    }

    void namesAreShortAndDifferent_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("free");
        const QString longName(60, u'长');
        QTest::newRow("free") << u"港岛"_s << u"港岛"_s;
        QTest::newRow("taken") << u"九龙"_s << u"九龙 2"_s;
        QTest::newRow("taken, and so is the next") << u"新界"_s << u"新界 3"_s;
        QTest::newRow("spaces and what can't be shown") << u"  港\u0007岛\u202e \n东 "_s << u"港岛 东"_s;
        QTest::newRow("empty") << u" "_s << u"View"_s;
        QTest::newRow("long") << longName << longName.left(40);
    }
    void namesAreShortAndDifferent()
    {
        QFETCH(QString, name);
        const QList<Bookmark> bookmarks{{u"九龙"_s, {}}, {u"新界"_s, {}}, {u"新界 2"_s, {}}};
        QTEST(freeBookmarkName(name, bookmarks, u"View"_s), "free");
    }
};

QTEST_GUILESS_MAIN(TestBookmarks)
#include "tst_bookmarks.moc"
