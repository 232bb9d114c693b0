#pragma once

#include <QObject>
#include <QString>
#include <qqmlregistration.h>

namespace tonglan {

/** What the pointer is on, wherever it is: an event on the map or in a list, a region on the map or in a ranking. Whatever else shows it
 *  lights it up. Nothing is asked because of it. GUI thread.
 */
class Pointed : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("of a SceneSelection")
    Q_PROPERTY(QString source READ source NOTIFY eventChanged)
    Q_PROPERTY(QString eventId READ eventId NOTIFY eventChanged)
    Q_PROPERTY(bool hasEvent READ hasEvent NOTIFY eventChanged)
    Q_PROPERTY(bool hasPlace READ hasPlace NOTIFY eventChanged)
    Q_PROPERTY(double lat READ lat NOTIFY eventChanged)
    Q_PROPERTY(double lon READ lon NOTIFY eventChanged)
    Q_PROPERTY(double time READ time NOTIFY eventChanged)
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY regionChanged)

public:
    using QObject::QObject;

    [[nodiscard]] const QString &source() const { return m_source; }
    [[nodiscard]] const QString &eventId() const { return m_eventId; }
    [[nodiscard]] bool hasEvent() const { return !m_eventId.isEmpty(); }
    [[nodiscard]] bool hasPlace() const; ///< lat and lon say where it is.
    [[nodiscard]] double lat() const { return m_lat; } ///< WGS 84; NaN without a place.
    [[nodiscard]] double lon() const { return m_lon; }
    [[nodiscard]] double time() const { return m_time; } ///< When it was reported, ms since 1970.
    [[nodiscard]] const QString &region() const { return m_region; } ///< Code; empty: none.
    void setRegion(const QString &code);

    /** NaN for @p lat or @p lon: it has no place. */
    Q_INVOKABLE void setEvent(const QString &source, const QString &id, double lat, double lon, double time);
    Q_INVOKABLE void clearEvent();
    /** Only if it is still this one: what comes after may have been told first. */
    Q_INVOKABLE void leaveEvent(const QString &source, const QString &id);
    Q_INVOKABLE void leaveRegion(const QString &code);
    [[nodiscard]] Q_INVOKABLE bool isEvent(const QString &source, const QString &id) const { return hasEvent() && id == m_eventId && source == m_source; }

Q_SIGNALS:
    void eventChanged();
    void regionChanged();

private:
    QString m_source;
    QString m_eventId;
    double m_lat = 0;
    double m_lon = 0;
    double m_time = 0;
    QString m_region;
};

}
