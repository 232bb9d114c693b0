#pragma once

#include "record.h"

#include <optional>

namespace tonglan {

/** 数据异议: somebody holds that a figure is wrong, and what the department it came from says to that.
 *  head.id is the number that the server gave it, head.source the department that is asked, head.time its last change.
 *  TLF data: indicator, region, readingTime, readingSource, value, reason, text, raisedBy, raisedAt, state, answer, answeredBy,
 *  answeredAt, corrected.
 */
struct Objection
{
    /** 数值不符, 口径不符, 更新不及时, 其他 */
    enum class Reason { Value,
        Definition,
        Late,
        Other };
    /** From Answered on it is over. */
    enum class State { Raised,
        Accepted,
        Answered, ///< The figure stands, and why.
        Corrected, ///< The figure was wrong: another reading of the same moment has come.
        Refused }; ///< Not dealt with, and why.

    RecordHead head = {};
    QString indicator = {};
    QString region = {};
    TimeMs readingTime = 0; ///< The moment that the doubted reading is about.
    QString readingSource = {}; ///< Who sent it.
    std::optional<double> value = {}; ///< As it was seen when it was doubted; unset: it had none.
    Reason reason = Reason::Value;
    QString text = {}; ///< In the words of who raised it.
    QString raisedBy = {};
    TimeMs raisedAt = 0;
    State state = State::Raised;
    QString answer = {};
    QString answeredBy = {}; ///< Who deals with it, from Accepted on.
    TimeMs answeredAt = 0; ///< 0 = not yet.
    std::optional<double> corrected = {}; ///< Of Corrected: the value that holds instead.

    friend bool operator==(const Objection &, const Objection &) = default;
};

/** How much may be said with an objection, in UTF-16 units: a few sentences. */
inline constexpr int longestObjection = 500;

[[nodiscard]] inline bool isOpen(const Objection &objection) { return objection.state < Objection::State::Answered; }

[[nodiscard]] QLatin1StringView objectionReasonName(Objection::Reason reason); ///< "value", "definition", "late", "other"
[[nodiscard]] std::optional<Objection::Reason> objectionReasonFromName(QStringView name);
[[nodiscard]] QLatin1StringView objectionStateName(Objection::State state); ///< "raised", "accepted", "answered", "corrected", "refused"
[[nodiscard]] std::optional<Objection::State> objectionStateFromName(QStringView name);

}
