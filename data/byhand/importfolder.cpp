#include "importfolder.h"

#include "base/log.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostInReport = 200; ///< All others are in the table of refused rows.
constexpr int mostFiles = 10'000;
const QString reportEnding = u".report.txt"_s;
const QString refusedEnding = u".refused.csv"_s;

bool isTable(const QString &name)
{
    const auto low = name.toLower();
    return (low.endsWith(".csv"_L1) || low.endsWith(".xlsx"_L1) || low.endsWith(".tsv"_L1) || low.endsWith(".txt"_L1)) && !low.endsWith(reportEnding) && !low.endsWith(refusedEnding)
        && !low.startsWith("~$"_L1) && !low.startsWith(u'.');
}

/** By what a file is told from itself after a change. */
QString stampOf(const QFileInfo &file)
{
    return u"%1 bytes, changed %2"_s.arg(file.size()).arg(file.lastModified().toUTC().toString(Qt::ISODateWithMs));
}

/** The stamp of the table that a report is about: its first line. */
QString reportedStamp(const QString &report)
{
    QFile file(report);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readLine(1'000)).trimmed() : QString();
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
    {
        connect(&m_timer, &QTimer::timeout, this, &Watch::look);
    }

    void start()
    {
        m_timer.start(m_options.everyMs);
        look();
    }

    void setCachePath(const QString &path) { m_options.cachePath = path; }

private:
    void look()
    {
        const QDir dir(m_options.folder);
        if (!dir.exists())
            return tell(u"%1: the folder of tables to import is not there"_s.arg(m_options.folder));
        QHash<QString, QString> seen;
        QString problem;
        const auto files = dir.entryInfoList(QDir::Files, QDir::Name);
        for (const auto &file : files) {
            if (!isTable(file.fileName()) || seen.size() >= mostFiles)
                continue;
            const auto stamp = stampOf(file);
            seen.insert(file.fileName(), stamp);
            if (m_done.value(file.fileName()) == stamp || m_seen.value(file.fileName()) != stamp)
                continue;
            if (reportedStamp(file.filePath() + reportEnding) != stamp) {
                if (const auto done = take(file, stamp); !done) {
                    problem = done.error().detail;
                    continue; // with the next look
                }
            }
            m_done.insert(file.fileName(), stamp);
        }
        m_seen = std::move(seen);
        tell(problem);
    }

    Result<void> take(const QFileInfo &file, const QString &stamp)
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
        if (options.who.isEmpty())
            options.who = file.owner();
        ImportVault vault(m_options.vault);
        const auto outcome = importTable(file.filePath(), *city, options, vault);
        if (!outcome && outcome.error().kind != Error::Kind::Invalid)
            return tl::unexpected(outcome.error()); // may be over soon
        QFile::remove(file.filePath() + refusedEnding);
        if (outcome && outcome->hand.problemCount > 0) {
            if (const auto written = writeProblems(*outcome, file.filePath() + refusedEnding); !written)
                qCWarning(logFeed).noquote() << written.error().detail;
        }
        QSaveFile report(file.filePath() + reportEnding);
        const auto text = stamp + u'\n' + (outcome ? reportText(*outcome, mostInReport) : outcome.error().detail + u"\n  nothing was imported\n"_s);
        if (!report.open(QIODevice::WriteOnly) || report.write(text.toUtf8()) < 0 || !report.commit())
            qCWarning(logFeed).noquote() << report.fileName() << report.errorString(); // it is imported all the same
        Q_EMIT m_owner->taken(file.fileName(), outcome ? int(outcome->hand.readings.size()) : 0, outcome ? outcome->hand.refused : -1);
        return {};
    }

    void tell(const QString &problem)
    {
        if (problem == m_problem)
            return;
        m_problem = problem;
        if (!problem.isEmpty())
            Q_EMIT m_owner->trouble(problem);
    }

    Options m_options;
    const Clock &m_clock;
    ImportFolder *m_owner;
    QTimer m_timer;
    QHash<QString, QString> m_seen = {}; ///< By name: the stamp at the last look.
    QHash<QString, QString> m_done = {};
    QString m_problem = {};
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
