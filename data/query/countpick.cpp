#include "countpick.h"

#include "eventwords.h"
#include "funnelmodel.h"

namespace tonglan {

CountPick::CountPick(QObject *parent)
    : EventPick(parent)
    , m_driver([this] { ask(); }, {RecordType::Event, RecordType::Region}, this)
{
    m_driver.setEnabled(false); // until a counter is chosen
    m_events.newest = std::make_shared<const EventKeys>();
}

void CountPick::setRunner(QueryRunner *runner)
{
    if (runner == m_driver.runner())
        return;
    m_driver.setRunner(runner);
    Q_EMIT runnerChanged();
}

void CountPick::setClock(WallClock *clock)
{
    if (clock == m_clock)
        return;
    if (m_clock)
        m_clock->disconnect(this);
    m_clock = clock;
    if (clock)
        connect(clock, &WallClock::ticked, this, &CountPick::tick);
    Q_EMIT clockChanged();
}

void CountPick::setRegion(const QString &region)
{
    if (region == m_region)
        return;
    m_region = region;
    forget();
}

QString CountPick::topicName() const
{
    return m_what == Counted::OfTopic || m_what == Counted::TopicOfDays ? EventWords::topic(m_topic) : QString();
}

QString CountPick::stageName() const
{
    return m_what == Counted::Came || m_what == Counted::Stands ? FunnelModel::stageName(m_number) : QString();
}

void CountPick::pick(What what, int number, const QString &topic, const QString &region, int days)
{
    m_what = Counted(what);
    m_number = number;
    m_topic = topic;
    m_pickedRegion = region;
    m_days = days;
    m_isActive = true;
    forget();
}

void CountPick::clear()
{
    if (!m_isActive)
        return;
    m_isActive = false;
    forget();
}

/** The events of one counter must not stand under the name of another. */
void CountPick::forget()
{
    m_isKnown = false;
    m_events = {.newest = std::make_shared<const EventKeys>()};
    m_driver.setEnabled(m_isActive);
    Q_EMIT questionChanged();
    Q_EMIT changed();
    m_driver.refresh();
}

/** What is overdue becomes more by itself, and a day begins. */
void CountPick::tick()
{
    if (m_isActive && m_isKnown && m_what != Counted::Open)
        m_driver.renew();
}

void CountPick::ask()
{
    const CountedQuestion question{m_what, m_number, m_topic, m_days, pickedRegion(), m_clock ? m_clock->nowMs() : runner()->clock().now(), runner()->cityZone()};
    m_driver.run([question](const Database &db) { return readCounted(db, question, mostRows); }, [this](AreaEvents events) {
        if (m_isKnown && *events.newest == *m_events.newest)
            events.newest = m_events.newest; // whoever lists them need not ask again
        m_isKnown = true;
        m_events = std::move(events);
        Q_EMIT changed(); });
}

}
