#include "citypack.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QHash>
#include <QTimeZone>
#include <QUrl>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>
#include <zlib.h>

#include <array>
#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qsizetype maxPageBytes = 64 * 1024 * 1024;
static constexpr auto knownFormat = "1"_L1;

static tl::unexpected<Error> broken(const QString &path, const QString &what)
{
    return failure(Error::Kind::Invalid, u"city pack %1: %2"_s.arg(path, what));
}

static QString text(const std::string &string)
{
    return QString::fromUtf8(string.data(), qsizetype(std::min<std::size_t>(string.size(), 4096)));
}

static QByteArray bytesOf(const SQLite::Column &column)
{
    return {static_cast<const char *>(column.getBlob()), column.getBytes()};
}

static Result<QByteArray> gunzip(const QByteArray &packed)
{
    z_stream stream = {};
    if (inflateInit2(&stream, 15 + 16) != Z_OK)
        return failure(Error::Kind::Storage, u"zlib cannot start"_s);
    QByteArray out;
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.constData()));
    stream.avail_in = uInt(packed.size());
    std::array<char, 64 * 1024> chunk = {};
    int state = Z_OK;
    while (state == Z_OK && out.size() <= maxPageBytes) {
        stream.next_out = reinterpret_cast<Bytef *>(chunk.data());
        stream.avail_out = uInt(chunk.size());
        state = inflate(&stream, Z_NO_FLUSH);
        if (state == Z_OK || state == Z_STREAM_END)
            out.append(chunk.data(), qsizetype(chunk.size() - stream.avail_out));
    }
    inflateEnd(&stream);
    if (out.size() > maxPageBytes)
        return failure(Error::Kind::Invalid, u"larger than %1 MiB when inflated"_s.arg(maxPageBytes >> 20));
    if (state != Z_STREAM_END)
        return failure(Error::Kind::Invalid, u"not a whole gzip stream"_s);
    return out;
}

// A foreign SQLite file is code as much as data: no triggers, views, functions or huge cells of its own are let near us.
static void defend(SQLite::Database &database)
{
    sqlite3 *handle = database.getHandle();
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, int(maxPageBytes));
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 64 * 1024);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    database.exec("PRAGMA cell_size_check=ON");
    database.exec("PRAGMA query_only=ON");
}

QByteArray cityPackDigest(const SQLite::Database &database)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](SQLite::Statement &rows) {
        while (rows.executeStep()) {
            for (int i = 0; i < rows.getColumnCount(); ++i) {
                const auto value = bytesOf(rows.getColumn(i));
                hash.addData(QByteArray::number(value.size()) + ':');
                hash.addData(value);
            }
        }
    };
    for (const char *sql : {
             "SELECT key, value FROM pack_meta WHERE key <> 'sha256' ORDER BY key",
             "SELECT type, page, records, body FROM pack_page ORDER BY type, page",
             "SELECT key, body FROM pack_extra ORDER BY key",
             "SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles ORDER BY zoom_level, tile_column, tile_row"}) {
        SQLite::Statement rows(database, sql);
        add(rows);
    }
    return hash.result().toHex();
}

CityPack::CityPack(QString path, std::unique_ptr<SQLite::Database> database)
    : m_path(std::move(path))
    , m_database(std::move(database))
{
}

CityPack::CityPack(CityPack &&) noexcept = default;
CityPack &CityPack::operator=(CityPack &&) noexcept = default;
CityPack::~CityPack() = default;

