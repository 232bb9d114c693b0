#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "model/command.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace SQLite {
class Database;
}

namespace tonglan {

/** In the header of every outbox file: "TLOb". */
inline constexpr int outboxApplicationId = 0x544c4f62;

/** A command with the bytes it is sent as. */
struct StoredCommand
{
    CommandStatus status = {};
    QByteArray body = {};
};

/** One change of state of a command. */
struct CommandNote
{
    TimeMs at = 0;
    CommandState state = CommandState::Queued;
    QString who = {}; ///< The operator's name; empty: the program.
    QString what = {}; ///< English.

    friend bool operator==(const CommandNote &, const CommandNote &) = default;
};

/** The operators' commands on disk, in a database of their own: unlike the cache it must survive. Every change is on the disk
 *  (fsync) when the call returns, or has failed. Belongs to one thread. After an error it is of no use: close it, open it again.
 */
class Outbox
{
public:
    /** Opens or creates the outbox at @p path. What is damaged is read as far as it can be into a new file, and the damaged one
     *  is kept beside it: see notice(). Newer if a later version of the program wrote it, Invalid if it is another program's,
     *  Storage if the disk refuses: then nothing was changed. @p clock must outlive the outbox.
     */
    [[nodiscard]] static Result<Outbox> open(const QString &path, const Clock &clock);

    /** Whether open() would refuse the file at @p path for its origin, with the same error. Changes nothing in it; a file that is
     *  damaged, or not there, is no reason.
     */
    [[nodiscard]] static Result<void> mayOpen(const QString &path);

    Outbox(Outbox &&) noexcept;
    Outbox &operator=(Outbox &&) noexcept;
    ~Outbox();

    /** Stores @p command, which has a key, as Queued. */
    [[nodiscard]] Result<CommandStatus> add(const Command &command, const QByteArray &body);
    /** Stores what may change of a command, and that @p who did @p what; changedAt is set to now if the state is another one. */
    [[nodiscard]] Result<void> store(CommandStatus &status, const QString &who, const QString &what);
    /** Takes out commands of these keys that were never sent: add() failed, and yet they may have come to the disk. */
    [[nodiscard]] Result<void> forget(const QStringList &keys);

    /** All that have not ended, in the order of storing. */
    [[nodiscard]] Result<std::vector<StoredCommand>> pending();
    [[nodiscard]] Result<std::vector<StoredCommand>> all();
    [[nodiscard]] Result<std::vector<CommandNote>> notes(const QString &key);
    /** Removes what ended more than 90 days ago, and gives how many. What was refused stays until a person has decided. */
    [[nodiscard]] Result<int> prune();

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] const QString &notice() const { return m_notice; } ///< English; empty unless a damaged file was found.

private:
    Outbox(std::unique_ptr<SQLite::Database> handle, QString path, const Clock &clock);
    [[nodiscard]] Result<std::vector<StoredCommand>> read(const std::string &condition);

    std::unique_ptr<SQLite::Database> m_handle;
    QString m_path;
    const Clock *m_clock;
    QString m_notice = {};
};

}
