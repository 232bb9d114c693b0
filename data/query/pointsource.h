#pragma once

#include "analysis/pointset.h"
#include "queryobject.h"

#include <algorithm>
#include <memory>

namespace tonglan {

struct PointReading;

/** Where events are, for the layers of the map. Of the cache only what has changed is read, where that is less than all there is: see readPoints(). */
class PointSource : public QueryObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString mode READ mode WRITE setMode NOTIFY parametersChanged)
    Q_PROPERTY(double from READ from WRITE setFrom NOTIFY parametersChanged)
    Q_PROPERTY(double to READ to WRITE setTo NOTIFY parametersChanged)
    Q_PROPERTY(double keptFrom READ keptFrom WRITE setKeptFrom NOTIFY parametersChanged)
    Q_PROPERTY(double keptTo READ keptTo WRITE setKeptTo NOTIFY parametersChanged)
    Q_PROPERTY(int daysBack READ daysBack WRITE setDaysBack NOTIFY parametersChanged)
    Q_PROPERTY(bool enabled READ isEnabled WRITE setEnabled NOTIFY parametersChanged)
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY parametersChanged)
    Q_PROPERTY(QString sourceFilter READ sourceFilter WRITE setSourceFilter NOTIFY parametersChanged)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString credit READ credit NOTIFY changed)
    Q_PROPERTY(int withoutPlace READ withoutPlace NOTIFY changed)

public:
    explicit PointSource(QObject *parent = nullptr);

    [[nodiscard]] const QString &mode() const { return m_mode; } ///< "open" (default): not yet closed; "window": reported from … to.
    void setMode(const QString &mode) { change(m_mode, mode); }
    [[nodiscard]] double from() const { return double(m_from); } ///< from = to = 0 in mode "window": the last 24 hours; with a source, all of its events.
    void setFrom(double from) { change(m_from, TimeMs(from)); }
    [[nodiscard]] double to() const { return double(m_to); }
    void setTo(double to) { change(m_to, TimeMs(to)); }
    /** Where many windows will be asked for, one after the other, as in a playback: all of it is read at once and kept, and windows in it
     *  are taken from that. from = to = 0: nothing is kept.
     */
    [[nodiscard]] double keptFrom() const { return double(m_keptFrom); }
    void setKeptFrom(double from) { change(m_keptFrom, TimeMs(from)); }
    [[nodiscard]] double keptTo() const { return double(m_keptTo); }
    void setKeptTo(double to) { change(m_keptTo, TimeMs(to)); }
    [[nodiscard]] int daysBack() const { return m_daysBack; } ///< The window is moved back by so many days of 24 hours: to compare with. 0 … 3,660.
    void setDaysBack(int days) { change(m_daysBack, std::clamp(days, 0, 3'660)); }
    [[nodiscard]] bool isEnabled() const { return m_driver.isEnabled(); } ///< Asks nothing while it is not.
    void setEnabled(bool enabled);
    [[nodiscard]] const QString &region() const { return m_region; }
    void setRegion(const QString &region) { change(m_region, region); }
    [[nodiscard]] const QString &sourceFilter() const { return m_sourceFilter; } ///< Source id; empty: the city's events, that is those with a region.
    void setSourceFilter(const QString &source) { change(m_sourceFilter, source); }

    [[nodiscard]] std::shared_ptr<const PointSet> points() const { return m_points; } ///< Never null.
    [[nodiscard]] int count() const { return int(m_points->size()); }
    [[nodiscard]] const QString &credit() const { return m_credit; } ///< Of the source, as its feed is configured; must be visible beside its events.
    [[nodiscard]] int withoutPlace() const { return int(m_points->withoutPlace()); } ///< Matching events that cannot be mapped.

protected:
    void ask() override;
    void tick() override;

private:
    void show(std::shared_ptr<const PointSet> points, const QString &credit);

    QString m_mode;
    TimeMs m_from = 0;
    TimeMs m_to = 0;
    int m_daysBack = 0;
    QString m_region;
    QString m_sourceFilter;
    std::shared_ptr<const PointSet> m_points;
    std::shared_ptr<const PointReading> m_reading; // what the next one goes on from; null: nothing
    QString m_credit;
    TimeMs m_askedAt = 0;
    TimeMs m_keptFrom = 0;
    TimeMs m_keptTo = 0;
};

}
