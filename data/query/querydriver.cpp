#include "querydriver.h"

#include "samplerunner.h"

#include "base/log.h"

#include <algorithm>

namespace tonglan {

QueryDriver::QueryDriver(std::function<void()> ask, std::initializer_list<RecordType> types, QObject *parent)
    : QObject(parent)
    , m_ask(std::move(ask))
{
    for (const auto type : types)
        m_types |= 1u << unsigned(type);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QueryDriver::start);
}

QueryDriver::~QueryDriver()
{
    setWaiting(false);
}

void QueryDriver::setRunner(QueryRunner *runner)
{
    if (runner == m_runner)
        return;
    setWaiting(false);
    if (m_runner)
        m_runner->disconnect(this);
    m_runner = runner;
    m_underWay = false;
    if (!runner)
        return;
    connect(runner, &QueryRunner::changed, this, &QueryDriver::hear);
    connect(runner, &QueryRunner::languageChanged, this, &QueryDriver::refresh);
    connect(runner, &QueryRunner::cityZoneChanged, this, &QueryDriver::refresh);
    refresh();
}

void QueryDriver::refresh()
{
    if (std::exchange(m_current, false))
        Q_EMIT stateChanged();
    if (!m_runner || !m_enabled)
        return;
    m_stale = m_underWay;
    schedule(0);
}

void QueryDriver::setEnabled(bool enabled)
{
    if (enabled == m_enabled)
        return;
    m_enabled = enabled;
    if (enabled) {
        refresh();
    } else {
        m_timer.stop();
        m_stale = m_underWay;
        setWaiting(false);
    }
}

void QueryDriver::hear(const ChangeSet &changes)
{
    bool touched = m_loading || !m_errorText.isEmpty();
    for (int type = 0; type < recordTypeCount; ++type)
        touched = touched || ((m_types >> unsigned(type)) & 1u && changes.touches(RecordType(type)));
    if (touched)
        renew();
}

/** When the next question may be asked, in ms: a query takes at most a twentieth of the time, but an answer is never older than
 *  5 s for that. At once (0) if the last one took even longer: a timer with a negative interval would never fire.
 */
static int dueIn(qint64 lastCost, qint64 sinceLastStart)
{
    return int(std::max<qint64>(0, std::clamp<qint64>(20 * lastCost, 250, 5000) - sinceLastStart));
}

void QueryDriver::renew()
{
    if (!m_runner || !m_enabled || m_waiting)
        return;
    if (m_underWay) {
        setWaiting(true); // settle() goes on
        return;
    }
    schedule(m_sinceStart.isValid() ? dueIn(m_lastCost, m_sinceStart.elapsed()) : 0);
}

void QueryDriver::schedule(int inMs)
{
    setWaiting(true);
    m_timer.start(inMs);
}

void QueryDriver::start()
{
    if (!m_runner)
        return;
    m_stale = false;
    m_underWay = true;
    m_sinceStart.start();
    m_ask();
    setWaiting(false); // after asking, so that pending never touches zero in between
}

void QueryDriver::settle(const Error *error)
{
    m_underWay = false;
    m_lastCost = m_sinceStart.elapsed();
    const bool missing = error && error->kind == Error::Kind::NotFound;
    const bool loading = (m_loading || missing) && (error ? missing : !m_runner->hasData());
    const QString text = error && !missing ? error->detail : QString();
    if (!text.isEmpty() && text != m_errorText && qobject_cast<SampleRunner *>(m_runner) == nullptr) // whose failure is no news
        qCWarning(logStore).noquote() << text;
    if (loading != m_loading || text != m_errorText) {
        m_loading = loading;
        m_errorText = text;
        Q_EMIT stateChanged();
    }
    if (m_waiting && !m_timer.isActive())
        m_timer.start(dueIn(m_lastCost, m_lastCost));
}

void QueryDriver::setWaiting(bool waiting)
{
    if (waiting == m_waiting)
        return;
    m_waiting = waiting;
    if (m_runner)
        m_runner->addWaiting(waiting ? 1 : -1);
}

}
