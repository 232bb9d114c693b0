#pragma once

#include "base/result.h"

#include <vector>

namespace tonglan {

/** One message of a text/event-stream. */
struct SseEvent
{
    QByteArray type = "message";
    QByteArray data = {};
    QByteArray id = {}; ///< The last id seen so far, as the standard has it.

    friend bool operator==(const SseEvent &, const SseEvent &) = default;
};

/** Takes a text/event-stream apart as it comes in, in pieces of any size (WHATWG HTML, 9.2.6). Pure. */
class SseParser
{
public:
    explicit SseParser(qsizetype maximumEventBytes = 8 * 1024 * 1024);

    /** The events that @p bytes complete. Protocol, once and for all, if one event or line grows beyond the limit. */
    [[nodiscard]] Result<std::vector<SseEvent>> feed(QByteArrayView bytes);

    [[nodiscard]] const QByteArray &lastEventId() const { return m_lastId; }
    [[nodiscard]] int retryMs() const { return m_retryMs; } ///< -1 = the server did not say.

private:
    void takeLine(std::vector<SseEvent> &events);
    void takeField(QByteArrayView name, QByteArrayView value);

    qsizetype m_maximum;
    QByteArray m_line = {};
    QByteArray m_data = {};
    QByteArray m_type = {};
    QByteArray m_lastId = {};
    int m_retryMs = -1;
    bool m_hasData = false;
    bool m_afterReturn = false; ///< The last byte was CR: an LF now belongs to it.
    bool m_atStart = true; ///< A byte order mark may still come.
    bool m_isBroken = false;
};

}
