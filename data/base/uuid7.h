#pragma once

#include "clock.h"

#include <QString>

class QRandomGenerator;

namespace tonglan {

/** A UUID of version 7 (RFC 9562) from its parts, in lower case: the 48 low bits of @p time, 12 of @p high, 62 of @p low. */
[[nodiscard]] QString uuid7(TimeMs time, quint16 high, quint64 low);

/** Makes UUIDs of version 7 that grow, also within one millisecond and when the clock is set back. For one thread.
 *  They are keys, not an order: what came first is for whoever stores them to say.
 */
class Uuid7Maker
{
public:
    /** Both must outlive this; QRandomGenerator::system() gives keys that other machines do not make too. */
    Uuid7Maker(const Clock &clock, QRandomGenerator &random);

    [[nodiscard]] QString next();

private:
    const Clock &m_clock;
    QRandomGenerator &m_random;
    TimeMs m_time = -1;
    quint16 m_high = 0; ///< 12 bits
    quint64 m_low = 0; ///< 62 bits
};

}
