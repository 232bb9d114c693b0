#include "areapick.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

AreaPick::AreaPick(QObject *parent)
    : EventPick(parent)
{
    m_events.newest = std::make_shared<const EventKeys>();
}

bool AreaPick::pick(PointSource *points, MapArea area, int least)
{
    if (!points || eventsIn(*points->points(), area, 0).count < std::max(1, least))
        return false;
    if (m_points)
        m_points->disconnect(this);
    m_points = points;
    m_area = std::move(area);
    m_least = least;
    connect(points, &PointSource::changed, this, [this] { count(*m_points->points()); });
    count(*points->points());
    return true;
}

void AreaPick::clear()
{
    if (!isActive())
        return;
    if (m_points)
        m_points->disconnect(this);
    m_points = nullptr;
    m_area = {};
    m_events = {.newest = std::make_shared<const EventKeys>()};
    Q_EMIT changed();
}

void AreaPick::count(const PointSet &set)
{
    auto events = eventsIn(set, m_area, isWithheld() ? 0 : mostRows);
    if (events.count < m_least)
        return clear();
    if (*events.newest == *m_events.newest)
        events.newest = m_events.newest; // whoever lists them need not ask again
    m_events = std::move(events);
    Q_EMIT changed();
}

QString AreaPick::shape() const
{
    switch (m_area.shape) {
    case MapArea::Shape::Square:
        return u"square"_s;
    case MapArea::Shape::Hexagon:
        return u"hexagon"_s;
    case MapArea::Shape::Circle:
        break;
    }
    return u"circle"_s;
}

}
