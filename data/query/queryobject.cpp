#include "queryobject.h"

namespace tonglan {

QueryObject::QueryObject(std::initializer_list<RecordType> types, QObject *parent)
    : QObject(parent)
    , m_driver([this] { ask(); }, types, this)
{
    connect(&m_driver, &QueryDriver::stateChanged, this, &QueryObject::stateChanged);
}

void QueryObject::setRunner(QueryRunner *runner)
{
    if (runner == m_driver.runner())
        return;
    m_driver.setRunner(runner);
    Q_EMIT runnerChanged();
}

void QueryObject::setClock(WallClock *clock)
{
    if (clock == m_clock)
        return;
    if (m_clock)
        m_clock->disconnect(this);
    m_clock = clock;
    if (clock)
        connect(clock, &WallClock::ticked, this, [this] { tick(); });
    Q_EMIT clockChanged();
    parameterChange();
}

TimeMs QueryObject::now() const
{
    if (m_clock)
        return m_clock->nowMs();
    return runner() ? runner()->clock().now() : 0;
}

}
