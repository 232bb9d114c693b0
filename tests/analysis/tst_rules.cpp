#include "analysis/rules.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

using namespace tonglan;
using namespace Qt::StringLiterals;

static constexpr TimeMs minute = 60'000;
static constexpr TimeMs start = 1'780'000'000'000;

static Reading reading(qint64 minutes, std::optional<double> value, const QString &region = u"west"_s, const QString &indicator = u"water.level"_s)
{
    Reading one;
    one.head.id = u"%1|%2|%3"_s.arg(indicator, region).arg(minutes);
    one.head.time = start + minutes * minute;
    one.indicator = indicator;
    one.region = region;
    one.value = value;
    return one;
}

/** It comes at the moment that it is about. */
template<typename Engine>
static std::vector<RuleNotice> taken(Engine &&engine, const Reading &one)
{
    return engine.take(one, one.head.time);
}

/** "12+ west" : raised by the reading of minute 12; "15-": over. */
static QString textOf(const std::vector<RuleNotice> &notices)
{
    QStringList texts;
    for (const auto &notice : notices)
        texts << u"%1%2"_s.arg((notice.time - start) / minute).arg(notice.isRaised ? u"+"_s : u"-"_s);
    return texts.join(u' ');
}

static std::vector<Rule> rulesOf(const QByteArray &toml)
{
    QList<Problem> problems;
    auto rules = parseRules(toml, u"rules.toml"_s, problems);
    for (const auto &problem : std::as_const(problems))
        qWarning().noquote() << problem.line << problem.message;
    return rules;
}

class TestRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }
    void fires_data();
    void fires();
    void saysWhy();
    void eachRegionByItself();
    void whatIsMissing();
    void whatIsUnusual();
    void whatDecidesNothing();
    void aboutTheFuture();
    void aBacklog();
    void anotherStart();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void asAPlainScan();
    void composites();
    void compositesAcrossRegions();
    void compositesSayWhy();
    void compositesGoOnForOtherReasons();
    void compositesOfWhatIsMissing();
    void compositesWrong_data();
    void compositesWrong();
    void compositesAsPlainEvaluation();
};

void TestRules::fires_data()
{
    using Values = QList<std::pair<int, double>>; // minute, value
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<Values>("values");
    QTest::addColumn<QString>("notices");

    const QByteArray limit = "kind = \"threshold\"\nabove = 6.5\n";
    QTest::newRow("above") << limit << Values{{0, 6.4}, {5, 6.6}, {10, 6.7}, {15, 6.4}} << u"5+ 15-"_s;
    QTest::newRow("at the limit is not beyond") << limit << Values{{0, 6.5}} << QString();
    QTest::newRow("below") << QByteArray("kind = \"threshold\"\nbelow = 2\n") << Values{{0, 2}, {5, 1.9}, {10, 2}} << u"5+ 10-"_s;
    QTest::newRow("outside a band") << QByteArray("kind = \"threshold\"\nabove = 9\nbelow = 1\n") << Values{{0, 5}, {1, 10}, {2, 0}, {3, 5}} << u"1+ 3-"_s;
    QTest::newRow("at once") << limit << Values{{0, 7}} << u"0+"_s;
    QTest::newRow("again") << limit << Values{{0, 7}, {1, 6}, {2, 7}, {3, 6}} << u"0+ 1- 2+ 3-"_s;
    QTest::newRow("hysteresis") << limit + "clear = 6.2\n"
                                << Values{{0, 6.6}, {1, 6.4}, {2, 6.3}, {3, 6.6}, {4, 6.2}, {5, 6.4}} << u"0+ 4-"_s;
    QTest::newRow("hysteresis below") << QByteArray("kind = \"threshold\"\nbelow = 2\nclear = 3\n") << Values{{0, 1}, {1, 2.5}, {2, 3}, {3, 2.5}} << u"0+ 2-"_s;
    QTest::newRow("for a while") << limit + "for = \"10min\"\n"
                                 << Values{{0, 7}, {5, 7}, {10, 7}, {15, 7}, {20, 6}} << u"10+ 20-"_s;
    QTest::newRow("not for long enough") << limit + "for = \"10min\"\n"
                                         << Values{{0, 7}, {5, 7}, {9, 6}, {12, 7}, {21, 7}, {22, 7}} << u"22+"_s;
    QTest::newRow("rises fast") << QByteArray("kind = \"rate\"\nabove = 0.5\nwithin = \"1h\"\n") << Values{{0, 6}, {30, 6.3}, {50, 6.6}, {100, 6.7}, {130, 6.8}} << u"50+ 100-"_s;
    QTest::newRow("falls fast") << QByteArray("kind = \"rate\"\nbelow = -0.5\nwithin = \"1h\"\n") << Values{{0, 6}, {59, 5.4}, {120, 5.4}} << u"59+"_s; // nothing to compare the last one with
    QTest::newRow("rises from a dip") << QByteArray("kind = \"rate\"\nabove = 0.5\nwithin = \"1h\"\n") << Values{{0, 6.6}, {30, 6.0}, {59, 6.55}} << u"59+"_s;
    QTest::newRow("corrected, and it lasts") << limit + "for = \"10min\"\n"
                                             << Values{{0, 9}, {5, 9}, {10, 3}, {10, 9}} << u"10+"_s;
    QTest::newRow("corrected, and it never was back") << limit + "clear = 5\n"
                                                      << Values{{0, 9}, {10, 1}, {10, 6}, {20, 6.2}, {30, 5}} << u"0+ 10- 10+ 30-"_s;
    QTest::newRow("corrected, and it never was beyond") << limit + "clear = 5\n"
                                                        << Values{{0, 3}, {10, 99}, {10, 6}, {20, 6.2}} << u"10+ 10-"_s;
    QTest::newRow("for a while, with a gap") << limit + "for = \"10min\"\ngap = \"6min\"\n"
                                             << Values{{0, 7}, {5, 7}, {30, 7}, {36, 7}, {40, 7}, {60, 7}} << u"40+"_s;
    QTest::newRow("rises slowly") << QByteArray("kind = \"rate\"\nabove = 0.5\nwithin = \"1h\"\n") << Values{{0, 6}, {61, 6.6}, {122, 7.2}} << QString();
}

