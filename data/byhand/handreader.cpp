#include "handreader.h"

#include "cellvalues.h"

#include "analysis/measureunit.h"
#include "base/nearest.h"
#include "feed/format/tlf.h"

#include <algorithm>
#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr int headLines = 10; ///< In which the head is looked for: tables have titles.
constexpr qint64 dayMs = 24 * 3'600'000LL;
constexpr qsizetype quoted = 40;
constexpr qsizetype mostNamed = 12; ///< Columns in a message.
constexpr qsizetype longestDepartment = 60;

using Field = TableMapping::Field;

/** How often an indicator must be due at least for a figure of such a period: a month's total is no reading of an hourly indicator. */
int leastPeriod(TypedTime::Length length)
{
    constexpr int day = 24 * 3600;
    switch (length) {
    case TypedTime::Length::Month:
        return 27 * day;
    case TypedTime::Length::Quarter:
        return 89 * day;
    case TypedTime::Length::Year:
        return 360 * day;
    default:
        return 0;
    }
}

QString nameOf(TypedTime::Length length)
{
    return length == TypedTime::Length::Month ? u"a month"_s : length == TypedTime::Length::Quarter ? u"a quarter"_s
                                                                                                    : u"a year"_s;
}

/** Goes through the rows of a table. */
class Taker
{
public:
    Taker(const HandCity &city, const HandOptions &options, HandReadings &result)
        : m_city(city)
        , m_options(options)
        , m_result(result)
    {
    }

    bool take(const TableRow &row)
    {
        if (!m_hasBegun || row.sheet != m_sheet) {
            noteHeadless();
            m_hasBegun = true;
            m_sheet = row.sheet;
            m_hasHead = false;
            m_looked = 0;
            m_near = {};
        }
        if (!m_options.mapping.sheet.isEmpty() && row.sheet != m_options.mapping.sheet)
            return true;
        if (!m_hasHead) {
            lookForHead(row);
        } else if (!isHeadAgain(row)) {
            ++m_result.rows;
            takeRow(row);
        }
        return true;
    }

    void finish() { noteHeadless(); }
    [[nodiscard]] bool hadHead() const { return m_hadHead; }
    [[nodiscard]] const QString &lack() const { return m_lack; } ///< What the line that is most like a head lacks; empty if no line is like one.

private:
    void noteHeadless()
    {
        if (!m_hasBegun || m_hasHead || (!m_options.mapping.sheet.isEmpty() && m_options.mapping.sheet != m_sheet))
            return;
        if (!m_near.lack.isEmpty()) {
            ++m_result.problemCount;
            m_result.problems.push_back({.sheet = m_sheet, .line = m_near.line, .message = m_near.lack + u"; nothing of it was read"_s});
            if (m_lack.isEmpty())
                m_lack = placeOf({.sheet = m_sheet, .line = m_near.line}) + u": "_s + m_near.lack;
        } else if (!m_sheet.isEmpty()) {
            m_result.facts.notes << u"sheet %1 was left out: nothing in it names the columns"_s.arg(m_sheet);
        }
    }

    void lookForHead(const TableRow &row)
    {
        const int said = m_options.mapping.headLine;
        if (said > 0 ? row.line != said : ++m_looked > headLines)
            return;
        const auto columns = findColumns(row.cells, m_options.mapping);
        if (!columns.isEnough(m_options.mapping)) {
            if (columns.found() > m_near.found)
                m_near = {.found = columns.found(), .line = row.line, .lack = lackOf(columns, m_options.mapping, row.cells)};
            return;
        }
        noteUnused(row, columns);
        m_hasHead = true;
        m_columns = columns;
        m_head = row;
        // 数值（万元）: what stands in brackets is the unit of the column.
        const auto value = plainText(row.cells[std::size_t(columns.at[Field::Value])].text);
        const auto open = value.indexOf(u'(');
        m_headUnit = open > 0 && value.endsWith(u')') ? value.sliced(open + 1).chopped(1).trimmed() : QString();
        if (m_headUnit.startsWith(u"单位"_s))
            m_headUnit = m_headUnit.sliced(2).remove(u':').trimmed();
        if (!m_hadHead)
            m_result.mapping = withColumns(m_options.mapping, columns, row);
        m_hadHead = true;
    }

