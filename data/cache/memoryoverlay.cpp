#include "memoryoverlay.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <map>
#include <mutex>
#include <vector>

#include <sqlite3.h>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr const char *vfsName = "tonglan-overlay";
static constexpr qint64 blockBytes = 4096;
static constexpr int shmBytes = 32768; ///< What SQLite asks for: a region of the index of its log.

namespace {

/** A file of the system, read through SQLite's default VFS: closing it in any other way would drop the locks of this process. */
class BaseFile
{
public:
    BaseFile() = default;
    ~BaseFile() { close(); }
    Q_DISABLE_COPY_MOVE(BaseFile)

    bool open(const QString &path, int kind)
    {
        sqlite3_vfs *vfs = sqlite3_vfs_find(nullptr);
        m_room.resize(std::size_t(vfs->szOsFile));
        m_name = QByteArray(vfs->mxPathname + 2, '\0'); // two zeros: no URI parameters
        if (vfs->xFullPathname(vfs, QFile::encodeName(path).constData(), vfs->mxPathname, m_name.data()) != SQLITE_OK)
            return false;
        auto *file = reinterpret_cast<sqlite3_file *>(m_room.data());
        if (vfs->xOpen(vfs, m_name.constData(), file, SQLITE_OPEN_READONLY | kind, nullptr) != SQLITE_OK)
            return false;
        m_file = file;
        return m_file->pMethods->xFileSize(m_file, &m_size) == SQLITE_OK;
    }
    [[nodiscard]] qint64 size() const { return m_size; }
    int read(void *to, int size, qint64 at) { return m_file ? m_file->pMethods->xRead(m_file, to, size, at) : SQLITE_IOERR_READ; }

private:
    void close()
    {
        if (m_file)
            m_file->pMethods->xClose(m_file);
    }

    std::vector<std::byte> m_room = {};
    QByteArray m_name = {}; // SQLite keeps a pointer to it
    sqlite3_file *m_file = nullptr;
    sqlite3_int64 m_size = 0;
};

/** Blocks that were written, over what is below. */
struct Layer
{
    std::unique_ptr<BaseFile> below = {};
    qint64 belowSize = 0; ///< So much of it still shows.
    qint64 size = 0;
    bool exists = false;
    std::map<qint64, std::unique_ptr<char[]>> blocks = {};
};

}

class MemoryOverlay::Shared
{
public:
    int read(Layer &layer, char *to, qint64 size, qint64 at);
    int write(Layer &layer, const char *from, qint64 size, qint64 at);
    void truncate(Layer &layer, qint64 size);
    int readBelow(Layer &layer, char *to, qint64 size, qint64 at);

    qint64 limit = 0;
    int number = 0;
    std::mutex mutex;
    std::atomic<qint64> bytes = 0;
    std::array<Layer, 3> layers = {}; ///< The database, its log, its rollback journal.

    // Locks of the database file, as the SQLite documentation of xLock has them, between connections.
    int shared = 0;
    const void *reserved = nullptr;
    const void *pending = nullptr;
    const void *exclusive = nullptr;

    // The index of the log, shared by the connections.
    std::vector<std::unique_ptr<char[]>> regions = {};
    std::array<int, SQLITE_SHM_NLOCK> readLocks = {};
    std::array<const void *, SQLITE_SHM_NLOCK> writeLocks = {};
};

using Shared = MemoryOverlay::Shared;

namespace {

/** All overlays of the process by number. SQLite knows a VFS for the whole process; the names of its files tell whose they are. */
struct Registry
{
    std::mutex mutex;
    QHash<int, std::weak_ptr<Shared>> overlays;
    int last = 0;
};

/** What SQLite holds for an open file. */
struct OpenFile
{
    sqlite3_file base = {};
    std::shared_ptr<Shared> *overlay = nullptr;
    int layer = 0;
    int lock = SQLITE_LOCK_NONE;
    std::array<int, SQLITE_SHM_NLOCK> holds = {}; ///< 0 none, 1 shared, 2 exclusive
};

}

static Registry &registry()
{
    static Registry all;
    return all;
}

static OpenFile *own(sqlite3_file *file) { return reinterpret_cast<OpenFile *>(file); }

int Shared::readBelow(Layer &layer, char *to, qint64 size, qint64 at)
{
    const auto there = std::clamp<qint64>(layer.belowSize - at, 0, size);
    std::memset(to + there, 0, std::size_t(size - there));
    if (there == 0)
        return SQLITE_OK;
    const int code = layer.below->read(to, int(there), at);
    return code == SQLITE_IOERR_SHORT_READ ? SQLITE_OK : code;
}