void TestRules::fires()
{
    QFETCH(QByteArray, keys);
    QFETCH(QString, notices);
    using Values = QList<std::pair<int, double>>;
    QFETCH(Values, values);
    RuleEngine engine(rulesOf("[[rule]]\nid = \"r\"\nindicator = \"water.level\"\nlevel = \"orange\"\n" + keys));
    QCOMPARE(engine.rules().size(), 1u);
    std::vector<RuleNotice> all;
    for (const auto &[minutes, value] : values)
        for (const auto &notice : taken(engine, reading(minutes, value)))
            all.push_back(notice);
    QCOMPARE(textOf(all), notices);
}

void TestRules::saysWhy()
{
    RuleEngine engine(rulesOf("[[rule]]\nid = \"flood\"\nindicator = \"water.level\"\nkind = \"threshold\"\nlevel = \"red\"\nabove = 6.5\nfor = \"10min\"\n"));
    QVERIFY(taken(engine, reading(0, 6.6)).empty());
    QVERIFY(taken(engine, reading(5, 6.8)).empty());
    const auto raised = taken(engine, reading(10, 6.9));
    QCOMPARE(raised.size(), 1u);
    QCOMPARE(raised[0].rule, u"flood"_s);
    QCOMPARE(raised[0].region, u"west"_s);
    QCOMPARE(raised[0].level, Level::Red);
    QCOMPARE(raised[0].time, start + 10 * minute);
    QCOMPARE(raised[0].since, start);
    QCOMPARE(raised[0].value, 6.9);
    QCOMPARE(raised[0].limit, 6.5);
    QCOMPARE(raised[0].readings, (std::vector<QString>{u"water.level|west|0"_s, u"water.level|west|10"_s}));
    const auto over = taken(engine, reading(20, 5));
    QVERIFY(over.size() == 1 && !over[0].isRaised && over[0].since == start);
}

void TestRules::eachRegionByItself()
{
    RuleEngine engine(rulesOf("[[rule]]\nid = \"all\"\nindicator = \"water.level\"\nkind = \"threshold\"\nlevel = \"blue\"\nabove = 5\n"
                              "[[rule]]\nid = \"east only\"\nindicator = \"water.level\"\nregion = \"east\"\nkind = \"threshold\"\nlevel = \"red\"\nabove = 5\n"
                              "[[rule]]\nid = \"other\"\nindicator = \"air\"\nkind = \"threshold\"\nlevel = \"red\"\nabove = 5\n"));
    QCOMPARE(engine.rules().size(), 3u);
    QCOMPARE(taken(engine, reading(0, 6, u"west"_s)).size(), 1u);
    QCOMPARE(taken(engine, reading(0, 6, u"east"_s)).size(), 2u);
    QVERIFY(taken(engine, reading(0, 6, u"east"_s, u"traffic"_s)).empty());
    QCOMPARE(taken(engine, reading(1, 1, u"west"_s)).size(), 1u);
    QVERIFY(taken(engine, reading(2, 7, u"east"_s)).empty()); // still raised
}

void TestRules::whatIsMissing()
{
    RuleEngine engine(rulesOf("[[rule]]\nid = \"silent\"\nindicator = \"water.level\"\nkind = \"missing\"\nlevel = \"yellow\"\nwithin = \"15min\"\n"));
    QVERIFY(engine.tick(start + 100 * minute).empty()); // where there never was one none is missing
    QVERIFY(taken(engine, reading(0, 3)).empty());
    QVERIFY(engine.tick(start + 14 * minute).empty());
    const auto raised = engine.tick(start + 15 * minute);
    QCOMPARE(textOf(raised), u"15+"_s);
    QCOMPARE(raised[0].since, start);
    QVERIFY(engine.tick(start + 16 * minute).empty()); // said once
    QVERIFY(taken(engine, reading(17, std::nullopt)).empty()); // reported as having none: still none
    QCOMPARE(textOf(taken(engine, reading(18, 3))), u"18-"_s);
    QCOMPARE(textOf(engine.tick(start + 33 * minute)), u"33+"_s);
}

