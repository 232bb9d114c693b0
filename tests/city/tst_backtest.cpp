#include "analysis/forecast.h"
#include "analysis/series.h"
#include "feed/citypack.h"
#include "feed/format/tlf.h"

#include <QDateTime>
#include <QFile>
#include <QTest>

#include <cmath>
#include <limits>
#include <map>

using namespace Qt::StringLiterals;
using namespace tonglan;

static constexpr TimeMs hour = 3'600'000;
static constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/** Means of the hours from the first to the last point; NaN: nothing is known. */
static std::vector<double> hourly(const std::vector<SeriesPoint> &points)
{
    const TimeMs from = points.front().t / hour * hour;
    std::vector<double> sums(std::size_t((points.back().t - from) / hour + 1));
    std::vector<int> counts(sums.size());
    for (const auto &point : points) {
        const auto at = std::size_t((point.t - from) / hour);
        sums[at] += point.v;
        ++counts[at];
    }
    for (std::size_t i = 0; i < sums.size(); ++i)
        sums[i] = counts[i] > 0 ? sums[i] / counts[i] : nothing;
    return sums;
}

/** How well the local forecast would have done, beside "as it was last" and "as it was a day ago": on the demo city, and on what was counted in
 *  Wangfujing, Beijing, from 23 to 25 December 2015. Prints the table.
 */
class TestBackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void demoCity()
    {
        const auto pack = CityPack::open(QStringLiteral(TONGLAN_BINARY_DIR "/share/tonglan/demo.citypack"));
        QVERIFY2(pack, pack ? "" : qPrintable(pack.error().detail));
        std::map<QString, std::vector<SeriesPoint>> series;
        const auto pages = pack->pageCount(RecordType::Reading);
        QVERIFY(pages);
        for (int page = 0; page < *pages; ++page) {
            const auto json = pack->page(RecordType::Reading, page);
            QVERIFY(json);
            const auto batch = parseTlfRecords(*json, RecordType::Reading);
            QVERIFY(batch);
            for (const auto &change : batch->changes) {
                const auto *record = std::get_if<Record>(&change);
                const auto *reading = record ? std::get_if<Reading>(record) : nullptr;
                if (reading && reading->region == "810000"_L1 && reading->value && reading->head.time > pack->info().anchor - 8 * 7 * 24 * hour && reading->head.time <= pack->info().anchor)
                    series[reading->indicator].push_back({reading->head.time, *reading->value});
            }
        }
        int better = 0;
        int count = 0;
        for (auto &[code, points] : series) {
            std::ranges::sort(points, {}, &SeriesPoint::t);
            if (points.size() < 24 * 28)
                continue; // comes less often than every hour
            const auto values = hourly(points);
            const auto forecast = forecastOf({.values = values, .season = 24, .horizon = 24});
            if (!forecast)
                continue;
            print(code, values.size(), *forecast);
            ++count;
            better += forecast->error < forecast->naiveError ? 1 : 0;
            QVERIFY2(forecast->error <= forecast->seasonalNaiveError && forecast->error <= forecast->naiveError, qPrintable(code)); // it takes the best of the three
        }
        QVERIFY2(count >= 15, qPrintable(QString::number(count)));
        QVERIFY2(better * 4 >= count * 3, qPrintable(u"%1 of %2"_s.arg(better).arg(count)));
    }

    void wangfujing()
    {
        QFile file(QStringLiteral(TONGLAN_SOURCE_DIR "/tests/city/wangfujing_population.csv"));
        QVERIFY(file.open(QFile::ReadOnly | QFile::Text));
        file.readLine();
        std::vector<double> values;
        while (!file.atEnd())
            values.push_back(QString::fromLatin1(file.readLine()).section(u',', 1).toDouble());
        QCOMPARE(values.size(), 144u); // half hours of three days
        QVERIFY(!forecastOf({.values = values, .season = 48, .horizon = 24})); // three days are too few for a wall to say anything
        const auto forecast = forecastOf({.values = values, .season = 48, .horizon = 24, .leastSeasons = 3, .least = 0.0});
        QVERIFY(forecast);
        print(u"wangfujing"_s, values.size(), *forecast);
        QVERIFY(forecast->error < forecast->naiveError);
        QVERIFY(forecast->error <= forecast->seasonalNaiveError);
    }

private:
    static void print(const QString &name, std::size_t steps, const SeasonalForecast &forecast)
    {
        qInfo("%-26s %5zu steps  %-13s error %10.3f  naive %10.3f (%.2f x)  a day ago %10.3f (%.2f x)  from %d moments", qPrintable(name), steps, forecast.model == SeasonalForecast::Model::SeasonalTrend ? "smoothed" : forecast.model == SeasonalForecast::Model::Naive ? "last"
                                                                                                                                                                                                                                                                           : "a day ago",
            forecast.error, forecast.naiveError, forecast.error / forecast.naiveError, forecast.seasonalNaiveError, forecast.error / forecast.seasonalNaiveError, forecast.origins);
    }
};

QTEST_GUILESS_MAIN(TestBackTest)
#include "tst_backtest.moc"
