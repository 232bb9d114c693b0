#pragma once

#include "query/querytest.h"

#include <Stage/scenestore.h>
#include <query/healthmodel.h>
#include <query/sceneselection.h>

#include <QQuickItem>

namespace tonglan::test {

/** What the application gives to QML, over a small city in a temporary cache whose clock stands still. */
class TestCity : public QObject
{
    Q_OBJECT
    Q_PROPERTY(tonglan::QueryRunner *runner READ runner CONSTANT)
    Q_PROPERTY(tonglan::WallClock *clock READ clock CONSTANT)
    Q_PROPERTY(tonglan::HealthModel *health READ health CONSTANT)
    Q_PROPERTY(QString mapFile READ mapFile CONSTANT)
    Q_PROPERTY(QList<tonglan::SceneObject *> scenes READ scenes CONSTANT)

public:
    explicit TestCity(QObject *parent = nullptr);

    [[nodiscard]] QueryRunner *runner() { return &m_city.runner; }
    [[nodiscard]] WallClock *clock() { return &m_city.clock; }
    [[nodiscard]] HealthModel *health() { return &m_health; }
    [[nodiscard]] QString mapFile() const { return QStringLiteral(TONGLAN_SOURCE_DIR "/resources/demo/hongkong_lite_z6-14.mbtiles"); }
    [[nodiscard]] QList<SceneObject *> scenes() const { return m_scenes.scenes(); }

    /** Puts the small city, two indicators with a day of readings, and events of every level into the cache. */
    Q_INVOKABLE void fill();
    Q_INVOKABLE void settle() { m_city.settle(); }
    Q_INVOKABLE void pass(double ms) { m_city.pass(TimeMs(ms)); }
    /** Text items under @p root that lose letters, by their text; those whose text comes from a feed may. */
    Q_INVOKABLE static QStringList clippedTexts(QQuickItem *root);

private:
    QueryTest m_city;
    HealthModel m_health;
    SceneStore m_scenes;
};

}
