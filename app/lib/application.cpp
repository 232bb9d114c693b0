#include "application.h"

#include "Stage/scenestore.h"
#include "base/log.h"
#include "byhand/importfolder.h"
#include "cache/ballast.h"
#include "cache/outbox.h"
#include "cityfiles.h"
#include "map/coordinatereadout.h"
#include "online/onlinetiles.h"
#include "query/commandmodel.h"
#include "query/healthmodel.h"
#include "query/queryrunner.h"
#include "query/wallclock.h"
#include "sync/engine.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QQmlAbstractUrlInterceptor>
#include <QQmlComponent>
#include <QQuickWindow>
#include <QScreen>
#include <QThreadPool>
#include <QTranslator>

#include <malloc.h>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestMapping = 64 * 1024;

/** QML and scripts come from the program's own resources or from Qt's installed modules, never from anywhere else. */
class OwnQmlOnly final : public QQmlAbstractUrlInterceptor
{
public:
    QUrl intercept(const QUrl &url, DataType) override
    {
        const bool own = url.scheme() == "qrc"_L1 || url.scheme() == "file"_L1 || url.scheme().isEmpty();
        return own ? url : QUrl();
    }
};

OwnQmlOnly ownQmlOnly;

std::unique_ptr<Clock> clockFor(const Plan &plan)
{
    if (plan.standAt)
        return std::make_unique<ShiftedClock>(*plan.standAt, ShiftedClock::Pace::Standing);
    if (plan.startAt)
        return std::make_unique<ShiftedClock>(*plan.startAt, ShiftedClock::Pace::Running);
    return std::make_unique<SystemClock>();
}

}

Application::Application(Plan plan)
    : m_plan(std::move(plan))
    , m_clock(clockFor(m_plan))
{
}

Result<std::unique_ptr<Application>> Application::create(Plan plan)
{
    std::unique_ptr<Application> application(new Application(std::move(plan)));
    if (const auto started = application->start(); !started)
        return tl::unexpected(started.error());
    return application;
}

Result<void> Application::start()
{
    for (const Problem &problem : m_plan.problems)
        qCCritical(logApp).noquote() << u"%1:%2:%3: %4"_s.arg(problem.file).arg(problem.line).arg(problem.column).arg(problem.message);

    if (const auto locked = lockCache(); !locked)
        return locked;
    if (const auto may = checkOutbox(); !may)
        return may;

    auto translator = std::make_unique<QTranslator>();
    if (translator->load(u":/i18n/tonglan_%1.qm"_s.arg(m_plan.language))) {
        QCoreApplication::installTranslator(translator.get());
        m_translators.push_back(std::move(translator));
    } else {
        qCCritical(logApp).noquote() << "no translation for" << m_plan.language;
    }

    const QString cacheFile = m_plan.cacheFolder + "/cache.db"_L1;
    m_sync = std::make_unique<SyncEngine>(cacheFile, m_plan.feeds, *m_clock);
    m_sync->setCacheOptions(m_plan.cacheOptions);
    m_sync->setImports(importFolderOf(m_plan.cacheFolder));
    m_runner = std::make_unique<QueryRunner>(cacheFile, *m_clock);
    m_runner->setCityZone(m_plan.zone.id());
    m_runner->setLanguage(m_plan.language);
    m_fileProblems = readCityFiles(m_plan, *m_runner);
    m_flow = readEventFlow(m_plan, m_fileProblems);
    for (const Problem &problem : std::as_const(m_fileProblems))
        qCCritical(logApp).noquote() << u"%1:%2:%3: %4"_s.arg(problem.file).arg(problem.line).arg(problem.column).arg(problem.message);
    m_wallClock = std::make_unique<WallClock>(*m_clock, m_plan.zone);
    m_wallClock->setLanguage(m_plan.language);
    m_health = std::make_unique<HealthModel>();
    m_health->setRunner(m_runner.get());
    m_health->setClock(m_wallClock.get());
    m_health->setRecorded(m_plan.recorded);
    const auto imports = ImportVault(importFolderOf(m_plan.cacheFolder)).inForce();
    m_feedsThatReport = int(std::ranges::count_if(m_plan.feeds, &FeedConfig::enabled)) + (!imports || !imports->empty() ? 1 : 0);
    m_feedsThatReport += m_plan.importFolder.isEmpty() ? 0 : 1;
    m_health->setExpectedFeeds(m_feedsThatReport + int(std::ssize(m_plan.unusableFeeds)));
    for (const FeedHealth &feed : m_plan.unusableFeeds)
        m_health->setHealth(feed);
    connect(m_sync.get(), &SyncEngine::changed, m_runner.get(), &QueryRunner::notify);
    connect(m_sync.get(), &SyncEngine::arrived, m_runner.get(), &QueryRunner::notifyArrivals);
    connect(m_sync.get(), &SyncEngine::readFrom, m_runner.get(), &QueryRunner::setCachePath);
    connect(m_runner.get(), &QueryRunner::damaged, m_sync.get(), &SyncEngine::noteDamage);
    connect(m_sync.get(), &SyncEngine::health, m_health.get(), &HealthModel::setHealth);
    connect(m_sync.get(), &SyncEngine::health, this, &Application::noteHealth);
    connect(m_sync.get(), &SyncEngine::cacheHealth, m_health.get(), &HealthModel::setCacheHealth);
    connect(m_health.get(), &HealthModel::retryRequested, m_sync.get(), &SyncEngine::retry);
    connect(m_sync.get(), &SyncEngine::failed, this, [this](const QString &detail) {
        qCCritical(logApp).noquote() << detail;
        // Without a cache nothing is kept in step: the link to every feed is lost, and the screen must say so.
        m_health->setCacheHealth({.mode = CacheHealth::Mode::None, .detail = detail});
        noteHealth({.feed = u"cache"_s, .state = FeedHealth::State::Halted, .detail = detail});
    });

    connectCommands();

    m_scenes = std::make_unique<SceneStore>();
    std::optional<CityView> city;
    if (m_plan.pack)
        city = {m_plan.pack->box, {m_plan.pack->centre.lat, m_plan.pack->centre.lon, m_plan.pack->zoom}};
    QStringList sceneFiles = SceneStore::shippedFiles();
    sceneFiles.removeIf([this](const QString &file) { return m_plan.replacedScenes.contains(QFileInfo(file).completeBaseName()); });
    m_scenes->load(sceneFiles + m_plan.sceneFiles, city);
    for (const Problem &problem : m_scenes->problems())
        qCCritical(logApp).noquote() << u"%1:%2:%3: %4"_s.arg(problem.file).arg(problem.line).arg(problem.column).arg(problem.message);

    if (const OnlineMaps &maps = m_plan.baseMaps; !maps.maps.empty() || !maps.unusable.isEmpty())
        m_online = std::make_unique<OnlineTiles>(maps, m_plan.cacheFolder + "/map"_L1, m_realTime, OnlineLimits{.storeBytes = m_plan.baseMapBytes});

    m_engine = std::make_unique<QQmlEngine>();
    m_engine->addUrlInterceptor(&ownQmlOnly);
    m_sync->start();
    watchImports(cacheFile);
    return {};
}

