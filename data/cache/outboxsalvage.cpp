// What can be read of a damaged outbox. Three ways, each only for what those before it did not give: row by row from both
// ends, by number, and from the pages themselves, whatever the tree above them says.
#include "outboxfile.h"

#include "statement.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QtEndian>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>

#include <array>
#include <cstdio>
#include <map>
#include <optional>
#include <variant>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

using Value = std::variant<std::monostate, qint64, QByteArray, QString>;
using Row = std::vector<Value>;
using Rows = std::map<qint64, Row>;

constexpr int columnCount = 24; // of the table command
constexpr qint64 mostNumbers = 1'000'000;

enum Column { Number,
    Key,
    State = 13 };

bool makesSense(const Row &row)
{
    if (row.size() != columnCount || !std::holds_alternative<QString>(row[Key]) || std::get<QString>(row[Key]).isEmpty())
        return false;
    const auto *state = std::get_if<qint64>(&row[State]);
    return state && *state >= 0 && *state < commandStateCount;
}

Value valueOf(Statement &statement, int column, int type)
{
    switch (type) {
    case 1:
        return statement.integer(column);
    case 3:
        return statement.text(column);
    case 4:
        return statement.bytes(column);
    default:
        return {};
    }
}

/** Runs @p sql, whose first columns are those of the table and the last their types, and keeps what comes before it breaks. */
void collect(SQLite::Database &database, const std::string &condition, qint64 number, Rows &rows)
{
    static const std::array names = {"n", "key", "feed", "type", "source", "id", "if_match", "args", "actor_id", "actor_name", "actor_role", "client_time", "body",
        "state", "maybe_sent", "arriving", "unseen", "tries", "queued_at", "changed_at", "status", "title", "detail", "current"};
    std::string list;
    std::string types;
    for (const auto *name : names) {
        list += std::string(list.empty() ? "" : ", ") + name;
        types += std::string(", CASE typeof(") + name + ") WHEN 'integer' THEN 1 WHEN 'text' THEN 3 WHEN 'blob' THEN 4 ELSE 5 END";
    }
    try {
        Statement statement(database, "SELECT " + list + types + " FROM command NOT INDEXED " + condition);
        if (number >= 0)
            statement.bind(1, number);
        while (statement.step()) {
            Row row;
            for (int i = 0; i < columnCount; ++i)
                row.push_back(valueOf(statement, i, int(statement.integer(columnCount + i))));
            if (makesSense(row))
                rows.emplace(statement.integer(0), std::move(row));
        }
    } catch (const SQLite::Exception &) { // as far as it went
    }
}

void readByTree(const QString &path, Rows &rows)
{
    try {
        SQLite::Database database(path.toStdString(), SQLite::OPEN_READWRITE);
        collect(database, "ORDER BY n", -1, rows);
        collect(database, "ORDER BY n DESC", -1, rows);
        const auto last = rows.empty() ? 0 : std::min(rows.rbegin()->first, mostNumbers);
        if (last == qint64(rows.size()))
            return;
        for (qint64 number = 1; number <= last; ++number) {
            if (!rows.contains(number))
                collect(database, "WHERE n = ?1", number, rows);
        }
    } catch (const SQLite::Exception &) { // its header is gone: see readByPage
    }
}

/** One page as bytes, never read beyond its end. */
class Page
{
public:
    explicit Page(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] std::optional<qint64> number(qsizetype at, int size) const
    {
        if (at < 0 || at + size > m_bytes.size())
            return std::nullopt;
        qint64 value = size > 0 && (m_bytes[at] & '\x80') ? -1 : 0;
        for (int i = 0; i < size; ++i)
            value = qint64(quint64(value) << 8 | quint8(m_bytes[at + i]));
        return value;
    }
    [[nodiscard]] std::optional<qint64> unsignedNumber(qsizetype at, int size) const
    {
        const auto value = number(at, size);
        return value ? std::optional(*value & ((qint64(1) << (8 * size)) - 1)) : std::nullopt;
    }
    [[nodiscard]] std::optional<qint64> varint(qsizetype &at) const
    {
        quint64 value = 0;
        for (int i = 0; i < 9; ++i) {
            if (at < 0 || at >= m_bytes.size())
                return std::nullopt;
            const auto byte = quint8(m_bytes[at++]);
            if (i == 8)
                return qint64(value << 8 | byte);
            value = value << 7 | (byte & 0x7f);
            if ((byte & 0x80) == 0)
                return qint64(value);
        }
        return std::nullopt;
    }
    [[nodiscard]] std::optional<QByteArray> bytes(qsizetype at, qint64 size) const
    {
        if (at < 0 || size < 0 || size > m_bytes.size() || at + size > m_bytes.size())
            return std::nullopt;
        return m_bytes.sliced(at, size).toByteArray();
    }

private:
    QByteArrayView m_bytes;
};

