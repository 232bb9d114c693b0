#pragma once

#include "model/geo.h"

#include <QObject>
#include <qqmlregistration.h>

#include <optional>

namespace tonglan {

/** A line that somebody draws on the map point by point, with its length and, closed to a ring, the area inside. WGS 84, on the ellipsoid.
 *  Begun, it takes points until it is ended; ended, it stays, and the next point begins another. GUI thread.
 */
class Measure : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool active READ isActive NOTIFY changed)
    Q_PROPERTY(bool ended READ isEnded NOTIFY changed)
    Q_PROPERTY(bool closed READ isClosed NOTIFY changed)
    Q_PROPERTY(bool crossed READ isCrossed NOTIFY changed) ///< Closed, but the sides cross: there is no area.
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString lengthText READ lengthText NOTIFY changed)
    Q_PROPERTY(QString areaText READ areaText NOTIFY changed)
    Q_PROPERTY(QString liveText READ liveText NOTIFY pointed)

public:
    using QObject::QObject;

    [[nodiscard]] bool isActive() const { return m_isActive; }
    [[nodiscard]] bool isEnded() const { return m_isEnded; }
    [[nodiscard]] bool isClosed() const { return m_isClosed; }
    [[nodiscard]] bool isCrossed() const { return m_isClosed && m_isCrossed; }
    [[nodiscard]] int count() const { return int(m_points.size()); }
    [[nodiscard]] const GeoRing &points() const { return m_points; }
    [[nodiscard]] std::optional<GeoPoint> pointer() const { return m_isEnded ? std::nullopt : m_pointer; }
    [[nodiscard]] double length() const; ///< m, of all sides; of a ring with the one that closes it.
    [[nodiscard]] double area() const; ///< m²; 0 unless it is a ring that does not cross itself.

    [[nodiscard]] QString lengthText() const; ///< Empty before the second point.
    [[nodiscard]] QString areaText() const; ///< Empty without an area.
    [[nodiscard]] QString liveText() const; ///< From the last point to the pointer, and all of it; empty without both.

    Q_INVOKABLE void begin();
    Q_INVOKABLE void leave(); ///< And forgets everything.
    /** Adds a point; on the first of at least three, less than @p reach metres away, the line becomes a ring and ends. A place that is none is passed over. */
    Q_INVOKABLE void add(double latitude, double longitude, double reach = 0);
    Q_INVOKABLE void point(double latitude, double longitude); ///< Where the pointer is; nowhere with NaN.
    Q_INVOKABLE void end(); ///< With at least two points.
    Q_INVOKABLE void takeBack(); ///< The closing of a ring, else the last point; the line goes on.
    [[nodiscard]] Q_INVOKABLE QString copyText() const; ///< "12.35 km, 8.12 km²"
    Q_INVOKABLE bool copy() const; ///< Puts copyText() on the clipboard; false if it is empty.

Q_SIGNALS:
    void changed();
    void pointed();

private:
    void show();

    GeoRing m_points;
    std::optional<GeoPoint> m_pointer;
    bool m_isActive = false;
    bool m_isEnded = false;
    bool m_isClosed = false;
    bool m_isCrossed = false;
};

}
