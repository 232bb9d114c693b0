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
    QByteArray bytes = {}; ///< The file as it was read.
};

/** Reads a TOML file with a [[bookmark]] for each. A file that is not there has none, and no problem. Blocks on the disk. */
[[nodiscard]] BookmarksFile loadBookmarks(const QString &path);

/** Writes them all and gives the bytes of the file, or leaves it as it was. If the file has problems, or is not @p known any more (what was read or
 *  written last), it is kept beside the new one as "….old", "….old.2" and so on: what people made by hand, or with another program, is theirs.
 */
[[nodiscard]] Result<QByteArray> saveBookmarks(const QString &path, const QList<Bookmark> &bookmarks, const QByteArray &known);

/** @p name without what can't be shown, cut to its length, and with a number where there is one of that name already; @p fallback for an empty one. */
[[nodiscard]] QString freeBookmarkName(const QString &name, const QList<Bookmark> &bookmarks, const QString &fallback);

}
