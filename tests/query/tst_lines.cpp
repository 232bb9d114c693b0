// Lines of single readings: read once, gone on with, repaired; and what is expected after them.

#include "query/querytest.h"

#include "query/charttime.h"
#include "query/forecastmodel.h"
#include "query/linemodel.h"
#include "query/readings.h"
#include "query/seriesmodel.h"

#include <QRandomGenerator>

#include <cmath>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

namespace {

const QString code = u"power.load"_s;

QString textOf(std::span<const SeriesPoint> points, TimeMs origin)
{
    QStringList texts;
    for (const auto &[t, v] : points)
        texts << u"%1:%2"_s.arg((t - origin) / minute).arg(std::isnan(v) ? u"nan"_s : QString::number(v));
    return texts.join(u' ');
}

class City : public QueryTest
{
public:
    City()
    {
        auto changes = smallCity(time.time);
        changes.emplace_back(Record(makeIndicator(code, u"负荷"_s, u"MW"_s)));
        put(std::move(changes));
    }
    void read(TimeMs at, std::optional<double> value, Reading::Quality quality = Reading::Quality::Good)
    {
        read({{at, value}}, quality);
    }
    void read(const std::vector<std::pair<TimeMs, std::optional<double>>> &values, Reading::Quality quality = Reading::Quality::Good, const QString &source = u"traffic"_s)
    {
        time.time += 1000;
        std::vector<Change> changes;
        for (const auto &[at, value] : values) {
            auto reading = makeReading(code, at, value);
            reading.quality = quality;
            reading.head.source = source;
            changes.emplace_back(Record(reading));
        }
        put(std::move(changes));
    }
    void follow(QueryObject &model)
    {
        model.setRunner(&runner);
        model.setClock(&clock);
        settle();
    }
};

}

