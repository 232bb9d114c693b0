#pragma once

#include "analysis/language.h"
#include "base/clock.h"

#include <QObject>
#include <QTimeZone>
#include <QTimer>
#include <qqmlregistration.h>

namespace tonglan {

/** The time of the wall, ticking once a second on the second; the only timer of the screen. Everything that shows an age or
 *  a remaining time follows its tick. GUI thread. A clock that stands still is noticed and not asked again.
 */
class WallClock : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(double now READ now NOTIFY ticked)
    Q_PROPERTY(QString timeText READ timeText NOTIFY minuteChanged)
    Q_PROPERTY(QString secondsText READ secondsText NOTIFY ticked)
    Q_PROPERTY(QString dateText READ dateText NOTIFY minuteChanged)
    Q_PROPERTY(QString weekdayText READ weekdayText NOTIFY minuteChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY minuteChanged)

public:
    WallClock(const Clock &clock, QTimeZone zone, QObject *parent = nullptr);

    [[nodiscard]] double now() const { return double(m_now); } ///< For QML: ms since 1970.
    [[nodiscard]] TimeMs nowMs() const { return m_now; } ///< As of the last tick: one moment for the whole screen.
    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }
    [[nodiscard]] QString timeText() const; ///< "14:32"
    [[nodiscard]] QString secondsText() const; ///< ":07"
    [[nodiscard]] QString dateText() const; ///< "7月11日", "11 July"
    [[nodiscard]] QString weekdayText() const; ///< "星期四", "Thursday"
    [[nodiscard]] const QString &language() const { return m_language; }
    [[nodiscard]] Language languageId() const { return languageFromName(m_language); }
    void setLanguage(const QString &language);

    /** "14:32" in the city; empty for 0. */
    [[nodiscard]] Q_INVOKABLE QString formatTime(double ms) const;
    /** "7月11日 14:32", "11 Jul 14:32", with the year if it is not this one; empty for 0. */
    [[nodiscard]] Q_INVOKABLE QString formatDateTime(double ms) const;
    /** "2018年2月7日", "7 Feb 2018"; empty for 0. */
    [[nodiscard]] Q_INVOKABLE QString formatDate(double ms) const;
    /** The time within 24 hours of now, beyond that with the date; empty for 0. */
    [[nodiscard]] Q_INVOKABLE QString formatMoment(double ms) const;
    /** An age in ms as "12秒" "4分" "1时07分" "2天". */
    [[nodiscard]] Q_INVOKABLE QString formatAge(double ms) const;

public Q_SLOTS:
    /** Reads the clock now; for clocks that are set by hand. */
    void tick();

Q_SIGNALS:
    void ticked();
    void minuteChanged();

private:
    void schedule();

    const Clock &m_clock;
    QTimeZone m_zone;
    QString m_language;
    TimeMs m_now;
    QTimer m_timer;
};

}
