#pragma once

struct sqlite3;

namespace tonglan {

/** Gives a connection the SQL function lies_in(area, lat, lon): 1 if the position is inside the polygons of a column "area" (even-odd), else 0;
 *  0 too without an area or a position. An area that is a parameter of the statement is decoded once for all its rows. Throws SQLite::Exception.
 */
void addAreaFunction(sqlite3 *connection);

}
