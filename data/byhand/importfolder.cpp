#include "importfolder.h"

#include "takentables.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QSaveFile>
#include <QTimer>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostInReport = 200; ///< All others are in the table of refused rows.
constexpr qint64 tellEveryMs = 30'000;
constexpr int mostDoublings = 20;
const QString reportEnding = u".report.txt"_s;
const QString refusedEnding = u".refused.csv"_s;

bool isTable(const QString &name)
{
    const auto low = name.toLower();
    return (low.endsWith(".csv"_L1) || low.endsWith(".xlsx"_L1) || low.endsWith(".tsv"_L1) || low.endsWith(".txt"_L1)) && !low.endsWith(reportEnding) && !low.endsWith(refusedEnding)
        && !low.startsWith("~$"_L1) && !low.startsWith(u'.');
}

QDateTime changeOf(const QFileInfo &file)
{
    return file.lastModified();
}

/** By what a file is told from itself after a change. */
QString stampOf(const QFileInfo &file)
{
    return u"%1 bytes, changed %2"_s.arg(file.size()).arg(file.lastModified().toUTC().toString(Qt::ISODateWithMs));
}

}

/** Everything that happens on the thread. */
class ImportFolder::Watch : public QObject
{
public:
    Watch(Options options, const Clock &clock, ImportFolder *owner)
        : m_options(std::move(options))
        , m_clock(clock)
        , m_owner(owner)
        , m_timer(this)
        , m_taken(m_options.vault + "/taken.jsonl"_L1)
    {
        m_health.feed = watchedFolderFeed;
        m_health.type = u"import"_s;
        m_health.address = m_options.folder;
        connect(&m_timer, &QTimer::timeout, this, &Watch::look);
    }

    void start()
    {
        m_timer.start(m_options.everyMs);
        look();
    }

    void setCachePath(const QString &path) { m_options.cachePath = path; }

private:
    /** A table as it was when it was last looked at. */
    struct Seen
    {
        QString stamp = {};
        qint64 since = 0; ///< Steady.
        int failures = 0; ///< Of taking it so.
        qint64 nextTry = 0; ///< Steady.
        QString problem = {};
    };

    void look()
    {
        const auto problem = lookAtAll();
        const auto detail = problem ? problemsOfTables() : problem.error().detail;
        const auto state = problem ? FeedHealth::State::Live : FeedHealth::State::Waiting;
        const auto now = m_clock.monotonic();
        if (state == m_health.state && detail == m_health.detail && now - m_told < tellEveryMs)
            return;
        m_told = now;
        m_health.state = state;
        m_health.detail = detail;
        m_health.attempts = problem ? 0 : m_health.attempts + 1;
        (problem ? m_health.lastSuccess : m_health.lastFailure) = m_clock.now();
        m_health.nextTry = problem ? 0 : m_clock.now() + m_options.everyMs;
        Q_EMIT m_owner->health(m_health);
    }

    Result<void> lookAtAll()
    {
        m_left = 0;
        if (!m_isLoaded) {
            if (auto loaded = m_taken.load(); !loaded)
                return loaded;
            m_isLoaded = true;
        }
        const QDir dir(m_options.folder);
        if (!dir.exists())
            return failure(Error::Kind::NotFound, u"%1: the folder of tables to import is not there"_s.arg(m_options.folder));
        if (!dir.isReadable())
            return failure(Error::Kind::Storage, u"%1: the folder of tables to import can't be read"_s.arg(m_options.folder));
        auto tables = dir.entryInfoList(QDir::Files, QDir::Name);
        tables.removeIf([](const QFileInfo &file) { return !isTable(file.fileName()); });
        std::ranges::stable_sort(tables, {}, &changeOf); // of two that say something of the same figure the later one is to count
        m_left = std::max(0, int(tables.size()) - m_options.mostTables);
        tables.resize(std::min<qsizetype>(tables.size(), m_options.mostTables));
        const auto now = m_clock.monotonic();
        QHash<QString, Seen> seen;
        Result<void> result;
        for (const auto &table : std::as_const(tables)) {
            const auto stamp = stampOf(table);
            auto one = m_seen.value(table.fileName());
            if (one.stamp != stamp)
                one = {.stamp = stamp, .since = now};
            const bool isDue = now - one.since >= m_options.quietMs && now >= one.nextTry;
            if (result && isDue && m_taken.of(table.absoluteFilePath()).stamp != stamp)
                result = take(table, one);
            seen.insert(table.fileName(), one);
        }
        m_seen = std::move(seen);
        return result;
    }

