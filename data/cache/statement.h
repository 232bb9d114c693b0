#pragma once

#include "row.h"

#include <QByteArray>
#include <QString>

#include <string>

namespace SQLite {
class Database;
class Exception;
}
struct sqlite3;
struct sqlite3_stmt;

namespace tonglan {

/** A prepared statement that is kept and used often: text is bound as UTF-8 without another copy.
 *  Every failure throws SQLite::Exception, which must not leave data/cache. Not for other layers: they use SQLiteCpp.
 */
class Statement
{
public:
    Statement() = default;
    Statement(SQLite::Database &database, const std::string &sql);
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;
    ~Statement();

    [[nodiscard]] explicit operator bool() const { return m_statement != nullptr; }

    Statement &bind(int at, qint64 value);
    Statement &bind(int at, double value);
    Statement &bind(int at, const QString &value);
    Statement &bindBlob(int at, const QByteArray &value);
    /** Binds the cells from @p first on to the parameters ?1, ?2, … that this statement has; @p row must outlive the step. */
    Statement &bindRow(const Row &row);
    Statement &bindCell(int at, const Row &row, int cell);

    bool step(); ///< True while there is a row.
    void run(); ///< Steps to the end and resets.
    void reset();
    [[nodiscard]] qint64 changes() const; ///< Rows of the last run.

    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] bool isText(int column) const; ///< As it is stored; ask before reading it as anything else.
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;

private:
    void check(int code) const;

    sqlite3 *m_database = nullptr;
    sqlite3_stmt *m_statement = nullptr;
    int m_parameters = 0;
};

/** Runs @p sql once. */
void execute(SQLite::Database &database, const std::string &sql);

/** The file is broken, as opposed to busy, full or refused. */
[[nodiscard]] bool meansDamage(const SQLite::Exception &exception);

/** Busy, full, refused or failing: another try may do, and the file may well be good. */
[[nodiscard]] bool isOfTheDisk(const SQLite::Exception &exception);

}
