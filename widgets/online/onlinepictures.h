#pragma once

#include "mapcore/picturelayers.h"
#include "onlinemap.h"

#include <QHash>
#include <QMutex>
#include <QSet>

namespace tonglan {

/** The decoded pictures of the online maps, as far as they are in memory. Thread-safe and never waits for a disk or a network:
 *  the fetcher puts in, the painting pool takes out.
 */
class OnlinePictures final : public PictureLayers
{
public:
    explicit OnlinePictures(std::vector<OnlineMap> maps)
        : m_maps(std::move(maps))
    {
    }

    [[nodiscard]] const std::vector<OnlineMap> &maps() const { return m_maps; }

    [[nodiscard]] int count() const override { return int(m_maps.size()); }
    [[nodiscard]] std::vector<WorldPicture> pictures(int layer, const WorldBox &box, double zoom) const override;

    [[nodiscard]] bool has(const OnlineKey &key) const;
    void put(const OnlineKey &key, const QImage &picture);
    void remove(const OnlineKey &key);
    /** Those stay whatever the limit says; the others go, longest unused first, beyond it. */
    void setWanted(QSet<OnlineKey> wanted);
    void setLimit(qsizetype bytes);
    [[nodiscard]] qsizetype bytes() const;

private:
    struct Kept
    {
        QImage picture;
        mutable quint64 usedAt = 0;
    };

    void trim();
    [[nodiscard]] const Kept *find(const OnlineKey &key) const;

    const std::vector<OnlineMap> m_maps;
    mutable QMutex m_mutex; // guards all below
    QHash<OnlineKey, Kept> m_kept;
    QSet<OnlineKey> m_wanted;
    qsizetype m_bytes = 0;
    qsizetype m_limit = qsizetype(64) << 20;
    mutable quint64 m_time = 0;
};

}
