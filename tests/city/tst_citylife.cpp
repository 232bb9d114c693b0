#include "city/citylife.h"
#include "city/citytime.h"
#include "city/cityzones.h"
#include "city/outline.h"
#include "city/packbuild.h"
#include "city/simplified.h"

#include <QFile>
#include <QHash>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

static const QString inputs = QStringLiteral(TONGLAN_SOURCE_DIR "/resources/demo");

class CityLifeTest : public QObject
{
    Q_OBJECT

private:
    std::shared_ptr<const CityMap> m_map;
    CityLife newLife(quint64 seed = defaultSeed) const { return {m_map, seed, defaultAnchor}; }
    static constexpr ReadingDensity density{
        .quarterHours = defaultAnchor - 2 * dayMs, .seconds = defaultAnchor - 20 * minuteMs, .districtHours = defaultAnchor - 3 * dayMs};

private Q_SLOTS:
    void initTestCase()
    {
        auto map = loadCityMap(inputs);
        QVERIFY2(map, qPrintable(map ? QString() : map.error().detail));
        m_map = std::make_shared<const CityMap>(std::move(*map));
    }
    void init() { QTest::failOnWarning(); }

    void has_real_districts_and_places()
    {
        QCOMPARE(m_map->districts.size(), 18U);
        QVERIFY(m_map->neighbourhoods.size() > 300);
        QVERIFY(m_map->pois.size() >= 3000);
        for (const auto &district : m_map->districts) {
            std::size_t points = 0;
            for (const auto &polygon : district.area) {
                for (const auto &ring : polygon)
                    points += ring.size();
            }
            QVERIFY2(points >= 20 && points <= 400, qPrintable(u"%1: %2 points"_s.arg(district.name).arg(points)));
        }
    }

    void zones_lie_across_districts_and_inside_one()
    {
        const auto zones = demoZones(*m_map, defaultSeed);
        QCOMPARE(zones.size(), 3U);
        for (const auto &zone : zones) {
            QVERIFY(zone.kind == Region::Kind::Zone);
            QSet<int> districts;
            for (const auto &piece : m_map->pieces) {
                if (contains(zone.area, piece.from))
                    districts.insert(piece.district);
            }
            if (zone.parent == "810000"_L1)
                QVERIFY2(districts.size() > 1, qPrintable(zone.name));
            else
                QVERIFY2(districts.size() == 1 && m_map->districts[std::size_t(*districts.begin())].code == zone.parent, qPrintable(zone.name));
            QVERIFY(zone.areaKm2 > 1 && zone.areaKm2 < 30);
        }
        QVERIFY(demoZones(*m_map, defaultSeed) == zones);
    }

    void map_survives_the_wire()
    {
        const auto bytes = toBytes(*m_map);
        const auto again = cityMapFromBytes(bytes);
        QVERIFY(again);
        QCOMPARE(toBytes(*again), bytes);
        QVERIFY(!cityMapFromBytes(bytes.first(bytes.size() / 2)));
        QVERIFY(!cityMapFromBytes("nonsense"));
    }

    void two_pieces_make_the_whole_data()
    {
        QTest::addColumn<TimeMs>("from");
        QTest::addColumn<TimeMs>("cut");
        QTest::addColumn<TimeMs>("to");
        QTest::newRow("around the anchor") << defaultAnchor - 3 * hourMs << defaultAnchor << defaultAnchor + 3 * hourMs;
        QTest::newRow("where readings become dense") << density.quarterHours - 2 * hourMs << density.quarterHours + 7 * minuteMs << density.quarterHours + 2 * hourMs;
        QTest::newRow("just before that") << density.quarterHours - 2 * hourMs << density.quarterHours - minuteMs << density.quarterHours + 2 * hourMs;
        QTest::newRow("over midnight") << startOfCityDay(20700) - hourMs << startOfCityDay(20700) << startOfCityDay(20700) + hourMs;
        QTest::newRow("one second") << defaultAnchor + dayMs << defaultAnchor + dayMs + secondMs << defaultAnchor + dayMs + minuteMs;
    }

    void two_pieces_make_the_whole()
    {
        QFETCH(TimeMs, from);
        QFETCH(TimeMs, cut);
        QFETCH(TimeMs, to);
        auto one = newLife();
        auto other = newLife();
        const auto whole = one.recordsBetween(from, to, density);
        auto pieces = other.recordsBetween(from, cut, density);
        const auto second = other.recordsBetween(cut, to, density);
        pieces.insert(pieces.end(), second.begin(), second.end());
        QVERIFY(whole.size() > 5);
        QVERIFY(whole == pieces);
    }

