#pragma once

#include "trouble.h"

#include <QString>

#include <functional>

struct sqlite3;

namespace tonglan {

/** Moves the write-ahead log of one writing connection into the file, in place of SQLite's own way: that keeps it to itself when log or
 *  file cannot be synced (see StorageTrouble::SyncFailed), does it inside a commit, and never gets the log to begin again where
 *  questions overlap. Lives with the connection, on its thread.
 */
class LogKeeper
{
public:
    /** @p tell hears why the log cannot be moved; None for a reason that is no trouble of the disk. */
    LogKeeper(sqlite3 *connection, std::function<void(StorageTrouble, const QString &detail)> tell);
    Q_DISABLE_COPY_MOVE(LogKeeper)
    ~LogKeeper();

    /** What the log holds is moved into the file if it is much: some 8 MiB. Takes tens of milliseconds, waits for nobody.
     *  False if readers were in the way: try again.
     */
    bool tidy();

private:
    enum class Wait { No,
        ForReaders };
    static int noteCommit(void *self, sqlite3 *connection, const char *name, int pages);
    void checkpoint(Wait wait);

    sqlite3 *m_connection;
    std::function<void(StorageTrouble, const QString &)> m_tell;
    int m_pages = 0; ///< In the log.
    int m_moved = 0; ///< How many of them are in the file.
    int m_next = 0; ///< No checkpoint before there are so many; readers may have been in the way of the last one.
};

}
