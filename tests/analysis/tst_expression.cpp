#include "analysis/expression.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <memory>

using namespace tonglan;
using namespace Qt::StringLiterals;

using Reason = Expression::Reason;
using Inputs = std::vector<Expression::Input>;

/** The units of the indicators that these tests know. */
static std::optional<QString> unitOf(const QString &code)
{
    static const QHash<QString, QString> units = {{u"cases"_s, u"件"_s}, {u"many.cases"_s, u"万件"_s}, {u"people"_s, u"人"_s}, {u"many_people"_s, u"万人"_s}, {u"share"_s, u"%"_s},
        {u"ratio"_s, QString()}, {u"每万人"_s, u"件/万人"_s}, {u"load"_s, u"MW"_s}, {u"energy"_s, u"kWh"_s}, {u"12345-hotline"_s, u"件"_s}, {u"water"_s, u"万m³"_s}};
    const auto it = units.constFind(code);
    return it == units.cend() ? std::nullopt : std::optional(*it);
}

class TestExpression : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void units_data();
    void units();
    void computes_data();
    void computes();
    void numbersAreExact();
    void asksOnce();
    void saysWhyItCannot_data();
    void saysWhyItCannot();
    void saysWhereItIsWrong_data();
    void saysWhereItIsWrong();
    void anyTree();
    void anyText();
};

void TestExpression::units_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("alike");
    QTest::addColumn<double>("ratio"); // of their scales

    QTest::newRow("ten thousand") << u"万人次"_s << u"人次"_s << true << 1e4;
    QTest::newRow("a hundred million") << u"亿元"_s << u"万元"_s << true << 1e4;
    QTest::newRow("a share") << u"%"_s << QString() << true << 0.01;
    QTest::newRow("two shares") << u"%"_s << u"‰"_s << true << 10.0;
    QTest::newRow("volumes") << u"万m³"_s << u"L"_s << true << 1e7;
    QTest::newRow("density") << u"件/km²"_s << u"件/m²"_s << true << 1e-6;
    QTest::newRow("power and energy") << u"kWh"_s << u"kW·h"_s << true << 1.0;
    QTest::newRow("speed") << u"km/h"_s << u"m/s"_s << true << 1000 / 3600.0;
    QTest::newRow("all below the line") << u"件/万人·天"_s << u"件/人·d"_s << true << 1e-4;
    QTest::newRow("with a space") << u"万 m³"_s << u"m³"_s << true << 1e4;
    QTest::newRow("in parentheses") << u"件/(万人·d)"_s << u"件/万人·d"_s << true << 1.0;
    QTest::newRow("as messages have it") << MeasureUnit::from(u"件/人").text() << u"件/人"_s << true << 1.0;
    QTest::newRow("cancelled") << u"人/人"_s << QString() << true << 1.0;
    QTest::newRow("cases are no incidents") << u"件"_s << u"起"_s << false << 1.0;
    QTest::newRow("load is no energy") << u"MW"_s << u"MWh"_s << false << 1.0;
    QTest::newRow("the other way up") << u"人/件"_s << u"件/人"_s << false << 1.0;
}

void TestExpression::units()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, alike);
    QFETCH(double, ratio);
    const auto a = MeasureUnit::from(one);
    const auto b = MeasureUnit::from(other);
    QCOMPARE(a.isLike(b), alike);
    if (alike)
        QVERIFY2(std::abs(a.scale / b.scale / ratio - 1) < 1e-12, qPrintable(QString::number(a.scale / b.scale)));
}

