#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace tonglan::conformance {

/** What keeps @p json from being I-JSON (RFC 7493) no deeper than 32, with its byte offset; unset if nothing does:
 *  no UTF-8, a byte order mark, half a surrogate pair, a name given twice in one object, a number that no double holds, bad syntax.
 */
[[nodiscard]] std::optional<QString> ijsonFault(QByteArrayView json);

}
