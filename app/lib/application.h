#pragma once

#include "analysis/eventflow.h"
#include "base/clock.h"
#include "base/folderlock.h"
#include "model/feedhealth.h"
#include "plan.h"

#include <QObject>
#include <QQmlEngine>

#include <memory>

class QQuickWindow;
class QTranslator;

namespace tonglan {

class CommandModel;
class HealthModel;
class ImportFolder;
class OnlineTiles;
class QueryRunner;
class SceneStore;
class SyncEngine;
class WallClock;

/** Everything the program is made of, created here in dependency order and taken down in reverse. GUI thread only. */
class Application : public QObject
{
    Q_OBJECT

public:
    /** Creates all of it and starts the feeds. An error is one line for the user.
     *  Storage with "in use" in the detail: another instance has this cache (exit code 75). Newer: its outbox is not for this
     *  program (exit code 78).
     */
    [[nodiscard]] static Result<std::unique_ptr<Application>> create(Plan plan);
    ~Application() override;

    /** Opens the wall window on @p scene at @p size (empty: the screen's). Null if its QML does not load; the log says why. */
    [[nodiscard]] QQuickWindow *openWindow(const QString &scene, QSize size);

    [[nodiscard]] const Plan &plan() const { return m_plan; }
    [[nodiscard]] SceneStore &scenes() { return *m_scenes; }
    [[nodiscard]] QueryRunner &runner() { return *m_runner; }
    [[nodiscard]] const Clock &clock() const { return *m_clock; }
    [[nodiscard]] const std::vector<FeedHealth> &feedHealth() const { return m_feedHealth; }

    /** What is still missing from the picture in @p window: feeds that have not given everything yet, then what the scene
     *  itself names. Empty = complete.
     */
    [[nodiscard]] QStringList missing(const QQuickWindow *window) const;
    /** What is wrong though everything that can come has come: files with problems, feeds that do not answer. In words; empty = nothing. */
    [[nodiscard]] QStringList troubles() const;

Q_SIGNALS:
    void feedHealthChanged();

private:
    explicit Application(Plan plan);
    [[nodiscard]] Result<void> start();
    void connectCommands();
    [[nodiscard]] Result<void> lockCache();
    [[nodiscard]] Result<void> checkOutbox() const;
    void watchImports(const QString &cacheFile);
    [[nodiscard]] QString outboxFile() const;
    [[nodiscard]] QStringList liveFeeds() const; ///< Names of those that take actions.
    void noteHealth(const FeedHealth &health);

    Plan m_plan;
    std::unique_ptr<Clock> m_clock;
    std::unique_ptr<FolderLock> m_lock;
    std::vector<std::unique_ptr<QTranslator>> m_translators;
    std::unique_ptr<SyncEngine> m_sync;
    int m_feedsThatReport = 0; ///< At the start: the feeds that are enabled, and the imports where there are any.
    std::unique_ptr<ImportFolder> m_imports; ///< Null if no folder is watched.
    std::unique_ptr<QueryRunner> m_runner;
    std::unique_ptr<WallClock> m_wallClock;
    std::unique_ptr<HealthModel> m_health;
    SharedFlow m_flow;
    std::unique_ptr<CommandModel> m_commands;
    QList<Problem> m_fileProblems; ///< Of what readCityFiles() read.
    std::unique_ptr<SceneStore> m_scenes;
    SystemClock m_realTime; ///< Servers say how long a tile holds in real time, whatever time the wall shows.
    std::unique_ptr<OnlineTiles> m_online; ///< Null if no online map is configured.
    std::unique_ptr<QQmlEngine> m_engine;
    std::unique_ptr<QQuickWindow> m_window;
    std::vector<FeedHealth> m_feedHealth;
};

}
