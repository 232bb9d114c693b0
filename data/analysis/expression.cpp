#include "expression.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qsizetype longestText = 1000;
static constexpr int deepest = 50; // parentheses and signs in one another

/** Recursive descent; what is wrong ends it and never leaves this file. */
class Expression::Parser
{
public:
    struct Wrong
    {
        qsizetype at = 0;
        QString what;
    };

    Parser(QStringView text, const std::function<std::optional<QString>(const QString &)> &unitOf, Expression &made)
        : m_text(text)
        , m_unitOf(unitOf)
        , m_made(made)
    {
    }

    /** A unit, and what is needed to find the mistakes that units do not show: per cent are numbers, too. */
    struct Typed
    {
        MeasureUnit unit = {};
        bool isPlain = false; ///< Written as a number without a per cent sign.
        bool isShare = false; ///< In per cent or per mille.
        bool timesHundred = false; ///< Multiplied by a plain 100 or 1000.
    };

    Typed all()
    {
        const auto unit = sum(0);
        skipSpace();
        if (m_at < m_text.size())
            throw Wrong{m_at, u"'%1' was not expected"_s.arg(m_text[m_at])};
        return unit;
    }

private:
    Typed sum(int depth)
    {
        auto left = product(depth);
        for (;;) {
            skipSpace();
            const auto sign = m_at;
            const bool isPlus = take(u'+');
            if (!isPlus && !take(u'-') && !take(u'−'))
                return left;
            const auto right = product(depth);
            const auto verb = isPlus ? u"added"_s : u"subtracted"_s;
            if (m_unitOf && !left.unit.isLike(right.unit))
                throw Wrong{sign, u"%1 and %2 can't be %3"_s.arg(left.unit.text(), right.unit.text(), verb)};
            if ((left.isShare && right.isPlain) || (left.isPlain && right.isShare))
                throw Wrong{sign, u"a number and per cent can't be %1: write 5% or 0.05"_s.arg(verb)};
            step(isPlus ? Operation::Add : Operation::Subtract);
            left = {.unit = left.unit, .isPlain = left.isPlain && right.isPlain, .isShare = left.isShare || right.isShare, .timesHundred = left.timesHundred || right.timesHundred};
        }
    }

    Typed product(int depth)
    {
        auto left = factor(depth);
        for (;;) {
            const bool isTimes = take(u'*') || take(u'×');
            if (!isTimes && !take(u'/') && !take(u'÷'))
                return left;
            const auto before = m_hundred;
            m_hundred = false;
            const auto right = factor(depth);
            const bool byHundred = isTimes && ((right.isPlain && m_hundred) || (left.isPlain && before));
            left = {.unit = left.unit.times(right.unit, isTimes ? 1 : -1),
                .isPlain = left.isPlain && right.isPlain,
                .isShare = isTimes && left.isShare != right.isShare && (left.isPlain || right.isPlain),
                .timesHundred = left.timesHundred || right.timesHundred || byHundred};
            step(isTimes ? Operation::Multiply : Operation::Divide);
        }
    }

    Typed factor(int depth)
    {
        skipSpace();
        m_hundred = false;
        if (depth > deepest)
            throw Wrong{m_at, u"too many parentheses or signs in one another"_s};
        if (take(u'-') || take(u'−')) {
            const auto typed = factor(depth + 1);
            step(Operation::Negate);
            return typed;
        }
        if (take(u'(')) {
            const auto typed = sum(depth + 1);
            need(u')');
            m_hundred = false;
            return typed;
        }
        if (m_at < m_text.size() && m_text[m_at].isDigit())
            return number();
        const auto start = m_at;
        const auto name = code();
        if (!m_wasBracketed && take(u'('))
            return function(start, name);
        return operand(start, {.code = name});
    }

    Typed number()
    {
        const auto value = digits();
        const bool isShare = take(u'%');
        m_hundred = !isShare && (value == 100 || value == 1000);
        step(Operation::Number, isShare ? value / 100 : value);
        return {.isPlain = !isShare, .isShare = isShare};
    }

