#include "intake.h"

#include "coalesce.h"

#include "base/log.h"
#include "feed/format/tlf.h"

#include <unistd.h>

namespace tonglan {

using namespace Qt::StringLiterals;

Intake::Intake(IntakeLimits limits, QString folder)
    : m_limits(limits)
    , m_folder(std::move(folder))
{
}

void Intake::add(FeedBatch batch, const QByteArray &body)
{
    Entry entry;
    entry.size = body.size();
    entry.rows = int(batch.changes.size() + batch.rejected.size());
    m_cursor = batch.cursor;
    m_rows += entry.rows;
    m_bytes += entry.size;
    if (m_valueRows < m_limits.rows || !store(entry, body)) {
        m_valueRows += entry.rows;
        entry.batch = std::move(batch);
    }
    m_entries.push_back(std::move(entry));
}

bool Intake::store(Entry &entry, const QByteArray &body)
{
    if (m_memoryBytes + entry.size <= m_limits.memoryBytes) {
        entry.body = body;
        m_memoryBytes += entry.size;
        return true;
    }
    if (m_isFileBroken)
        return false;
    if (!m_file) {
        m_file = std::make_unique<QTemporaryFile>(m_folder + u"/intake-XXXXXX"_s);
        m_fileEnd = 0;
        m_isFileBroken = !m_file->open() || ::unlink(QFile::encodeName(m_file->fileName()).constData()) != 0; // its name would outlive a crash
    }
    if (!m_isFileBroken)
        m_isFileBroken = !m_file->seek(m_fileEnd) || m_file->write(body) != body.size() || !m_file->flush();
    if (m_isFileBroken) {
        qCWarning(logSync).noquote() << "rows that wait to be stored do not fit on the disk, the stream pauses:" << m_file->errorString();
        return false;
    }
    entry.at = m_fileEnd;
    m_fileEnd += entry.size;
    ++m_filed;
    return true;
}

Result<FeedBatch> Intake::batchOf(Entry &entry)
{
    if (entry.batch) {
        m_valueRows -= entry.rows;
        return std::move(*entry.batch);
    }
    if (!entry.body.isEmpty()) {
        m_memoryBytes -= entry.size;
        return parseTlfChanges(entry.body);
    }
    QByteArray body;
    if (m_file->seek(entry.at))
        body = m_file->read(entry.size);
    if (--m_filed == 0)
        m_fileEnd = 0;
    if (body.size() != entry.size)
        return failure(Error::Kind::Storage, u"rows that wait to be stored cannot be read back: %1"_s.arg(m_file->errorString()));
    return parseTlfChanges(body);
}

Result<FeedBatch> Intake::take(int rows)
{
    std::optional<FeedBatch> taken;
    int count = 0;
    while (!m_entries.empty() && (!taken || count + m_entries.front().rows <= rows)) {
        auto batch = batchOf(m_entries.front());
        m_rows -= m_entries.front().rows;
        m_bytes -= m_entries.front().size;
        count += m_entries.front().rows;
        m_entries.pop_front();
        if (!batch) {
            clear();
            return batch;
        }
        if (taken)
            append(*taken, std::move(*batch));
        else
            taken = std::move(*batch);
    }
    if (m_entries.empty())
        clear();
    dropSuperseded(*taken);
    return std::move(*taken);
}

void Intake::clear()
{
    m_entries.clear();
    m_file.reset();
    m_fileEnd = 0;
    m_filed = 0;
    m_isFileBroken = false;
    m_rows = 0;
    m_bytes = 0;
    m_valueRows = 0;
    m_memoryBytes = 0;
    m_cursor.clear();
}

}
