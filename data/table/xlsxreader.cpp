#include "xlsxreader.h"

#include "xlsxpackage.h"

#include <QHash>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <set>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qint64 largestIndex = 16 * 1024 * 1024; // of the parts that say which sheets and styles there are

namespace {

/** The bytes of a part, at most so many until the parser has made a token of them: it keeps each whole in memory. */
class TokenGate final : public QIODevice
{
public:
    TokenGate(QIODevice &part, qint64 most)
        : m_part(part)
        , m_most(most)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    void beginToken() { m_bytes = 0; }
    [[nodiscard]] bool isClosed() const { return m_bytes > m_most; }
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const auto got = isClosed() ? -1 : m_part.read(data, most);
        m_bytes += std::max<qint64>(got, 0);
        return got;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QIODevice &m_part;
    qint64 m_most;
    qint64 m_bytes = 0; ///< Of the token that is being read.
};

class PartReader final : public QXmlStreamReader
{
public:
    PartReader(QIODevice &part, qint64 tokenBytes)
        : m_gate(part, tokenBytes)
    {
        setDevice(&m_gate);
    }
    TokenType readNext()
    {
        m_gate.beginToken();
        return QXmlStreamReader::readNext();
    }
    [[nodiscard]] bool isTokenTooLong() const { return hasError() && m_gate.isClosed(); }

private:
    TokenGate m_gate;
};

/** How a cell is shown, as far as it says what a number means. */
enum class Look { Plain,
    Percent,
    Moment };

/** By the code of a number format, as spreadsheets write it: "yyyy/m/d h:mm", "0.0%", "[红色]0.00;\"无\"". */
Look lookOf(const QString &format)
{
    bool isQuoted = false;
    bool isBracket = false;
    for (qsizetype i = 0; i < format.size(); ++i) {
        const QChar c = format[i].toLower();
        if (isQuoted) {
            isQuoted = c != u'"';
        } else if (isBracket) {
            isBracket = c != u']';
        } else if (c == u'"') {
            isQuoted = true;
        } else if (c == u'\\' || c == u'_' || c == u'*') {
            ++i; // the next is meant as it is
        } else if (c == u'[') {
            const auto inside = QStringView(format).sliced(i + 1, std::min<qsizetype>(3, format.size() - i - 1)).toString().toLower();
            if (inside.startsWith("h]"_L1) || inside.startsWith("hh]"_L1) || inside.startsWith("m]"_L1) || inside.startsWith("mm]"_L1))
                return Look::Plain; // a length of time
            isBracket = true;
        } else if (c == u'%') {
            return Look::Percent;
        } else if (c == u'y' || c == u'd' || c == u'h' || c == u's' || c == u'm') {
            return Look::Moment;
        } else if (c == u';') {
            break; // how negative numbers are shown
        }
    }
    return Look::Plain;
}

/** The formats that have a number but no code in the file, with those of Chinese and Japanese spreadsheets. */
Look lookOf(int builtIn)
{
    if (builtIn == 9 || builtIn == 10)
        return Look::Percent;
    const bool isMoment = (builtIn >= 14 && builtIn <= 22) || (builtIn >= 27 && builtIn <= 36) || (builtIn >= 50 && builtIn <= 58);
    return isMoment ? Look::Moment : Look::Plain;
}

struct SheetEntry
{
    QString name = {};
    QString part = {};
};

class Book
{
public:
    Book(XlsxPackage &package, const TableLimits &limits, const TakeRow &take)
        : m_package(package)
        , m_limits(limits)
        , m_take(take)
    {
    }

    Result<TableFacts> read()
    {
        for (const auto part : {&Book::readWorkbook, &Book::readStyles, &Book::readShared}) {
            if (const auto done = (this->*part)(); !done)
                return tl::unexpected(done.error());
        }
        for (const auto &sheet : m_sheets)
            m_facts.sheets << sheet.name;
        for (const auto &sheet : m_sheets) {
            const auto goesOn = readSheet(sheet);
            if (!goesOn)
                return tl::unexpected(goesOn.error());
            if (!*goesOn)
                break;
        }
        if (m_hasLeftOutColumns)
            m_facts.notes << u"columns after %1 were left out"_s.arg(columnName(m_limits.columns));
        return m_facts;
    }

private:
    /** Whether @p xml came to its end, and not to a wrong one. */
    [[nodiscard]] Result<void> sound(const PartReader &xml, const QString &part) const
    {
        if (xml.isTokenTooLong())
            return failure(Error::Kind::Invalid, u"part %1, line %2: a text or tag of more than %3 bytes, which no spreadsheet writes"_s.arg(part).arg(xml.lineNumber()).arg(m_limits.tokenBytes));
        if (m_package.isExhausted())
            return failure(Error::Kind::Invalid, u"unpacked it would be larger than %1 bytes"_s.arg(m_limits.unpackedBytes));
        if (!m_package.problem().isEmpty())
            return failure(Error::Kind::Invalid, u"part %1 can't be unpacked: %2"_s.arg(part, m_package.problem()));
        if (xml.hasError())
            return failure(Error::Kind::Invalid, u"part %1, line %2: %3"_s.arg(part).arg(xml.lineNumber()).arg(xml.errorString()));
        return {};
    }