    /** Says which columns nothing was made of: one of them may be the unit under an unusual name. */
    void noteUnused(const TableRow &head, const HeadColumns &columns)
    {
        QStringList unused;
        for (std::size_t i = 0; i < head.cells.size(); ++i) {
            if (head.cells[i].kind == TableCell::Kind::Text && std::ranges::find(columns.at, int(i)) == columns.at.end())
                unused << columnName(int(i) + 1) + u" '"_s + head.cells[i].text.left(quoted) + u'\'';
        }
        if (unused.isEmpty())
            return;
        const auto more = unused.size() - mostNamed;
        m_result.facts.notes << u"%1columns of which nothing was read: %2%3"_s.arg(head.sheet.isEmpty() ? QString() : u"sheet %1: "_s.arg(head.sheet), unused.first(std::min<qsizetype>(unused.size(), mostNamed)).join(u", "_s), more > 0 ? u" and %1 more"_s.arg(more) : QString());
    }

    [[nodiscard]] bool isHeadAgain(const TableRow &row) const
    {
        return row.cells == m_head.cells;
    }

    [[nodiscard]] const TableCell *cellOf(const TableRow &row, Field field) const
    {
        const int at = m_columns.at[field];
        if (at < 0 || std::size_t(at) >= row.cells.size() || row.cells[std::size_t(at)].kind == TableCell::Kind::Empty)
            return nullptr;
        return &row.cells[std::size_t(at)];
    }

    void complain(const TableRow &row, int column, const QString &message)
    {
        ++m_result.problemCount;
        m_isRefused = true;
        if (m_result.problems.size() < HandReadings::mostProblems)
            m_result.problems.push_back({row.sheet, row.line, column, message});
    }

    void complain(const TableRow &row, Field field, const QString &message)
    {
        complain(row, m_columns.at[field] + 1, fieldName(field) + u": "_s + message);
    }

    /** The cell as a text; of a row that says nothing what is fixed. */
    [[nodiscard]] QString textOf(const TableRow &row, Field field)
    {
        const auto *cell = cellOf(row, field);
        if (!cell)
            return m_options.mapping.fixed[field];
        if (cell->kind == TableCell::Kind::Wrong)
            complain(row, field, cell->text);
        if (cell->kind == TableCell::Kind::Number)
            return QString::number(cell->number, 'g', 15); // a code of digits only
        return cell->text;
    }

    void takeRow(const TableRow &row)
    {
        m_isRefused = false;
        if (!row.problem.isEmpty())
            complain(row, row.problemColumn, row.problem);
        else if (!cellOf(row, Field::Value))
            ++m_result.empty;
        else
            takeReading(row);
        m_result.refused += m_isRefused ? 1 : 0;
    }

