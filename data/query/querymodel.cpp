#include "querymodel.h"

namespace tonglan {

QueryModel::QueryModel(std::initializer_list<RecordType> types, QObject *parent)
    : QAbstractListModel(parent)
    , m_driver([this] { ask(); }, types, this)
{
    connect(&m_driver, &QueryDriver::stateChanged, this, &QueryModel::stateChanged);
}

void QueryModel::setRunner(QueryRunner *runner)
{
    if (runner == m_driver.runner())
        return;
    m_driver.setRunner(runner);
    Q_EMIT runnerChanged();
}

void QueryModel::setClock(WallClock *clock)
{
    if (clock == m_clock)
        return;
    if (m_clock)
        m_clock->disconnect(this);
    m_clock = clock;
    if (clock)
        connect(clock, &WallClock::ticked, this, [this] { tick(); });
    Q_EMIT clockChanged();
    m_driver.refresh();
}

TimeMs QueryModel::now() const
{
    if (m_clock)
        return m_clock->nowMs();
    return runner() ? runner()->clock().now() : 0;
}

}