int Shared::read(Layer &layer, char *to, qint64 size, qint64 at)
{
    const auto there = std::clamp<qint64>(layer.size - at, 0, size);
    for (qint64 done = 0; done < there;) {
        const qint64 block = (at + done) / blockBytes;
        const qint64 offset = (at + done) % blockBytes;
        const qint64 part = std::min(blockBytes - offset, there - done);
        const auto found = layer.blocks.find(block);
        if (found != layer.blocks.end())
            std::memcpy(to + done, found->second.get() + offset, std::size_t(part));
        else if (const int code = readBelow(layer, to + done, part, at + done); code != SQLITE_OK)
            return code;
        done += part;
    }
    if (there == size)
        return SQLITE_OK;
    std::memset(to + there, 0, std::size_t(size - there)); // as the contract of xRead wants it
    return SQLITE_IOERR_SHORT_READ;
}

int Shared::write(Layer &layer, const char *from, qint64 size, qint64 at)
{
    for (qint64 done = 0; done < size;) {
        const qint64 block = (at + done) / blockBytes;
        const qint64 offset = (at + done) % blockBytes;
        const qint64 part = std::min(blockBytes - offset, size - done);
        auto found = layer.blocks.find(block);
        if (found == layer.blocks.end()) {
            if (bytes + blockBytes > limit)
                return SQLITE_FULL;
            auto fresh = std::make_unique<char[]>(blockBytes);
            if (part < blockBytes) {
                if (const int code = readBelow(layer, fresh.get(), blockBytes, block * blockBytes); code != SQLITE_OK)
                    return code;
            }
            found = layer.blocks.emplace(block, std::move(fresh)).first;
            bytes += blockBytes;
        }
        std::memcpy(found->second.get() + offset, from + done, std::size_t(part));
        done += part;
    }
    layer.size = std::max(layer.size, at + size);
    return SQLITE_OK;
}

void Shared::truncate(Layer &layer, qint64 size)
{
    layer.belowSize = std::min(layer.belowSize, size);
    layer.size = size;
    const auto first = layer.blocks.lower_bound((size + blockBytes - 1) / blockBytes);
    bytes -= blockBytes * std::distance(first, layer.blocks.end());
    layer.blocks.erase(first, layer.blocks.end());
    if (const auto last = layer.blocks.find(size / blockBytes); last != layer.blocks.end() && size % blockBytes != 0)
        std::memset(last->second.get() + size % blockBytes, 0, std::size_t(blockBytes - size % blockBytes));
}

static int closeFile(sqlite3_file *file)
{
    auto *mine = own(file);
    delete mine->overlay;
    mine->overlay = nullptr;
    return SQLITE_OK;
}

static int readFile(sqlite3_file *file, void *to, int size, sqlite3_int64 at)
{
    auto &shared = **own(file)->overlay;
    const std::lock_guard lock(shared.mutex);
    return shared.read(shared.layers.at(std::size_t(own(file)->layer)), static_cast<char *>(to), size, at);
}

static int writeFile(sqlite3_file *file, const void *from, int size, sqlite3_int64 at)
{
    auto &shared = **own(file)->overlay;
    const std::lock_guard lock(shared.mutex);
    return shared.write(shared.layers.at(std::size_t(own(file)->layer)), static_cast<const char *>(from), size, at);
}

static int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    auto &shared = **own(file)->overlay;
    const std::lock_guard lock(shared.mutex);
    shared.truncate(shared.layers.at(std::size_t(own(file)->layer)), size);
    return SQLITE_OK;
}

static int sizeOfFile(sqlite3_file *file, sqlite3_int64 *size)
{
    auto &shared = **own(file)->overlay;
    const std::lock_guard lock(shared.mutex);
    *size = shared.layers.at(std::size_t(own(file)->layer)).size;
    return SQLITE_OK;
}

static int lockFile(sqlite3_file *file, int level)
{
    auto *mine = own(file);
    auto &shared = **mine->overlay;
    const std::lock_guard lock(shared.mutex);
    if (mine->lock >= level)
        return SQLITE_OK;
    const auto byOther = [mine](const void *holder) { return holder && holder != mine; };
    if (level == SQLITE_LOCK_SHARED) {
        if (byOther(shared.pending) || byOther(shared.exclusive))
            return SQLITE_BUSY;
        ++shared.shared;
    } else if (level == SQLITE_LOCK_RESERVED) {
        if (byOther(shared.reserved))
            return SQLITE_BUSY;
        shared.reserved = mine;
    } else {
        if (byOther(shared.reserved) || byOther(shared.pending) || byOther(shared.exclusive))
            return SQLITE_BUSY;
        shared.pending = mine;
        if (shared.shared > 1)
            return SQLITE_BUSY;
        shared.exclusive = mine;
    }
    mine->lock = level;
    return SQLITE_OK;
}

