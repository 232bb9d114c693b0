#pragma once

#include "analysis/measureunit.h"
#include "base/result.h"

#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace tonglan {

/** What a computed indicator is computed by: a small total language, without loops and without anything outside of it.
 *
 *      sum(water.supply, regions) / count([hotline.accepted], 24h) * 100%
 *
 *  Numbers (12, 0.5, 30%), codes of indicators (bare, or in brackets if they have other signs than letters, digits, "." and "_"), + - * / and × ÷,
 *  parentheses, and of one indicator over the regions below (regions) or over the time before (90s, 15min, 24h, 7d): sum, avg, min, max, count, and over
 *  time rate, which is by how much it grew in an hour.
 *
 *  Units are checked when it is parsed: what is added must be alike (万人次 and 人次 are, and are brought to one scale), the whole must be like the
 *  unit that the result is said to have. A plain number has no unit. Evaluating never fails and never gives a wrong number: it gives a reason instead.
 *  A value; pure.
 */
class Expression
{
public:
    enum class Function : quint8 { Value, ///< As it is at the moment, in the region.
        Sum,
        Average,
        Minimum,
        Maximum,
        Count,
        Rate };
    /** What is asked of one indicator. */
    struct Operand
    {
        QString code = {};
        Function function = Function::Value;
        qint64 seconds = 0; ///< Over so much time before; 0: over the regions below, or for a value at all.

        friend bool operator==(const Operand &, const Operand &) = default;
    };
    /** The answer to that, in the unit of the indicator; of a count how many there are. */
    struct Input
    {
        std::optional<double> value = {}; ///< Unset: there is none.
        bool isWithheld = false; ///< There is one that must not be shown.
    };
    enum class Reason : quint8 { None,
        Missing, ///< An input is not there.
        Withheld, ///< An input must not be shown: nothing that could give it away is.
        DividedByZero,
        TooLarge }; ///< Beyond what a number can hold.
    struct Outcome
    {
        std::optional<double> value = {}; ///< In the unit of the result. Set if there is no reason.
        Reason reason = Reason::None;
        QString code = {}; ///< The indicator that is missing or withheld.
    };

    /** @p unitOf says what unit an indicator has; unset: there is no such indicator. An error names the place, counted from 1, and what is wrong there.
     *  Without @p unitOf only the writing is checked, and the outcome is good for operands() alone.
     */
    [[nodiscard]] static Result<Expression> parse(QStringView text, const QString &unit, const std::function<std::optional<QString>(const QString &)> &unitOf);

    /** Each once, in the order in which they are written. */
    [[nodiscard]] const std::vector<Operand> &operands() const { return m_operands; }
    /** @p inputs: of each operand, in their order. */
    [[nodiscard]] Outcome evaluate(const std::vector<Input> &inputs) const;

private:
    enum class Operation : quint8 { Number,
        Operand,
        Add,
        Subtract,
        Multiply,
        Divide,
        Negate };
    struct Step
    {
        Operation operation = Operation::Number;
        double number = 0; ///< Itself, or what brings an operand to base units.
        std::size_t operand = 0;
    };
    class Parser;

    std::vector<Operand> m_operands = {};
    std::vector<Step> m_steps = {}; ///< In reverse Polish order.
    double m_scale = 1; ///< From base units to that of the result.
};

}