void TestRules::whatIsUnusual()
{
    const auto rules = rulesOf("[[rule]]\nid = \"odd\"\nindicator = \"water.level\"\nkind = \"deviation\"\nlevel = \"yellow\"\ntimes = 4\n");
    RuleEngine engine(rules, [](const QString &, const QString &, TimeMs time) -> std::optional<RuleEngine::Usual> {
        if (time >= start + 60 * minute)
            return {};
        return RuleEngine::Usual{.median = 100, .deviation = time >= start + 50 * minute ? 0.0 : 5.0};
    });
    QVERIFY(taken(engine, reading(0, 120)).empty());
    const auto high = taken(engine, reading(1, 121));
    QCOMPARE(textOf(high), u"1+"_s);
    QCOMPARE(high[0].limit, 120.0);
    QCOMPARE(textOf(taken(engine, reading(2, 100))), u"2-"_s);
    QCOMPARE(taken(engine, reading(3, 79))[0].limit, 80.0);
    QVERIFY(taken(engine, reading(50, 100)).empty()); // nothing is known of how it scatters: neither raised nor over
    QVERIFY(taken(engine, reading(70, 100)).empty());
    QVERIFY(taken(RuleEngine(rules), reading(0, 1e6)).empty());
    // Where it has always been the same, what is said to be the least decides; elsewhere both must be met.
    const auto least = rulesOf("[[rule]]\nid = \"odd\"\nindicator = \"water.level\"\nkind = \"deviation\"\nlevel = \"yellow\"\ntimes = 4\nleast = 30\n");
    RuleEngine steady(least, [](const QString &, const QString &, TimeMs time) { return std::optional(RuleEngine::Usual{.median = 100, .deviation = time < start + 50 * minute ? 0.0 : 1.0}); });
    QVERIFY(taken(steady, reading(0, 130)).empty());
    QCOMPARE(textOf(taken(steady, reading(1, 131))), u"1+"_s);
    QCOMPARE(textOf(taken(steady, reading(2, 100))), u"2-"_s);
    QVERIFY(taken(steady, reading(60, 110)).empty());
    QCOMPARE(textOf(taken(steady, reading(61, 69))), u"61+"_s);
}

void TestRules::whatDecidesNothing()
{
    RuleEngine engine(rulesOf("[[rule]]\nid = \"r\"\nindicator = \"water.level\"\nkind = \"threshold\"\nlevel = \"blue\"\nabove = 5\n"));
    auto withheld = reading(0, 9);
    withheld.quality = Reading::Quality::Withheld;
    QVERIFY(taken(engine, withheld).empty());
    QVERIFY(taken(engine, reading(0, std::nullopt)).empty());
    QVERIFY(taken(engine, reading(0, std::numeric_limits<double>::infinity())).empty());
    QVERIFY(taken(engine, reading(10, 3)).empty());
    QVERIFY(taken(engine, reading(5, 9)).empty()); // late
    QCOMPARE(engine.late(), 1);
    QCOMPARE(textOf(taken(engine, reading(10, 9))), u"10+"_s); // corrected
    QCOMPARE(textOf(taken(engine, reading(10, 3))), u"10-"_s);
    QCOMPARE(textOf(taken(engine, reading(20, 9))), u"20+"_s);
    QCOMPARE(textOf(taken(engine, reading(20, std::nullopt))), u"20-"_s); // taken back
    QCOMPARE(textOf(taken(engine, reading(20, 9))), u"20+"_s);
}

/** A reading that is about the future silences nothing that comes before, and counts when its time has come. */
void TestRules::aboutTheFuture()
{
    RuleEngine engine(rulesOf("[[rule]]\nid = \"r\"\nindicator = \"water.level\"\nkind = \"threshold\"\nlevel = \"red\"\nabove = 5\n"));
    QVERIFY(engine.take(reading(1000, 1), start).empty());
    QVERIFY(engine.take(reading(60, 9), start).empty());
    QCOMPARE(engine.waiting(), 2);
    QCOMPARE(textOf(taken(engine, reading(1, 9))), u"1+"_s);
    QCOMPARE(textOf(taken(engine, reading(2, 3))), u"2-"_s);
    QCOMPARE(engine.late(), 0);
    QVERIFY(engine.tick(start + 30 * minute).empty());
    QCOMPARE(textOf(engine.tick(start + 61 * minute)), u"60+"_s);
    QCOMPARE(engine.waiting(), 1);
    QCOMPARE(textOf(engine.take(reading(61, 3), start + 60 * minute)), u"61-"_s); // clocks differ a little
    for (std::size_t i = 0; i < RuleEngine::mostWaiting + 10; ++i)
        QVERIFY(engine.take(reading(5000 + int(i), 9), start).empty());
    QCOMPARE(engine.waiting(), qint64(RuleEngine::mostWaiting));
}

