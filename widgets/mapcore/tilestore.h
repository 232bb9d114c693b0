#pragma once

#include "mapcore/mapkeep.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <list>

namespace tonglan {

/** Paints the blocks of one base map on a pool (a low-priority thread a core) and keeps them.
 *  Lives on the GUI thread, never blocks it. The caller says which blocks it wants, the most urgent first; what is no
 *  longer wanted is not begun. Blocks that nobody wants stay until the memory limit is reached, oldest use first.
 */
class TileStore : public QObject
{
    Q_OBJECT

public:
    explicit TileStore(QObject *parent = nullptr);
    ~TileStore() override;

    /** Opens a tile file in the pool; opened() follows. Blocks of the file before stay until replaced.
     *  @p datum is what the settings say of it, see tileDatum(). In @p keepFolder the first complete picture is kept for the next start; empty: nowhere.
     */
    void open(const QString &path, const QString &keepFolder = {}, const QString &datum = {});
    void setLook(const BlockLook &look);
    [[nodiscard]] const BlockLook &look() const { return m_look; }

    /** The pictures laid over the map have changed in these places: what is painted there is painted again, and shown until then. */
    void repaint(const std::vector<WorldBox> &places);

    void want(std::vector<BlockKey> keys);
    /** The block as it is to look now, or null. */
    [[nodiscard]] const PaintedBlock *block(const BlockKey &key) const;
    /** All blocks that are kept, wanted or not. */
    [[nodiscard]] std::vector<BlockKey> present() const { return {m_kept.keyBegin(), m_kept.keyEnd()}; }
    /** True once opened, with every wanted block painted in the present look. */
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] int holes() const;
    [[nodiscard]] bool isHidden() const; ///< Of any wanted block something, by pictures laid over it.

    [[nodiscard]] const std::shared_ptr<TileSource> &source() const { return m_source; } ///< Null until opened.
    [[nodiscard]] const QString &errorText() const { return m_error; }
    [[nodiscard]] QThreadPool *pool() { return &m_pool; }
    void setMemoryLimit(qsizetype bytes) { m_limit = bytes; }
    [[nodiscard]] qsizetype memoryUsed() const { return m_used; }

Q_SIGNALS:
    void opened();
    void blockReady(const tonglan::BlockKey &key);

private:
    struct Kept
    {
        PaintedBlock block;
        quint64 lookId = 0;
        quint64 usedAt = 0;
        bool isOnDisk = false;
    };
    struct Work
    {
        PaintedBlock block;
        bool wasOnDisk = false;
    };
    struct Running
    {
        BlockKey key;
        std::shared_ptr<std::atomic<bool>> cancelled;
        std::shared_ptr<bool> isOutdated; ///< GUI thread: begun before the pictures changed.
    };

    void start();
    void take(const BlockKey &key, quint64 lookId, Work work);
    [[nodiscard]] WorldBox placeOf(const BlockKey &key) const;
    void keepFirstPicture();
    void trim();
    [[nodiscard]] bool isWanted(const BlockKey &key) const;

    BlockLook m_look;
    quint64 m_lookId = 1;
    quint64 m_openId = 0;
    quint64 m_time = 0;
    std::shared_ptr<TileSource> m_source;
    MapKeep m_keep;
    bool m_firstPictureKept = false; ///< Since the file was opened or the look changed.
    QString m_error;
    QHash<BlockKey, Kept> m_kept;
    std::vector<BlockKey> m_wanted;
    std::list<Running> m_running;
    qsizetype m_used = 0;
    qsizetype m_limit = 64 * 1024 * 1024;
    QThreadPool m_pool;
};

}
