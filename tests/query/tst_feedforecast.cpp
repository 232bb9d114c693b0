// What departments forecast: taken while it is fresh and of now, brought to buckets, and else said why it was not.

#include "querytest.h"

#include "query/feedforecast.h"
#include "query/forecastmodel.h"
#include "query/readforecast.h"

#include <cmath>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

using Lack = FeedForecast::Lack;
using Aggregation = Indicator::Aggregation;

namespace {

const QString code = u"power.load"_s;

/** A city whose load is known by the hour, defined by "traffic"; the clock says 14:32 there. */
class City : public QueryTest
{
public:
    explicit City(int days = 0)
        : now(time.time)
        , hourBegin(now / hour * hour)
    {
        auto changes = smallCity(now);
        changes.emplace_back(Record(makeIndicator(code, u"负荷"_s, u"MW"_s)));
        for (TimeMs at = hourBegin - days * day; days > 0 && at <= now; at += hour)
            changes.emplace_back(Record(makeReading(code, at, 100 + 50 * std::sin(double(at % day) / double(day) * 6.283))));
        put(std::move(changes));
    }

    /** Issued so long before now, a point an hour from @p begin on, of which the first is @p first and the next one more. */
    Forecast issue(const QString &id, TimeMs age, TimeMs begin, int points = 12, double first = 200) const
    {
        Forecast forecast{.head = {.source = u"traffic"_s, .id = id, .version = 1, .time = now - age}, .indicator = code, .region = u"810000"_s, .issuedAt = now - age, .model = u"负荷模型"_s, .modelEn = u"Load model"_s, .coverage = 0.9};
        for (int i = 0; i < points; ++i)
            forecast.points.push_back({begin + i * hour, first + i, first + i - 10, first + i + 20});
        return forecast;
    }
    void take(const Forecast &forecast) { put({Record(forecast)}); }

    [[nodiscard]] ForecastAnswer ask(const QString &region = u"810000"_s, Language language = Language::Chinese)
    {
        const auto db = Database::openForReading(path);
        return readForecast(*db, {.code = code, .region = region, .now = now, .bucketSeconds = 3600, .zone = QTimeZone("Asia/Hong_Kong"), .language = language}).value();
    }

    const TimeMs now;
    const TimeMs hourBegin;
};

QString textOf(const std::vector<ForecastPoint> &points, TimeMs origin)
{
    QStringList texts;
    for (const auto &point : points)
        texts << u"%1:%2(%3..%4)"_s.arg((point.t - origin) / minute).arg(point.middle).arg(point.low).arg(point.high);
    return texts.join(u' ');
}

}