/** What comes late ends no want of data, until something of the last time comes. */
void TestRules::aBacklog()
{
    RuleEngine engine(rulesOf("[[rule]]\nid = \"silent\"\nindicator = \"water.level\"\nkind = \"missing\"\nlevel = \"yellow\"\nwithin = \"15min\"\n"));
    QVERIFY(taken(engine, reading(0, 3)).empty());
    QCOMPARE(textOf(engine.tick(start + 60 * minute)), u"60+"_s);
    for (int i = 5; i <= 45; i += 5) {
        QVERIFY(engine.take(reading(i, 3), start + 61 * minute).empty());
        QVERIFY(engine.tick(start + 61 * minute).empty());
    }
    QCOMPARE(textOf(engine.take(reading(50, 3), start + 61 * minute)), u"50-"_s);
    auto doubtful = reading(55, 3);
    doubtful.quality = Reading::Quality::Suspect;
    QVERIFY(engine.take(doubtful, start + 61 * minute).empty());
    const auto again = engine.tick(start + 90 * minute);
    QCOMPARE(again.size(), 1u);
    QCOMPARE(again[0].quality, Reading::Quality::Suspect);
}

/** After a start, what the rules remember is taken again: then everything goes on as if there had been none. */
void TestRules::anotherStart()
{
    QRandomGenerator random(11);
    const QByteArray toml = "[[rule]]\nid = \"lasts\"\nindicator = \"water.level\"\nkind = \"threshold\"\nlevel = \"red\"\nabove = 60\nfor = \"20min\"\n"
                            "[[rule]]\nid = \"rises\"\nindicator = \"water.level\"\nkind = \"rate\"\nlevel = \"blue\"\nabove = 30\nwithin = \"30min\"\n";
    for (int round = 0; round < 50; ++round) {
        RuleEngine whole(rulesOf(toml));
        QCOMPARE(whole.memory(), 30 * minute);
        std::vector<Reading> all;
        int now = 0;
        for (int i = 0; i < 120; ++i)
            all.push_back(reading(now += random.bounded(1, 8), random.bounded(100)));
        std::size_t stop = 60;
        for (std::size_t i = 0; i < stop; ++i)
            (void)taken(whole, all[i]);
        RuleEngine again(rulesOf(toml));
        std::size_t from = stop;
        while (from > 0 && all[from - 1].head.time >= all[stop - 1].head.time - 2 * again.memory())
            --from;
        for (std::size_t i = from; i < stop; ++i)
            (void)taken(again, all[i]);
        for (std::size_t i = stop; i < all.size(); ++i)
            QCOMPARE(textOf(taken(again, all[i])), textOf(taken(whole, all[i])));
    }
}

void TestRules::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<QString>("message");

    QTest::newRow("no limit") << QByteArray("kind = \"threshold\"\n") << u"needs 'above' or 'below'"_s;
    QTest::newRow("an empty band") << QByteArray("kind = \"threshold\"\nabove = 1\nbelow = 2\n") << u"every value would be beyond"_s;
    QTest::newRow("ends before it begins") << QByteArray("kind = \"threshold\"\nabove = 1\nclear = 2\n") << u"would end before it begins"_s;
    QTest::newRow("two limits and one end") << QByteArray("kind = \"threshold\"\nabove = 3\nbelow = 1\nclear = 2\n") << u"goes with one limit only"_s;
    QTest::newRow("a rate over nothing") << QByteArray("kind = \"rate\"\nabove = 1\n") << u"needs 'within'"_s;
    QTest::newRow("missing for how long") << QByteArray("kind = \"missing\"\n") << u"needs 'within'"_s;
    QTest::newRow("missing beyond what") << QByteArray("kind = \"missing\"\nwithin = \"1h\"\nabove = 1\n") << u"missing data can't be beyond"_s;
    QTest::newRow("how unusual") << QByteArray("kind = \"deviation\"\n") << u"needs 'times'"_s;
    QTest::newRow("the other word for lasting") << QByteArray("kind = \"threshold\"\nabove = 1\nwithin = \"10min\"\n") << u"how long it must last is 'for'"_s;
    QTest::newRow("the other word for missing") << QByteArray("kind = \"missing\"\nwithin = \"1h\"\nfor = \"1h\"\n") << u"how long there may be none is 'within'"_s;
    QTest::newRow("deviations of a limit") << QByteArray("kind = \"threshold\"\nabove = 1\ntimes = 4\n") << u"is of a deviation only"_s;
    QTest::newRow("a gap in what need not last") << QByteArray("kind = \"threshold\"\nabove = 1\ngap = \"1h\"\n") << u"goes with 'for'"_s;
    QTest::newRow("the least of a limit") << QByteArray("kind = \"threshold\"\nabove = 1\nleast = 4\n") << u"is of a deviation only"_s;
    QTest::newRow("no such kind") << QByteArray("kind = \"magic\"\nabove = 1\n") << u"magic"_s;
    QTest::newRow("no such time") << QByteArray("kind = \"threshold\"\nabove = 1\nfor = \"soon\"\n") << u"'soon' is no time"_s;
    QTest::newRow("too long a time") << QByteArray("kind = \"threshold\"\nabove = 1\nfor = \"999999999d\"\n") << u"is no time"_s;
    QTest::newRow("an unknown key") << QByteArray("kind = \"threshold\"\nabove = 1\nover = 2\n") << u"over"_s;
    QTest::newRow("not a number") << QByteArray("kind = \"threshold\"\nabove = \"much\"\n") << u"above"_s;
}

