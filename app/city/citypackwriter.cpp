#include "citypackwriter.h"

#include "feed/format/tlf.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

#include <SQLiteCpp/SQLiteCpp.h>
#include <zlib.h>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr std::size_t recordsPerPage = 2000;

static QByteArray gzip(const QByteArray &body)
{
    z_stream stream = {};
    deflateInit2(&stream, 7, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(body.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(body.constData()));
    stream.avail_in = uInt(body.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

template<typename Work>
static Result<void> guarded(const QString &path, Work work)
{
    try {
        work();
    } catch (const SQLite::Exception &exception) {
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(path, QString::fromUtf8(exception.what())));
    }
    return {};
}

CityPackWriter::CityPackWriter(QString path)
    : m_path(std::move(path))
    , m_draft(m_path + ".part"_L1)
{
}

CityPackWriter::~CityPackWriter()
{
    m_database.reset();
    QFile::remove(m_draft);
}

Result<void> CityPackWriter::begin()
{
    QFile::remove(m_draft);
    return guarded(m_draft, [this] {
        m_database = std::make_unique<SQLite::Database>(m_draft.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        m_database->exec("PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
                         "PRAGMA application_id=0x544c4350;"
                         "CREATE TABLE metadata (name TEXT, value TEXT);"
                         "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);"
                         "CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);"
                         "CREATE TABLE pack_meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
                         "CREATE TABLE pack_page (type TEXT, page INTEGER, records INTEGER, body BLOB, PRIMARY KEY (type, page));"
                         "CREATE TABLE pack_extra (key TEXT PRIMARY KEY, body BLOB);"
                         "BEGIN");
    });
}

Result<void> CityPackWriter::addTiles(const QString &mbtiles)
{
    if (!QFile::exists(mbtiles))
        return failure(Error::Kind::NotFound, u"%1: no such file"_s.arg(mbtiles));
    return guarded(mbtiles, [&] {
        auto uri = QUrl::fromLocalFile(QFileInfo(mbtiles).absoluteFilePath());
        uri.setQuery(u"mode=ro&immutable=1"_s);
        const SQLite::Database source(uri.toEncoded().toStdString(), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
        SQLite::Statement meta(source, "SELECT name, value FROM metadata ORDER BY name");
        SQLite::Statement putMeta(*m_database, "INSERT INTO metadata VALUES (?, ?)");
        while (meta.executeStep()) {
            putMeta.bind(1, meta.getColumn(0).getString());
            putMeta.bind(2, meta.getColumn(1).getString());
            putMeta.exec();
            putMeta.reset();
        }
        SQLite::Statement tiles(source, "SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles ORDER BY 1, 2, 3");
        SQLite::Statement putTile(*m_database, "INSERT INTO tiles VALUES (?, ?, ?, ?)");
        while (tiles.executeStep()) {
            for (int i = 0; i < 3; ++i)
                putTile.bind(i + 1, tiles.getColumn(i).getInt());
            putTile.bind(4, tiles.getColumn(3).getBlob(), tiles.getColumn(3).getBytes());
            putTile.exec();
            putTile.reset();
        }
    });
}

Result<void> CityPackWriter::addRecords(std::span<const Record> records)
{
    return guarded(m_draft, [&] {
        SQLite::Statement put(*m_database, "INSERT INTO pack_page VALUES (?, ?, ?, ?)");
        for (std::size_t from = 0; from < records.size(); from += recordsPerPage) {
            const auto page = records.subspan(from, std::min(recordsPerPage, records.size() - from));
            const auto type = typeOf(page.front());
            QJsonArray rows;
            for (const auto &record : page) {
                Q_ASSERT(typeOf(record) == type);
                rows.append(toTlf(record));
            }
            const auto body = gzip(QJsonDocument(rows).toJson(QJsonDocument::Compact));
            put.bind(1, recordTypeName(type).data());
            put.bind(2, m_pages.at(std::size_t(type))++);
            put.bind(3, int(page.size()));
            put.bind(4, body.constData(), int(body.size()));
            put.exec();
            put.reset();
        }
    });
}

Result<void> CityPackWriter::addExtra(const QString &key, const QByteArray &body)
{
    return guarded(m_draft, [&] {
        const auto packed = gzip(body);
        SQLite::Statement put(*m_database, "INSERT INTO pack_extra VALUES (?, ?)");
        put.bind(1, key.toStdString());
        put.bind(2, packed.constData(), int(packed.size()));
        put.exec();
    });
}

Result<void> CityPackWriter::finish(const CityPackInfo &info)
{
    const auto number = [](double value) { return QString::number(value, 'f', 6); };
    const std::pair<const char *, QString> values[] = {
        {"format", u"1"_s},
        {"city_code", info.cityCode},
        {"name", info.name},
        {"name_en", info.nameEn},
        {"organisation", info.organisation},
        {"organisation_en", info.organisationEn},
        {"time_zone", QString::fromLatin1(info.timeZone)},
        {"west", number(info.box.west)},
        {"south", number(info.box.south)},
        {"east", number(info.box.east)},
        {"north", number(info.box.north)},
        {"centre_lat", number(info.centre.lat)},
        {"centre_lon", number(info.centre.lon)},
        {"zoom", number(info.zoom)},
        {"anchor", QString::number(info.anchor)},
        {"credit", info.credit},
        {"demo", info.demo ? u"1"_s : u"0"_s},
        {"seed", QString::number(info.seed)},
    };
    const auto written = guarded(m_draft, [&] {
        SQLite::Statement put(*m_database, "INSERT INTO pack_meta VALUES (?, ?)");
        const auto add = [&put](const char *key, const QByteArray &value) {
            put.bind(1, key);
            put.bind(2, value.toStdString());
            put.exec();
            put.reset();
        };
        for (const auto &[key, value] : values)
            add(key, value.toUtf8());
        add("sha256", cityPackDigest(*m_database));
        m_database->exec("COMMIT");
    });
    if (!written)
        return written;
    m_database.reset();
    QFile::remove(m_path);
    if (!QFile::rename(m_draft, m_path))
        return failure(Error::Kind::Storage, u"%1 cannot be put in its place"_s.arg(m_path));
    return {};
}

}