    void takeReading(const TableRow &row)
    {
        HandReadings::One one{.sheet = row.sheet, .line = row.line, .note = textOf(row, Field::Note).left(500)};
        const auto *indicator = findIndicator(row);
        auto &reading = one.reading;
        reading.indicator = indicator ? indicator->head.id : QString();
        reading.region = findRegion(row);
        reading.head.time = findTime(row, indicator);
        reading.quality = Reading::Quality::HandTyped;
        findValue(row, indicator, reading);
        one.department = plainText(textOf(row, Field::Department));
        const bool isBlank = one.department.isEmpty() && m_columns.at[Field::Department] >= 0; // as with regions
        if (one.department.isEmpty() && !isBlank)
            one.department = plainText(m_options.department);
        if (isBlank)
            complain(row, Field::Department, u"is empty"_s);
        else if (one.department.isEmpty())
            complain(row, Field::Department, u"nobody is named whose figure this is: name a column or one department for all"_s);
        else if (one.department.size() > longestDepartment || std::ranges::any_of(one.department, [](QChar c) { return c.category() == QChar::Other_Control; }))
            complain(row, Field::Department, u"is no name of a department: at most %1 characters, none of them a control character"_s.arg(longestDepartment));
        if (m_isRefused)
            return;
        reading.head.source = handSource(one.department);
        reading.head.id = readingId(reading.indicator, reading.region, reading.head.time);

        const auto key = reading.head.source + u'\n' + reading.head.id;
        if (const auto earlier = m_seen.constFind(key); earlier != m_seen.cend()) {
            const auto &first = m_result.readings[std::size_t(*earlier)];
            if (first.reading.value == reading.value)
                ++m_result.repeated;
            else
                complain(row, Field::Value, u"line %1%2 gives another value of the same indicator, region and time"_s.arg(first.line).arg(first.sheet == row.sheet ? QString() : u" of sheet "_s + first.sheet));
            return;
        }
        m_seen.insert(key, int(m_result.readings.size()));
        m_result.formulas += cellOf(row, Field::Value)->isFormula ? 1 : 0;
        m_result.readings.push_back(std::move(one));
    }

    const Indicator *findIndicator(const TableRow &row)
    {
        const auto text = textOf(row, Field::Indicator);
        if (text.isEmpty()) {
            complain(row, Field::Indicator, u"is empty"_s);
            return nullptr;
        }
        const auto found = m_city.indicator(text);
        if (found)
            return *found;
        complain(row, Field::Indicator, found.error().detail);
        return nullptr;
    }

    QString findRegion(const TableRow &row)
    {
        auto text = textOf(row, Field::Region);
        if (text.isEmpty() && m_columns.at[Field::Region] >= 0) { // merged cells leave such blanks: what stands there is not the city's
            complain(row, Field::Region, u"is empty"_s);
            return {};
        }
        if (text.isEmpty())
            text = m_options.region.isEmpty() ? m_city.cityCode() : m_options.region;
        if (text.isEmpty()) {
            complain(row, Field::Region, u"is empty, and there is no region that stands for the whole"_s);
            return {};
        }
        const auto found = m_city.region(text);
        if (found)
            return (*found)->head.id;
        complain(row, Field::Region, found.error().detail);
        return {};
    }

    TimeMs findTime(const TableRow &row, const Indicator *indicator)
    {
        const auto *cell = cellOf(row, Field::Time);
        const TableCell fixed{.kind = TableCell::Kind::Text, .text = m_options.mapping.fixed[Field::Time]};
        if (!cell && fixed.text.isEmpty()) {
            complain(row, Field::Time, u"is empty"_s);
            return 0;
        }
        const auto time = readTime(cell ? *cell : fixed, row.is1904, m_options.zone);
        if (!time)
            complain(row, Field::Time, time.error().detail);
        else if (time->time > m_options.now + dayMs)
            complain(row, Field::Time, u"lies in the future"_s);
        else if (indicator && indicator->periodSeconds < leastPeriod(time->length))
            complain(row, Field::Time, u"names %1, but %2 is due every %3 s: a figure of such a period belongs to another indicator"_s.arg(nameOf(time->length), indicator->head.id).arg(indicator->periodSeconds));
        else
            return time->time;
        return 0;
    }

