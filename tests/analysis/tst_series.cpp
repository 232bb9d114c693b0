// Folding readings and events into lines.

#include "analysis/series.h"

#include <QTest>

#include <cmath>

using namespace tonglan;

static constexpr double none = std::numeric_limits<double>::quiet_NaN();

static QString textOf(const std::vector<SeriesPoint> &points)
{
    QStringList parts;
    for (const auto &point : points)
        parts.append(std::isnan(point.v) ? QStringLiteral("-") : QString::number(point.v));
    return parts.join(u' ');
}

Q_DECLARE_METATYPE(tonglan::Indicator::Aggregation)

class tst_Series : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void folds_data()
    {
        QTest::addColumn<Indicator::Aggregation>("aggregation");
        QTest::addColumn<QString>("text");
        QTest::newRow("average") << Indicator::Aggregation::Average << "2 - 0 7";
        QTest::newRow("sum") << Indicator::Aggregation::Sum << "6 - 0 7";
        QTest::newRow("last") << Indicator::Aggregation::Last << "3 - 0 7";
        QTest::newRow("maximum") << Indicator::Aggregation::Maximum << "3 - 0 7";
        QTest::newRow("minimum") << Indicator::Aggregation::Minimum << "1 - 0 7";
    }
    // Zero is a value, NaN is not, and what lies outside the window is left out.
    void folds()
    {
        QFETCH(Indicator::Aggregation, aggregation);
        const std::vector<SeriesPoint> points = {{-1, 99}, {0, 1}, {3, 2}, {9, 3}, {12, none}, {20, 0}, {30, 7}, {40, 99}};
        QTEST(textOf(bucketed(points, 0, 40, 10, aggregation)), "text");
    }

    void emptyWindows()
    {
        QVERIFY(bucketed({{0, 1}}, 10, 10, 5, Indicator::Aggregation::Sum).empty());
        QVERIFY(bucketed({{0, 1}}, 0, 10, 0, Indicator::Aggregation::Sum).empty());
        QVERIFY(counted({1}, 10, 0, 5, 100).empty());
        QVERIFY(counted({1}, 0, std::numeric_limits<TimeMs>::max() / 2, 1, 100).size() <= 10'000);
    }

    void countsAreZeroOnlyWhereKnown()
    {
        QCOMPARE(textOf(counted({0, 5, 9, 21}, 0, 50, 10, 31)), QStringLiteral("3 0 1 0 -"));
    }

    void percentiles()
    {
        QCOMPARE(percentile({5}, 0.9), 5.0);
        QCOMPARE(percentile({0, 10}, 0.5), 5.0);
        QCOMPARE(percentile({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.1), 1.0);
        QCOMPARE(percentile({1, 2}, 7), 2.0);
    }

    void usualNeedsFourDays()
    {
        std::vector<std::vector<SeriesPoint>> days;
        for (int day = 0; day < 4; ++day)
            days.push_back({{0, double(day)}, {10, day == 0 ? none : 5.0}});
        const auto band = usualBand(days, 1000, 10);
        QCOMPARE(band.size(), 2u);
        QCOMPARE(band[0].t, 1000);
        QCOMPARE(band[0].low, 0.3);
        QCOMPARE(band[0].high, 2.7);
        QCOMPARE(band[1].t, 1010);
        QVERIFY(std::isnan(band[1].low)); // three values are too few to speak of usual
        QVERIFY(usualBand({}, 0, 10).empty());
    }
};

QTEST_APPLESS_MAIN(tst_Series)
#include "tst_series.moc"