void TestRules::saysWhatIsWrong()
{
    QFETCH(QByteArray, keys);
    QFETCH(QString, message);
    const QByteArray good = "[[rule]]\nid = \"good\"\nindicator = \"i\"\nlevel = \"red\"\nkind = \"threshold\"\nabove = 1\n";
    QList<Problem> problems;
    const auto rules = parseRules("[[rule]]\nid = \"bad\"\nindicator = \"i\"\nlevel = \"red\"\n" + keys + good, u"rules.toml"_s, problems);
    QCOMPARE(rules.size(), 1u); // the others are taken
    QCOMPARE(rules[0].id, u"good"_s);
    QVERIFY(!problems.isEmpty());
    QVERIFY2(problems.first().message.contains(message), qPrintable(problems.first().message));
    QVERIFY(problems.first().line > 0);

    problems.clear();
    QCOMPARE(parseRules(good + good, u"rules.toml"_s, problems).size(), 1u);
    QVERIFY(problems.size() == 1 && problems[0].message.contains("twice"_L1));
}

/** Random series against a scan of the whole series so far, written without a state. */
void TestRules::asAPlainScan()
{
    QRandomGenerator random(8);
    int raises = 0;
    for (int round = 0; round < 300; ++round) {
        const double above = random.bounded(20, 80);
        const double clear = above - random.bounded(0, 20);
        const int lasting = random.bounded(0, 20);
        RuleEngine engine(rulesOf(u"[[rule]]\nid = \"r\"\nindicator = \"water.level\"\nkind = \"threshold\"\nlevel = \"red\"\nabove = %1\nclear = %2\n%3"_s.arg(above).arg(clear).arg(lasting > 0 ? u"for = \"%1min\"\n"_s.arg(lasting) : QString()).toUtf8()));
        QCOMPARE(engine.rules().size(), 1u);
        std::vector<std::pair<int, double>> series;
        int now = 0;
        double value = 50;
        bool wasRaised = false;
        for (int step = 0; step < 200; ++step) {
            now += random.bounded(1, 6);
            value = std::clamp(value + random.bounded(-15, 16), 0.0, 100.0);
            series.emplace_back(now, value);
            // Raised now? There was a stretch above the limit, long enough, and never since was it back at the end.
            bool isRaised = false;
            for (std::size_t end = series.size(); end-- > 0 && !isRaised;) {
                std::size_t begin = end;
                while (begin > 0 && series[begin - 1].second > above && series[begin].second > above)
                    --begin;
                if (series[end].second > above && series[end].first - series[begin].first >= lasting)
                    isRaised = true;
                else if (series[end].second <= clear)
                    break;
            }
            const auto notices = taken(engine, reading(now, value));
            QCOMPARE(notices.size(), isRaised != wasRaised ? 1u : 0u);
            if (!notices.empty())
                QCOMPARE(notices[0].isRaised, isRaised);
            raises += isRaised && !wasRaised ? 1 : 0;
            wasRaised = isRaised;
        }
    }
    QVERIFY(raises > 500);
}

static const QByteArray parts = "[[condition]]\nid = \"high\"\nindicator = \"water.level\"\nkind = \"threshold\"\nabove = 6\nclear = 5\n"
                                "[[condition]]\nid = \"rain\"\nindicator = \"rain\"\nkind = \"threshold\"\nabove = 20\n"
                                "[[condition]]\nid = \"pumps\"\nindicator = \"pumps\"\nkind = \"threshold\"\nabove = 0\n";

static QByteArray whole(const QByteArray &keys, const QByteArray &id = "flood")
{
    return "[[rule]]\nid = \"" + id + "\"\nkind = \"composite\"\nlevel = \"red\"\n" + keys;
}

/** What a reading and the end of its moment bring. */
static QString after(RuleEngine &engine, int minutes, double value, const QString &indicator, const QString &region = u"west"_s)
{
    auto notices = taken(engine, reading(minutes, value, region, indicator));
    for (auto &more : engine.tick(start + minutes * minute))
        notices.push_back(std::move(more));
    return textOf(notices);
}

