#pragma once

#include "queryrunner.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <initializer_list>
#include <utility>

namespace tonglan {

/** Keeps one question of a model answered: asks when a parameter changes, and again when a commit touches its record types.
 *  Many changes make one question; under a steady stream of commits it asks no more often than every 250 ms and spends at most
 *  about a twentieth of the time on it. Belongs to the GUI thread. An error leaves the last answer standing.
 */
class QueryDriver final : public QObject
{
    Q_OBJECT

public:
    /** @p ask must call run() once. */
    QueryDriver(std::function<void()> ask, std::initializer_list<RecordType> types, QObject *parent);
    ~QueryDriver() override;

    [[nodiscard]] QueryRunner *runner() const { return m_runner; }
    void setRunner(QueryRunner *runner);

    /** The parameters are new: what is under way is of no use any more. Nothing is asked without a runner or while disabled. */
    void refresh();

    /** The same question may have another answer now (a day has begun, a commit came): asks when it is due, shows what comes meanwhile. */
    void renew();

    /** A driver that is not enabled asks nothing. */
    void setEnabled(bool enabled);
    [[nodiscard]] bool isEnabled() const { return m_enabled; }

    template<typename Fn, typename Show>
    void run(Fn fn, Show show)
    {
        m_runner->run(this, std::move(fn), [this, show = std::move(show)](auto answer) {
            if (m_stale)
                return; // a newer question waits
            if (answer)
                show(std::move(*answer));
            const bool wasCurrent = std::exchange(m_current, m_current || answer.has_value());
            if (wasCurrent != m_current)
                Q_EMIT stateChanged();
            settle(answer ? nullptr : &answer.error());
        });
    }

    [[nodiscard]] bool isLoading() const { return m_loading; } ///< Until the first answer from a cache that has something.
    [[nodiscard]] const QString &errorText() const { return m_errorText; }
    /** The last answer is one to the present question. While it is not, and cannot be had, it must not be shown as if it were. */
    [[nodiscard]] bool isCurrent() const { return m_current; }

Q_SIGNALS:
    void stateChanged(); ///< isLoading, errorText or isCurrent changed.

private:
    void schedule(int inMs);
    void hear(const ChangeSet &changes);
    void start();
    void settle(const Error *error);
    void setWaiting(bool waiting);

    std::function<void()> m_ask;
    unsigned m_types = 0;
    QPointer<QueryRunner> m_runner;
    QTimer m_timer;
    QElapsedTimer m_sinceStart;
    qint64 m_lastCost = 0;
    bool m_enabled = true;
    bool m_waiting = false; // a question has not been asked yet
    bool m_underWay = false;
    bool m_stale = false; // the one under way was asked with old parameters
    bool m_loading = true;
    bool m_current = false;
    QString m_errorText;
};

}