    void findValue(const TableRow &row, const Indicator *indicator, Reading &reading)
    {
        const auto number = readNumber(*cellOf(row, Field::Value), row.separator);
        if (!number)
            return complain(row, Field::Value, number.error().detail);
        if (!number->value || !indicator)
            return;
        const bool saysUnit = cellOf(row, Field::Unit) != nullptr;
        auto unit = saysUnit ? plainText(textOf(row, Field::Unit)) : m_headUnit.isEmpty() ? plainText(m_options.mapping.fixed[Field::Unit])
                                                                                          : m_headUnit;
        const bool isPrefix = number->unit == u"万"_s || number->unit == u"亿"_s;
        // Merged cells leave such blanks: what stands there is the unit of the row above, not of the indicator.
        if (unit.isEmpty() && m_columns.at[Field::Unit] >= 0 && (number->unit.isEmpty() || isPrefix) && !indicator->unit.isEmpty())
            return complain(row, Field::Unit, u"is empty"_s);
        if (!number->unit.isEmpty()) {
            if (!isPrefix && !unit.isEmpty() && unit != number->unit)
                return complain(row, Field::Value, u"'%1' stands behind the number, but its unit is '%2'"_s.arg(number->unit.left(quoted), unit.left(quoted)));
            const auto own = unit.isEmpty() ? indicator->unit : unit;
            if (isPrefix && (own.startsWith(u'万') || own.startsWith(u'亿')))
                return complain(row, Field::Value, u"'%1' stands behind the number and before its unit '%2': which is meant?"_s.arg(number->unit, own.left(quoted)));
            unit = isPrefix ? number->unit + own : number->unit;
        }
        if (unit.isEmpty() || unit == plainText(indicator->unit)) {
            reading.value = *number->value;
            return;
        }
        const auto given = MeasureUnit::from(unit);
        const auto wanted = MeasureUnit::from(plainText(indicator->unit));
        if (!given.isLike(wanted))
            return complain(row, saysUnit ? Field::Unit : Field::Value, u"the unit '%1' does not fit: %2 is in '%3'"_s.arg(unit.left(quoted), indicator->head.id, indicator->unit));
        reading.value = *number->value * given.scale / wanted.scale;
    }

    const HandCity &m_city;
    const HandOptions &m_options;
    HandReadings &m_result;
    QString m_sheet = {};
    bool m_hasBegun = false;
    bool m_hasHead = false;
    bool m_hadHead = false;
    bool m_isRefused = false;
    int m_looked = 0;
    HeadColumns m_columns = {};
    TableRow m_head = {};
    QString m_headUnit = {};
    /** Of the sheet: the line that is most like a head. */
    struct Near
    {
        int found = 0; ///< Columns of it.
        int line = 0;
        QString lack = {};
    };
    Near m_near = {};
    QString m_lack = {};
    QHash<QString, int> m_seen = {};
};

}

QString placeOf(const HandProblem &problem)
{
    QStringList parts;
    if (!problem.sheet.isEmpty())
        parts << u"sheet "_s + problem.sheet;
    if (problem.line > 0)
        parts << u"line %1"_s.arg(problem.line);
    if (problem.column > 0)
        parts << u"column "_s + columnName(problem.column);
    return parts.join(u", "_s);
}

QString handSource(const QString &department)
{
    return u"hand:"_s + department;
}

Result<HandReadings> readByHand(const QByteArray &bytes, const HandCity &city, const HandOptions &options)
{
    HandReadings result;
    Taker taker(city, options, result);
    auto facts = readTable(bytes, options.limits, [&taker](const TableRow &row) { return taker.take(row); });
    if (!facts)
        return tl::unexpected(facts.error());
    taker.finish();
    facts->notes << result.facts.notes;
    result.facts = std::move(*facts);
    if (!options.mapping.sheet.isEmpty() && !result.facts.sheets.contains(options.mapping.sheet))
        return failure(Error::Kind::Invalid, u"there is no sheet '%1'%2"_s.arg(options.mapping.sheet, didYouMean(options.mapping.sheet, result.facts.sheets)));
    if (!taker.hadHead() && !taker.lack().isEmpty())
        return failure(Error::Kind::Invalid, taker.lack());
    if (!taker.hadHead())
        return failure(Error::Kind::Invalid, u"nothing in its first %1 lines names the columns: needed are indicator (指标), time (时间) and value (数值); other names need a mapping"_s.arg(headLines));
    if (result.facts.isCut) {
        ++result.problemCount;
        result.problems.push_back({.message = u"more than %1 rows: the rest was not read; make several files of it"_s.arg(options.limits.rows)});
    }
    std::ranges::sort(result.readings, {}, [](const HandReadings::One &one) { return std::tie(one.reading.head.source, one.reading.indicator, one.reading.region, one.reading.head.time); });
    return result;
}

}