/** With the hysteresis of their parts, and a time of their own that they must last. */
void TestRules::composites()
{
    RuleEngine engine(rulesOf(parts + whole("all = [\"high\", \"rain\"]\nnot = [\"pumps\"]\nfor = \"10min\"\n")));
    QCOMPARE(engine.rules().size(), 4u);
    QCOMPARE(engine.memory(), 10 * minute);
    const auto level = u"water.level"_s;
    QCOMPARE(after(engine, 0, 7, level), QString());
    QCOMPARE(after(engine, 5, 30, u"rain"_s), QString());
    QCOMPARE(after(engine, 20, 7, level), QString()); // nothing is known of the pumps
    QCOMPARE(after(engine, 25, 0, u"pumps"_s), QString()); // since now
    QCOMPARE(after(engine, 30, 5.5, level), QString()); // below the limit, and not yet where it clears
    QCOMPARE(after(engine, 35, 30, u"rain"_s), u"35+"_s);
    QCOMPARE(after(engine, 40, 5, level), u"40-"_s);
    QCOMPARE(after(engine, 41, 7, level), QString());
    QCOMPARE(after(engine, 45, 1, u"pumps"_s), QString()); // the ten minutes begin anew
    QCOMPARE(after(engine, 46, 0, u"pumps"_s), QString());
    QCOMPARE(after(engine, 55, 7, level), QString());
    QCOMPARE(after(engine, 56, 7, level), u"56+"_s);
    QCOMPARE(after(engine, 56, 3, level), u"56-"_s); // corrected
    QCOMPARE(after(engine, 56, 7, level), u"56+"_s); // as if it had come so at once: nothing begins anew
}

/** Each region by itself where a part is; parts of another region where they say so, and wholes of wholes. */
void TestRules::compositesAcrossRegions()
{
    RuleEngine engine(rulesOf(parts + whole("all = [\"high\"]\nany = [\"rain@north\", \"rain@east\"]\n")
        + whole("all = [\"flood@west\", \"flood@south\"]\nregion = \"city\"\n", "both")));
    const auto level = u"water.level"_s;
    QCOMPARE(after(engine, 0, 7, level), QString());
    QCOMPARE(after(engine, 1, 1, u"rain"_s, u"north"_s), QString());
    QCOMPARE(after(engine, 2, 30, u"rain"_s, u"west"_s), QString()); // not asked for
    QCOMPARE(after(engine, 3, 30, u"rain"_s, u"east"_s), u"3+"_s);
    auto raised = taken(engine, reading(4, 7, u"south"_s));
    for (auto &more : engine.tick(start + 4 * minute))
        raised.push_back(std::move(more));
    QCOMPARE(raised.size(), 2u);
    QCOMPARE(raised[0].rule + raised[0].region, u"bothcity"_s);
    QCOMPARE(raised[0].parts.size(), 3u); // two levels and the rain of the east, which both have
    QCOMPARE(raised[1].rule + raised[1].region, u"floodsouth"_s);
    QCOMPARE(after(engine, 5, 1, level), u"5- 5-"_s);
    QCOMPARE(after(engine, 6, 1, u"rain"_s, u"east"_s), u"6-"_s);
}

void TestRules::compositesSayWhy()
{
    const auto rules = rulesOf(parts + whole("all = [\"high\", \"rain\"]\nnot = [\"pumps\"]\n"));
    QCOMPARE(rules.front().indicator, u"water.level"_s); // of its first part
    RuleEngine engine(rules);
    (void)after(engine, 0, 0, u"pumps"_s);
    (void)after(engine, 1, 7, u"water.level"_s);
    (void)after(engine, 2, 8, u"water.level"_s);
    auto doubtful = reading(3, 25, u"west"_s, u"rain"_s);
    doubtful.quality = Reading::Quality::Suspect;
    QVERIFY(taken(engine, doubtful).empty()); // there may be more of that moment
    const auto raised = taken(engine, reading(4, 8));
    QCOMPARE(raised.size(), 1u);
    QCOMPARE(raised[0].time, start + 3 * minute);
    QCOMPARE(raised[0].quality, Reading::Quality::Suspect);
    QCOMPARE(raised[0].parts.size(), 3u);
    const auto &high = raised[0].parts[0];
    QVERIFY(high.rule == u"high" && high.region == u"west" && high.isRaised && high.since == start + minute && high.value == 8 && high.limit == 6);
    QCOMPARE(high.readings, (std::vector<QString>{u"water.level|west|1"_s, u"water.level|west|2"_s}));
    QCOMPARE(raised[0].parts[1].readings, (std::vector<QString>{u"rain|west|3"_s}));
    QVERIFY(!raised[0].parts[2].isRaised && raised[0].parts[2].rule == u"pumps");
    QCOMPARE(raised[0].readings.size(), 4u);
}

/** Of several, of which one is enough, those that hold are named, whichever began it. */
void TestRules::compositesGoOnForOtherReasons()
{
    RuleEngine engine(rulesOf(parts + whole("all = [\"pumps\"]\nany = [\"high\", \"rain\"]\n")));
    const auto told = [&engine] {
        QStringList names;
        for (const auto &part : engine.partsOf(u"flood"_s, u"west"_s))
            names << part.rule + (part.isOneOfSeveral ? u"?"_s : QString());
        return names.join(u' ');
    };
    (void)after(engine, 0, 1, u"pumps"_s);
    (void)after(engine, 1, 0, u"rain"_s);
    QCOMPARE(after(engine, 2, 7, u"water.level"_s), u"2+"_s);
    QCOMPARE(told(), u"pumps high?"_s);
    QCOMPARE(after(engine, 3, 30, u"rain"_s), QString());
    QCOMPARE(told(), u"pumps high? rain?"_s);
    QCOMPARE(after(engine, 4, 1, u"water.level"_s), QString()); // it goes on
    QCOMPARE(told(), u"pumps rain?"_s);
    QVERIFY(engine.partsOf(u"high"_s, u"west"_s).empty());
}

