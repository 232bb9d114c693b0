#pragma once

#include "base/clock.h"

#include <QString>

#include <optional>

namespace tonglan {

/** Reads "2026-07-11T14:32:07.25+08:00". The offset is mandatory: a naive time is somebody's guess. A leap second is
 *  the second after it; 24:00 and days that do not exist are refused. Unset if @p text is not such a time.
 */
[[nodiscard]] std::optional<TimeMs> timeFromRfc3339(QStringView text);

/** The same moment as text in UTC ("…Z"), with milliseconds only if there are any. */
[[nodiscard]] QString rfc3339(TimeMs time);

}
