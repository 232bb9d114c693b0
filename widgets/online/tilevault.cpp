#include "tilevault.h"

#include "base/log.h"
#include "cache/trouble.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <SQLiteCpp/SQLiteCpp.h>

#include <sqlite3.h>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int version = 1;
static constexpr qint64 rowBytes = 128; // what a row takes beside its picture, roughly
static constexpr qint64 pauseMs = 60'000;
static constexpr TimeMs sameUseMs = 60'000; // a use so soon after the last one is not worth a write
static constexpr qsizetype mostUses = 500;

struct TileVault::Statements
{
    explicit Statements(SQLite::Database &db)
        : read(db, "SELECT etag, modified, fetched, expires, must_revalidate, used, body FROM tile WHERE map=?1 AND z=?2 AND x=?3 AND y=?4")
        , size(db, "SELECT bytes FROM tile WHERE map=?1 AND z=?2 AND x=?3 AND y=?4")
        , write(db, "INSERT OR REPLACE INTO tile(map, z, x, y, etag, modified, fetched, expires, must_revalidate, used, bytes, body) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)")
        , remove(db, "DELETE FROM tile WHERE map=?1 AND z=?2 AND x=?3 AND y=?4")
        , use(db, "UPDATE tile SET used=?5 WHERE map=?1 AND z=?2 AND x=?3 AND y=?4 AND used<?5")
        , oldest(db, "SELECT id, bytes FROM tile ORDER BY used, id LIMIT 100")
        , removeRow(db, "DELETE FROM tile WHERE id=?1")
    {
    }

    static SQLite::Statement &at(SQLite::Statement &statement, const QByteArray &map, TileKey key)
    {
        statement.reset();
        statement.bind(1, map.toStdString());
        statement.bind(2, key.z);
        statement.bind(3, key.x);
        statement.bind(4, key.y);
        return statement;
    }

    SQLite::Statement read;
    SQLite::Statement size;
    SQLite::Statement write;
    SQLite::Statement remove;
    SQLite::Statement use;
    SQLite::Statement oldest;
    SQLite::Statement removeRow;
};

static QByteArray bytesOf(const SQLite::Column &column)
{
    return {static_cast<const char *>(column.getBlob()), column.getBytes()};
}

static void bindBytes(SQLite::Statement &statement, int at, const QByteArray &bytes)
{
    statement.bind(at, static_cast<const void *>(bytes.isNull() ? "" : bytes.constData()), int(bytes.size()));
}

TileVault::TileVault(QString file, qint64 limitBytes, const Clock &clock)
    : m_file(std::move(file))
    , m_limit(limitBytes)
    , m_clock(clock)
{
    open();
}

TileVault::~TileVault()
{
    noteUse();
    close();
}

/** Runs what asks the database; after a failure there is either another file or, for a while, none. */
template<typename Work>
void TileVault::attempt(Work work)
{
    try {
        work();
    } catch (const SQLite::Exception &exception) {
        cope(exception);
    }
}

void TileVault::open()
{
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    attempt([this] { prepare(); });
    if (!m_database && m_tryAgainAt == 0) // it was set aside: once more, on an empty place
        attempt([this] { prepare(); });
}

