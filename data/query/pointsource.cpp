#include "pointsource.h"

#include "readpoints.h"

namespace tonglan {

using namespace Qt::StringLiterals;

PointSource::PointSource(QObject *parent)
    : QueryObject({RecordType::Event, RecordType::Source}, parent)
    , m_mode(u"open"_s)
    , m_points(std::make_shared<PointSet>())
{
}

void PointSource::ask()
{
    PointQuestion question{.open = m_mode != "window"_L1, .from = m_from, .to = m_to, .region = m_region, .source = m_sourceFilter, .now = now()};
    m_askedAt = question.now;
    if (m_sourceFilter.isEmpty()) {
        if (question.to == 0)
            question.to = question.now;
        if (question.from == 0)
            question.from = question.to - 24 * 3600'000;
    }
    const auto back = m_daysBack * 24 * 3600'000LL;
    if (m_mode == "window"_L1 && question.to > 0) {
        question.from -= back;
        question.to -= back;
    }
    m_driver.run([question](const Database &db) { return readPoints(db, question); }, [this](PointAnswer answer) {
        m_points = std::move(answer.points);
        m_withoutPlace = answer.withoutPlace;
        m_credit = answer.credit;
        m_nextDeadline = answer.nextDeadline;
        Q_EMIT changed(); });
}

void PointSource::setEnabled(bool enabled)
{
    if (enabled == m_driver.isEnabled())
        return;
    m_driver.setEnabled(enabled);
    Q_EMIT parametersChanged();
}

void PointSource::tick()
{
    const bool windowMoves = m_sourceFilter.isEmpty() && m_mode == "window"_L1 && m_to == 0 && now() / 60'000 != m_askedAt / 60'000;
    if (windowMoves || (m_nextDeadline > 0 && now() > m_nextDeadline)) {
        m_nextDeadline = 0;
        m_driver.renew();
    }
}

}
