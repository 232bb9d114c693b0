#include "pointsource.h"

#include "readpoints.h"

#include <QElapsedTimer>

#include <utility>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qint64 longestKeptMs = 60'000;

/** What was read at once: all of a stretch of time. */
struct PointSource::Kept
{
    PointQuestion question = {};
    PointAnswer answer = {};
    QElapsedTimer age = {};
    bool isLate = false; ///< The cache is a later one.
};

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
    if (question.open || question.to <= 0) {
        m_kept = nullptr;
        m_driver.run([question](const Database &db) { return readPoints(db, question); }, [this](PointAnswer answer) { show(std::move(answer)); });
        return;
    }
    auto whole = question;
    const bool isKept = m_keptFrom <= question.from && question.to <= m_keptTo;
    if (isKept) {
        whole.from = m_keptFrom;
        whole.to = m_keptTo;
    }
    const auto back = m_daysBack * 24 * 3600'000LL;
    for (auto *moved : {&question, &whole}) {
        moved->from -= back;
        moved->to -= back;
    }
    askWithin(question, whole);
}

void PointSource::askWithin(const PointQuestion &question, PointQuestion whole)
{
    const bool isNewWindow = std::exchange(m_isNewWindow, false);
    const auto holds = [&](const Kept &kept) {
        return kept.question.region == whole.region && kept.question.source == whole.source && kept.question.from <= question.from && question.to <= kept.question.to && !kept.age.hasExpired(longestKeptMs);
    };
    auto kept = isNewWindow && m_kept && holds(*m_kept) ? m_kept : nullptr;
    m_driver.run(
        [question, whole, kept](const Database &db) -> Result<std::pair<PointAnswer, std::shared_ptr<const Kept>>> {
            auto base = std::make_shared<Kept>();
            if (kept) {
                *base = *kept;
                base->isLate = db.revision() != kept->answer.points->revision;
            } else {
                auto answer = readPoints(db, whole);
                if (!answer)
                    return tl::unexpected(answer.error());
                *base = {.question = whole, .answer = std::move(*answer)};
                base->age.start();
            }
            const bool isAll = base->question.from == question.from && base->question.to == question.to;
            return std::pair{isAll ? base->answer : within(base->answer, question.from, question.to), base};
        },
        [this](std::pair<PointAnswer, std::shared_ptr<const Kept>> found) {
            m_kept = m_keptTo > m_keptFrom ? std::move(found.second) : nullptr;
            show(std::move(found.first));
            if (m_kept && m_kept->isLate)
                m_driver.renew();
        });
}

void PointSource::show(PointAnswer answer)
{
    m_points = std::move(answer.points);
    m_withoutPlace = int(answer.withoutPlace.size());
    m_credit = answer.credit;
    m_nextDeadline = answer.nextDeadline;
    Q_EMIT changed();
}

void PointSource::parameterChange()
{
    m_isNewWindow = true;
    QueryObject::parameterChange();
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
