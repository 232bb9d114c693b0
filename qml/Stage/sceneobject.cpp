#include "sceneobject.h"

#include <QVariantMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tonglan {

SceneObject::SceneObject(Scene scene, QObject *parent)
    : QObject(parent)
    , m_scene(std::move(scene))
{
}

QVariantList SceneObject::layers() const
{
    QVariantList layers;
    for (const auto &layer : m_scene.layers) {
        layers << QVariantMap{{u"id"_s, layer.id}, {u"nameZh"_s, layer.name}, {u"nameEn"_s, layer.nameEn},
            {u"kind"_s, layer.kind}, {u"source"_s, layer.source}, {u"types"_s, layer.types}, {u"indicator"_s, layer.indicator}, {u"visible"_s, layer.visible}};
    }
    return layers;
}

QString SceneObject::pointsSource() const
{
    for (const auto &layer : m_scene.layers) {
        if (layer.kind == "points"_L1)
            return layer.source;
    }
    return {};
}

bool SceneObject::shows(const QString &indicator, bool isRegistered) const
{
    return std::ranges::any_of(m_scene.panels, [&](const ScenePanel &panel) { return (isRegistered && panel.type == "tree"_L1) || panel.codes.contains(indicator) || panel.more.contains(indicator) || panel.code == indicator; })
        || std::ranges::find(m_scene.layers, indicator, &SceneLayer::indicator) != m_scene.layers.end();
}

QString SceneObject::titleIn(const QString &language) const
{
    return language == "en"_L1 ? m_scene.titleEn : m_scene.title;
}

}
