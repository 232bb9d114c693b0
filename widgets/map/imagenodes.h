#pragma once

#include <QHash>
#include <QImage>
#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGNode>

#include <vector>

namespace tonglan {

/** A node to put others under. Not a plain QSGNode: the software adaptation knows opacity, place and clip only by nodes that can have
 *  them, so what comes below a plain one later is drawn as if it had none, also of an item that is not visible. Used inside updatePaintNode() only.
 */
[[nodiscard]] QSGNode *newGroupNode();

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
