#include "byhand/handreader.h"

#include <QDateTime>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

constexpr int day = 24 * 3600;

HandCity city()
{
    const auto indicator = [](const QString &code, const QString &name, const QString &nameEn, const QString &unit, int period) {
        Indicator one{.name = name, .nameEn = nameEn, .unit = unit, .periodSeconds = period};
        one.head.id = code;
        return one;
    };
    const auto region = [](const QString &code, const QString &name, const QString &nameEn, const QString &parent) {
        Region one{.name = name, .nameEn = nameEn, .shortName = name.chopped(1), .parent = parent};
        one.head.id = code;
        return one;
    };
    Source civil{.name = u"民政局"_s, .nameEn = u"Civil Affairs"_s};
    return HandCity({indicator(u"civil.beds"_s, u"养老床位"_s, u"Care beds"_s, u"张"_s, 30 * day), indicator(u"green.cover"_s, u"绿化覆盖率"_s, {}, u"%"_s, day), indicator(u"power.load"_s, u"用电负荷"_s, {}, u"万kW"_s, 900),
                        indicator(u"a.same"_s, u"同名"_s, {}, u"件"_s, day), indicator(u"b.same"_s, u"同名"_s, {}, u"件"_s, day)},
        {region(u"810000"_s, u"香港"_s, u"Hong Kong"_s, {}), region(u"810100"_s, u"沙田区"_s, u"Sha Tin"_s, u"810000"_s), region(u"810200"_s, u"元朗区"_s, u"Yuen Long"_s, u"810000"_s)}, {civil});
}

HandOptions options()
{
    HandOptions all;
    all.zone = QTimeZone("Asia/Shanghai");
    all.now = QDateTime::fromString(u"2026-06-25T14:30:00+08:00"_s, Qt::ISODate).toMSecsSinceEpoch();
    all.department = u"民政局"_s;
    return all;
}

/** "indicator region time = value (department)", one a reading. */
QStringList said(const HandReadings &hand)
{
    QStringList lines;
    for (const auto &one : hand.readings) {
        const auto &reading = one.reading;
        lines << u"%1 %2 %3 = %4 (%5)"_s.arg(reading.indicator, reading.region, QDateTime::fromMSecsSinceEpoch(reading.head.time, QTimeZone("Asia/Shanghai")).toString(u"yyyy-MM-dd HH:mm"_s), reading.value ? QString::number(*reading.value, 'g', 12) : u"none"_s, one.department);
    }
    return lines;
}

QStringList problems(const HandReadings &hand)
{
    QStringList lines;
    for (const auto &problem : hand.problems)
        lines << placeOf(problem) + u": "_s + problem.message;
    return lines;
}

}