void TileVault::prepare()
{
    m_database = std::make_unique<SQLite::Database>(m_file.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 2000);
    SQLite::Database &db = *m_database;
    sqlite3_db_config(db.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db.getHandle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    db.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cell_size_check=ON; PRAGMA journal_size_limit=4194304; PRAGMA cache_size=-2048");
    const int found = db.execAndGet("PRAGMA user_version").getInt();
    if (found == 0) {
        SQLite::Transaction transaction(db);
        db.exec("CREATE TABLE tile(id INTEGER PRIMARY KEY, map TEXT NOT NULL, z INTEGER NOT NULL, x INTEGER NOT NULL, y INTEGER NOT NULL, etag BLOB NOT NULL, modified BLOB NOT NULL, "
                "fetched INTEGER NOT NULL, expires INTEGER NOT NULL, must_revalidate INTEGER NOT NULL, used INTEGER NOT NULL, bytes INTEGER NOT NULL, body BLOB NOT NULL, UNIQUE(map, z, x, y))");
        db.exec("CREATE INDEX tile_used ON tile(used, id, bytes)");
        db.exec("PRAGMA user_version=" + std::to_string(version));
        transaction.commit();
    } else if (found != version) {
        setAside(u"it is of version %1, this program knows %2"_s.arg(found).arg(version));
        return;
    }
    m_bytes = db.execAndGet("SELECT coalesce(sum(bytes), 0) FROM tile").getInt64();
    m_statements = std::make_unique<Statements>(db);
    evict(); // the limit may be another one now
}

void TileVault::close()
{
    m_statements.reset();
    m_database.reset();
}

void TileVault::setAside(const QString &why)
{
    close();
    m_bytes = 0;
    m_tryAgainAt = 0;
    const QString aside = m_file + u".damaged"_s; // the newest is enough: everything in it can be fetched again
    for (const auto suffix : {""_L1, "-wal"_L1, "-shm"_L1}) {
        QFile::remove(aside + suffix);
        if (QFile::exists(m_file + suffix) && !QFile::rename(m_file + suffix, aside + suffix))
            QFile::remove(m_file + suffix);
    }
    if (QFile::exists(m_file)) // the folder lets nothing be renamed or removed
        m_tryAgainAt = m_clock.monotonic() + pauseMs;
    m_problem = u"the store of map tiles was of no use (%1): it is set aside as %2 and begun anew"_s.arg(why, aside);
    qCWarning(logMap).noquote() << m_problem;
}

void TileVault::cope(const SQLite::Exception &exception)
{
    const QString why = QString::fromUtf8(exception.what());
    const StorageTrouble trouble = troubleOf(exception);
    if (trouble == StorageTrouble::Damaged || trouble == StorageTrouble::SyncFailed)
        return setAside(why);
    m_tryAgainAt = m_clock.monotonic() + pauseMs;
    if (!m_statements) // it could not even be opened
        close();
    const QString problem = u"map tiles are not stored for now: %1: %2"_s.arg(m_file, why);
    if (problem != m_problem)
        qCWarning(logMap).noquote() << problem;
    m_problem = problem;
}

bool TileVault::isUsable()
{
    if (!m_database && m_clock.monotonic() >= m_tryAgainAt)
        open();
    return m_statements != nullptr;
}

std::optional<VaultTile> TileVault::read(const QByteArray &map, TileKey key)
{
    std::optional<VaultTile> found;
    if (!isUsable())
        return found;
    attempt([&] {
        SQLite::Statement &read = Statements::at(m_statements->read, map, key);
        if (read.executeStep()) {
            found = VaultTile{.body = bytesOf(read.getColumn(6)), .etag = bytesOf(read.getColumn(0)), .modified = bytesOf(read.getColumn(1)), .fetched = read.getColumn(2).getInt64(), .expires = read.getColumn(3).getInt64(), .mustRevalidate = read.getColumn(4).getInt() != 0};
            if (m_clock.now() - read.getColumn(5).getInt64() > sameUseMs)
                m_used.insert({map, key}, m_clock.now());
        }
        read.reset(); // an open statement would hold back the log
    });
    if (m_used.size() > mostUses)
        noteUse();
    return found;
}

void TileVault::write(const QByteArray &map, TileKey key, const VaultTile &tile)
{
    if (!isUsable() || m_clock.monotonic() < m_tryAgainAt)
        return;
    attempt([&] {
        SQLite::Transaction transaction(*m_database);
        const qint64 bytes = tile.body.size() + rowBytes;
        SQLite::Statement &size = Statements::at(m_statements->size, map, key);
        const qint64 before = size.executeStep() ? size.getColumn(0).getInt64() : 0;
        size.reset();
        SQLite::Statement &write = Statements::at(m_statements->write, map, key);
        bindBytes(write, 5, tile.etag);
        bindBytes(write, 6, tile.modified);
        write.bind(7, std::int64_t(tile.fetched));
        write.bind(8, std::int64_t(tile.expires));
        write.bind(9, int(tile.mustRevalidate));
        write.bind(10, std::int64_t(m_clock.now()));
        write.bind(11, std::int64_t(bytes));
        bindBytes(write, 12, tile.body);
        write.exec();
        write.reset();
        transaction.commit();
        m_bytes += bytes - before;
        m_problem.clear();
        evict();
    });
}

void TileVault::remove(const QByteArray &map, TileKey key)
{
    if (!isUsable())
        return;
    attempt([&] {
        SQLite::Statement &size = Statements::at(m_statements->size, map, key);
        const qint64 before = size.executeStep() ? size.getColumn(0).getInt64() : 0;
        size.reset();
        Statements::at(m_statements->remove, map, key).exec();
        m_statements->remove.reset();
        m_bytes -= before;
    });
}

void TileVault::noteUse()
{
    const auto used = std::exchange(m_used, {});
    if (used.isEmpty() || !isUsable() || m_clock.monotonic() < m_tryAgainAt)
        return;
    attempt([&] {
        SQLite::Transaction transaction(*m_database);
        for (auto it = used.cbegin(); it != used.cend(); ++it) {
            SQLite::Statement &use = Statements::at(m_statements->use, it.key().map, it.key().key);
            use.bind(5, std::int64_t(it.value()));
            use.exec();
            use.reset();
        }
        transaction.commit();
    });
}

/** A tenth more than needed goes, so that not every write has to look for something. Within attempt(). */
void TileVault::evict()
{
    if (m_bytes <= m_limit)
        return;
    noteUse();
    if (!m_statements)
        return;
    SQLite::Transaction transaction(*m_database);
    qint64 left = m_bytes;
    const qint64 goal = m_limit - m_limit / 10;
    while (left > goal) {
        std::vector<std::pair<qint64, qint64>> rows;
        for (m_statements->oldest.reset(); m_statements->oldest.executeStep();)
            rows.emplace_back(m_statements->oldest.getColumn(0).getInt64(), m_statements->oldest.getColumn(1).getInt64());
        m_statements->oldest.reset();
        if (rows.empty())
            break;
        for (const auto &[id, bytes] : rows) {
            if (left <= goal)
                break;
            m_statements->removeRow.reset();
            m_statements->removeRow.bind(1, std::int64_t(id));
            m_statements->removeRow.exec();
            left -= bytes;
        }
        m_statements->removeRow.reset();
    }
    transaction.commit();
    m_bytes = std::max<qint64>(left, 0);
}

}
