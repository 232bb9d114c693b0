#include "faultvfs.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cstring>
#include <mutex>

#include <sqlite3.h>

namespace tonglan::test {

using Call = FaultVfs::Call;

static constexpr int sectorBytes = 512;

namespace {

enum class Kind { Write,
    Truncate,
    Sync,
    Delete };

struct Operation
{
    Kind kind = Kind::Write;
    QString file = {};
    qint64 at = 0; ///< Of Truncate: the new size.
    QByteArray bytes = {};
};

struct File
{
    sqlite3_file base = {};
    sqlite3_file *real = nullptr; ///< Behind this struct in the same block.
    QString *name = nullptr;
};

}

struct FaultVfs::Shared
{
    sqlite3_vfs vfs = {};
    sqlite3_vfs *real = nullptr;
    mutable std::mutex mutex;
    std::vector<std::pair<Fault, int>> faults = {}; ///< With the number of calls seen.
    std::array<int, 6> counts = {};
    int failed = 0;
    QString folder = {};
    std::vector<Operation> operations = {};

    /** SQLITE_OK, or the code with which this call must fail. */
    int enter(Call call, const QString &name)
    {
        const std::lock_guard lock(mutex);
        ++counts.at(std::size_t(call));
        for (auto &[fault, seen] : faults) {
            if (fault.call != call || !name.endsWith(fault.nameEnd))
                continue;
            ++seen;
            if (seen == fault.nth || (fault.forever && seen > fault.nth)) {
                ++failed;
                return fault.code;
            }
        }
        return SQLITE_OK;
    }

    void note(Operation operation)
    {
        const std::lock_guard lock(mutex);
        if (!folder.isEmpty() && operation.file.startsWith(folder))
            operations.push_back(std::move(operation));
    }
};

static FaultVfs::Shared *current = nullptr; // SQLite calls back without a place for more than the file

static File *own(sqlite3_file *file) { return reinterpret_cast<File *>(file); }

static int closeFile(sqlite3_file *file)
{
    auto *mine = own(file);
    delete mine->name;
    mine->name = nullptr;
    return mine->real->pMethods->xClose(mine->real);
}

static int readFile(sqlite3_file *file, void *to, int size, sqlite3_int64 at)
{
    auto *mine = own(file);
    const int code = current->enter(Call::Read, *mine->name);
    return code != SQLITE_OK ? code : mine->real->pMethods->xRead(mine->real, to, size, at);
}

static int writeFile(sqlite3_file *file, const void *from, int size, sqlite3_int64 at)
{
    auto *mine = own(file);
    if (const int code = current->enter(Call::Write, *mine->name); code != SQLITE_OK)
        return code;
    current->note({.kind = Kind::Write, .file = *mine->name, .at = at, .bytes = QByteArray(static_cast<const char *>(from), size)});
    return mine->real->pMethods->xWrite(mine->real, from, size, at);
}

static int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    auto *mine = own(file);
    if (const int code = current->enter(Call::Truncate, *mine->name); code != SQLITE_OK)
        return code;
    current->note({.kind = Kind::Truncate, .file = *mine->name, .at = size});
    return mine->real->pMethods->xTruncate(mine->real, size);
}

static int syncFile(sqlite3_file *file, int flags)
{
    auto *mine = own(file);
    if (const int code = current->enter(Call::Sync, *mine->name); code != SQLITE_OK)
        return code;
    current->note({.kind = Kind::Sync, .file = *mine->name});
    return mine->real->pMethods->xSync(mine->real, flags);
}

static const sqlite3_io_methods *methods()
{
    static const sqlite3_io_methods table = {
        .iVersion = 2, // no memory-mapped reading: it would go past xRead
        .xClose = closeFile,
        .xRead = readFile,
        .xWrite = writeFile,
        .xTruncate = truncateFile,
        .xSync = syncFile,
        .xFileSize = [](sqlite3_file *file, sqlite3_int64 *size) { return own(file)->real->pMethods->xFileSize(own(file)->real, size); },
        .xLock = [](sqlite3_file *file, int level) { return own(file)->real->pMethods->xLock(own(file)->real, level); },
        .xUnlock = [](sqlite3_file *file, int level) { return own(file)->real->pMethods->xUnlock(own(file)->real, level); },
        .xCheckReservedLock = [](sqlite3_file *file, int *out) { return own(file)->real->pMethods->xCheckReservedLock(own(file)->real, out); },
        .xFileControl = [](sqlite3_file *file, int what, void *value) { return own(file)->real->pMethods->xFileControl(own(file)->real, what, value); },
        .xSectorSize = [](sqlite3_file *file) { return own(file)->real->pMethods->xSectorSize(own(file)->real); },
        .xDeviceCharacteristics = [](sqlite3_file *file) { return own(file)->real->pMethods->xDeviceCharacteristics(own(file)->real); },
        .xShmMap = [](sqlite3_file *file, int page, int size, int extend, void volatile **out) { return own(file)->real->pMethods->xShmMap(own(file)->real, page, size, extend, out); },
        .xShmLock = [](sqlite3_file *file, int offset, int n, int flags) { return own(file)->real->pMethods->xShmLock(own(file)->real, offset, n, flags); },
        .xShmBarrier = [](sqlite3_file *file) { own(file)->real->pMethods->xShmBarrier(own(file)->real); },
        .xShmUnmap = [](sqlite3_file *file, int remove) { return own(file)->real->pMethods->xShmUnmap(own(file)->real, remove); },
        .xFetch = nullptr,
        .xUnfetch = nullptr,
    };
    return &table;
}

