#pragma once

#include "charttime.h"
#include "pointed.h"

#include <QObject>
#include <qqmlregistration.h>

namespace tonglan {

/** What the people in front of the wall have picked: a region, a window of time, an event. Panels and layers bind to it. */
class SceneSelection : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString region READ region WRITE setRegion NOTIFY regionChanged)
    Q_PROPERTY(QString homeRegion READ homeRegion WRITE setHomeRegion NOTIFY regionChanged)
    Q_PROPERTY(QString effectiveRegion READ effectiveRegion NOTIFY regionChanged)
    Q_PROPERTY(double from READ from WRITE setFrom NOTIFY windowChanged)
    Q_PROPERTY(double to READ to WRITE setTo NOTIFY windowChanged)
    Q_PROPERTY(bool hasWindow READ hasWindow NOTIFY windowChanged)
    Q_PROPERTY(QString eventSource READ eventSource NOTIFY eventChanged)
    Q_PROPERTY(QString eventId READ eventId NOTIFY eventChanged)
    Q_PROPERTY(bool hasEvent READ hasEvent NOTIFY eventChanged)
    Q_PROPERTY(tonglan::Pointed *pointed READ pointed CONSTANT)
    Q_PROPERTY(tonglan::ChartTime *chartTime READ chartTime CONSTANT)

public:
    explicit SceneSelection(QObject *parent = nullptr);

    [[nodiscard]] const QString &region() const { return m_region; } ///< Empty: home.
    void setRegion(const QString &code); ///< The home region counts as none.
    [[nodiscard]] const QString &homeRegion() const { return m_homeRegion; }
    void setHomeRegion(const QString &code);
    [[nodiscard]] QString effectiveRegion() const { return m_region.isEmpty() ? m_homeRegion : m_region; }

    [[nodiscard]] double from() const { return m_from; } ///< ms since 1970; from and to 0: the live window of the last 24 hours.
    void setFrom(double from);
    [[nodiscard]] double to() const { return m_to; }
    void setTo(double to);
    [[nodiscard]] bool hasWindow() const { return m_from > 0 || m_to > 0; }

    [[nodiscard]] const QString &eventSource() const { return m_eventSource; }
    [[nodiscard]] const QString &eventId() const { return m_eventId; }
    [[nodiscard]] bool hasEvent() const { return !m_eventId.isEmpty(); }

    [[nodiscard]] Pointed *pointed() { return &m_pointed; } ///< What the pointer is on, which nobody has picked.
    [[nodiscard]] ChartTime *chartTime() { return &m_chartTime; } ///< What the charts of the scene show in common.

    /** Closes the innermost: the event, then the region, then the window. False if there was nothing to close. */
    Q_INVOKABLE bool back();
    Q_INVOKABLE void clearEvent();
    Q_INVOKABLE void selectEvent(const QString &source, const QString &id);
    Q_INVOKABLE void selectRegion(const QString &code);
    Q_INVOKABLE void selectWindow(double from, double to); ///< Swapped ends are put right.
    Q_INVOKABLE void clearWindow();

Q_SIGNALS:
    void regionChanged();
    void windowChanged();
    void eventChanged();

private:
    QString m_region;
    QString m_homeRegion;
    double m_from = 0;
    double m_to = 0;
    QString m_eventSource;
    QString m_eventId;
    Pointed m_pointed;
    ChartTime m_chartTime;
};

}