static int unlockFile(sqlite3_file *file, int level)
{
    auto *mine = own(file);
    auto &shared = **mine->overlay;
    const std::lock_guard lock(shared.mutex);
    for (auto *holder : {&shared.reserved, &shared.pending, &shared.exclusive}) {
        if (*holder == mine)
            *holder = nullptr;
    }
    if (level == SQLITE_LOCK_NONE && mine->lock >= SQLITE_LOCK_SHARED)
        --shared.shared;
    mine->lock = std::min(mine->lock, level);
    return SQLITE_OK;
}

static int isReserved(sqlite3_file *file, int *out)
{
    auto &shared = **own(file)->overlay;
    const std::lock_guard lock(shared.mutex);
    *out = shared.reserved || shared.pending || shared.exclusive ? 1 : 0;
    return SQLITE_OK;
}

static int mapShared(sqlite3_file *file, int region, int size, int extend, void volatile **out)
{
    auto &shared = **own(file)->overlay;
    const std::lock_guard lock(shared.mutex);
    *out = nullptr;
    if (size != shmBytes)
        return SQLITE_IOERR_SHMMAP;
    while (extend && region >= int(shared.regions.size()))
        shared.regions.push_back(std::make_unique<char[]>(shmBytes));
    if (region < int(shared.regions.size()))
        *out = shared.regions[std::size_t(region)].get();
    return SQLITE_OK;
}

static int lockShared(sqlite3_file *file, int offset, int count, int flags)
{
    auto *mine = own(file);
    auto &shared = **mine->overlay;
    const std::lock_guard lock(shared.mutex);
    const auto slots = [offset, count](auto &&each) {
        for (int i = offset; i < offset + count; ++i) {
            if (!each(std::size_t(i)))
                return false;
        }
        return true;
    };
    if (flags & SQLITE_SHM_UNLOCK) {
        slots([&](std::size_t i) {
            if (mine->holds[i] == 1)
                --shared.readLocks[i];
            else if (mine->holds[i] == 2)
                shared.writeLocks[i] = nullptr;
            mine->holds[i] = 0;
            return true;
        });
        return SQLITE_OK;
    }
    const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
    const bool free = slots([&](std::size_t i) {
        const bool written = shared.writeLocks[i] && shared.writeLocks[i] != mine;
        const bool read = shared.readLocks[i] > (mine->holds[i] == 1 ? 1 : 0);
        return !written && !(exclusive && read);
    });
    if (!free)
        return SQLITE_BUSY;
    slots([&](std::size_t i) {
        if (exclusive) {
            if (mine->holds[i] == 1)
                --shared.readLocks[i];
            shared.writeLocks[i] = mine;
            mine->holds[i] = 2;
        } else if (mine->holds[i] == 0) {
            ++shared.readLocks[i];
            mine->holds[i] = 1;
        }
        return true;
    });
    return SQLITE_OK;
}

static void barrier(sqlite3_file *file)
{
    std::atomic_thread_fence(std::memory_order_seq_cst);
    const std::lock_guard lock((**own(file)->overlay).mutex);
}

static int unmapShared(sqlite3_file *file, int)
{
    return lockShared(file, 0, SQLITE_SHM_NLOCK, SQLITE_SHM_UNLOCK);
}

static const sqlite3_io_methods *methods()
{
    static const sqlite3_io_methods table = {
        .iVersion = 2,
        .xClose = closeFile,
        .xRead = readFile,
        .xWrite = writeFile,
        .xTruncate = truncateFile,
        .xSync = [](sqlite3_file *, int) { return SQLITE_OK; },
        .xFileSize = sizeOfFile,
        .xLock = lockFile,
        .xUnlock = unlockFile,
        .xCheckReservedLock = isReserved,
        .xFileControl = [](sqlite3_file *, int, void *) { return SQLITE_NOTFOUND; },
        .xSectorSize = [](sqlite3_file *) { return int(blockBytes); },
        .xDeviceCharacteristics = [](sqlite3_file *) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE | SQLITE_IOCAP_SAFE_APPEND; },
        .xShmMap = mapShared,
        .xShmLock = lockShared,
        .xShmBarrier = barrier,
        .xShmUnmap = unmapShared,
        .xFetch = nullptr,
        .xUnfetch = nullptr,
    };
    return &table;
}

