#pragma once

#include "base/result.h"
#include "model/batch.h"

#include <QTemporaryFile>

#include <deque>
#include <memory>

namespace tonglan {

/** How much may wait between a stream and the disk. */
struct IntakeLimits
{
    int rows = 20'000; ///< Kept as values; what comes beyond is kept as the bytes that were received …
    qint64 memoryBytes = 16LL * 1024 * 1024; ///< … so many of them in memory …
    qint64 fileBytes = 256LL * 1024 * 1024; ///< … and the rest in a file. More is not taken: the stream must pause.
};

/** Batches of changes that were received and are not committed yet, in order: between a stream that may send faster than the disk
 *  takes, and the writer. Nothing is lost with it at a crash, for the cursor in the cache is that of the committed rows; its file
 *  has no name and vanishes with the process. Lives on the sync thread.
 */
class Intake
{
public:
    /** @p folder is where the file is made, when it is needed. */
    Intake(IntakeLimits limits, QString folder);

    /** Takes a batch and the @p body that it was read from. Any number; ask isFull() before asking for more. */
    void add(FeedBatch batch, const QByteArray &body);

    /** The oldest batches as one, without changes that a newer version supersedes: at least one batch, then as many as fit into
     *  @p rows. Not when empty. Storage if the file cannot be read back: what waits is lost then and must be pulled again.
     */
    [[nodiscard]] Result<FeedBatch> take(int rows);

    void clear();
    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }
    [[nodiscard]] bool isFull() const { return m_isFileBroken || m_fileEnd >= m_limits.fileBytes; }
    [[nodiscard]] qint64 rows() const { return m_rows; }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    [[nodiscard]] const QString &cursor() const { return m_cursor; } ///< Of the last batch that was added.

private:
    struct Entry
    {
        std::optional<FeedBatch> batch = {}; ///< Unset: to be read from …
        QByteArray body = {}; ///< … these bytes, or if empty …
        qint64 at = 0; ///< … from the file.
        qint64 size = 0; ///< Bytes of the body.
        int rows = 0;
    };
    [[nodiscard]] bool store(Entry &entry, const QByteArray &body);
    [[nodiscard]] Result<FeedBatch> batchOf(Entry &entry);

    IntakeLimits m_limits;
    QString m_folder;
    std::deque<Entry> m_entries = {};
    std::unique_ptr<QTemporaryFile> m_file = {};
    qint64 m_fileEnd = 0;
    int m_filed = 0; ///< Entries in the file.
    bool m_isFileBroken = false;
    qint64 m_rows = 0;
    qint64 m_bytes = 0;
    qint64 m_valueRows = 0; ///< Rows of entries that are values.
    qint64 m_memoryBytes = 0; ///< Bytes of entries that are bytes in memory.
    QString m_cursor = {};
};

}
