#include "feedstates.h"

namespace tonglan {

FeedStates::FeedStates(SQLite::Database &database)
    : m_database(database)
{
}

FeedStates::Numbered FeedStates::read(const QString &feed)
{
    if (!m_read)
        m_read = Statement(m_database, "SELECT n, epoch, cursor, generation, last_success, rows_in, rows_rejected, unknown_types, schemas, last_audit, audit_detail FROM feed_state WHERE feed = ?1");
    Numbered numbered;
    numbered.state.feed = feed;
    m_read.bind(1, feed);
    if (m_read.step()) {
        numbered.n = m_read.integer(0);
        numbered.state.epoch = m_read.text(1);
        numbered.state.cursor = m_read.text(2);
        numbered.state.generation = m_read.integer(3);
        numbered.state.lastSuccess = m_read.integer(4);
        numbered.state.rowsIn = m_read.integer(5);
        numbered.state.rowsRejected = m_read.integer(6);
        numbered.state.unknownTypes = m_read.integer(7);
        numbered.state.schemas = m_read.text(8);
        numbered.state.lastAudit = m_read.integer(9);
        numbered.state.auditDetail = m_read.text(10);
    }
    m_read.reset();
    return numbered;
}

FeedStates::Numbered FeedStates::ensure(const QString &feed)
{
    if (!m_insert)
        m_insert = Statement(m_database, "INSERT INTO feed_state (feed) VALUES (?1) ON CONFLICT (feed) DO NOTHING");
    m_insert.bind(1, feed).run();
    return read(feed);
}

void FeedStates::store(const Numbered &numbered, qint64 revision)
{
    if (!m_store)
        m_store = Statement(m_database, "UPDATE feed_state SET epoch = ?2, cursor = ?3, generation = ?4, revision = ?5, last_success = ?6, rows_in = ?7, rows_rejected = ?8, unknown_types = ?9, schemas = ?10, last_audit = ?11, audit_detail = ?12 WHERE n = ?1");
    const auto &state = numbered.state;
    m_store.bind(1, numbered.n).bind(2, state.epoch).bind(3, state.cursor).bind(4, state.generation).bind(5, revision);
    m_store.bind(6, state.lastSuccess).bind(7, state.rowsIn).bind(8, state.rowsRejected).bind(9, state.unknownTypes);
    m_store.bind(10, state.schemas).bind(11, state.lastAudit).bind(12, state.auditDetail).run();
}

std::vector<TypePause> FeedStates::pauses(qint64 n)
{
    std::vector<TypePause> pauses;
    Statement query(m_database, "SELECT type, since, reason FROM type_pause WHERE feed = ?1 ORDER BY type");
    query.bind(1, n);
    while (query.step()) {
        if (query.integer(0) >= 0 && query.integer(0) < recordTypeCount)
            pauses.push_back({.type = RecordType(query.integer(0)), .since = query.integer(1), .reason = query.text(2)});
    }
    return pauses;
}

void FeedStates::pause(qint64 n, const TypePause &pause)
{
    Statement(m_database, "INSERT INTO type_pause (feed, type, since, reason) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (feed, type) DO UPDATE SET reason = excluded.reason")
        .bind(1, n)
        .bind(2, qint64(pause.type))
        .bind(3, pause.since)
        .bind(4, pause.reason)
        .run();
}

void FeedStates::resume(qint64 n, RecordType type)
{
    Statement(m_database, "DELETE FROM type_pause WHERE feed = ?1 AND type = ?2").bind(1, n).bind(2, qint64(type)).run();
}

FeedStates::OldEpochs FeedStates::oldEpochs(qint64 n)
{
    if (!m_oldEpochs)
        m_oldEpochs = Statement(m_database, "SELECT type, before FROM old_epoch WHERE feed = ?1");
    OldEpochs before = {};
    m_oldEpochs.bind(1, n);
    while (m_oldEpochs.step())
        before.at(std::size_t(m_oldEpochs.integer(0)) % before.size()) = m_oldEpochs.integer(1);
    m_oldEpochs.reset();
    return before;
}

void FeedStates::setOldEpoch(qint64 n, RecordType type, qint64 before)
{
    if (before == 0)
        Statement(m_database, "DELETE FROM old_epoch WHERE feed = ?1 AND type = ?2").bind(1, n).bind(2, qint64(type)).run();
    else
        Statement(m_database, "INSERT INTO old_epoch (feed, type, before) VALUES (?1, ?2, ?3) ON CONFLICT (feed, type) DO UPDATE SET before = excluded.before").bind(1, n).bind(2, qint64(type)).bind(3, before).run();
}

qint64 FeedStates::counter(const QString &key)
{
    if (!m_counter)
        m_counter = Statement(m_database, "SELECT value FROM meta WHERE key = ?1");
    m_counter.bind(1, key);
    const qint64 value = m_counter.step() ? m_counter.integer(0) : 0;
    m_counter.reset();
    return value;
}

void FeedStates::setCounter(const QString &key, qint64 value)
{
    if (!m_setCounter)
        m_setCounter = Statement(m_database, "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
    m_setCounter.bind(1, key).bind(2, value).run();
}

void FeedStates::noteContact(const QString &source, TimeMs lastTime, TimeMs lastKnown)
{
    if (!m_contact) {
        m_contact = Statement(m_database,
            "INSERT INTO source_contact (source, last_time, last_known) VALUES (?1, ?2, ?3) ON CONFLICT (source) DO UPDATE"
            " SET last_time = max(last_time, excluded.last_time), last_known = max(last_known, excluded.last_known)");
    }
    m_contact.bind(1, source).bind(2, lastTime).bind(3, lastKnown).run();
}

}
