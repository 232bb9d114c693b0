#include "salvage.h"

#include "memoryoverlay.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <vector>

#include <sqlite3.h>

namespace tonglan {

using namespace Qt::StringLiterals;

static QString notePath(const QString &path) { return path + u".suspect"_s; }

// The first 100 bytes, as the SQLite file format gives them. Fewer if there are not so many, or they cannot be read.
static QByteArray firstBytes(const QString &path)
{
    sqlite3_vfs *vfs = sqlite3_vfs_find(nullptr);
    std::vector<std::byte> room(std::size_t(vfs->szOsFile));
    auto *file = reinterpret_cast<sqlite3_file *>(room.data());
    QByteArray full(vfs->mxPathname + 2, '\0'); // SQLite wants names of main files to end in two zeros: no URI parameters
    if (vfs->xFullPathname(vfs, QFile::encodeName(path).constData(), vfs->mxPathname, full.data()) != SQLITE_OK)
        return {};
    if (vfs->xOpen(vfs, full.constData(), file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, nullptr) != SQLITE_OK)
        return {};
    QByteArray header(100, '\0');
    const bool good = file->pMethods->xRead(file, header.data(), int(header.size()), 0) == SQLITE_OK;
    file->pMethods->xClose(file);
    return good ? header : QByteArray();
}

FileLook lookAt(const QString &path)
{
    FileLook look;
    look.closedBadly = QFileInfo(path + u"-wal"_s).size() > 0 || QFile::exists(notePath(path));
    const auto size = QFileInfo(path).size();
    look.exists = size > 0;
    if (!look.exists)
        return look;
    const auto header = firstBytes(path);
    look.isDatabase = header.size() == 100 && header.startsWith(QByteArrayView("SQLite format 3\0", 16));
    if (!look.isDatabase)
        return look;
    const auto number = [&header](qsizetype at) { return qFromBigEndian<quint32>(header.constData() + at); };
    const auto stored = qFromBigEndian<quint16>(header.constData() + 16);
    const qint64 pageSize = stored == 1 ? 65536 : stored;
    if (number(24) == number(92)) // else the page count in the header is not kept up
        look.isCut = size < pageSize * number(28);
    look.schema = int(number(60));
    look.application = int(number(68));
    return look;
}

// Names that sort by age, also within one second.
static QString freeName(const QString &path, const QString &why)
{
    const QString stem = path + u'.' + why + u'-' + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    const QFileInfo info(stem);
    const auto taken = info.dir().entryList({info.fileName() + u"*"_s}, QDir::Files, QDir::Name | QDir::Reversed);
    if (taken.isEmpty())
        return stem;
    int last = 1;
    for (const auto &name : taken)
        last = std::max(last, name.mid(info.fileName().size() + 1).section(u'-', 0, 0).toInt());
    return u"%1-%2"_s.arg(stem).arg(last + 1);
}

Result<QString> setAside(const QString &path, const QString &why)
{
    const std::unique_lock alone(cacheNames());
    const auto aside = freeName(path, why);
    QFile file(path);
    if (!file.rename(aside))
        return failure(Error::Kind::Storage, u"%1: cannot be renamed to %2: %3"_s.arg(path, aside, file.errorString()));
    QFile::remove(path + u"-shm"_s);
    QFile::rename(path + u"-wal"_s, aside + u"-wal"_s);
    forgetDamage(path);

    const QFileInfo info(path);
    auto old = info.dir().entryList({info.fileName() + u'.' + why + u"-*"_s}, QDir::Files, QDir::Name | QDir::Reversed);
    old.removeIf([](const QString &name) { return name.endsWith("-wal"_L1); });
    for (const auto &name : old.mid(2)) {
        info.dir().remove(name);
        info.dir().remove(name + u"-wal"_s);
    }
    return aside;
}

std::shared_mutex &cacheNames()
{
    static std::shared_mutex names;
    return names;
}

void noteDamage(const QString &path)
{
    if (isMemoryOverlay(path))
        return;
    QFile note(notePath(path));
    (void)note.open(QIODevice::WriteOnly); // if the disk refuses even this, there is nothing more to do
}

void forgetDamage(const QString &path) { QFile::remove(notePath(path)); }

}
