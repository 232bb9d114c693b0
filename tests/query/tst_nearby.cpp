#include "querytest.h"

#include "analysis/geodesic.h"
#include "query/nearbymodel.h"

#include <QRandomGenerator>

#include <map>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

static Asset thing(int number, const QString &kind, std::optional<GeoPoint> at)
{
    return {.head = {.source = u"traffic"_s, .id = u"a%1"_s.arg(number), .version = 1, .time = 1}, .name = u"物 %1"_s.arg(number), .nameEn = u"Thing %1"_s.arg(number), .kind = kind, .region = u"810001"_s, .position = at};
}

/** What is near a place, against looking at everything. */
class tst_Nearby : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void asLookingAtEverything()
    {
        QueryTest test;
        QRandomGenerator random(3);
        auto changes = smallCity(test.time.time);
        std::vector<Asset> assets;
        const auto somewhere = [&random](double span) { return GeoPoint{22.3 + (random.generateDouble() - .5) * span, 114.1 + (random.generateDouble() - .5) * span}; };
        for (int i = 0; i < 2'500; ++i) {
            const auto kind = i % 100 == 0 ? u"pump"_s : i % 2 == 0 ? u"school"_s
                                                                    : u"camera"_s;
            assets.push_back(thing(i, kind, i % 50 == 7 ? std::nullopt : std::optional(somewhere(i % 3 == 0 ? .05 : .5))));
            changes.push_back(Record(assets.back()));
        }
        test.put(std::move(changes));
        const auto db = Database::openForReading(test.path);
        for (int round = 0; round < 60; ++round) {
            NearbyQuestion question{.at = somewhere(1.2), .kinds = {u"pump"_s, u"camera"_s, u"school"_s, u"hospital"_s}, .each = 1 + round % 3, .within = round % 2 == 0 ? 50'000.0 : 4'000.0};
            std::vector<std::pair<double, QString>> expected;
            for (const auto &kind : question.kinds) {
                std::vector<std::pair<double, QString>> ofKind;
                for (const auto &asset : assets) {
                    if (asset.kind == kind && asset.position && geodesicLength(question.at, *asset.position) <= question.within)
                        ofKind.emplace_back(geodesicLength(question.at, *asset.position), asset.head.id);
                }
                std::ranges::sort(ofKind);
                ofKind.resize(std::min(ofKind.size(), std::size_t(question.each)));
                expected.insert(expected.end(), ofKind.begin(), ofKind.end());
            }
            std::ranges::sort(expected);
            const auto found = readNearby(*db, question);
            QCOMPARE(found->size(), expected.size());
            for (std::size_t i = 0; i < expected.size(); ++i)
                QCOMPARE(found->at(i).id, expected[i].second);
        }
    }

    void says()
    {
        QueryTest test;
        test.runner.setLanguage(u"en"_s);
        auto changes = smallCity(test.time.time);
        changes.push_back(Record(thing(1, u"pump"_s, GeoPoint{22.31, 114.1})));
        test.put(std::move(changes));
        NearbyModel model;
        model.setClock(&test.clock);
        model.setRunner(&test.runner);
        model.setKinds({u"pump"_s});
        test.settle();
        QVERIFY(model.things().isEmpty()); // there is no place
        model.setLat(22.3);
        model.setLon(114.1);
        model.setPlaced(true);
        test.settle();
        QCOMPARE(model.things().size(), 1);
        const auto map = model.things()[0].toMap();
        QCOMPARE(map[u"name"_s].toString(), u"Thing 1"_s);
        QCOMPARE(map[u"distanceText"_s].toString(), u"1.1 km"_s);
        QCOMPARE(map[u"minutesText"_s].toString(), u"4"_s); // 1.11 km × 1.4 at 500 m a minute
        model.setPlaced(false);
        QVERIFY(model.things().isEmpty());
    }
};

QTEST_MAIN(tst_Nearby)
#include "tst_nearby.moc"