    double digits()
    {
        const auto start = m_at;
        while (m_at < m_text.size() && (m_text[m_at].isDigit() || m_text[m_at] == u'.'))
            ++m_at;
        bool isNumber = false;
        const double value = m_text.sliced(start, m_at - start).toDouble(&isNumber);
        if (!isNumber)
            throw Wrong{start, u"'%1' is no number"_s.arg(m_text.sliced(start, m_at - start))};
        return value;
    }

    QString code()
    {
        m_wasBracketed = false;
        const auto start = m_at;
        if (take(u'[')) {
            m_wasBracketed = true;
            const auto end = m_text.indexOf(u']', m_at);
            if (end < 0)
                throw Wrong{start, u"']' is missing"_s};
            const auto name = m_text.sliced(m_at, end - m_at).trimmed().toString();
            m_at = end + 1;
            if (name.isEmpty())
                throw Wrong{start, u"the code of an indicator is missing"_s};
            return name;
        }
        while (m_at < m_text.size() && (m_text[m_at].isLetterOrNumber() || m_text[m_at] == u'.' || m_text[m_at] == u'_'))
            ++m_at;
        if (m_at == start)
            throw Wrong{start, m_at < m_text.size() ? u"'%1' was not expected"_s.arg(m_text[m_at]) : u"something is missing at the end"_s};
        return m_text.sliced(start, m_at - start).toString();
    }

    Typed function(qsizetype start, const QString &name)
    {
        static const std::array<std::pair<QLatin1StringView, Function>, 6> functions = {
            std::pair("sum"_L1, Function::Sum), {"avg"_L1, Function::Average}, {"min"_L1, Function::Minimum}, {"max"_L1, Function::Maximum}, {"count"_L1, Function::Count}, {"rate"_L1, Function::Rate}};
        const auto *const found = std::ranges::find(functions, name, [](const auto &one) { return QString(one.first); });
        if (found == functions.end())
            throw Wrong{start, u"there is no function '%1': there are sum, avg, min, max, count and rate"_s.arg(name)};
        skipSpace();
        const auto inner = m_at;
        Operand operand{.code = code(), .function = found->second};
        need(u',');
        operand.seconds = range(operand.function);
        need(u')');
        return this->operand(inner, operand);
    }

