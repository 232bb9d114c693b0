#include "analysis/forecast.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>

using namespace tonglan;
using namespace Qt::StringLiterals;

static constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/** Hours of a city: a day's course, a slow rise, noise; of the same seed always the same. */
static std::vector<double> city(int hours, double rise, double noise, quint32 seed)
{
    QRandomGenerator random(seed);
    std::vector<double> values;
    for (int i = 0; i < hours; ++i) {
        double gauss = -6;
        for (int k = 0; k < 12; ++k)
            gauss += random.generateDouble();
        values.push_back(200 + rise * i + 80 * std::sin(2 * std::numbers::pi * i / 24) + 30 * std::sin(4 * std::numbers::pi * i / 24) + noise * gauss);
    }
    return values;
}

class TestForecast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foretellsWhatGoesOn();
    void theIntervalHolds();
    void isNoWorseThanASeasonAgo_data();
    void isNoWorseThanASeasonAgo();
    void beginsLate();
    void bridgesGaps();
    void aRiseGoesOn();
    void onlyAsFarAsItWasTried();
    void saysNothingOfTooLittle_data();
    void saysNothingOfTooLittle();
    void staysAboveTheLeast();
};

/** Without noise the course of the day is known to the point, the rise nearly. */
void TestForecast::foretellsWhatGoesOn()
{
    for (const double rise : {0.0, 0.2}) {
        const auto all = city(24 * 22, rise, 0, 1);
        const std::span<const double> past(all.data(), 24 * 21);
        const auto forecast = forecastOf({.values = past, .season = 24, .horizon = 24});
        QVERIFY(forecast);
        QCOMPARE(forecast->middle.size(), 24u);
        QCOMPARE(forecast->low.size(), 24u);
        for (std::size_t i = 0; i < 24; ++i) {
            QVERIFY2(std::abs(forecast->middle[i] - all[past.size() + i]) < (rise > 0 ? 4 : 0.01), qPrintable(u"%1: %2, not %3"_s.arg(i).arg(forecast->middle[i]).arg(all[past.size() + i])));
            QVERIFY(forecast->low[i] <= forecast->middle[i] && forecast->middle[i] <= forecast->high[i]);
        }
        QVERIFY(forecast->error < forecast->naiveError / 10);
    }
}

/** Of what comes about as much lies in the interval as it says; and the middle errs less than both of the simple ways, also afterwards. */
void TestForecast::theIntervalHolds()
{
    int inside = 0;
    int count = 0;
    double own = 0;
    double seasonal = 0;
    double naive = 0;
    for (quint32 seed = 0; seed < 30; ++seed) {
        const auto all = city(24 * 29, 0.05, 15, seed);
        const std::span<const double> past(all.data(), 24 * 28);
        const auto forecast = forecastOf({.values = past, .season = 24, .horizon = 24, .coverage = 0.8});
        QVERIFY(forecast);
        for (std::size_t i = 0; i < 24; ++i) {
            const double came = all[past.size() + i];
            inside += came >= forecast->low[i] && came <= forecast->high[i] ? 1 : 0;
            ++count;
            own += std::abs(came - forecast->middle[i]);
            seasonal += std::abs(came - past[past.size() - 24 + i]);
            naive += std::abs(came - past.back());
        }
        for (std::size_t i = 1; i < 24; ++i) // never narrower further ahead
            QVERIFY(forecast->high[i] - forecast->low[i] >= forecast->high[i - 1] - forecast->low[i - 1] - 1e-9);
    }
    const double share = double(inside) / count;
    QVERIFY2(share > 0.72 && share < 0.92, qPrintable(QString::number(share)));
    QVERIFY2(own < 0.85 * seasonal && own < 0.4 * naive, qPrintable(u"%1 %2 %3"_s.arg(own / count).arg(seasonal / count).arg(naive / count)));
}

void TestForecast::isNoWorseThanASeasonAgo_data()
{
    QTest::addColumn<std::vector<double>>("values");
    std::vector<double> walk{100};
    QRandomGenerator random(9);
    for (int i = 1; i < 24 * 20; ++i)
        walk.push_back(walk.back() + random.generateDouble() - 0.5);
    QTest::newRow("a walk without a season") << walk;
    std::vector<double> steps;
    for (int i = 0; i < 24 * 20; ++i)
        steps.push_back(i / 24 % 2 == 0 ? 5 : 900);
    QTest::newRow("a season that is another one") << steps;
    QTest::newRow("a city") << city(24 * 20, 0, 10, 5);
    QTest::newRow("the same for ever") << std::vector<double>(24 * 20, 7.0);
}

/** Against what came afterwards, which it has not seen: over many cuts it is not worse than the same hour of the day before, worked out here. */
void TestForecast::isNoWorseThanASeasonAgo()
{
    QFETCH(std::vector<double>, values);
    constexpr int season = 24;
    constexpr int horizon = 12;
    double own = 0;
    double naive = 0;
    int cuts = 0;
    for (std::size_t cut = season * 14; cut + horizon <= values.size(); cut += 7, ++cuts) {
        const auto forecast = forecastOf({.values = std::span(values).first(cut), .season = season, .horizon = horizon});
        QVERIFY(forecast && forecast->middle.size() == std::size_t(horizon));
        for (std::size_t i = 0; i < std::size_t(horizon); ++i) {
            QVERIFY(std::isfinite(forecast->middle[i]) && forecast->low[i] <= forecast->middle[i] && forecast->middle[i] <= forecast->high[i]);
            own += std::abs(values[cut + i] - forecast->middle[i]);
            naive += std::abs(values[cut + i] - values[cut + i - season]);
        }
    }
    QVERIFY(cuts > 15);
    QVERIFY2(own <= naive * 1.02 + 1e-9, qPrintable(u"%1, a season ago %2"_s.arg(own / cuts / horizon).arg(naive / cuts / horizon)));
}

