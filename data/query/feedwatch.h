#pragma once

#include "model/feedhealth.h"

#include <optional>

namespace tonglan {

/** A wall time that another thread has just told, kept as a moment of the steady clock: its age does not follow when the wall clock is set. */
class Moment
{
public:
    /** The same wall time told again changes nothing. @p wall 0 = never. */
    void take(TimeMs wall, TimeMs now, qint64 steady);
    /** As take(), of something that has happened: it is not in the future, whatever the clock was set to since. */
    void takePast(TimeMs wall, TimeMs now, qint64 steady);
    [[nodiscard]] bool isSet() const { return m_at.has_value(); }
    [[nodiscard]] qint64 age(qint64 steady) const { return m_at ? steady - *m_at : 0; } ///< Negative: still to come.

private:
    TimeMs m_wall = 0;
    std::optional<qint64> m_at = {};
};

/** How bad a link is, in the order of badness. */
enum class LinkGrade { Well,
    Working, ///< Loading or catching up: not late yet.
    Trying, ///< Failed, tries again.
    Lost, ///< Has failed for a while, still tries.
    Halted ///< Tries no more: a person must act.
};

/** What is known of one feed, with ages by the steady clock. */
struct FeedWatch
{
    FeedHealth health = {};
    Moment lastGood = {};
    Moment nextTry = {};
    Moment lastAudit = {};
    std::optional<qint64> troubleSince = {}; ///< Steady; since when it waits or is halted.

    void take(const FeedHealth &next, TimeMs now, qint64 steady);
    [[nodiscard]] LinkGrade grade() const;
    /** How long nothing good came, while it is in trouble: since the last good answer, or since the trouble began if there never was one. */
    [[nodiscard]] qint64 silentFor(qint64 steady) const;
    /** Until the next attempt; 0 = due or not planned. */
    [[nodiscard]] qint64 untilNextTry(qint64 steady) const;
};

}