/** Names are "/<number>/cache", with "-wal" and "-journal" behind. */
static std::shared_ptr<Shared> overlayOf(const char *name, int *layer)
{
    const auto text = QByteArray(name);
    const auto end = text.indexOf('/', 1);
    *layer = text.endsWith("-wal") ? 1 : text.endsWith("-journal") ? 2
                                                                   : 0;
    auto &all = registry();
    const std::lock_guard lock(all.mutex);
    return all.overlays.value(text.mid(1, end - 1).toInt()).lock();
}

static int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    file->pMethods = nullptr;
    int layer = 0;
    // Temporary files are of no overlay: those connections keep them in memory.
    const auto overlay = name ? overlayOf(name, &layer) : nullptr;
    if (!overlay)
        return SQLITE_CANTOPEN;
    auto *mine = new (file) OpenFile;
    mine->overlay = new std::shared_ptr<Shared>(overlay);
    mine->layer = layer;
    mine->base.pMethods = methods();
    const std::lock_guard lock(overlay->mutex);
    overlay->layers.at(std::size_t(layer)).exists = true;
    if (outFlags)
        *outFlags = flags;
    return SQLITE_OK;
}

static int deleteFile(sqlite3_vfs *, const char *name, int)
{
    int layer = 0;
    const auto overlay = overlayOf(name, &layer);
    if (!overlay)
        return SQLITE_IOERR_DELETE_NOENT;
    const std::lock_guard lock(overlay->mutex);
    auto &gone = overlay->layers.at(std::size_t(layer));
    overlay->truncate(gone, 0);
    gone.exists = false;
    return SQLITE_OK;
}

static int access(sqlite3_vfs *, const char *name, int, int *out)
{
    int layer = 0;
    const auto overlay = overlayOf(name, &layer);
    *out = 0;
    if (!overlay)
        return SQLITE_OK;
    const std::lock_guard lock(overlay->mutex);
    *out = overlay->layers.at(std::size_t(layer)).exists ? 1 : 0;
    return SQLITE_OK;
}

static int fullPath(sqlite3_vfs *, const char *name, int size, char *out)
{
    sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
}

static void registerVfs()
{
    static const bool done = [] {
        static sqlite3_vfs vfs = *sqlite3_vfs_find(nullptr); // time and chance are those of the system
        vfs.pNext = nullptr;
        vfs.zName = vfsName;
        vfs.szOsFile = int(sizeof(OpenFile));
        vfs.xOpen = openFile;
        vfs.xDelete = deleteFile;
        vfs.xAccess = access;
        vfs.xFullPathname = fullPath;
        return sqlite3_vfs_register(&vfs, 0) == SQLITE_OK;
    }();
    Q_ASSERT(done);
    Q_UNUSED(done)
}

static bool putBelow(Layer &layer, const QString &path, int kind)
{
    layer.exists = QFileInfo::exists(path) && QFileInfo(path).size() > 0;
    if (!layer.exists)
        return true;
    layer.below = std::make_unique<BaseFile>();
    char first = 0;
    if (!layer.below->open(path, kind) || layer.below->read(&first, 1, 0) != SQLITE_OK)
        return false;
    layer.belowSize = layer.size = layer.below->size();
    return true;
}

Result<MemoryOverlay> MemoryOverlay::over(const QString &file, qint64 limitBytes)
{
    registerVfs();
    auto shared = std::make_shared<Shared>();
    shared->limit = limitBytes;
    if (!file.isEmpty() && !(putBelow(shared->layers[0], file, SQLITE_OPEN_MAIN_DB) && putBelow(shared->layers[1], file + u"-wal"_s, SQLITE_OPEN_WAL)))
        return failure(Error::Kind::Storage, u"%1: cannot be read"_s.arg(file));
    auto &all = registry();
    const std::lock_guard lock(all.mutex);
    shared->number = ++all.last;
    all.overlays.insert(shared->number, shared);
    return MemoryOverlay(std::move(shared));
}

MemoryOverlay::MemoryOverlay(std::shared_ptr<Shared> shared)
    : d(std::move(shared))
{
}

MemoryOverlay::MemoryOverlay(MemoryOverlay &&) noexcept = default;
MemoryOverlay &MemoryOverlay::operator=(MemoryOverlay &&) noexcept = default;

MemoryOverlay::~MemoryOverlay()
{
    if (!d)
        return;
    auto &all = registry();
    const std::lock_guard lock(all.mutex);
    all.overlays.remove(d->number);
}

QString MemoryOverlay::path() const { return u"file:/%1/cache?vfs=%2"_s.arg(d->number).arg(QLatin1StringView(vfsName)); }

qint64 MemoryOverlay::bytes() const { return d->bytes; }

bool isMemoryOverlay(const QString &path)
{
    return path.startsWith("file:/"_L1) && path.endsWith(u"?vfs="_s + QLatin1StringView(vfsName));
}

}