std::optional<Value> cellValue(const Page &page, qint64 type, qsizetype &at)
{
    static constexpr std::array<int, 7> sizes = {0, 1, 2, 3, 4, 6, 8};
    if (type == 0)
        return Value();
    if (type == 8 || type == 9)
        return Value(type - 8);
    if (type > 0 && type < 7) {
        const auto value = page.number(at, sizes[std::size_t(type)]);
        at += sizes[std::size_t(type)];
        return value ? std::optional(Value(*value)) : std::nullopt;
    }
    if (type < 12)
        return std::nullopt; // no column of ours is a real
    const auto size = (type - (type % 2 == 0 ? 12 : 13)) / 2;
    const auto bytes = page.bytes(at, size);
    at += size;
    if (!bytes)
        return std::nullopt; // goes on in another page: such a command is larger than any we make
    return type % 2 == 0 ? Value(*bytes) : Value(QString::fromUtf8(*bytes));
}

/** The row of a cell of a leaf of a table (SQLite file format, 2.1 and 1.6), if it looks like one of ours. */
std::optional<Row> cellRow(const Page &page, qsizetype at)
{
    const auto payload = page.varint(at);
    const auto number = page.varint(at);
    const auto begin = at;
    const auto headerSize = page.varint(at);
    if (!payload || !number || !headerSize || *headerSize < columnCount || *headerSize > 200 || *number <= 0)
        return std::nullopt;
    qsizetype value = begin + *headerSize;
    Row row;
    while (at < begin + *headerSize && row.size() < columnCount) {
        const auto type = page.varint(at);
        if (!type)
            return std::nullopt;
        const auto read = cellValue(page, *type, value);
        if (!read)
            return std::nullopt;
        row.push_back(*read);
    }
    if (row.empty())
        return std::nullopt;
    row[Number] = *number; // the row id stands in the cell, not in the record
    return makesSense(row) ? std::optional(row) : std::nullopt;
}

void readByPage(const QString &path, Rows &rows)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const auto header = file.read(100);
    const auto stored = header.size() == 100 && header.startsWith("SQLite format 3") ? qFromBigEndian<quint16>(header.constData() + 16) : 0;
    const qint64 pageSize = stored >= 512 && (stored & (stored - 1)) == 0 ? stored : 4096; // what SQLite gives a new file
    QSet<QString> known;
    for (const auto &[number, row] : rows)
        known.insert(std::get<QString>(row[Key]));
    for (qint64 at = 0; at < file.size(); at += pageSize) {
        file.seek(at);
        const auto bytes = file.read(pageSize);
        const Page page(bytes);
        if (page.unsignedNumber(0, 1) != 0x0d) // leaf of a table
            continue;
        const auto cells = page.unsignedNumber(3, 2).value_or(0);
        for (qint64 i = 0; i < cells; ++i) {
            const auto cell = page.unsignedNumber(8 + 2 * i, 2);
            auto row = cell ? cellRow(page, *cell) : std::nullopt;
            if (!row || known.contains(std::get<QString>((*row)[Key])))
                continue;
            known.insert(std::get<QString>((*row)[Key]));
            const auto number = std::get<qint64>((*row)[Number]);
            rows.emplace(number, std::move(*row));
        }
    }
}

