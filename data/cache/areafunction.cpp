#include "areafunction.h"

#include "geoblob.h"
#include "model/arealookup.h"

#include <SQLiteCpp/Exception.h>

#include <memory>
#include <new>
#include <sqlite3.h>

namespace tonglan {

static bool isNumber(sqlite3_value *value)
{
    const int type = sqlite3_value_type(value);
    return type == SQLITE_FLOAT || type == SQLITE_INTEGER;
}

static std::unique_ptr<AreaLookup> lookupOf(sqlite3_value *value)
{
    const void *bytes = sqlite3_value_blob(value); // before sqlite3_value_bytes(), as SQLite demands
    const auto area = fromBlob(QByteArray::fromRawData(static_cast<const char *>(bytes), sqlite3_value_bytes(value)));
    return area ? std::make_unique<AreaLookup>(*area) : std::make_unique<AreaLookup>();
}

static void liesIn(sqlite3_context *context, int, sqlite3_value **values)
{
    try {
        auto *area = static_cast<AreaLookup *>(sqlite3_get_auxdata(context, 0));
        std::unique_ptr<AreaLookup> made;
        if (!area) {
            made = lookupOf(values[0]);
            area = made.get();
        }
        const bool hasPlace = isNumber(values[1]) && isNumber(values[2]);
        sqlite3_result_int(context, hasPlace && area->contains({sqlite3_value_double(values[1]), sqlite3_value_double(values[2])}) ? 1 : 0);
        if (made) // last, for SQLite may delete it at once
            sqlite3_set_auxdata(context, 0, made.release(), [](void *lookup) { delete static_cast<AreaLookup *>(lookup); });
    } catch (const std::bad_alloc &) {
        sqlite3_result_error_nomem(context);
    }
}

void addAreaFunction(sqlite3 *connection)
{
    if (sqlite3_create_function(connection, "lies_in", 3, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr, liesIn, nullptr, nullptr) != SQLITE_OK)
        throw SQLite::Exception(connection);
}

}