void Application::watchImports(const QString &cacheFile)
{
    if (m_plan.importFolder.isEmpty())
        return;
    ImportFolder::Options options{.folder = m_plan.importFolder, .vault = importFolderOf(m_plan.cacheFolder), .cachePath = cacheFile};
    options.import.hand.zone = m_plan.zone;
    options.import.hand.region = m_plan.homeRegion;
    options.import.hand.department = m_plan.importDepartment;
    if (!m_plan.importMapping.isEmpty()) {
        QFile file(m_plan.importMapping);
        const bool isOpen = file.open(QFile::ReadOnly);
        QList<Problem> problems;
        const auto mapping = isOpen ? parseMapping(file.read(largestMapping), m_plan.importMapping, problems) : std::nullopt;
        for (const Problem &problem : std::as_const(problems))
            qCCritical(logApp).noquote() << u"%1:%2:%3: %4"_s.arg(problem.file).arg(problem.line).arg(problem.column).arg(problem.message);
        if (!mapping) { // columns must not be guessed where somebody has said what they mean
            const auto detail = u"%1 can't be used: no table is imported from %2"_s.arg(m_plan.importMapping, m_plan.importFolder);
            qCCritical(logApp).noquote() << detail;
            const FeedHealth health{.feed = watchedFolderFeed, .type = u"import"_s, .address = m_plan.importFolder, .state = FeedHealth::State::Halted, .detail = detail};
            m_health->setHealth(health);
            noteHealth(health);
            return;
        }
        options.import.hand.mapping = *mapping;
    }
    m_imports = std::make_unique<ImportFolder>(options, *m_clock);
    connect(m_sync.get(), &SyncEngine::readFrom, m_imports.get(), &ImportFolder::setCachePath);
    connect(m_imports.get(), &ImportFolder::health, m_health.get(), &HealthModel::setHealth);
    connect(m_imports.get(), &ImportFolder::health, this, &Application::noteHealth);
    connect(m_imports.get(), &ImportFolder::health, this, [told = QString()](const FeedHealth &health) mutable {
        if (health.detail != told && !health.detail.isEmpty())
            qCWarning(logApp).noquote() << "imports:" << health.detail;
        told = health.detail;
    });
    connect(m_imports.get(), &ImportFolder::taken, this, [](const QString &file, int rows, int refused) { qCInfo(logApp).noquote() << "imports:" << file << rows << "figures," << refused << "rows refused"; });
    m_imports->start();
}

