#pragma once

#include "base/result.h"

#include <QStringList>

#include <atomic>
#include <functional>
#include <optional>

namespace tonglan {

/** A program that is run to its end as one step of a build. */
struct Tool
{
    QString program = {}; ///< By name; looked for in PATH.
    QStringList arguments = {};
    QString output = {}; ///< The file it writes: how far it has grown is its progress.
    QString log = {}; ///< What it says on standard error goes here.
};

struct ToolProgress
{
    double seconds = 0;
    qint64 bytes = 0; ///< Of the output so far.
    QString percent = {}; ///< As the program says it, "42.0"; empty if it does not.
};

/** Runs @p tool and calls @p progress about twice a second. NotFound if the program is missing; Invalid, with the last lines it said, if
 *  it fails; Cancelled, the program ended, soon after @p interrupted became true. If this process dies, the program is ended with it.
 */
[[nodiscard]] Result<void> runTool(const Tool &tool, const std::function<void(const ToolProgress &)> &progress, const std::atomic<bool> &interrupted);

/** What @p program says to @p arguments on standard output, or if nothing there on standard error; at most a minute. Errors as runTool(). */
[[nodiscard]] Result<QString> askTool(const QString &program, const QStringList &arguments);

/** Unset if all of @p programs are in PATH; else which are not, and the Debian packages that bring them. */
[[nodiscard]] std::optional<QString> missingTools(const QStringList &programs);

}
