#include "ballast.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace tonglan {

using namespace Qt::StringLiterals;

static QString ballastIn(const QString &folder) { return folder + u"/ballast"_s; }

qint64 freeBytes(const QString &folder)
{
    struct statvfs disk = {};
    if (::statvfs(QFile::encodeName(folder).constData(), &disk) != 0)
        return -1;
    return qint64(disk.f_bavail) * qint64(disk.f_frsize);
}

void makeBallast(const QString &folder, qint64 bytes)
{
    const auto path = ballastIn(folder);
    if (bytes <= 0 || QFileInfo(path).size() >= bytes || freeBytes(folder) < 4 * bytes)
        return;
    QFile file(path);
    // Blocks are set aside without being written; where the disk cannot do that, there is no ballast.
    if (!file.open(QIODevice::WriteOnly) || ::fallocate(file.handle(), 0, 0, bytes) != 0)
        file.remove();
}

bool releaseBallast(const QString &folder) { return QFile::remove(ballastIn(folder)); }

Result<void> tryToWrite(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return failure(Error::Kind::Storage, u"%1: the folder cannot be made"_s.arg(folder));
    const auto path = folder + u"/.try"_s;
    QFile file(path);
    const bool good = file.open(QIODevice::WriteOnly) && file.write(QByteArray(4096, 'x')) == 4096 && file.flush() && ::fsync(file.handle()) == 0;
    const auto why = file.error() != QFileDevice::NoError ? file.errorString() : QString::fromLocal8Bit(std::strerror(errno));
    file.close();
    QFile::remove(path);
    if (!good)
        return failure(Error::Kind::Storage, u"%1: cannot be written to: %2"_s.arg(folder, why));
    return {};
}

}
