#include "importvault.h"

#include "base/folderlock.h"
#include "base/log.h"
#include "feed/format/tlf.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QSet>
#include <QThread>

#include <algorithm>
#include <ranges>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr int lockTries = 100;
constexpr int lockEveryMs = 50;
constexpr qint64 longestLine = 1 << 20;
const QString inForceEnding = u".import"_s;
const QString undoneEnding = u".undone"_s;

QString nameOf(int number, const QString &ending)
{
    return u"%1%2"_s.arg(number, 6, 10, QChar(u'0')).arg(ending);
}

QJsonObject toJson(const ImportEntry &entry)
{
    QJsonObject json{{u"tonglan"_s, u"import"_s}, {u"number"_s, entry.number}, {u"file"_s, entry.file}, {u"who"_s, entry.who}, {u"at"_s, entry.at},
        {u"departments"_s, QJsonArray::fromStringList(entry.departments)}, {u"rows"_s, entry.rows}, {u"refused"_s, entry.refused}, {u"digest"_s, entry.digest}};
    if (!entry.from.isEmpty())
        json.insert(u"from"_s, entry.from);
    return json;
}

Result<ImportEntry> readHead(const QString &path, bool isUndone)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(path, file.errorString()));
    const auto line = file.readLine(longestLine);
    if (file.error() != QFileDevice::NoError)
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(path, file.errorString()));
    const auto json = QJsonDocument::fromJson(line).object();
    ImportEntry entry{.number = json["number"_L1].toInt(), .file = json["file"_L1].toString(), .who = json["who"_L1].toString(), .at = json["at"_L1].toInteger(), .rows = json["rows"_L1].toInt(), .refused = json["refused"_L1].toInt(), .digest = json["digest"_L1].toString(), .from = json["from"_L1].toString(), .isUndone = isUndone};
    for (const auto &department : json["departments"_L1].toArray())
        entry.departments << department.toString();
    if (json["tonglan"_L1] != "import"_L1 || entry.number < 1)
        return failure(Error::Kind::Damaged, u"%1 is no import: it does not begin with the facts of one"_s.arg(path));
    return entry;
}

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

/** What the readings say, without what says when and by whom they came. */
QString digestOf(const std::vector<Record> &records)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &record : records) {
        if (const auto *reading = std::get_if<Reading>(&record))
            hash.addData((reading->head.source + u'\n' + reading->head.id + u'\n' + (reading->value ? QString::number(*reading->value, 'g', 17) : QString()) + u'\n').toUtf8());
    }
    return QString::fromLatin1(hash.result().toHex());
}

Result<void> takeLock(FolderLock &lock)
{
    for (int i = 0; i < lockTries; ++i) {
        switch (lock.take()) {
        case FolderLock::Outcome::Taken:
            return {};
        case FolderLock::Outcome::Impossible:
            return failure(Error::Kind::Storage, lock.problem());
        case FolderLock::Outcome::Held:
            QThread::msleep(lockEveryMs);
        }
    }
    return failure(Error::Kind::Storage, u"the imports are in use by %1"_s.arg(lock.holder()));
}

}

static bool counts(const ImportEntry &entry)
{
    return !entry.isUndone && !entry.isDamaged && !entry.isReplaced;
}

QString importFolderOf(const QString &cacheFolder)
{
    return cacheFolder + "/imports"_L1;
}

ImportVault::ImportVault(QString folder)
    : m_folder(std::move(folder))
{
}

Result<std::vector<ImportEntry>> ImportVault::entries() const
{
    std::vector<ImportEntry> entries;
    const QDir dir(m_folder);
    for (const auto &name : dir.entryList({u'*' + inForceEnding, u'*' + undoneEnding}, QDir::Files, QDir::Name)) {
        auto entry = readHead(dir.filePath(name), name.endsWith(undoneEnding));
        if (!entry && entry.error().kind != Error::Kind::Damaged)
            return tl::unexpected(entry.error());
        entries.push_back(entry ? std::move(*entry) : ImportEntry{.number = name.section(u'.', 0, 0).toInt(), .file = name, .isUndone = name.endsWith(undoneEnding), .isDamaged = true});
    }
    std::ranges::sort(entries, {}, &ImportEntry::number);
    QSet<QString> later;
    for (auto &entry : entries | std::views::reverse) {
        if (entry.from.isEmpty() || entry.isUndone || entry.isDamaged)
            continue;
        entry.isReplaced = later.contains(entry.from);
        later.insert(entry.from);
    }
    return entries;
}

Result<std::vector<ImportEntry>> ImportVault::inForce() const
{
    auto all = entries();
    if (all)
        std::erase_if(*all, [](const ImportEntry &entry) { return !counts(entry); });
    return all;
}

QString ImportVault::fingerprint(const std::vector<ImportEntry> &inForce)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &entry : inForce)
        hash.addData(u"%1 %2 %3\n"_s.arg(entry.number).arg(entry.at).arg(entry.digest).toUtf8());
    return inForce.empty() ? QString() : u"imports:"_s + QString::fromLatin1(hash.result().toHex());
}

static QString keyOf(const Record &record)
{
    return headOf(record).source + u'\n' + headOf(record).id;
}

