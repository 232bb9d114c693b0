#include "sheet.h"

#include "csvtext.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <xlsxwriter.h>

#include <cmath>
#include <cstdio>
#include <vector>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

class CsvSheet final : public Sheet
{
public:
    static Result<std::unique_ptr<Sheet>> create(const QString &path, const QStringList &head)
    {
        auto sheet = std::make_unique<CsvSheet>(path);
        if (!sheet->m_file.open(QIODevice::WriteOnly))
            return failure(Error::Kind::Storage, u"%1: %2"_s.arg(path, sheet->m_file.errorString()));
        sheet->m_file.write("\xEF\xBB\xBF");
        sheet->add(std::vector<Cell>(head.begin(), head.end()));
        return sheet;
    }

    explicit CsvSheet(const QString &path)
        : m_file(path)
    {
    }

    bool add(std::span<const Cell> row) override
    {
        QString line;
        for (const auto &cell : row) {
            if (&cell != row.data())
                line += u',';
            if (const auto *number = std::get_if<double>(&cell))
                line += csvNumber(*number);
            else if (const auto *text = std::get_if<QString>(&cell))
                line += csvText(*text);
        }
        return m_file.write(line.toUtf8() + "\r\n") >= 0;
    }

    Result<void> finish() override
    {
        if (!m_file.commit())
            return failure(Error::Kind::Storage, u"%1: %2"_s.arg(m_file.fileName(), m_file.errorString()));
        return {};
    }

private:
    QSaveFile m_file;
};

class XlsxSheet final : public Sheet
{
public:
    XlsxSheet(const QString &path, const QString &title, const QStringList &head)
        : m_path(path)
        , m_part(path + ".part"_L1)
    {
        lxw_workbook_options options = {};
        options.constant_memory = LXW_TRUE; // however many rows
        m_book = workbook_new_opt(QFile::encodeName(m_part).constData(), &options);
        m_sheet = m_book ? workbook_add_worksheet(m_book, sheetName(title).toUtf8().constData()) : nullptr;
        if (!m_sheet)
            return;
        auto *bold = workbook_add_format(m_book);
        format_set_bold(bold);
        for (qsizetype i = 0; i < head.size(); ++i)
            worksheet_write_string(m_sheet, 0, lxw_col_t(i), head[i].toUtf8().constData(), bold);
        worksheet_freeze_panes(m_sheet, 1, 0);
        worksheet_set_column(m_sheet, 0, lxw_col_t(head.size()), 20, nullptr);
    }

    ~XlsxSheet() override
    {
        if (m_book)
            (void)workbook_close(m_book); // also frees it
        QFile::remove(m_part);
    }

    bool add(std::span<const Cell> row) override
    {
        if (!m_sheet || m_problem != LXW_NO_ERROR)
            return false;
        ++m_row;
        for (std::size_t i = 0; i < row.size() && m_problem == LXW_NO_ERROR; ++i) {
            if (const auto *number = std::get_if<double>(&row[i]); number && std::isfinite(*number))
                m_problem = worksheet_write_number(m_sheet, m_row, lxw_col_t(i), *number, nullptr);
            else if (const auto *text = std::get_if<QString>(&row[i]))
                m_problem = worksheet_write_string(m_sheet, m_row, lxw_col_t(i), text->left(mostLetters).toUtf8().constData(), nullptr);
        }
        return m_problem == LXW_NO_ERROR;
    }

    Result<void> finish() override
    {
        if (m_book) {
            const auto closed = workbook_close(m_book);
            m_book = nullptr;
            if (m_problem == LXW_NO_ERROR)
                m_problem = m_sheet ? closed : LXW_ERROR_CREATING_XLSX_FILE;
        } else {
            m_problem = LXW_ERROR_CREATING_XLSX_FILE;
        }
        if (m_problem == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
            return failure(Error::Kind::Invalid, u"%1: more rows than such a file can hold (1,048,575)"_s.arg(m_path));
        if (m_problem != LXW_NO_ERROR)
            return failure(Error::Kind::Storage, u"%1: %2"_s.arg(m_path, QString::fromUtf8(lxw_strerror(m_problem))));
        if (std::rename(QFile::encodeName(m_part).constData(), QFile::encodeName(m_path).constData()) != 0)
            return failure(Error::Kind::Storage, u"%1: %2"_s.arg(m_path, qt_error_string()));
        return {};
    }

private:
    static constexpr qsizetype mostLetters = 32'000; // a cell holds 32,767

    /** A name a sheet may have: 31 letters, without those that mean something in a formula. */
    static QString sheetName(QString title)
    {
        for (const QChar forbidden : u"[]:*?/\\'"_s)
            title.replace(forbidden, u' ');
        title = title.simplified().left(31);
        return title.isEmpty() ? u"1"_s : title;
    }

    QString m_path;
    QString m_part;
    lxw_workbook *m_book = nullptr;
    lxw_worksheet *m_sheet = nullptr;
    lxw_row_t m_row = 0;
    lxw_error m_problem = LXW_NO_ERROR;
};

}

Result<std::unique_ptr<Sheet>> Sheet::create(const QString &path, const QString &title, const QStringList &head)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == "csv"_L1)
        return CsvSheet::create(path, head);
    if (ending == "xlsx"_L1)
        return std::make_unique<XlsxSheet>(path, title, head);
    return failure(Error::Kind::Invalid, u"%1: tables are written as .csv or .xlsx"_s.arg(path));
}

}