    /** Seconds, or 0 for the regions. */
    qint64 range(Function function)
    {
        skipSpace();
        const auto start = m_at;
        if (m_at < m_text.size() && m_text[m_at].isDigit()) {
            const double number = digits();
            const auto unitAt = m_at;
            while (m_at < m_text.size() && m_text[m_at].isLetter())
                ++m_at;
            const auto unit = m_text.sliced(unitAt, m_at - unitAt);
            const qint64 length = unit == "s"_L1 ? 1 : unit == "min"_L1 ? 60
                : unit == "h"_L1                                        ? 3'600
                : unit == "d"_L1                                        ? 86'400
                                                                        : 0;
            const double seconds = number * double(length);
            if (!(seconds >= 1 && seconds <= 10 * 366 * 86'400.0) || seconds != std::floor(seconds))
                throw Wrong{start, u"'%1' is no time of a second to ten years: 90s, 15min, 24h, 7d"_s.arg(m_text.sliced(start, m_at - start))};
            return qint64(seconds);
        }
        const auto word = m_at < m_text.size() && m_text[m_at].isLetter() ? code() : QString();
        if (word != "regions"_L1)
            throw Wrong{start, u"over what: 'regions', or a time such as 24h?"_s};
        if (function == Function::Rate)
            throw Wrong{start, u"a rate is over time"_s};
        return 0;
    }

    Typed operand(qsizetype start, const Operand &operand)
    {
        const auto text = m_unitOf ? m_unitOf(operand.code) : QString();
        if (!text)
            throw Wrong{start, u"there is no indicator '%1'"_s.arg(operand.code)};
        auto unit = operand.function == Function::Count ? MeasureUnit() : MeasureUnit::from(*text);
        if (operand.function == Function::Rate)
            unit = unit.times(MeasureUnit::from(u"h"), -1);
        auto known = std::ranges::find(m_made.m_operands, operand);
        if (known == m_made.m_operands.end())
            known = m_made.m_operands.insert(known, operand);
        step(Operation::Operand, unit.scale, std::size_t(known - m_made.m_operands.begin()));
        const bool isShare = unit.dimensions.isEmpty() && unit.scale < 1;
        unit.scale = 1; // from here on everything is in base units
        return {.unit = unit, .isShare = isShare};
    }

    void step(Operation operation, double number = 0, std::size_t operand = 0) { m_made.m_steps.push_back({operation, number, operand}); }

    void skipSpace()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }
    bool take(QChar sign)
    {
        skipSpace();
        if (m_at >= m_text.size() || m_text[m_at] != sign)
            return false;
        ++m_at;
        return true;
    }
    void need(QChar sign)
    {
        if (!take(sign))
            throw Wrong{m_at, u"'%1' is missing"_s.arg(sign)};
    }

    QStringView m_text;
    const std::function<std::optional<QString>(const QString &)> &m_unitOf;
    Expression &m_made;
    qsizetype m_at = 0;
    bool m_wasBracketed = false; ///< The code that was read last.
    bool m_hundred = false; ///< The factor that was read last is a plain 100 or 1000.
};

Result<Expression> Expression::parse(QStringView text, const QString &unit, const std::function<std::optional<QString>(const QString &)> &unitOf)
{
    if (text.size() > longestText)
        return failure(Error::Kind::Invalid, u"%1 characters, at most %2 are allowed"_s.arg(text.size()).arg(longestText));
    Expression made;
    try {
        const auto found = Parser(text, unitOf, made).all();
        const auto wanted = MeasureUnit::from(unit);
        if (unitOf && !found.unit.isLike(wanted))
            throw Parser::Wrong{0, u"the result is in %1, not in %2 as its unit '%3' says"_s.arg(found.unit.text(), wanted.text(), unit)};
        if (unitOf && found.timesHundred && wanted.dimensions.isEmpty() && wanted.scale < 1)
            throw Parser::Wrong{0, u"the result is in %1, which is by hundred already: leave the 100 out, or write 100%"_s.arg(unit)};
        made.m_scale = wanted.scale;
    } catch (const Parser::Wrong &wrong) {
        return failure(Error::Kind::Invalid, u"at %1: %2"_s.arg(wrong.at + 1).arg(wrong.what));
    }
    return made;
}

Expression::Outcome Expression::evaluate(const std::vector<Input> &inputs) const
{
    const auto inputOf = [&](std::size_t operand) { return operand < inputs.size() ? inputs[operand] : Input(); };
    for (std::size_t i = 0; i < m_operands.size(); ++i) {
        if (inputOf(i).isWithheld)
            return {.reason = Reason::Withheld, .code = m_operands[i].code};
    }
    for (std::size_t i = 0; i < m_operands.size(); ++i) {
        if (const auto input = inputOf(i); !input.value || !std::isfinite(*input.value))
            return {.reason = Reason::Missing, .code = m_operands[i].code};
    }
    std::vector<double> stack;
    for (const auto &step : m_steps) {
        if (step.operation == Operation::Number || step.operation == Operation::Operand) {
            stack.push_back(step.operation == Operation::Number ? step.number : *inputOf(step.operand).value * step.number);
            continue;
        }
        const double right = stack.back();
        if (step.operation == Operation::Negate) {
            stack.back() = -right;
            continue;
        }
        stack.pop_back();
        double &left = stack.back();
        switch (step.operation) {
        case Operation::Add:
        case Operation::Subtract: {
            // What is left where two cancel is rounding, and dividing by it would give a number from nothing.
            const double larger = std::max(std::abs(left), std::abs(right));
            left += step.operation == Operation::Add ? right : -right;
            if (std::abs(left) < larger * 16 * std::numeric_limits<double>::epsilon())
                left = 0;
            break;
        }
        case Operation::Multiply:
            left *= right;
            break;
        default:
            if (right == 0)
                return {.reason = Reason::DividedByZero};
            left /= right;
        }
        if (!std::isfinite(left))
            return {.reason = Reason::TooLarge};
    }
    const double value = stack.empty() ? 0 : stack.back() / m_scale;
    if (!std::isfinite(value))
        return {.reason = Reason::TooLarge};
    return {.value = QByteArray::number(value, 'g', 15).toDouble()}; // 29 % are 29, not 28.999999999999996: limits compare exactly
}

}
