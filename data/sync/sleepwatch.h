#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

namespace tonglan {

/** Notices that the machine slept, or that the process was held: connections that look open are dead then, and what came
 *  meanwhile was missed. Looks at a clock that goes on during sleep (CLOCK_BOOTTIME) every few seconds. Lives on its thread.
 */
class SleepWatch : public QObject
{
    Q_OBJECT

public:
    /** @p bootTime gives milliseconds of a clock that goes on during sleep; the system's if not given. */
    explicit SleepWatch(std::function<qint64()> bootTime = {}, QObject *parent = nullptr);

    void start(int everyMs = 5'000, int graceMs = 10'000);

Q_SIGNALS:
    void woke(qint64 sleptMs);

private:
    void look();

    std::function<qint64()> m_bootTime;
    QTimer m_timer;
    qint64 m_last = 0;
    int m_graceMs = 0;
};

}
