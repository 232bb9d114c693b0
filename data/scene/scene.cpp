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

}