QString Application::outboxFile() const
{
    return m_plan.cacheFolder + "/outbox.db"_L1;
}

QStringList Application::liveFeeds() const
{
    QStringList feeds;
    for (const FeedConfig &feed : m_plan.feeds) {
        if (feed.enabled && feed.type == "tlf"_L1)
            feeds << feed.name;
    }
    return feeds;
}

/** A cache of a later version is set aside and fetched anew; what waits in an outbox exists nowhere else. So nothing starts on one
 *  that this program cannot read, be it of a later version or not ours at all: a person must decide, and the exit code (78) says so.
 */
Result<void> Application::checkOutbox() const
{
    if (liveFeeds().isEmpty())
        return {}; // it stays closed
    const auto may = Outbox::mayOpen(outboxFile());
    return may ? may : failure(Error::Kind::Newer, may.error().detail + u"; start the program that wrote it, or name another cache folder"_s);
}

/** Actions are for live feeds only: nobody stands behind a recorded city. */
void Application::connectCommands()
{
    m_commands = std::make_unique<CommandModel>();
    m_commands->setRunner(m_runner.get());
    m_commands->setClock(m_wallClock.get());
    m_commands->setRecorded(m_plan.recorded);
    const auto user = qEnvironmentVariable("USER", u"operator"_s); // until there is a log-in of its own
    m_commands->setActor({.id = user, .name = user, .role = m_plan.role});
    m_commands->setFlow(m_flow);
    const auto feeds = liveFeeds();
    m_commands->setLiveFeeds(feeds);
    if (!feeds.isEmpty()) {
        m_sync->setOutbox(outboxFile(), m_plan.cacheFolder);
        connect(m_sync.get(), &SyncEngine::outboxHealth, m_health.get(), &HealthModel::setOutboxHealth);
    }
    connect(m_sync.get(), &SyncEngine::commandChanged, m_commands.get(), &CommandModel::setStatus);
    connect(m_sync.get(), &SyncEngine::commandReceipt, m_commands.get(), &CommandModel::setReceipt);
    connect(m_sync.get(), &SyncEngine::outboxHealth, m_commands.get(), &CommandModel::setHealth);
    connect(m_commands.get(), &CommandModel::asked, m_sync.get(), &SyncEngine::submit);
    connect(m_commands.get(), &CommandModel::resendAsked, m_sync.get(), &SyncEngine::resend);
    connect(m_commands.get(), &CommandModel::discardAsked, m_sync.get(), &SyncEngine::discard);
}

/** One instance a cache. Where nothing can be written there is nothing to share either: the cache is in memory then. */
Result<void> Application::lockCache()
{
    const auto writable = tryToWrite(m_plan.cacheFolder);
    if (!writable && m_plan.cacheOptions.isRequired)
        return writable;
    m_lock = std::make_unique<FolderLock>(m_plan.cacheFolder);
    switch (m_lock->take()) {
    case FolderLock::Outcome::Taken:
        break;
    case FolderLock::Outcome::Held:
        return failure(Error::Kind::Storage, u"the cache %1 is in use by %2"_s.arg(m_plan.cacheFolder, m_lock->holder()));
    case FolderLock::Outcome::Impossible:
        if (m_plan.cacheOptions.isRequired)
            return failure(Error::Kind::Storage, u"the cache folder can't be locked: %1"_s.arg(m_lock->problem()));
        qCInfo(logApp).noquote() << "nothing keeps a second instance off the cache:" << m_lock->problem();
    }
    return {};
}

