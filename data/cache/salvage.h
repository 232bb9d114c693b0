#pragma once

#include "base/result.h"

#include <QString>

#include <shared_mutex>

namespace tonglan {

/** In the header of every cache file, to tell it from other SQLite files: "TLCa". */
inline constexpr int cacheApplicationId = 0x544c4361;

/** What can be told from a cache file without opening it. */
struct FileLook
{
    bool exists = false; ///< And has bytes: an empty file is as good as none.
    bool isDatabase = false; ///< Begins like a SQLite file.
    bool isCut = false; ///< Shorter than its header says.
    bool closedBadly = false; ///< A write-ahead log is left, or a reader of it met damage.
    int schema = 0; ///< PRAGMA user_version
    int application = 0; ///< PRAGMA application_id
};

/** Reads through SQLite's own files: opening and closing the cache in any other way would drop the locks that this process holds on it. */
[[nodiscard]] FileLook lookAt(const QString &path);

/** Renames @p path and its log to "<path>.<why>-<yyyyMMdd-HHmmss>", keeps the two newest of these and gives the new name.
 *  @p why is "corrupt", "newer" or "rebuild".
 */
[[nodiscard]] Result<QString> setAside(const QString &path, const QString &why);

/** SQLite finds the log of a database by its name. Who opens a cache holds this shared until it has read something of it, and while it
 *  closes it; setAside() holds it alone. Else a reader that had the old file in its hand would join it to the log of the new one,
 *  or remove that, and spoil both.
 *  One for the process, as SQLite's own knowledge of open files is.
 */
[[nodiscard]] std::shared_mutex &cacheNames();

/** Leaves a note that @p path was found damaged while in use, so that the next opening examines all of it. */
void noteDamage(const QString &path);
void forgetDamage(const QString &path);

}
