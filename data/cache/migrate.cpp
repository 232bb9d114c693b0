#include "migrate.h"

#include "base/log.h"
#include "statement.h"

#include <QDir>
#include <QFile>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>

static void initResources()
{
    Q_INIT_RESOURCE(tonglan_cache_schema); // static libraries do not register theirs by themselves
}

namespace tonglan {

using namespace Qt::StringLiterals;

static std::vector<Migration> readMigrations(const QString &name)
{
    initResources();
    const QDir folder(u":/tonglan/cache/"_s + name);
    std::vector<Migration> steps;
    const auto files = folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const auto &step : files) {
        QFile file(folder.filePath(step));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s cannot be read from the program", qPrintable(step));
        steps.push_back({.version = step.section(u'_', 0, 0).toInt(), .name = step, .sql = file.readAll()});
    }
    return steps;
}

const std::vector<Migration> &migrations()
{
    static const auto steps = readMigrations(u"schema"_s);
    return steps;
}

const std::vector<Migration> &outboxMigrations()
{
    static const auto steps = readMigrations(u"outboxschema"_s);
    return steps;
}

int schemaVersion()
{
    return migrations().back().version;
}

Result<void> migrate(SQLite::Database &database, const std::vector<Migration> &steps, int applicationId)
{
    QString step = u"reading the schema version"_s;
    try {
        Statement reading(database, "PRAGMA user_version");
        reading.step();
        const auto version = reading.integer(0);
        reading.reset();
        if (version > steps.back().version)
            return failure(Error::Kind::Newer, u"schema %1, this program knows %2"_s.arg(version).arg(steps.back().version));
        if (version == steps.back().version)
            return {};
        // In one transaction: who is killed between two steps leaves no schema that only a writer knows what to do with.
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        for (const auto &migration : steps) {
            if (migration.version <= version)
                continue;
            step = migration.name;
            database.exec(migration.sql.toStdString());
        }
        execute(database, "PRAGMA user_version = " + std::to_string(steps.back().version));
        execute(database, "PRAGMA application_id = " + std::to_string(applicationId));
        transaction.commit();
        qCInfo(logStore).noquote() << u"schema %1, was %2"_s.arg(steps.back().version).arg(version);
        return {};
    } catch (const SQLite::Exception &exception) {
        return failure(isOfTheDisk(exception) ? Error::Kind::Storage : Error::Kind::Invalid, u"%1: %2"_s.arg(step, QString::fromUtf8(exception.what())));
    }
}

}
