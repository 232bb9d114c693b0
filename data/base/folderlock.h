#pragma once

#include <QString>

namespace tonglan {

/** One process at a time in a folder. What counts is the kernel's lock (flock) on the open file "lock" in it, which ends with the
 *  process however it ends; what the file says is for people only. So a file left by a crash, emptied, garbled or written on a
 *  machine of another name holds nobody up. Between machines that share a network file system it does not protect: put no such
 *  folder there. One thread.
 */
class FolderLock
{
public:
    enum class Outcome {
        Taken,
        Held, ///< By another process, or another FolderLock of this one: see holder().
        Impossible, ///< Nothing can be locked there: see problem().
    };

    explicit FolderLock(const QString &folder);
    ~FolderLock(); ///< Gives it back.
    FolderLock(const FolderLock &) = delete;
    FolderLock &operator=(const FolderLock &) = delete;

    /** Does not wait. */
    [[nodiscard]] Outcome take();

    /** "process 4711 (tonglan on wall-1)", or "another process" where the file does not say. */
    [[nodiscard]] const QString &holder() const { return m_holder; }
    [[nodiscard]] const QString &problem() const { return m_problem; } ///< English, with the path.

private:
    [[nodiscard]] Outcome giveUp(const QString &what);
    void sayWhoHolds() const;

    QString m_path;
    QString m_holder = {};
    QString m_problem = {};
    int m_file = -1;
};

}
