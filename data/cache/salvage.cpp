#include "salvage.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static QString notePath(const QString &path) { return path + u".suspect"_s; }

FileLook lookAt(const QString &path)
{
    FileLook look;
    look.closedBadly = QFileInfo(path + u"-wal"_s).size() > 0 || QFile::exists(notePath(path));
    QFile file(path);
    look.exists = file.size() > 0;
    if (!look.exists || !file.open(QIODevice::ReadOnly))
        return look;
    // The first 100 bytes, as the SQLite file format gives them.
    const auto header = file.read(100);
    look.isDatabase = header.size() == 100 && header.startsWith(QByteArrayView("SQLite format 3\0", 16));
    if (!look.isDatabase)
        return look;
    const auto number = [&header](qsizetype at) { return qFromBigEndian<quint32>(header.constData() + at); };
    const auto stored = qFromBigEndian<quint16>(header.constData() + 16);
    const qint64 pageSize = stored == 1 ? 65536 : stored;
    if (number(24) == number(92)) // else the page count in the header is not kept up
        look.isCut = file.size() < pageSize * number(28);
    look.schema = int(number(60));
    look.application = int(number(68));
    return look;
}

// Names that sort by age, also within one second.
static QString freeName(const QString &path)
{
    const QString stem = path + u".corrupt-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    const QFileInfo info(stem);
    const auto taken = info.dir().entryList({info.fileName() + u"*"_s}, QDir::Files, QDir::Name | QDir::Reversed);
    if (taken.isEmpty())
        return stem;
    int last = 1;
    for (const auto &name : taken)
        last = std::max(last, name.mid(info.fileName().size() + 1).section(u'-', 0, 0).toInt());
    return u"%1-%2"_s.arg(stem).arg(last + 1);
}

Result<QString> setAside(const QString &path)
{
    const auto aside = freeName(path);
    QFile file(path);
    if (!file.rename(aside))
        return failure(Error::Kind::Storage, u"%1: damaged, and cannot be renamed to %2: %3"_s.arg(path, aside, file.errorString()));
    QFile::remove(path + u"-shm"_s);
    QFile::rename(path + u"-wal"_s, aside + u"-wal"_s);
    forgetDamage(path);

    const QFileInfo info(path);
    auto old = info.dir().entryList({info.fileName() + u".corrupt-*"_s}, QDir::Files, QDir::Name | QDir::Reversed);
    old.removeIf([](const QString &name) { return name.endsWith("-wal"_L1); });
    for (const auto &name : old.mid(2)) {
        info.dir().remove(name);
        info.dir().remove(name + u"-wal"_s);
    }
    return aside;
}

void noteDamage(const QString &path)
{
    QFile note(notePath(path));
    (void)note.open(QIODevice::WriteOnly); // if the disk refuses even this, there is nothing more to do
}

void forgetDamage(const QString &path) { QFile::remove(notePath(path)); }

}
