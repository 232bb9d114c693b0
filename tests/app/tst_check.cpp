#include "lib/check.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** What --check warns of although nothing is wrong. */
class tst_Check : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void approval_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<QStringList>("remarks");
        const QByteArray scene = "id = 'a'\ntitle = 'a'\ntitle_en = 'a'\n";
        const QByteArray place = "latitude = 1\nlongitude = 1\nzoom = 9\n";
        const QByteArray online = "[[basemap]]\nname = 'a'\nkind = 'xyz'\nurl = 'https://a.example/{z}/{x}/{y}'\nattribution = 'b'\ndatum = 'wgs84'\n";
        QTest::newRow("scene without") << scene + "[map]\n" + place << QStringList{u"4:1 map"_s};
        QTest::newRow("scene with") << scene + "[map]\napproval = 'GS(2024)0000号'\n" + place << QStringList();
        QTest::newRow("board") << scene + "layout = 'board'\n"
                               << QStringList();
        QTest::newRow("two online maps, one with") << online + "approval = 'GS(2024)0000号'\n" + QByteArray(online).replace("'a'", "'c'") << QStringList{u"8:1 basemap 'c'"_s};
    }
    void approval()
    {
        QFETCH(QByteArray, toml);
        const QTemporaryDir dir;
        QFile file(dir.filePath(u"x.toml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(toml);
        file.close();
        QVERIFY2(checkFile(file.fileName()).isEmpty(), qPrintable(checkFile(file.fileName()).value(0).message));
        QStringList found;
        for (const auto &remark : remarksOn(file.fileName())) {
            QVERIFY(remark.message.startsWith("warning: "_L1) && remark.message.contains(u"审图号"_s));
            found << u"%1:%2 %3"_s.arg(remark.line).arg(remark.column).arg(remark.message.section(u": "_s, 1, 1));
        }
        QTEST(found, "remarks");
    }
};

QTEST_GUILESS_MAIN(tst_Check)
#include "tst_check.moc"
