#pragma once

#include <string>

namespace SQLite {
class Database;
}

namespace tonglan {

/** Builds the R*Tree <table>_place from the places of all rows of <table>, in one go: rows sorted into tiles and packed
 *  (Sort-Tile-Recursive), written straight into the tree's own tables in their documented format. Many times faster than
 *  inserting row by row, and tighter. The tree is replaced. Runs in the caller's transaction; throws SQLite::Exception.
 */
void packPlaces(SQLite::Database &database, const std::string &table);

}
