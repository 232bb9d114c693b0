#pragma once

#include "base/result.h"

#include <QString>

#include <memory>

namespace tonglan {

/** A cache file as it is on the disk, with all further changes kept in memory: for a disk that is full, read-only or failing.
 *  Every connection of this process that opens path() sees the file and the changes, in write-ahead mode: readers do not wait.
 *  Only changed blocks cost memory, up to a limit; beyond it, writing fails with SQLITE_FULL. The file itself must not be
 *  written by anybody while the overlay is used. Without a file it is a database in memory.
 *
 *  An SQLite VFS of its own rather than a copy: a copy would double the memory of a large cache or hold a part of it only, and
 *  ":memory:" cannot be read while it is written.
 */
class MemoryOverlay
{
public:
    /** @p file: the cache below; empty = none. Storage if it is there and cannot be read. */
    [[nodiscard]] static Result<MemoryOverlay> over(const QString &file, qint64 limitBytes);

    MemoryOverlay(MemoryOverlay &&) noexcept;
    MemoryOverlay &operator=(MemoryOverlay &&) noexcept;
    ~MemoryOverlay(); ///< Connections that are still open go on; the memory is given back with the last of them.

    /** To be opened with Database: a URI, valid in this process while the overlay lives. */
    [[nodiscard]] QString path() const;
    /** Memory taken by changes. Safe from any thread. */
    [[nodiscard]] qint64 bytes() const;

    class Shared; // known to the functions that SQLite calls

private:
    explicit MemoryOverlay(std::shared_ptr<Shared> shared);

    std::shared_ptr<Shared> d;
};

/** True if @p path is that of a MemoryOverlay: there is no such file. */
[[nodiscard]] bool isMemoryOverlay(const QString &path);

}
