#include "folderlock.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSysInfo>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tonglan {

using namespace Qt::StringLiterals;

static bool isSameFile(int file, const QByteArray &path)
{
    struct stat opened = {};
    struct stat named = {};
    return ::fstat(file, &opened) == 0 && ::stat(path.constData(), &named) == 0 && opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

FolderLock::FolderLock(const QString &folder)
    : m_path(folder + "/lock"_L1)
{
}

FolderLock::~FolderLock()
{
    if (m_file < 0)
        return;
    const auto path = QFile::encodeName(m_path);
    if (isSameFile(m_file, path))
        (void)::unlink(path.constData()); // while it is still ours: whoever has opened it meanwhile looks again
    ::close(m_file);
}

FolderLock::Outcome FolderLock::giveUp(const QString &what)
{
    const auto reason = QString::fromLocal8Bit(std::strerror(errno));
    if (m_file >= 0)
        ::close(m_file);
    m_file = -1;
    m_problem = u"%1: %2: %3"_s.arg(m_path, what, reason);
    return Outcome::Impossible;
}

/** In the order in which QLockFile wrote it, so that earlier versions of the program understand it too. */
void FolderLock::sayWhoHolds() const
{
    const auto program = QFileInfo(QCoreApplication::applicationFilePath()).fileName();
    const auto text = u"%1\n%2\n%3\n"_s.arg(QCoreApplication::applicationPid()).arg(program, QSysInfo::machineHostName()).toUtf8();
    // On a full disk, or in another user's file, it stays unsaid; the lock holds all the same.
    if (::ftruncate(m_file, 0) == 0 && ::pwrite(m_file, text.constData(), std::size_t(text.size()), 0) != text.size())
        (void)!::ftruncate(m_file, 0);
}

/** What a line of the file says, fit for a terminal: anything may stand in it. */
static QString wordIn(const QByteArray &line)
{
    QString word = QString::fromUtf8(line.left(100)).simplified();
    word.removeIf([](QChar c) { return !c.isPrint(); });
    return word;
}

static QString holderIn(int file)
{
    QByteArray text(1024, '\0');
    text.truncate(std::max<qsizetype>(0, ::pread(file, text.data(), std::size_t(text.size()), 0)));
    const auto lines = text.split('\n');
    const auto pid = lines.value(0).toLongLong();
    if (pid <= 0)
        return u"another process"_s;
    const auto program = wordIn(lines.value(1));
    const auto host = wordIn(lines.value(2));
    const auto where = host.isEmpty() ? program : program + " on "_L1 + host;
    return where.isEmpty() ? u"process %1"_s.arg(pid) : u"process %1 (%2)"_s.arg(pid).arg(where);
}

FolderLock::Outcome FolderLock::take()
{
    constexpr int mostTries = 100;
    const auto path = QFile::encodeName(m_path);
    for (int attempt = 0; m_file < 0 && attempt < mostTries; ++attempt) {
        m_file = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
        if (m_file < 0 && errno == EACCES) // left by a crash under another user: it can be locked without being written
            m_file = ::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
        if (m_file < 0)
            return giveUp(u"cannot be opened"_s);
        if (::flock(m_file, LOCK_EX | LOCK_NB) != 0) {
            if (errno != EWOULDBLOCK)
                return giveUp(u"cannot be locked (a network file system will not do)"_s);
            m_holder = holderIn(m_file);
            ::close(m_file);
            m_file = -1;
            return Outcome::Held;
        }
        if (!isSameFile(m_file, path)) { // its holder took it away between our opening and locking it
            ::close(m_file);
            m_file = -1;
        }
    }
    if (m_file < 0)
        return giveUp(u"changes all the time"_s);
    sayWhoHolds();
    return Outcome::Taken;
}

}
