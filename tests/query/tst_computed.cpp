#include "querytest.h"

#include "query/computedfigures.h"
#include "query/figurelineage.h"
#include "query/indicatormodel.h"
#include "query/indicatortreemodel.h"
#include "query/readindicators.h"
#include "query/readlineage.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>

#include <cmath>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

namespace {

const QString city = u"810000"_s;

/** A city whose register is @p toml and whose feeds define "a" (万件) every five minutes and "b" (万人) every hour. */
class Registered
{
public:
    explicit Registered(const QByteArray &toml)
    {
        QList<Problem> problems;
        indicators = std::make_shared<const IndicatorRegister>(IndicatorRegister::parse(toml, u"r.toml"_s, problems));
        if (!problems.isEmpty())
            qFatal("%s", qUtf8Printable(problems.first().message));
        auto changes = smallCity(test.time.time);
        auto a = makeIndicator(u"a"_s, u"甲"_s, u"万件"_s);
        a.periodSeconds = 300;
        a.limits = {{Level::Yellow, true, 100}};
        auto b = makeIndicator(u"b"_s, u"乙"_s, u"万人"_s);
        b.periodSeconds = 3600;
        changes.emplace_back(Record(a));
        changes.emplace_back(Record(b));
        test.runner.setIndicatorRegister(indicators);
        test.runner.setLanguage(u"en"_s);
        test.put(std::move(changes));
    }

    void send(const QString &code, TimeMs about, std::optional<double> value, const QString &region = city, Reading::Quality quality = Reading::Quality::Good)
    {
        auto reading = makeReading(code, about, value, region);
        reading.quality = quality;
        reading.head.version = ++test.version;
        test.put({Record(reading)});
    }

    [[nodiscard]] ComputedFigure figure(const QString &code, const QString &region = city)
    {
        const auto db = Database::openForReading(test.path);
        return ComputedFigures(*db, indicators, readDefinitions(*db), region).at(code, now());
    }
    [[nodiscard]] TimeMs now() const { return test.time.time; }

    QueryTest test;
    SharedRegister indicators;
};

QByteArray computed(const QByteArray &expression, const QByteArray &unit = {}, const QByteArray &code = "c")
{
    return "[[computed]]\ncode = \"" + code + "\"\nname = \"丙\"\nname_en = \"Third\"\nowner = \"运管中心\"\nowner_en = \"Operations\"\ndecimals = 2\nunit = \"" + unit + "\"\nexpression = \"" + expression + "\"\n";
}

}

