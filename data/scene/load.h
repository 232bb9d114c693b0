#pragma once

#include "base/problem.h"
#include "scene.h"

#include <QByteArray>

namespace tonglan {

/** A scene as read, and everything that is wrong with its file, in order of lines. Usable only if there are no problems. */
struct SceneFile
{
    Scene scene = {};
    QList<Problem> problems = {};
};

/** Reads the scene file at @p path; at most 256 KiB. */
[[nodiscard]] SceneFile loadScene(const QString &path);

/** The same for text in memory; @p file is how problems name it. */
[[nodiscard]] SceneFile parseScene(const QByteArray &toml, const QString &file);

}
