#include "outbox.h"

#include "base/log.h"
#include "migrate.h"
#include "outboxfile.h"
#include "salvage.h"
#include "statement.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr TimeMs keptMs = 90LL * 24 * 3600 * 1000;

static const std::string columns = "n, key, feed, type, source, id, if_match, args, actor_id, actor_name, actor_role, client_time, "
                                   "state, maybe_sent, arriving, unseen, tries, queued_at, changed_at, status, title, detail, current, body";

static Error storage(const QString &path, const SQLite::Exception &exception)
{
    return {Error::Kind::Storage, u"%1: %2"_s.arg(path, QString::fromUtf8(exception.what()))};
}

static void note(SQLite::Database &database, qint64 command, TimeMs at, CommandState state, const QString &who, const QString &what)
{
    Statement insert(database, "INSERT INTO command_log (command, at, state, who, what) VALUES (?1, ?2, ?3, ?4, ?5)");
    insert.bind(1, command).bind(2, at).bind(3, qint64(state)).bind(4, who).bind(5, what).run();
}

/** What the log says, if it was not folded in: a later version that was killed has left its schema there only. */
static void lookIntoLog(const QString &path, FileLook &look)
{
    try {
        SQLite::Database database(path.toStdString(), SQLite::OPEN_READONLY);
        Statement schema(database, "PRAGMA user_version");
        if (schema.step())
            look.schema = int(schema.integer(0));
        Statement application(database, "PRAGMA application_id");
        if (application.step())
            look.application = int(application.integer(0));
    } catch (const SQLite::Exception &) {
        // Damaged, or the disk: opening it for writing will say so.
    }
}

Result<void> Outbox::mayOpen(const QString &path)
{
    auto look = lookAt(path);
    if (look.isDatabase && look.closedBadly)
        lookIntoLog(path, look);
    const int known = outboxMigrations().back().version;
    if (look.isDatabase && look.application != outboxApplicationId && (look.application != 0 || look.schema != 0))
        return failure(Error::Kind::Invalid, u"%1: a database of another program (id 0x%2, schema %3), not an outbox (id 0x%4, schema %5): left alone"_s.arg(path, QString::number(quint32(look.application), 16)).arg(look.schema).arg(QString::number(outboxApplicationId, 16)).arg(known));
    if (look.isDatabase && look.schema > known)
        return failure(Error::Kind::Newer, u"%1: a later version of Tonglan wrote this outbox: it has schema %2, this program knows %3: left alone"_s.arg(path).arg(look.schema).arg(known));
    return {};
}

Result<Outbox> Outbox::open(const QString &path, const Clock &clock)
{
    const QFileInfo info(path);
    if (!QDir().mkpath(info.absolutePath()))
        return failure(Error::Kind::Storage, u"%1: the folder cannot be made"_s.arg(info.absolutePath()));
    auto notice = finishSalvage(path);
    if (!notice)
        return tl::unexpected(notice.error());
    if (const auto may = mayOpen(path); !may)
        return tl::unexpected(may.error());

    auto handle = openOutboxFile(path);
    if (!handle && handle.error().isDamaged) {
        notice = salvageOutbox(path, handle.error().error.detail);
        if (!notice)
            return tl::unexpected(notice.error());
        handle = openOutboxFile(path);
    }
    if (!handle)
        return failure(handle.error().error.kind, u"%1: %2"_s.arg(path, handle.error().error.detail));
    Outbox outbox(std::move(*handle), path, clock);
    outbox.m_notice = *notice;
    if (!notice->isEmpty())
        qCCritical(logStore, "outbox %s", qUtf8Printable(*notice));
    return outbox;
}

Outbox::Outbox(std::unique_ptr<SQLite::Database> handle, QString path, const Clock &clock)
    : m_handle(std::move(handle))
    , m_path(std::move(path))
    , m_clock(&clock)
{
}

Outbox::Outbox(Outbox &&) noexcept = default;
Outbox &Outbox::operator=(Outbox &&) noexcept = default;
Outbox::~Outbox() = default;

Result<CommandStatus> Outbox::add(const Command &command, const QByteArray &body)
{
    try {
        CommandStatus status{.command = command, .queuedAt = m_clock->now()};
        status.changedAt = status.queuedAt;
        SQLite::Transaction transaction(*m_handle, SQLite::TransactionBehavior::IMMEDIATE);
        Statement insert(*m_handle, "INSERT INTO command (key, feed, type, source, id, if_match, args, actor_id, actor_name, actor_role, client_time, body, state, queued_at, changed_at) "
                                    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?14) RETURNING n");
        insert.bind(1, command.key).bind(2, command.feed).bind(3, command.type).bind(4, command.target.source).bind(5, command.target.id);
        insert.bind(6, command.ifMatch).bindBlob(7, command.args);
        insert.bind(8, command.actor.id).bind(9, command.actor.name).bind(10, command.actor.role).bind(11, command.clientTime);
        insert.bindBlob(12, body).bind(13, qint64(status.state)).bind(14, status.queuedAt);
        if (insert.step())
            status.number = insert.integer(0);
        insert.run();
        note(*m_handle, status.number, status.queuedAt, status.state, command.actor.name, u"asked for"_s);
        transaction.commit();
        return status;
    } catch (const SQLite::Exception &exception) {
        return tl::unexpected(storage(m_path, exception));
    }
}