class TestComputed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void worksOutAFigure()
    {
        Registered city(computed("a / b", "件/人"));
        city.send(u"a"_s, city.now() - minute, 30);
        city.send(u"b"_s, city.now() - 20 * minute, 12, ::city, Reading::Quality::HandTyped);
        const auto figure = city.figure(u"c"_s);
        QCOMPARE(figure.value, 2.5);
        QCOMPARE(figure.time, city.now() - 20 * minute); // a third of its period; the other a fifth
        QCOMPARE(figure.periodSeconds, 3600);
        QCOMPARE(figure.newest, city.now() - minute);
        QCOMPARE(figure.quality, Reading::Quality::HandTyped);
        QCOMPARE(figure.inputs.size(), 2U);
        QCOMPARE(figure.inputs[0].value, 30.0);
        QCOMPARE(figure.inputs[0].sources, QStringList{u"traffic"_s});
    }

    void showsItAsAnyOther()
    {
        Registered city(computed("a / b", "件/人"));
        for (int i = 0; i < 48; ++i) {
            city.send(u"a"_s, city.now() - minute - i * 30 * minute, 30 + i);
            city.send(u"b"_s, city.now() - minute - i * 30 * minute, 10);
        }
        IndicatorModel model;
        QAbstractItemModelTester tester(&model);
        model.setCodes({u"c"_s});
        model.setRunner(&city.test.runner);
        model.setClock(&city.test.clock);
        city.test.settle();
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(at(model, 0, "name"), u"Third"_s);
        QCOMPARE(at(model, 0, "valueText"), u"3.00"_s);
        QCOMPARE(at(model, 0, "sourceName"), u"Operations"_s);
        QCOMPARE(at(model, 0, "systemName"), u"computed here"_s);
        QCOMPARE(at(model, 0, "trust").toInt(), int(TrustState::Fresh));
        const auto line = at(model, 0, "spark").value<QList<double>>();
        QCOMPARE(line.size(), 48);
        QCOMPARE(line.last(), 3.0);
        QCOMPARE(line[46], 3.1);

        SeriesQuestion question{.code = u"c"_s, .region = ::city, .from = city.now() - 3 * hour, .to = city.now(), .now = city.now(), .compareDays = 0, .withUsual = false, .language = Language::English, .computed = city.indicators};
        const auto db = Database::openForReading(city.test.path);
        const auto series = readSeries(*db, question);
        QVERIFY(series);
        QCOMPARE(series->name, u"Third"_s);
        QCOMPARE(series->intervalSeconds, 300);
        QCOMPARE(series->current.size(), 3U); // no more often than the slowest part comes
        QCOMPARE(series->current.back().v, 3.0);
        QCOMPARE(series->current.front().v, 3.4);
    }

    void saysWhyThereIsNone_data()
    {
        QTest::addColumn<QByteArray>("expression");
        QTest::addColumn<QByteArray>("unit");
        QTest::addColumn<std::optional<double>>("b");
        QTest::addColumn<Reading::Quality>("quality");
        QTest::addColumn<Expression::Reason>("reason");
        QTest::addColumn<QString>("about");
        QTest::addColumn<QString>("problem");
        using enum Expression::Reason;
        using Quality = Reading::Quality;
        const std::optional<double> none;
        QTest::newRow("divided by zero") << QByteArray("a / b") << QByteArray("件/人") << std::optional(0.0) << Quality::Good << DividedByZero << QString() << QString();
        QTest::newRow("no data") << QByteArray("a / b") << QByteArray("件/人") << none << Quality::Good << Missing << u"b"_s << QString();
        QTest::newRow("withheld") << QByteArray("a / b") << QByteArray("件/人") << std::optional(3.0) << Quality::Withheld << Withheld << u"b"_s << QString();
        QTest::newRow("no such indicator") << QByteArray("a / q") << QByteArray("件/人") << std::optional(3.0) << Quality::Good << Missing << QString() << u"there is no indicator 'q'"_s;
        QTest::newRow("other units") << QByteArray("a + b") << QByteArray("件") << std::optional(3.0) << Quality::Good << Missing << QString() << u"can't be added"_s;
        QTest::newRow("other result") << QByteArray("a / b") << QByteArray("件") << std::optional(3.0) << Quality::Good << Missing << QString() << u"the result is in"_s;
    }

    void saysWhyThereIsNone()
    {
        QFETCH(const QByteArray, expression);
        QFETCH(const QByteArray, unit);
        QFETCH(const std::optional<double>, b);
        QFETCH(const Reading::Quality, quality);
        QFETCH(const Expression::Reason, reason);
        QFETCH(const QString, about);
        QFETCH(const QString, problem);
        Registered city(computed(expression, unit));
        city.send(u"a"_s, city.now() - minute, 30);
        city.send(u"b"_s, city.now() - minute, b, ::city, quality);
        const auto figure = city.figure(u"c"_s);
        QCOMPARE(figure.value, std::optional<double>());
        QCOMPARE(figure.reason, reason);
        QCOMPARE(figure.about, about);
        QVERIFY2(figure.problem.contains(problem) && figure.problem.isEmpty() == problem.isEmpty(), qPrintable(figure.problem));
        QCOMPARE(figure.quality == Reading::Quality::Withheld, reason == Expression::Reason::Withheld);

        IndicatorModel model;
        model.setCodes({u"c"_s});
        model.setRunner(&city.test.runner);
        model.setClock(&city.test.clock);
        city.test.settle();
        QVERIFY(!at(model, 0, "hasValue").toBool());
        QCOMPARE(at(model, 0, "withheld").toBool(), reason == Expression::Reason::Withheld);
        for (const double value : at(model, 0, "spark").value<QList<double>>())
            QVERIFY(std::isnan(value));
    }

    void overRegionsNoneMayBeMissing()
    {
        Registered city(computed("sum(a, regions)", "件") + computed("count(a, regions)", "", "n") + computed("max(a, regions)", "万件", "m"));
        city.send(u"a"_s, city.now() - minute, 3, u"810001"_s);
        QCOMPARE(city.figure(u"c"_s).value, std::optional<double>());
        QCOMPARE(city.figure(u"n"_s).value, 1.0);
        city.send(u"a"_s, city.now() - 2 * minute, 4, u"810002"_s);
        QCOMPARE(city.figure(u"c"_s).value, 70'000.0);
        QCOMPARE(city.figure(u"m"_s).value, 4.0);
        QCOMPARE(city.figure(u"c"_s).time, city.now() - 2 * minute);
        QCOMPARE(city.figure(u"c"_s, u"810002"_s).value, std::optional<double>()); // nothing is below it
        city.send(u"a"_s, city.now() - minute, 5, u"810002"_s, Reading::Quality::Withheld);
        QCOMPARE(city.figure(u"c"_s).quality, Reading::Quality::Withheld);
    }

    void overTimeASumHasNoGaps()
    {
        Registered city(computed("sum(b, 3h)", "万人") + computed("avg(b, 3h)", "万人", "m") + computed("count(b, 3h)", "", "n") + computed("rate(b, 3h)", "万人/h", "r"));
        city.send(u"b"_s, city.now() - minute, 10);
        city.send(u"b"_s, city.now() - minute - 2 * hour, 4);
        QCOMPARE(city.figure(u"c"_s).value, std::optional<double>());
        QCOMPARE(city.figure(u"m"_s).value, std::optional<double>()); // of two readings of three
        QCOMPARE(city.figure(u"r"_s).value, std::optional<double>());
        QCOMPARE(city.figure(u"n"_s).value, 2.0);
        city.send(u"b"_s, city.now() - minute - hour, 1, ::city, Reading::Quality::Suspect);
        QCOMPARE(city.figure(u"m"_s).value, 5.0);
        QCOMPARE(city.figure(u"r"_s).value, 3.0);
        QCOMPARE(city.figure(u"m"_s).quality, Reading::Quality::Suspect); // one of them is
        QCOMPARE(city.figure(u"c"_s).value, 15.0);
        QCOMPARE(city.figure(u"c"_s).time, city.now() - minute);
        city.send(u"b"_s, city.now() - 3 * hour, 1000); // before the three hours
        QCOMPARE(city.figure(u"c"_s).value, 15.0);
        city.send(u"b"_s, city.now() - minute - hour, 1, ::city, Reading::Quality::Withheld);
        for (const auto &code : {u"c"_s, u"m"_s, u"n"_s, u"r"_s}) // not of the rest either
            QCOMPARE(city.figure(code).quality, Reading::Quality::Withheld);
    }

    void aCountOfNothingIsNoZero()
    {
        Registered city(computed("count(a, regions)", "") + computed("count(b, 24h)", "", "n") + computed("1 + n", "", "more"));
        for (const auto &code : {u"c"_s, u"n"_s, u"more"_s}) {
            QCOMPARE(city.figure(code).value, std::optional<double>());
            QCOMPARE(city.figure(code).time, 0);
        }
    }

    void itIsAsLateAsItsMostOverduePart()
    {
        Registered city(computed("a / b", "件/人") + computed("avg(a, 1h) / b", "件/人", "m"));
        for (int i = 0; i < 24; ++i)
            city.send(u"a"_s, city.now() - 20 * minute - i * 5 * minute, 30); // due every five minutes
        city.send(u"b"_s, city.now() - 30 * minute, 10);
        const auto figure = city.figure(u"c"_s);
        QCOMPARE(figure.time, city.now() - 20 * minute);
        QCOMPARE(figure.periodSeconds, 300);
        IndicatorModel model;
        model.setCodes({u"c"_s});
        model.setRunner(&city.test.runner);
        model.setClock(&city.test.clock);
        city.test.settle();
        QCOMPARE(at(model, 0, "trust").toInt(), int(TrustState::Stale));
        // In history there is none where a part had ended.
        const auto db = Database::openForReading(city.test.path);
        ComputedFigures figures(*db, city.indicators, readDefinitions(*db), ::city);
        QCOMPARE(figures.valueAt(u"c"_s, city.now()), std::optional<double>());
        QCOMPARE(figures.valueAt(u"m"_s, city.now()), std::optional<double>());
        QCOMPARE(figures.valueAt(u"c"_s, city.now() - 20 * minute), 3.0);
    }

    /** Two parts of different times of the day: yesterday's figure is of the newer. */
    void itIsComparedWithTheSameTime()
    {
        Registered city(computed("a / b", "件/人"));
        for (const TimeMs back : {TimeMs(0), day}) {
            city.send(u"b"_s, city.now() - back - 50 * minute, 1);
            for (int i = 0; i < 24; ++i) // grows by one every five minutes
                city.send(u"a"_s, city.now() - back - i * 5 * minute, 100 - i);
        }
        const auto db = Database::openForReading(city.test.path);
        const auto figures = readIndicators(*db, {.codes = {u"c"_s}, .region = ::city, .now = city.now(), .computed = city.indicators});
        QCOMPARE(figures->front().value, 100.0);
        QCOMPARE(figures->front().dayBefore, 100.0);
    }

    void tooWideAWindowIsRefused()
    {
        Registered city(computed("avg(a, 90d)", "万件"));
        city.send(u"a"_s, city.now() - minute, 3);
        QVERIFY2(city.figure(u"c"_s).problem.contains(u"more than 20000 readings of 'a'"_s), qPrintable(city.figure(u"c"_s).problem));
    }

    /** Each of many that are made of two others is worked out once. */
    void aLadderEnds()
    {
        QByteArray toml = computed("a", "万件", "s0") + computed("a", "万件", "s1");
        for (int i = 2; i < 60; ++i)
            toml += computed("s" + QByteArray::number(i - 1) + " + s" + QByteArray::number(i - 2), "万件", "s" + QByteArray::number(i));
        Registered city(toml);
        city.send(u"a"_s, city.now() - minute, 1);
        QVERIFY(city.figure(u"s59"_s).value > 1e12);
    }

    void oneMadeOfAnother()
    {
        Registered city(computed("a / b", "件/人") + computed("c × 2", "件/人", "d"));
        city.send(u"a"_s, city.now() - minute, 30);
        city.send(u"b"_s, city.now() - 9 * minute, 10);
        const auto figure = city.figure(u"d"_s);
        QCOMPARE(figure.value, 6.0);
        QCOMPARE(figure.time, city.now() - minute); // a fifth of its period, the other less
        QCOMPARE(figure.newest, city.now() - minute);
    }

    void whatAFeedDefinesIsTheFeeds()
    {
        Registered city(computed("b × 2", "万人", "a"));
        city.send(u"a"_s, city.now() - minute, 30);
        city.send(u"b"_s, city.now() - minute, 10);
        QCOMPARE(city.figure(u"a"_s).value, std::optional<double>());
        IndicatorModel model;
        model.setCodes({u"a"_s});
        model.setRunner(&city.test.runner);
        model.setClock(&city.test.clock);
        city.test.settle();
        QCOMPARE(at(model, 0, "value").toDouble(), 30.0);
    }

    /** Random readings against plain arithmetic, moment by moment. */
    void isWhatPlainArithmeticSays()
    {
        Registered city(computed("(max(a, 1h) - a) / a", "%") + computed("a / b", "件/人", "q"));
        QRandomGenerator random(5);
        const TimeMs start = city.now() - 10 * hour;
        std::vector<std::pair<TimeMs, double>> a;
        std::vector<std::pair<TimeMs, double>> b;
        for (TimeMs t = start; t <= city.now(); t += 5 * minute) {
            if (random.bounded(6) == 0)
                continue; // gaps
            a.emplace_back(t, 1 + random.bounded(1000) / 8.0);
            city.send(u"a"_s, t, a.back().second);
        }
        for (TimeMs t = start; t <= city.now(); t += hour) {
            b.emplace_back(t, random.bounded(4) / 2.0); // zero, too
            city.send(u"b"_s, t, b.back().second);
        }
        const auto db = Database::openForReading(city.test.path);
        ComputedFigures figures(*db, city.indicators, readDefinitions(*db), ::city);
        const auto last = [](const auto &all, TimeMs until) { return std::ranges::upper_bound(all, until, {}, [](const auto &one) { return one.first; }) - all.begin() - 1; };
        int known = 0;
        for (int round = 0; round < 500; ++round) {
            const TimeMs t = start + random.bounded(600) * minute;
            const auto i = last(a, t);
            const auto k = last(b, t);
            const bool holdsA = i >= 0 && t - a[std::size_t(i)].first < 5 * minute;
            const bool holdsB = k >= 0 && t - b[std::size_t(k)].first < hour;
            std::optional<double> quotient;
            if (holdsA && holdsB && b[std::size_t(k)].second != 0)
                quotient = a[std::size_t(i)].second / b[std::size_t(k)].second;
            std::optional<double> below;
            if (holdsA) {
                double most = 0;
                int many = 0;
                for (const auto &[time, value] : a) {
                    const bool isIn = time > t - hour && time <= t;
                    most = isIn ? std::max(most, value) : most;
                    many += isIn ? 1 : 0;
                }
                if (many >= 10) // of twelve
                    below = (most - a[std::size_t(i)].second) / a[std::size_t(i)].second * 100;
            }
            const auto near = [](std::optional<double> x, std::optional<double> y) { return x.has_value() == y.has_value() && (!x || std::abs(*x - *y) <= 1e-12 * std::max(1.0, std::abs(*x))); };
            QVERIFY2(near(figures.valueAt(u"q"_s, t), quotient), qPrintable(QString::number(t - start)));
            QVERIFY2(near(figures.valueAt(u"c"_s, t), below), qPrintable(QString::number(t - start)));
            known += quotient ? 1 : 0;
        }
        QVERIFY(known > 100);
    }

    /** The rows behind a computed figure make exactly that figure again. */
    void theRowsMakeTheFigure()
    {
        Registered city(computed("sum(a, regions) / max(b, 3h) + a / b", "件/人"));
        city.send(u"a"_s, city.now() - minute, 8);
        city.send(u"a"_s, city.now() - 2 * minute, 3, u"810001"_s);
        city.send(u"a"_s, city.now() - 3 * minute, 4, u"810002"_s);
        for (int i = 0; i < 5; ++i)
            city.send(u"b"_s, city.now() - i * hour - minute, 2 + i);
        const auto db = Database::openForReading(city.test.path);
        const LineageQuestion question{.code = u"c"_s, .region = ::city, .now = city.now(), .language = Language::English, .computed = city.indicators};
        const auto lineage = readLineage(*db, question);
        const auto page = readLineageRows(*db, question, 60);
        QVERIFY(lineage && page && lineage->shown);
        QVERIFY(lineage->isComputed);
        QCOMPARE(lineage->inputs.size(), 4U);
        QCOMPARE(lineage->feed, u"city"_s);
        double regions = 0;
        double most = 0;
        double a = 0;
        double b = 0;
        QStringList rows;
        for (const auto &row : page->rows) {
            rows << row.code + row.region.mid(4) + u'@' + QString::number((city.now() - row.time) / minute);
            if (row.code == u"a"_s)
                (row.region == ::city ? a : regions) += *row.value;
            else if (row.code == u"b"_s) {
                most = std::max(most, *row.value);
                b = row.time == city.now() - minute ? *row.value : b;
            }
        }
        QCOMPARE(rows, (QStringList{u"a02@3"_s, u"a01@2"_s, u"b00@1"_s, u"b00@61"_s, u"b00@121"_s, u"a00@1"_s})); // each once
        QCOMPARE(*lineage->shown->value, regions / most + a / b);
        QCOMPARE(lineage->shown->time, city.now() - 3 * minute);

        const auto part = readLineageRows(*db, question, 2);
        QCOMPARE(part->rows.size(), 2U);

        // What is withheld gives none of its parts away.
        city.send(u"b"_s, city.now() - minute, 2, ::city, Reading::Quality::Withheld);
        const auto later = Database::openForReading(city.test.path);
        const auto kept = readLineageRows(*later, question, 60);
        QVERIFY(!kept->rows.empty());
        for (const auto &row : kept->rows)
            QVERIFY(!row.value && row.quality == Reading::Quality::Withheld);
    }

    void theCardSaysWhatItIsMadeOf()
    {
        Registered city(computed("a / max(b, 3h)", "件/人"));
        city.send(u"a"_s, city.now() - minute, 8);
        city.send(u"b"_s, city.now() - minute - 2 * hour, 1);
        city.send(u"b"_s, city.now() - minute - hour, 2);
        city.send(u"b"_s, city.now() - minute, 4, ::city, Reading::Quality::HandTyped);
        FigureLineage lineage;
        lineage.setRunner(&city.test.runner);
        lineage.setClock(&city.test.clock);
        lineage.setRegion(::city);
        lineage.setCode(u"c"_s);
        city.test.settle();
        QVERIFY(lineage.isComputed());
        QCOMPARE(lineage.valueText(), u"2.00"_s);
        QVERIFY2(lineage.detailText().contains(u"typed by hand"_s), qPrintable(lineage.detailText()));
        const auto input = lineage.inputs().value(1).toMap();
        QCOMPARE(input[u"code"_s].toString(), u"b"_s);
        QCOMPARE(input[u"function"_s].toString(), u"highest of 3 h"_s);
        QCOMPARE(input[u"value"_s].toString(), u"4.00"_s);
        for (int i = 0; i < 3; ++i)
            city.send(u"b"_s, city.now() - minute - i * hour, 0);
        city.test.settle();
        QCOMPARE(lineage.valueText(), QString());
        QVERIFY2(lineage.detailText().contains(u"divided by zero"_s), qPrintable(lineage.detailText()));
        city.send(u"b"_s, city.now() - minute, 1, ::city, Reading::Quality::Withheld);
        city.test.settle();
        QVERIFY(lineage.isWithheld());
        QVERIFY(!lineage.inputs().value(1).toMap()[u"hasValue"_s].toBool());
    }

    void theTree()
    {
        Registered city("[[branch]]\ncode = \"t\"\nname = \"总\"\nname_en = \"Whole\"\n"
                        "[[branch]]\ncode = \"t1\"\nname = \"一\"\nname_en = \"One\"\nparent = \"t\"\nleaves = [\"a\", \"b\", \"c\", \"nowhere\"]\nweights = { a = 3 }\n"
                        "[[branch]]\ncode = \"t2\"\nname = \"二\"\nparent = \"t\"\nname_en = \"Two\"\nuncertain = true\n"
            + computed("b × 2", "万人"));
        city.send(u"a"_s, city.now() - minute, 130); // beyond
        city.send(u"b"_s, city.now() - minute, 10);
        IndicatorTreeModel model;
        QAbstractItemModelTester tester(&model);
        model.setRunner(&city.test.runner);
        model.setClock(&city.test.clock);
        city.test.settle();
        QCOMPARE(column(model, "name"), u"Whole One a b Third nowhere Two (to be verified)"_s);
        QCOMPARE(column(model, "kind"), u"0 1 2 2 2 2 1"_s);
        QCOMPARE(column(model, "line"), u"0 2 3 4 5 6 7"_s);
        QCOMPARE(at(model, 1, "shareText"), u"40.0%"_s); // of 3 + 1 + 1, "nowhere" is not judged
        QCOMPARE(at(model, 0, "shareText"), u"40.0%"_s);
        QCOMPARE(at(model, 6, "shareText"), QString());
        QCOMPARE(at(model, 1, "level").toInt(), int(Level::Yellow));
        QCOMPARE(at(model, 4, "valueText"), u"20.00"_s);
        QVERIFY(!at(model, 5, "hasValue").toBool());
        QCOMPARE(at(model, 5, "trust").toInt(), int(TrustState::None));
        QCOMPARE(model.total(), 4);
        QCOMPARE(model.freshCount(), 3);

        // No room: what is in order goes first, and that is said.
        model.setLines(7);
        QCOMPARE(column(model, "code"), u"t t1 a nowhere +0 t2"_s);
        QCOMPARE(at(model, 4, "name"), u"2 more in order"_s);
        model.setLines(6);
        QCOMPARE(column(model, "code"), u"t t1 a +0 t2"_s);
        QCOMPARE(at(model, 3, "name"), u"3 more"_s);
        QVERIFY(model.fits());
        model.setLines(1);
        QVERIFY(!model.fits());
        QCOMPARE(model.rowCount(), 0);
        model.setColumns(2);
        model.setLines(7);
        QCOMPARE(model.rowCount(), 7);
        QCOMPARE(at(model, 6, "column").toInt(), 1);

        // It ages: what is out of date is no longer judged, its alarm is suspended.
        city.test.pass(30 * minute);
        city.test.settle();
        QCOMPARE(at(model, 1, "shareText"), u"100%"_s);
        QCOMPARE(at(model, 1, "level").toInt(), int(Level::None));
        QCOMPARE(at(model, 2, "trust").toInt(), int(TrustState::Stale));
    }
};

QTEST_MAIN(TestComputed)
#include "tst_computed.moc"
