#pragma once

#include "query/querytest.h"

#include <Stage/scenestore.h>
#include <query/healthmodel.h>
#include <query/sceneselection.h>

#include <QQuickItem>
#include <QTranslator>

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
    ~TestCity() override;

    [[nodiscard]] QueryRunner *runner() { return &m_city.runner; }
    [[nodiscard]] WallClock *clock() { return &m_city.clock; }
    [[nodiscard]] HealthModel *health() { return &m_health; }
    [[nodiscard]] QString mapFile() const { return QStringLiteral(TONGLAN_SOURCE_DIR "/resources/demo/hongkong_lite_z6-14.mbtiles"); }
    [[nodiscard]] QList<SceneObject *> scenes() const { return m_scenes.scenes(); }

    /** Puts the small city, two indicators with a day of readings, and events of every level into the cache. */
    Q_INVOKABLE void fill();
    Q_INVOKABLE void settle() { m_city.settle(); }
    Q_INVOKABLE void pass(double ms) { m_city.pass(TimeMs(ms)); }
    /** Tells @p feeds (maps of the fields of FeedHealth; ages and waits in ms: "good" ago, "next" ahead, "audit" ago), as the sync thread does. */
    Q_INVOKABLE void setFeeds(const QVariantList &feeds);
    /** The same for the cache: mode, detail, bytes, free, quarantined, rebuilt. */
    Q_INVOKABLE void setCache(const QVariantMap &cache);
    /** Registers @p count sources of which @p late are late and @p stale stale. */
    Q_INVOKABLE void addSources(int count, int late, int stale);
    /** Refuses @p count records, some of them with text that tries to deceive. */
    Q_INVOKABLE void refuse(int count);
    /** "zh_CN" or "en", with the shipped translation. */
    Q_INVOKABLE void setLanguage(const QString &language);
    /** Where pictures are kept for people to look at. */
    Q_INVOKABLE static QString picture(const QString &name);
    /** Text items under @p root that lose letters, by their text; those whose text comes from a feed may. */
    Q_INVOKABLE static QStringList clippedTexts(QQuickItem *root);

private:
    QueryTest m_city;
    HealthModel m_health;
    SceneStore m_scenes;
    QTranslator m_translator;
};

}
