#pragma once

#include "model/geo.h"
#include "statement.h"
#include "tables.h"

#include <QHash>

#include <map>

namespace tonglan {

/** The rows of one record type in the cache, with all that follows them: history, spatial and text index, tombstones.
 *  Keeps its statements prepared. Runs inside the writer's transaction; throws SQLite::Exception.
 */
class RecordTable
{
public:
    /** What holds for every record of a batch. */
    struct Context
    {
        TimeMs now = 0;
        qint64 feed = 0;
        qint64 generation = 0;
        bool confirming = false; ///< A snapshot page: rows it names get the generation even if nothing else changes.
        qint64 oldEpochBefore = 0; ///< Rows of earlier generations are of an epoch that is over: their versions count for nothing. 0 = there are none.
    };

    enum class Outcome {
        Inserted,
        Revived, ///< Inserted, though it was deleted at a lower version.
        Updated,
        Deleted,
        Same, ///< The version is known, with this content.
        Late, ///< A higher version is known, or it was deleted at this version or above.
        Conflict, ///< The version is known, with other content.
    };

    explicit RecordTable(SQLite::Database &database, RecordType type);

    /** Puts the record of @p row (see fillRow); @p id is its identity among the tombstones. */
    Outcome put(Row &row, const QString &source, const QString &id, const Context &context);

    /** Deletes the record whose key is in @p row (see fillKey) and remembers that it is gone. */
    Outcome remove(const Row &row, const QString &source, const QString &id, qint64 version, const Context &context);

    /** Gives the row its generation without anything else. */
    void confirm(const Row &row, const Context &context);

    /** True if the version in @p row is stored with other content. */
    [[nodiscard]] bool conflicts(const Row &row);

    /** True if the record whose key is in @p row is stored, in whatever version. */
    [[nodiscard]] bool has(const Row &row);

    /** The versions of the rows that @p feed brought of @p source, by id. Not for readings, which have none. */
    [[nodiscard]] QHash<QString, qint64> versions(qint64 feed, const QString &source);

    /** Deletes all rows of the feed with an older generation; gives their number. */
    int sweep(const Context &context);

    /** Forgets what the feed has deleted: in a new epoch versions begin anew, and those of before must not keep out what comes. */
    void forgetTombstones(const Context &context);

    /** While true, rows go to the table of a bulk load and the indexes are left alone: see bulkload.h. */
    void setDeferred(bool deferred);
    [[nodiscard]] bool isDeferred() const { return m_deferred; }

    /** Places of rows changed since the last call. */
    [[nodiscard]] GeoBox takeBox();

private:
    struct Stored
    {
        qint64 n = 0;
        qint64 version = 0;
        qint64 generation = 0;
        bool same = false;
        bool samePlace = false;
        bool sameText = false;
        quint64 indexedChanges = 0; ///< Bit i: Table::indexed[i] differs.
    };

    /** @p statement, made from the SQL that @p sql returns when it is used first. */
    template<typename Sql>
    Statement &prepared(Statement &statement, Sql &&sql)
    {
        if (!statement)
            statement = Statement(m_database, sql());
        return statement;
    }
    [[nodiscard]] std::optional<Stored> look(const Row &row);
    [[nodiscard]] std::optional<qint64> tombstone(const QString &source, const QString &id);
    [[nodiscard]] bool hasTombstones();
    [[nodiscard]] std::string insertion() const;
    [[nodiscard]] bool insertIfNew(const Row &row);
    void insert(const Row &row);
    void update(const Row &row, const Stored &stored, const Context &context);
    [[nodiscard]] Statement &updateOf(quint64 indexedChanges);
    void remember(const Row &row, qint64 n, const Context &context);
    void place(qint64 n, const Row &row);
    void index(qint64 n, const Row &row);
    void addToBox(const Row &row);

    SQLite::Database &m_database;
    const Table &m_table;
    std::string m_rows; ///< Where the rows are: the table, or the one of a bulk load.
    std::string m_whereKey;
    bool m_deferred = false;
    std::optional<bool> m_hasTombstones = {};
    GeoBox m_box = {};

    Statement m_look, m_lookKey, m_insert, m_insertNew, m_confirm, m_remove, m_history, m_has;
    std::map<quint64, Statement> m_updates = {}; ///< By the indexed columns they set.
    Statement m_tombstone, m_bury, m_unbury;
    Statement m_place, m_unplace, m_index, m_unindex;
};

/** Deletes the rows of @p table that meet @p where (" WHERE …") with what follows them: history, spatial and text index.
 *  Adds their places to @p box and gives their number. Not while a bulk load is under way; throws SQLite::Exception.
 */
int dropRows(SQLite::Database &database, const Table &table, const std::string &where, TimeMs now, GeoBox &box);

}
