#pragma once

#include "base/result.h"
#include "mapcore/tilekey.h"

#include <QByteArray>

#include <memory>
#include <optional>

struct sqlite3;
struct sqlite3_stmt;

namespace tonglan {

/** Nothing in a tile file is trusted; these are the most that one tile may hold. */
inline constexpr qsizetype maxTileBytes = 2 * 1024 * 1024;

/** What the metadata table says, checked and clamped. */
struct MbTilesInfo
{
    int minZoom = 0;
    int maxZoom = 14;
    GeoBox bounds = {.west = -180, .south = -85, .east = 180, .north = 85};
    QString attribution = {}; ///< Plain text, markup removed.
    QString approval = {}; ///< 审图号, plain text; empty: none is claimed.
    QString name = {};
    QString datum = {}; ///< As the file names it; empty: it does not say.
    bool isRaster = false; ///< Tiles are pictures (PNG, JPEG, WebP), not vector tiles.
};

/** Reads tiles, vector or raster, from an MBTiles 1.3 file (a city pack is one too).
 *  The file is opened read-only and immutable with SQLite's defences on; one object belongs to one thread at a time.
 *  Errors: NotFound (no file), Storage (not a database, corrupt, refused), Invalid (no tile tables, tile too big).
 */
class MbTiles
{
public:
    [[nodiscard]] static Result<std::unique_ptr<MbTiles>> open(const QString &path);
    ~MbTiles();

    [[nodiscard]] const MbTilesInfo &info() const { return m_info; }
    /** The tile, inflated; unset if the file has none there. */
    [[nodiscard]] Result<std::optional<QByteArray>> tile(TileKey key);
    /** All keys of a level, at most limit + 1 of them. */
    [[nodiscard]] Result<std::vector<TileKey>> keys(int zoom, int limit);

private:
    explicit MbTiles(QString path);
    Q_DISABLE_COPY_MOVE(MbTiles)

    Result<void> prepare();
    void readInfo();
    [[nodiscard]] Error lastError(const QString &doing) const;
    static int onProgress(void *self);

    QString m_path;
    sqlite3 *m_db = nullptr;
    sqlite3_stmt *m_tile = nullptr;
    MbTilesInfo m_info;
    int m_ticks = 0; ///< Progress calls of the statement that runs; a hostile view may not run for ever.
};

}
