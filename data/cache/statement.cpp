#include "statement.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <sqlite3.h>

#include <string_view>
#include <utility>

namespace tonglan {

Statement::Statement(SQLite::Database &database, const std::string &sql)
    : m_database(database.getHandle())
{
    check(sqlite3_prepare_v3(m_database, sql.c_str(), int(sql.size()), SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr));
    m_parameters = sqlite3_bind_parameter_count(m_statement);
}

Statement::Statement(Statement &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_parameters(other.m_parameters)
{
}

Statement &Statement::operator=(Statement &&other) noexcept
{
    std::swap(m_database, other.m_database);
    std::swap(m_statement, other.m_statement);
    std::swap(m_parameters, other.m_parameters);
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

void Statement::check(int code) const
{
    if (code != SQLITE_OK)
        throw SQLite::Exception(m_database, code);
}

Statement &Statement::bind(int at, qint64 value)
{
    check(sqlite3_bind_int64(m_statement, at, value));
    return *this;
}

Statement &Statement::bind(int at, double value)
{
    check(sqlite3_bind_double(m_statement, at, value));
    return *this;
}

Statement &Statement::bind(int at, const QString &value)
{
    const auto utf8 = value.toUtf8();
    check(sqlite3_bind_text64(m_statement, at, utf8.constData(), sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement &Statement::bindBlob(int at, const QByteArray &value)
{
    check(sqlite3_bind_blob64(m_statement, at, value.constData(), sqlite3_uint64(value.size()), SQLITE_TRANSIENT));
    return *this;
}

Statement &Statement::bindCell(int at, const Row &row, int index)
{
    const auto &cell = row.cell(index);
    switch (cell.kind) {
    case Row::Kind::Null:
        check(sqlite3_bind_null(m_statement, at));
        break;
    case Row::Kind::Integer:
        check(sqlite3_bind_int64(m_statement, at, cell.integer));
        break;
    case Row::Kind::Real:
        check(sqlite3_bind_double(m_statement, at, cell.real));
        break;
    case Row::Kind::Text:
        check(sqlite3_bind_text64(m_statement, at, row.bytes(index), sqlite3_uint64(cell.size), SQLITE_STATIC, SQLITE_UTF8));
        break;
    case Row::Kind::Blob:
        check(sqlite3_bind_blob64(m_statement, at, row.bytes(index), sqlite3_uint64(cell.size), SQLITE_STATIC));
        break;
    }
    return *this;
}

Statement &Statement::bindRow(const Row &row)
{
    const int count = std::min(row.size(), m_parameters);
    for (int i = 0; i < count; ++i)
        bindCell(i + 1, row, i);
    return *this;
}

bool Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE) {
        const SQLite::Exception exception(m_database, code);
        sqlite3_reset(m_statement);
        throw exception;
    }
    return false;
}

void Statement::run()
{
    while (step()) { }
    reset();
}

void Statement::reset() { sqlite3_reset(m_statement); }

qint64 Statement::changes() const { return sqlite3_changes64(m_database); }

qint64 Statement::integer(int column) const { return sqlite3_column_int64(m_statement, column); }

double Statement::real(int column) const { return sqlite3_column_double(m_statement, column); }

bool Statement::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

bool Statement::isText(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_TEXT; }

QString Statement::text(int column) const
{
    const auto *utf8 = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(utf8, sqlite3_column_bytes(m_statement, column));
}

QByteArray Statement::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return QByteArray(data, sqlite3_column_bytes(m_statement, column));
}

void execute(SQLite::Database &database, const std::string &sql)
{
    Statement(database, sql).run();
}

bool meansDamage(const SQLite::Exception &exception)
{
    const int code = exception.getErrorCode() & 0xff;
    // A header that no SQLite ever wrote is a plain error to it, known by its words only.
    const bool isStrange = code == SQLITE_ERROR && std::string_view(exception.what()) == "unsupported file format";
    return isStrange || code == SQLITE_CORRUPT || code == SQLITE_NOTADB || exception.getExtendedErrorCode() == SQLITE_IOERR_SHORT_READ;
}

bool isOfTheDisk(const SQLite::Exception &exception)
{
    if (meansDamage(exception))
        return false;
    switch (exception.getErrorCode() & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_NOMEM:
    case SQLITE_INTERRUPT:
    case SQLITE_PROTOCOL:
        return true;
    default:
        return false;
    }
}

}