void TestExpression::computes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QList<double>>("inputs");
    QTest::addColumn<double>("value");

    QTest::newRow("a number") << u"12.5"_s << QString() << QList<double>{} << 12.5;
    QTest::newRow("a share as a number") << u"30%"_s << QString() << QList<double>{} << 0.3;
    QTest::newRow("a number as a share") << u"0.3"_s << u"%"_s << QList<double>{} << 30.0;
    QTest::newRow("an indicator") << u"cases"_s << u"件"_s << QList<double>{7} << 7.0;
    QTest::newRow("to another scale") << u"cases"_s << u"万件"_s << QList<double>{7} << 7e-4;
    QTest::newRow("precedence") << u"1 + 2 * 3 - 4 / 8"_s << QString() << QList<double>{} << 6.5;
    QTest::newRow("from the left") << u"100 - 10 - 1"_s << QString() << QList<double>{} << 89.0;
    QTest::newRow("division from the left") << u"100 / 10 / 2"_s << QString() << QList<double>{} << 5.0;
    QTest::newRow("parentheses and signs") << u"-(1 + 2) * −3"_s << QString() << QList<double>{} << 9.0;
    QTest::newRow("the signs of schools") << u"6 × 3 ÷ 2"_s << QString() << QList<double>{} << 9.0;
    QTest::newRow("one scale") << u"cases + many.cases"_s << u"件"_s << QList<double>{5, 2} << 20'005.0;
    QTest::newRow("per ten thousand") << u"cases / people"_s << u"件/万人"_s << QList<double>{30, 200'000} << 1.5;
    QTest::newRow("the same from other units") << u"cases/many_people"_s << u"件/万人"_s << QList<double>{30, 20} << 1.5;
    QTest::newRow("on-time rate") << u"cases / [12345-hotline]"_s << u"%"_s << QList<double>{190, 200} << 95.0;
    QTest::newRow("of shares") << u"share * ratio"_s << u"%"_s << QList<double>{50, 0.5} << 25.0;
    QTest::newRow("energy of a day") << u"avg(load, 24h) * 1"_s << u"MW"_s << QList<double>{120} << 120.0;
    QTest::newRow("mean load") << u"sum(energy, regions) / sum(energy, 7d)"_s << QString() << QList<double>{300, 600} << 0.5;
    QTest::newRow("a count has no unit") << u"count(cases, regions) * 2"_s << QString() << QList<double>{9} << 18.0;
    QTest::newRow("a rate is by the hour") << u"rate(water, 24h)"_s << u"m³/h"_s << QList<double>{0.5} << 5000.0;
    QTest::newRow("hundred per cent") << u"cases / [12345-hotline] * 100%"_s << u"%"_s << QList<double>{190, 200} << 95.0;
    QTest::newRow("per cent and per cent") << u"share + 5%"_s << u"%"_s << QList<double>{50} << 55.0;
    QTest::newRow("Chinese codes") << u"每万人 * many_people"_s << u"件"_s << QList<double>{1.5, 20} << 30.0;
}

void TestExpression::computes()
{
    QFETCH(QString, text);
    QFETCH(QString, unit);
    QFETCH(QList<double>, inputs);
    QFETCH(double, value);
    const auto expression = Expression::parse(text, unit, unitOf);
    QVERIFY2(expression, qPrintable(expression ? QString() : expression.error().detail));
    QCOMPARE(qsizetype(expression->operands().size()), inputs.size());
    Inputs given;
    for (const double input : inputs)
        given.push_back({.value = input});
    const auto outcome = expression->evaluate(given);
    QVERIFY(outcome.value && outcome.reason == Reason::None);
    QVERIFY2(std::abs(*outcome.value - value) <= 1e-12 * std::abs(value), qPrintable(QString::number(*outcome.value, 'g', 17)));
}

/** Numbers that limits are compared with come out as they went in; what is left where two cancel is nothing; too much on the way is too much. */
void TestExpression::numbersAreExact()
{
    const auto share = Expression::parse(u"share", u"%"_s, unitOf);
    QVERIFY(share);
    for (int i = 0; i <= 1000; ++i)
        QCOMPARE(*share->evaluate({{.value = i / 10.0}}).value, i / 10.0);
    const auto cancelled = Expression::parse(u"ratio / (share - 10% - 20%)", {}, unitOf);
    QVERIFY(cancelled);
    QCOMPARE(cancelled->evaluate({{.value = 10}, {.value = 30}}).reason, Reason::DividedByZero);
    const auto large = Expression::parse(u"1 / (ratio * ratio)", {}, unitOf);
    QVERIFY(large);
    QCOMPARE(large->evaluate({{.value = 1e200}}).reason, Reason::TooLarge);
}

