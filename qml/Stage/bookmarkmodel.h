#pragma once

#include <scene/bookmarks.h>

#include <QAbstractListModel>
#include <QRectF>
#include <QThreadPool>
#include <qqmlregistration.h>

#include <memory>
#include <optional>

namespace tonglan {

/** The bookmarks of whoever uses this screen, kept in a file of their own. GUI thread; the file is read and written on another. */
class BookmarkModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString file READ file WRITE setFile NOTIFY fileChanged)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(bool full READ isFull NOTIFY changed)
    Q_PROPERTY(bool canRestore READ canRestore NOTIFY changed)
    Q_PROPERTY(QString trouble READ trouble NOTIFY troubleChanged)

public:
    enum Role { NameRole = Qt::UserRole,
        BoxRole, ///< x = west, y = south, degrees.
        KeyTextRole }; ///< "1" … "9" of the first nine; empty for the others.
    Q_ENUM(Role)

    explicit BookmarkModel(QObject *parent = nullptr);
    ~BookmarkModel() override; ///< Waits for what is being written.

    [[nodiscard]] const QString &file() const { return m_file; } ///< Empty: nothing is kept.
    void setFile(const QString &file);
    [[nodiscard]] int count() const { return int(m_bookmarks.size()); }
    [[nodiscard]] bool isFull() const { return m_bookmarks.size() >= mostBookmarks; }
    [[nodiscard]] bool canRestore() const { return m_removed.has_value() && !isFull(); }
    [[nodiscard]] QString trouble() const { return m_trouble; } ///< Why not all could be read, or the last change is not stored; empty: all is well.

    /** Appends what is seen in @p box; its row, or -1 if there is no room or no box. */
    Q_INVOKABLE int add(const QString &name, const QRectF &box);
    Q_INVOKABLE void rename(int row, const QString &name); ///< An empty name leaves the old one.
    Q_INVOKABLE void remove(int row);
    Q_INVOKABLE void restore(); ///< What was removed last, where it was.
    [[nodiscard]] Q_INVOKABLE QRectF boxOf(int row) const; ///< Empty if there is none.

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void fileChanged();
    void changed();
    void troubleChanged();

private:
    void store();
    void insert(int row, const Bookmark &bookmark);
    void setTrouble(const QString &trouble);

    QString m_file;
    QList<Bookmark> m_bookmarks;
    std::optional<std::pair<int, Bookmark>> m_removed;
    QString m_trouble;
    bool m_isLoaded = false; ///< Before, nothing is stored: it would replace what nobody has read.
    std::shared_ptr<QByteArray> m_known = std::make_shared<QByteArray>(); ///< The file as this run knows it; on the thread of the disk only.
    QThreadPool m_disk; ///< One thread: what is stored last is what stays.
};

}