    /** Calls @p element for every start of an element of the part. A part that is absent has none. */
    Result<bool> walk(const QString &part, qint64 most, const std::function<bool(PartReader &)> &element)
    {
        const auto device = m_package.part(part, most);
        if (!device)
            return false;
        PartReader xml(*device, m_limits.tokenBytes);
        while (!xml.atEnd()) {
            const auto token = xml.readNext();
            if (token == QXmlStreamReader::DTD)
                return failure(Error::Kind::Invalid, u"part %1 has a document type, which no spreadsheet writes"_s.arg(part));
            if (token == QXmlStreamReader::StartElement && !element(xml))
                break;
        }
        if (const auto good = sound(xml, part); !good)
            return tl::unexpected(good.error());
        return true;
    }

    Result<void> readWorkbook()
    {
        QHash<QString, QString> targets;
        const auto relations = walk(u"xl/_rels/workbook.xml.rels"_s, largestIndex, [&targets](PartReader &xml) {
            const auto attributes = xml.attributes();
            if (xml.name() == "Relationship"_L1 && attributes.value("TargetMode"_L1) != "External"_L1)
                targets.insert(attributes.value("Id"_L1).toString(), attributes.value("Target"_L1).toString());
            return true;
        });
        if (!relations)
            return tl::unexpected(relations.error());
        const auto book = walk(u"xl/workbook.xml"_s, largestIndex, [&](PartReader &xml) {
            const auto attributes = xml.attributes();
            if (xml.name() == "workbookPr"_L1) {
                const auto flag = attributes.value("date1904"_L1);
                m_is1904 = flag == "1"_L1 || flag == "true"_L1;
            }
            if (xml.name() != "sheet"_L1 || (attributes.hasAttribute("state"_L1) && attributes.value("state"_L1) != "visible"_L1))
                return true;
            QString id;
            for (const auto &attribute : attributes) {
                if (attribute.name() == "id"_L1)
                    id = attribute.value().toString();
            }
            const auto target = targets.value(id);
            if (!target.isEmpty() && int(m_sheets.size()) < m_limits.sheets)
                m_sheets.push_back({attributes.value("name"_L1).toString(), target.startsWith(u'/') ? target.sliced(1) : u"xl/"_s + target});
            return true;
        });
        if (!book)
            return tl::unexpected(book.error());
        if (!*book || m_sheets.empty())
            return failure(Error::Kind::Invalid, u"no XLSX file: there is no sheet in it"_s);
        return {};
    }

    Result<void> readStyles()
    {
        QHash<int, Look> own;
        bool isOfCells = false;
        const auto done = walk(u"xl/styles.xml"_s, largestIndex, [&](PartReader &xml) {
            const auto attributes = xml.attributes();
            if (xml.name() == "numFmt"_L1)
                own.insert(attributes.value("numFmtId"_L1).toInt(), lookOf(attributes.value("formatCode"_L1).toString()));
            else if (xml.name() == "cellXfs"_L1)
                isOfCells = true;
            else if (xml.name() == "cellStyles"_L1)
                isOfCells = false;
            else if (isOfCells && xml.name() == "xf"_L1 && m_looks.size() < 65'536) {
                const int format = attributes.value("numFmtId"_L1).toInt();
                m_looks.push_back(own.contains(format) ? own.value(format) : lookOf(format));
            }
            return true;
        });
        return done ? Result<void>() : tl::unexpected(done.error());
    }

    /** The text of an element of strings: of all its runs, without the readings that are written above characters. */
    QString textOf(PartReader &xml, QLatin1StringView element) const
    {
        QString text;
        bool isReading = false;
        while (!xml.atEnd()) {
            const auto token = xml.readNext();
            if (token == QXmlStreamReader::StartElement && xml.name() == "rPh"_L1)
                isReading = true;
            else if (token == QXmlStreamReader::EndElement && xml.name() == "rPh"_L1)
                isReading = false;
            else if (token == QXmlStreamReader::EndElement && xml.name() == element)
                break;
            else if (token == QXmlStreamReader::Characters && !isReading && text.size() <= m_limits.letters)
                text += xml.text();
        }
        return text.left(m_limits.letters).trimmed();
    }

    Result<void> readShared()
    {
        qint64 bytes = 0;
        const auto done = walk(u"xl/sharedStrings.xml"_s, m_limits.unpackedBytes, [&](PartReader &xml) {
            if (xml.name() == "si"_L1) {
                m_shared.push_back(textOf(xml, "si"_L1));
                bytes += m_shared.back().size() * qint64(sizeof(QChar)) + qint64(sizeof(QString));
            }
            return bytes <= m_limits.sharedBytes;
        });
        if (!done)
            return tl::unexpected(done.error());
        if (bytes > m_limits.sharedBytes)
            return failure(Error::Kind::Invalid, u"its texts would need more than %1 bytes"_s.arg(m_limits.sharedBytes));
        return {};
    }