    void picture_at_the_anchor_goes_on_in_the_stream()
    {
        // The state as of T, and the last version that the stream gave up to T, are the same.
        auto life = newLife();
        const TimeMs from = defaultAnchor - dayMs;
        QHash<QString, Event> last;
        for (const auto &record : life.recordsBetween(from, defaultAnchor, density)) {
            if (const auto *event = std::get_if<Event>(&record))
                last.insert(event->head.id, *event);
        }
        for (const auto &record : life.eventsAsOf(from, defaultAnchor)) {
            const auto &event = std::get<Event>(record);
            QCOMPARE(last.value(event.head.id), event);
        }
    }

    void other_seed_other_city()
    {
        auto one = newLife(1), other = newLife(2);
        QVERIFY(one.eventsAsOf(defaultAnchor - dayMs, defaultAnchor) != other.eventsAsOf(defaultAnchor - dayMs, defaultAnchor));
    }

    void open_events_at_the_anchor()
    {
        auto life = newLife();
        std::array<int, 5> open = {};
        for (const auto &record : life.eventsAsOf(defaultAnchor - 8 * dayMs, defaultAnchor)) {
            if (const auto &event = std::get<Event>(record); isOpen(event))
                ++open[std::size_t(event.level)];
        }
        QCOMPARE(open[1], 1);
        QVERIFY(open[2] >= 4 && open[2] <= 5);
        QVERIFY2(open[3] >= 10 && open[3] <= 25, qPrintable(QString::number(open[3])));
        QVERIFY2(open[4] >= 55 && open[4] <= 105, qPrintable(QString::number(open[4])));
    }

    void events_lie_in_their_district_and_make_sense()
    {
        auto life = newLife();
        QHash<QString, const CityDistrict *> districts;
        for (const auto &district : m_map->districts)
            districts.insert(district.code, &district);
        int byDay = 0, byNight = 0;
        for (const auto &record : life.eventsAsOf(defaultAnchor - 7 * dayMs, defaultAnchor)) {
            const auto &event = std::get<Event>(record);
            QVERIFY(event.position);
            const auto *district = districts.value(event.region.first(6));
            QVERIFY2(district && contains(district->area, *event.position), qPrintable(event.title));
            QVERIFY(event.title.startsWith(event.address) && !event.title.contains(u'#') && !event.title.contains(u'|'));
            QVERIFY(event.occurredAt <= event.reportedAt && event.reportedAt < event.deadline);
            QCOMPARE(event.closedAt > 0, !isOpen(event));
            QCOMPARE(event.department.isEmpty(), event.stage < Stage::Handling);
            const double hour = hourOfDay(event.reportedAt);
            byDay += hour >= 9 && hour < 17 ? 1 : 0;
            byNight += hour < 6 ? 1 : 0;
        }
        QVERIFY2(byDay / 8.0 > 2.5 * byNight / 6.0, qPrintable(u"%1 by day, %2 by night"_s.arg(byDay).arg(byNight)));
    }

    void steps_follow_each_other()
    {
        auto life = newLife();
        QHash<QString, Event> last;
        for (const auto &record : life.recordsBetween(defaultAnchor - dayMs, defaultAnchor + dayMs, density)) {
            const auto *event = std::get_if<Event>(&record);
            if (!event || event->reportedAt <= defaultAnchor - dayMs)
                continue;
            const auto before = last.constFind(event->head.id);
            QCOMPARE(event->head.version, before == last.constEnd() ? 1 : before->head.version + 1);
            if (before != last.constEnd()) {
                QVERIFY(event->head.time > before->head.time);
                QVERIFY(event->stage >= before->stage || (event->flags & Event::Returned));
            }
            last.insert(event->head.id, *event);
        }
        QVERIFY(last.size() > 400);
    }

    void districts_add_up_to_the_city()
    {
        const auto life = newLife();
        for (std::size_t i = 0; i < vitalSigns().size(); ++i) {
            const auto &sign = vitalSigns()[i];
            if (sign.aggregation != Indicator::Aggregation::Sum)
                continue;
            double sum = 0;
            for (const double value : life.readings().districtValues(i, defaultAnchor))
                sum += value;
            const double city = life.readings().cityValue(i, defaultAnchor);
            QVERIFY2(std::abs(sum - city) <= 1e-6 * city + 1e-9, qPrintable(sign.code.toString()));
        }
    }

    void counts_since_midnight_only_grow()
    {
        const auto life = newLife();
        for (std::size_t i = 0; i < vitalSigns().size(); ++i) {
            if (!vitalSigns()[i].sinceMidnight)
                continue;
            std::vector<double> before(19, 0);
            for (TimeMs t = startOfCityDay(cityDay(defaultAnchor)); t < startOfCityDay(cityDay(defaultAnchor) + 1); t += hourMs) {
                auto now = life.readings().districtValues(i, t);
                now.push_back(life.readings().cityValue(i, t));
                for (std::size_t d = 0; d < now.size(); ++d)
                    QVERIFY2(now[d] >= before[d], qPrintable(vitalSigns()[i].code.toString()));
                before = now;
            }
        }
    }