/** Its source began late, and the hour to be foretold was missed yesterday. */
void TestForecast::beginsLate()
{
    auto values = city(24 * 30, 0, 2, 3);
    const auto whole = forecastOf({.values = std::span(values).subspan(24 * 12), .season = 24, .horizon = 24});
    for (std::size_t i = 0; i < 24 * 12; ++i)
        values[i] = nothing;
    const auto late = forecastOf({.values = values, .season = 24, .horizon = 24});
    QVERIFY(whole && late);
    QCOMPARE(late->middle, whole->middle);
    std::vector<double> steps; // every day is as the last one, so that the day before is the best that can be said
    for (int i = 0; i < 24 * 20; ++i)
        steps.push_back(i % 24 == 5 ? 900 : 100 + i / 24 % 2);
    steps[steps.size() - 24 + 5] = nothing;
    const auto missed = forecastOf({.values = steps, .season = 24, .horizon = 24});
    QVERIFY(missed);
    QVERIFY2(std::abs(missed->middle[5] - 900) < 30, qPrintable(QString::number(missed->middle[5])));
}

void TestForecast::bridgesGaps()
{
    auto values = city(24 * 21, 0, 0, 1);
    const auto whole = forecastOf({.values = values, .season = 24, .horizon = 24});
    QRandomGenerator random(4);
    for (auto &value : values)
        if (random.bounded(5) == 0)
            value = nothing;
    for (std::size_t i = 24 * 15; i < 24 * 16; ++i) // a day without anything
        values[i] = nothing;
    values.back() = nothing;
    const auto holed = forecastOf({.values = values, .season = 24, .horizon = 24});
    QVERIFY(whole && holed);
    for (std::size_t i = 0; i < 24; ++i)
        QVERIFY2(std::abs(whole->middle[i] - holed->middle[i]) < 12, qPrintable(u"%1: %2, %3"_s.arg(i).arg(whole->middle[i]).arg(holed->middle[i])));
}

/** A steep rise goes on; it is not worn off by the many steps of a day. */
void TestForecast::aRiseGoesOn()
{
    const auto all = city(24 * 22, 5, 1, 2);
    const std::span<const double> past(all.data(), 24 * 21);
    const auto forecast = forecastOf({.values = past, .season = 24, .horizon = 24});
    QVERIFY(forecast);
    for (std::size_t i = 0; i < 24; ++i)
        QVERIFY2(std::abs(forecast->middle[i] - all[past.size() + i]) < 10, qPrintable(u"%1: %2, not %3"_s.arg(i).arg(forecast->middle[i]).arg(all[past.size() + i])));
}

/** Nothing is foretold for further ahead than it was tried out, and nothing at all where it hardly was. */
void TestForecast::onlyAsFarAsItWasTried()
{
    const auto values = city(24 * 4, 0, 5, 6);
    const auto far = forecastOf({.values = values, .season = 24, .horizon = 168});
    QVERIFY(far && far->middle.size() < 40 && far->low.size() == far->middle.size());
    auto holed = city(24 * 20, 0, 5, 6);
    for (std::size_t i = 24 * 13; i < holed.size(); ++i)
        holed[i] = i == 24 * 15 ? 200 : nothing;
    QVERIFY(!forecastOf({.values = holed, .season = 24, .horizon = 24}));
    QVERIFY(!forecastOf({.values = values, .season = 24, .horizon = 24, .coverage = 80}));
}

void TestForecast::saysNothingOfTooLittle_data()
{
    QTest::addColumn<std::vector<double>>("values");
    QTest::addColumn<int>("season");
    QTest::addColumn<int>("horizon");

    QTest::newRow("nothing") << std::vector<double>() << 24 << 24;
    QTest::newRow("three days") << std::vector<double>(72, 1.0) << 24 << 24;
    QTest::newRow("all unknown") << std::vector<double>(24 * 10, nothing) << 24 << 24;
    QTest::newRow("mostly unknown") << [] {
        std::vector<double> values(24 * 10, nothing);
        std::fill_n(values.begin(), 24 * 4, 1.0);
        return values;
    }() << 24 << 24;
    QTest::newRow("no season") << std::vector<double>(100, 1.0) << 0 << 24;
    QTest::newRow("no horizon") << std::vector<double>(100, 1.0) << 24 << 0;
}

void TestForecast::saysNothingOfTooLittle()
{
    QFETCH(std::vector<double>, values);
    QFETCH(int, season);
    QFETCH(int, horizon);
    QVERIFY(!forecastOf({.values = values, .season = season, .horizon = horizon}));
}

void TestForecast::staysAboveTheLeast()
{
    auto values = city(24 * 20, 0, 30, 3);
    for (auto &value : values)
        value = std::max(0.0, value - 190);
    const auto forecast = forecastOf({.values = values, .season = 24, .horizon = 48, .least = 0});
    QVERIFY(forecast);
    QCOMPARE(forecast->middle.size(), 48u);
    for (std::size_t i = 0; i < 48; ++i)
        QVERIFY(forecast->low[i] >= 0 && forecast->middle[i] >= 0);
}

QTEST_APPLESS_MAIN(TestForecast)
#include "tst_forecast.moc"
