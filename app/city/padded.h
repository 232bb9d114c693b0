#pragma once

#include <QString>

namespace tonglan {

/** A number with leading zeros. */
[[nodiscard]] inline QString padded(qint64 number, int width)
{
    return QString::number(number).rightJustified(width, u'0');
}

}
