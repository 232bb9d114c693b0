#pragma once

#include "database.h"

#include <QStringList>

#include <atomic>

namespace tonglan {

/** What SQLite finds wrong with the file (quick_check; @p thorough: integrity_check, which compares indexes with rows too).
 *  Empty = nothing. Reads all of it; ends early, with Cancelled, once @p stop is true. Any thread, with a connection of its own.
 */
[[nodiscard]] Result<QStringList> examineFile(const Database &database, bool thorough = false, const std::atomic<bool> *stop = nullptr);

/** What is wrong with the rows by our own rules: the spatial and text index are those of the rows, versions in the history do not
 *  overlap, every row has its feed. At most @p most findings, one a line. Empty = nothing.
 */
[[nodiscard]] Result<QStringList> examineRows(const Database &database, int most = 20);

}
