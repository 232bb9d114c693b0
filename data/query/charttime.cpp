#include "charttime.h"

#include <algorithm>
#include <cmath>

namespace tonglan {

ChartTime::ChartTime(QObject *parent)
    : QObject(parent)
{
}

void ChartTime::setPointed(double time)
{
    const double moment = std::isfinite(time) && time > 0 ? time : 0;
    if (moment == m_pointed)
        return;
    m_pointed = moment;
    Q_EMIT pointedChanged();
}

void ChartTime::show(double from, double to)
{
    if (!std::isfinite(from) || !std::isfinite(to) || to <= from)
        return;
    const double length = std::clamp(to - from, shortest, longest);
    if (length != to - from) {
        from = std::round((from + to - length) / 2);
        to = from + length;
    }
    if (from <= 0 || (from == m_from && to == m_to))
        return;
    m_from = from;
    m_to = to;
    Q_EMIT rangeChanged();
}

void ChartTime::reset()
{
    if (!isMoved())
        return;
    m_from = m_to = 0;
    Q_EMIT rangeChanged();
}

}
