#pragma once

#include "feed/citypack.h"
#include "model/batch.h"

#include <memory>
#include <span>

namespace SQLite {
class Database;
}

namespace tonglan {

/** Makes a city pack: tiles of an MBTiles file, pages of records, and what the pack says about itself.
 *  The same input gives the same bytes. The file stands under its name only once finish() has succeeded.
 */
class CityPackWriter
{
public:
    explicit CityPackWriter(QString path);
    ~CityPackWriter();
    CityPackWriter(CityPackWriter &&) = delete;

    [[nodiscard]] Result<void> begin();
    /** Copies metadata and tiles of an MBTiles file. */
    [[nodiscard]] Result<void> addTiles(const QString &mbtiles);
    /** Adds pages of at most 2,000; records of another type than the first's are an error. */
    [[nodiscard]] Result<void> addRecords(std::span<const Record> records);
    [[nodiscard]] Result<void> addExtra(const QString &key, const QByteArray &body);
    /** Writes @p info (its sha256 is computed) and puts the file in its place. */
    [[nodiscard]] Result<void> finish(const CityPackInfo &info);

private:
    QString m_path;
    QString m_draft;
    std::unique_ptr<SQLite::Database> m_database;
    std::array<int, recordTypeCount> m_pages = {};
};

}
