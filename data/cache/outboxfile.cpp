#include "outboxfile.h"

#include "migrate.h"
#include "statement.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <sqlite3.h>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int busyTimeoutMs = 5000;

static tl::unexpected<OutboxFailure> refuse(const QString &detail, bool isDamaged, Error::Kind kind = Error::Kind::Storage)
{
    return tl::unexpected(OutboxFailure{{kind, detail}, isDamaged});
}

tl::expected<std::unique_ptr<SQLite::Database>, OutboxFailure> openOutboxFile(const QString &path)
{
    try {
        auto handle = std::make_unique<SQLite::Database>(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, busyTimeoutMs);
        sqlite3 *raw = handle->getHandle();
        sqlite3_extended_result_codes(raw, 1);
        sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        sqlite3_db_config(raw, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
        sqlite3_db_config(raw, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
        execute(*handle, "PRAGMA cell_size_check = ON");
        Statement check(*handle, "PRAGMA quick_check(1)"); // always: it is a small file
        const auto answer = check.step() ? check.text(0) : u"no answer"_s;
        if (answer != "ok"_L1)
            return refuse(answer.simplified(), true);
        check.reset();
        execute(*handle, "PRAGMA journal_mode = WAL");
        execute(*handle, "PRAGMA synchronous = FULL");
        if (const auto migrated = migrate(*handle, outboxMigrations(), outboxApplicationId); !migrated)
            return refuse(migrated.error().detail, false, migrated.error().kind);
        return handle;
    } catch (const SQLite::Exception &exception) {
        return refuse(QString::fromUtf8(exception.what()), meansDamage(exception));
    }
}

}