    void figures_show_every_state_of_trust()
    {
        const auto life = newLife();
        QHash<QString, Reading> last;
        for (const auto &reading : life.readings().between(defaultAnchor - dayMs, defaultAnchor, density)) {
            if (reading.region == "810000"_L1)
                last.insert(reading.indicator, reading);
        }
        const auto age = [&](const char16_t *code) { return defaultAnchor - last.value(QString(code)).head.time; };
        QVERIFY(age(u"traffic.congestion") < 5 * minuteMs);
        QVERIFY(age(u"port.teu") > hourMs && age(u"port.teu") < 3 * hourMs); // late
        QVERIFY(age(u"health.emergency_wait") > 3 * hourMs); // stale
        QCOMPARE(last.value(u"people.present"_s).quality, Reading::Quality::Suspect);
        QCOMPARE(last.value(u"mediation.active"_s).quality, Reading::Quality::HandTyped);
    }

    void some_is_withheld_and_some_is_disagreed_on()
    {
        const auto life = newLife();
        QHash<QString, QHash<QString, double>> last; // indicator, source
        int withheld = 0;
        for (const auto &reading : life.readings().between(defaultAnchor - 2 * dayMs, defaultAnchor, density)) {
            if (reading.quality == Reading::Quality::Withheld) {
                QVERIFY(!reading.value); // what is withheld does not leave the city
                ++withheld;
            } else if (reading.region == "810000"_L1) {
                last[reading.indicator][reading.head.source] = *reading.value;
            }
        }
        QVERIFY(withheld > 0);
        int apart = 0, alike = 0;
        for (const auto &bySource : std::as_const(last)) {
            if (bySource.size() < 2)
                continue;
            const auto [least, most] = std::ranges::minmax(bySource);
            ++(most - least > 0.05 * most ? apart : alike);
        }
        QVERIFY2(apart >= 3 && alike >= 2, qPrintable(u"%1 apart, %2 alike"_s.arg(apart).arg(alike)));
    }

    void objections_are_in_every_state()
    {
        const auto life = newLife();
        const auto records = life.objectionsAsOf(defaultAnchor - 90 * dayMs, defaultAnchor);
        const auto readings = life.readings().between(defaultAnchor - 12 * dayMs, defaultAnchor, density);
        QSet<int> states;
        for (const auto &record : records) {
            const auto &objection = std::get<Objection>(record);
            states.insert(int(objection.state));
            QCOMPARE(objection.answeredAt > 0, !isOpen(objection));
            QCOMPARE(objection.corrected.has_value(), objection.state == Objection::State::Corrected);
            QVERIFY(objection.readingTime <= objection.raisedAt && objection.raisedAt <= objection.head.time && objection.head.time <= defaultAnchor);
            const auto doubted = std::ranges::find_if(readings, [&](const Reading &reading) { return reading.indicator == objection.indicator && reading.region == objection.region && reading.head.source == objection.readingSource && reading.head.time == objection.readingTime; });
            QVERIFY2(doubted != readings.end(), qPrintable(objection.indicator));
            QCOMPARE(objection.corrected.value_or(*objection.value), *doubted->value);
        }
        QCOMPARE(states.size(), 5);
        for (const auto &record : life.objectionsAsOf(defaultAnchor - 90 * dayMs, defaultAnchor - 8 * dayMs)) // as they stood then
            QVERIFY(headOf(record).time <= defaultAnchor - 8 * dayMs);
    }

    void one_department_forecasts_and_one_has_stopped()
    {
        const auto life = newLife();
        const auto &signs = vitalSigns();
        const auto load = std::size_t(std::ranges::find(signs, u"power.load", &VitalSign::code) - signs.begin());
        int loads = 0, held = 0, steps = 0;
        TimeMs newestLoad = 0, newestTraffic = 0;
        QSet<QString> ids;
        for (const auto &record : life.forecastsAsOf(defaultAnchor - 2 * dayMs, defaultAnchor)) {
            const auto &forecast = std::get<Forecast>(record);
            QVERIFY(!ids.contains(forecast.head.id));
            ids.insert(forecast.head.id);
            QVERIFY(forecast.issuedAt > defaultAnchor - 2 * dayMs && forecast.issuedAt <= defaultAnchor);
            const bool isLoad = forecast.indicator == "power.load"_L1;
            QVERIFY(isLoad ? forecast.head.source == "power"_L1 : forecast.head.source == "traffic"_L1);
            (isLoad ? newestLoad : newestTraffic) = forecast.issuedAt;
            loads += isLoad ? 1 : 0;
            for (const auto &point : forecast.points) {
                QVERIFY(point.low <= point.median && point.median <= point.high);
                const double came = life.readings().cityValue(load, point.time + hourMs / 2);
                steps += isLoad ? 1 : 0;
                held += isLoad && point.low <= came && came <= point.high ? 1 : 0;
            }
            auto moved = record;
            shiftTimes(moved, dayMs);
            const auto &later = std::get<Forecast>(moved);
            QCOMPARE(later.issuedAt, forecast.issuedAt + dayMs);
            QCOMPARE(later.points.back().time, forecast.points.back().time + dayMs);
            QVERIFY(later.head.id != forecast.head.id);
        }
        QCOMPARE(loads, 48);
        QVERIFY(defaultAnchor - newestLoad < hourMs);
        QVERIFY(newestTraffic > 0 && defaultAnchor - newestTraffic > 6 * hourMs);
        const double share = double(held) / steps; // of bands that say 80 %
        QVERIFY2(share > 0.7 && share < 0.9, qPrintable(QString::number(share)));
    }

