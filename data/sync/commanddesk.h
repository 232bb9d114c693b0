#pragma once

#include "base/uuid7.h"
#include "cache/auditlog.h"
#include "cache/outbox.h"
#include "commandtransitions.h"
#include "session.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <map>

namespace tonglan {

/** Takes operators' commands, keeps them in the outbox and sends them until the change stream shows each. Commands of one
 *  object go one after another, in the order they were given; those of different objects side by side. What the server
 *  refuses, and what comes after it on the same object, waits for a person. Who asked for what, and what came of it, stands in
 *  the audit log; what can't be written there is not taken. Lives on the sync thread, as do all calls.
 */
class CommandDesk : public QObject
{
    Q_OBJECT

public:
    /** @p clock and @p network must outlive this. Commands go to the enabled feeds of type tlf among @p feeds. @p auditFolder: of the audit log; empty: none is kept. */
    CommandDesk(QString outboxPath, QString auditFolder, const std::vector<FeedConfig> &feeds, const Clock &clock, QNetworkAccessManager &network, const SyncTiming &timing, QObject *parent = nullptr);
    ~CommandDesk() override;

    void open(); ///< Tells what is pending, and goes on with it.

    /** Stores @p command (its key is given here), then says so. The same action by the same operator on the same target as one
     *  that is still pending is that one.
     */
    void submit(quint64 ticket, Command command);
    /** @p who saw what the server answered, and wants it tried again: after a 412 on the record as it is now. Or: do not wait. */
    void resend(const QString &key, const QString &who);
    /** @p who gives it up. Only what certainly had no effect can be: see isDiscardable(). */
    void discard(const QString &key, const QString &who);

    /** The change stream shows these, in a batch that is about to be stored; stored; and everything that the server had is
     *  stored. A batch that is never stored comes again before the feed is live, so between two of these nothing is lost.
     */
    void noteArriving(const QStringList &keys);
    void noteStored(const QStringList &keys);
    void noteLive(const QString &feed);

Q_SIGNALS:
    void receipt(const tonglan::CommandReceipt &receipt);
    void changed(const tonglan::CommandStatus &status);
    void health(const tonglan::OutboxHealth &health);

private:
    struct Item
    {
        CommandStatus status = {};
        QByteArray body = {};
        qint64 due = 0; ///< Monotonic; when to do the next thing about it.
        Backoff backoff;
        std::unique_ptr<HttpRequest> request = {};
    };

    // commanddesk.cpp: the outbox and what people and feeds say
    [[nodiscard]] Item &take(StoredCommand stored);
    void load(std::vector<StoredCommand> stored);
    void fail(const Error &error);
    void setHealth(OutboxHealth health);
    [[nodiscard]] Item *find(const QString &key);
    [[nodiscard]] const Item *samePending(const Command &command) const;
    /** Moves on in the transition table. False: it could not be stored, and everything is loaded anew later. */
    bool enter(Item &item, CommandInput input, const QString &who, const QString &what, bool stored = true);
    /** What somebody did, or what came of it, into the audit log. */
    [[nodiscard]] Result<void> record(const Command &command, const QString &who, const QString &suffix, const QString &result);
    void confirm(qint64 number);
    void end(Item &item, CommandInput input, const QString &who, const QString &what);

    // commandsending.cpp: the server
    void pump();
    void proceed(Item &item);
    void ask(Item &item);
    void post(Item &item);
    using Handler = void (CommandDesk::*)(Item &, const HttpAnswer &);
    void request(Item &item, const QString &path, const HttpRequest::Options &options, Handler handler);
    void takeResult(Item &item, const HttpAnswer &answer);
    void takeState(Item &item, const HttpAnswer &answer);
    void accept(Item &item);
    void refuse(Item &item, const HttpAnswer &answer, bool isVerdict);
    void postpone(Item &item, const QString &why, qint64 retryAfterMs);

    QString m_path;
    QString m_auditFolder;
    QHash<QString, QUrl> m_servers; ///< By feed.
    const Clock &m_clock;
    QNetworkAccessManager &m_network;
    SyncTiming m_timing;
    std::optional<Outbox> m_outbox = {};
    std::optional<AuditLog> m_audit = {};
    OutboxHealth m_health = {};
    std::map<qint64, Item> m_items = {}; ///< All that have not ended, by number: in the order of storing.
    QHash<QString, qint64> m_numbers = {}; ///< By key.
    Uuid7Maker m_keys;
    QStringList m_doubtful = {}; ///< Told as not taken, and yet perhaps on the disk.
    QStringList m_shown = {}; ///< Shown by the change stream while the outbox was closed.
    Backoff m_reopenBackoff;
    QTimer m_reopen;
    QTimer m_wake; ///< When the next thing is due.
    QTimer m_prune;
};

/** It certainly had no effect, and will have none if it is not sent again. */
[[nodiscard]] bool isDiscardable(const CommandStatus &status);

}
