#pragma once

#include <QMap>
#include <QString>

namespace tonglan {

/** A unit of measurement as people write it ("万m³", "件/万人", "%"), taken apart so that a calculation can be checked and brought to one scale.
 *  Known: the prefixes 万 and 亿, % and ‰, m km m² m³ km² L t kg g, W to GW, Wh to GWh, s min h d with 秒 分钟 小时 天; squares and cubes; / and ·. Every other
 *  word is a unit of its own: 件 is not 起.
 */
struct MeasureUnit
{
    double scale = 1; ///< A figure in this unit times this is the figure in the base units.
    QMap<QString, int> dimensions = {}; ///< Base unit and its power, never 0.

    [[nodiscard]] static MeasureUnit from(QStringView text);

    [[nodiscard]] MeasureUnit times(const MeasureUnit &other, int power = 1) const; ///< @p power 1 multiplies, -1 divides.
    [[nodiscard]] bool isLike(const MeasureUnit &other) const { return dimensions == other.dimensions; } ///< May be added.
    [[nodiscard]] QString text() const; ///< The base units, for messages: "件·人⁻¹"; "1" if there are none.
};

}
