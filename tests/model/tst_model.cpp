#include "model/arealookup.h"
#include "model/batch.h"
#include "model/change.h"

#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace tonglan;

class tst_Model : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void namesAndEnumeratorsAgree()
    {
        for (int i = 0; i < recordTypeCount; ++i)
            QCOMPARE(recordTypeFromName(QString(recordTypeName(RecordType(i)))), RecordType(i));
        for (int i = 0; i <= int(Level::Blue); ++i)
            QCOMPARE(levelFromName(QString(levelName(Level(i)))), Level(i));
        for (int i = 0; i <= int(Stage::Rated); ++i)
            QCOMPARE(stageFromName(QString(stageName(Stage(i)))), Stage(i));
        for (int i = 0; i <= int(Reading::Quality::Withheld); ++i)
            QCOMPARE(qualityFromName(QString(qualityName(Reading::Quality(i)))), Reading::Quality(i));
        for (int i = 0; i <= int(Source::Collection::Simulated); ++i)
            QCOMPARE(collectionFromName(QString(collectionName(Source::Collection(i)))), Source::Collection(i));
        QVERIFY(!recordTypeFromName(u"Event"_s));
        QVERIFY(!stageFromName(u""_s));
    }

    void recordTypesFollowTheVariant()
    {
        QCOMPARE(typeOf(Region()), RecordType::Region);
        QCOMPARE(typeOf(Event()), RecordType::Event);
        QCOMPARE(typeOf(Warning()), RecordType::Warning);
        Record record = Asset{.head = {.source = u"poi"_s, .id = u"1"_s}};
        headOf(record).version = 3;
        QCOMPARE(headOf(std::as_const(record)).version, 3);
    }

    void theWorseLevelWins_data()
    {
        QTest::addColumn<Level>("a");
        QTest::addColumn<Level>("b");
        QTest::addColumn<Level>("worst");
        QTest::newRow("red over blue") << Level::Red << Level::Blue << Level::Red;
        QTest::newRow("blue over none") << Level::None << Level::Blue << Level::Blue;
        QTest::newRow("none and none") << Level::None << Level::None << Level::None;
        QTest::newRow("orange over yellow") << Level::Yellow << Level::Orange << Level::Orange;
    }
    void theWorseLevelWins()
    {
        QFETCH(const Level, a);
        QFETCH(const Level, b);
        QFETCH(const Level, worst);
        QCOMPARE(worse(a, b), worst);
        QCOMPARE(worse(b, a), worst);
    }

    void limitsGiveTheWorstLevel()
    {
        Indicator indicator;
        indicator.limits = {{Level::Yellow, true, 1.65}, {Level::Orange, true, 2.0}, {Level::Blue, false, 0.5}};
        QCOMPARE(levelOf(indicator, 1.0), Level::None);
        QCOMPARE(levelOf(indicator, 1.65), Level::None); // at the limit is not beyond it
        QCOMPARE(levelOf(indicator, 1.7), Level::Yellow);
        QCOMPARE(levelOf(indicator, 2.5), Level::Orange);
        QCOMPARE(levelOf(indicator, 0.1), Level::Blue);
        QCOMPARE(levelOf(indicator, std::numeric_limits<double>::quiet_NaN()), Level::None);
    }

    void pointsInAnAreaWithAHole()
    {
        const GeoRing outer = {{0, 0}, {0, 10}, {10, 10}, {10, 0}};
        const GeoRing hole = {{4, 4}, {4, 6}, {6, 6}, {6, 4}};
        const GeoMultiPolygon area = {{outer, hole}, {{{20, 20}, {20, 21}, {21, 20}}}};
        QVERIFY(contains(area, {2, 2}));
        QVERIFY(!contains(area, {5, 5}));
        QVERIFY(contains(area, {20.2, 20.2}));
        QVERIFY(!contains(area, {11, 11}));
        QVERIFY(!contains({{{{0, 0}, {1, 1}}}}, {0.5, 0.5})); // two points are no area
        QVERIFY(!contains({}, {0, 0}));
        const GeoBox box = boundsOf(area);
        QCOMPARE(box.west, 0.);
        QCOMPARE(box.north, 21.);
    }

    /** However the edges are sorted, a lookup says what contains() says, also of corners and of points on edges. */
    void aLookupSaysTheSame()
    {
        QRandomGenerator random(3);
        QVERIFY(AreaLookup().isEmpty());
        QVERIFY(!AreaLookup({{{{0, 0}, {1, 1}}}}).contains({0.5, 0.5}));
        QVERIFY(AreaLookup({{{{5, 0}, {5, 1}, {5, 2}}}}).isEmpty()); // flat
        for (int corners : {3, 4, 7, 60, 900}) {
            GeoMultiPolygon area(2);
            for (auto &polygon : area) {
                for (int rings = 0; rings < 2; ++rings) {
                    auto &ring = polygon.emplace_back();
                    for (int i = 0; i < corners; ++i)
                        ring.push_back({double(random.bounded(40)), random.generateDouble() * 40}); // crosses itself
                }
            }
            const AreaLookup lookup(area);
            int inside = 0;
            for (int i = 0; i < 3000; ++i) {
                GeoPoint point{random.generateDouble() * 44 - 2, random.generateDouble() * 44 - 2};
                if (i % 3 == 0)
                    point.lat = random.bounded(44) - 2; // at the height of corners
                if (i % 5 == 0)
                    point = area[0][0][std::size_t(i) % area[0][0].size()];
                QCOMPARE(lookup.contains(point), contains(area, point));
                inside += lookup.contains(point) ? 1 : 0;
            }
            QVERIFY(inside > 0);
            QVERIFY(!lookup.contains({std::numeric_limits<double>::quiet_NaN(), 1}));
        }
    }

    void aPointIsValidOrNot()
    {
        QVERIFY((GeoPoint{22.3, 114.2}.isValid()));
        QVERIFY((!GeoPoint{91, 0}.isValid()));
        QVERIFY((!GeoPoint{0, -181}.isValid()));
        QVERIFY((!GeoPoint{std::numeric_limits<double>::quiet_NaN(), 0}.isValid()));
    }

    void aWarningIsActiveFromOnsetToExpiry()
    {
        Warning warning;
        warning.onset = 1000;
        warning.expires = 2000;
        QVERIFY(!isActive(warning, 999));
        QVERIFY(isActive(warning, 1000));
        QVERIFY(isActive(warning, 1999));
        QVERIFY(!isActive(warning, 2000));
        warning.expires = 0;
        QVERIFY(isActive(warning, 1'000'000));
        warning.status = Warning::Status::Cancelled;
        QVERIFY(!isActive(warning, 1500));
    }

    void noticesMerge()
    {
        ChangeSet a{.revision = 4, .rejected = 1};
        a.rows[std::size_t(RecordType::Event)] = 2;
        ChangeSet b{.revision = 5};
        b.rows[std::size_t(RecordType::Event)] = 1;
        b.rows[std::size_t(RecordType::Reading)] = 7;
        b.box.add(GeoPoint{22, 114});
        a.merge(b);
        QCOMPARE(a.revision, 5);
        QCOMPARE(a.total(), 10);
        QVERIFY(a.touches(RecordType::Reading));
        QVERIFY(!a.touches(RecordType::Warning));
        QVERIFY(!a.box.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_Model)
#include "tst_model.moc"
