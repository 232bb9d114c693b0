#pragma once

#include "base/problem.h"
#include "base/result.h"
#include "model/geo.h"

#include <QList>
#include <QString>

namespace tonglan {

/** A part of the map that somebody wants to come back to: what is to be seen, on a screen of any size. */
struct Bookmark
{
    QString name = {};
    GeoBox box = {};

    friend bool operator==(const Bookmark &, const Bookmark &) = default;
};

inline constexpr int mostBookmarks = 50;
inline constexpr qsizetype longestBookmarkName = 40; ///< characters

struct BookmarksFile
{
    QList<Bookmark> bookmarks = {}; ///< Those without a problem.
    QList<Problem> problems = {};
};

/** Reads a TOML file with a [[bookmark]] for each. A file that is not there has none, and no problem. Blocks on the disk. */
[[nodiscard]] BookmarksFile loadBookmarks(const QString &path);

/** Writes them all, or leaves the file as it was. A file that has problems is kept beside the new one, as "….damaged": what people made by hand is theirs. */
[[nodiscard]] Result<void> saveBookmarks(const QString &path, const QList<Bookmark> &bookmarks);

/** @p name without what can't be shown, cut to its length, and with a number where there is one of that name already; @p fallback for an empty one. */
[[nodiscard]] QString freeBookmarkName(const QString &name, const QList<Bookmark> &bookmarks, const QString &fallback);

}
