#pragma once

#include "base/result.h"

#include <QString>

namespace tonglan {

/** Bytes that may be written on the disk of @p folder; -1 = not known. */
[[nodiscard]] qint64 freeBytes(const QString &folder);

/** Makes the file "ballast" of @p bytes in @p folder, unless it is there or there is not four times the room. */
void makeBallast(const QString &folder, qint64 bytes);
/** Gives its room back. False if there was none. */
bool releaseBallast(const QString &folder);

/** Writes, syncs and removes a small file: the only way to know that a folder can be written to. */
[[nodiscard]] Result<void> tryToWrite(const QString &folder);

}
