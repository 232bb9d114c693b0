#include "sseparser.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

SseParser::SseParser(qsizetype maximumEventBytes)
    : m_maximum(maximumEventBytes)
{
}

Result<std::vector<SseEvent>> SseParser::feed(QByteArrayView bytes)
{
    std::vector<SseEvent> events;
    while (!bytes.isEmpty() && !m_isBroken) {
        if (m_afterReturn && bytes.front() == '\n')
            bytes = bytes.sliced(1);
        m_afterReturn = false;
        const auto end = std::find_if(bytes.begin(), bytes.end(), [](char c) { return c == '\r' || c == '\n'; });
        const auto length = qsizetype(end - bytes.begin());
        m_line += bytes.first(length);
        if (m_line.size() + m_data.size() > m_maximum) {
            m_isBroken = true;
        } else if (end != bytes.end()) {
            m_afterReturn = *end == '\r';
            takeLine(events);
            bytes = bytes.sliced(length + 1);
        } else {
            bytes = {};
        }
    }
    if (m_isBroken)
        return failure(Error::Kind::Protocol, u"an event of the stream is larger than %1 bytes"_s.arg(m_maximum));
    return events;
}

void SseParser::takeLine(std::vector<SseEvent> &events)
{
    if (m_atStart && m_line.startsWith("\xEF\xBB\xBF"))
        m_line.remove(0, 3);
    m_atStart = false;
    if (m_line.isEmpty()) {
        if (m_hasData)
            events.push_back({m_type.isEmpty() ? QByteArray("message") : m_type, m_data, m_lastId});
        m_data.clear();
        m_type.clear();
        m_hasData = false;
        return;
    }
    const QByteArrayView line = m_line;
    const auto colon = line.indexOf(':');
    auto value = colon < 0 ? QByteArrayView("") : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    if (colon != 0) // else a comment
        takeField(colon < 0 ? line : line.first(colon), value);
    m_line.clear();
}

void SseParser::takeField(QByteArrayView name, QByteArrayView value)
{
    if (name == "data") {
        if (m_hasData)
            m_data += '\n';
        m_data += value;
        m_hasData = true;
    } else if (name == "event") {
        m_type = value.toByteArray();
    } else if (name == "id") {
        if (!value.contains('\0'))
            m_lastId = value.toByteArray();
    } else if (name == "retry") {
        const bool areDigits = std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
        bool isNumber = false;
        const auto milliseconds = value.toLongLong(&isNumber);
        if (areDigits && isNumber && milliseconds <= 600'000)
            m_retryMs = int(milliseconds);
    }
}

}