/** One of @p later says something of the figures of @p records. */
static Result<bool> isSuperseded(const QString &folder, const std::vector<Record> &records, const std::vector<ImportEntry> &later)
{
    QSet<QString> keys;
    for (const auto &record : records) {
        if (std::holds_alternative<Reading>(record))
            keys.insert(keyOf(record));
    }
    for (const auto &entry : later) {
        ImportFile file(folder, entry.number);
        for (auto page = file.next(1'000); !page || !page->empty(); page = file.next(1'000)) {
            if (!page)
                return tl::unexpected(page.error());
            if (std::ranges::any_of(*page, [&](const Record &record) { return std::holds_alternative<Reading>(record) && keys.contains(keyOf(record)); }))
                return true;
        }
    }
    return false;
}

Result<ImportVault::Added> ImportVault::add(ImportEntry entry, std::vector<Record> records)
{
    if (!QDir().mkpath(m_folder))
        return failure(Error::Kind::Storage, u"%1 can't be made"_s.arg(m_folder));
    FolderLock lock(m_folder);
    if (const auto locked = takeLock(lock); !locked)
        return tl::unexpected(locked.error());
    const auto known = entries();
    if (!known)
        return tl::unexpected(known.error());
    entry.digest = digestOf(records);
    // What a correction said in between must not stay in force when the first table comes again.
    // A table in a folder speaks for itself, also where another one says the same: that other one may change.
    for (const auto &other : *known) {
        if (!counts(other) || other.digest != entry.digest || (!entry.from.isEmpty() && other.from != entry.from))
            continue;
        auto later = *known;
        std::erase_if(later, [&](const ImportEntry &one) { return !counts(one) || one.number <= other.number; });
        const auto superseded = isSuperseded(m_folder, records, later);
        if (!superseded)
            return tl::unexpected(superseded.error());
        if (!*superseded)
            return Added{.entry = other};
    }
    entry.number = known->empty() ? 1 : known->back().number + 1;
    entry.rows = int(std::ranges::count_if(records, [](const Record &record) { return std::holds_alternative<Reading>(record); }));
    entry.departments.clear();
    for (auto &record : records) {
        headOf(record).version = entry.number;
        if (const auto *source = std::get_if<Source>(&record))
            entry.departments << source->name;
    }
    const auto path = QDir(m_folder).filePath(nameOf(entry.number, inForceEnding));
    QSaveFile file(path);
    bool isGood = file.open(QIODevice::WriteOnly) && file.write(lineOf(toJson(entry))) > 0;
    for (const auto &record : records)
        isGood = isGood && file.write(lineOf(toTlf(record))) > 0;
    if (!isGood || !file.commit())
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(path, file.errorString()));
    const auto earlier = std::ranges::find_if(*known, [&](const ImportEntry &one) { return counts(one) && !one.from.isEmpty() && one.from == entry.from; });
    return Added{.entry = entry, .replaced = earlier == known->end() ? 0 : earlier->number, .isNew = true};
}

Result<ImportEntry> ImportVault::undo(int number)
{
    const auto unknown = [number] { return failure(Error::Kind::NotFound, u"there is no import %1 that could be undone"_s.arg(number)); };
    if (!QFileInfo::exists(m_folder))
        return unknown();
    FolderLock lock(m_folder);
    if (const auto locked = takeLock(lock); !locked)
        return tl::unexpected(locked.error());
    const QDir dir(m_folder);
    const auto path = dir.filePath(nameOf(number, inForceEnding));
    if (!QFileInfo::exists(path))
        return unknown();
    auto entry = readHead(path, true);
    if (!entry) // what can't be read can still be put out of the way
        entry = ImportEntry{.number = number, .file = nameOf(number, inForceEnding), .isUndone = true, .isDamaged = true};
    if (QFile file(path); !file.rename(dir.filePath(nameOf(number, undoneEnding))))
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(path, file.errorString()));
    return entry;
}

ImportFile::ImportFile(const QString &folder, int number)
    : m_file(QDir(folder).filePath(nameOf(number, inForceEnding)))
{
}

Result<std::vector<Record>> ImportFile::next(int most)
{
    std::vector<Record> records;
    if (!m_file.isOpen()) {
        if (!m_file.open(QIODevice::ReadOnly))
            return failure(Error::Kind::Storage, u"%1: %2"_s.arg(m_file.fileName(), m_file.errorString()));
        (void)m_file.readLine(longestLine); // its facts
        if (m_file.error() != QFileDevice::NoError)
            return failure(Error::Kind::Storage, u"%1: %2"_s.arg(m_file.fileName(), m_file.errorString()));
        m_line = 1;
    }
    while (int(records.size()) < most && !m_file.atEnd()) {
        ++m_line;
        const auto line = m_file.readLine(longestLine);
        if (m_file.error() != QFileDevice::NoError)
            return failure(Error::Kind::Storage, u"%1: %2"_s.arg(m_file.fileName(), m_file.errorString()));
        auto change = changeFromTlf(QJsonDocument::fromJson(line).object());
        if (!change || !std::holds_alternative<Record>(*change)) {
            qCWarning(logFeed).noquote() << u"%1, line %2 is left out: %3"_s.arg(m_file.fileName()).arg(m_line).arg(change ? u"no record"_s : change.error().detail);
            continue;
        }
        records.push_back(std::get<Record>(std::move(*change)));
    }
    return records;
}

}
