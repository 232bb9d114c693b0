#include "feedwatch.h"

#include <algorithm>

namespace tonglan {

void Moment::take(TimeMs wall, TimeMs now, qint64 steady)
{
    if (wall == m_wall)
        return;
    m_wall = wall;
    m_at = wall == 0 ? std::nullopt : std::optional(steady - (now - wall));
}

void Moment::takePast(TimeMs wall, TimeMs now, qint64 steady)
{
    if (wall == m_wall)
        return;
    take(wall, std::max(now, wall), steady);
}

void FeedWatch::take(const FeedHealth &next, TimeMs now, qint64 steady)
{
    lastGood.takePast(next.lastSuccess, now, steady);
    nextTry.take(next.nextTry, now, steady);
    lastAudit.takePast(next.lastAudit, now, steady);
    health = next;
    if (grade() < LinkGrade::Trying)
        troubleSince.reset();
    else if (!troubleSince)
        troubleSince = steady;
}

LinkGrade FeedWatch::grade() const
{
    switch (health.state) {
    case FeedHealth::State::Live:
        return LinkGrade::Well;
    case FeedHealth::State::Idle:
    case FeedHealth::State::Snapshot:
    case FeedHealth::State::CatchingUp:
        return LinkGrade::Working;
    case FeedHealth::State::Waiting:
        return health.attempts > 3 ? LinkGrade::Lost : LinkGrade::Trying;
    case FeedHealth::State::Halted:
        break;
    }
    return LinkGrade::Halted;
}

qint64 FeedWatch::silentFor(qint64 steady) const
{
    if (lastGood.isSet())
        return std::max<qint64>(0, lastGood.age(steady));
    return troubleSince ? steady - *troubleSince : 0;
}

qint64 FeedWatch::untilNextTry(qint64 steady) const
{
    return nextTry.isSet() ? std::max<qint64>(0, -nextTry.age(steady)) : 0;
}

}
