#include "mapcore/mbtiles.h"

#include "mapcore/inflate.h"

#include <QFileInfo>
#include <QUrl>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

constexpr int opsPerTick = 20'000;
constexpr int maxTicks = 500; // ten million operations: far beyond any honest tile look-up
constexpr qsizetype maxCompressedBytes = 4 * 1024 * 1024;

QString plainText(QString text)
{
    QString out;
    bool inTag = false;
    for (const QChar c : text.left(2000)) {
        if (c == u'<')
            inTag = true;
        else if (c == u'>')
            inTag = false;
        else if (!inTag && (c.isPrint() || c == u' '))
            out += c;
    }
    return out.simplified().left(200);
}

}

MbTiles::MbTiles(QString path)
    : m_path(std::move(path))
{
}

MbTiles::~MbTiles()
{
    sqlite3_finalize(m_tile);
    sqlite3_close(m_db);
}

int MbTiles::onProgress(void *self)
{
    return ++static_cast<MbTiles *>(self)->m_ticks > maxTicks;
}

Error MbTiles::lastError(const QString &doing) const
{
    return {Error::Kind::Storage, u"%1: %2: %3"_s.arg(m_path, doing, QString::fromUtf8(sqlite3_errmsg(m_db)))};
}

Result<std::unique_ptr<MbTiles>> MbTiles::open(const QString &path)
{
    const QFileInfo file(path);
    if (path.isEmpty() || !file.isFile())
        return failure(Error::Kind::NotFound, u"%1: no such tile file"_s.arg(path));
    std::unique_ptr<MbTiles> tiles(new MbTiles(path));
    if (auto ready = tiles->prepare(); !ready)
        return tl::unexpected(ready.error());
    return tiles;
}