    void a_rainstorm_warning_is_active_at_the_anchor()
    {
        const auto life = newLife();
        int active = 0;
        bool rain = false;
        for (const auto &record : life.warningsAsOf(defaultAnchor - 2 * dayMs, defaultAnchor)) {
            const auto &warning = std::get<Warning>(record);
            if (!isActive(warning, defaultAnchor))
                continue;
            ++active;
            rain = rain || (warning.kind == "11B03"_L1 && warning.level == Level::Orange && !warning.area.empty() && !warning.regions.isEmpty());
        }
        QVERIFY(rain);
        QVERIFY(active >= 2 && active <= 3);
    }

    void standing_records_are_enough()
    {
        const auto life = newLife();
        std::array<int, recordTypeCount> counts = {};
        QSet<QString> topics;
        for (const auto &record : life.standing(1000)) {
            ++counts[std::size_t(typeOf(record))];
            if (const auto *indicator = std::get_if<Indicator>(&record))
                topics.insert(indicator->topic);
            if (const auto *source = std::get_if<Source>(&record))
                QVERIFY(source->demo);
        }
        QVERIFY(counts[std::size_t(RecordType::Source)] >= 20);
        QVERIFY(counts[std::size_t(RecordType::Indicator)] >= 60);
        QVERIFY(counts[std::size_t(RecordType::Asset)] >= 3000);
        QVERIFY(topics.size() >= 8);
    }

    void same_seed_same_pack()
    {
        QTemporaryDir folder;
        QByteArray bytes[2];
        for (int i = 0; i < 2; ++i) {
            const auto path = folder.filePath(QString::number(i));
            const auto summary = buildDemoPack({.inputs = inputs, .out = path, .days = 2, .tiles = false});
            QVERIFY2(summary, qPrintable(summary ? QString() : summary.error().detail));
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            bytes[i] = file.readAll();
        }
        QVERIFY(bytes[0] == bytes[1]);
    }

    void missing_inputs_are_named()
    {
        QTemporaryDir folder;
        const auto map = loadCityMap(folder.path());
        QVERIFY(!map);
        QVERIFY(map.error().detail.contains("hongkong_districts_land_osm.geojson"_L1));
    }

    void writes_simplified_names()
    {
        QCOMPARE(toSimplified(u"彌敦道"), u"弥敦道"_s);
        QCOMPARE(toSimplified(u"觀塘道 Kwun Tong"), u"观塘道 Kwun Tong"_s);
        QCOMPARE(toSimplified(u"鰂魚涌"), u"鲗鱼涌"_s);
    }

    void shared_borders_stay_shared()
    {
        // Two squares with a wavy common border: after thinning, every point of one on the border is a point of the other.
        GeoRing left = {{0, 0}}, right = {{0, 0.2}};
        std::vector<GeoPoint> wave;
        for (int i = 0; i <= 100; ++i)
            wave.push_back({i * 0.001, 0.1 + 0.002 * std::sin(i * 0.4)});
        left.insert(left.end(), wave.begin(), wave.end());
        left.push_back({0.1, 0});
        right.push_back({0.1, 0.2});
        right.insert(right.end(), wave.rbegin(), wave.rend());
        const auto light = simplifyTogether({{{left}}, {{right}}}, 0.05, 400);
        std::vector<GeoPoint> a, b;
        const auto onWave = [](GeoPoint p) { return p.lon > 0.05 && p.lon < 0.15; };
        std::ranges::copy_if(light[0][0][0], std::back_inserter(a), onWave);
        std::ranges::copy_if(light[1][0][0], std::back_inserter(b), onWave);
        std::ranges::sort(a, {}, &GeoPoint::lat);
        std::ranges::sort(b, {}, &GeoPoint::lat);
        QCOMPARE(a, b);
        QVERIFY(a.size() < wave.size());
    }
};

QTEST_GUILESS_MAIN(CityLifeTest)
#include "tst_citylife.moc"
