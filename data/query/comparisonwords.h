#pragma once

#include "readcomparisons.h"

#include "analysis/language.h"
#include "model/indicator.h"

#include <QCoreApplication>
#include <QString>

#include <array>

namespace tonglan {

/** One comparison as the screen says it. */
struct ComparisonLine
{
    enum class Kind { Before, ///< 环比
        YearBefore, ///< 同比
        Target, ///< 较目标
        Alike }; ///< 较同类日

    Kind kind = Kind::Before;
    QString label = {}; ///< "环比"
    QString basis = {}; ///< "昨日同期 1.38": with what it is compared; without a number if there is none.
    QString change = {}; ///< "14.8%" without sign; empty if nothing can be said.
    int direction = 0; ///< As of Comparison.
    QString word = {}; ///< Up, down or the same; if that is good or bad for this indicator, that too.
    int verdict = 0; ///< 1 good, −1 bad, 0 neither, or nobody has said which way is good.
    QString reason = {}; ///< Why nothing can be said; empty if it can.

    friend bool operator==(const ComparisonLine &, const ComparisonLine &) = default;
};

/** The words of comparisons in the language of the screen. Dates are those of @p zone. */
class ComparisonWords
{
    Q_DECLARE_TR_FUNCTIONS(ComparisonWords)

public:
    ComparisonWords(const ComparisonAnswer &answer, const Indicator &definition, TimeMs now, const QTimeZone &zone, Language language);

    [[nodiscard]] QString period() const; ///< "今日至 14:30 均值"
    [[nodiscard]] QString value() const; ///< With its unit; empty if there is none.
    [[nodiscard]] QString reason() const; ///< Why there is none.
    [[nodiscard]] QString note() const; ///< What is to be known of the calendar behind the days alike: "2027 调休未公布，按法定节日"; mostly empty.
    [[nodiscard]] std::array<ComparisonLine, 4> lines() const;

private:
    [[nodiscard]] QString figure(double value) const;
    [[nodiscard]] QString name(const Period &period) const;
    [[nodiscard]] QString lacks(const PeriodFigure &figure) const;
    [[nodiscard]] QString before() const;
    [[nodiscard]] QString yearBefore() const;
    [[nodiscard]] QString foldedBy() const;
    void judge(ComparisonLine &line, const std::optional<Comparison> &comparison) const;

    const ComparisonAnswer &m_answer;
    const Indicator &m_definition;
    TimeMs m_now = 0;
    QTimeZone m_zone;
    Language m_language = Language::Chinese;
};

}
