#include "takentables.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qint64 longestLine = 64 * 1024;
static constexpr int sparedLines = 1'000; // that no longer count, before the file is written anew

static QByteArray lineOf(const QString &table, const TakenTables::One &one)
{
    return QJsonDocument(QJsonObject{{u"table"_s, table}, {u"stamp"_s, one.stamp}, {u"sha256"_s, one.digest}}).toJson(QJsonDocument::Compact) + '\n';
}

TakenTables::TakenTables(const QString &path)
    : m_file(path)
{
}

Result<void> TakenTables::load()
{
    const auto trouble = [this] { return failure(Error::Kind::Storage, u"%1: %2"_s.arg(m_file.fileName(), m_file.errorString())); };
    m_tables.clear();
    if (!m_file.exists())
        return {};
    if (!m_file.open(QIODevice::ReadOnly))
        return trouble();
    qsizetype lines = 0;
    bool isWhole = true;
    for (auto line = m_file.readLine(longestLine); !line.isEmpty(); line = m_file.readLine(longestLine)) {
        const auto json = QJsonDocument::fromJson(line).object();
        const auto table = json["table"_L1].toString();
        ++lines;
        isWhole = line.endsWith('\n');
        if (!table.isEmpty())
            m_tables.insert(table, {.stamp = json["stamp"_L1].toString(), .digest = json["sha256"_L1].toString()});
    }
    const bool isRead = m_file.error() == QFileDevice::NoError;
    const auto problem = isRead ? Result<void>() : Result<void>(trouble());
    m_file.close();
    if (!isRead || (isWhole && lines <= m_tables.size() + sparedLines))
        return problem;
    QSaveFile fresh(m_file.fileName()); // also where a line was cut off: the next one would be added to it
    bool isGood = fresh.open(QIODevice::WriteOnly);
    for (auto it = m_tables.cbegin(); it != m_tables.cend(); ++it)
        isGood = isGood && fresh.write(lineOf(it.key(), it.value())) > 0;
    return isGood && fresh.commit() ? Result<void>() : failure(Error::Kind::Storage, u"%1: %2"_s.arg(m_file.fileName(), fresh.errorString()));
}

Result<void> TakenTables::add(const QString &table, const One &one)
{
    if (of(table) == one)
        return {};
    m_tables.insert(table, one);
    const bool isWritten = QDir().mkpath(QFileInfo(m_file).path()) && m_file.open(QIODevice::WriteOnly | QIODevice::Append) && m_file.write(lineOf(table, one)) > 0 && m_file.flush();
    const auto problem = m_file.errorString();
    m_file.close();
    return isWritten ? Result<void>() : failure(Error::Kind::Storage, u"%1: %2"_s.arg(m_file.fileName(), problem));
}

}
