#pragma once

#include <QByteArray>
#include <QHash>
#include <QRandomGenerator>
#include <QString>

#include <memory>
#include <vector>

namespace tonglan::test {

/** While it lives, every SQLite file of this process that is opened without naming a VFS goes through it: it can fail the n-th
 *  write, sync or truncation with a chosen code, counts the calls, and writes down what was written, so that a test can make
 *  the files as a power loss at any moment would have left them. One at a time; make it before the databases, on any thread.
 */
class FaultVfs
{
public:
    enum class Call { Open,
        Read,
        Write,
        Sync,
        Truncate,
        Delete };

    struct Fault
    {
        Call call = Call::Write;
        int nth = 1; ///< Of the calls that match, counted from when the fault was set.
        int code = 0; ///< SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, …
        bool forever = false; ///< And every one after it.
        QString nameEnd = {}; ///< Only files whose name ends so, e.g. "-wal"; empty = all.
    };

    FaultVfs();
    ~FaultVfs();
    Q_DISABLE_COPY_MOVE(FaultVfs)

    void setFault(const Fault &fault);
    void clearFaults();
    [[nodiscard]] int count(Call call) const; ///< Since the VFS was made.
    [[nodiscard]] int failed() const; ///< Calls that were made to fail.

    /** From now on, everything that reaches files below @p folder is written down. */
    void record(const QString &folder);
    /** How many moments there are to lose the power at: 0 … operations(). */
    [[nodiscard]] int operations() const;
    /** The moment now, to be noted when something was acknowledged. */
    [[nodiscard]] int moment() const { return operations(); }
    /** Writes the files as a loss of power at @p moment would have left them into @p folder, which must be empty: what was
     *  synced is there; of what was written since, each sector of 512 bytes is there or not, by chance. Without @p random,
     *  none of it is. The folders of the recorded files are not made again.
     */
    void makeFilesAfterPowerLoss(int moment, const QString &folder, QRandomGenerator *random) const;

    struct Shared; // known to the C functions that SQLite calls

private:
    std::unique_ptr<Shared> d;
};

}
