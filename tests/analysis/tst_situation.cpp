// The situation sentence, rule by rule.

#include "analysis/situation.h"

#include <QFile>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

static constexpr TimeMs now = 1'780'000'000'000;

static FactSource source(const QString &name, int ageSeconds, int interval = 60)
{
    return {name, now - ageSeconds * 1000, interval, true};
}

/** The shipped rules. */
static const SituationRules &shipped()
{
    static const SituationRules rules = [] {
        QFile file(QStringLiteral(TONGLAN_SOURCE_DIR "/resources/situation/city.toml"));
        QList<Problem> problems;
        if (!file.open(QFile::ReadOnly))
            qFatal("no shipped rules");
        auto read = parseSituationRules(file.readAll(), file.fileName(), problems);
        for (const auto &problem : problems)
            qFatal("%d:%d %s", problem.line, problem.column, qUtf8Printable(problem.message));
        return read;
    }();
    return rules;
}

static Situation situationOf(const SituationFacts &facts, TimeMs at, Language language)
{
    return tonglan::situationOf(facts, shipped(), at, language);
}

/** Districts with open events of @p level, the first with the most. */
static std::vector<SituationFacts::District> in(Level level, const QStringList &names)
{
    std::vector<SituationFacts::District> districts;
    for (const auto &name : names) {
        SituationFacts::District district{.code = name, .name = name};
        district.open[std::size_t(level)] = int(names.size() - districts.size());
        districts.push_back(district);
    }
    return districts;
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
        facts.districts = in(Level::Red, {u"沙田"_s});
        facts.warnings = {{u"暴雨"_s, Level::Orange, source(u"气象台"_s, 30)}};
        QTest::newRow("as in the design") << facts << u"全市运行总体平稳，沙田 1 起Ⅰ级事件处置中，暴雨橙色预警生效"_s
                                          << u"The city is running steadily on the whole, 1 level Ⅰ event in hand in 沙田, 暴雨 orange warning in force"_s;

        facts.openByLevel[1] = 4;
        facts.districts = in(Level::Red, {u"沙田"_s, u"荃湾"_s, u"北"_s});
        QTest::newRow("several districts") << facts << u"全市运行总体平稳，沙田等 3 区 4 起Ⅰ级事件处置中，暴雨橙色预警生效"_s
                                           << u"The city is running steadily on the whole, 4 level Ⅰ events in hand in 沙田 and 2 more, 暴雨 orange warning in force"_s;

        facts = calm();
        facts.openByLevel[2] = 2;
        facts.districts = in(Level::Orange, {u"沙田"_s, u"荃湾"_s});
        QTest::newRow("level two") << facts << u"全市运行总体平稳，沙田、荃湾 2 起Ⅱ级事件处置中"_s << u"The city is running steadily on the whole, 2 level Ⅱ events in hand in 沙田 and 荃湾"_s;

        facts.openByLevel[1] = 5;
        facts.districts.clear();
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

    void aCityAddsClauses_data()
    {
        QTest::addColumn<QByteArray>("clause");
        QTest::addColumn<QString>("chinese");
        QTest::addColumn<QString>("english");
        const QByteArray events = "about = 'events'\n";
        const QByteArray sign = "about = 'indicator'\nindicator = 'rate'\n";
        const QString whole = u"全市运行平稳"_s;
        const QString wholeEn = u"The city is running steadily"_s;

        QTest::newRow("overdue") << events + "count = 'overdue'\nwhen = ['overdue >= 3']\nweight = 5\ntext = '[{place}]{count} 件超期'\ntext_en = '{count} overdue[ in {place}]'\n"
                                 << whole + u"，沙田、荃湾3 件超期"_s << wholeEn + u", 3 overdue in 沙田 and 荃湾"_s;
        QTest::newRow("too few") << events + "count = 'overdue'\nwhen = ['overdue > 3']\nweight = 5\ntext = 'x'\ntext_en = 'x'\n"
                                 << whole << wholeEn;
        QTest::newRow("of a district") << events + "count = 'open'\ndistrict = '荃湾'\nweight = 5\ntext = '{place} {count} 件在办'\ntext_en = '{count} open in {place}'\n"
                                       << whole + u"，荃湾 1 件在办"_s << wholeEn + u", 1 open in 荃湾"_s;
        QTest::newRow("of a district without any") << events + "count = 'open'\ndistrict = '离岛'\nweight = 5\ntext = 'x'\ntext_en = 'x'\n"
                                                   << whole << wholeEn;
        QTest::newRow("of a district that is none") << events + "count = 'open'\ndistrict = '999'\nweight = 5\ntext = 'x'\ntext_en = 'x'\n"
                                                    << whole + u"，规则“added”的行政区 999 没有定义，未纳入判断"_s << wholeEn + u", rule \"added\" names the unknown district 999, not considered"_s;
        QTest::newRow("first") << events + "count = 'open.blue'\nweight = 2000\ntext = '蓝 {count}'\ntext_en = '{count} blue'\ntext_en_one = 'one blue'\n"
                               << u"蓝 50，"_s + whole << u"50 blue, "_s + wholeEn;
        QTest::newRow("a count of one") << events + "count = 'open.yellow'\nweight = 5\ntext = '黄 {count}'\ntext_en = '{count} yellows'\ntext_en_one = '{count} yellow'\n"
                                        << whole + u"，黄 12"_s << wholeEn + u", 12 yellows"_s;
        QTest::newRow("below its target") << sign + "when = ['target < 100', 'value > 0']\nweight = 5\ntext = '{name} {value}，低于目标 {target}'\ntext_en = '{name} {value}, below its target of {target}'\n"
                                          << whole + u"，按期率 93%，低于目标 95%"_s << wholeEn + u", 按期率 93%, below its target of 95%"_s;
        QTest::newRow("against yesterday") << sign + "any = ['day <= -5', 'week <= -5']\nweight = 5\ntext = '{name}较昨日 {day}'\ntext_en = '{name} {day}'\n"
                                           << whole + u"，按期率较昨日 \u22127.0%"_s << wholeEn + u", 按期率 \u22127.0%"_s;
        QTest::newRow("against a week that nobody knows") << sign + "when = ['week != 0']\nweight = 5\ntext = 'x'\ntext_en = 'x'\n"
                                                          << whole << wholeEn;
        QTest::newRow("districts") << events + "when = ['districts >= 2', 'open.red = 0']\nweight = 5\ntext = '多区'\ntext_en = 'several districts'\n"
                                   << whole + u"，多区"_s << wholeEn + u", several districts"_s;
        for (const auto &[name, code, chinese, english] : {std::tuple("stale", "old", u"某局数据过期，未纳入判断"_s, u"某局 data out of date, not considered"_s), std::tuple("withheld", "secret", u"机密不公开，未纳入判断"_s, u"机密 withheld, not considered"_s),
                 std::tuple("no data", "none", u"空值无数据，未纳入判断"_s, u"空值 no data, not considered"_s), std::tuple("in doubt", "doubt", u"存疑值数据存疑，未纳入判断"_s, u"存疑值 in doubt, not considered"_s),
                 std::tuple("unknown", "what.ever", u"规则“added”的体征 what.ever 没有定义，未纳入判断"_s, u"rule \"added\" names the unknown indicator what.ever, not considered"_s)}) {
            QTest::newRow(name) << "about = 'indicator'\nweight = 5\ntext = 'x'\ntext_en = 'x'\nindicator = '"_ba + code + "'\n"
                                << whole + u"，"_s + chinese << wholeEn + u", "_s + english;
        }
    }
    void aCityAddsClauses()
    {
        QFETCH(QByteArray, clause);
        auto facts = calm();
        facts.overdue = 3;
        facts.unknownDistricts = QStringList{u"999"_s};
        facts.districts = in(Level::Yellow, {u"沙田"_s, u"荃湾"_s});
        facts.districts[0].overdue = 2;
        facts.districts[1].overdue = 1;
        SituationFacts::Sign sign{.name = u"按期率"_s, .valueText = u"93%"_s, .targetText = u"95%"_s, .value = 93, .target = 95, .dayBefore = 100, .source = source(u"热线"_s, 5)};
        facts.signs[u"rate"_s] = sign;
        facts.signs[u"old"_s] = {.name = u"旧值"_s, .value = 1, .source = source(u"某局"_s, 5000)};
        facts.signs[u"secret"_s] = {.name = u"机密"_s, .quality = Reading::Quality::Withheld, .source = source(u"某局"_s, 5)};
        facts.signs[u"none"_s] = {.name = u"空值"_s, .source = source(u"某局"_s, 5)};
        facts.signs[u"doubt"_s] = {.name = u"存疑值"_s, .value = 1, .quality = Reading::Quality::Suspect, .source = source(u"某局"_s, 5)};
        QList<Problem> problems;
        auto rules = shipped();
        const auto added = parseSituationRules("[[clause]]\nid = 'added'\n" + clause, u"city.toml"_s, problems);
        QVERIFY2(problems.isEmpty(), problems.isEmpty() ? "" : qPrintable(problems.first().message));
        QCOMPARE(added.rules.size(), 1u);
        rules.rules.push_back(added.rules.front());
        QTEST(tonglan::situationOf(facts, rules, now, Language::Chinese).sentence, "chinese");
        QTEST(tonglan::situationOf(facts, rules, now, Language::English).sentence, "english");
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("message");
        const QString facts = u"known are open, open.red, open.orange, open.yellow, open.blue, overdue, districts, districts.red, districts.orange, districts.yellow, districts.blue, warnings, warnings.red, warnings.orange, warnings.yellow, warnings.blue, beyond, beyond.red, beyond.orange, beyond.yellow, beyond.blue, value, target, day, week"_s;
        QTest::newRow("unknown fact") << "open.red >= 5"_ba << "opne.red >= 5"_ba << 10 << u"clause 2: 'when' there is no fact 'opne.red' (did you mean \"open.red\"?); "_s + facts;
        QTest::newRow("no level of it") << "open.red >= 5"_ba << "overdue.red >= 5"_ba << 10 << u"clause 2: 'when' there is no fact 'overdue.red'; "_s + facts;
        QTest::newRow("no condition") << "open.red >= 5"_ba << "open.red about 5"_ba << 10 << u"clause 2: 'when' 'open.red about 5' is no condition such as open.red >= 5"_s;
        QTest::newRow("a number of no indicator") << "open.red >= 5"_ba << "value >= 5"_ba << 10 << u"clause 2: 'when' 'value' is of an indicator, and the rule has no 'indicator'"_s;
        QTest::newRow("no text") << "text = '乙'\n"_ba << ""_ba << 7 << u"clause 2: 'text' is missing"_s;
        QTest::newRow("unknown word") << "'乙'"_ba << "'{plcae}乙'"_ba << 12 << u"clause 2: 'text' '{plcae}' is no word of a rule about events (did you mean \"place\"?); known are count, place"_s;
        QTest::newRow("half a bracket") << "'乙'"_ba << "'[乙'"_ba << 12 << u"clause 2: 'text' has a { } or [ ] without its other half, or one in another"_s;
        QTest::newRow("unknown key") << "weight = 7"_ba << "weight = 7\nwieght = 7"_ba << 12 << u"clause 2: unknown key 'wieght' (did you mean \"weight\"?)"_s;
        QTest::newRow("about nothing") << "id = 'b'\nabout = 'events'"_ba << "id = 'b'\nabout = 'evnets'"_ba << 9 << u"clause 2: 'about' cannot be 'evnets' (did you mean \"events\"?); known are events, event, warning, indicator"_s;
        QTest::newRow("twice") << "id = 'b'"_ba << "id = 'a'"_ba << 8 << u"clause 2: 'id' 'a' is there twice"_s;
        QTest::newRow("level of a count") << "weight = 7"_ba << "weight = 7\nlevels = ['red']"_ba << 12 << u"clause 2: 'levels' is of a rule about each of many only"_s;
        QTest::newRow("always") << "when = ['open.red >= 5']\n"_ba << ""_ba << 7 << u"clause 2: is always said: it needs 'when', 'any', 'count' or a 'group' whose last it is"_s;
        QTest::newRow("most of nothing") << "[most]\n"_ba << "[most]\nelse = 2\n"_ba << 22 << u"most: there is no group 'else'"_s;
    }
    void refuses()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QByteArray toml = "[[clause]]\nid = 'a'\nabout = 'warning'\nweight = 1\ntext = '甲'\ntext_en = 'A'\n"
                          "[[clause]]\nid = 'b'\nabout = 'events'\nwhen = ['open.red >= 5']\nweight = 7\ntext = '乙'\ntext_en = 'B'\n"
                          "[[clause]]\nid = 'c'\nabout = 'events'\ncount = 'open'\nweight = 1\ntext = '丙'\ntext_en = 'C'\n"
                          "[most]\n";
        QCOMPARE(toml.count(from), 1);
        toml.replace(from, to);
        QList<Problem> problems;
        const auto rules = parseSituationRules(toml, u"s.toml"_s, problems);
        QCOMPARE(problems.size(), 1);
        QTEST(problems[0].message, "message");
        QCOMPARE(problems[0].file, u"s.toml"_s);
        QTEST(problems[0].line, "line");
        QStringList ids; // the others are taken
        for (const auto &rule : rules.rules)
            ids << rule.id;
        QCOMPARE(ids, to.contains("else") ? QStringList({u"a"_s, u"b"_s, u"c"_s}) : QStringList({u"a"_s, u"c"_s}));
    }

    /** The list: what it has, in which order, and what it says of what it cannot judge. */
    void attention_data()
    {
        QTest::addColumn<SituationFacts>("facts");
        QTest::addColumn<QStringList>("entries");
        auto facts = calm();
        QTest::newRow("nothing") << facts << QStringList();

        facts.warnings = {{u"雷电"_s, Level::Yellow, source(u"气象台"_s, 30), u"全市"_s, now - 3'600'000}, {u"暴雨"_s, Level::Orange, source(u"气象台"_s, 30)}};
        facts.open = {{u"unified"_s, u"1"_s, u"路面塌陷"_s, Level::Red, u"沙田"_s, u"路政署"_s, now - 60'000, 0, source(u"统一接报平台"_s, 3)},
            {u"unified"_s, u"2"_s, u"群租"_s, Level::Orange, u"荃湾"_s, u"住建"_s, now - 60'000, now - 1, source(u"统一接报平台"_s, 3)},
            {u"unified"_s, u"3"_s, u"未到期"_s, Level::Orange, u"荃湾"_s, u"住建"_s, now - 60'000, now + 1, source(u"统一接报平台"_s, 3)}};
        facts.overdue = 4;
        facts.beyond = {{u"水位"_s, Level::Red, source(u"水务局"_s, 5), u"2.1 m"_s}, {u"拥堵"_s, Level::Yellow, source(u"交管"_s, 5)}};
        QTest::newRow("by weight") << facts << QStringList{u"1 路面塌陷"_s, u"2 暴雨橙色预警生效"_s, u"2 群租，已超期"_s, u"1 水位 2.1 m越界"_s, u"3 雷电黄色预警生效"_s, u"3 拥堵越界"_s, u"0 4 件事件超期未办结"_s};

        facts = calm();
        facts.indicators = {source(u"交管"_s, 5), source(u"卫健委"_s, 5000), source(u"卫健委"_s, 6000), {}};
        facts.warningSource = source(u"气象台"_s, 5000);
        QTest::newRow("stale: once a source") << facts << QStringList{u"- 气象台数据过期，未纳入判断"_s, u"- 卫健委数据过期，未纳入判断"_s};
        facts.indicators[1].sign = u"急诊候诊"_s;
        QTest::newRow("stale: by name") << facts << QStringList{u"- 气象台数据过期，未纳入判断"_s, u"- 急诊候诊等 2 项数据过期，未纳入判断"_s};

        facts = calm();
        facts.events = source(u"统一接报平台"_s, 500);
        facts.overdue = 4;
        facts.open = {{u"unified"_s, u"1"_s, u"路面塌陷"_s, Level::Red, u"沙田"_s, u"路政署"_s, now - 60'000, 0, source(u"统一接报平台"_s, 500)}};
        QTest::newRow("events too old") << facts << QStringList{u"- 统一接报平台数据过期，未纳入判断"_s};
    }
    void attention()
    {
        QFETCH(SituationFacts, facts);
        QStringList entries;
        for (const auto &entry : situationOf(facts, now, Language::Chinese).attention)
            entries << (entry.dropped ? u"-"_s : QString::number(int(entry.level))) + u' ' + entry.text;
        QTEST(entries, "entries");
    }

    void entriesOpenWhatTheyRestOn()
    {
        auto facts = calm();
        facts.open = {{u"unified"_s, u"1"_s, u"路面塌陷"_s, Level::Red, u"沙田"_s, u"路政署"_s, now - 60'000, 0, source(u"统一接报平台"_s, 3)}};
        facts.openByLevel[1] = 1;
        facts.overdue = 2;
        facts.warnings = {{u"雷电"_s, Level::Yellow, source(u"气象台"_s, 30)}};
        auto beyond = source(u"水务局"_s, 5);
        beyond.code = u"water.level"_s;
        facts.beyond = {{u"水位"_s, Level::Red, beyond, {}, now - 7'000}};
        const auto situation = situationOf(facts, now, Language::Chinese);
        using Target = SituationTarget;
        const std::vector<Target> sentence = {{.kind = Target::Kind::Events}, {.kind = Target::Kind::Events, .level = Level::Red}, {.kind = Target::Kind::Warnings}, {.kind = Target::Kind::Indicator, .code = u"water.level"_s}};
        QCOMPARE(situation.clauses.size(), sentence.size());
        for (std::size_t i = 0; i < sentence.size(); ++i)
            QVERIFY2(situation.clauses[i].target == sentence[i], qPrintable(situation.clauses[i].text));
        const std::vector<Target> list = {{.kind = Target::Kind::Event, .code = u"1"_s, .source = u"unified"_s, .level = Level::Red}, sentence[3], sentence[2], {.kind = Target::Kind::Events, .isOverdue = true}};
        QCOMPARE(situation.attention.size(), list.size());
        for (std::size_t i = 0; i < list.size(); ++i)
            QVERIFY2(situation.attention[i].target == list[i], qPrintable(situation.attention[i].text));
        QCOMPARE(situation.attention[0].place, u"沙田"_s);
        QCOMPARE(situation.attention[0].department, u"路政署"_s);
        QCOMPARE(situation.attention[0].since, now - 60'000);
        QCOMPARE(situation.attention[1].since, now - 7'000);
        QCOMPARE(situation.attention[1].trust, TrustState::Fresh);
    }
};

QTEST_APPLESS_MAIN(tst_Situation)
#include "tst_situation.moc"
