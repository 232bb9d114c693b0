#pragma once

#include "base/result.h"

#include <QStringList>

#include <functional>

namespace tonglan {

/** A step of a long work that makes one file from others. Its product stands under its name only when it is whole, and beside it, in the
 *  work folder, a stamp of what it was made of; so a work that was interrupted goes on where it stopped, and what has changed is made again.
 */
struct Step
{
    QString name = {}; ///< Of the stamp's file: "cut".
    QString product = {};
    QStringList inputs = {}; ///< Files: by path, size and time of change.
    QStringList options = {}; ///< All else that the product depends on.
    std::function<Result<void>(const QString &draft)> make = {}; ///< Writes the product under this name.
};

/** True if the product is there, and it and the inputs are as its stamp in @p folder says. */
[[nodiscard]] bool isDone(const Step &step, const QString &folder);

/** Makes the product, puts it in its place and stamps it; a draft that failed is removed. NotFound if an input is missing. */
[[nodiscard]] Result<void> perform(const Step &step, const QString &folder);

}
