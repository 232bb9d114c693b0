#pragma once

#include "mapcore/landoutline.h"
#include "mapcore/mbtiles.h"
#include "mapcore/tiledata.h"
#include "model/datum.h"

#include <QCache>
#include <QHash>
#include <QMutex>
#include <QSet>
#include <QWaitCondition>

#include <memory>

namespace tonglan {

class MapKeep;

/** What the tiles of a file are drawn on, and who says so. */
struct TileDatum
{
    enum class Ground { Settings,
        File,
        Format, ///< Vector tiles are WGS 84 by their format; pictures may be of any datum, and many that are had in China are of GCJ-02.
        Nobody, ///< The file is not drawn: it might lie half a kilometre beside the data.
        Refused }; ///< It is said, but such tiles cannot be drawn.

    Ground ground = Ground::Format;
    Datum datum = Datum::Wgs84;
    QString name = {}; ///< As it is said.

    [[nodiscard]] bool isDrawn() const { return ground != Ground::Nobody && ground != Ground::Refused; }
    friend bool operator==(const TileDatum &, const TileDatum &) = default;
};

/** @p given is what the settings say of the file: it counts more than what the file says itself; empty: nothing. */
[[nodiscard]] TileDatum tileDatum(const MbTilesInfo &info, const QString &given);

/** Decoded tiles of one file, shared by all layers and all workers. Thread-safe; blocks on the disk, so never call
 *  tile() or nearest() on the GUI thread. A tile that cannot be read, or not whole, is remembered as broken and reported once.
 *  Without a file (open() with an empty path) there is only the outline of the land.
 */
class TileSource
{
public:
    /** Opens the file and measures how densely the city is built up (well under 200 ms for a city), unless @p keep knows.
     *  A file whose datum() is not drawn is open all the same, without tiles: firstProblem() says why.
     */
    [[nodiscard]] static Result<std::shared_ptr<TileSource>> open(const QString &path, const MapKeep &keep, const QString &datum = {});
    /** A source with no tiles at all. */
    [[nodiscard]] static std::shared_ptr<TileSource> empty();

    [[nodiscard]] bool hasTiles() const { return !m_path.isEmpty(); }
    [[nodiscard]] const MbTilesInfo &info() const { return m_info; }
    [[nodiscard]] const TileDatum &datum() const { return m_datum; }
    [[nodiscard]] const DensityField &density() const { return m_density; }
    /** 1 over land, falling to 0 out at sea. */
    [[nodiscard]] const DensityField &landNearness() const { return m_land; }
    [[nodiscard]] const LandOutline &outline() const { return m_outline; }

    /** The tile, or null if the file has none there or it is broken. */
    [[nodiscard]] std::shared_ptr<const TileData> tile(TileKey key, bool detail);
    /** The tile or the smallest ancestor that exists; null if there is none. */
    [[nodiscard]] std::shared_ptr<const TileData> nearest(TileKey key, bool detail);
    /** True for a tile that is broken, or absent although it lies wholly inside the promised bounds. To be asked after tile(). */
    [[nodiscard]] bool isHole(TileKey key);
    /** What was wrong with the first broken tile, or empty. */
    [[nodiscard]] QString firstProblem() const;

private:
    struct Key
    {
        TileKey tile;
        bool detail = false;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &k, size_t seed = 0) noexcept { return qHashMulti(seed, k.tile, k.detail); }
    };

    TileSource() = default;
    [[nodiscard]] Result<TileData> dataOf(TileKey key, const QByteArray &bytes, bool detail, QString &leftOut) const;
    [[nodiscard]] std::unique_ptr<MbTiles> take();
    void giveBack(std::unique_ptr<MbTiles> reader);
    [[nodiscard]] std::shared_ptr<const TileData> readTile(TileKey key, bool detail);

    QString m_path;
    MbTilesInfo m_info;
    TileDatum m_datum;
    DensityField m_density;
    DensityField m_land;
    LandOutline m_outline;

    mutable QMutex m_mutex; // guards all below
    std::vector<std::unique_ptr<MbTiles>> m_readers;
    QCache<Key, std::shared_ptr<const TileData>> m_cache{24 * 1024}; // KiB
    QHash<TileKey, bool> m_known; ///< Whether a tile is there and sound.
    QSet<TileKey> m_broken;
    QSet<Key> m_inWork; ///< Neighbouring blocks want the same tiles at the same time: one worker makes them.
    QWaitCondition m_ready; ///< Of any of these.
    QString m_problem;
};

}
