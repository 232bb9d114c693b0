#pragma once

#include <QStringList>

namespace tonglan {

/** Collects every warning and worse that the process logs, besides printing it as before: the self-test and the
 *  renderer fail on them. One at a time; any thread may log.
 */
class WarningLog
{
public:
    WarningLog();
    ~WarningLog();
    WarningLog(const WarningLog &) = delete;
    WarningLog &operator=(const WarningLog &) = delete;

    /** The warnings since the last call. */
    [[nodiscard]] QStringList take();
};

}