void TestRules::compositesOfWhatIsMissing()
{
    RuleEngine engine(rulesOf("[[condition]]\nid = \"silent\"\nindicator = \"rain\"\nkind = \"missing\"\nwithin = \"15min\"\n" + parts + whole("all = [\"high\", \"silent\"]\nfor = \"5min\"\n")));
    (void)after(engine, 0, 0, u"rain"_s);
    (void)after(engine, 1, 7, u"water.level"_s);
    QVERIFY(engine.tick(start + 14 * minute).empty());
    QVERIFY(engine.tick(start + 15 * minute).empty());
    QVERIFY(engine.tick(start + 19 * minute).empty());
    QCOMPARE(textOf(engine.tick(start + 20 * minute)), u"20+"_s);
    QCOMPARE(after(engine, 21, 0, u"rain"_s), u"21-"_s);
}

void TestRules::compositesWrong_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<int>("left"); // rules and conditions that can be used

    QTest::newRow("of nothing") << whole("region = \"west\"\n") << u"needs 'all', 'any' or 'not'"_s << 1 << 1 << 0;
    QTest::newRow("an unknown part") << whole("all = [\"high\",\n \"hihg\"]\n") + parts << u"'hihg' is no rule or condition"_s << 6 << 2 << 3;
    QTest::newRow("of a part that is wrong") << whole("any = [\"x\"]\n") + "[[condition]]\nid = \"x\"\nindicator = \"i\"\nkind = \"threshold\"\n"
                                             << u"needs 'above' or 'below'"_s << 6 << 1 << 0;
    QTest::newRow("of itself") << whole("all = [\"flood\"]\n") << u"goes round in a circle: flood → flood"_s << 5 << 8 << 0;
    QTest::newRow("a circle") << whole("all = [\"b\", \"high\"]\n", "a") + whole("not = [\"c\"]\n", "b") + whole("any = [\"a\"]\n", "c") + parts << u"goes round in a circle: a → b → c → a"_s << 5 << 8 << 3;
    QTest::newRow("of a region that is not its own") << whole("all = [\"high@east\", \"x\"]\n") + "[[condition]]\nid = \"high\"\nindicator = \"i\"\nregion = \"west\"\nkind = \"threshold\"\nabove = 1\n"
                                                     << u"'high' is of the region west by itself"_s << 5 << 8 << 1;
    QTest::newRow("nowhere") << whole("all = [\"high@west\"]\n") + parts << u"needs 'region'"_s << 1 << 1 << 3;
    QTest::newRow("a limit") << whole("all = [\"high\"]\nabove = 3\n") + parts << u"which are for its parts"_s << 1 << 1 << 3;
    QTest::newRow("parts of a limit") << "[[rule]]\nid = \"r\"\nlevel = \"red\"\nindicator = \"i\"\nkind = \"threshold\"\nabove = 1\nall = [\"high\"]\n" + parts << u"is of a composite only"_s << 7 << 7 << 3;
    QTest::newRow("no part at all") << whole("all = [\"@west\"]\n") << u"'@west' is no id"_s << 5 << 7 << 0;
    QTest::newRow("an id with a region") << whole("all = [\"high\"]\n", "a@b") + parts << u"may not have an @"_s << 2 << 6 << 3;
    QTest::newRow("a condition with a level") << parts + "level = \"red\"\n"
                                              << u"level"_s << 17 << 1 << 2;
    QTest::newRow("the id of a condition") << whole("all = [\"high\"]\n", "rain") + parts << u"'rain' is there twice"_s << 13 << 6 << 3;
    QTest::newRow("no indicator") << QByteArray("[[condition]]\nid = \"x\"\nkind = \"threshold\"\nabove = 1\n") << u"'indicator' is missing"_s << 1 << 1 << 0;
}

void TestRules::compositesWrong()
{
    QFETCH(QByteArray, toml);
    QFETCH(QString, message);
    QFETCH(int, line);
    QFETCH(int, column);
    QFETCH(int, left);
    QList<Problem> problems;
    QCOMPARE(int(parseRules(toml, u"rules.toml"_s, problems).size()), left);
    QVERIFY(!problems.isEmpty());
    const auto &first = problems.first();
    QVERIFY2(first.message.contains(message), qPrintable(first.message));
    QCOMPARE(std::pair(first.line, first.column), std::pair(line, column));
}

