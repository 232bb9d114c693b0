#include "queryrunner.h"

#include "base/log.h"
#include "cache/memoryoverlay.h"
#include "cache/trouble.h"

#include <QFile>
#include <QPointer>

#include <SQLiteCpp/SQLiteCpp.h>

#include <sys/stat.h>

namespace tonglan {

using namespace Qt::StringLiterals;

struct QueryRunner::Connection
{
    Database database;
    dev_t device = 0;
    ino_t inode = 0;
};

QueryRunner::QueryRunner(QString cachePath, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_cachePath(std::move(cachePath))
    , m_clock(clock)
    , m_language(u"zh_CN"_s)
{
    m_pool.setMaxThreadCount(2);
    m_pool.setExpiryTimeout(-1);
    m_pool.setObjectName(u"query"_s);
    run(
        this, [](const Database &db) { return Result<qint64>(db.revision()); }, [](const Result<qint64> &) {});
}

QueryRunner::~QueryRunner()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void QueryRunner::setCityZone(const QByteArray &id)
{
    const QTimeZone zone(id);
    if (!zone.isValid()) {
        qCWarning(logStore).noquote() << "query: unknown time zone" << id << "- keeping" << m_cityZone.id();
        return;
    }
    if (zone == m_cityZone)
        return;
    m_cityZone = zone;
    Q_EMIT cityZoneChanged();
}

void QueryRunner::setIndicatorRegister(SharedRegister indicators)
{
    Q_ASSERT(indicators);
    m_register = std::move(indicators);
}

void QueryRunner::setCityCalendar(SharedCalendar calendar)
{
    Q_ASSERT(calendar);
    m_calendar = std::move(calendar);
}

void QueryRunner::setRules(SharedRules rules)
{
    Q_ASSERT(rules);
    m_rules = std::move(rules);
}

void QueryRunner::setSituationRules(SharedSituationRules rules)
{
    m_situationRules = std::move(rules);
}

bool QueryRunner::isRegistered(const QString &indicator) const
{
    return m_register->leafCodes().contains(indicator);
}

void QueryRunner::setLanguage(const QString &language)
{
    if (language == m_language)
        return;
    m_language = language;
    Q_EMIT languageChanged();
}

void QueryRunner::addWaiting(int difference)
{
    m_pending += difference;
    Q_EMIT pendingChanged();
}

void QueryRunner::notify(const ChangeSet &changes)
{
    setRevision(std::max(m_revision, changes.revision));
    Q_EMIT changed(changes);
}

void QueryRunner::setRevision(qint64 revision)
{
    if (revision == m_revision)
        return;
    m_revision = revision;
    Q_EMIT revisionChanged();
}

void QueryRunner::submit(QObject *context, std::function<void(const Database &)> work, std::function<void(Error)> fail, std::function<void()> done)
{
    const quint64 ticket = ++m_ticket;
    if (!m_newest.contains(context) && context != this)
        connect(context, &QObject::destroyed, this, [this, context] { m_newest.remove(context); });
    m_newest[context] = ticket;
    addWaiting(1);
    askWhereItMay(context, ticket, std::move(work), std::move(fail), std::move(done));
}

void QueryRunner::askWhereItMay(QObject *context, quint64 ticket, std::function<void(const Database &)> work, std::function<void(Error)> fail, std::function<void()> done)
{
    if (!m_cachePath.isEmpty())
        return ask(context, ticket, std::move(work), std::move(fail), std::move(done));
    m_held.push_back([this, context = QPointer<QObject>(context), key = context, ticket, work = std::move(work), fail = std::move(fail), done = std::move(done)] {
        if (context && m_newest.value(key) == ticket)
            ask(context, ticket, work, fail, done);
        else
            addWaiting(-1);
    });
}

void QueryRunner::setCachePath(const QString &path)
{
    if (path == m_cachePath)
        return;
    m_cachePath = path;
    ++m_place;
    if (path.isEmpty())
        return;
    for (const auto &question : std::exchange(m_held, {}))
        question();
    // Whatever was there before may be different here.
    ChangeSet everything{.revision = m_revision};
    everything.rows.fill(1);
    Q_EMIT changed(everything);
}

void QueryRunner::ask(QObject *context, quint64 ticket, std::function<void(const Database &)> work, std::function<void(Error)> fail, std::function<void()> done)
{
    m_pool.start([this, path = m_cachePath, place = m_place, context = QPointer<QObject>(context), key = context, ticket, work = std::move(work), fail = std::move(fail), done = std::move(done)] {
        qint64 revision = -1;
        try {
            if (const auto db = connection(path)) {
                work(**db);
                revision = (*db)->revision();
            } else {
                if (db.error().kind == Error::Kind::Damaged)
                    Q_EMIT damaged(db.error().detail);
                fail(db.error());
            }
        } catch (const SQLite::Exception &e) {
            m_connections.setLocalData({}); // open it afresh: the file may be damaged or gone
            const auto detail = u"query: %1: %2"_s.arg(path, QString::fromUtf8(e.what()));
            if (troubleOf(e) == StorageTrouble::Damaged)
                Q_EMIT damaged(detail);
            fail(Error{Error::Kind::Storage, detail});
        } catch (const std::exception &e) {
            fail(Error{Error::Kind::Storage, u"query: %1"_s.arg(QString::fromUtf8(e.what()))});
        }
        QMetaObject::invokeMethod(
            this, [this, context, key, ticket, revision, place, work, fail, done] {
                const bool isWanted = context && m_newest.value(key) == ticket;
                // A file that is set aside may be found replaced by one that is still empty: what was read meanwhile counts for nothing.
                if (isWanted && place != m_place)
                    return askWhereItMay(context, ticket, work, fail, done);
                if (revision > m_revision && place == m_place)
                    setRevision(revision);
                if (isWanted)
                    done();
                addWaiting(-1);
            },
            Qt::QueuedConnection);
    });
}

// On a worker. A cache that was rebuilt is another file under the same name: the old connection would answer from the deleted one.
Result<const Database *> QueryRunner::connection(const QString &path)
{
    struct stat file = {};
    if (!isMemoryOverlay(path) && ::stat(QFile::encodeName(path).constData(), &file) != 0) {
        m_connections.setLocalData({});
        return failure(Error::Kind::NotFound, u"query: no cache at %1 yet"_s.arg(path));
    }
    auto held = m_connections.localData();
    if (!held || held->inode != file.st_ino || held->device != file.st_dev || held->database.path() != path) {
        m_connections.setLocalData({});
        held.reset();
        auto database = Database::openForReading(path);
        if (!database) {
            // Of another schema: the writer is about to bring it up to date or to set it aside.
            const bool isSoon = database.error().kind == Error::Kind::Newer || database.error().kind == Error::Kind::Invalid;
            return failure(isSoon ? Error::Kind::NotFound : database.error().kind, database.error().detail);
        }
        held = std::make_shared<Connection>(std::move(*database), file.st_dev, file.st_ino);
        m_connections.setLocalData(held);
    }
    return &held->database;
}

}
