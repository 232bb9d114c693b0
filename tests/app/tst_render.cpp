#include "processes.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace tonglan::test;

/** Draws the shipped scenes from the demo pack with no display, as `make demo` does, and judges the pictures by structure.
 *  The pictures are kept in the artifacts folder.
 */
class tst_Render : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QTemporaryDir m_held; ///< A cache folder that this test holds.

    /** Standard deviation of the luminance in a part of the picture: about zero where nothing is drawn. */
    static double contrast(const QImage &image, const QRect &area)
    {
        double sum = 0;
        double squares = 0;
        qint64 n = 0;
        for (int y = area.top(); y <= area.bottom(); y += 2) {
            for (int x = area.left(); x <= area.right(); x += 2) {
                const double grey = qGray(image.pixel(x, y));
                sum += grey;
                squares += grey * grey;
                ++n;
            }
        }
        return std::sqrt(std::max(0., squares / double(n) - sum / double(n) * sum / double(n)));
    }

    /** The largest difference of any channel of any pixel; 256 if the sizes differ. */
    static int largestDifference(const QImage &a, const QImage &b)
    {
        if (a.size() != b.size() || a.isNull())
            return 256;
        int largest = 0;
        for (int y = 0; y < a.height(); ++y) {
            for (int x = 0; x < a.width(); ++x) {
                const QRgb p = a.pixel(x, y);
                const QRgb q = b.pixel(x, y);
                largest = std::max({largest, std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q))});
            }
        }
        return largest;
    }

    Finished render(const QString &scene, QSize size, const QString &out, const QStringList &more = {})
    {
        return runProgram("tonglan"_L1, QStringList{u"--render"_s, scene, u"--pack"_s, demoPack(), u"--cache"_s, m_dir.filePath(u"cache"_s), u"--size"_s, u"%1x%2"_s.arg(size.width()).arg(size.height()), u"--out"_s, out} + more);
    }

    /** The overview, drawn with @p changes to the environment; an empty value takes the variable away. */
    Finished renderIn(const QList<std::pair<const char *, QByteArray>> &changes, const QString &out, const QStringList &more)
    {
        QList<std::pair<const char *, QByteArray>> before;
        for (const auto &[name, value] : changes) {
            if (qEnvironmentVariableIsSet(name))
                before.emplaceBack(name, qgetenv(name));
            value.isEmpty() ? qunsetenv(name) : qputenv(name, value);
        }
        const auto done = render(u"overview"_s, {1920, 1080}, out, more);
        for (const auto &[name, value] : changes)
            qunsetenv(name);
        for (const auto &[name, value] : before)
            qputenv(name, value);
        return done;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(QDir().mkpath(artifacts())); }
    void init() { QTest::failOnWarning(); }

    void drawsTheOverview_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("language");
        QTest::newRow("desk") << QSize(1920, 1080) << u"zh_CN"_s;
        QTest::newRow("two screens") << QSize(3840, 1080) << u"zh_CN"_s;
        QTest::newRow("three screens") << QSize(5760, 1080) << u"zh_CN"_s;
        QTest::newRow("desk in English") << QSize(1920, 1080) << u"en"_s;
    }
    void drawsTheOverview()
    {
        QFETCH(const QSize, size);
        QFETCH(const QString, language);
        const QString out = u"%1/overview_%2x%3_%4.png"_s.arg(artifacts()).arg(size.width()).arg(size.height()).arg(language);
        const Finished run = render(u"overview"_s, size, out, {u"--lang"_s, language});
        QVERIFY2(run.exitCode == 0, qPrintable(run.output));

        const QImage image(out);
        QCOMPARE(image.size(), size);
        const int w = size.width();
        const int h = size.height();
        // header, left column, map, right column, time bar, ticker: something is drawn in each
        QVERIFY(contrast(image, QRect(0, 0, w, 72)) > 6);
        QVERIFY(contrast(image, QRect(24, 80, 400, h / 2)) > 10);
        QVERIFY(contrast(image, QRect(w / 2 - 300, h / 3, 600, h / 3)) > 6);
        QVERIFY(contrast(image, QRect(w - 430, 80, 400, h / 2)) > 10);
        QVERIFY(contrast(image, QRect(w / 2 - 300, h - 130, 600, 90)) > 4);
        QVERIFY(contrast(image, QRect(0, h - 36, w, 36)) > 3);
    }

    void drawsTheBoard_data() { drawsTheOverview_data(); }
    void drawsTheBoard()
    {
        QFETCH(const QSize, size);
        QFETCH(const QString, language);
        const QString out = u"%1/health_%2x%3_%4.png"_s.arg(artifacts()).arg(size.width()).arg(size.height()).arg(language);
        const Finished run = render(u"health"_s, size, out, {u"--lang"_s, language});
        QVERIFY2(run.exitCode == 0, qPrintable(run.output));
        const QImage image(out);
        QCOMPARE(image.size(), size);
        const int w = size.width();
        const int h = size.height();
        // header, line, feeds, sources, cache, ticker
        QVERIFY(contrast(image, QRect(0, 0, w, 72)) > 6);
        QVERIFY(contrast(image, QRect(24, 80, 400, 50)) > 4);
        QVERIFY(contrast(image, QRect(24, 140, 700, 120)) > 6);
        QVERIFY(contrast(image, QRect(24, h / 2, 700, h / 3)) > 8);
        QVERIFY(contrast(image, QRect(w == 1920 ? w - 500 : 1944, 80, 460, h / 4)) > 4);
        QVERIFY(contrast(image, QRect(0, h - 36, w, 36)) > 3);
    }

    void theSameMomentGivesTheSamePicture()
    {
        // A cache of its own: the first picture is drawn while the snapshot comes in, the others from a cache that has it.
        const QString cache = m_dir.filePath(u"same-moment-cache"_s);
        QImage first;
        for (int i = 0; i < 4; ++i) {
            const QString out = u"%1/same-moment-%2.png"_s.arg(artifacts()).arg(i);
            const Finished run = render(u"overview"_s, {1920, 1080}, out, {u"--cache"_s, cache});
            QVERIFY2(run.exitCode == 0, qPrintable(run.output));
            const QImage image(out);
            QVERIFY(!image.isNull());
            if (i == 0)
                first = image;
            QVERIFY2(image == first, qPrintable(u"picture %1 differs from the first by up to %2 of 256 shades"_s.arg(i).arg(largestDifference(first, image))));
        }
    }

    /** Nobody's home, no locale: the same picture. */
    void drawsTheSameForNobody()
    {
        const auto at = QStringList{u"--at"_s, u"2026-06-25T14:32:07+08:00"_s};
        const QString usual = m_dir.filePath(u"usual.png"_s);
        const QString bare = artifacts() + u"/overview_nobody.png"_s;
        QCOMPARE(render(u"overview"_s, {1920, 1080}, usual, at).exitCode, 0);
        const auto done = renderIn({{"LC_ALL", "C"}, {"LANG", "C"}, {"HOME", {}}, {"XDG_CACHE_HOME", {}}, {"XDG_CONFIG_HOME", {}}, {"XDG_RUNTIME_DIR", {}}}, bare, at);
        QVERIFY2(done.exitCode == 0, qPrintable(done.output));
        QVERIFY(largestDifference(QImage(usual), QImage(bare)) <= 2);
    }

    /** Chinese needs a font of the system's: without it the program says which, and does not call the picture complete. */
    void namesTheFontThatIsNotThere()
    {
        QFile noFonts(m_dir.filePath(u"fonts.conf"_s));
        QVERIFY(noFonts.open(QFile::WriteOnly));
        noFonts.write("<?xml version=\"1.0\"?><fontconfig></fontconfig>");
        noFonts.close();
        const auto done = renderIn({{"FONTCONFIG_FILE", QFile::encodeName(noFonts.fileName())}}, m_dir.filePath(u"no-fonts.png"_s), {});
        QVERIFY2(done.exitCode != 0 && done.output.contains("font Noto Sans CJK SC is not installed (Debian: fonts-noto-cjk"_L1), qPrintable(done.output));
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("says");

        const QStringList picture = {u"--size"_s, u"1280x720"_s, u"--out"_s, m_dir.filePath(u"x.png"_s), u"--cache"_s, m_dir.filePath(u"other"_s)};
        const QString corrupt = m_dir.filePath(u"corrupt.citypack"_s);
        QFile file(corrupt);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        QTest::newRow("no such scene") << (QStringList{u"--render"_s, u"nowhere"_s, u"--pack"_s, demoPack()} + picture) << 66 << u"nowhere"_s;
        QTest::newRow("no such pack") << (QStringList{u"--render"_s, u"overview"_s, u"--pack"_s, u"/nonexistent/x.citypack"_s} + picture) << 66 << u"/nonexistent/x.citypack"_s;
        QTest::newRow("corrupt pack") << (QStringList{u"--render"_s, u"overview"_s, u"--pack"_s, corrupt} + picture) << 65 << u"corrupt.citypack"_s;
        const QStringList scene = {u"--render"_s, u"overview"_s, u"--pack"_s, demoPack(), u"--size"_s, u"1280x720"_s, u"--out"_s, m_dir.filePath(u"x.png"_s)};
        QTest::newRow("the cache is a file: drawn from memory") << (scene + QStringList{u"--cache"_s, corrupt}) << 69 << u"corrupt.citypack"_s;
        QTest::newRow("the cache folder can't be made: drawn from memory") << (scene + QStringList{u"--cache"_s, corrupt + u"/below"_s}) << 69 << u"corrupt.citypack/below"_s;
        QTest::newRow("another holds the cache") << (scene + QStringList{u"--cache"_s, m_held.path()}) << 75 << u"in use by process"_s;
        const QString feeds = m_dir.filePath(u"feeds.toml"_s);
        QFile toml(feeds);
        QVERIFY(toml.open(QFile::WriteOnly));
        toml.write("[[feed]]\nname = 'gone'\ntype = 'geojson'\nfile = 'gone.geojson'\n[feed.source]\nid = 's'\nname = 'S'\n[feed.mapping]\ntitle = 't'\n");
        toml.close();
        QTest::newRow("a feed without its file") << (QStringList{u"--render"_s, u"overview"_s, u"--pack"_s, demoPack()} + picture + QStringList{u"--feeds"_s, feeds}) << 69 << u"gone.geojson"_s;
        const QString live = m_dir.filePath(u"live.toml"_s);
        QFile liveToml(live);
        QVERIFY(liveToml.open(QFile::WriteOnly));
        liveToml.write("[[feed]]\nname = 'city'\ntype = 'tlf'\nurl = 'http://127.0.0.1:9'\n");
        liveToml.close();
        const auto withOutbox = [&](const QString &name, quint32 application, quint32 schema) {
            const QString folder = m_dir.filePath(name);
            QByteArray header = "SQLite format 3"_ba + QByteArray(85, '\0');
            qToBigEndian(schema, header.data() + 60);
            qToBigEndian(application, header.data() + 68);
            QFile outbox(folder + "/outbox.db"_L1);
            return QDir().mkpath(folder) && outbox.open(QFile::WriteOnly) && outbox.write(header) == header.size() ? folder : QString();
        };
        const QStringList connected = scene + QStringList{u"--feeds"_s, live, u"--cache"_s};
        QTest::newRow("an outbox of a later version") << (connected + QStringList{withOutbox(u"later"_s, 0x544c4f62, 99)}) << 78 << u"later/outbox.db: a later version of Tonglan wrote this outbox: it has schema 99, this program knows "_s;
        QTest::newRow("another program's outbox") << (connected + QStringList{withOutbox(u"foreign"_s, 0x12345678, 4)}) << 78 << u"foreign/outbox.db: a database of another program (id 0x12345678, schema 4)"_s;
        QTest::newRow("file that can't be written")
            << QStringList{u"--render"_s, u"overview"_s, u"--pack"_s, demoPack(), u"--cache"_s, m_dir.filePath(u"cache"_s), u"--size"_s, u"1920x1080"_s, u"--out"_s, u"/nonexistent/x.png"_s}
            << 73 << u"/nonexistent/x.png"_s;
    }
    void saysWhatIsWrong()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const int, exitCode);
        QFETCH(const QString, says);
        QLockFile held(m_held.filePath(u"lock"_s));
        QVERIFY(held.tryLock());
        const Finished run = runProgram("tonglan"_L1, arguments);
        QCOMPARE(run.exitCode, exitCode);
        QVERIFY2(run.output.contains(says), qPrintable(run.output));
    }

    /** A minute of drawing must not end in "can't be written": that is found out before anything is opened. */
    void aFileThatCannotBeWrittenIsSaidBeforeDrawing_data()
    {
        QTest::addColumn<QString>("out");
        QTest::newRow("no such folder") << u"/nonexistent/x.png"_s;
        QTest::newRow("a folder") << m_dir.path();
    }
    void aFileThatCannotBeWrittenIsSaidBeforeDrawing()
    {
        QFETCH(const QString, out);
        const QString cache = m_dir.filePath(u"never-opened"_s);
        const Finished run = render(u"nowhere"_s, {1920, 1080}, out, {u"--cache"_s, cache});
        QCOMPARE(run.exitCode, 73); // not 66: the scene was not even looked for
        QVERIFY2(run.output.contains(out + " can't be written"_L1), qPrintable(run.output));
        QVERIFY(!QFileInfo::exists(cache));
    }

    void aFailedDrawingLeavesTheLastPicture()
    {
        const QString out = m_dir.filePath(u"last.png"_s);
        QFile last(out);
        QVERIFY(last.open(QFile::WriteOnly) && last.write("the last picture") > 0);
        last.close();
        QCOMPARE(render(u"nowhere"_s, {1920, 1080}, out).exitCode, 66);
        QVERIFY(last.open(QFile::ReadOnly));
        QCOMPARE(last.readAll(), "the last picture"_ba);
        QCOMPARE(render(u"nowhere"_s, {1920, 1080}, m_dir.filePath(u"none.png"_s)).exitCode, 66);
        QVERIFY(!QFileInfo::exists(m_dir.filePath(u"none.png"_s))); // nor an empty one
    }

    void theSelfTestFindsThisMachineFit()
    {
        const Finished run = runProgram("tonglan"_L1, {u"--self-test"_s, u"--pack"_s, demoPack(), u"--cache"_s, m_dir.filePath(u"cache"_s), u"--out"_s, artifacts() + "/self-test"_L1}, 300'000);
        QVERIFY2(run.exitCode == 0, qPrintable(run.output));
        for (const auto &named : {u"renderer:"_s, u"displays:"_s, u"font Tonglan Num"_s, u"cache:"_s, u"feeds:"_s, u"clock:"_s, u"scene overview at 5760x1080"_s})
            QVERIFY2(run.output.contains(named), qPrintable(named + u" is not in\n"_s + run.output));
    }
};

QTEST_GUILESS_MAIN(tst_Render)
#include "tst_render.moc"