Application::~Application()
{
    // The order matters: the window asks models, models ask the runner, the runner reads what the engine writes.
    m_window.reset();
    m_engine.reset();
    m_online.reset();
    m_health.reset();
    m_commands.reset();
    m_wallClock.reset();
    m_imports.reset();
    if (m_sync)
        m_sync->stop();
    m_runner.reset();
    m_sync.reset();
    for (const auto &translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
}

QQuickWindow *Application::openWindow(const QString &scene, QSize size)
{
    m_window.reset();
    if (!m_scenes->find(scene)) {
        QStringList known;
        for (const SceneObject *object : m_scenes->scenes())
            known << object->sceneId();
        qCCritical(logApp).noquote() << u"there is no scene '%1'; there are: %2"_s.arg(scene, known.join(u", "_s));
        return nullptr;
    }
    QQmlComponent component(m_engine.get(), "Tonglan.Shell", "Main");
    QVariantMap all = {
        {u"runner"_s, QVariant::fromValue(m_runner.get())},
        {u"clock"_s, QVariant::fromValue(m_wallClock.get())},
        {u"health"_s, QVariant::fromValue(m_health.get())},
        {u"commands"_s, QVariant::fromValue(m_commands.get())},
        {u"scenes"_s, QVariant::fromValue(m_scenes->scenes())},
        {u"sceneId"_s, scene},
        {u"mapFile"_s, m_plan.mapFile},
        {u"mapDatum"_s, m_plan.mapDatum},
        {u"cityGrid"_s, m_plan.cityGrid ? QVariant::fromValue(NamedGrid{*m_plan.cityGrid, m_plan.cityGridName}) : QVariant()},
        {u"homeRegion"_s, m_plan.homeRegion},
        {u"bookmarksFile"_s, m_plan.bookmarksFile},
        {u"exportFolder"_s, m_plan.exportFolder},
        {u"leastCount"_s, m_plan.leastCount},
        {u"mapCache"_s, QString(m_plan.cacheFolder + "/map"_L1)},
        {u"online"_s, QVariant::fromValue(m_online.get())},
        {u"language"_s, m_plan.language},
        {u"theme"_s, m_plan.theme},
        {u"themeChosen"_s, m_plan.isThemeChosen},
        {u"openedLineage"_s, m_plan.lineage},
        {u"unit"_s, unitOf(m_plan.viewing)},
        {u"still"_s, m_plan.standAt.has_value()},
        {u"demo"_s, m_plan.pack && m_plan.pack->demo && m_plan.recorded},
        {u"organisation"_s, m_plan.language == "en"_L1 && !m_plan.organisationEn.isEmpty() ? m_plan.organisationEn : m_plan.organisation},
    };
    // Without a window manager (a kiosk) nobody else gives the window its size.
    const QSize pixels = size.isEmpty() ? QGuiApplication::primaryScreen()->availableSize() : size;
    all[u"width"_s] = pixels.width();
    all[u"height"_s] = pixels.height();
    std::unique_ptr<QObject> root(component.createWithInitialProperties(all));
    for (const QQmlError &error : component.errors())
        qCCritical(logApp).noquote() << error.toString();
    auto *window = qobject_cast<QQuickWindow *>(root.get());
    if (!window)
        return nullptr;
    root.release();
    m_window.reset(window);
    m_window->show();
    return m_window.get();
}

QStringList Application::missing(const QQuickWindow *window) const
{
    QStringList names;
    if (int(m_feedHealth.size()) < m_feedsThatReport)
        names << u"feeds that have not reported yet"_s;
    for (const FeedHealth &health : m_feedHealth) {
        if (health.state == FeedHealth::State::Snapshot || health.state == FeedHealth::State::Idle || health.state == FeedHealth::State::CatchingUp)
            names << u"feed '%1' is still loading"_s.arg(health.feed);
    }
    if (m_runner->pending() > 0)
        names << u"%1 queries"_s.arg(m_runner->pending());
    auto *stage = window->property("stage").value<QObject *>();
    if (!stage)
        return names << u"the scene"_s;
    if (!stage->property("complete").toBool()) {
        const QStringList parts = stage->property("missing").toStringList();
        names << (parts.isEmpty() ? QStringList(u"parts of the scene"_s) : parts);
    }
    return names;
}

QStringList Application::troubles() const
{
    QStringList texts;
    for (const Problem &problem : m_plan.problems + m_fileProblems + m_scenes->problems())
        texts << problem.file + u": "_s + problem.message;
    if (m_online && !m_online->problem().isEmpty())
        texts << u"online base map: "_s + m_online->problem();
    for (const FeedHealth &health : m_feedHealth) {
        if (health.state == FeedHealth::State::Waiting || health.state == FeedHealth::State::Halted)
            texts << u"feed '%1': %2"_s.arg(health.feed, health.detail);
    }
    return texts;
}

void Application::noteHealth(const FeedHealth &health)
{
    const auto known = std::ranges::find(m_feedHealth, health.feed, &FeedHealth::feed);
    const bool snapshotEnded = known != m_feedHealth.end() && known->state == FeedHealth::State::Snapshot && health.state != FeedHealth::State::Snapshot;
    if (snapshotEnded) // what the snapshot needed for a moment lies about in pieces
        QThreadPool::globalInstance()->start([] { malloc_trim(0); });
    if (known == m_feedHealth.end())
        m_feedHealth.push_back(health);
    else
        *known = health;
    Q_EMIT feedHealthChanged();
}

}
