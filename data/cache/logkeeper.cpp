#include "logkeeper.h"

#include "database.h"

#include <sqlite3.h>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

// Pages in the log, of 4 KiB. Moving them into the file takes two syncs: in quiet moments if possible.
static constexpr int tidyPages = 2'000;
static constexpr int mostPages = 12'000;
// A log begins again from its start only in a moment without readers. Where questions overlap there is none by itself: beyond
// this the writer waits for one, or the log would fill the disk. Not for long: commands and streams wait with it, and who is held
// for ten seconds takes it for sleep.
static constexpr int tooManyPages = 24'000;
static constexpr int farTooManyPages = 36'000; // 141 MiB: on a busy machine short waits alone let it grow on
static constexpr int shortWaitMs = 300;
static constexpr int longWaitMs = 4'000;

LogKeeper::LogKeeper(sqlite3 *connection, std::function<void(StorageTrouble, const QString &)> tell)
    : m_connection(connection)
    , m_tell(std::move(tell))
{
    sqlite3_wal_hook(m_connection, noteCommit, this);
}

LogKeeper::~LogKeeper()
{
    sqlite3_wal_hook(m_connection, nullptr, nullptr);
}

int LogKeeper::noteCommit(void *self, sqlite3 * /*connection*/, const char * /*name*/, int pages)
{
    auto &keeper = *static_cast<LogKeeper *>(self);
    if (pages < keeper.m_pages)
        keeper.m_moved = keeper.m_next = 0; // it has begun again
    keeper.m_pages = pages;
    // A long log is tried again soon, however much of it has been moved: it is the moment without readers that it lacks.
    const bool isLong = pages >= tooManyPages;
    if (pages >= keeper.m_next && (isLong || pages - keeper.m_moved >= mostPages))
        keeper.checkpoint(isLong ? Wait::ForReaders : Wait::No);
    return SQLITE_OK;
}

bool LogKeeper::tidy()
{
    if (m_pages - m_moved >= tidyPages)
        checkpoint(Wait::No); // waiting is for a log that grows
    return m_pages - m_moved < tidyPages;
}

void LogKeeper::checkpoint(Wait wait)
{
    const bool waits = wait == Wait::ForReaders;
    if (waits)
        sqlite3_busy_timeout(m_connection, m_pages < farTooManyPages ? shortWaitMs : longWaitMs);
    int moved = -1;
    const int code = sqlite3_wal_checkpoint_v2(m_connection, "main", waits ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE, nullptr, &moved);
    if (waits)
        sqlite3_busy_timeout(m_connection, Database::busyTimeoutMs);
    m_moved = std::max(m_moved, moved);
    m_next = m_pages + (waits ? 2 * tidyPages : mostPages); // the next moment may be a better one
    if (code != SQLITE_OK && code != SQLITE_BUSY)
        m_tell(troubleOf(code), u"the log cannot be moved into the file: %1"_s.arg(QString::fromUtf8(sqlite3_errmsg(m_connection))));
}

}
