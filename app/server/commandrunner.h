#pragma once

#include "commands.h"

#include <QHash>
#include <QObject>

namespace tonglan {

/** Takes commands and tells what became of them. Each key takes effect once, however often it is sent. Main thread. */
class CommandRunner : public QObject
{
    Q_OBJECT

public:
    CommandRunner(FeedStore &store, EventFlow flow);

    /** @p laterMs below 0: now. Else it is accepted (202) and carried out so much later; until then the same key is 409. */
    [[nodiscard]] FeedAnswer take(const CommandRequest &request, qint64 laterMs);

    /** What its POST was answered in the end; 202 while it waits, 404 if the key is unknown. */
    [[nodiscard]] FeedAnswer state(const QString &key) const;

Q_SIGNALS:
    void carriedOut(); ///< The store has changed.

private:
    void carryOutLater(const ReadCommand &command, const CommandRequest &request);

    FeedStore &m_store;
    EventFlow m_flow;
    QHash<QString, QByteArray> m_waiting = {}; ///< Fingerprints by key; lost with the program, as a queue in memory is.
};

}
