#include "scene.h"

using namespace Qt::StringLiterals;

namespace tonglan {

QString sizeKey(QSize size)
{
    return u"%1x%2"_s.arg(size.width()).arg(size.height());
}

SceneCamera homeOf(const Scene &scene, QSize size)
{
    return scene.homes.value(sizeKey(size), scene.home);
}

void lookAt(Scene &scene, const CityView &city)
{
    constexpr double cityZoom = 9;
    const auto looksElsewhere = [&](const SceneCamera &camera) { return camera.zoom >= cityZoom && !city.box.contains({camera.latitude, camera.longitude}); };
    if (looksElsewhere(scene.home))
        scene.home = city.camera;
    scene.homes.removeIf([&](const auto &home) { return looksElsewhere(home.value()); });
}

}
