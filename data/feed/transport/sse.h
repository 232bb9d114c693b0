#pragma once

#include "sseparser.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>

class QNetworkAccessManager;
class QNetworkReply;

namespace tonglan {

/** One connection to a text/event-stream. Emits lost exactly once, when it is over for whatever reason; it does not
 *  reconnect. Deleting it closes the connection silently. Lives on the manager's thread.
 */
class SseStream : public QObject
{
    Q_OBJECT

public:
    /** @p silenceMs without a byte (comments count) means lost: a pulled cable makes no other noise. */
    SseStream(QNetworkAccessManager &manager, const QUrl &url, const QByteArray &lastEventId, int silenceMs, QObject *parent = nullptr);
    ~SseStream() override;

    /** While paused nothing is read, and nothing counts as silence: the server is held back by the connection itself. */
    void setPaused(bool paused);

    [[nodiscard]] bool hasOpened() const { return m_hasOpened; }

Q_SIGNALS:
    void received(const tonglan::SseEvent &message);
    void alive(qint64 bytes); ///< Something came, perhaps only a heartbeat.
    void lost(const tonglan::Error &error, qint64 retryAfterMs); ///< Unauthorized, NotFound, Protocol or Network.

private:
    void readHeaders();
    void readBody();
    void complete();
    void lose(Error::Kind kind, const QString &detail, qint64 retryAfterMs = -1);

    QPointer<QNetworkReply> m_reply;
    SseParser m_parser;
    QTimer m_silence;
    int m_silenceMs = 0;
    bool m_hasOpened = false;
    bool m_isPaused = false;
    bool m_isLost = false;
};

}
