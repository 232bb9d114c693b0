#include "feed/citypack.h"

#include <QFileInfo>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

/** The pack that the build made, if it has. */
class DemoPackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void holds_what_was_promised()
    {
        const auto path = QStringLiteral(TONGLAN_BINARY_DIR "/share/tonglan/demo.citypack");
        QVERIFY2(QFileInfo::exists(path), qPrintable(path + u" is missing: build the target tonglan_demo"_s));
        QVERIFY(QFileInfo(path).size() <= 80'000'000);
        const auto pack = CityPack::open(path);
        QVERIFY2(pack, qPrintable(pack ? QString() : pack.error().detail));
        QVERIFY(pack->verify());
        QVERIFY(pack->info().demo);
        QVERIFY(pack->info().credit.contains("OpenStreetMap"_L1));
        QVERIFY(pack->recordCount(RecordType::Region).value() > 18);
        QVERIFY(pack->recordCount(RecordType::Source).value() >= 20);
        QVERIFY(pack->recordCount(RecordType::Indicator).value() >= 60);
        QVERIFY(pack->recordCount(RecordType::Asset).value() >= 3000);
        QVERIFY(pack->recordCount(RecordType::Event).value() >= 50'000);
        QVERIFY(pack->recordCount(RecordType::Objection).value() >= 5);
        QVERIFY(pack->recordCount(RecordType::Forecast).value() >= 50);
        QVERIFY(pack->recordCount(RecordType::Reading).value() >= 100'000);
        QVERIFY(pack->recordCount(RecordType::Reading).value() <= 400'000);
    }
};

QTEST_GUILESS_MAIN(DemoPackTest)
#include "tst_demopack.moc"