Result<CityPack> CityPack::open(const QString &path)
{
    const QFileInfo file(path);
    if (!file.isFile())
        return failure(Error::Kind::NotFound, u"city pack %1: no such file"_s.arg(path));
    auto uri = QUrl::fromLocalFile(file.absoluteFilePath());
    uri.setQuery(u"mode=ro&immutable=1"_s);
    try {
        auto database = std::make_unique<SQLite::Database>(uri.toEncoded().toStdString(), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
        defend(*database);
        for (const char *name : {"pack_meta", "pack_page", "pack_extra", "metadata", "tiles"}) {
            SQLite::Statement table(*database, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?");
            table.bind(1, name);
            table.executeStep();
            if (table.getColumn(0).getInt() != 1)
                return broken(path, u"not a city pack: it has no table %1"_s.arg(QLatin1StringView(name)));
        }
        CityPack pack(path, std::move(database));
        if (const auto read = pack.readInfo(); !read)
            return tl::unexpected(read.error());
        return pack;
    } catch (const SQLite::Exception &exception) {
        return broken(path, u"cannot be read: %1"_s.arg(QString::fromUtf8(exception.what())));
    }
}

Result<void> CityPack::readInfo()
{
    QHash<QString, QString> meta;
    SQLite::Statement rows(*m_database, "SELECT key, value FROM pack_meta LIMIT 1000");
    while (rows.executeStep())
        meta.insert(text(rows.getColumn(0).getString()), text(rows.getColumn(1).getString()));

    if (const auto format = meta.value(u"format"_s); format != knownFormat) {
        if (format.toInt() > 1)
            return failure(Error::Kind::Newer, u"city pack %1: format %2 is of a later version of Tonglan"_s.arg(m_path, format));
        return broken(m_path, u"pack_meta.format is \"%1\", not \"1\""_s.arg(format));
    }
    QString wrong;
    const auto number = [&](const QString &key) {
        bool ok = false;
        const double value = meta.value(key).toDouble(&ok);
        if ((!ok || !std::isfinite(value)) && wrong.isEmpty())
            wrong = u"pack_meta.%1 is \"%2\", not a number"_s.arg(key, meta.value(key));
        return value;
    };
    m_info.cityCode = meta.value(u"city_code"_s);
    m_info.name = meta.value(u"name"_s);
    m_info.nameEn = meta.value(u"name_en"_s);
    m_info.organisation = meta.value(u"organisation"_s);
    m_info.organisationEn = meta.value(u"organisation_en"_s);
    m_info.timeZone = meta.value(u"time_zone"_s).toUtf8();
    m_info.box = GeoBox{number(u"west"_s), number(u"south"_s), number(u"east"_s), number(u"north"_s)};
    m_info.centre = GeoPoint{number(u"centre_lat"_s), number(u"centre_lon"_s)};
    m_info.zoom = number(u"zoom"_s);
    m_info.anchor = TimeMs(number(u"anchor"_s));
    m_info.credit = meta.value(u"credit"_s);
    m_info.demo = meta.value(u"demo"_s) != "0"_L1;
    m_info.seed = meta.value(u"seed"_s).toULongLong();
    m_info.sha256 = meta.value(u"sha256"_s).toLatin1();
    if (wrong.isEmpty() && (m_info.cityCode.isEmpty() || m_info.name.isEmpty()))
        wrong = u"pack_meta.city_code or name is empty"_s;
    if (wrong.isEmpty() && !QTimeZone::isTimeZoneIdAvailable(m_info.timeZone))
        wrong = u"pack_meta.time_zone \"%1\" is unknown"_s.arg(QString::fromUtf8(m_info.timeZone));
    if (wrong.isEmpty() && (m_info.box.isEmpty() || !m_info.centre.isValid()))
        wrong = u"pack_meta has an empty box or no valid centre"_s;
    if (!wrong.isEmpty())
        return broken(m_path, wrong);
    return {};
}

Result<QList<RecordType>> CityPack::types() const
{
    try {
        QList<RecordType> types;
        SQLite::Statement rows(*m_database, "SELECT DISTINCT type FROM pack_page LIMIT 100");
        while (rows.executeStep()) {
            if (const auto type = recordTypeFromName(text(rows.getColumn(0).getString())))
                types.append(*type);
        }
        std::ranges::sort(types);
        return types;
    } catch (const SQLite::Exception &exception) {
        return broken(m_path, QString::fromUtf8(exception.what()));
    }
}

static Result<qint64> countOf(const SQLite::Database &database, const char *sql, RecordType type, const QString &path)
{
    try {
        SQLite::Statement row(database, sql);
        row.bind(1, recordTypeName(type).data());
        row.executeStep();
        return row.getColumn(0).getInt64();
    } catch (const SQLite::Exception &exception) {
        return broken(path, QString::fromUtf8(exception.what()));
    }
}

Result<int> CityPack::pageCount(RecordType type) const
{
    return countOf(*m_database, "SELECT count(*) FROM pack_page WHERE type = ?", type, m_path).map([](qint64 n) { return int(n); });
}

Result<qint64> CityPack::recordCount(RecordType type) const
{
    return countOf(*m_database, "SELECT coalesce(sum(records), 0) FROM pack_page WHERE type = ?", type, m_path);
}

Result<QByteArray> CityPack::page(RecordType type, int page) const
{
    const auto where = u"page %1 of type %2"_s.arg(page).arg(recordTypeName(type));
    try {
        SQLite::Statement row(*m_database, "SELECT body FROM pack_page WHERE type = ? AND page = ?");
        row.bind(1, recordTypeName(type).data());
        row.bind(2, page);
        if (!row.executeStep())
            return failure(Error::Kind::NotFound, u"city pack %1: there is no %2"_s.arg(m_path, where));
        auto json = gunzip(bytesOf(row.getColumn(0)));
        if (!json)
            return broken(m_path, u"%1 is %2"_s.arg(where, json.error().detail));
        return json;
    } catch (const SQLite::Exception &exception) {
        return broken(m_path, u"%1: %2"_s.arg(where, QString::fromUtf8(exception.what())));
    }
}

Result<QByteArray> CityPack::extra(const QString &key) const
{
    try {
        SQLite::Statement row(*m_database, "SELECT body FROM pack_extra WHERE key = ?");
        row.bind(1, key.toStdString());
        if (!row.executeStep())
            return failure(Error::Kind::NotFound, u"city pack %1: there is no extra \"%2\""_s.arg(m_path, key));
        auto body = gunzip(bytesOf(row.getColumn(0)));
        if (!body)
            return broken(m_path, u"extra \"%1\" is %2"_s.arg(key, body.error().detail));
        return body;
    } catch (const SQLite::Exception &exception) {
        return broken(m_path, u"extra \"%1\": %2"_s.arg(key, QString::fromUtf8(exception.what())));
    }
}

Result<void> CityPack::verify() const
{
    try {
        SQLite::Statement check(*m_database, "PRAGMA quick_check(1)");
        check.executeStep();
        if (const auto answer = check.getColumn(0).getString(); answer != "ok")
            return broken(m_path, u"the file is damaged: %1"_s.arg(text(answer)));
        if (const auto digest = cityPackDigest(*m_database); digest != m_info.sha256)
            return broken(m_path, u"the checksum is %1, but pack_meta.sha256 says %2"_s.arg(QLatin1StringView(digest), QLatin1StringView(m_info.sha256)));
    } catch (const SQLite::Exception &exception) {
        return broken(m_path, u"the file is damaged: %1"_s.arg(QString::fromUtf8(exception.what())));
    }
    return {};
}

}
