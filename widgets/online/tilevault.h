#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "mapcore/tilekey.h"

#include <QByteArray>
#include <QHash>

#include <memory>
#include <optional>

namespace SQLite {
class Database;
class Exception;
class Statement;
}

namespace tonglan {

/** What is known of a tile of an online map. */
struct VaultTile
{
    QByteArray body = {}; ///< As it came; empty: the server has none there (204, 404, 410).
    QByteArray etag = {};
    QByteArray modified = {}; ///< Last-Modified, as it came.
    TimeMs fetched = 0; ///< When the server last said that it holds.
    TimeMs expires = 0;
    bool mustRevalidate = false;

    /** Also stale if the clock went back behind the day it was fetched: then nobody knows. */
    [[nodiscard]] bool isFresh(TimeMs now) const { return now < expires && fetched <= now + 60'000; }

    friend bool operator==(const VaultTile &, const VaultTile &) = default;
};

/** The tiles of all online maps in one SQLite file, which may be deleted at any time. Belongs to one thread.
 *  Survives kill -9 (WAL). A damaged file, or one of a later version, is set aside and begun anew. On a disk that is full or refuses it keeps quiet for a minute
 *  and says so in problem(): nothing is stored then, and what can be read is read. Beyond its limit what was used longest ago goes.
 */
class TileVault
{
public:
    TileVault(QString file, qint64 limitBytes, const Clock &clock);
    ~TileVault();

    [[nodiscard]] std::optional<VaultTile> read(const QByteArray &map, TileKey key);
    void write(const QByteArray &map, TileKey key, const VaultTile &tile);
    void remove(const QByteArray &map, TileKey key);
    /** Writes down what was used since; now and then, and at the end by itself. */
    void noteUse();

    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    [[nodiscard]] const QString &problem() const { return m_problem; } ///< Why nothing is stored, or what became of the file before; empty = all well.

private:
    struct Statements;
    struct Use
    {
        QByteArray map = {};
        TileKey key = {};

        friend bool operator==(const Use &, const Use &) = default;
        friend size_t qHash(const Use &u, size_t seed = 0) noexcept { return qHashMulti(seed, u.map, u.key); }
    };

    void open();
    void prepare();
    void close();
    void setAside(const QString &why);
    void evict();
    void cope(const SQLite::Exception &exception);
    [[nodiscard]] bool isUsable();
    template<typename Work>
    void attempt(Work work);

    QString m_file;
    qint64 m_limit;
    const Clock &m_clock;
    std::unique_ptr<SQLite::Database> m_database;
    std::unique_ptr<Statements> m_statements;
    QHash<Use, TimeMs> m_used; ///< Not written down yet.
    qint64 m_bytes = 0;
    qint64 m_tryAgainAt = 0; ///< Monotonic; after the disk refused.
    QString m_problem;
};

}