void TestExpression::asksOnce()
{
    const auto expression = Expression::parse(u"cases / sum(cases, 24h) + cases / sum(cases, 7d) * (cases/cases)", {}, unitOf);
    QVERIFY(expression);
    QCOMPARE(expression->operands().size(), 3u);
    QCOMPARE(expression->operands()[0], (Expression::Operand{.code = u"cases"_s}));
    QCOMPARE(expression->operands()[1], (Expression::Operand{.code = u"cases"_s, .function = Expression::Function::Sum, .seconds = 86'400}));
    QCOMPARE(expression->operands()[2].seconds, 7 * 86'400);
}

void TestExpression::saysWhyItCannot_data()
{
    QTest::addColumn<Inputs>("inputs"); // of cases and people
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<QString>("code");

    QTest::newRow("missing") << Inputs{{.value = 5}, {}} << Reason::Missing << u"people"_s;
    QTest::newRow("fewer than asked for") << Inputs{{.value = 5}} << Reason::Missing << u"people"_s;
    QTest::newRow("not a number") << Inputs{{.value = std::nan("")}, {.value = 1}} << Reason::Missing << u"cases"_s;
    QTest::newRow("withheld") << Inputs{{.value = 5}, {.value = 3, .isWithheld = true}} << Reason::Withheld << u"people"_s;
    QTest::newRow("withheld and missing") << Inputs{{}, {.isWithheld = true}} << Reason::Withheld << u"people"_s;
    QTest::newRow("by zero") << Inputs{{.value = 5}, {.value = 0}} << Reason::DividedByZero << QString();
    QTest::newRow("nothing by zero") << Inputs{{.value = 0}, {.value = 0}} << Reason::DividedByZero << QString();
    QTest::newRow("too large") << Inputs{{.value = 1e308}, {.value = 1e-300}} << Reason::TooLarge << QString();
}

void TestExpression::saysWhyItCannot()
{
    QFETCH(Inputs, inputs);
    QFETCH(Reason, reason);
    QFETCH(QString, code);
    const auto expression = Expression::parse(u"cases / people", u"件/人"_s, unitOf);
    QVERIFY(expression);
    const auto outcome = expression->evaluate(inputs);
    QVERIFY(!outcome.value);
    QCOMPARE(outcome.reason, reason);
    QCOMPARE(outcome.code, code);
}

void TestExpression::saysWhereItIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("message");

    QTest::newRow("nothing") << QString() << QString() << u"at 1: something is missing at the end"_s;
    QTest::newRow("half") << u"cases +"_s << u"件"_s << u"at 8: something is missing at the end"_s;
    QTest::newRow("no such indicator") << u"cases + crimes"_s << u"件"_s << u"at 9: there is no indicator 'crimes'"_s;
    QTest::newRow("no such function") << u"median(cases, 24h)"_s << u"件"_s << u"at 1: there is no function 'median'"_s;
    QTest::newRow("a number and per cent") << u"share + 5"_s << u"%"_s << u"at 7: a number and per cent can't be added"_s;
    QTest::newRow("per cent by hundred") << u"cases / [12345-hotline] * 100"_s << u"%"_s << u"leave the 100 out"_s;
    QTest::newRow("hundred first") << u"100 * cases / [12345-hotline]"_s << u"%"_s << u"leave the 100 out"_s;
    QTest::newRow("over part of a second") << u"sum(cases, 1.9s)"_s << u"件"_s << u"at 12: '1.9s' is no time"_s;
    QTest::newRow("units of a sum") << u"cases + people"_s << u"件"_s << u"at 7: 件 and 人 can't be added"_s;
    QTest::newRow("units of a difference") << u"cases - 5"_s << u"件"_s << u"at 7: 件 and 1 can't be subtracted"_s;
    QTest::newRow("unit of the whole") << u"cases / people"_s << u"件"_s << u"at 1: the result is in 人⁻¹·件, not in 件 as its unit '件' says"_s;
    QTest::newRow("open") << u"(cases"_s << u"件"_s << u"at 7: ')' is missing"_s;
    QTest::newRow("closed") << u"cases)"_s << u"件"_s << u"at 6: ')' was not expected"_s;
    QTest::newRow("open bracket") << u"1 + [cases"_s << QString() << u"at 5: ']' is missing"_s;
    QTest::newRow("empty bracket") << u"[ ]"_s << QString() << u"at 1: the code of an indicator is missing"_s;
    QTest::newRow("a bad number") << u"1.2.3"_s << QString() << u"at 1: '1.2.3' is no number"_s;
    QTest::newRow("over nothing") << u"sum(cases)"_s << u"件"_s << u"at 10: ',' is missing"_s;
    QTest::newRow("over what") << u"sum(cases, towns)"_s << u"件"_s << u"at 12: over what"_s;
    QTest::newRow("over weeks") << u"sum(cases, 2weeks)"_s << u"件"_s << u"at 12: '2weeks' is no time"_s;
    QTest::newRow("over a century") << u"sum(cases, 36500d)"_s << u"件"_s << u"at 12: '36500d' is no time"_s;
    QTest::newRow("over no time") << u"sum(cases, 0h)"_s << u"件"_s << u"at 12: '0h' is no time"_s;
    QTest::newRow("a rate over regions") << u"rate(cases, regions)"_s << u"件/h"_s << u"at 13: a rate is over time"_s;
    QTest::newRow("two in a row") << u"1 2"_s << QString() << u"at 3: '2' was not expected"_s;
    QTest::newRow("another sign") << u"2 ^ 3"_s << QString() << u"at 3: '^' was not expected"_s;
    QTest::newRow("a function of a sum") << u"sum(cases + people, 1h)"_s << u"件"_s << u"at 11: ',' is missing"_s;
    QTest::newRow("deep") << u"("_s.repeated(200) << QString() << u"too many parentheses"_s;
    QTest::newRow("many signs") << u"-"_s.repeated(200) + u"1"_s << QString() << u"too many parentheses"_s;
    QTest::newRow("long") << u"1+"_s.repeated(600) << QString() << u"1200 characters, at most 1000"_s;
}

void TestExpression::saysWhereItIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, unit);
    QFETCH(QString, message);
    const auto expression = Expression::parse(text, unit, unitOf);
    QVERIFY(!expression);
    QVERIFY2(expression.error().detail.contains(message), qPrintable(expression.error().detail));
}

namespace {

/** A tree that knows its own value without the language: what a unit is worth is written out here once more. */
struct Node
{
    QString text;
    double value = 0; // in 件, 人 and their quotients
    bool dividesByZero = false;
    bool isRounding = false; // two cancelled but for what rounding left: nothing is said of such
};

class Trees
{
public:
    enum Unit { Plain,
        Cases,
        People,
        CasesPerPerson };

    explicit Trees(quint32 seed)
        : m_random(seed)
    {
        for (auto &one : m_known) {
            const int what = m_random.bounded(20);
            one.value = what == 0 ? 0 : std::floor(m_random.generateDouble() * 2000 - 500) / 8;
            one.isMissing = m_random.bounded(60) == 0;
            one.isWithheld = m_random.bounded(60) == 0;
        }
    }

    Node make(Unit unit, int depth)
    {
        const int what = depth <= 0 ? 0 : m_random.bounded(6);
        switch (what) {
        case 1:
        case 2: {
            const auto a = make(unit, depth - 1);
            const auto b = make(unit, depth - 1);
            return {u"("_s + a.text + (what == 1 ? u" + "_s : u"-"_s) + b.text + u")"_s, what == 1 ? a.value + b.value : a.value - b.value, a.dividesByZero || b.dividesByZero, a.isRounding || b.isRounding || isLeftOver(a.value, what == 1 ? b.value : -b.value)};
        }
        case 3: {
            const auto a = make(unit, depth - 1);
            const auto b = make(Plain, depth - 1);
            return {a.text + sign(u"*"_s, u" × "_s) + u"("_s + b.text + u")"_s, a.value * b.value, a.dividesByZero || b.dividesByZero, a.isRounding || b.isRounding};
        }
        case 4: {
            const auto [above, below] = unit == CasesPerPerson ? std::pair(Cases, People) : unit == Plain ? std::pair(People, People)
                                                                                                          : std::pair(unit, Plain);
            const auto a = make(above, depth - 1);
            const auto b = make(below, depth - 1);
            return {u"("_s + a.text + u")"_s + sign(u"/"_s, u" ÷ "_s) + u"("_s + b.text + u")"_s, a.value / b.value, a.dividesByZero || b.dividesByZero || b.value == 0, a.isRounding || b.isRounding};
        }
        case 5: {
            const auto a = make(unit, depth - 1);
            return {u"(-("_s + a.text + u"))"_s, -a.value, a.dividesByZero, a.isRounding};
        }
        default:
            return leaf(unit);
        }
    }

    [[nodiscard]] Inputs inputsOf(const Expression &expression) const
    {
        Inputs inputs;
        for (const auto &operand : expression.operands()) {
            const auto &one = *std::ranges::find(m_known, operand.code, &Known::code);
            inputs.push_back({.value = one.isMissing ? std::optional<double>() : one.value, .isWithheld = one.isWithheld});
        }
        return inputs;
    }
    [[nodiscard]] bool asksFor(const Expression &expression, bool withheld) const
    {
        return std::ranges::any_of(expression.operands(), [&](const Expression::Operand &operand) {
            const auto &one = *std::ranges::find(m_known, operand.code, &Known::code);
            return withheld ? one.isWithheld : one.isMissing;
        });
    }

private:
    struct Known
    {
        QString code;
        Unit unit;
        double worth;
        double value = 0;
        bool isMissing = false;
        bool isWithheld = false;
    };

    static bool isLeftOver(double a, double b) { return a + b != 0 && std::abs(a + b) < 1e-12 * std::max(std::abs(a), std::abs(b)); }
    QString sign(const QString &one, const QString &other) { return m_random.bounded(2) == 0 ? one : other; }
    Node leaf(Unit unit)
    {
        if (unit == Plain && m_random.bounded(2) == 0) {
            const int number = m_random.bounded(10);
            return {QString::number(number), double(number), false};
        }
        for (;;) {
            const auto &one = m_known[std::size_t(m_random.bounded(int(m_known.size())))];
            if (one.unit == unit)
                return {m_random.bounded(3) == 0 ? u"[ "_s + one.code + u"]"_s : one.code, one.value * one.worth, false};
        }
    }

    QRandomGenerator m_random;
    std::vector<Known> m_known = {{u"cases"_s, Cases, 1}, {u"many.cases"_s, Cases, 1e4}, {u"people"_s, People, 1}, {u"many_people"_s, People, 1e4}, {u"ratio"_s, Plain, 1}, {u"share"_s, Plain, 0.01}, {u"每万人"_s, CasesPerPerson, 1e-4}};
};

}

/** Random trees against a plain calculation; what is missing, withheld or divided by zero gives its reason and no number. */
void TestExpression::anyTree()
{
    static constexpr std::array<std::pair<QStringView, double>, 4> resultUnits = {{{u"%", 0.01}, {u"万件", 1e4}, {u"人", 1}, {u"件/万人", 1e-4}}};
    int values = 0;
    int refused = 0;
    std::array<int, 5> reasons = {};
    for (quint32 seed = 0; seed < 20'000; ++seed) {
        Trees trees(seed);
        const auto unit = Trees::Unit(seed % 4);
        const auto tree = trees.make(unit, int(seed / 4 % 6));
        if (tree.text.size() > 1000 || tree.isRounding)
            continue;
        const auto &[name, worth] = resultUnits[std::size_t(unit)];
        const auto expression = Expression::parse(tree.text, name.toString(), unitOf);
        if (!expression && expression.error().detail.contains("a number and per cent"_L1)) { // refused, though their units are alike
            ++refused;
            continue;
        }
        QVERIFY2(expression, qPrintable(tree.text + u": "_s + (expression ? QString() : expression.error().detail)));
        const auto outcome = expression->evaluate(trees.inputsOf(*expression));
        const auto expected = trees.asksFor(*expression, true) ? Reason::Withheld : trees.asksFor(*expression, false) ? Reason::Missing
            : tree.dividesByZero                                                                                      ? Reason::DividedByZero
            : std::isfinite(tree.value / worth)                                                                       ? Reason::None
                                                                                                                      : Reason::TooLarge;
        QVERIFY2(outcome.reason == expected && outcome.value.has_value() == (expected == Reason::None), qPrintable(tree.text));
        ++reasons[std::size_t(expected)];
        if (!outcome.value)
            continue;
        ++values;
        QVERIFY2(std::abs(*outcome.value - tree.value / worth) <= 1e-9 * std::abs(tree.value / worth) + 1e-300, qPrintable(u"%1: %2, not %3"_s.arg(tree.text).arg(*outcome.value).arg(tree.value / worth)));
    }
    QVERIFY(values > 5000 && refused < 5000);
    QVERIFY(reasons[std::size_t(Reason::Missing)] > 100 && reasons[std::size_t(Reason::Withheld)] > 100 && reasons[std::size_t(Reason::DividedByZero)] > 100);
}

/** Whatever is typed is an expression or an error with a place, and nothing else. */
void TestExpression::anyText()
{
    const QStringList pieces = {u"cases"_s, u"people"_s, u"["_s, u"]"_s, u"("_s, u")"_s, u"+"_s, u"-"_s, u"*"_s, u"÷"_s, u"%"_s, u"1"_s, u"2.5"_s, u"sum("_s, u", 24h)"_s, u", regions)"_s, u" "_s, u"."_s, u"万"_s, u"\0"_s, u","_s};
    QRandomGenerator random(5);
    for (int round = 0; round < 20'000; ++round) {
        QString text;
        for (int i = random.bounded(12); i >= 0; --i)
            text += pieces[random.bounded(pieces.size())];
        const auto expression = Expression::parse(text, {}, unitOf);
        if (expression)
            (void)expression->evaluate(Inputs(expression->operands().size(), {.value = 1}));
        else
            QVERIFY2(expression.error().detail.startsWith(u"at "_s), qPrintable(text));
    }
}

QTEST_APPLESS_MAIN(TestExpression)
#include "tst_expression.moc"