static int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    auto *mine = own(file);
    mine->base.pMethods = nullptr;
    mine->real = reinterpret_cast<sqlite3_file *>(mine + 1);
    const auto path = name ? QFile::decodeName(name) : QString();
    if (const int code = current->enter(Call::Open, path); code != SQLITE_OK)
        return code;
    const int code = current->real->xOpen(current->real, name, mine->real, flags, outFlags);
    if (code != SQLITE_OK)
        return code;
    mine->name = new QString(path);
    mine->base.pMethods = methods();
    return SQLITE_OK;
}

static int deleteFile(sqlite3_vfs *, const char *name, int sync)
{
    const auto path = QFile::decodeName(name);
    if (const int code = current->enter(Call::Delete, path); code != SQLITE_OK)
        return code;
    current->note({.kind = Kind::Delete, .file = path});
    return current->real->xDelete(current->real, name, sync);
}

FaultVfs::FaultVfs()
    : d(std::make_unique<Shared>())
{
    if (current)
        qFatal("there is another FaultVfs");
    d->real = sqlite3_vfs_find(nullptr);
    d->vfs = *d->real;
    d->vfs.zName = "tonglan-fault";
    d->vfs.pNext = nullptr;
    d->vfs.szOsFile = int(sizeof(File)) + d->real->szOsFile;
    d->vfs.xOpen = openFile;
    d->vfs.xDelete = deleteFile;
    current = d.get();
    sqlite3_vfs_register(&d->vfs, 1);
}

FaultVfs::~FaultVfs()
{
    sqlite3_vfs_unregister(&d->vfs);
    sqlite3_vfs_register(d->real, 1);
    current = nullptr;
}

void FaultVfs::setFault(const Fault &fault)
{
    const std::lock_guard lock(d->mutex);
    d->faults.emplace_back(fault, 0);
}

void FaultVfs::clearFaults()
{
    const std::lock_guard lock(d->mutex);
    d->faults.clear();
}

int FaultVfs::count(Call call) const
{
    const std::lock_guard lock(d->mutex);
    return d->counts.at(std::size_t(call));
}

int FaultVfs::failed() const
{
    const std::lock_guard lock(d->mutex);
    return d->failed;
}

void FaultVfs::record(const QString &folder)
{
    const std::lock_guard lock(d->mutex);
    d->folder = QFileInfo(folder).absoluteFilePath() + u'/';
}

int FaultVfs::operations() const
{
    const std::lock_guard lock(d->mutex);
    return int(d->operations.size());
}

static void apply(QByteArray &image, const Operation &operation)
{
    if (operation.kind == Kind::Truncate)
        image.resize(operation.at, '\0');
    if (operation.kind != Kind::Write)
        return;
    if (image.size() < operation.at + operation.bytes.size())
        image.resize(operation.at + operation.bytes.size(), '\0');
    std::memcpy(image.data() + operation.at, operation.bytes.constData(), std::size_t(operation.bytes.size()));
}

/** The parts of a write that reached the disk. */
static void applyByChance(QByteArray &image, const Operation &operation, QRandomGenerator &random)
{
    if (operation.kind != Kind::Write) {
        if (random.bounded(2) == 0)
            apply(image, operation);
        return;
    }
    for (qint64 at = 0; at < operation.bytes.size();) {
        const auto size = std::min<qint64>(sectorBytes - (operation.at + at) % sectorBytes, operation.bytes.size() - at);
        if (random.bounded(2) == 0)
            apply(image, {.kind = Kind::Write, .at = operation.at + at, .bytes = operation.bytes.mid(at, size)});
        at += size;
    }
}

void FaultVfs::makeFilesAfterPowerLoss(int moment, const QString &folder, QRandomGenerator *random) const
{
    struct State
    {
        QByteArray synced = {};
        std::vector<const Operation *> pending = {};
    };
    QHash<QString, State> files;
    const std::lock_guard lock(d->mutex);
    for (int i = 0; i < moment; ++i) {
        const auto &operation = d->operations[std::size_t(i)];
        if (operation.kind == Kind::Delete) {
            files.remove(operation.file);
            continue;
        }
        auto &state = files[operation.file];
        if (operation.kind != Kind::Sync) {
            state.pending.push_back(&operation);
            continue;
        }
        for (const auto *each : state.pending)
            apply(state.synced, *each);
        state.pending.clear();
    }
    for (auto it = files.begin(); it != files.end(); ++it) {
        if (random) {
            for (const auto *each : it->pending)
                applyByChance(it->synced, *each, *random);
        }
        QFile file(folder + u'/' + QFileInfo(it.key()).fileName());
        if (!file.open(QIODevice::WriteOnly) || file.write(it->synced) != it->synced.size())
            qFatal("%s cannot be written", qUtf8Printable(file.fileName()));
    }
}

}
