#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace tonglan {

/** Why JSON text must not be read though Qt's reader would take it (rule 8 of the protocol): it nests deeper than 32, an object
 *  gives a member name twice, of which that reader keeps the last, or a name has a NUL in it or a byte order mark in front, which that
 *  reader and its writer treat differently. Names are compared as they are meant: "\u0076er" is "ver".
 *  Unset: nothing of that kind; whether it is JSON at all is for the reader to say. One walk, in linear time; does not recurse.
 */
[[nodiscard]] std::optional<QString> rowFault(QByteArrayView json);

}
