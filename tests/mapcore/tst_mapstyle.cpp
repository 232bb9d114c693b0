#include "mapcore/mapstyle.h"

#include <QFile>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

class TestMapStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void shippedStyles_data();
    void shippedStyles();
    void refuses_data();
    void refuses();
    void widthsGrowWithTheZoom();

private:
    static QByteArray night()
    {
        QFile file(u"" TONGLAN_SOURCE_DIR "/resources/mapstyles/night.toml"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

void TestMapStyle::shippedStyles_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QColor>("land");
    QTest::addColumn<QColor>("red");

    // Values of design/tokens.json.
    QTest::newRow("night") << true << QColor(0x0A, 0x11, 0x17) << QColor(0xFF, 0x51, 0x4C);
    QTest::newRow("day") << false << QColor(0xE4, 0xE8, 0xE9) << QColor(0xD2, 0x26, 0x2B);
}

void TestMapStyle::shippedStyles()
{
    QFETCH(bool, dark);
    QFETCH(QColor, land);
    QFETCH(QColor, red);
    const auto style = MapStyle::builtIn(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY2(style, qPrintable(style ? QString() : style.error().detail));
    QCOMPARE(style->dark, dark);
    QCOMPARE(style->land, land);
    QCOMPARE(style->levelFill[0], red);
    QCOMPARE(style->heat.size(), 9U);
    QVERIFY(!MapStyle::builtIn(u"noon"_s));
}

void TestMapStyle::refuses_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("reason");

    QTest::newRow("unknown key") << QByteArray("land = ") << QByteArray("lnd = ") << u"style.toml:7: unknown key 'lnd' in [ground]"_s;
    QTest::newRow("unknown table") << QByteArray("[area.wood]") << QByteArray("[area.woods]") << u"unknown key 'woods' in [area]"_s;
    QTest::newRow("not a colour") << QByteArray("\"#0A1117\"") << QByteArray("\"black\"") << u"'land' in [ground] is not a colour"_s;
    QTest::newRow("not a number") << QByteArray("detail = 0.75") << QByteArray("detail = \"much\"") << u"'detail' is not a number"_s;
    QTest::newRow("four widths") << QByteArray("coast_width = [0.7, ") << QByteArray("coast_width = [") << u"five numbers"_s;
    QTest::newRow("half a dash") << QByteArray("dash = [2, 6]") << QByteArray("dash = [2, 6, 1]") << u"even number of lengths"_s;
    QTest::newRow("a dash below nothing") << QByteArray("dash = [2, 6]") << QByteArray("dash = [-2, 6]") << u"even number of lengths"_s;
    QTest::newRow("a dash of nothing") << QByteArray("dash = [2, 6]") << QByteArray("dash = [0, 0]") << u"even number of lengths"_s;
    QTest::newRow("broken toml") << QByteArray("[ground]") << QByteArray("[ground") << u"style.toml:6"_s;
    QTest::newRow("something missing") << QByteArray("halo = \"#060A0ED9\"") << QByteArray("") << u"'label.halo' is missing"_s;
}

void TestMapStyle::refuses()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, reason);
    QByteArray toml = night();
    QVERIFY(toml.contains(from));
    toml.replace(toml.indexOf(from), from.size(), to);
    const auto style = MapStyle::parse(toml, u"style.toml"_s);
    QVERIFY(!style);
    QVERIFY2(style.error().detail.contains(reason), qPrintable(style.error().detail));
}

void TestMapStyle::widthsGrowWithTheZoom()
{
    const ZoomWidths widths = {0, 1, 2, 4, 8};
    QCOMPARE(widthAt(widths, 5), 0.0);
    QCOMPARE(widthAt(widths, 10), 1.0);
    QVERIFY(std::abs(widthAt(widths, 11) - std::sqrt(2.0)) < 1e-9);
    QCOMPARE(widthAt(widths, 16), 8.0);
    QVERIFY(widthAt(widths, 18) > 8 && widthAt(widths, 18) <= 16);
    for (double z = 4; z < 19; z += 0.1)
        QVERIFY(widthAt(widths, z + 0.1) >= widthAt(widths, z));
}

QTEST_APPLESS_MAIN(TestMapStyle)
#include "tst_mapstyle.moc"
