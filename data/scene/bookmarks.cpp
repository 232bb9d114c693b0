#include "bookmarks.h"

#include "base/tomltable.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <sstream>

using namespace Qt::StringLiterals;

namespace tonglan {

static constexpr qint64 largestFile = 64 * 1024;

static Bookmark readBookmark(const toml::table &toml, const QString &path, QList<Problem> &problems)
{
    TomlTable table(toml, u"bookmark"_s, path, problems);
    Bookmark bookmark;
    bookmark.name = table.text("name", TomlTable::Presence::Required).left(longestBookmarkName);
    constexpr TomlTable::Range longitudes{-180, 180};
    constexpr TomlTable::Range latitudes{-90, 90};
    bookmark.box = {.west = table.number("west", 0, longitudes, TomlTable::Presence::Required),
        .south = table.number("south", 0, latitudes, TomlTable::Presence::Required),
        .east = table.number("east", 0, longitudes, TomlTable::Presence::Required),
        .north = table.number("north", 0, latitudes, TomlTable::Presence::Required)};
    if (problems.isEmpty() && (bookmark.box.west >= bookmark.box.east || bookmark.box.south >= bookmark.box.north))
        table.report(u"west must be less than east, and south less than north"_s);
    table.reportUnknown();
    return bookmark;
}

BookmarksFile loadBookmarks(const QString &path)
{
    BookmarksFile file;
    if (!QFileInfo::exists(path))
        return file;
    QFile on(path);
    if (on.open(QFile::ReadOnly))
        file.bytes = on.read(largestFile + 1);
    const auto root = readTomlFile(path, largestFile, file.problems);
    if (!root)
        return file;
    TomlTable table(*root, u"bookmarks"_s, path, file.problems);
    for (const toml::table *element : table.tables("bookmark")) {
        QList<Problem> problems;
        const auto bookmark = readBookmark(*element, path, problems);
        if (problems.isEmpty() && file.bookmarks.size() >= mostBookmarks)
            problems << Problem{path, int(element->source().begin.line), int(element->source().begin.column), u"there are more than %1 bookmarks"_s.arg(mostBookmarks)};
        if (problems.isEmpty())
            file.bookmarks << bookmark;
        file.problems << problems;
    }
    table.reportUnknown();
    return file;
}

Result<QByteArray> saveBookmarks(const QString &path, const QList<Bookmark> &bookmarks, const QByteArray &known)
{
    const auto before = loadBookmarks(path);
    if (!before.problems.isEmpty() || before.bytes != known) {
        QString aside = path + ".old"_L1;
        for (int number = 2; QFile::exists(aside); ++number)
            aside = path + u".old.%1"_s.arg(number);
        if (QFile::exists(path) && !QFile::copy(path, aside))
            return failure(Error::Kind::Storage, u"%1 can't be copied to %2"_s.arg(path, aside));
    }
    toml::array all;
    for (const auto &one : bookmarks)
        all.push_back(toml::table{{"name", one.name.toStdString()}, {"west", one.box.west}, {"south", one.box.south}, {"east", one.box.east}, {"north", one.box.north}});
    std::ostringstream text;
    text << toml::table{{"bookmark", std::move(all)}} << '\n';
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    const auto bytes = QByteArray::fromStdString(text.str());
    if (!file.open(QFile::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(path, file.errorString()));
    return bytes;
}

QString freeBookmarkName(const QString &name, const QList<Bookmark> &bookmarks, const QString &fallback)
{
    QString clean;
    for (const auto c : name.simplified().toUcs4())
        if (QChar::isPrint(c)) // controls and marks of direction can't be seen, and change what is seen
            clean += QStringView(QChar::fromUcs4(c));
    clean = clean.left(longestBookmarkName).trimmed();
    if (clean.isEmpty())
        clean = fallback;
    QString free = clean;
    for (int number = 2; std::ranges::find(bookmarks, free, &Bookmark::name) != bookmarks.end(); ++number)
        free = u"%1 %2"_s.arg(clean.left(longestBookmarkName - 3)).arg(number);
    return free;
}

}
