#include "imagenodes.h"

#include <QSGTransformNode>

namespace tonglan {

QSGNode *newGroupNode()
{
    return new QSGTransformNode;
}

void ImageNodes::update(QSGNode *node, QQuickWindow *window, const std::vector<Picture> &pictures)
{
    if (node != m_node) { // the scene graph was thrown away, and our nodes with it
        m_entries.clear();
        m_order.clear();
        m_node = node;
    }
    ++m_time;
    std::vector<Key> order;
    QHash<qint64, int> copies;
    order.reserve(pictures.size());
    for (const Picture &picture : pictures) {
        const Key key(picture.image.cacheKey(), copies[picture.image.cacheKey()]++);
        Entry &entry = m_entries[key];
        if (!entry.node) {
            entry.node = window->createImageNode();
            entry.node->setTexture(window->createTextureFromImage(picture.image, picture.opaque ? QQuickWindow::TextureIsOpaque : QQuickWindow::TextureHasAlphaChannel));
            entry.node->setOwnsTexture(true);
        }
        entry.usedAt = m_time;
        const auto filtering = picture.smooth ? QSGTexture::Linear : QSGTexture::Nearest;
        if (entry.node->filtering() != filtering)
            entry.node->setFiltering(filtering);
        if (entry.node->rect() != picture.rect)
            entry.node->setRect(picture.rect);
        order.push_back(key);
    }
    if (order == m_order)
        return;
    for (auto it = m_entries.begin(); it != m_entries.end();) {
        if (it->usedAt == m_time) {
            ++it;
            continue;
        }
        if (it->node->parent())
            node->removeChildNode(it->node);
        delete it->node;
        it = m_entries.erase(it);
    }
    // Nodes that stay where they are in the order are not touched: the software adaptation repaints only what moved.
    for (size_t i = 0; i < order.size(); ++i) {
        QSGNode *wanted = m_entries[order[i]].node;
        QSGNode *at = node->childAtIndex(int(i));
        if (at == wanted)
            continue;
        if (wanted->parent())
            node->removeChildNode(wanted);
        if (at)
            node->insertChildNodeBefore(wanted, at);
        else
            node->appendChildNode(wanted);
    }
    m_order = std::move(order);
}

}
