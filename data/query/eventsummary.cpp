#include "eventsummary.h"

#include "analysis/compare.h"
#include "analysis/format.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

EventSummary::EventSummary(QObject *parent)
    : QueryObject({RecordType::Event, RecordType::Source, RecordType::Region}, parent)
    , m_source(u"unified"_s)
{
}

void EventSummary::ask()
{
    m_askedAt = now();
    const SummaryQuestion question{m_region, m_askedAt, runner()->cityZone(), m_source, runner()->languageId()};
    m_driver.run([question](const Database &db) { return readSummary(db, question); }, [this](SummaryAnswer answer) {
        m_answer = std::move(answer);
        m_overdue = overdueAt(now());
        m_freshness = {.time = m_answer.sourceTime, .intervalSeconds = m_answer.sourceInterval, .hasSource = m_answer.hasSource};
        m_freshness.update(now(), runner()->languageId());
        Q_EMIT changed();
        Q_EMIT aged(); });
}

void EventSummary::tick()
{
    if (!runner())
        return;
    if (m_freshness.update(now(), runner()->languageId()))
        Q_EMIT aged();
    if (const int overdue = overdueAt(now()); overdue != m_overdue) {
        m_overdue = overdue;
        Q_EMIT changed();
    }
    if (startOfDay(now(), runner()->cityZone()) != startOfDay(m_askedAt, runner()->cityZone()))
        m_driver.renew();
}

int EventSummary::overdueAt(TimeMs now) const
{
    return int(std::ranges::lower_bound(m_answer.deadlines, now) - m_answer.deadlines.begin());
}

QString EventSummary::onTimeText() const
{
    if (m_answer.closedWithDeadline == 0)
        return {};
    return formatNumber(100.0 * m_answer.closedInTime / m_answer.closedWithDeadline, 1) + u'%';
}

}
