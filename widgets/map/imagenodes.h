#pragma once

#include <QHash>
#include <QImage>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGNode>

#include <vector>

namespace tonglan {

/** Keeps the image nodes under one scene-graph node in step with a list of images; textures are made once per image
 *  (and once more for each copy shown at the same time).
 *  Used inside updatePaintNode() only.
 */
class ImageNodes
{
public:
    struct Picture
    {
        QImage image = {};
        QRectF rect = {}; ///< In the item.
        bool opaque = false;
        bool smooth = false; ///< Scaled: filter it.
    };

    /** Shows the pictures, the first below. @p node must be the same from call to call, or new (all is built again). */
    void update(QSGNode *node, QQuickWindow *window, const std::vector<Picture> &pictures);

private:
    struct Entry
    {
        QSGImageNode *node = nullptr;
        quint64 usedAt = 0;
    };

    using Key = std::pair<qint64, int>; ///< Cache key of the image, and which of its copies.

    QHash<Key, Entry> m_entries;
    QSGNode *m_node = nullptr;
    std::vector<Key> m_order;
    quint64 m_time = 0;
};

}
