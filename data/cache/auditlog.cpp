#include "auditlog.h"

#include "base/log.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qint64 longestLine = 64 * 1024;
static constexpr qsizetype longestText = 2'000;
static const QString currentName = u"audit.jsonl"_s;
static const QString recoveredAct = u"audit.recovered"_s;
static const QString begunAct = u"audit.begun"_s;
static const QByteArray noHead = QByteArray(64, '0');

static QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

static QByteArray hashOf(QJsonObject record)
{
    record.remove("h"_L1);
    return QCryptographicHash::hash(compact(record), QCryptographicHash::Sha256).toHex();
}

/** The record of a line, or nothing if a byte of it is not as it was written. */
static std::optional<QJsonObject> recordOf(const QByteArray &line)
{
    const auto record = QJsonDocument::fromJson(line).object();
    if (record.isEmpty() || compact(record) != line || record["h"_L1].toString().toLatin1() != hashOf(record))
        return std::nullopt;
    return record;
}

AuditLog::AuditLog(QString folder, const Clock &clock, qint64 largest)
    : m_folder(std::move(folder))
    , m_clock(&clock)
    , m_largest(largest)
    , m_head(noHead)
{
}

Result<AuditLog> AuditLog::open(const QString &folder, const Clock &clock, qint64 largest)
{
    AuditLog log(folder, clock, largest);
    if (auto begun = log.begin(); !begun)
        return tl::unexpected(begun.error());
    return log;
}

static Error storage(const QFile &file)
{
    return {Error::Kind::Storage, u"%1: %2"_s.arg(file.fileName(), file.errorString())};
}

/** The end of a file: its last whole line, and what stands after it. */
struct Tail
{
    QByteArray line = {};
    QByteArray torn = {};
};

static Tail tailOf(QFile &file)
{
    const qint64 from = std::max<qint64>(0, file.size() - 2 * longestLine);
    file.seek(from);
    const auto bytes = file.readAll();
    const auto end = bytes.lastIndexOf('\n');
    Tail tail{.torn = bytes.sliced(end + 1)};
    if (end >= 0) {
        const auto before = end == 0 ? -1 : bytes.lastIndexOf('\n', end - 1);
        tail.line = bytes.sliced(before + 1, end - before - 1);
    }
    return tail;
}

/** Files that came before the current one, the oldest first. */
static QStringList earlierFiles(const QString &folder)
{
    auto names = QDir(folder).entryList({u"audit-*.jsonl"_s}, QDir::Files);
    const auto numberOf = [](const QString &name) { return name.sliced(6).chopped(6).toLongLong(); };
    std::ranges::sort(names, {}, numberOf);
    return names;
}

static QByteArray digestOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QFile::ReadOnly) && hash.addData(&file) ? hash.result().toHex() : QByteArray();
}

Result<void> AuditLog::begin()
{
    const QDir folder(m_folder);
    const auto path = folder.filePath(currentName);
    auto last = path;
    if (QFileInfo(path).size() == 0) {
        if (const auto earlier = earlierFiles(m_folder); !earlier.isEmpty())
            last = folder.filePath(earlier.last()); // a crash came between two files
    }
    qint64 torn = 0;
    bool lacksEnd = false;
    QString damaged;
    if (QFile file(last); file.exists() && file.size() > 0) {
        if (!file.open(QFile::ReadOnly))
            return tl::unexpected(storage(file));
        const auto tail = tailOf(file);
        lacksEnd = last == path && recordOf(tail.torn).has_value(); // only the end of its line was cut off
        const auto record = recordOf(lacksEnd ? tail.torn : tail.line);
        torn = last == path && !lacksEnd ? tail.torn.size() : 0;
        if (record) {
            m_count = qint64((*record)["n"_L1].toDouble());
            m_head = (*record)["h"_L1].toString().toLatin1();
        } else if (!tail.line.isEmpty() || torn != file.size()) {
            damaged = path + u".damaged-"_s + QDateTime::fromMSecsSinceEpoch(m_clock->now(), QTimeZone::UTC).toString(u"yyyyMMdd-HHmmss-zzz"_s);
            file.close();
            if (last != path || !QFile::rename(path, damaged))
                return failure(Error::Kind::Invalid, u"%1: its last line is damaged; see 'tonglan audit verify'"_s.arg(last));
            qCCritical(logStore).noquote() << u"%1: its last line is damaged; kept as %2"_s.arg(path, damaged);
            torn = 0;
        }
    }
    m_file = std::make_unique<QFile>(path);
    if (!m_file->open(QFile::WriteOnly | QFile::Append | QFile::Unbuffered, QFile::ReadOwner | QFile::WriteOwner))
        return tl::unexpected(storage(*m_file));
    if (torn > 0 || lacksEnd) {
        if (const auto done = write("\n"); !done)
            return done;
    }
    if (torn > 0) {
        if (const auto done = append({.act = recoveredAct, .result = u"%1 bytes of a record that was cut off"_s.arg(torn)}); !done)
            return done;
    }
    if (!damaged.isEmpty())
        return append({.act = begunAct, .target = QFileInfo(damaged).fileName(), .result = u"sha256 %1"_s.arg(QString::fromLatin1(digestOf(damaged)))});
    return {};
}

Result<void> AuditLog::write(const QByteArray &line)
{
    if (m_file->write(line) != line.size() || ::fsync(m_file->handle()) != 0)
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(m_file->fileName(), m_file->errorString()));
    return {};
}