/** Random rules over random readings against an evaluation of everything so far at the end of each moment, whatever the order within it. */
void TestRules::compositesAsPlainEvaluation()
{
    QRandomGenerator random(27);
    int raises = 0;
    for (int round = 0; round < 200; ++round) {
        const QStringList indicators = {u"a"_s, u"b"_s, u"c"_s};
        const QStringList regions = {u"west"_s, u"east"_s};
        QByteArray toml;
        std::array<double, 3> above = {};
        std::array<double, 3> clear = {};
        for (int i = 0; i < 3; ++i) {
            above[std::size_t(i)] = random.bounded(30, 70);
            clear[std::size_t(i)] = above[std::size_t(i)] - random.bounded(0, 20);
            toml += u"[[condition]]\nid = \"%1\"\nindicator = \"%1\"\nkind = \"threshold\"\nabove = %2\nclear = %3\n"_s.arg(indicators[i]).arg(above[std::size_t(i)]).arg(clear[std::size_t(i)]).toUtf8();
        }
        const int lasting = random.bounded(0, 12);
        const auto lasts = lasting > 0 ? "for = \"" + QByteArray::number(lasting) + "min\"\n" : QByteArray();
        // outer = (inner and not c@east), inner = (a and any of b, c), each lasting.
        toml += whole("all = [\"a\"]\nany = [\"b\", \"c\"]\n" + lasts, "inner") + whole("all = [\"inner\"]\nnot = [\"c@east\"]\n" + lasts, "outer");
        RuleEngine engine(rulesOf(toml));
        std::map<std::pair<QString, QString>, std::vector<std::pair<int, double>>> history;
        // Plain: from the whole history of a line, whether its part holds after all that came until a moment.
        const auto isBeyond = [&](int indicator, const QString &region, int until) -> std::optional<bool> {
            std::optional<bool> isHigh;
            for (const auto &[at, value] : history[{indicators[indicator], region}])
                if (at <= until)
                    isHigh = value > above[std::size_t(indicator)] || (isHigh.value_or(false) && value > clear[std::size_t(indicator)]);
            return isHigh;
        };
        std::vector<int> moments;
        const auto lastsFor = [&](const std::function<std::optional<bool>(int)> &isMet, const std::vector<int> &judged) { // raised after the last of them
            int since = -1;
            bool isRaised = false;
            for (const int at : judged) {
                if (!isMet(at).value_or(false)) {
                    since = -1;
                    isRaised = false;
                    continue;
                }
                since = since < 0 ? at : since;
                isRaised = isRaised || at - since >= lasting;
            }
            return isRaised;
        };
        std::map<QString, bool> was;
        int now = 0;
        double value = 50;
        for (int step = 0; step < 40; ++step) {
            now += random.bounded(1, 5);
            moments.push_back(now);
            std::vector<Reading> all;
            for (int i = 0; i < 3; ++i)
                for (const auto &region : regions)
                    if (random.bounded(3) > 0)
                        all.push_back(reading(now, value = std::clamp(value + random.bounded(-40, 41), 0.0, 100.0), region, indicators[i]));
            std::shuffle(all.begin(), all.end(), random);
            std::vector<RuleNotice> notices;
            for (const auto &one : all) {
                history[{one.indicator, one.region}].emplace_back(now, *one.value);
                for (auto &notice : taken(engine, one))
                    notices.push_back(std::move(notice));
            }
            for (auto &notice : engine.tick(start + now * minute))
                notices.push_back(std::move(notice));
            std::map<QString, bool> is;
            for (const auto &region : regions) {
                // A whole is looked at when something of it comes: that is when it may have lasted for long enough.
                std::vector<int> ofInner;
                std::vector<int> ofOuter;
                for (const int at : moments) {
                    const auto came = [&](int i, const QString &where) { return std::ranges::any_of(history[{indicators[i], where}], [&](const auto &one) { return one.first == at; }); };
                    const bool isOfInner = came(0, region) || came(1, region) || came(2, region);
                    if (isOfInner)
                        ofInner.push_back(at);
                    if (isOfInner || came(2, u"east"_s))
                        ofOuter.push_back(at);
                }
                const auto innerMet = [&](int at) -> std::optional<bool> {
                    const auto a = isBeyond(0, region, at);
                    const auto b = isBeyond(1, region, at);
                    const auto c = isBeyond(2, region, at);
                    return a.value_or(false) && (b.value_or(false) || c.value_or(false));
                };
                const auto innerRaised = [&](int until) {
                    auto judged = ofInner;
                    std::erase_if(judged, [until](int at) { return at > until; });
                    return lastsFor(innerMet, judged);
                };
                is[u"inner "_s + region] = lastsFor(innerMet, ofInner);
                is[u"outer "_s + region] = lastsFor([&](int at) { return std::optional(innerRaised(at) && isBeyond(2, u"east"_s, at) == std::optional(false)); }, ofOuter);
            }
            int changes = 0;
            for (const auto &[name, isRaised] : is) {
                changes += isRaised != was[name] ? 1 : 0;
                raises += isRaised && !was[name] ? 1 : 0;
            }
            QCOMPARE(int(notices.size()), changes);
            for (const auto &notice : notices)
                QCOMPARE(notice.isRaised, is[notice.rule + u' ' + notice.region]);
            was = is;
        }
    }
    QVERIFY2(raises > 500, qPrintable(QString::number(raises)));
}

QTEST_APPLESS_MAIN(TestRules)
#include "tst_rules.moc"