Result<void> MbTiles::prepare()
{
    const QByteArray uri = "file:" + QUrl::toPercentEncoding(QFileInfo(m_path).absoluteFilePath(), "/") + "?mode=ro&immutable=1";
    if (sqlite3_open_v2(uri.constData(), &m_db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK)
        return tl::unexpected(lastError(u"cannot open"_s));
    sqlite3_db_config(m_db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(m_db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_limit(m_db, SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024);
    sqlite3_limit(m_db, SQLITE_LIMIT_SQL_LENGTH, 100'000);
    sqlite3_limit(m_db, SQLITE_LIMIT_COMPOUND_SELECT, 10);
    sqlite3_limit(m_db, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_exec(m_db, "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA cache_size=-1024", nullptr, nullptr, nullptr);
    sqlite3_progress_handler(m_db, opsPerTick, &MbTiles::onProgress, this);
    const int status = sqlite3_prepare_v2(m_db,
        "SELECT tile_data FROM tiles WHERE zoom_level=?1 AND tile_column=?2 AND tile_row=?3 LIMIT 1", -1, &m_tile, nullptr);
    if (status != SQLITE_OK) {
        Error error = lastError(u"not a tile file"_s);
        if (status == SQLITE_ERROR)
            error.kind = Error::Kind::Invalid;
        return tl::unexpected(std::move(error));
    }
    readInfo();
    return {};
}

void MbTiles::readInfo()
{
    sqlite3_stmt *statement = nullptr;
    m_ticks = 0;
    if (sqlite3_prepare_v2(m_db, "SELECT name, value FROM metadata LIMIT 200", -1, &statement, nullptr) == SQLITE_OK) {
        while (sqlite3_step(statement) == SQLITE_ROW) {
            const QByteArray key(reinterpret_cast<const char *>(sqlite3_column_text(statement, 0)));
            const QString value = QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, 1)));
            if (key == "minzoom") {
                m_info.minZoom = std::clamp(value.toInt(), 0, 22);
            } else if (key == "maxzoom") {
                m_info.maxZoom = std::clamp(value.toInt(), 0, 22);
            } else if (key == "attribution") {
                m_info.attribution = plainText(value);
            } else if (key == "approval") {
                m_info.approval = plainText(value);
            } else if (key == "format") {
                m_info.isRaster = value == "png"_L1 || value == "jpg"_L1 || value == "jpeg"_L1 || value == "webp"_L1;
            } else if (key == "datum") {
                m_info.datum = plainText(value);
            } else if (key == "name") {
                m_info.name = plainText(value);
            } else if (key == "bounds") {
                const QStringList parts = value.left(200).split(u',');
                if (parts.size() != 4)
                    continue;
                const GeoBox box{.west = parts[0].toDouble(), .south = parts[1].toDouble(), .east = parts[2].toDouble(), .north = parts[3].toDouble()};
                if (GeoPoint{box.south, box.west}.isValid() && GeoPoint{box.north, box.east}.isValid() && !box.isEmpty())
                    m_info.bounds = box;
            }
        }
    }
    sqlite3_finalize(statement);
    m_info.maxZoom = std::max(m_info.maxZoom, m_info.minZoom);
}

Result<std::optional<QByteArray>> MbTiles::tile(TileKey key)
{
    if (!key.isValid())
        return failure(Error::Kind::Invalid, u"%1: no such tile %2/%3/%4"_s.arg(m_path).arg(key.z).arg(key.x).arg(key.y));
    const QString where = u"tile %1/%2/%3"_s.arg(key.z).arg(key.x).arg(key.y);
    m_ticks = 0;
    sqlite3_reset(m_tile);
    sqlite3_bind_int(m_tile, 1, key.z);
    sqlite3_bind_int(m_tile, 2, key.x);
    sqlite3_bind_int(m_tile, 3, key.tmsRow());
    const int status = sqlite3_step(m_tile);
    if (status == SQLITE_DONE) {
        sqlite3_reset(m_tile);
        return std::optional<QByteArray>();
    }
    if (status != SQLITE_ROW) {
        const Error error = lastError(where);
        sqlite3_reset(m_tile);
        return tl::unexpected(error);
    }
    const void *blob = sqlite3_column_blob(m_tile, 0);
    const qsizetype size = sqlite3_column_bytes(m_tile, 0);
    if (size > maxCompressedBytes) {
        sqlite3_reset(m_tile);
        return failure(Error::Kind::Invalid, u"%1: %2: %3 bytes, at most %4 are allowed"_s.arg(m_path, where).arg(size).arg(maxCompressedBytes));
    }
    const QByteArray packed(static_cast<const char *>(blob), size);
    sqlite3_reset(m_tile);
    auto raw = inflateBounded(packed, maxTileBytes);
    if (!raw)
        return failure(raw.error().kind, u"%1: %2: %3"_s.arg(m_path, where, raw.error().detail));
    return std::optional(*std::move(raw));
}

Result<std::vector<TileKey>> MbTiles::keys(int zoom, int limit)
{
    sqlite3_stmt *statement = nullptr;
    m_ticks = 0;
    if (sqlite3_prepare_v2(m_db, "SELECT tile_column, tile_row FROM tiles WHERE zoom_level=?1 LIMIT ?2", -1, &statement, nullptr) != SQLITE_OK)
        return tl::unexpected(lastError(u"list of tiles"_s));
    sqlite3_bind_int(statement, 1, zoom);
    sqlite3_bind_int(statement, 2, limit + 1);
    std::vector<TileKey> found;
    int status = SQLITE_ROW;
    while ((status = sqlite3_step(statement)) == SQLITE_ROW) {
        TileKey key{zoom, sqlite3_column_int(statement, 0), sqlite3_column_int(statement, 1)};
        key.y = key.tmsRow();
        if (key.isValid())
            found.push_back(key);
    }
    sqlite3_finalize(statement);
    if (status != SQLITE_DONE)
        return tl::unexpected(lastError(u"list of tiles"_s));
    return found;
}

}