void write(SQLite::Database &database, const Rows &rows)
{
    SQLite::Transaction transaction(database);
    Statement insert(database, "INSERT OR IGNORE INTO command (n, key, feed, type, source, id, if_match, args, actor_id, actor_name, actor_role, client_time, body, state, "
                               "maybe_sent, arriving, unseen, tries, queued_at, changed_at, status, title, detail, current) "
                               "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)");
    for (const auto &[number, row] : rows) {
        for (int i = 0; i < columnCount; ++i) {
            const auto &value = row[std::size_t(i)];
            if (const auto *text = std::get_if<QString>(&value))
                insert.bind(i + 1, *text);
            else if (const auto *blob = std::get_if<QByteArray>(&value))
                insert.bindBlob(i + 1, *blob);
            else
                insert.bind(i + 1, std::holds_alternative<qint64>(value) ? std::get<qint64>(value) : qint64(0));
        }
        insert.run();
    }
    Statement note(database, "INSERT INTO command_log (command, at, state, who, what) SELECT n, ?1, state, '', 'read from a damaged file' FROM command");
    note.bind(1, QDateTime::currentMSecsSinceEpoch()).run();
    transaction.commit();
}

void removeFile(const QString &path)
{
    for (const auto &end : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s})
        QFile::remove(path + end);
}

QString freeName(const QString &path)
{
    const QString stem = path + u".damaged-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    QString name = stem;
    for (int i = 2; QFile::exists(name) || QFile::exists(name + u"-wal"_s); ++i)
        name = u"%1-%2"_s.arg(stem).arg(i);
    return name;
}

}

// The steps and what a kill between them leaves: <path>.work and .new are thrown away, .salvaged is complete and goes on.
Result<QString> salvageOutbox(const QString &path, const QString &damage)
{
    const auto work = path + u".work"_s;
    const auto fresh = path + u".new"_s;
    removeFile(work);
    removeFile(fresh);
    const bool copied = QFile::copy(path, work) && (!QFile::exists(path + u"-wal"_s) || QFile::copy(path + u"-wal"_s, work + u"-wal"_s));
    if (!copied)
        return failure(Error::Kind::Storage, u"%1: damaged (%2), and cannot be copied beside it"_s.arg(path, damage));
    Rows rows;
    readByTree(work, rows);
    readByPage(work, rows);
    removeFile(work);
    {
        const auto made = openOutboxFile(fresh);
        if (!made)
            return failure(Error::Kind::Storage, u"%1: %2"_s.arg(fresh, made.error().error.detail));
        try {
            write(**made, rows);
        } catch (const SQLite::Exception &exception) {
            return failure(Error::Kind::Storage, u"%1: %2"_s.arg(fresh, QString::fromUtf8(exception.what())));
        }
    }
    if (QFile::exists(fresh + u"-wal"_s) || std::rename(QFile::encodeName(fresh).constData(), QFile::encodeName(path + u".salvaged"_s).constData()) != 0)
        return failure(Error::Kind::Storage, u"%1: the new file cannot be completed"_s.arg(fresh));
    const auto moved = finishSalvage(path);
    if (!moved)
        return moved;
    return u"%1: damaged (%2); %3 commands could be read; %4"_s.arg(path, damage).arg(rows.size()).arg(*moved);
}

Result<QString> finishSalvage(const QString &path)
{
    const auto salvaged = path + u".salvaged"_s;
    if (!QFile::exists(salvaged))
        return QString();
    QString aside;
    if (QFile::exists(path) || QFile::exists(path + u"-wal"_s)) {
        aside = freeName(path);
        if (QFile::exists(path) && !QFile::rename(path, aside))
            return failure(Error::Kind::Storage, u"%1: damaged, and cannot be renamed to %2"_s.arg(path, aside));
        QFile::rename(path + u"-wal"_s, aside + u"-wal"_s);
    }
    QFile::remove(path + u"-shm"_s);
    if (std::rename(QFile::encodeName(salvaged).constData(), QFile::encodeName(path).constData()) != 0)
        return failure(Error::Kind::Storage, u"%1: cannot be renamed"_s.arg(salvaged));
    return aside.isEmpty() ? u"a salvage that was cut off is finished"_s : u"the damaged file is kept as %1"_s.arg(QFileInfo(aside).fileName());
}

}
