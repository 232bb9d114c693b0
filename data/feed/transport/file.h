#pragma once

#include "base/result.h"

namespace tonglan {

struct FileAnswer
{
    QByteArray body = {};
    QByteArray etag = {}; ///< Changes when size or modification time do.
    bool unchanged = false; ///< The given etag still holds; there is no body.
};

/** Reads @p path unless it is still as @p etag says. NotFound, Storage, or Invalid if it is larger than @p maximumBytes.
 *  Blocks for as long as the disk takes.
 */
[[nodiscard]] Result<FileAnswer> readFeedFile(const QString &path, const QByteArray &etag, qint64 maximumBytes);

}