class tst_Lines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void rangeOfTime()
    {
        ChartTime time;
        QVERIFY(!time.isMoved());
        time.show(5e9, 4e9); // none
        QVERIFY(!time.isMoved());
        time.show(1e12, 1e12 + 1000); // too short: about its middle
        QCOMPARE(time.to() - time.from(), ChartTime::shortest);
        QCOMPARE((time.from() + time.to()) / 2, 1e12 + 500);
        time.show(1e12, 1e13);
        QCOMPARE(time.to() - time.from(), ChartTime::longest);
        time.show(std::nan(""), 1e13);
        QCOMPARE(time.to() - time.from(), ChartTime::longest);
        time.setPointed(std::nan(""));
        QCOMPARE(time.pointed(), 0);
        time.reset();
        QVERIFY(!time.isMoved());
    }

    void readsNothingUntilNeeded()
    {
        City city;
        city.read(city.time.time - hour, 5);
        LineModel line;
        line.setCode(code);
        city.follow(line);
        QVERIFY(!line.isKnown() && line.line().points().empty());
        line.setActive(true);
        city.settle();
        QVERIFY(line.isKnown());
        QCOMPARE(line.line().points().size(), 1);
    }

    void goesOnWithoutReadingAllAgain()
    {
        City city;
        const TimeMs now = city.time.time;
        city.read({{now - 5 * hour, 1}, {now - 4 * hour, 2}, {now - hour, std::nullopt}});
        LineModel line;
        line.setCode(code);
        line.setActive(true);
        city.follow(line);
        const auto said = [&] { return textOf(line.line().points(), now); };
        QCOMPARE(said(), u"-300:1 -240:2 -60:nan"_s);
        QCOMPARE(line.step(), hour);
        QCOMPARE(textOf(line.line().reduced(now - 6 * hour, now, 1000, line.step()), now), u"-300:1 -240:2 -239:nan -60:nan"_s);

        city.read(now, 7); // live
        city.settle();
        QCOMPARE(said(), u"-300:1 -240:2 -60:nan 0:7"_s);
        city.read({{now - 2 * hour, 4}, {now - 3 * hour, 3}}); // late
        city.settle();
        QTRY_COMPARE(said(), u"-300:1 -240:2 -180:3 -120:4 -60:nan 0:7"_s);
        city.read({{now - 4 * hour, 20}, {now - hour, 5}}); // corrected
        city.settle();
        QTRY_COMPARE(said(), u"-300:1 -240:20 -180:3 -120:4 -60:5 0:7"_s);
        QCOMPARE(line.wholeReads(), 1);

        city.time.time += 1000;
        auto gone = makeReading(code, now - 2 * hour, {});
        city.put({Tombstone{.type = RecordType::Reading, .head = gone.head}});
        city.settle();
        QTRY_COMPARE(said(), u"-300:1 -240:20 -180:3 -60:5 0:7"_s);
        QCOMPARE(line.wholeReads(), 2);
    }

    /** Of sources that overlap, against what figures are read by. */
    void saysWhatReadingsSay()
    {
        City city;
        QRandomGenerator random(3);
        const TimeMs now = city.time.time;
        for (const auto &source : {u"weather"_s, u"unified"_s, u"traffic"_s}) {
            std::vector<std::pair<TimeMs, std::optional<double>>> values;
            for (int i = 0; i < 300; ++i)
                if (random.bounded(3) > 0 && (source != "traffic"_L1 || i > 120))
                    values.emplace_back(now - (300 - i) * 10 * minute, random.bounded(9) == 0 ? std::optional<double>() : double(random.bounded(100)));
            values.emplace_back(now - minute, 5);
            city.read(values, Reading::Quality::Good, source);
        }
        LineModel line;
        line.setCode(code);
        line.setActive(true);
        city.follow(line);
        const auto db = Database::openForReading(city.path);
        QVERIFY(db);
        QCOMPARE(textOf(line.line().points(), now), textOf(Readings(*db, u"810000"_s).range(code, u"traffic"_s, 0, now + 1), now));
    }

    void withheldIsNoLine()
    {
        City city;
        const TimeMs now = city.time.time;
        city.read(now - 2 * hour, 5);
        city.read(now - hour, 6, Reading::Quality::Withheld);
        LineModel line;
        line.setCode(code);
        line.setActive(true);
        city.follow(line);
        QVERIFY(line.isKnown());
        QVERIFY(line.line().points().empty());
        city.read(now, 7); // open again: what was withheld is a gap
        city.settle();
        QTRY_COMPARE(textOf(line.line().points(), now), u"-120:5 -60:nan 0:7"_s);
    }

    void countsOfEvents()
    {
        City city;
        const TimeMs now = city.time.time; // 14:32
        std::vector<Change> changes;
        int id = 0;
        for (const int ago : {1, 5, 40, 41, 42, 130})
            changes.emplace_back(Record(makeEvent(QString::number(++id), Level::Blue, u"810001"_s, now - ago * minute)));
        city.put(std::move(changes));
        LineModel line;
        line.setKind(u"events"_s);
        line.setActive(true);
        city.follow(line);
        const TimeMs two = now - 32 * minute; // 14:00
        QCOMPARE(textOf(line.line().points(), two), u"-105:1 -75:0 -45:0 -15:3 15:1"_s); // 14:30 still grows
    }

    void forecastOfASeason()
    {
        City city;
        const TimeMs now = city.time.time;
        std::vector<std::pair<TimeMs, std::optional<double>>> values;
        for (TimeMs at = now / hour * hour - 20 * day; at <= now; at += hour)
            values.emplace_back(at, 100 + 50 * std::sin(double(at % day) / double(day) * 6.283));
        city.read(values);
        ForecastModel forecast;
        forecast.setCode(code);
        city.follow(forecast);
        QVERIFY2(forecast.isValid(), qPrintable(forecast.reasonText()));
        const auto &points = forecast.points();
        QCOMPARE(forecast.bucketMs(), hour); // its period
        QCOMPARE(points.front().t, now / hour * hour + hour); // this hour has its value
        QCOMPARE(points.back().t, ((now + 8 * hour) / day + 1) * day - 9 * hour); // 23:00 in the city
        for (const auto &[t, middle, low, high] : points) {
            QVERIFY(std::abs(middle - (100 + 50 * std::sin(double(t % day) / double(day) * 6.283))) < 5);
            QVERIFY(low <= middle && middle <= high);
        }
        QCOMPARE(forecast.issuedAt(), now);
        QVERIFY(!forecast.modelText().isEmpty() && !forecast.errorsText().isEmpty() && !forecast.basisText().isEmpty() && forecast.intervalText().contains(u"80"_s));
        QVERIFY(forecast.reasonText().isEmpty());
    }

    void noForecastSaysWhy_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<int>("quietHours");
        QTest::addColumn<bool>("withheld");
        QTest::addColumn<QString>("reason");
        QTest::newRow("too little") << 3 << 0 << false << u"fewer than four whole days are known"_s;
        QTest::newRow("nothing") << 0 << 0 << false << u"fewer than four whole days are known"_s;
        QTest::newRow("too old") << 20 << 8 << false << u"the newest values are too old"_s;
        QTest::newRow("withheld") << 20 << 0 << true << u"its values are withheld"_s;
    }

    void noForecastSaysWhy()
    {
        QFETCH(int, days);
        QFETCH(int, quietHours);
        QFETCH(bool, withheld);
        QFETCH(QString, reason);
        City city;
        const TimeMs now = city.time.time;
        std::vector<std::pair<TimeMs, std::optional<double>>> values;
        for (TimeMs at = now / hour * hour - days * day; days > 0 && at <= now - quietHours * hour; at += hour)
            values.emplace_back(at, double(at / hour % 24));
        if (!values.empty())
            city.read(values);
        if (withheld)
            city.read(now, 1, Reading::Quality::Withheld);
        ForecastModel forecast;
        forecast.setCode(code);
        city.follow(forecast);
        QVERIFY(!forecast.isValid());
        QCOMPARE(forecast.reasonText(), reason);
        QVERIFY(forecast.modelText().isEmpty());
    }

    void forecastComesOnceThereIsEnough()
    {
        City city;
        const TimeMs now = city.time.time;
        ForecastModel forecast;
        forecast.setCode(code);
        city.follow(forecast);
        QVERIFY(!forecast.isValid());
        std::vector<std::pair<TimeMs, std::optional<double>>> values;
        for (TimeMs at = now / hour * hour - 10 * day; at <= now; at += hour)
            values.emplace_back(at, double(at / hour % 24));
        city.read(values);
        city.settle();
        QTRY_VERIFY(forecast.isValid());
    }
};

QTEST_MAIN(tst_Lines)
#include "tst_lines.moc"
