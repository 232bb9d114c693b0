#pragma once

#include "eventpick.h"
#include "pointsource.h"

#include <QPointer>

namespace tonglan {

/** The events in a part of the map that somebody pointed at, kept up to date while they come and go: behind every colour of the map are
 *  the rows that made it. GUI thread.
 */
class AreaPick : public EventPick
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(double areaKm2 READ areaKm2 NOTIFY changed)
    Q_PROPERTY(double metres READ metres NOTIFY changed)
    Q_PROPERTY(bool withheld READ isWithheld NOTIFY changed)
    Q_PROPERTY(QString shape READ shape NOTIFY changed)

public:
    explicit AreaPick(QObject *parent = nullptr);

    /** From now on: what @p points hold of @p area, as long as it is at least @p least. False, and nothing changes, if there is nothing or less
     *  than that. To whom so few are not shown, no single event is either: above 1, @p least leaves the count only.
     */
    bool pick(PointSource *points, MapArea area, int least = 0);
    Q_INVOKABLE void clear();

    [[nodiscard]] bool isActive() const override { return m_area.contains != nullptr; }
    [[nodiscard]] int count() const override { return int(m_events.count); }
    [[nodiscard]] double areaKm2() const { return m_area.areaKm2; }
    [[nodiscard]] double metres() const { return m_area.metres; } ///< Its width.
    [[nodiscard]] bool isWithheld() const { return m_least > 1; } ///< Only how many there are may be said, not which.
    [[nodiscard]] QString shape() const; ///< "square", "hexagon" or "circle"
    [[nodiscard]] const MapArea &area() const { return m_area; }
    [[nodiscard]] const std::shared_ptr<const EventKeys> &events() const override { return m_events.newest; }

private:
    void count(const PointSet &set);

    QPointer<PointSource> m_points;
    MapArea m_area;
    int m_least = 0;
    AreaEvents m_events;
};

}
