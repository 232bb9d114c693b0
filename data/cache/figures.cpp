#include "figures.h"

#include "statement.h"
#include "tables.h"

#include <SQLiteCpp/Exception.h>

namespace tonglan {

using namespace Qt::StringLiterals;

template<typename T, typename Work>
static Result<T> reading(const Database &database, Work &&work)
{
    try {
        return work();
    } catch (const SQLite::Exception &exception) {
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(database.path(), QString::fromUtf8(exception.what())));
    }
}

Result<std::vector<FeedState>> feedStates(const Database &database)
{
    return reading<std::vector<FeedState>>(database, [&] {
        Statement query(database.handle(), "SELECT feed, epoch, cursor, generation, last_success, rows_in, rows_rejected, unknown_types FROM feed_state ORDER BY feed");
        std::vector<FeedState> states;
        while (query.step()) {
            FeedState state;
            state.feed = query.text(0);
            state.epoch = query.text(1);
            state.cursor = query.text(2);
            state.generation = query.integer(3);
            state.lastSuccess = query.integer(4);
            state.rowsIn = query.integer(5);
            state.rowsRejected = query.integer(6);
            state.unknownTypes = query.integer(7);
            states.push_back(state);
        }
        return states;
    });
}

Result<qint64> quarantineCount(const Database &database)
{
    return reading<qint64>(database, [&] {
        Statement query(database.handle(), "SELECT count(*) FROM quarantine");
        query.step();
        return query.integer(0);
    });
}

Result<std::vector<TableFigures>> tableFigures(const Database &database)
{
    return reading<std::vector<TableFigures>>(database, [&] {
        std::vector<TableFigures> figures;
        const auto add = [&](const std::string &table, const std::string &sql) {
            Statement query(database.handle(), sql);
            while (query.step()) {
                if (query.integer(1) > 0)
                    figures.push_back({.table = QString::fromStdString(table), .feed = query.text(0), .rows = query.integer(1), .oldest = query.integer(2), .newest = query.integer(3)});
            }
        };
        for (int i = 0; i < recordTypeCount; ++i) {
            const auto &name = tableOf(RecordType(i)).name;
            add(name, "SELECT coalesce(feed_state.feed, ''), count(*), min(time), max(time) FROM " + name + " t LEFT JOIN feed_state ON feed_state.n = t.feed GROUP BY t.feed ORDER BY 1");
            if (!tableOf(RecordType(i)).history.empty())
                add(name + "_history", "SELECT '', count(*), min(known_since), max(known_until) FROM " + name + "_history");
        }
        add("tombstone", "SELECT '', count(*), min(known_since), max(known_since) FROM tombstone");
        add("quarantine", "SELECT feed, count(*), min(seen_at), max(seen_at) FROM quarantine GROUP BY feed ORDER BY 1");
        return figures;
    });
}

}
