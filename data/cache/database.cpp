#include "database.h"

#include "areafunction.h"
#include "base/log.h"
#include "memoryoverlay.h"
#include "migrate.h"
#include "salvage.h"
#include "statement.h"
#include "trouble.h"

#include <QDir>
#include <QFileInfo>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <sqlite3.h>

namespace tonglan {

using namespace Qt::StringLiterals;

static const QString corruptWord = u"corrupt"_s;
static const QString newerWord = u"newer"_s;

namespace {

struct OpenFailure
{
    Error error = {};
    QString aside = {}; ///< The file is of no use: the word under which it is set aside. Empty: it may well be good.
};

}

static std::unique_ptr<SQLite::Database> connect(const QString &path, int flags)
{
    const bool inMemory = isMemoryOverlay(path);
    auto handle = std::make_unique<SQLite::Database>(path.toStdString(), (inMemory ? flags | SQLite::OPEN_URI : flags) | SQLite::OPEN_NOMUTEX, Database::busyTimeoutMs);
    sqlite3 *raw = handle->getHandle();
    sqlite3_extended_result_codes(raw, 1);
    // The file lies where others may write: nothing in it may do more than hold rows.
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    execute(*handle, "PRAGMA cell_size_check = ON");
    addAreaFunction(raw);
    if (inMemory)
        execute(*handle, "PRAGMA temp_store = MEMORY");
    return handle;
}

static QString findDamage(SQLite::Database &database)
{
    Statement check(database, "PRAGMA quick_check(1)");
    const bool any = check.step();
    const auto answer = any ? check.text(0) : u"no answer"_s;
    return answer == "ok"_L1 ? QString() : answer.simplified();
}

static tl::expected<std::unique_ptr<SQLite::Database>, OpenFailure> openWriter(const QString &path, bool examine)
{
    try {
        auto handle = connect(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        if (examine) {
            if (const auto damage = findDamage(*handle); !damage.isEmpty())
                return tl::unexpected(OpenFailure{{Error::Kind::Storage, damage}, corruptWord});
        }
        Statement wal(*handle, "PRAGMA journal_mode = WAL");
        if (wal.step() && wal.text(0) != "wal"_L1)
            qCWarning(logStore, "cache %s: no write-ahead log on this disk, readers may wait", qUtf8Printable(path));
        wal.reset();
        execute(*handle, "PRAGMA synchronous = NORMAL");
        execute(*handle, "PRAGMA cache_size = -8192"); // KiB
        execute(*handle, "PRAGMA journal_size_limit = 33554432");
        if (const auto migrated = migrate(*handle); !migrated) {
            const auto kind = migrated.error().kind;
            return tl::unexpected(OpenFailure{migrated.error(), kind == Error::Kind::Newer ? newerWord : kind == Error::Kind::Invalid ? corruptWord
                                                                                                                                      : QString()});
        }
        return handle;
    } catch (const SQLite::Exception &exception) {
        return tl::unexpected(OpenFailure{{Error::Kind::Storage, QString::fromUtf8(exception.what())}, meansDamage(exception) ? corruptWord : QString()});
    }
}

Result<Database> Database::openForWriting(const QString &path)
{
    if (isMemoryOverlay(path)) {
        auto handle = openWriter(path, false);
        return handle ? Result<Database>(Database(std::move(*handle), path)) : failure(handle.error().error.kind, u"%1: %2"_s.arg(path, handle.error().error.detail));
    }
    const QFileInfo info(path);
    if (!QDir().mkpath(info.absolutePath()))
        return failure(Error::Kind::Storage, u"%1: the folder cannot be made"_s.arg(info.absolutePath()));
    const auto look = lookAt(path);
    if (look.isDatabase && look.application != cacheApplicationId && (look.application != 0 || look.schema != 0))
        return failure(Error::Kind::Invalid, u"%1: a database of another program, left alone"_s.arg(path));
    const bool examine = look.exists && (look.closedBadly || look.isCut);
    auto handle = openWriter(path, examine);
    QString notice;
    if (!handle && !handle.error().aside.isEmpty()) {
        const auto &why = handle.error();
        const auto aside = setAside(path, why.aside);
        if (!aside)
            return tl::unexpected(aside.error());
        notice = u"%1: %2 (%3), kept as %4, a new one begun"_s.arg(path, why.aside == newerWord ? u"of a later version"_s : u"damaged"_s, why.error.detail, QFileInfo(*aside).fileName());
        qCWarning(logStore, "cache %s", qUtf8Printable(notice));
        handle = openWriter(path, false);
    }
    if (!handle)
        return failure(handle.error().error.kind, u"%1: %2"_s.arg(path, handle.error().error.detail));
    if (examine)
        forgetDamage(path);
    Database database(std::move(*handle), path);
    database.m_notice = notice;
    return database;
}

Result<Database> Database::openForReading(const QString &path)
{
    if (!isMemoryOverlay(path) && QFileInfo(path).size() == 0)
        return failure(Error::Kind::NotFound, u"%1: no cache there"_s.arg(path));
    try {
        const std::shared_lock names(cacheNames());
        // Opened for writing so that the last one to close may tidy the log away; query_only keeps it to reading.
        auto handle = connect(path, SQLite::OPEN_READWRITE);
        execute(*handle, "PRAGMA query_only = ON");
        execute(*handle, "PRAGMA cache_size = -4096"); // KiB
        execute(*handle, "PRAGMA mmap_size = 33554432");
        Statement reading(*handle, "PRAGMA user_version");
        reading.step();
        const auto version = reading.integer(0);
        reading.reset();
        if (version == 0)
            return failure(Error::Kind::NotFound, u"%1: nothing in it yet"_s.arg(path));
        if (version != schemaVersion())
            return failure(version > schemaVersion() ? Error::Kind::Newer : Error::Kind::Invalid,
                u"%1: cache has schema %2, this program reads %3"_s.arg(path).arg(version).arg(schemaVersion()));
        return Database(std::move(handle), path);
    } catch (const SQLite::Exception &exception) {
        const bool isDamaged = meansDamage(exception) || troubleOf(exception) == StorageTrouble::Damaged;
        if (isDamaged)
            noteDamage(path);
        return failure(isDamaged ? Error::Kind::Damaged : Error::Kind::Storage, u"%1: %2"_s.arg(path, QString::fromUtf8(exception.what())));
    }
}

Database::Database(std::unique_ptr<SQLite::Database> handle, QString path)
    : m_handle(handle.release())
    , m_path(std::move(path))
{
}

void Database::Close::operator()(SQLite::Database *handle) const
{
    const std::shared_lock names(cacheNames());
    delete handle;
}

Database::Database(Database &&) noexcept = default;
Database &Database::operator=(Database &&) noexcept = default;
Database::~Database() = default;

qint64 Database::revision() const
{
    try {
        Statement reading(*m_handle, "SELECT value FROM meta WHERE key = 'revision'");
        return reading.step() ? reading.integer(0) : 0;
    } catch (const SQLite::Exception &exception) {
        qCWarning(logStore, "cache %s: revision: %s", qUtf8Printable(m_path), exception.what());
        return 0;
    }
}

}
