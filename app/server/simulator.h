#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "city/citylife.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace tonglan {

/** Lets the demo city live on in a reference server: asks it how far it has come, fills the gap up to now, and then writes what
 *  happens as it happens. While the server is away it waits, and afterwards goes on from where the server then is.
 */
class Simulator : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QUrl server = {};
        std::optional<quint64> seed = {}; ///< Unset: the pack's own, so that recorded events go on as they would have.
        double speed = 1; ///< City seconds per second, once it has caught up.
        TimeMs until = 0; ///< 0 = for ever.
    };

    Simulator(Options options, const Clock &clock, QObject *parent = nullptr);
    void start();

Q_SIGNALS:
    void status(const QString &line); ///< For people, about once a minute and on every change of state.
    void caughtUp();
    void finished(); ///< Options::until was reached.

private:
    void fetchLife();
    void fetchMap();
    void step();
    void post(const std::vector<Record> &records, TimeMs until);
    void retry(const QString &why);
    [[nodiscard]] TimeMs target() const;
    [[nodiscard]] QNetworkRequest request(const QString &path) const;

    Options m_options;
    const Clock &m_clock;
    QNetworkAccessManager m_network;
    QTimer m_timer;
    std::unique_ptr<CityLife> m_life;
    QByteArray m_epoch = {};
    quint64 m_seed = 0;
    TimeMs m_anchor = 0;
    TimeMs m_shift = 0;
    TimeMs m_done = 0; ///< Server time up to which everything is written.
    TimeMs m_liveFrom = 0; ///< Where the speed factor counts from; 0 while catching up.
    qint64 m_liveSince = 0; ///< Monotonic.
    ReadingDensity m_density = {};
    int m_failures = 0;
    qint64 m_lastStatus = 0;
    qint64 m_written = 0;
};

}
