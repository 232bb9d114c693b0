#include "bulkload.h"

#include "spatialpack.h"
#include "statement.h"

#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <array>

namespace tonglan {

static constexpr std::array gaining = {RecordType::Event, RecordType::EventLog, RecordType::Asset};
static constexpr int usualTextBuffer = 1 << 20; // bytes, what FTS5 has by default
static constexpr int largeTextBuffer = 16 << 20;

std::string loadTable(RecordType type) { return tableOf(type).name + "_load"; }

bool isBulkLoading(SQLite::Database &database, RecordType type)
{
    return Statement(database, "SELECT 1 FROM sqlite_temp_schema WHERE type = 'table' AND name = '" + loadTable(type) + "'").step();
}

bool beginBulkLoad(SQLite::Database &database, RecordType type)
{
    const auto &table = tableOf(type).name;
    const bool gains = std::find(gaining.begin(), gaining.end(), type) != gaining.end();
    if (!gains || Statement(database, "SELECT 1 FROM " + table + " LIMIT 1").step())
        return false;
    Statement definition(database, "SELECT substr(sql, instr(sql, '(')) FROM sqlite_schema WHERE type = 'table' AND name = '" + table + "'");
    if (!definition.step())
        return false;
    execute(database, "CREATE TEMP TABLE " + loadTable(type) + " " + definition.bytes(0).toStdString());
    return true;
}

static std::string joined(const std::vector<std::string> &names, const std::string &after = {})
{
    std::string list;
    for (const auto &name : names)
        list += (list.empty() ? "" : ", ") + name + after;
    return list;
}

static void rebuildText(SQLite::Database &database, const Table &table)
{
    const auto index = table.name + "_text";
    const auto command = [&](const std::string &name, int value) {
        execute(database, "INSERT INTO " + index + " (" + index + ", rank) VALUES ('" + name + "', " + std::to_string(value) + ")");
    };
    execute(database, "INSERT INTO " + index + " (" + index + ") VALUES ('delete-all')");
    command("hashsize", largeTextBuffer); // fewer and larger pieces to merge
    execute(database, "INSERT INTO " + index + " (rowid, " + joined(table.text) + ") SELECT n, " + joined(table.text, " || '  '") + " FROM " + table.name);
    command("hashsize", usualTextBuffer);
}

void finishBulkLoad(SQLite::Database &database, RecordType type)
{
    const auto &table = tableOf(type);
    execute(database, "PRAGMA cache_size = -32768"); // KiB, while sorting
    std::string remake;
    {
        std::vector<std::string> names;
        Statement listing(database, "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = '" + table.name + "' AND sql IS NOT NULL ORDER BY rowid");
        while (listing.step()) {
            names.push_back(listing.bytes(0).toStdString());
            remake += listing.bytes(1).toStdString() + ";\n";
        }
        listing.reset();
        for (const auto &name : names)
            execute(database, "DROP INDEX " + name);
    }
    execute(database, "INSERT INTO main." + table.name + " SELECT * FROM temp." + loadTable(type));
    execute(database, "DROP TABLE temp." + loadTable(type));
    database.exec(remake);
    if (table.placed)
        packPlaces(database, table.name);
    if (!table.text.empty())
        rebuildText(database, table);
    execute(database, "PRAGMA cache_size = -8192");
}

}
