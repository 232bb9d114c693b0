#pragma once

#include "base/clock.h"
#include "cache/database.h"

#include <QString>

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>

namespace tonglan {

/** Several statements are asked about one moment of the cache, whatever is committed meanwhile. Not to be nested. */
class OneMoment
{
public:
    explicit OneMoment(const Database &db)
        : m_transaction(db.handle(), SQLite::TransactionBehavior::DEFERRED)
    {
    }

private:
    SQLite::Transaction m_transaction; // only reads: it does not matter that it is rolled back
};

/** One statement, with Qt's strings. Throws SQLite::Exception, which QueryRunner turns into an Error. */
class Sql
{
public:
    Sql(const Database &db, const QString &text)
        : m_statement(db.handle(), text.toStdString())
    {
    }

    Sql &bind(const char *name, const QString &value)
    {
        m_statement.bind(name, value.toStdString());
        return *this;
    }
    Sql &bindReal(const char *name, double value)
    {
        m_statement.bind(name, value);
        return *this;
    }
    Sql &bind(const char *name, qint64 value)
    {
        m_statement.bind(name, int64_t(value));
        return *this;
    }

    Sql &bind(const char *name, const QByteArray &bytes)
    {
        m_statement.bind(name, bytes.constData(), int(bytes.size()));
        return *this;
    }

    [[nodiscard]] bool next() { return m_statement.executeStep(); }
    void again() { m_statement.reset(); } ///< Keeps what is bound.

    [[nodiscard]] bool isNull(int column) const { return m_statement.getColumn(column).isNull(); }
    [[nodiscard]] qint64 number(int column) const { return m_statement.getColumn(column).getInt64(); }
    [[nodiscard]] int smallNumber(int column) const { return m_statement.getColumn(column).getInt(); }
    [[nodiscard]] double real(int column) const { return m_statement.getColumn(column).getDouble(); }
    [[nodiscard]] std::optional<double> maybeReal(int column) const
    {
        const auto value = m_statement.getColumn(column);
        return value.isNull() ? std::nullopt : std::optional(value.getDouble());
    }
    [[nodiscard]] QByteArray bytes(int column) const
    {
        const auto value = m_statement.getColumn(column);
        const void *data = value.getBlob(); // before getBytes(), as SQLite demands
        return QByteArray(static_cast<const char *>(data), value.getBytes());
    }
    [[nodiscard]] QString text(int column) const
    {
        const auto value = m_statement.getColumn(column);
        const char *data = value.getText();
        return QString::fromUtf8(data, value.getBytes());
    }

private:
    mutable SQLite::Statement m_statement;
};

}
