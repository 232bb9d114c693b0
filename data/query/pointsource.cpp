#include "pointsource.h"

#include "readpoints.h"

#include <utility>

namespace tonglan {

using namespace Qt::StringLiterals;

PointSource::PointSource(QObject *parent)
    : QueryObject({RecordType::Event, RecordType::Source, RecordType::Region}, parent)
    , m_mode(u"open"_s)
    , m_points(std::make_shared<PointSet>())
{
}

void PointSource::ask()
{
    PointQuestion question{.open = m_mode != "window"_L1, .from = m_from, .to = m_to, .region = m_region, .source = m_sourceFilter};
    m_askedAt = now();
    if (m_sourceFilter.isEmpty()) {
        if (question.to == 0)
            question.to = m_askedAt;
        if (question.from == 0)
            question.from = question.to - 24 * 3600'000;
    }
    auto whole = question;
    if (!question.open && question.to > 0) {
        if (m_keptFrom <= question.from && question.to <= m_keptTo) {
            whole.from = m_keptFrom;
            whole.to = m_keptTo;
        }
        const auto back = m_daysBack * 24 * 3600'000LL;
        for (auto *moved : {&question, &whole}) {
            moved->from -= back;
            moved->to -= back;
        }
    }
    using Answer = std::pair<std::shared_ptr<const PointReading>, std::shared_ptr<const PointSet>>;
    m_driver.run(
        [question, whole, before = m_reading](const Database &db) -> Result<Answer> {
            auto reading = readPoints(db, whole, before.get());
            if (!reading)
                return tl::unexpected(reading.error());
            auto points = question == whole ? reading->points : within(*reading->points, question.from, question.to);
            return Answer(std::make_shared<const PointReading>(std::move(*reading)), std::move(points));
        },
        [this](Answer answer) {
            m_reading = std::move(answer.first);
            show(std::move(answer.second), m_reading->credit);
        });
}

void PointSource::show(std::shared_ptr<const PointSet> points, const QString &credit)
{
    if (points == m_points && credit == m_credit)
        return;
    m_points = std::move(points);
    m_credit = credit;
    Q_EMIT changed();
}

void PointSource::setEnabled(bool enabled)
{
    if (enabled == m_driver.isEnabled())
        return;
    m_driver.setEnabled(enabled);
    m_reading = nullptr; // it would hold memory that nobody needs
    Q_EMIT parametersChanged();
}

void PointSource::tick()
{
    const bool windowMoves = m_sourceFilter.isEmpty() && m_mode == "window"_L1 && m_to == 0 && now() / 60'000 != m_askedAt / 60'000;
    if (windowMoves)
        m_driver.renew();
}

}
