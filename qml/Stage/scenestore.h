#pragma once

#include "sceneobject.h"

#include <base/problem.h>

#include <QList>

#include <optional>

namespace tonglan {

/** The scenes of this installation, read from their files. A file with problems is left out; the others are shown. GUI thread. */
class SceneStore : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(QList<tonglan::SceneObject *> scenes READ scenes NOTIFY scenesChanged)

public:
    explicit SceneStore(QObject *parent = nullptr);

    /** The scenes that come with the program. */
    [[nodiscard]] static QStringList shippedFiles();

    /** Reads @p files in place of what was there, in this order. False if any has problems. Two files with one id are a problem.
     *  With a @p city, shipped scenes that were made for another one look at it; a site's own scenes look where their files say.
     */
    bool load(const QStringList &files, const std::optional<CityView> &city = {});

    [[nodiscard]] const QList<SceneObject *> &scenes() const { return m_scenes; }
    [[nodiscard]] const QList<Problem> &problems() const { return m_problems; }
    [[nodiscard]] SceneObject *find(const QString &id) const; ///< Null if there is none.

Q_SIGNALS:
    void scenesChanged();

private:
    QList<SceneObject *> m_scenes = {};
    QList<Problem> m_problems = {};
};

}
