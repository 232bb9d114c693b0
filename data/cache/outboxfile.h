#pragma once

#include "outbox.h"

namespace tonglan {

/** Opens the file at @p path as an outbox and brings its schema up to date. Storage with "damaged" set if its content is broken. */
struct OutboxFailure
{
    Error error = {};
    bool isDamaged = false;
};
[[nodiscard]] tl::expected<std::unique_ptr<SQLite::Database>, OutboxFailure> openOutboxFile(const QString &path);

/** Reads what can be read of the damaged outbox at @p path into a new one in its place and keeps the damaged one beside it,
 *  forever. Killed at any moment, it goes on at the next start. The notice says in English what was found.
 */
[[nodiscard]] Result<QString> salvageOutbox(const QString &path, const QString &damage);

/** Finishes a salvage that was cut off after the new file was complete. */
[[nodiscard]] Result<QString> finishSalvage(const QString &path);

}
