#include "wallclock.h"

#include "analysis/format.h"

#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

WallClock::WallClock(const Clock &clock, QTimeZone zone, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_zone(zone.isValid() ? std::move(zone) : QTimeZone(QTimeZone::UTC))
    , m_language(u"zh_CN"_s)
    , m_now(clock.now())
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const auto before = m_now;
        tick();
        if (m_now != before)
            schedule();
    });
    schedule();
}

void WallClock::schedule()
{
    m_timer.start(int(1000 - m_clock.now() % 1000));
}

void WallClock::tick()
{
    const TimeMs now = m_clock.now();
    if (now == m_now)
        return;
    const bool newMinute = now / 60'000 != m_now / 60'000;
    m_now = now;
    if (newMinute)
        Q_EMIT minuteChanged();
    Q_EMIT ticked();
}

void WallClock::setLanguage(const QString &language)
{
    if (language == m_language)
        return;
    m_language = language;
    Q_EMIT minuteChanged();
    Q_EMIT ticked(); // ages are words too
}

static QString inCity(TimeMs ms, const QTimeZone &zone, const QString &format, Language language)
{
    const QLocale locale = language == Language::Chinese ? QLocale(QLocale::Chinese, QLocale::China) : QLocale(QLocale::English, QLocale::UnitedKingdom);
    return locale.toString(QDateTime::fromMSecsSinceEpoch(ms, zone), format);
}

QString WallClock::timeText() const
{
    return inCity(m_now, m_zone, u"HH:mm"_s, languageId());
}

QString WallClock::secondsText() const
{
    return inCity(m_now, m_zone, u":ss"_s, languageId());
}

QString WallClock::dateText() const
{
    return inCity(m_now, m_zone, languageId() == Language::Chinese ? u"M月d日"_s : u"d MMMM"_s, languageId());
}

QString WallClock::weekdayText() const
{
    return inCity(m_now, m_zone, u"dddd"_s, languageId());
}

QString WallClock::formatTime(double ms) const
{
    return ms > 0 ? inCity(TimeMs(ms), m_zone, u"HH:mm"_s, languageId()) : QString();
}

QString WallClock::formatDateTime(double ms) const
{
    if (!(ms > 0))
        return {};
    const auto yearOf = [this](TimeMs time) { return QDateTime::fromMSecsSinceEpoch(time, m_zone).date().year(); };
    if (yearOf(TimeMs(ms)) != yearOf(m_now))
        return formatDate(ms) + u' ' + formatTime(ms);
    return inCity(TimeMs(ms), m_zone, languageId() == Language::Chinese ? u"M月d日 HH:mm"_s : u"d MMM HH:mm"_s, languageId());
}

QString WallClock::formatDate(double ms) const
{
    return ms > 0 ? inCity(TimeMs(ms), m_zone, languageId() == Language::Chinese ? u"yyyy年M月d日"_s : u"d MMM yyyy"_s, languageId()) : QString();
}

QString WallClock::formatMoment(double ms) const
{
    return std::abs(double(m_now) - ms) < 24 * 3600'000 ? formatTime(ms) : formatDateTime(ms);
}

QString WallClock::formatAge(double ms) const
{
    return tonglan::formatAge(qint64(ms), languageId());
}

}
