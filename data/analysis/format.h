#pragma once

#include "language.h"

#include "base/clock.h"

#include <QString>

namespace tonglan {

/** A number as the wall shows it: thousands comma, U+2212 as minus, exactly @p decimals digits after the point (0…6).
 *  Empty for NaN and infinities: no data is not a number.
 */
[[nodiscard]] QString formatNumber(double value, int decimals);

/** A number and its unit, which stand in different fonts. */
struct Figure
{
    QString value = {};
    QString unit = {};

    friend bool operator==(const Figure &, const Figure &) = default;
};

/** As formatNumber, but in Chinese large counts move into 万 and 亿 with at most two decimals, where the unit is a count
 *  ("件", "人次", "万元", …): from a million on to 万, from a hundred million on to 亿. Physical units stay as they are.
 */
[[nodiscard]] Figure formatFigure(double value, const QString &unit, int decimals, Language language);

/** How old something is: "12秒" "4分" "1时07分" "2天"; "12s" "4m" "1h07" "2d". Negative ages count as 0. */
[[nodiscard]] QString formatAge(qint64 ms, Language language);

/** How long is left or over: "06:42", "1:12:30", with days as hours "49:00:00". The sign is the caller's. */
[[nodiscard]] QString formatRemaining(qint64 ms);

/** A ratio change as "14.8%" without sign (an arrow says the direction); empty for NaN. */
[[nodiscard]] QString formatChange(double ratio);

}
