#include "bulkload.h"

#include "base/log.h"
#include "statement.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>

#include <array>

namespace tonglan {

static constexpr std::array gaining = {RecordType::Event, RecordType::EventLog, RecordType::Asset};

static std::string noteKey(RecordType type) { return "'bulk:" + tableOf(type).name + "'"; }

bool gainsFromBulkLoad(RecordType type)
{
    return std::find(gaining.begin(), gaining.end(), type) != gaining.end();
}

bool isBulkLoading(SQLite::Database &database, RecordType type)
{
    return gainsFromBulkLoad(type) && Statement(database, "SELECT 1 FROM meta WHERE key = " + noteKey(type)).step();
}

bool beginBulkLoad(SQLite::Database &database, RecordType type)
{
    const auto &table = tableOf(type).name;
    if (Statement(database, "SELECT 1 FROM " + table + " LIMIT 1").step())
        return false;
    std::vector<std::pair<std::string, std::string>> indexes;
    {
        Statement listing(database, "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = '" + table + "' AND sql IS NOT NULL ORDER BY rowid");
        while (listing.step())
            indexes.emplace_back(listing.bytes(0).toStdString(), listing.bytes(1).toStdString());
    }
    std::string remake;
    for (const auto &[name, sql] : indexes) {
        execute(database, "DROP INDEX " + name);
        remake += sql + ";\n";
    }
    Statement note(database, "INSERT OR REPLACE INTO meta (key, value) VALUES (" + noteKey(type) + ", ?1)");
    note.bind(1, QString::fromStdString(remake)).run();
    return true;
}

static std::string joined(const std::vector<std::string> &names, const std::string &after = {})
{
    std::string list;
    for (const auto &name : names)
        list += (list.empty() ? "" : ", ") + name + after;
    return list;
}

void finishBulkLoad(SQLite::Database &database, RecordType type)
{
    const auto &table = tableOf(type);
    std::string remake;
    {
        Statement note(database, "SELECT value FROM meta WHERE key = " + noteKey(type));
        if (!note.step())
            return;
        remake = note.bytes(0).toStdString();
    }
    execute(database, "PRAGMA cache_size = -32768"); // KiB, while sorting
    database.exec(remake);
    if (table.placed) {
        execute(database, "DELETE FROM " + table.name + "_place");
        execute(database, "INSERT INTO " + table.name + "_place SELECT n, lon, lon, lat, lat FROM " + table.name + " WHERE lat IS NOT NULL AND lon IS NOT NULL");
    }
    if (!table.text.empty()) {
        const auto index = table.name + "_text";
        execute(database, "INSERT INTO " + index + " (" + index + ") VALUES ('delete-all')");
        execute(database, "INSERT INTO " + index + " (rowid, " + joined(table.text) + ") SELECT n, " + joined(table.text, " || '  '") + " FROM " + table.name);
    }
    execute(database, "DELETE FROM meta WHERE key = " + noteKey(type));
    execute(database, "PRAGMA cache_size = -8192");
}

void finishBulkLoads(SQLite::Database &database)
{
    for (const auto type : gaining) {
        if (!isBulkLoading(database, type))
            continue;
        qCInfo(logStore, "cache: finishing the first load of %s, which was cut off", tableOf(type).name.c_str());
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        finishBulkLoad(database, type);
        transaction.commit();
    }
}

}