class tst_HandReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void takesARow_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("reading");
        const auto row = [](const char *name, const QString &table, const QString &reading) { QTest::newRow(name) << table << reading; };
        row("by code", u"指标编码,区域编码,时间,数值\ncivil.beds,810100,2026年6月,1234\n"_s, u"civil.beds 810100 2026-06-01 00:00 = 1234 (民政局)"_s);
        row("by name", u"指标名称,区域,日期,数值,单位,来源部门,备注\n养老床位,沙田区,2026-06-01,\"1,234\",张,卫健委,初步\n"_s, u"civil.beds 810100 2026-06-01 00:00 = 1234 (卫健委)"_s);
        row("in English", u"Indicator,District,Date,Value\ncare BEDS,sha tin,2026-06-01,7\n"_s, u"civil.beds 810100 2026-06-01 00:00 = 7 (民政局)"_s);
        row("short name of a region", u"指标,地区,时间,值\n养老床位,元朗,2026-06-01,7\n"_s, u"civil.beds 810200 2026-06-01 00:00 = 7 (民政局)"_s);
        row("no region: the city", u"指标,时间,数值\n养老床位,2026-06-01,7\n"_s, u"civil.beds 810000 2026-06-01 00:00 = 7 (民政局)"_s);
        row("full width", u"指标，\n指标,时间,数值\n养老床位,２０２６-０６-０１,１，２３４\n"_s, u"civil.beds 810000 2026-06-01 00:00 = 1234 (民政局)"_s);
        row("a title above", u"2026年民政统计月报,,\n填报：张三,,\n指标,时间,数值\n养老床位,2026-06-01,7\n"_s, u"civil.beds 810000 2026-06-01 00:00 = 7 (民政局)"_s);
        row("the unit of a column", u"指标,时间,数值（万张）\n养老床位,2026-06-01,1.5\n"_s, u"civil.beds 810000 2026-06-01 00:00 = 15000 (民政局)"_s);
        row("a unit to be brought to its own", u"指标,时间,数值,单位\n用电负荷,2026-06-25 14:00,5200,MW\n"_s, u"power.load 810000 2026-06-25 14:00 = 520 (民政局)"_s);
        row("behind the number", u"指标,时间,数值\n养老床位,2026-06-01,1.2万张\n"_s, u"civil.beds 810000 2026-06-01 00:00 = 12000 (民政局)"_s);
        row("a prefix behind the number, its unit beside", u"指标,时间,数值,单位\n养老床位,2026-06-01,1.2万,张\n"_s, u"civil.beds 810000 2026-06-01 00:00 = 12000 (民政局)"_s);
        row("percent", u"指标,时间,数值\n绿化覆盖率,2026-06-01,38.2%\n"_s, u"green.cover 810000 2026-06-01 00:00 = 38.2 (民政局)"_s);
        row("per mille of a percentage", u"指标,时间,数值,单位\n绿化覆盖率,2026-06-01,382,‰\n"_s, u"green.cover 810000 2026-06-01 00:00 = 38.2 (民政局)"_s);
        row("reported as none", u"指标,时间,数值\n养老床位,2026-06-01,—\n"_s, u"civil.beds 810000 2026-06-01 00:00 = none (民政局)"_s);
        row("zero is a value", u"指标,时间,数值\n养老床位,2026-06-01,0\n"_s, u"civil.beds 810000 2026-06-01 00:00 = 0 (民政局)"_s);
    }
    void takesARow()
    {
        QFETCH(QString, table);
        const auto hand = readByHand(table.toUtf8(), city(), options());
        QVERIFY2(hand, hand ? "" : qPrintable(hand.error().detail));
        QCOMPARE(problems(*hand), QStringList());
        QCOMPARE(said(*hand).size(), 1);
        QTEST(said(*hand).first(), "reading");
        QCOMPARE(hand->readings[0].reading.quality, Reading::Quality::HandTyped);
        QCOMPARE(hand->readings[0].reading.head.source, handSource(hand->readings[0].department));
    }

    void refusesARow_data()
    {
        QTest::addColumn<QString>("row"); // below 指标,区域,时间,数值,单位
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const QString &cells, const QString &problem) { QTest::newRow(name) << cells << problem; };
        row("unknown indicator", u"养老床,810000,2026-06-01,1,"_s, u"line 2, column A: indicator: no indicator is called '养老床' (did you mean \"养老床位\"?)"_s);
        row("ambiguous indicator", u"同名,810000,2026-06-01,1,"_s, u"line 2, column A: indicator: more than one indicator is called '同名': write its code"_s);
        row("no indicator", u",810000,2026-06-01,1,"_s, u"line 2, column A: indicator: is empty"_s);
        row("unknown region", u"civil.beds,999,2026-06-01,1,"_s, u"line 2, column B: region: no region is called '999'"_s);
        row("no time", u"civil.beds,810000,,1,"_s, u"line 2, column C: time: is empty"_s);
        row("wrong time", u"civil.beds,810000,2026-02-30,1,"_s, u"line 2, column C: time: there is no such day: '2026-02-30'"_s);
        row("the future", u"civil.beds,810000,2026-07-25,1,"_s, u"line 2, column C: time: lies in the future"_s);
        row("a month's figure of what is due every quarter of an hour", u"power.load,810000,2026年5月,1,"_s, u"line 2, column C: time: names a month, but power.load is due every 900 s: a figure of such a period belongs to another indicator"_s);
        row("no number", u"civil.beds,810000,2026-06-01,many,"_s, u"line 2, column D: value: 'many' is not a number"_s);
        row("another unit", u"civil.beds,810000,2026-06-01,1,人"_s, u"line 2, column E: unit: the unit '人' does not fit: civil.beds is in '张'"_s);
        row("two units", u"civil.beds,810000,2026-06-01,1万张,张"_s, u"line 2, column D: value: '万张' stands behind the number, but its unit is '张'"_s);
        row("two prefixes", u"power.load,810000,2026-06-01,1万,万kW"_s, u"line 2, column D: value: '万' stands behind the number and before its unit '万kW': which is meant?"_s);
        row("a blank under the column of units", u"power.load,810000,2026-06-01,5200,"_s, u"line 2, column E: unit: is empty"_s);
        row("a prefix, and a blank under the column of units", u"civil.beds,810000,2026-06-01,1.2万,"_s, u"line 2, column E: unit: is empty"_s);
        row("a broken quote", u"civil.beds,\"810000\"x,2026-06-01,1,"_s, u"line 2, column B: there is text after the closing quote; a quote inside a quoted field is written twice"_s);
    }
    void refusesARow()
    {
        QFETCH(QString, row);
        const auto hand = readByHand((u"指标,区域,时间,数值,单位\n"_s + row + u"\nciv il,,,,\ncivil.beds,810100,2026-06-02,5,张\n"_s).toUtf8(), city(), options());
        QVERIFY(hand);
        QVERIFY(!hand->problems.empty());
        const auto first = placeOf(hand->problems[0]) + u": "_s + hand->problems[0].message;
        QTEST(first, "problem");
        QCOMPARE(hand->refused, 1);
        QCOMPARE(hand->empty, 1); // the line without a value
        QCOMPARE(said(*hand), QStringList{u"civil.beds 810100 2026-06-02 00:00 = 5 (民政局)"_s}); // the good rows go on
    }

    /** Merged cells leave blanks: they are not filled with what is usual. What is fixed was meant for them. */
    void blanksUnderAColumn()
    {
        const auto table = u"指标,时间,数值,单位,来源部门\n用电负荷,2026-06-25 14:00,5200,MW,卫健委\n用电负荷,2026-06-25 14:15,5300,,卫健委\n用电负荷,2026-06-25 14:30,5300,MW,\n"_s.toUtf8();
        const auto hand = readByHand(table, city(), options());
        QVERIFY(hand);
        QCOMPARE(problems(*hand), (QStringList{u"line 3, column D: unit: is empty"_s, u"line 4, column E: department: is empty"_s}));
        QCOMPARE(hand->readings.size(), 1U);
        auto all = options();
        all.mapping.fixed[TableMapping::Unit] = u"MW"_s;
        all.mapping.fixed[TableMapping::Department] = u"供电局"_s;
        const auto fixed = readByHand(table, city(), all);
        QVERIFY(fixed);
        QCOMPARE(problems(*fixed), QStringList());
        QCOMPARE(said(*fixed).size(), 3);
        QVERIFY(said(*fixed).contains(u"power.load 810000 2026-06-25 14:15 = 530 (卫健委)"_s));
        QVERIFY(said(*fixed).contains(u"power.load 810000 2026-06-25 14:30 = 530 (供电局)"_s));
    }

    void allThatIsWrongWithARow()
    {
        const auto hand = readByHand(u"指标,区域,时间,数值\nx,y,z,w\n"_s.toUtf8(), city(), options());
        QVERIFY(hand);
        QCOMPARE(hand->problemCount, 4);
        QCOMPARE(hand->refused, 1);
    }

    void twice()
    {
        const auto hand = readByHand(u"指标,时间,数值\n养老床位,2026-06-01,5\ncivil.beds,2026年6月,5\n养老床位,2026/6/1,6\n指标,时间,数值\n养老床位,2026-06-02,6\n"_s.toUtf8(), city(), options());
        QVERIFY(hand);
        QCOMPARE(hand->repeated, 1);
        QCOMPARE(problems(*hand), QStringList{u"line 4, column C: value: line 2 gives another value of the same indicator, region and time"_s});
        QCOMPARE(hand->readings.size(), 2U);
    }

    void nobodysFigure()
    {
        auto all = options();
        all.department.clear();
        const auto hand = readByHand(u"指标,时间,数值\n养老床位,2026-06-01,5\n"_s.toUtf8(), city(), all);
        QVERIFY(hand && hand->problemCount == 1);
        QVERIFY2(hand->problems[0].message.startsWith(u"department: nobody is named"_s), qPrintable(hand->problems[0].message));
    }

    void noHead_data()
    {
        QTest::addColumn<QString>("table");
        QTest::newRow("other columns") << u"甲,乙,丙\n1,2,3\n"_s;
        QTest::newRow("no value") << u"指标,时间,区域\n养老床位,2026-06-01,x\n"_s;
        QTest::newRow("nothing") << QString();
        QTest::newRow("too far below") << u"标题\n"_s.repeated(12) + u"指标,时间,数值\n养老床位,2026-06-01,1\n"_s;
    }
    void noHead()
    {
        QFETCH(QString, table);
        const auto hand = readByHand(table.toUtf8(), city(), options());
        QVERIFY(!hand);
        QVERIFY2(hand.error().detail.contains("names the columns"_L1), qPrintable(hand.error().detail));
    }

    void mappings()
    {
        QList<Problem> problems;
        const auto mapping = parseMapping("head = 2\n[columns]\nvalue = \"丙\"\ntime = \"乙\"\n[fixed]\nindicator = \"civil.beds\"\nregion = \"810200\"\nunit = \"百张\"\ndepartment = \"卫健委\"\n", u"m.toml"_s, problems);
        QVERIFY2(mapping && problems.isEmpty(), problems.isEmpty() ? "" : qPrintable(problems[0].message));
        auto all = options();
        all.mapping = *mapping;
        all.mapping.fixed[TableMapping::Unit] = u"张"_s;
        const auto hand = readByHand(u"甲,乙,丙\n甲,乙,丙\nx,2026-06-01,3\n"_s.toUtf8(), city(), all);
        QVERIFY2(hand, hand ? "" : qPrintable(hand.error().detail));
        QCOMPARE(said(*hand), QStringList{u"civil.beds 810200 2026-06-01 00:00 = 3 (卫健委)"_s});

        // As it is written it is read again.
        QCOMPARE(parseMapping(toToml(*mapping), u"m.toml"_s, problems), mapping);
        QVERIFY(problems.isEmpty());
        TableMapping odd;
        odd.sheet = u"a \"b\" \\ c"_s;
        QCOMPARE(parseMapping(toToml(odd), u"m.toml"_s, problems), std::optional(odd));
    }

    void wrongMappings_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<QString>("word");
        QTest::newRow("misspelt") << QByteArray("[columns]\nvalues = \"x\"\n") << u"value"_s;
        QTest::newRow("no number") << QByteArray("head = \"two\"\n") << u"head"_s;
        QTest::newRow("no TOML") << QByteArray("head = = 2\n") << QString();
        QTest::newRow("another table") << QByteArray("[column]\nvalue = \"x\"\n") << u"columns"_s;
    }
    void wrongMappings()
    {
        QFETCH(QByteArray, toml);
        QFETCH(QString, word);
        QList<Problem> problems;
        QVERIFY(!parseMapping(toml, u"m.toml"_s, problems));
        QVERIFY(!problems.isEmpty() && problems[0].line > 0);
        QVERIFY2(problems[0].message.contains(word), qPrintable(problems[0].message));
    }

    /** A column that a mapping names and the table lacks is not replaced by a guess. */
    void noGuessWhereOneIsNamed()
    {
        auto all = options();
        all.mapping.columns[TableMapping::Value] = u"修正值"_s;
        QVERIFY(!readByHand(u"指标,时间,数值\n养老床位,2026-06-01,5\n"_s.toUtf8(), city(), all));
    }
    void lacksAColumnThatIsNamed_data()
    {
        QTest::addColumn<int>("field");
        QTest::newRow("region") << int(TableMapping::Region);
        QTest::newRow("unit") << int(TableMapping::Unit);
        QTest::newRow("department") << int(TableMapping::Department);
    }
    void lacksAColumnThatIsNamed()
    {
        QFETCH(int, field);
        auto all = options();
        all.mapping.columns[std::size_t(field)] = u"所属街道"_s;
        const auto hand = readByHand(u"月报\n指标,时间,数值,所在街道\n养老床位,2026-06-01,5,x\n"_s.toUtf8(), city(), all);
        QVERIFY(!hand);
        QCOMPARE(hand.error().detail, u"line 2: there is no column '所属街道', which the mapping names for %1 (did you mean \"所在街道\"?)"_s.arg(fieldName(TableMapping::Field(field))));
    }
    void lacksANote() // on which no figure hangs
    {
        auto all = options();
        all.mapping.columns[TableMapping::Note] = u"备注"_s;
        const auto hand = readByHand(u"指标,时间,数值\n养老床位,2026-06-01,5\n"_s.toUtf8(), city(), all);
        QVERIFY(hand && hand->readings.size() == 1);
    }
    void saysWhichColumnsItDidNotUse()
    {
        const auto hand = readByHand(u"指标,时间,数值,计量单位（标准）X,填表人\n养老床位,2026-06-01,5,百张,张三\n"_s.toUtf8(), city(), options());
        QVERIFY(hand);
        QCOMPARE(hand->facts.notes, QStringList{u"columns of which nothing was read: E '填表人'"_s});
    }

    void tooManyRows()
    {
        auto all = options();
        all.limits.rows = 2;
        const auto hand = readByHand(u"指标,时间,数值\n养老床位,2026-06-01,5\n养老床位,2026-06-02,5\n"_s.toUtf8(), city(), all);
        QVERIFY(hand);
        QCOMPARE(problems(*hand), QStringList{u": more than 2 rows: the rest was not read; make several files of it"_s});
    }
};

QTEST_GUILESS_MAIN(tst_HandReader)
#include "tst_handreader.moc"