Result<void> Outbox::store(CommandStatus &status, const QString &who, const QString &what)
{
    try {
        const auto now = m_clock->now();
        SQLite::Transaction transaction(*m_handle, SQLite::TransactionBehavior::IMMEDIATE);
        Statement before(*m_handle, "SELECT state FROM command WHERE n = ?1");
        if (!before.bind(1, status.number).step())
            return failure(Error::Kind::NotFound, u"%1: no command %2"_s.arg(m_path, status.command.key));
        if (before.integer(0) != qint64(status.state))
            status.changedAt = now;
        before.reset();
        Statement update(*m_handle, "UPDATE command SET if_match = ?2, state = ?3, maybe_sent = ?4, arriving = ?5, unseen = ?6, tries = ?7, changed_at = ?8, status = ?9, title = ?10, detail = ?11, current = ?12 WHERE n = ?1");
        update.bind(1, status.number).bind(2, status.command.ifMatch).bind(3, qint64(status.state)).bind(4, qint64(status.maybeSent));
        update.bind(5, qint64(status.isArriving)).bind(6, qint64(status.isUnseen)).bind(7, qint64(status.tries)).bind(8, status.changedAt);
        update.bind(9, qint64(status.httpStatus)).bind(10, status.title).bind(11, status.detail);
        update.bindBlob(12, status.current).run();
        note(*m_handle, status.number, now, status.state, who, what);
        transaction.commit();
        return {};
    } catch (const SQLite::Exception &exception) {
        return tl::unexpected(storage(m_path, exception));
    }
}

Result<void> Outbox::forget(const QStringList &keys)
{
    try {
        SQLite::Transaction transaction(*m_handle, SQLite::TransactionBehavior::IMMEDIATE);
        Statement notes(*m_handle, "DELETE FROM command_log WHERE command IN (SELECT n FROM command WHERE key = ?1 AND maybe_sent = 0)");
        Statement command(*m_handle, "DELETE FROM command WHERE key = ?1 AND maybe_sent = 0");
        for (const auto &key : keys) {
            notes.bind(1, key).run();
            command.bind(1, key).run();
        }
        transaction.commit();
        return {};
    } catch (const SQLite::Exception &exception) {
        return tl::unexpected(storage(m_path, exception));
    }
}

Result<std::vector<StoredCommand>> Outbox::read(const std::string &condition)
{
    try {
        Statement rows(*m_handle, "SELECT " + columns + " FROM command " + condition + " ORDER BY n");
        std::vector<StoredCommand> commands;
        while (rows.step()) {
            CommandStatus status{
                .command = {.key = rows.text(1), .feed = rows.text(2), .type = rows.text(3), .target = {rows.text(4), rows.text(5)}, .ifMatch = rows.integer(6), .args = rows.bytes(7), .actor = {rows.text(8), rows.text(9), rows.text(10)}, .clientTime = rows.integer(11)},
                .state = CommandState(std::clamp<qint64>(rows.integer(12), 0, commandStateCount - 1)),
                .number = rows.integer(0),
                .maybeSent = rows.integer(13) != 0,
                .isArriving = rows.integer(14) != 0,
                .isUnseen = rows.integer(15) != 0,
                .tries = int(rows.integer(16)),
                .queuedAt = rows.integer(17),
                .changedAt = rows.integer(18),
                .httpStatus = int(rows.integer(19)),
                .title = rows.text(20),
                .detail = rows.text(21),
                .current = rows.bytes(22)};
            commands.push_back({std::move(status), rows.bytes(23)});
        }
        return commands;
    } catch (const SQLite::Exception &exception) {
        return tl::unexpected(storage(m_path, exception));
    }
}

Result<std::vector<StoredCommand>> Outbox::pending()
{
    return read("WHERE state NOT IN (" + std::to_string(int(CommandState::Confirmed)) + ", " + std::to_string(int(CommandState::Discarded)) + ")");
}

Result<std::vector<StoredCommand>> Outbox::all()
{
    return read({});
}

Result<std::vector<CommandNote>> Outbox::notes(const QString &key)
{
    try {
        Statement rows(*m_handle, "SELECT l.at, l.state, l.who, l.what FROM command_log l JOIN command c ON c.n = l.command WHERE c.key = ?1 ORDER BY l.n");
        rows.bind(1, key);
        std::vector<CommandNote> notes;
        while (rows.step())
            notes.push_back({rows.integer(0), CommandState(rows.integer(1)), rows.text(2), rows.text(3)});
        return notes;
    } catch (const SQLite::Exception &exception) {
        return tl::unexpected(storage(m_path, exception));
    }
}

Result<int> Outbox::prune()
{
    try {
        const std::string ended = "state IN (" + std::to_string(int(CommandState::Confirmed)) + ", " + std::to_string(int(CommandState::Discarded)) + ") AND changed_at < ?1";
        const auto before = m_clock->now() - keptMs;
        SQLite::Transaction transaction(*m_handle, SQLite::TransactionBehavior::IMMEDIATE);
        Statement notes(*m_handle, "DELETE FROM command_log WHERE command IN (SELECT n FROM command WHERE " + ended + ")");
        notes.bind(1, before).run();
        Statement commands(*m_handle, "DELETE FROM command WHERE " + ended);
        commands.bind(1, before).run();
        const auto count = int(commands.changes());
        transaction.commit();
        return count;
    } catch (const SQLite::Exception &exception) {
        return tl::unexpected(storage(m_path, exception));
    }
}

}
