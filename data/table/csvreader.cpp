#include "csvreader.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr int linesLookedAt = 20; ///< For the separator.

struct Decoded
{
    QString text = {};
    QString encoding = {};
};

Result<Decoded> decode(const QByteArray &bytes)
{
    const auto with = [&bytes](QStringDecoder decoder, const QString &name) -> std::optional<Decoded> {
        QString text = decoder.isValid() ? decoder.decode(bytes) : QString();
        if (!decoder.isValid() || decoder.hasError())
            return std::nullopt;
        return Decoded{std::move(text), name};
    };
    std::optional<Decoded> found;
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF"))
        found = with(QStringDecoder(QStringConverter::Utf16), u"UTF-16"_s);
    else if (bytes.contains('\0'))
        return failure(Error::Kind::Invalid, u"neither CSV nor XLSX: there are zero bytes in it"_s);
    else
        found = with(QStringDecoder(QStringConverter::Utf8), u"UTF-8"_s);
    if (!found && !bytes.startsWith("\xEF\xBB\xBF"))
        found = with(QStringDecoder("GB18030"), u"GB18030"_s);
    if (!found)
        return failure(Error::Kind::Invalid, u"its characters are neither UTF-8 nor UTF-16 nor GB18030"_s);
    return *found;
}

bool endsLine(QChar c)
{
    return c == u'\n' || c == u'\r';
}

QChar separatorOf(QStringView text)
{
    constexpr std::array<QChar, 3> candidates = {u',', u';', u'\t'};
    std::array<int, 3> counts = {};
    bool isQuoted = false;
    int lines = 0;
    for (const QChar c : text) {
        if (c == u'"')
            isQuoted = !isQuoted;
        else if (!isQuoted && c == u'\n' && ++lines == linesLookedAt)
            break;
        for (std::size_t i = 0; i < candidates.size() && !isQuoted; ++i)
            counts[i] += c == candidates[i] ? 1 : 0;
    }
    return candidates[std::size_t(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

/** Goes through the text row by row. */
class Reader
{
public:
    Reader(QStringView text, QChar separator, const TableLimits &limits)
        : m_text(text)
        , m_separator(separator)
        , m_limits(limits)
    {
    }

    void skipLine()
    {
        while (!isAtEnd() && !endsLine(m_text[m_at]))
            ++m_at;
        endLine();
    }

    [[nodiscard]] bool isAtEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] bool hasLeftOutColumns() const { return m_hasLeftOutColumns; }

    TableRow next()
    {
        TableRow row;
        row.line = m_line;
        row.separator = m_separator;
        const auto start = m_at;
        for (int column = 1;; ++column) {
            TableCell cell;
            if (const auto problem = field(cell); !problem.isEmpty()) {
                // A quote that nobody closes would take in the rest of the file: only its own line is lost.
                m_at = start;
                m_line = row.line;
                skipLine();
                row.problem = problem;
                row.problemColumn = column;
                return row;
            }
            if (column <= m_limits.columns)
                row.cells.push_back(std::move(cell));
            else
                m_hasLeftOutColumns = m_hasLeftOutColumns || cell.kind != TableCell::Kind::Empty;
            if (isAtEnd() || endsLine(m_text[m_at]))
                break;
            ++m_at; // the separator
        }
        endLine();
        return row;
    }

private:
    void endLine()
    {
        if (isAtEnd())
            return;
        if (m_text[m_at] == u'\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\n')
            ++m_at;
        ++m_at;
        ++m_line;
    }

    void countLine(qsizetype at)
    {
        if (m_text[at] == u'\n' || (m_text[at] == u'\r' && (at + 1 >= m_text.size() || m_text[at + 1] != u'\n')))
            ++m_line;
    }

    QString field(TableCell &cell)
    {
        QString value;
        qsizetype quote = m_at;
        while (quote < m_text.size() && m_text[quote] == u' ')
            ++quote;
        if (quote < m_text.size() && m_text[quote] == u'"') {
            m_at = quote + 1;
            for (;; ++m_at) {
                if (isAtEnd() || value.size() > m_limits.letters)
                    return u"the quote that opens here is not closed within %1 characters"_s.arg(m_limits.letters);
                if (m_text[m_at] != u'"') {
                    countLine(m_at);
                    value += m_text[m_at];
                } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == u'"') {
                    value += m_text[m_at++];
                } else {
                    break;
                }
            }
            ++m_at;
            while (!isAtEnd() && m_text[m_at] == u' ' && m_separator != u' ')
                ++m_at;
            if (!isAtEnd() && m_text[m_at] != m_separator && !endsLine(m_text[m_at]))
                return u"there is text after the closing quote; a quote inside a quoted field is written twice"_s;
        } else {
            const auto begin = m_at;
            while (!isAtEnd() && m_text[m_at] != m_separator && !endsLine(m_text[m_at]))
                ++m_at;
            if (m_at - begin > m_limits.letters)
                return u"longer than %1 characters"_s.arg(m_limits.letters);
            value = m_text.sliced(begin, m_at - begin).toString();
        }
        cell.text = value.trimmed();
        cell.kind = cell.text.isEmpty() ? TableCell::Kind::Empty : TableCell::Kind::Text;
        return {};
    }

    QStringView m_text;
    QChar m_separator;
    const TableLimits &m_limits;
    qsizetype m_at = 0;
    int m_line = 1;
    bool m_hasLeftOutColumns = false;
};

}

Result<TableFacts> readCsv(const QByteArray &bytes, const TableLimits &limits, const TakeRow &take)
{
    const auto decoded = decode(bytes);
    if (!decoded)
        return tl::unexpected(decoded.error());
    TableFacts facts{.encoding = decoded->encoding};
    const QStringView text = decoded->text;
    const bool saysSeparator = text.startsWith("sep="_L1) && text.size() > 4 && !endsLine(text[4]) && (text.size() == 5 || endsLine(text[5]));
    facts.separator = saysSeparator ? text[4] : separatorOf(text);
    Reader reader(text, facts.separator, limits);
    if (saysSeparator)
        reader.skipLine();
    while (!reader.isAtEnd()) {
        const auto row = reader.next();
        if (row.problem.isEmpty() && std::ranges::all_of(row.cells, [](const TableCell &cell) { return cell.kind == TableCell::Kind::Empty; }))
            continue;
        if (facts.rows == limits.rows) {
            facts.isCut = true;
            break;
        }
        ++facts.rows;
        if (!take(row))
            break;
    }
    if (reader.hasLeftOutColumns())
        facts.notes << u"columns after %1 were left out"_s.arg(columnName(limits.columns));
    return facts;
}

}
