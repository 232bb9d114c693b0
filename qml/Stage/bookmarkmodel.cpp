#include "bookmarkmodel.h"

#include <base/log.h>

#include <QtConcurrent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tonglan {

BookmarkModel::BookmarkModel(QObject *parent)
    : QAbstractListModel(parent)
{
    m_disk.setMaxThreadCount(1);
}

BookmarkModel::~BookmarkModel()
{
    m_disk.waitForDone();
}

void BookmarkModel::setFile(const QString &file)
{
    if (file == m_file)
        return;
    m_file = file;
    m_isLoaded = false;
    Q_EMIT fileChanged();
    if (file.isEmpty())
        return;
    QtConcurrent::run(&m_disk, [file, known = m_known] {
        auto read = loadBookmarks(file);
        *known = read.bytes;
        return read;
    }).then(this, [this, file](const BookmarksFile &read) {
        if (file != m_file)
            return;
        m_isLoaded = true;
        beginResetModel();
        // What was added before the disk answered comes after what was there.
        auto all = read.bookmarks;
        for (const auto &own : std::as_const(m_bookmarks))
            all << Bookmark{freeBookmarkName(own.name, all, own.name), own.box};
        const bool hadOwn = !m_bookmarks.isEmpty();
        m_bookmarks = all.first(std::min<qsizetype>(all.size(), mostBookmarks));
        endResetModel();
        for (const auto &problem : read.problems)
            qCWarning(logApp).noquote() << u"%1:%2:%3: %4"_s.arg(problem.file).arg(problem.line).arg(problem.column).arg(problem.message);
        if (const auto first = read.problems.value(0); !read.problems.isEmpty())
            setTrouble(tr("%1, line %2: %3").arg(first.file).arg(first.line).arg(first.message));
        Q_EMIT changed();
        if (hadOwn)
            store();
    });
}

void BookmarkModel::setTrouble(const QString &trouble)
{
    if (trouble == m_trouble)
        return;
    m_trouble = trouble;
    Q_EMIT troubleChanged();
}

void BookmarkModel::store()
{
    if (!m_isLoaded)
        return;
    QtConcurrent::run(&m_disk, [file = m_file, all = m_bookmarks, known = m_known]() -> Result<void> {
        return saveBookmarks(file, all, *known).map([&](const QByteArray &written) { *known = written; });
    }).then(this, [this](const Result<void> &done) {
        if (!done)
            qCWarning(logApp).noquote() << u"bookmarks are not stored: %1"_s.arg(done.error().detail);
        setTrouble(done ? QString() : tr("not stored: %1").arg(done.error().detail));
    });
}

void BookmarkModel::insert(int row, const Bookmark &bookmark)
{
    beginInsertRows({}, row, row);
    m_bookmarks.insert(row, bookmark);
    endInsertRows();
    Q_EMIT dataChanged(index(0), index(count() - 1), {KeyTextRole});
    Q_EMIT changed();
    store();
}

int BookmarkModel::add(const QString &name, const QRectF &box)
{
    if (isFull() || box.isEmpty())
        return -1;
    // From afar the world is seen more than once.
    const GeoBox seen{.west = std::max(box.left(), -180.0), .south = std::max(box.top(), -90.0), .east = std::min(box.right(), 180.0), .north = std::min(box.bottom(), 90.0)};
    if (seen.west >= seen.east || seen.south >= seen.north)
        return -1;
    insert(count(), {freeBookmarkName(name, m_bookmarks, tr("View")), seen});
    return count() - 1;
}

void BookmarkModel::rename(int row, const QString &name)
{
    if (row < 0 || row >= count() || name.trimmed().isEmpty())
        return;
    auto others = m_bookmarks;
    others.removeAt(row);
    const auto free = freeBookmarkName(name, others, m_bookmarks[row].name);
    if (free == m_bookmarks[row].name)
        return;
    m_bookmarks[row].name = free;
    Q_EMIT dataChanged(index(row), index(row), {NameRole});
    store();
}

void BookmarkModel::remove(int row)
{
    if (row < 0 || row >= count())
        return;
    beginRemoveRows({}, row, row);
    m_removed = std::pair(row, m_bookmarks.takeAt(row));
    endRemoveRows();
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {KeyTextRole});
    Q_EMIT changed();
    store();
}

void BookmarkModel::restore()
{
    if (!canRestore())
        return;
    const auto [row, bookmark] = *std::exchange(m_removed, std::nullopt);
    insert(std::min(row, count()), {freeBookmarkName(bookmark.name, m_bookmarks, bookmark.name), bookmark.box});
}

QRectF BookmarkModel::boxOf(int row) const
{
    if (row < 0 || row >= count())
        return {};
    const auto &box = m_bookmarks[row].box;
    return {box.west, box.south, box.east - box.west, box.north - box.south};
}

int BookmarkModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant BookmarkModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case NameRole:
        return m_bookmarks[index.row()].name;
    case BoxRole:
        return boxOf(index.row());
    case KeyTextRole:
        return index.row() < 9 ? QString::number(index.row() + 1) : QString();
    }
    return {};
}

QHash<int, QByteArray> BookmarkModel::roleNames() const
{
    return {{NameRole, "name"}, {BoxRole, "box"}, {KeyTextRole, "keyText"}};
}

}
