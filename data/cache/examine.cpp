#include "examine.h"

#include "statement.h"
#include "tables.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <sqlite3.h>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int instructionsBetweenLooks = 10'000; // some tenths of a millisecond

static int mustStop(void *stop) { return static_cast<const std::atomic<bool> *>(stop)->load() ? 1 : 0; }

Result<QStringList> examineFile(const Database &database, bool thorough, const std::atomic<bool> *stop)
{
    sqlite3 *raw = database.handle().getHandle();
    if (stop)
        sqlite3_progress_handler(raw, instructionsBetweenLooks, mustStop, const_cast<std::atomic<bool> *>(stop));
    QStringList found;
    Result<QStringList> result;
    try {
        Statement check(database.handle(), thorough ? "PRAGMA integrity_check(20)" : "PRAGMA quick_check(20)");
        while (check.step())
            found += check.text(0).simplified();
        if (found == QStringList(u"ok"_s))
            found.clear();
        result = found;
    } catch (const SQLite::Exception &exception) {
        if (exception.getErrorCode() == SQLITE_INTERRUPT)
            result = failure(Error::Kind::Cancelled, {});
        else if (meansDamage(exception))
            result = QStringList(QString::fromUtf8(exception.what()));
        else
            result = failure(Error::Kind::Storage, u"%1: %2"_s.arg(database.path(), QString::fromUtf8(exception.what())));
    }
    sqlite3_progress_handler(raw, 0, nullptr, nullptr);
    return result;
}

namespace {

struct Rule
{
    std::string broken = {}; ///< A query of what breaks it: a text a row.
};

}

static void addIndexRules(std::vector<Rule> &rules, const Table &table)
{
    const auto &name = table.name;
    if (table.placed) {
        rules.push_back({"SELECT '" + name + " ' || n || ' has a place in the spatial index, but no row with one' FROM " + name + "_place WHERE n NOT IN (SELECT n FROM " + name + " WHERE lat IS NOT NULL AND lon IS NOT NULL)"});
        rules.push_back({"SELECT '" + name + " ' || source || '/' || id || ' is not where the spatial index has it' FROM " + name + " LEFT JOIN " + name
            + "_place USING (n) WHERE lat IS NOT NULL AND lon IS NOT NULL AND (west IS NULL OR west > lon OR east < lon OR south > lat OR north < lat OR east - west > 1e-4)"});
    }
    if (!table.text.empty()) {
        // A text that is not empty begins some term; contentless, so the words themselves cannot be compared.
        std::string given;
        for (const auto &column : table.text)
            given += (given.empty() ? "" : " OR ") + column + " <> ''";
        rules.push_back({"SELECT '" + name + " ' || doc || ' is in the text index, but there is no such row' FROM (SELECT DISTINCT doc FROM " + name + "_term) WHERE doc NOT IN (SELECT n FROM " + name + ")"});
        rules.push_back({"SELECT '" + name + " ' || source || '/' || id || ' is missing in the text index' FROM " + name + " WHERE (" + given + ") AND n NOT IN (SELECT doc FROM " + name + "_term)"});
    }
}

static void addHistoryRules(std::vector<Rule> &rules, const Table &table)
{
    if (table.history.empty())
        return;
    std::string key;
    std::string same;
    for (const auto &column : table.key) {
        key += (key.empty() ? "" : " || '/' || ") + column;
        same += " AND h." + column + " = t." + column;
    }
    std::string partition;
    for (const auto &column : table.key)
        partition += (partition.empty() ? "" : ", ") + column;
    const auto &name = table.name;
    rules.push_back({"SELECT '" + name + " ' || " + key + " || ': two versions were known at once' FROM (SELECT *, lag(known_until) OVER (PARTITION BY " + partition
        + " ORDER BY known_since, known_until) AS before FROM " + name + "_history) WHERE known_since < before OR known_until < known_since"});
    rules.push_back({"SELECT '" + name + " ' || version || ': known now and superseded later' FROM " + name + " t WHERE EXISTS (SELECT 1 FROM " + name + "_history h WHERE h.known_until > t.known_since" + same + ")"});
}

Result<QStringList> examineRows(const Database &database, int most)
{
    std::vector<Rule> rules;
    for (int i = 0; i < recordTypeCount; ++i) {
        const auto &table = tableOf(RecordType(i));
        rules.push_back({"SELECT '" + table.name + ": rows of feed ' || feed || ', which is not known' FROM (SELECT DISTINCT feed FROM " + table.name + ") WHERE feed NOT IN (SELECT n FROM feed_state)"});
        addIndexRules(rules, table);
        addHistoryRules(rules, table);
    }
    QStringList found;
    try {
        for (const auto &rule : rules) {
            Statement query(database.handle(), rule.broken + " LIMIT " + std::to_string(most));
            while (found.size() < most && query.step())
                found += query.text(0);
        }
    } catch (const SQLite::Exception &exception) {
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(database.path(), QString::fromUtf8(exception.what())));
    }
    return found;
}

}
