#include "recordtable.h"

#include "bulkload.h"

#include <SQLiteCpp/Database.h>

#include <algorithm>

namespace tonglan {

static std::string list(const std::vector<std::string> &names)
{
    std::string text;
    for (const auto &name : names)
        text += ", " + name;
    return text;
}

static std::string parameter(int at) { return "?" + std::to_string(at + 1); }

RecordTable::RecordTable(SQLite::Database &database, RecordType type)
    : m_database(database)
    , m_table(tableOf(type))
    , m_rows(m_table.name)
{
    for (std::size_t i = 0; i < m_table.key.size(); ++i)
        m_whereKey += (i == 0 ? " WHERE " : " AND ") + m_table.key[i] + " = " + parameter(int(i));
}

void RecordTable::setDeferred(bool deferred)
{
    m_hasTombstones.reset();
    if (m_deferred == deferred)
        return;
    m_deferred = deferred;
    m_rows = deferred ? "temp." + loadTable(m_table.type) : m_table.name;
    for (auto *statement : {&m_look, &m_lookKey, &m_insert, &m_insertNew, &m_confirm, &m_remove, &m_history, &m_has})
        *statement = Statement();
    m_updates.clear();
}

GeoBox RecordTable::takeBox() { return std::exchange(m_box, GeoBox{}); }

// Column comparison in SQL: the same conversions as when the row was stored, so equal means what the database means.
std::optional<RecordTable::Stored> RecordTable::look(const Row &row)
{
    if (!m_look) {
        const auto same = [this](const std::vector<std::string> &columns) {
            std::string text = "1";
            for (const auto &column : columns)
                text += " AND " + column + " IS " + parameter(m_table.columnAt(column));
            return text;
        };
        std::string changes = "0";
        for (std::size_t i = 0; i < m_table.indexed.size(); ++i)
            changes += " + (" + m_table.indexed[i] + " IS NOT " + parameter(m_table.columnAt(m_table.indexed[i])) + ") * " + std::to_string(1 << i);
        m_look = Statement(m_database,
            std::string("SELECT version, generation, ") + (m_table.numbered() ? "n" : "0") + ", " + same(m_table.content) + ", "
                + same(m_table.placed ? std::vector<std::string>{"lat", "lon"} : std::vector<std::string>{}) + ", " + same(m_table.text)
                + ", " + changes + (m_table.placed ? ", lat, lon" : "") + " FROM " + m_rows + m_whereKey);
    }
    m_look.bindRow(row);
    std::optional<Stored> stored;
    if (m_look.step()) {
        stored = Stored{.n = m_look.integer(2), .version = m_look.integer(0), .generation = m_look.integer(1), .same = m_look.integer(3) != 0, .samePlace = m_look.integer(4) != 0, .sameText = m_look.integer(5) != 0, .indexedChanges = quint64(m_look.integer(6))};
        if (m_table.placed && !m_look.isNull(7) && !m_look.isNull(8) && !stored->same)
            m_box.add(GeoPoint{m_look.real(7), m_look.real(8)});
    }
    m_look.reset();
    return stored;
}

bool RecordTable::hasTombstones()
{
    if (!m_hasTombstones)
        m_hasTombstones = Statement(m_database, "SELECT 1 FROM tombstone WHERE type = " + std::to_string(int(m_table.type)) + " LIMIT 1").step();
    return *m_hasTombstones;
}

std::optional<qint64> RecordTable::tombstone(const QString &source, const QString &id)
{
    if (!hasTombstones())
        return std::nullopt;
    auto &query = prepared(m_tombstone, [&] { return std::string("SELECT version FROM tombstone WHERE type = ?1 AND source = ?2 AND id = ?3"); });
    query.bind(1, qint64(m_table.type)).bind(2, source).bind(3, id);
    std::optional<qint64> version;
    if (query.step())
        version = query.integer(0);
    query.reset();
    return version;
}

RecordTable::Outcome RecordTable::put(Row &row, const QString &source, const QString &id, const Context &context)
{
    row.set(m_table.knownAt(), context.now);
    row.set(m_table.feedAt(), context.feed);
    row.set(m_table.generationAt(), context.generation);
    const auto version = row.cell(m_table.versionAt()).integer;

    // Where most rows are new, trying is cheaper than looking first.
    const bool mostlyNew = m_deferred || (m_table.type == RecordType::Reading && context.confirming);
    if (mostlyNew && !hasTombstones() && insertIfNew(row))
        return Outcome::Inserted;

    const auto stored = look(row);
    if (!stored) {
        if (const auto buried = tombstone(source, id)) {
            if (*buried >= version && context.oldEpochBefore == 0)
                return Outcome::Late;
            prepared(m_unbury, [&] { return std::string("DELETE FROM tombstone WHERE type = ?1 AND source = ?2 AND id = ?3"); })
                .bind(1, qint64(m_table.type))
                .bind(2, source)
                .bind(3, id)
                .run();
            insert(row);
            return Outcome::Revived;
        }
        insert(row);
        return Outcome::Inserted;
    }
    const bool known = version == stored->version && stored->same;
    const bool ofOldEpoch = stored->generation < context.oldEpochBefore;
    if (!known && (version > stored->version || ofOldEpoch)) {
        update(row, *stored, context);
        return Outcome::Updated;
    }
    if (context.confirming && stored->generation != context.generation)
        confirm(row, context);
    if (known)
        return Outcome::Same;
    return version < stored->version ? Outcome::Late : Outcome::Conflict;
}

std::string RecordTable::insertion() const
{
    std::string names;
    std::string values;
    const auto add = [&](const std::string &name, int at) {
        names += (names.empty() ? "" : ", ") + name;
        values += (values.empty() ? "" : ", ") + parameter(at);
    };
    for (std::size_t i = 0; i < m_table.key.size(); ++i)
        add(m_table.key[i], int(i));
    add("version", m_table.versionAt());
    add("known_since", m_table.knownAt());
    add("feed", m_table.feedAt());
    add("generation", m_table.generationAt());
    for (const auto &column : m_table.content)
        add(column, m_table.columnAt(column));
    return "INSERT INTO " + m_rows + " (" + names + ") VALUES (" + values + ")";
}

bool RecordTable::insertIfNew(const Row &row)
{
    auto &insertNew = prepared(m_insertNew, [&] { return std::string(insertion() + " ON CONFLICT DO NOTHING"); });
    insertNew.bindRow(row).run();
    if (insertNew.changes() == 0)
        return false;
    addToBox(row);
    return true;
}

void RecordTable::insert(const Row &row)
{
    prepared(m_insert, [&] { return std::string(insertion()); }).bindRow(row).run();
    addToBox(row);
    if (m_deferred)
        return;
    const qint64 n = m_database.getLastInsertRowid();
    place(n, row);
    index(n, row);
}

// SQLite writes every index of a column that is set, also to the value it has: only those that change are named.
Statement &RecordTable::updateOf(quint64 indexedChanges)
{
    return prepared(m_updates[indexedChanges], [&] {
        std::string set = "version = " + parameter(m_table.versionAt()) + ", known_since = max(known_since, " + parameter(m_table.knownAt()) + "), feed = "
            + parameter(m_table.feedAt()) + ", generation = " + parameter(m_table.generationAt());
        for (const auto &column : m_table.content) {
            const auto found = std::ranges::find(m_table.indexed, column);
            if (found == m_table.indexed.end() || (indexedChanges >> (found - m_table.indexed.begin()) & 1) != 0)
                set += ", " + column + " = " + parameter(m_table.columnAt(column));
        }
        return "UPDATE " + m_rows + " SET " + set + (m_table.numbered() ? " WHERE n = " + parameter(m_table.size()) : m_whereKey);
    });
}

void RecordTable::update(const Row &row, const Stored &stored, const Context &context)
{
    remember(row, stored.n, context);
    auto &statement = updateOf(stored.indexedChanges);
    statement.bindRow(row);
    if (m_table.numbered())
        statement.bind(m_table.size() + 1, stored.n);
    statement.run();
    addToBox(row);
    if (m_deferred)
        return;
    if (!stored.samePlace) {
        prepared(m_unplace, [&] { return std::string("DELETE FROM " + m_table.name + "_place WHERE n = ?1"); }).bind(1, stored.n).run();
        place(stored.n, row);
    }
    if (!stored.sameText) {
        prepared(m_unindex, [&] { return std::string("DELETE FROM " + m_table.name + "_text WHERE rowid = ?1"); }).bind(1, stored.n).run();
        index(stored.n, row);
    }
}

// The clock may have been set back: a row is never known until before it was known.
void RecordTable::remember(const Row &row, qint64 n, const Context &context)
{
    if (m_table.history.empty())
        return;
    const int keys = m_table.numbered() ? 1 : int(m_table.key.size());
    auto &copy = prepared(m_history, [&] {
        const auto columns = list(m_table.key) + list(m_table.history);
        return "INSERT INTO " + m_table.name + "_history (version, known_since, known_until" + columns + ") SELECT version, known_since, max(known_since, " + parameter(keys) + ")" + columns
            + " FROM " + m_rows + (m_table.numbered() ? " WHERE n = ?1" : m_whereKey);
    });
    if (m_table.numbered())
        copy.bind(1, n);
    else
        for (int i = 0; i < keys; ++i)
            copy.bindCell(i + 1, row, i);
    copy.bind(keys + 1, context.now).run();
}

RecordTable::Outcome RecordTable::remove(const Row &row, const QString &source, const QString &id, qint64 version, const Context &context)
{
    auto &query = prepared(m_lookKey, [&] { return std::string(std::string("SELECT version, generation, ") + (m_table.numbered() ? "n" : "0") + (m_table.placed ? ", lat, lon" : "") + " FROM " + m_rows + m_whereKey); });
    query.bindRow(row);
    bool found = false;
    if (query.step()) {
        found = true;
        const auto storedVersion = query.integer(0);
        const bool ofOldEpoch = query.integer(1) < context.oldEpochBefore;
        const auto n = query.integer(2);
        if (m_table.placed && !query.isNull(3) && !query.isNull(4))
            m_box.add(GeoPoint{query.real(3), query.real(4)});
        query.reset();
        if (storedVersion > version && !ofOldEpoch)
            return Outcome::Late;
        remember(row, n, context);
        if (m_table.placed && !m_deferred)
            prepared(m_unplace, [&] { return std::string("DELETE FROM " + m_table.name + "_place WHERE n = ?1"); }).bind(1, n).run();
        if (!m_table.text.empty() && !m_deferred)
            prepared(m_unindex, [&] { return std::string("DELETE FROM " + m_table.name + "_text WHERE rowid = ?1"); }).bind(1, n).run();
        prepared(m_remove, [&] { return std::string("DELETE FROM " + m_rows + m_whereKey); }).bindRow(row).run();
    }
    query.reset();
    prepared(m_bury, [&] { return std::string("INSERT INTO tombstone (type, source, id, version, known_since, feed) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (type, source, id) DO UPDATE"
                                              " SET version = excluded.version, known_since = excluded.known_since, feed = excluded.feed WHERE excluded.version > version"); })
        .bind(1, qint64(m_table.type))
        .bind(2, source)
        .bind(3, id)
        .bind(4, version)
        .bind(5, context.now)
        .bind(6, context.feed)
        .run();
    m_hasTombstones = true;
    return found ? Outcome::Deleted : Outcome::Same;
}

void RecordTable::confirm(const Row &row, const Context &context)
{
    const int keys = int(m_table.key.size());
    auto &statement = prepared(m_confirm, [&] { return std::string("UPDATE " + m_rows + " SET generation = " + parameter(keys) + ", feed = " + parameter(keys + 1) + m_whereKey); });
    for (int i = 0; i < keys; ++i)
        statement.bindCell(i + 1, row, i);
    statement.bind(keys + 1, context.generation).bind(keys + 2, context.feed).run();
}

bool RecordTable::conflicts(const Row &row)
{
    const auto stored = look(row);
    return stored && stored->version == row.cell(m_table.versionAt()).integer && !stored->same;
}

QHash<QString, qint64> RecordTable::versions(qint64 feed, const QString &source)
{
    QHash<QString, qint64> versions;
    Statement query(m_database, "SELECT id, version FROM " + m_rows + " WHERE source = ?1 AND feed = ?2");
    query.bind(1, source).bind(2, feed);
    while (query.step())
        versions.insert(query.text(0), query.integer(1));
    return versions;
}

int RecordTable::sweep(const Context &context)
{
    const auto where = " WHERE feed = " + std::to_string(context.feed) + " AND generation < " + std::to_string(context.generation);
    if (!Statement(m_database, "SELECT 1 FROM " + m_rows + where + " LIMIT 1").step())
        return 0;
    return dropRows(m_database, m_table, where, context.now, m_box);
}

void RecordTable::forgetTombstones(const Context &context)
{
    Statement(m_database, "DELETE FROM tombstone WHERE type = ?1 AND (feed = ?2 OR (feed = 0 AND source NOT IN (SELECT source FROM " + m_rows + " WHERE feed <> ?2)))").bind(1, qint64(m_table.type)).bind(2, context.feed).run();
    m_hasTombstones.reset();
}

bool RecordTable::has(const Row &row)
{
    auto &query = prepared(m_has, [&] { return "SELECT 1 FROM " + m_rows + m_whereKey; });
    query.bindRow(row);
    const bool found = query.step();
    query.reset();
    return found;
}

int dropRows(SQLite::Database &database, const Table &table, const std::string &where, TimeMs now, GeoBox &box)
{
    const auto &name = table.name;
    if (!table.history.empty()) {
        const auto columns = list(table.key) + list(table.history);
        execute(database, "INSERT INTO " + name + "_history (version, known_since, known_until" + columns + ") SELECT version, known_since, max(known_since, " + std::to_string(now) + ")" + columns + " FROM " + name + where);
    }
    if (table.placed) {
        Statement extent(database, "SELECT min(lat), min(lon), max(lat), max(lon) FROM " + name + where);
        if (extent.step() && !extent.isNull(0)) {
            box.add(GeoPoint{extent.real(0), extent.real(1)});
            box.add(GeoPoint{extent.real(2), extent.real(3)});
        }
        extent.reset();
        execute(database, "DELETE FROM " + name + "_place WHERE n IN (SELECT n FROM " + name + where + ")");
    }
    if (!table.text.empty())
        execute(database, "DELETE FROM " + name + "_text WHERE rowid IN (SELECT n FROM " + name + where + ")");
    Statement deletion(database, "DELETE FROM " + name + where);
    deletion.run();
    return int(deletion.changes());
}

void RecordTable::place(qint64 n, const Row &row)
{
    if (!m_table.placed)
        return;
    const int lat = m_table.columnAt("lat");
    const int lon = m_table.columnAt("lon");
    if (row.cell(lat).kind != Row::Kind::Real)
        return;
    prepared(m_place, [&] { return std::string("INSERT INTO " + m_table.name + "_place (n, west, east, south, north) VALUES (?1, ?2, ?2, ?3, ?3)"); })
        .bind(1, n)
        .bindCell(2, row, lon)
        .bindCell(3, row, lat)
        .run();
}

// Two spaces end every text, so that its last characters begin a term of three too: see textsearch.h.
void RecordTable::index(qint64 n, const Row &row)
{
    if (m_table.text.empty())
        return;
    if (!m_index) {
        std::string values;
        for (std::size_t i = 0; i < m_table.text.size(); ++i)
            values += ", " + parameter(int(i) + 1) + " || '  '";
        m_index = Statement(m_database, "INSERT INTO " + m_table.name + "_text (rowid" + list(m_table.text) + ") VALUES (?1" + values + ")");
    }
    m_index.bind(1, n);
    for (std::size_t i = 0; i < m_table.text.size(); ++i)
        m_index.bindCell(int(i) + 2, row, m_table.columnAt(m_table.text[i]));
    m_index.run();
}

void RecordTable::addToBox(const Row &row)
{
    if (!m_table.placed)
        return;
    const auto &lat = row.cell(m_table.columnAt("lat"));
    const auto &lon = row.cell(m_table.columnAt("lon"));
    if (lat.kind == Row::Kind::Real && lon.kind == Row::Kind::Real)
        m_box.add(GeoPoint{lat.real, lon.real});
}

}
