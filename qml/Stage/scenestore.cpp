#include "scenestore.h"

#include <scene/load.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tonglan {

SceneStore::SceneStore(QObject *parent)
    : QObject(parent)
{
}

QStringList SceneStore::shippedFiles()
{
    return {u":/qt/qml/Tonglan/Stage/scenes/overview.toml"_s, u":/qt/qml/Tonglan/Stage/scenes/vitals.toml"_s, u":/qt/qml/Tonglan/Stage/scenes/people.toml"_s, u":/qt/qml/Tonglan/Stage/scenes/console.toml"_s, u":/qt/qml/Tonglan/Stage/scenes/earthquakes.toml"_s, u":/qt/qml/Tonglan/Stage/scenes/health.toml"_s, u":/qt/qml/Tonglan/Stage/scenes/gallery.toml"_s, u":/qt/qml/Tonglan/Stage/scenes/desk.toml"_s, u":/qt/qml/Tonglan/Stage/scenes/governance.toml"_s, u":/qt/qml/Tonglan/Stage/scenes/gallery2.toml"_s, u":/qt/qml/Tonglan/Stage/scenes/gallery3.toml"_s};
}

bool SceneStore::load(const QStringList &files, const std::optional<CityView> &city)
{
    const auto old = std::exchange(m_scenes, {});
    m_problems.clear();
    const auto shipped = shippedFiles();
    for (const auto &path : files) {
        auto file = loadScene(path);
        if (city && shipped.contains(path))
            lookAt(file.scene, *city);
        if (file.problems.isEmpty() && find(file.scene.id) != nullptr)
            file.problems << Problem{path, 0, 0, u"a scene '%1' is there already"_s.arg(file.scene.id)};
        if (file.problems.isEmpty())
            m_scenes << new SceneObject(std::move(file.scene), this);
        else
            m_problems << file.problems;
    }
    Q_EMIT scenesChanged();
    for (auto *scene : old)
        scene->deleteLater();
    return m_problems.isEmpty();
}

SceneObject *SceneStore::find(const QString &id) const
{
    const auto it = std::ranges::find(m_scenes, id, &SceneObject::sceneId);
    return it == m_scenes.end() ? nullptr : *it;
}

}
