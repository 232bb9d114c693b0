#include "map/coordinatereadout.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** Coordinates are read in the datum that was chosen, and copied with its name. */
class tst_CoordinateReadout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    // The shifted ones are those of the published formulas, which tests/model compares with other people's.
    void reads_data()
    {
        QTest::addColumn<QString>("datum");
        QTest::addColumn<double>("lat");
        QTest::addColumn<double>("lon");
        QTest::addColumn<QString>("text");
        QTest::newRow("WGS 84") << u"wgs84"_s << 39.9075 << 116.39723 << u"39.90750° N  116.39723° E"_s;
        QTest::newRow("CGCS2000 is the same") << u"cgcs2000"_s << 39.9075 << 116.39723 << u"39.90750° N  116.39723° E"_s;
        QTest::newRow("GCJ-02") << u"gcj02"_s << 39.9075 << 116.39723 << u"39.90890° N  116.40347° E"_s;
        QTest::newRow("BD-09") << u"bd09"_s << 39.9075 << 116.39723 << u"39.91524° N  116.40985° E"_s;
        QTest::newRow("GCJ-02 far from China") << u"gcj02"_s << -33.9 << -58.5 << u"33.90000° S  58.50000° W"_s;
        QTest::newRow("in metres: not offered") << u"bd09mc"_s << 39.9075 << 116.39723 << u"39.90750° N  116.39723° E"_s;
        QTest::newRow("unknown") << u"nad27"_s << 1.0 << 2.0 << u"1.00000° N  2.00000° E"_s;
        QTest::newRow("beyond the Earth") << u"wgs84"_s << 91.0 << 2.0 << QString();
        QTest::newRow("not a number") << u"wgs84"_s << std::numeric_limits<double>::quiet_NaN() << 2.0 << QString();
    }
    void reads()
    {
        QFETCH(QString, datum);
        QFETCH(double, lat);
        QFETCH(double, lon);
        CoordinateReadout readout;
        readout.setDatum(datum);
        readout.look(lat, lon);
        QTEST(readout.text(), "text");
        QCOMPARE(readout.isKnown(), !readout.text().isEmpty());
    }

    void changesDatum()
    {
        CoordinateReadout readout;
        QStringList names;
        for (int i = 0; i < 5; ++i) {
            names << readout.datumText();
            readout.nextDatum();
        }
        QCOMPARE(names.join(u' '), u"WGS 84 CGCS2000 GCJ-02 BD-09 WGS 84"_s);
    }

    /** A surveyor's grid is one more choice, where the settings have its parameters. Figures: the grid's own formulas, which tests/model compares with PROJ's. */
    void showsTheCitysGrid()
    {
        CoordinateReadout readout;
        readout.setDatum(u"city-grid"_s);
        QCOMPARE(readout.datum(), u"wgs84"_s); // there is none yet
        const CityGrid grid{.centralMeridian = 114, .falseEasting = 40'000, .falseNorthing = -2'400'000};
        readout.setCityGrid(QVariant::fromValue(NamedGrid{grid, u"港独 80"_s}));
        readout.setDatum(u"city-grid"_s);
        QCOMPARE(readout.datumText(), u"港独 80"_s);
        readout.look(22.3, 114);
        QVERIFY2(readout.text().startsWith(u"N "_s) && readout.text().endsWith(u"  E 40000.0"_s), qPrintable(readout.text()));
        const auto parts = readout.copyText().split(u", "_s);
        const auto back = toWgs84({parts[1].split(u' ')[0].toDouble(), parts[0].toDouble()}, Datum::CityGrid, grid);
        QVERIFY(std::abs(back.lat - 22.3) < 1e-7 && std::abs(back.lon - 114) < 1e-7);
        QVERIFY(readout.copyText().endsWith(u" 港独 80"_s));
        readout.nextDatum();
        QCOMPARE(readout.datum(), u"wgs84"_s);
        readout.setDatum(u"city-grid"_s);
        readout.setCityGrid({});
        QCOMPARE(readout.datum(), u"wgs84"_s); // what is gone is not shown
        readout.setCityGrid(QVariant::fromValue(NamedGrid{grid}));
        readout.setDatum(u"city-grid"_s);
        QCOMPARE(readout.datumText(), u"City grid"_s);
    }

    void copies()
    {
        CoordinateReadout readout;
        QVERIFY(!readout.copy()); // nothing to copy
        readout.look(22.30415, 114.17132);
        QVERIFY(readout.copy());
        QCOMPARE(QGuiApplication::clipboard()->text(), u"22.304150, 114.171320 WGS 84"_s);
    }

    void tellsOnlyChanges()
    {
        CoordinateReadout readout;
        QSignalSpy changed(&readout, &CoordinateReadout::changed);
        readout.look(22, 114);
        readout.look(22, 114);
        readout.setDatum(u"wgs84"_s);
        QCOMPARE(changed.size(), 1);
        readout.look(200, 0);
        readout.look(300, 0);
        QCOMPARE(changed.size(), 2);
        QVERIFY(!readout.isKnown());
    }
};

QTEST_MAIN(tst_CoordinateReadout)
#include "tst_coordinatereadout.moc"
