#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "model/geo.h"
#include "model/record.h"

#include <QByteArray>
#include <QList>

#include <memory>

namespace SQLite {
class Database;
}

namespace tonglan {

/** What a city pack says about itself, from its table pack_meta. */
struct CityPackInfo
{
    QString cityCode = {}; ///< Code of the region everything hangs under, e.g. "810000".
    QString name = {};
    QString nameEn = {};
    QString organisation = {}; ///< Whose centre the screen says it is.
    QString organisationEn = {};
    QByteArray timeZone = {}; ///< IANA id.
    GeoBox box = {}; ///< What the map should show of the city at first.
    GeoPoint centre = {};
    double zoom = 0; ///< Of 256-pixel tiles.
    TimeMs anchor = 0; ///< The moment the recorded picture is of; no record is later.
    QString credit = {}; ///< Must be visible wherever the map is.
    bool demo = false; ///< Invented data: the screen must say 演示数据.
    quint64 seed = 0;
    QByteArray sha256 = {}; ///< Hex, of all pages, extras and tiles; see verify().

    friend bool operator==(const CityPackInfo &, const CityPackInfo &) = default;
};

/** A city in one file: base map tiles (the file is a valid MBTiles 1.3) and recorded TLF records.
 *  The file is foreign and may be hostile: it is opened read-only and immutable, nothing in its schema is trusted, and every
 *  page is limited in size. Errors name the file and what is wrong with it. Use from one thread at a time.
 */
class CityPack
{
public:
    [[nodiscard]] static Result<CityPack> open(const QString &path);
    CityPack(CityPack &&) noexcept;
    CityPack &operator=(CityPack &&) noexcept;
    ~CityPack();

    [[nodiscard]] const CityPackInfo &info() const { return m_info; }
    [[nodiscard]] QString path() const { return m_path; }

    /** The record types present, in the order they should be applied. */
    [[nodiscard]] Result<QList<RecordType>> types() const;
    [[nodiscard]] Result<int> pageCount(RecordType type) const;
    /** How many records of @p type there are by the pack's own account. */
    [[nodiscard]] Result<qint64> recordCount(RecordType type) const;

    /** A JSON array of TLF records, as it came, at most 64 MiB; pages count from 0. */
    [[nodiscard]] Result<QByteArray> page(RecordType type, int page) const;

    /** A named attachment, inflated, at most 64 MiB; for the programs that made the pack. NotFound if there is none. */
    [[nodiscard]] Result<QByteArray> extra(const QString &key) const;

    /** Reads everything and compares it with the stored checksum; takes a second or so. */
    [[nodiscard]] Result<void> verify() const;

private:
    CityPack(QString path, std::unique_ptr<SQLite::Database> database);
    [[nodiscard]] Result<void> readInfo();

    QString m_path;
    std::unique_ptr<SQLite::Database> m_database;
    CityPackInfo m_info = {};
};

/** The checksum that verify() expects: over the content of an open pack, hex. Throws SQLite::Exception. */
[[nodiscard]] QByteArray cityPackDigest(const SQLite::Database &database);

}
