#pragma once

#include "statement.h"
#include "writer.h"

#include <array>

namespace tonglan {

/** The rows of feed_state and the counters of meta. Runs inside the writer's transaction; throws SQLite::Exception. */
class FeedStates
{
public:
    struct Numbered
    {
        qint64 n = 0; ///< 0: not stored yet.
        FeedState state = {};
    };

    explicit FeedStates(SQLite::Database &database);

    [[nodiscard]] Numbered read(const QString &feed);
    /** As read(); a feed that is new gets its row. */
    [[nodiscard]] Numbered ensure(const QString &feed);
    void store(const Numbered &numbered, qint64 revision);

    [[nodiscard]] std::vector<TypePause> pauses(qint64 n);
    void pause(qint64 n, const TypePause &pause);
    void resume(qint64 n, RecordType type);

    /** By type, what RecordTable::Context::oldEpochBefore says: see schema/004_unkept.sql. */
    using OldEpochs = std::array<qint64, recordTypeCount>;
    [[nodiscard]] OldEpochs oldEpochs(qint64 n);
    void setOldEpoch(qint64 n, RecordType type, qint64 before); ///< 0: no row of an old epoch is left.

    [[nodiscard]] qint64 counter(const QString &key); ///< 0 if never set.
    void setCounter(const QString &key, qint64 value);

    /** Notes that @p source was heard of: freshness is measured from this. */
    void noteContact(const QString &source, TimeMs lastTime, TimeMs lastKnown);

private:
    SQLite::Database &m_database;
    Statement m_read, m_insert, m_store, m_counter, m_setCounter, m_contact, m_oldEpochs;
};

}