    /** From 1, by "AB12"; 0 if it says nothing. */
    static int columnOf(QStringView reference)
    {
        int column = 0;
        for (const QChar c : reference) {
            if (c < u'A' || c > u'Z' || column > 20'000)
                break;
            column = column * 26 + (c.unicode() - u'A' + 1);
        }
        return column;
    }

    TableCell readCell(PartReader &xml) const
    {
        const auto attributes = xml.attributes();
        const auto type = attributes.value("t"_L1).toString();
        const int style = attributes.value("s"_L1).toInt();
        TableCell cell;
        QString value;
        bool hasValue = false;
        while (!xml.atEnd()) {
            const auto token = xml.readNext();
            if (token == QXmlStreamReader::EndElement && xml.name() == "c"_L1)
                break;
            if (token != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == "f"_L1) {
                cell.isFormula = true;
            } else if (xml.name() == "v"_L1 || xml.name() == "is"_L1) {
                value = textOf(xml, xml.name() == "v"_L1 ? "v"_L1 : "is"_L1);
                hasValue = true;
            }
        }
        const auto wrong = [&cell](const QString &why) {
            cell.kind = TableCell::Kind::Wrong;
            cell.text = why;
            return cell;
        };
        if (!hasValue || value.isEmpty())
            return cell.isFormula && !hasValue ? wrong(u"a formula whose result is not stored: open the file in a spreadsheet and save it"_s) : cell;
        if (type == "e"_L1)
            return wrong(u"the spreadsheet shows the error %1 here"_s.arg(value.left(20)));
        if (type == "s"_L1) {
            bool isNumber = false;
            const auto at = value.toULongLong(&isNumber);
            if (!isNumber || at >= m_shared.size())
                return wrong(u"the file has no text number %1"_s.arg(value.left(20)));
            cell.text = m_shared[at];
        } else if (type == "str"_L1 || type == "inlineStr"_L1 || type == "d"_L1 || type == "b"_L1) {
            cell.text = value;
        } else {
            bool isNumber = false;
            cell.number = value.toDouble(&isNumber);
            if (!isNumber || !std::isfinite(cell.number)) {
                cell.number = 0;
                return wrong(u"'%1' is not a number"_s.arg(value.left(20)));
            }
            const auto look = style >= 0 && std::size_t(style) < m_looks.size() ? m_looks[std::size_t(style)] : Look::Plain;
            cell.kind = look == Look::Moment ? TableCell::Kind::Moment : TableCell::Kind::Number;
            cell.isPercent = look == Look::Percent;
            return cell;
        }
        cell.kind = cell.text.isEmpty() ? TableCell::Kind::Empty : TableCell::Kind::Text;
        return cell;
    }

    TableRow readRow(PartReader &xml, const QString &sheet, int line)
    {
        TableRow row{.sheet = sheet, .line = line, .is1904 = m_is1904};
        int column = 0;
        while (!xml.atEnd()) {
            const auto token = xml.readNext();
            if (token == QXmlStreamReader::EndElement && xml.name() == "row"_L1)
                break;
            if (token != QXmlStreamReader::StartElement || xml.name() != "c"_L1)
                continue;
            const int said = columnOf(xml.attributes().value("r"_L1));
            column = said > 0 ? said : column + 1;
            auto cell = readCell(xml);
            if (cell.kind == TableCell::Kind::Empty)
                continue;
            if (column > m_limits.columns) {
                m_hasLeftOutColumns = true;
                continue;
            }
            row.cells.resize(std::max(row.cells.size(), std::size_t(column)));
            row.cells[std::size_t(column - 1)] = std::move(cell);
        }
        return row;
    }

    /** False: whoever takes the rows has enough. */
    Result<bool> readSheet(const SheetEntry &sheet)
    {
        int line = 0;
        bool goesOn = true;
        const auto done = walk(sheet.part, m_limits.unpackedBytes, [&](PartReader &xml) {
            if (xml.name() != "row"_L1)
                return true;
            const int said = xml.attributes().value("r"_L1).toInt();
            line = said > 0 ? said : line + 1;
            const auto row = readRow(xml, sheet.name, line);
            if (xml.hasError() || row.cells.empty())
                return true;
            if (m_facts.rows == m_limits.rows) {
                m_facts.isCut = true;
                goesOn = false;
            } else {
                ++m_facts.rows;
                goesOn = m_take(row);
            }
            return goesOn;
        });
        if (!done)
            return tl::unexpected(done.error());
        if (!*done)
            m_facts.notes << u"sheet %1 is named but not there"_s.arg(sheet.name);
        return goesOn;
    }

    XlsxPackage &m_package;
    const TableLimits &m_limits;
    const TakeRow &m_take;
    TableFacts m_facts = {};
    std::vector<SheetEntry> m_sheets = {};
    std::vector<Look> m_looks = {};
    std::vector<QString> m_shared = {};
    bool m_is1904 = false;
    bool m_hasLeftOutColumns = false;
};

}

Result<TableFacts> readXlsx(const QByteArray &bytes, const TableLimits &limits, const TakeRow &take)
{
    const auto package = XlsxPackage::open(bytes, limits.unpackedBytes);
    if (!package)
        return tl::unexpected(package.error());
    return Book(**package, limits, take).read();
}

}
