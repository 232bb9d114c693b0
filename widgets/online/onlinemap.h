#pragma once

#include "mapcore/tilekey.h"
#include "model/datum.h"

#include <QList>
#include <QStringList>
#include <QUrl>

#include <utility>
#include <vector>

namespace tonglan {

/** One layer of pictures that comes over the network, as a person configured it. Web Mercator tiles, row 0 in the north. */
struct OnlineMap
{
    QString name = {}; ///< Unique; how messages call it.
    QString title = {}; ///< How people call it: as it is configured.
    bool isWriting = false; ///< The names that belong to the map below it.
    QString url = {}; ///< With {z} {x} {y} {-y} {q} {s} {key} where those belong; see placeholders().
    QStringList servers = {}; ///< What {s} stands for, in turn.
    QString key = {}; ///< Secret: in addresses only, never in a message.
    QList<std::pair<QByteArray, QByteArray>> headers = {}; ///< Sent with every request; values may be secret too.
    QString attribution = {}; ///< Plain text, on the screen whenever the map is.
    QString approval = {}; ///< 审图号, shown beside the attribution; empty: none is claimed.
    Datum datum = Datum::Wgs84; ///< Wgs84, Cgcs2000 or Gcj02.
    int minZoom = 0;
    int maxZoom = 18;
    int tileSize = 256; ///< Pixels; 512: its levels have half as many tiles a side as the map's zoom says.

    friend bool operator==(const OnlineMap &, const OnlineMap &) = default;
};

/** All that is configured, from below to above. */
struct OnlineMaps
{
    std::vector<OnlineMap> maps = {};
    QStringList unusable = {}; ///< Names of those with a problem: not drawn.

    friend bool operator==(const OnlineMaps &, const OnlineMaps &) = default;
};

/** A tile of one of several maps. */
struct OnlineKey
{
    int map = 0; ///< Index
    TileKey tile = {};

    friend bool operator==(const OnlineKey &, const OnlineKey &) = default;
    friend size_t qHash(const OnlineKey &k, size_t seed = 0) noexcept { return qHashMulti(seed, k.map, k.tile); }
};

/** The names in braces in @p url, in order. */
[[nodiscard]] QStringList placeholders(const QString &url);

[[nodiscard]] QUrl addressOf(const OnlineMap &map, TileKey tile);

/** @p text without the key, however it is escaped, and without what stands behind a question mark in an address. */
[[nodiscard]] QString withoutSecrets(QString text, const OnlineMap &map);

/** What the tiles of a map are stored under. Another key or name is the same map; another address or datum is another one. */
[[nodiscard]] QByteArray storeName(const OnlineMap &map);

/** The level of tiles that is drawn at a zoom that counts device pixels; unset where the map has none that would do. */
[[nodiscard]] std::optional<int> levelOf(const OnlineMap &map, double zoom);

}
