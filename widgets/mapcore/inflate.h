#pragma once

#include "base/result.h"

#include <QByteArray>

namespace tonglan {

/** Inflates gzip or zlib data up to a size; data that is neither is returned as it is.
 *  What follows the first gzip member is not looked at. Any thread.
 */
[[nodiscard]] Result<QByteArray> inflateBounded(const QByteArray &data, qsizetype maxBytes);

}
