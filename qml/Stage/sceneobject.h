#pragma once

#include <scene/scene.h>

#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace tonglan {

/** A scene as QML sees it. Never changes; owned by its SceneStore. */
class SceneObject : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by SceneStore")
    Q_PROPERTY(QString sceneId READ sceneId CONSTANT)
    Q_PROPERTY(QString title READ title CONSTANT)
    Q_PROPERTY(QString titleEn READ titleEn CONSTANT)
    Q_PROPERTY(bool board READ isBoard CONSTANT) ///< No map.
    Q_PROPERTY(bool grid READ isGrid CONSTANT) ///< A board of equal cells.
    Q_PROPERTY(bool desk READ isDesk CONSTANT) ///< The map in a frame among panels.
    Q_PROPERTY(QString theme READ theme CONSTANT) ///< Unless somebody asks for another; empty: that of the settings.
    Q_PROPERTY(bool tab READ hasTab CONSTANT) ///< Its name is in the header while others are shown, too.
    Q_PROPERTY(QString approval READ approval CONSTANT) ///< 审图号; empty: none is claimed.
    Q_PROPERTY(QVariantList layers READ layers CONSTANT) ///< As LayerModel takes them.
    Q_PROPERTY(QString pointsSource READ pointsSource CONSTANT) ///< The source of its "points" layer; empty: the city's events.

public:
    explicit SceneObject(Scene scene, QObject *parent = nullptr);

    [[nodiscard]] const Scene &scene() const { return m_scene; }
    [[nodiscard]] QString sceneId() const { return m_scene.id; }
    [[nodiscard]] QString title() const { return m_scene.title; }
    [[nodiscard]] QString titleEn() const { return m_scene.titleEn; }
    [[nodiscard]] bool isBoard() const { return m_scene.board; }
    [[nodiscard]] bool isGrid() const { return m_scene.grid; }
    [[nodiscard]] bool isDesk() const { return m_scene.desk; }
    [[nodiscard]] QString theme() const { return m_scene.theme; }
    [[nodiscard]] bool hasTab() const { return m_scene.tab; }
    [[nodiscard]] QString approval() const { return m_scene.approval; }
    [[nodiscard]] QVariantList layers() const;
    [[nodiscard]] QString pointsSource() const;
    /** The title in "zh_CN" or "en". */
    [[nodiscard]] Q_INVOKABLE QString titleIn(const QString &language) const;
    /** A panel or the map of it shows this indicator; @p isRegistered: it stands in the tree of the register. */
    [[nodiscard]] Q_INVOKABLE bool shows(const QString &indicator, bool isRegistered) const;

private:
    Scene m_scene;
};

}