class tst_FeedForecast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void isTakenWhileItIsFresh()
    {
        City city(20);
        city.take(city.issue(u"f"_s, 90 * minute, city.hourBegin - hour));
        const auto answer = city.ask();
        QVERIFY(answer.isOfFeed());
        QCOMPARE(answer.feed.department, u"公安交管"_s);
        QCOMPARE(answer.feed.model, u"负荷模型"_s);
        QCOMPARE(answer.issuedAt, city.now - 90 * minute);
        QCOMPARE(answer.coverage, 0.9);
        QCOMPARE(answer.unit, u"MW"_s);
        QCOMPARE(answer.bucketMs, hour);
        QCOMPARE(answer.points.front().t, city.hourBegin + hour); // this hour has its reading
        QCOMPARE(answer.points.front().middle, 202);
        QCOMPARE(answer.points.size(), 9U); // to 23:00, the last of the day
        QVERIFY(answer.error == 0 && answer.origins == 0); // nobody tried it out
        QCOMPARE(city.ask(u"810000"_s, Language::English).feed.model, u"Load model"_s);
    }

    void isTakenOrNot_data()
    {
        QTest::addColumn<qint64>("age");
        QTest::addColumn<int>("beginHours"); // from this hour
        QTest::addColumn<int>("points");
        QTest::addColumn<Lack>("lack");
        QTest::newRow("just issued") << qint64(0) << 0 << 12 << Lack::None;
        QTest::newRow("issued in a moment") << -minute << 0 << 12 << Lack::Absent;
        QTest::newRow("six hours old") << 6 * hour << -6 << 24 << Lack::None;
        QTest::newRow("a little older") << 6 * hour + 1 << -6 << 24 << Lack::Stale;
        QTest::newRow("of the next hour on") << minute << 1 << 5 << Lack::None;
        QTest::newRow("of two hours on") << minute << 2 << 5 << Lack::NotNow;
        QTest::newRow("its last point is of now, which is known") << hour << -3 << 4 << Lack::NotNow;
        QTest::newRow("its last point is of the next hour") << hour << -3 << 5 << Lack::None;
        QTest::newRow("over") << hour << -5 << 4 << Lack::NotNow;
    }
    void isTakenOrNot()
    {
        QFETCH(qint64, age);
        QFETCH(int, beginHours);
        QFETCH(int, points);
        QFETCH(Lack, lack);
        City city(20);
        city.take(city.issue(u"f"_s, age, city.hourBegin + beginHours * hour, points));
        const auto answer = city.ask();
        QCOMPARE(answer.feed.lack, lack);
        QCOMPARE(answer.isOfFeed(), lack == Lack::None);
        QCOMPARE(answer.feed.issuedAt, lack == Lack::Absent ? 0 : city.now - age);
        QVERIFY(!answer.points.empty()); // else our own
        const bool isOwn = answer.points.front().middle < 180;
        QCOMPARE(isOwn, lack != Lack::None);
        QCOMPARE(answer.origins > 0, isOwn);
        QCOMPARE(answer.lack, ForecastAnswer::Lack::None);
    }

    void othersAreNotTaken_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("region");
        QTest::addColumn<QString>("indicator");
        QTest::newRow("of another department") << u"weather"_s << u"810000"_s << code;
        QTest::newRow("of a district") << u"traffic"_s << u"810001"_s << code;
        QTest::newRow("of another figure") << u"traffic"_s << u"810000"_s << u"power.reserve"_s;
    }
    void othersAreNotTaken()
    {
        QFETCH(QString, source);
        QFETCH(QString, region);
        QFETCH(QString, indicator);
        City city(20);
        auto forecast = city.issue(u"f"_s, 0, city.hourBegin);
        forecast.head.source = source;
        forecast.region = region;
        forecast.indicator = indicator;
        city.take(forecast);
        const auto answer = city.ask();
        QCOMPARE(answer.feed.lack, Lack::Absent);
        QVERIFY(answer.points.front().middle < 180);
    }

    void theNewestIssueCounts()
    {
        City city(5);
        city.take(city.issue(u"z"_s, 3 * hour, city.hourBegin, 12, 300));
        city.take(city.issue(u"a"_s, hour, city.hourBegin, 12, 400));
        city.take(city.issue(u"m"_s, 2 * hour, city.hourBegin, 12, 500)); // came last, was issued before
        QCOMPARE(city.ask().points.front().middle, 401);
        // A later version of the same issue replaces it.
        auto again = city.issue(u"a"_s, hour, city.hourBegin, 12, 600);
        again.head.version = 2;
        city.take(again);
        QCOMPARE(city.ask().points.front().middle, 601);
        // The newest counts even if it is of no use: an older one is not dug out.
        city.take(city.issue(u"b"_s, 0, city.hourBegin + 5 * hour));
        QCOMPARE(city.ask().feed.lack, Lack::NotNow);
    }

    void whatIsWithheldIsForetoldByNobody()
    {
        City city(20);
        auto reading = makeReading(code, city.now, 1);
        reading.quality = Reading::Quality::Withheld;
        city.put({Record(reading)});
        city.take(city.issue(u"f"_s, 0, city.hourBegin));
        const auto answer = city.ask();
        QVERIFY(answer.points.empty());
        QCOMPARE(answer.lack, ForecastAnswer::Lack::Withheld);
        QVERIFY(!answer.isOfFeed() && answer.feed.issuedAt == 0);
    }

    void needsNoPastOfOurs()
    {
        City city; // not one reading
        QCOMPARE(city.ask().lack, ForecastAnswer::Lack::TooLittle);
        city.take(city.issue(u"f"_s, 0, city.hourBegin));
        const auto answer = city.ask();
        QVERIFY(answer.isOfFeed());
        QCOMPARE(answer.points.front().t, city.hourBegin); // nothing is known of this hour
    }

    void broughtToBuckets_data()
    {
        QTest::addColumn<std::vector<Forecast::Point>>("points");
        QTest::addColumn<int>("stepMinutes");
        QTest::addColumn<int>("bucketMinutes");
        QTest::addColumn<Aggregation>("overTime");
        QTest::addColumn<QString>("expected");
        using Points = std::vector<Forecast::Point>;
        const auto at = [](int minutes, double median) { return Forecast::Point{hour + minutes * minute, median, median - 1, median + 2}; };
        const Points quarters = {at(0, 10), at(15, 20), at(30, 30), at(45, 50)};
        QTest::newRow("as they are") << quarters << 15 << 15 << Aggregation::Average << u"0:10(9..12) 15:20(19..22) 30:30(29..32) 45:50(49..52)"_s;
        QTest::newRow("two make one") << quarters << 15 << 30 << Aggregation::Average << u"0:15(14..17) 30:40(39..42)"_s;
        QTest::newRow("the last counts") << quarters << 15 << 30 << Aggregation::Last << u"0:20(19..22) 30:50(49..52)"_s;
        QTest::newRow("the most counts") << quarters << 15 << 60 << Aggregation::Maximum << u"0:50(49..52)"_s;
        QTest::newRow("the least counts") << quarters << 15 << 60 << Aggregation::Minimum << u"0:10(9..12)"_s;
        QTest::newRow("a bucket that is not all there") << Points{at(0, 10), at(15, 20), at(30, 30)} << 15 << 30 << Aggregation::Average << u"0:15(14..17)"_s;
        QTest::newRow("a gap") << Points{at(0, 10), at(15, 10), at(45, 10), at(60, 10), at(75, 10)} << 15 << 30 << Aggregation::Average << u"0:10(9..12) 60:10(9..12)"_s;
        QTest::newRow("steps across the border of two buckets") << Points{at(0, 9), at(20, 12), at(40, 30)} << 20 << 30 << Aggregation::Average << u"0:10(9..12) 30:24(23..26)"_s;
        QTest::newRow("steps longer than a bucket") << Points{at(-30, 10), at(30, 20)} << 60 << 30 << Aggregation::Average << u"-30:10(9..12) 30:20(19..22)"_s;
        QTest::newRow("before and behind") << Points{at(-15, 10), at(0, 20), at(120, 30)} << 15 << 15 << Aggregation::Average << u"0:20(19..22)"_s;
        QTest::newRow("none") << Points{} << 15 << 15 << Aggregation::Average << QString();
    }
    void broughtToBuckets()
    {
        QFETCH(std::vector<Forecast::Point>, points);
        QFETCH(int, stepMinutes);
        QFETCH(int, bucketMinutes);
        QFETCH(Aggregation, overTime);
        QFETCH(QString, expected);
        const auto buckets = bucketedForecast(points, stepMinutes * minute, hour, 3 * hour, bucketMinutes * minute, overTime);
        QCOMPARE(textOf(buckets, hour), expected);
        for (const auto &bucket : buckets)
            QVERIFY(bucket.low <= bucket.middle && bucket.middle <= bucket.high);
    }

    /** In words: whose it is, and why it is not the department's. */
    void isSaidInWords()
    {
        City city(20);
        city.runner.setLanguage(u"en"_s);
        ForecastModel model;
        model.setCode(code);
        model.setRunner(&city.runner);
        model.setClock(&city.clock);
        city.settle();
        QVERIFY(model.isValid() && !model.isOfFeed());
        QCOMPARE(model.ownerText(), u"our own estimate"_s);
        QVERIFY(model.captionText().startsWith(u"our own estimate ("_s) && model.captionText().contains(u"80 %"_s));
        QCOMPARE(model.notTakenText(), u"none came"_s);
        QVERIFY(!model.basisText().isEmpty());

        city.take(city.issue(u"f"_s, 32 * minute, city.hourBegin));
        city.settle(); // at once, though something was asked just now
        QVERIFY(model.isOfFeed());
        QCOMPARE(model.modelText(), u"Load model"_s);
        QVERIFY2(model.captionText().endsWith(u"(Load model, issued 14:00, band 90 %)"_s), qPrintable(model.captionText()));
        QVERIFY(model.errorsText().contains(u"not known"_s));
        QVERIFY(model.intervalText().contains(u"90 %"_s));
        QVERIFY(model.basisText().isEmpty() && model.notTakenText().isEmpty());

        model.setKind(u"events"_s);
        city.settle();
        QVERIFY(!model.isOfFeed() && model.notTakenText().isEmpty());
    }
};

QTEST_MAIN(tst_FeedForecast)
#include "tst_feedforecast.moc"
