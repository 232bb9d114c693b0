#pragma once

#include "faults.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

namespace tonglan {

/** Writes to a client's socket as no HTTP server would: a few bytes a second, or up to a byte and not further, or without end.
 *  Child of the socket; emits finished once, when it will write no more or the client has gone.
 */
class BrokenPipe : public QObject
{
    Q_OBJECT

public:
    /** @p fault is Hang, Drip, Cut, Endless or Bomb. */
    BrokenPipe(QTcpSocket *socket, const Fault &fault);

    void write(const QByteArray &bytes);
    void end(); ///< After what was written: the connection is closed.
    void pour(); ///< Endless, Bomb: answers with what the fault says; nothing needs be written.

Q_SIGNALS:
    void finished();

private:
    void drip();
    void pourMore();
    void close(bool reset);

    QTcpSocket *m_socket;
    Fault m_fault;
    QTimer m_timer;
    QByteArray m_waiting = {};
    QByteArray m_block = {};
    qint64 m_left = 0; ///< Cut: bytes that still go out. Endless, Bomb: blocks.
    bool m_isEnding = false;
    bool m_isFinished = false;
};

}
