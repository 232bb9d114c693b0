#pragma once

#include "base/result.h"

#include <memory>

namespace SQLite {
class Database;
}

namespace tonglan {

/** One connection to the cache file. Belongs to the thread that opened it.
 *  The sync thread has the only writing connection; every reader has one of its own (WAL: readers never wait for it).
 */
class Database
{
public:
    static constexpr int busyTimeoutMs = 5000; ///< How long a statement waits for another connection.

    /** Opens or creates the cache at @p path and brings its schema up to date. A damaged cache, or one that a later version of
     *  the program wrote, is set aside and a new one made: see rebuilt(). The whole file is examined only if the last writer
     *  did not close it or its header looks wrong.
     *  Error::Kind::Invalid if it is no cache; Storage if the disk refuses.
     */
    [[nodiscard]] static Result<Database> openForWriting(const QString &path);

    /** Opens an existing cache read-only. NotFound if there is none, Newer or Invalid if its schema is not this program's,
     *  Damaged if SQLite finds it broken.
     */
    [[nodiscard]] static Result<Database> openForReading(const QString &path);

    Database(Database &&) noexcept;
    Database &operator=(Database &&) noexcept;
    ~Database();

    /** For queries written in data/cache and data/query only: SQLiteCpp throws SQLite::Exception, which must not leave those folders. */
    [[nodiscard]] SQLite::Database &handle() const { return *m_handle; }
    [[nodiscard]] const QString &path() const { return m_path; }

    /** Commits so far: 0 in a new cache, one more for every applied batch. */
    [[nodiscard]] qint64 revision() const;

    /** True if a cache was found that is of no use, and this one is new; notice() then says in English what was found and where it lies. */
    [[nodiscard]] bool rebuilt() const { return !m_notice.isEmpty(); }
    [[nodiscard]] const QString &notice() const { return m_notice; }

private:
    struct Close
    {
        void operator()(SQLite::Database *handle) const; ///< The last one to close a file removes its log by name: not while the file is set aside.
    };

    Database(std::unique_ptr<SQLite::Database> handle, QString path);

    std::unique_ptr<SQLite::Database, Close> m_handle;
    QString m_path;
    QString m_notice = {};
};

}
