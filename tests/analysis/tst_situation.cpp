// The situation sentence, rule by rule.

#include "analysis/situation.h"

#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

static constexpr TimeMs now = 1'780'000'000'000;

static FactSource source(const QString &name, int ageSeconds, int interval = 60)
{
    return {name, now - ageSeconds * 1000, interval, true};
}

static SituationFacts calm()
{
    SituationFacts facts;
    facts.events = source(u"统一接报平台"_s, 3);
    facts.openByLevel = {0, 0, 0, 12, 50};
    facts.indicators.assign(24, source(u"体征"_s, 10));
    return facts;
}

Q_DECLARE_METATYPE(tonglan::SituationFacts)

class tst_Situation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void sentences_data()
    {
        QTest::addColumn<SituationFacts>("facts");
        QTest::addColumn<QString>("chinese");
        QTest::addColumn<QString>("english");

        auto facts = calm();
        QTest::newRow("nothing special") << facts << u"全市运行平稳"_s << u"The city is running steadily"_s;

        facts.warnings = {{u"大风"_s, Level::Blue, source(u"气象台"_s, 30)}};
        QTest::newRow("a blue warning alone is no unrest") << facts << u"全市运行平稳，大风蓝色预警生效"_s << u"The city is running steadily, 大风 blue warning in force"_s;

        facts = calm();
        facts.openByLevel[1] = 1;
        facts.worstDistricts = {u"沙田"_s};
        facts.warnings = {{u"暴雨"_s, Level::Orange, source(u"气象台"_s, 30)}};
        QTest::newRow("as in the design") << facts << u"全市运行总体平稳，沙田 1 起Ⅰ级事件处置中，暴雨橙色预警生效"_s
                                          << u"The city is running steadily on the whole, 1 level Ⅰ event in hand in 沙田, 暴雨 orange warning in force"_s;

        facts.openByLevel[1] = 4;
        facts.worstDistricts = {u"沙田"_s, u"荃湾"_s, u"北"_s};
        QTest::newRow("several districts") << facts << u"全市运行总体平稳，沙田等 3 区 4 起Ⅰ级事件处置中，暴雨橙色预警生效"_s
                                           << u"The city is running steadily on the whole, 4 level Ⅰ events in hand in 沙田 and 2 more, 暴雨 orange warning in force"_s;

        facts = calm();
        facts.openByLevel[2] = 2;
        facts.worstDistricts = {u"沙田"_s, u"荃湾"_s};
        QTest::newRow("level two") << facts << u"全市运行总体平稳，沙田、荃湾 2 起Ⅱ级事件处置中"_s << u"The city is running steadily on the whole, 2 level Ⅱ events in hand in 沙田 and 荃湾"_s;

        facts.openByLevel[1] = 5;
        facts.worstDistricts.clear();
        QTest::newRow("strain") << facts << u"全市运行承压，5 起Ⅰ级事件处置中"_s << u"The city is under strain, 5 level Ⅰ events in hand"_s;

        facts = calm();
        facts.warnings = {{u"台风"_s, Level::Red, source(u"气象台"_s, 30)}, {u"暴雨"_s, Level::Orange, source(u"气象台"_s, 30)}, {u"雷电"_s, Level::Yellow, source(u"气象台"_s, 30)}};
        QTest::newRow("two warnings are enough") << facts << u"全市运行承压，台风红色预警生效，暴雨橙色预警生效"_s << u"The city is under strain, 台风 red warning in force, 暴雨 orange warning in force"_s;

        facts = calm();
        facts.beyond = {{u"道路拥堵指数"_s, Level::Yellow, source(u"公安交管"_s, 12)}};
        QTest::newRow("one yellow figure is counted, not said") << facts << u"全市运行平稳"_s << u"The city is running steadily"_s;
        facts.beyond.front().level = Level::Orange;
        QTest::newRow("one orange figure is said") << facts << u"全市运行平稳，道路拥堵指数越界"_s << u"The city is running steadily, 道路拥堵指数 beyond its limit"_s;
        facts.beyond = {{u"道路拥堵指数"_s, Level::Yellow, source(u"公安交管"_s, 12)}, {u"AQI"_s, Level::Blue, source(u"环境局"_s, 12)}, {u"用电"_s, Level::Blue, source(u"电力"_s, 12)}};
        QTest::newRow("three figures are said") << facts << u"全市运行平稳，道路拥堵指数等 3 项体征越界"_s << u"The city is running steadily, 道路拥堵指数 and 2 more vital signs beyond limits"_s;

        facts = calm();
        facts.events = source(u"统一接报平台"_s, 300);
        facts.openByLevel[1] = 1;
        facts.warnings = {{u"暴雨"_s, Level::Orange, source(u"气象台"_s, 30)}};
        QTest::newRow("events too old: said once, last") << facts << u"暴雨橙色预警生效，统一接报平台数据过期，未纳入判断"_s << u"暴雨 orange warning in force, 统一接报平台 data out of date, not considered"_s;

        facts = calm();
        facts.warnings = {{u"暴雨"_s, Level::Orange, source(u"气象台"_s, 3000)}};
        QTest::newRow("warning too old") << facts << u"全市运行平稳，气象台数据过期，未纳入判断"_s << u"The city is running steadily, 气象台 data out of date, not considered"_s;

        facts = calm();
        facts.warningSource = source(u"气象台"_s, 3000);
        QTest::newRow("nobody would warn us") << facts << u"全市运行平稳，气象台数据过期，未纳入判断"_s << u"The city is running steadily, 气象台 data out of date, not considered"_s;

        facts = calm();
        facts.beyond = {{u"道路拥堵指数"_s, Level::Red, source(u"公安交管"_s, 5000)}};
        QTest::newRow("figure too old") << facts << u"全市运行平稳，公安交管数据过期，未纳入判断"_s << u"The city is running steadily, 公安交管 data out of date, not considered"_s;

        facts = {};
        QTest::newRow("nothing is known") << facts << u"来源不明的数据未纳入判断"_s << u"data of unknown source not considered"_s;
    }
    void sentences()
    {
        QFETCH(SituationFacts, facts);
        QTEST(situationOf(facts, now, Language::Chinese).sentence, "chinese");
        QTEST(situationOf(facts, now, Language::English).sentence, "english");
    }

    void theMostUrgentComesFirst()
    {
        auto facts = calm();
        facts.openByLevel[2] = 1;
        const auto warning = [](const QString &kind, Level level) { return SituationFacts::Warning{kind, level, source(u"气象台"_s, 30)}; };
        facts.warnings = {warning(u"雷电"_s, Level::Yellow), warning(u"暴雨"_s, Level::Orange)};
        facts.beyond = {{u"水位"_s, Level::Red, source(u"水务局"_s, 5)}};
        auto situation = situationOf(facts, now, Language::Chinese);
        QCOMPARE(situation.sentence, u"全市运行总体平稳，暴雨橙色预警生效，1 起Ⅱ级事件处置中，雷电黄色预警生效，水位越界"_s);
        QCOMPARE(situation.unsaid, 0);

        facts.openByLevel[1] = 1;
        facts.warnings.push_back(warning(u"台风"_s, Level::Red));
        facts.warnings.push_back(warning(u"台风"_s, Level::Red)); // the same, said once
        facts.warnings.push_back({u"大风"_s, Level::Blue, source(u"气象台"_s, 30000)}); // stale: not counted
        situation = situationOf(facts, now, Language::Chinese);
        QCOMPARE(situation.sentence, u"全市运行承压，1 起Ⅰ级事件处置中，台风红色预警生效，暴雨橙色预警生效，水位越界"_s);
        QCOMPARE(situation.unsaid, 1);
    }

    void clausesNameTheirFacts()
    {
        auto facts = calm();
        facts.warnings = {{u"暴雨"_s, Level::Orange, source(u"气象台"_s, 100)}};
        facts.beyond = {{u"水位"_s, Level::Yellow, source(u"水务局"_s, 5)}, {u"旧数"_s, Level::Yellow, source(u"某局"_s, 5000)}};
        const auto situation = situationOf(facts, now, Language::Chinese);
        QCOMPARE(situation.clauses.size(), 2u);
        QCOMPARE(situation.clauses[0].source.name, u"统一接报平台"_s);
        QCOMPARE(situation.clauses[0].trust, TrustState::Fresh);
        QCOMPARE(situation.clauses[1].trust, TrustState::Late); // late still counts
        QCOMPARE(situation.indicators, 24);
        QCOMPARE(situation.judged, 24);
        QCOMPARE(situation.beyond, 1); // the stale one does not
    }

    void onlyWhatIsUpToDateIsJudged()
    {
        auto facts = calm();
        facts.indicators = {source(u"新"_s, 10), source(u"旧"_s, 100'000), {}}; // the last has no value
        const auto situation = situationOf(facts, now, Language::Chinese);
        QCOMPARE(situation.indicators, 3);
        QCOMPARE(situation.judged, 1);
    }
};

QTEST_APPLESS_MAIN(tst_Situation)
#include "tst_situation.moc"
