#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QJsonObject>

#include <vector>

namespace tonglan {

/** A JSON document taken apart without reading its rows, so that one bad row cannot spoil the others. */
struct JsonRows
{
    QJsonObject envelope = {}; ///< The outermost object, its rows replaced by an empty array.
    std::vector<QByteArrayView> rows = {}; ///< Elements of the array, as they came; they point into the given bytes.
};

/** Takes {"…":…, "<member>":[row, row, …]} apart. Protocol if the bytes are not such an object,
 *  or the object has a member twice. Does not recurse: depth costs nothing.
 */
[[nodiscard]] Result<JsonRows> splitRows(QByteArrayView json, QByteArrayView member);

/** The elements of [row, row, …]. */
[[nodiscard]] Result<std::vector<QByteArrayView>> splitArray(QByteArrayView json);

/** One row as an object. Invalid if it is no JSON object, nests deeper than 32 or gives a name twice. */
[[nodiscard]] Result<QJsonObject> parseRow(QByteArrayView row);

}
