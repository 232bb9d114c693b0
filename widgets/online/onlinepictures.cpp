#include "onlinepictures.h"

#include "mapcore/tilegrid.h"

#include <algorithm>

namespace tonglan {

const OnlinePictures::Kept *OnlinePictures::find(const OnlineKey &key) const
{
    const auto it = m_kept.constFind(key);
    if (it == m_kept.cend())
        return nullptr;
    it->usedAt = ++m_time;
    return &*it;
}

std::vector<WorldPicture> OnlinePictures::pictures(int layer, const WorldBox &box, double zoom) const
{
    const OnlineMap &map = m_maps[size_t(layer)];
    const auto level = levelOf(map, zoom);
    if (!level)
        return {};
    const std::vector<TileKey> tiles = tilesOf(map.datum, box, *level);
    std::vector<WorldPicture> found;
    const QMutexLocker lock(&m_mutex);
    for (const TileKey tile : tiles) {
        for (int up = 0; tile.z - up >= map.minZoom; ++up) {
            const Kept *kept = find({layer, tile.ancestor(up)});
            if (!kept)
                continue;
            const double side = kept->picture.width() / std::exp2(up);
            const QRectF part((tile.x & ((1 << up) - 1)) * side, (tile.y & ((1 << up) - 1)) * side, side, side);
            found.push_back({kept->picture, part, placeOf(map.datum, tile)});
            break;
        }
    }
    return found;
}

bool OnlinePictures::has(const OnlineKey &key) const
{
    const QMutexLocker lock(&m_mutex);
    return m_kept.contains(key);
}

void OnlinePictures::put(const OnlineKey &key, const QImage &picture)
{
    const QMutexLocker lock(&m_mutex);
    Kept &kept = m_kept[key];
    m_bytes += picture.sizeInBytes() - kept.picture.sizeInBytes();
    kept = {picture, ++m_time};
    trim();
}

void OnlinePictures::remove(const OnlineKey &key)
{
    const QMutexLocker lock(&m_mutex);
    m_bytes -= m_kept.take(key).picture.sizeInBytes();
}

void OnlinePictures::setWanted(QSet<OnlineKey> wanted)
{
    const QMutexLocker lock(&m_mutex);
    m_wanted = std::move(wanted);
    trim();
}

void OnlinePictures::setLimit(qsizetype bytes)
{
    const QMutexLocker lock(&m_mutex);
    m_limit = bytes;
    trim();
}

qsizetype OnlinePictures::bytes() const
{
    const QMutexLocker lock(&m_mutex);
    return m_bytes;
}

void OnlinePictures::trim()
{
    if (m_bytes <= m_limit)
        return;
    std::vector<std::pair<quint64, OnlineKey>> others;
    for (auto it = m_kept.cbegin(); it != m_kept.cend(); ++it)
        if (!m_wanted.contains(it.key()))
            others.emplace_back(it->usedAt, it.key());
    std::ranges::sort(others, {}, &std::pair<quint64, OnlineKey>::first);
    for (const auto &[usedAt, key] : others) {
        if (m_bytes <= m_limit - m_limit / 10)
            break;
        m_bytes -= m_kept.take(key).picture.sizeInBytes();
    }
}

}