Result<void> AuditLog::append(const AuditEntry &entry)
{
    if (!m_file) // the last record may be cut off: what stands there is read again
        if (const auto begun = begin(); !begun)
            return begun;
    if (m_file->size() >= m_largest) {
        m_file->close();
        const auto kept = QDir(m_folder).filePath(u"audit-%1.jsonl"_s.arg(m_count));
        if (!QFile::rename(m_file->fileName(), kept))
            return failure(Error::Kind::Storage, u"%1: can't be kept as %2"_s.arg(m_file->fileName(), kept));
        if (!m_file->open(QFile::WriteOnly | QFile::Append | QFile::Unbuffered, QFile::ReadOwner | QFile::WriteOwner))
            return tl::unexpected(storage(*m_file));
    }
    QJsonObject record{{u"n"_s, m_count + 1}, {u"time"_s, QDateTime::fromMSecsSinceEpoch(m_clock->now(), QTimeZone::UTC).toString(Qt::ISODateWithMs)}, {u"mono"_s, m_clock->monotonic()}, {u"actor"_s, entry.actor.left(longestText)}, {u"name"_s, entry.name.left(longestText)},
        {u"role"_s, entry.role.left(longestText)}, {u"act"_s, entry.act.left(longestText)}, {u"target"_s, entry.target.left(longestText)}, {u"result"_s, entry.result.left(longestText)}, {u"prev"_s, QString::fromLatin1(m_head)}};
    // As it will be read: a half of a pair of surrogates, say, is not what it was after a way through UTF-8.
    record = QJsonDocument::fromJson(compact(record)).object();
    const auto head = hashOf(record);
    record.insert("h"_L1, QString::fromLatin1(head));
    if (const auto written = write(compact(record) + '\n'); !written) {
        m_file.reset();
        return written;
    }
    ++m_count;
    m_head = head;
    return {};
}

namespace {

class Verifier
{
public:
    explicit Verifier(const QByteArray &sought)
        : m_sought(sought)
    {
    }

    /** False: there is a fault, and the rest is of no use. */
    bool read(QFile &file)
    {
        ++m_report.files;
        const auto name = QFileInfo(file).fileName();
        for (int number = 1; !file.atEnd(); ++number) {
            auto line = file.readLine(longestLine + 2);
            const bool isWhole = line.endsWith('\n');
            if (isWhole)
                line.chop(1);
            const auto place = u"%1, line %2: "_s.arg(name).arg(number);
            if (!take(line))
                return blame(place + m_fault);
            m_damaged = m_isTorn && isWhole ? place + u"it is damaged"_s : QString(); // unless the next one says that a crash did it
        }
        return true;
    }

    AuditReport done()
    {
        if (m_report.fault.isEmpty() && !m_damaged.isEmpty())
            m_report.fault = m_damaged;
        else if (m_report.fault.isEmpty() && m_isTorn)
            ++m_report.torn; // the program has not been started since
        return std::move(m_report);
    }

private:
    bool blame(const QString &fault)
    {
        m_report.fault = fault;
        return false;
    }
    bool fail(const QString &fault)
    {
        m_fault = fault;
        return false;
    }

    bool take(const QByteArray &line)
    {
        const auto record = recordOf(line);
        if (!record) {
            if (m_isTorn)
                return fail(u"the line before is damaged, and no record says that a crash did it"_s);
            m_isTorn = true;
            return true;
        }
        const auto n = qint64((*record)["n"_L1].toDouble());
        const auto prev = (*record)["prev"_L1].toString().toLatin1();
        const bool saysTorn = (*record)["act"_L1].toString() == recoveredAct;
        if (m_isTorn != saysTorn)
            return fail(m_isTorn ? u"the line before is damaged, and no record says that a crash did it"_s : u"it says that a line was cut off, and none is"_s);
        if (m_report.records == 0 && (n != 1 || prev != noHead))
            return fail(u"the first record is number %1: what came before is missing"_s.arg(n));
        if (m_report.records > 0 && (n != m_report.records + 1 || prev != m_report.head))
            return fail(n != m_report.records + 1 ? u"record %1 follows record %2"_s.arg(n).arg(m_report.records) : u"it does not follow the record before it"_s);
        m_report.torn += m_isTorn ? 1 : 0;
        m_isTorn = false;
        m_report.records = n;
        m_report.head = (*record)["h"_L1].toString().toLatin1();
        m_report.to = (*record)["time"_L1].toString();
        if (n == 1)
            m_report.from = m_report.to;
        m_report.hasSought = m_report.hasSought || m_report.head == m_sought;
        return true;
    }

    AuditReport m_report = {};
    QByteArray m_sought;
    QString m_fault;
    QString m_damaged; ///< A whole line that is no record, while nothing has come after it.
    bool m_isTorn = false;
};

}

Result<AuditReport> verifyAudit(const QString &folder, const QByteArray &sought)
{
    auto names = earlierFiles(folder);
    if (QFileInfo::exists(QDir(folder).filePath(currentName)))
        names << currentName;
    if (names.isEmpty())
        return failure(Error::Kind::NotFound, u"%1: there is no audit log"_s.arg(folder));
    Verifier verifier(sought);
    for (const auto &name : std::as_const(names)) {
        QFile file(QDir(folder).filePath(name));
        if (!file.open(QFile::ReadOnly))
            return tl::unexpected(storage(file));
        if (!verifier.read(file))
            break;
    }
    return verifier.done();
}

}
