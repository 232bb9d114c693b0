#pragma once

#include <QStringList>

namespace tonglan {

/** The name in @p valid that @p wrong was probably meant to be, by edit distance; empty if none is near. */
[[nodiscard]] QString nearestName(const QString &wrong, const QStringList &valid);

/** " (did you mean \"name\"?)" for the nearest name, or nothing: to be appended to a message. */
[[nodiscard]] QString didYouMean(const QString &wrong, const QStringList &valid);

}