    /** An error if none can be taken now; what is wrong with this one is noted in @p seen. */
    Result<void> take(const QFileInfo &file, Seen &seen)
    {
        const auto database = Database::openForReading(m_options.cachePath);
        if (!database)
            return tl::unexpected(database.error());
        const auto city = HandCity::read(*database);
        if (!city)
            return tl::unexpected(city.error());
        if (city->isEmpty())
            return failure(Error::Kind::NotFound, u"no indicator is known yet: %1 waits"_s.arg(file.filePath()));
        auto options = m_options.import;
        options.hand.now = m_clock.now();
        options.from = file.absoluteFilePath();
        if (options.who.isEmpty())
            options.who = file.owner();
        const auto bytes = readTableBytes(file.filePath(), options.hand.limits.fileBytes);
        if (stampOf(QFileInfo(file.filePath())) != seen.stamp)
            return {}; // it is being written after all: the next look sees another stamp
        if (!bytes && bytes.error().kind != Error::Kind::Invalid) {
            const auto pause = qint64(m_options.everyMs) << std::min(++seen.failures, mostDoublings);
            seen.nextTry = m_clock.monotonic() + std::min<qint64>(pause, m_options.longestPauseMs);
            seen.problem = bytes.error().detail;
            return {};
        }
        seen.problem.clear();
        const TakenTables::One taken{.stamp = seen.stamp, .digest = bytes ? QString::fromLatin1(QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256).toHex()) : QString()};
        if (bytes && m_taken.of(options.from).digest == taken.digest)
            return m_taken.add(options.from, taken); // only touched
        ImportVault vault(m_options.vault);
        const auto outcome = bytes ? importTable(file.filePath(), *bytes, *city, options, vault) : Result<ImportOutcome>(tl::unexpected(bytes.error()));
        if (!outcome && outcome.error().kind != Error::Kind::Invalid)
            return tl::unexpected(outcome.error()); // may be over soon
        if (auto remembered = m_taken.add(options.from, taken); !remembered)
            return remembered;
        writeReport(file, seen, outcome);
        Q_EMIT m_owner->taken(file.fileName(), outcome ? int(outcome->hand.readings.size()) : 0, outcome ? outcome->hand.refused : -1);
        return {};
    }

    /** It is imported, whether the report can be written or not. */
    void writeReport(const QFileInfo &file, Seen &seen, const Result<ImportOutcome> &outcome)
    {
        const auto refused = file.filePath() + refusedEnding;
        QFile::remove(refused);
        if (outcome && outcome->hand.problemCount > 0) {
            if (const auto written = writeProblems(*outcome, refused); !written)
                seen.problem = written.error().detail;
        }
        const auto path = file.filePath() + reportEnding;
        if (QFileInfo(path).isSymLink()) // whoever may write here must not have us write elsewhere
            QFile::remove(path);
        QSaveFile report(path);
        const auto text = seen.stamp + u'\n' + (outcome ? reportText(*outcome, mostInReport) : outcome.error().detail + u"\n  nothing was imported\n"_s);
        if (QFileInfo(path).isSymLink() || !report.open(QIODevice::WriteOnly) || report.write(text.toUtf8()) < 0 || !report.commit())
            seen.problem = u"%1: the report can't be written: %2"_s.arg(path, report.errorString());
    }

    /** The first, and how many more there are. */
    [[nodiscard]] QString problemsOfTables() const
    {
        QStringList problems;
        if (m_left > 0)
            problems << u"more than %1 tables: %2 were left alone"_s.arg(m_options.mostTables).arg(m_left);
        QStringList ofTables;
        for (const auto &one : m_seen) {
            if (!one.problem.isEmpty())
                ofTables << one.problem;
        }
        ofTables.sort();
        problems << ofTables;
        if (problems.isEmpty())
            return {};
        return problems.size() == 1 ? problems.first() : u"%1 (and %2 more)"_s.arg(problems.first()).arg(problems.size() - 1);
    }

    Options m_options;
    const Clock &m_clock;
    ImportFolder *m_owner;
    QTimer m_timer;
    TakenTables m_taken;
    bool m_isLoaded = false; ///< What was taken is known.
    QHash<QString, Seen> m_seen = {}; ///< By name.
    int m_left = 0; ///< Tables beyond the limit.
    FeedHealth m_health = {};
    qint64 m_told = 0; ///< Steady.
};

ImportFolder::ImportFolder(Options options, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_watch(new Watch(std::move(options), clock, this))
{
    m_thread.setObjectName(u"imports"_s);
    m_watch->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_watch, &QObject::deleteLater);
}

ImportFolder::~ImportFolder()
{
    if (m_thread.isRunning()) {
        m_thread.quit();
        m_thread.wait();
    } else {
        delete m_watch;
    }
}

void ImportFolder::start()
{
    m_thread.start(QThread::LowPriority);
    QMetaObject::invokeMethod(m_watch, [watch = m_watch] { watch->start(); });
}

void ImportFolder::setCachePath(const QString &path)
{
    if (!path.isEmpty())
        QMetaObject::invokeMethod(m_watch, [watch = m_watch, path] { watch->setCachePath(path); });
}

}
