#include "uuid7.h"

#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>

namespace tonglan {

static constexpr quint16 highMask = 0x0fff;
static constexpr quint64 lowMask = (quint64(1) << 62) - 1;
static constexpr quint64 timeMask = (quint64(1) << 48) - 1;

QString uuid7(TimeMs time, quint16 high, quint64 low)
{
    const quint64 first = ((quint64(time) & timeMask) << 16) | 0x7000 | (high & highMask);
    const quint64 second = (quint64(0b10) << 62) | (low & lowMask);
    const QUuid uuid(quint32(first >> 32), quint16(first >> 16), quint16(first), quint8(second >> 56), quint8(second >> 48), quint8(second >> 40),
        quint8(second >> 32), quint8(second >> 24), quint8(second >> 16), quint8(second >> 8), quint8(second));
    return uuid.toString(QUuid::WithoutBraces);
}

Uuid7Maker::Uuid7Maker(const Clock &clock, QRandomGenerator &random)
    : m_clock(clock)
    , m_random(random)
{
}

QString Uuid7Maker::next()
{
    const auto now = std::max<TimeMs>(m_clock.now(), 0);
    if (now > m_time) {
        m_time = now;
        m_high = quint16(m_random.generate64() & highMask);
        m_low = m_random.generate64() & lowMask;
        return uuid7(m_time, m_high, m_low);
    }
    // Within a millisecond the random part counts on, in steps that cannot be guessed (RFC 9562, 6.2, method 2).
    m_low += 1 + m_random.generate();
    if (m_low > lowMask) {
        m_low &= lowMask;
        if (++m_high > highMask) {
            m_high = 0;
            ++m_time;
        }
    }
    return uuid7(m_time, m_high, m_low);
}

}
