#pragma once

#include "model/batch.h"
#include "row.h"

#include <string>
#include <vector>

namespace tonglan {

/** How the rows of one record type lie in the cache. The parameters of its statements are numbered in this order:
 *  key, version, known_since, feed, generation, content.
 */
struct Table
{
    RecordType type = RecordType::Region;
    std::string name = {};
    std::vector<std::string> key = {};
    std::vector<std::string> content = {}; ///< What versions are compared by; the names of the columns.
    std::vector<std::string> history = {}; ///< Content columns that are kept when superseded; empty = no history.
    std::vector<std::string> indexed = {}; ///< Content columns in indexes of the table, that change one by one.
    std::vector<std::string> text = {}; ///< Content columns in the full-text index.
    bool placed = false; ///< Has lat and lon and a spatial index.

    [[nodiscard]] bool numbered() const { return type != RecordType::Reading; } ///< Has a row id n.
    [[nodiscard]] int versionAt() const { return int(key.size()); } ///< Index in the Row; parameter number minus one.
    [[nodiscard]] int knownAt() const { return versionAt() + 1; }
    [[nodiscard]] int feedAt() const { return versionAt() + 2; }
    [[nodiscard]] int generationAt() const { return versionAt() + 3; }
    [[nodiscard]] int contentAt() const { return versionAt() + 4; }
    [[nodiscard]] int size() const { return contentAt() + int(content.size()); } ///< Cells of its rows.
    [[nodiscard]] int columnAt(const std::string &column) const; ///< Of a content column.
};

[[nodiscard]] const Table &tableOf(RecordType type);

/** Fills @p row from @p record; known_since, feed and generation are left 0 for the caller. */
void fillRow(Row &row, const Record &record);

/** Fills the key cells only. False if the id of a reading is not "indicator|region|seconds". */
[[nodiscard]] bool fillKey(Row &row, RecordType type, const QString &source, const QString &id);

/** The id of a reading: "indicator|region|seconds". */
[[nodiscard]] QString readingIdentity(const QString &indicator, const QString &region, TimeMs time);

/** The id that a tombstone of this record would have: of a reading made from its key, else head.id. */
[[nodiscard]] QString identityOf(const Record &record);

}
