#include "pointed.h"

#include <cmath>
#include <limits>

namespace tonglan {

bool Pointed::hasPlace() const
{
    return hasEvent() && std::isfinite(m_lat) && std::isfinite(m_lon);
}

void Pointed::setRegion(const QString &code)
{
    if (code == m_region)
        return;
    m_region = code;
    Q_EMIT regionChanged();
}

void Pointed::setEvent(const QString &source, const QString &id, double lat, double lon, double time)
{
    const bool isSamePlace = lat == m_lat && lon == m_lon;
    if (source == m_source && id == m_eventId && isSamePlace && time == m_time)
        return;
    m_source = source;
    m_eventId = id;
    m_lat = lat;
    m_lon = lon;
    m_time = time;
    Q_EMIT eventChanged();
}

void Pointed::clearEvent()
{
    if (!hasEvent())
        return;
    constexpr auto nowhere = std::numeric_limits<double>::quiet_NaN();
    setEvent({}, {}, nowhere, nowhere, 0);
}

void Pointed::leaveEvent(const QString &source, const QString &id)
{
    if (isEvent(source, id))
        clearEvent();
}

void Pointed::leaveRegion(const QString &code)
{
    if (code == m_region)
        setRegion({});
}

}
