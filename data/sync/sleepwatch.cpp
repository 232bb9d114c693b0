#include "sleepwatch.h"

#include <ctime>
#include <utility>

namespace tonglan {

static qint64 systemBootTime()
{
    timespec time = {};
    ::clock_gettime(CLOCK_BOOTTIME, &time);
    return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

SleepWatch::SleepWatch(std::function<qint64()> bootTime, QObject *parent)
    : QObject(parent)
    , m_bootTime(bootTime ? std::move(bootTime) : systemBootTime)
    , m_timer(this)
{
    connect(&m_timer, &QTimer::timeout, this, &SleepWatch::look);
}

void SleepWatch::start(int everyMs, int graceMs)
{
    m_graceMs = graceMs;
    m_last = m_bootTime();
    m_timer.start(everyMs);
}

void SleepWatch::look()
{
    const auto now = m_bootTime();
    const auto passed = now - std::exchange(m_last, now);
    if (passed > m_timer.interval() + m_graceMs)
        Q_EMIT woke(passed - m_timer.interval());
}

}
