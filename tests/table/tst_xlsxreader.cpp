#include "table/xlsxreader.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <xlsxwriter.h>
#include <zip.h>

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

struct Read
{
    Result<TableFacts> facts = {};
    std::vector<TableRow> rows = {};
};

Read read(const QByteArray &bytes, const TableLimits &limits = {})
{
    Read result;
    result.facts = readTable(bytes, limits, [&result](const TableRow &row) {
        result.rows.push_back(row);
        return true;
    });
    return result;
}

/** An archive of these parts. */
QByteArray packed(const std::vector<std::pair<QByteArray, QByteArray>> &parts)
{
    QTemporaryDir dir;
    const auto path = dir.filePath(u"a.zip"_s).toLocal8Bit();
    auto *archive = zip_open(path.constData(), ZIP_CREATE, nullptr);
    for (const auto &[name, content] : parts)
        zip_file_add(archive, name.constData(), zip_source_buffer(archive, content.constData(), zip_uint64_t(content.size()), 0), 0);
    if (zip_close(archive) != 0)
        qFatal("the archive");
    QFile file(QString::fromLocal8Bit(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QByteArray relations = "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>";

QByteArray book(const QByteArray &rows, const QByteArray &properties = {}, const std::vector<std::pair<QByteArray, QByteArray>> &more = {})
{
    std::vector<std::pair<QByteArray, QByteArray>> parts = {{"xl/_rels/workbook.xml.rels", relations},
        {"xl/workbook.xml", "<workbook xmlns:r=\"urn:r\">" + properties + "<sheets><sheet name=\"表一\" r:id=\"r1\"/></sheets></workbook>"},
        {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}};
    parts.insert(parts.end(), more.begin(), more.end());
    return packed(parts);
}

}

class tst_XlsxReader : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    /** What another library writes. */
    void whatALibraryWrites()
    {
        const auto path = m_dir.filePath(u"a.xlsx"_s);
        auto *workbook = workbook_new(QFile::encodeName(path).constData());
        auto *sheet = workbook_add_worksheet(workbook, "六月");
        auto *percent = workbook_add_format(workbook);
        format_set_num_format(percent, "0.0%");
        auto *moment = workbook_add_format(workbook);
        format_set_num_format(moment, "yyyy\"年\"m\"月\"d\"日\" hh:mm");
        auto *red = workbook_add_format(workbook);
        format_set_num_format(red, "[Red]0.00;\"无\"");
        worksheet_write_string(sheet, 0, 0, "指标", nullptr);
        worksheet_write_string(sheet, 0, 2, " 数值 ", nullptr);
        worksheet_write_string(sheet, 3, 0, "绿化\n覆盖率", nullptr);
        worksheet_write_number(sheet, 3, 1, 0.382, percent);
        worksheet_write_formula_num(sheet, 3, 2, "=1+1", nullptr, 2);
        lxw_datetime when{2026, 6, 25, 14, 30, 0};
        worksheet_write_datetime(sheet, 3, 3, &when, moment);
        worksheet_write_number(sheet, 3, 4, -12.5, red);
        worksheet_write_boolean(sheet, 3, 5, 1, nullptr);
        auto *hidden = workbook_add_worksheet(workbook, "隐藏");
        worksheet_write_number(hidden, 0, 0, 1, nullptr);
        worksheet_hide(hidden);
        auto *second = workbook_add_worksheet(workbook, "七月");
        worksheet_write_number(second, 9, 27, 7, nullptr);
        QCOMPARE(workbook_close(workbook), LXW_NO_ERROR);

        std::vector<TableRow> rows;
        const auto facts = readTableFile(path, {}, [&rows](const TableRow &row) {
            rows.push_back(row);
            return true;
        });
        QVERIFY2(facts, facts ? "" : qPrintable(facts.error().detail));
        QCOMPARE(facts->sheets, (QStringList{u"六月"_s, u"七月"_s}));
        QCOMPARE(rows.size(), 3U);
        using Kind = TableCell::Kind;
        QCOMPARE(rows[0].line, 1);
        QCOMPARE(rows[0].cells, (std::vector<TableCell>{{.kind = Kind::Text, .text = u"指标"_s}, {}, {.kind = Kind::Text, .text = u"数值"_s}}));
        QCOMPARE(rows[1].line, 4);
        QCOMPARE(rows[1].cells[0].text, u"绿化\n覆盖率"_s);
        QCOMPARE(rows[1].cells[1], (TableCell{.kind = Kind::Number, .number = 0.382, .isPercent = true}));
        QCOMPARE(rows[1].cells[2], (TableCell{.kind = Kind::Number, .number = 2, .isFormula = true}));
        QCOMPARE(rows[1].cells[3].kind, Kind::Moment);
        QVERIFY(qAbs(rows[1].cells[3].number - (46198 + 14.5 / 24)) < 1e-6); // by hand: 2026-06-25 is day 46198
        QCOMPARE(rows[1].cells[4], (TableCell{.kind = Kind::Number, .number = -12.5}));
        QCOMPARE(rows[1].cells[5].text, u"1"_s);
        QCOMPARE(rows[2].sheet, u"七月"_s);
        QCOMPARE(rows[2].line, 10);
        QCOMPARE(rows[2].cells.size(), 28U);
        QCOMPARE(rows[2].cells[27].number, 7.0);
    }

    void cells_data()
    {
        QTest::addColumn<QByteArray>("cell");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("number");
        const auto row = [](const char *name, const char *cell, TableCell::Kind kind, const QString &text, double number = 0) { QTest::newRow(name) << QByteArray(cell) << int(kind) << text << number; };
        using Kind = TableCell::Kind;
        row("inline text in runs", "<c t=\"inlineStr\"><is><r><t>水</t></r><r><t>位</t></r></is></c>", Kind::Text, u"水位"_s);
        row("shared", "<c t=\"s\"><v>1</v></c>", Kind::Text, u"值班"_s);
        row("shared, not there", "<c t=\"s\"><v>9</v></c>", Kind::Wrong, u"the file has no text number 9"_s);
        row("the reading above is left out", "<c t=\"s\"><v>0</v></c>", Kind::Text, u"東京"_s);
        row("text of a formula", "<c t=\"str\"><f>A1</f><v>abc</v></c>", Kind::Text, u"abc"_s);
        row("error", "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", Kind::Wrong, u"the spreadsheet shows the error #DIV/0! here"_s);
        row("formula never worked out", "<c><f>A1+1</f></c>", Kind::Wrong, u"a formula whose result is not stored: open the file in a spreadsheet and save it"_s);
        row("no number", "<c><v>abc</v></c>", Kind::Wrong, u"'abc' is not a number"_s);
        row("infinite", "<c><v>1e999</v></c>", Kind::Wrong, u"'1e999' is not a number"_s);
        row("a date by its built-in format", "<c s=\"1\"><v>45000</v></c>", Kind::Moment, QString(), 45000);
        row("a length of time is a number", "<c s=\"2\"><v>1.5</v></c>", Kind::Number, QString(), 1.5);
        row("a style that is not there", "<c s=\"77\"><v>3</v></c>", Kind::Number, QString(), 3);
        row("ISO date", "<c t=\"d\"><v>2026-06-25</v></c>", Kind::Text, u"2026-06-25"_s);
    }
    void cells()
    {
        QFETCH(QByteArray, cell);
        const auto result = read(book("<row>" + cell + "</row>", {}, {{"xl/sharedStrings.xml", "<sst><si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh></si><si><t>值班</t></si></sst>"}, {"xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]:mm:ss\"/></numFmts><cellXfs><xf/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"}}));
        QVERIFY2(result.facts, result.facts ? "" : qPrintable(result.facts.error().detail));
        QCOMPARE(result.rows.size(), 1U);
        QCOMPARE(result.rows[0].sheet, u"表一"_s);
        const auto &found = result.rows[0].cells.at(0);
        QTEST(int(found.kind), "kind");
        QTEST(found.text, "text");
        QTEST(found.number, "number");
    }

    void calendars()
    {
        QVERIFY(read(book("<row><c><v>1</v></c></row>", "<workbookPr date1904=\"1\"/>")).rows.at(0).is1904);
        QVERIFY(!read(book("<row><c><v>1</v></c></row>", "<workbookPr/>")).rows.at(0).is1904);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("word");
        QTest::newRow("another archive") << packed({{"a.txt", "hello"}}) << u"there is no sheet in it"_s;
        QTest::newRow("broken XML") << book("<row><c><v>1</v></row>") << u"worksheets/sheet1.xml"_s;
        QTest::newRow("entities") << packed({{"xl/_rels/workbook.xml.rels", relations}, {"xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><workbook/>"}}) << u"document type"_s;
        QTest::newRow("a bomb") << book(QByteArray("<row/>").repeated(500'000)) << u"larger than 1000000 bytes"_s;
        QTest::newRow("a text without end") << book("<row><c><v>" + QByteArray(300'000, '1') + "</v></c></row>") << u"worksheets/sheet1.xml, line 1: a text or tag of more than 200000 bytes"_s;
        QTest::newRow("an attribute without end") << book("<row r=\"" + QByteArray(300'000, '1') + "\"/>") << u"more than 200000 bytes, which no spreadsheet writes"_s;
        QTest::newRow("a remark without end") << book("<!--" + QByteArray(300'000, '1') + "--><row/>") << u"more than 200000 bytes"_s;
        QTest::newRow("a shared text without end") << book("<row/>", {}, {{"xl/sharedStrings.xml", "<sst><si><t>" + QByteArray(300'000, 'a') + "</t></si></sst>"}}) << u"sharedStrings.xml"_s;
        QTest::newRow("a bomb of texts") << book("<row/>", {}, {{"xl/sharedStrings.xml", "<sst>" + QByteArray("<si><t>aaaaaaaaaaaa</t></si>").repeated(20'000) + "</sst>"}}) << u"more than 100000 bytes"_s;
        const auto whole = book("<row><c><v>1</v></c></row>");
        QTest::newRow("cut off") << whole.first(whole.size() / 2) << u"not a whole XLSX file"_s;
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, word);
        const auto result = read(bytes, {.unpackedBytes = 1'000'000, .sharedBytes = 100'000, .tokenBytes = 200'000});
        QVERIFY(!result.facts);
        QCOMPARE(result.facts.error().kind, Error::Kind::Invalid);
        QVERIFY2(result.facts.error().detail.contains(word), qPrintable(result.facts.error().detail));
    }

    void limits()
    {
        const auto rows = book("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>3</v></c></row><row r=\"5\"><c r=\"B5\"><v>2</v></c></row><row r=\"6\"><c r=\"A6\"><v>9</v></c></row>");
        const auto few = read(rows, {.rows = 2, .columns = 2});
        QVERIFY(few.facts && few.facts->isCut);
        QCOMPARE(few.rows.size(), 2U);
        QCOMPARE(few.rows[1].line, 5);
        QCOMPARE(few.rows[0].cells.size(), 1U);
        QCOMPARE(few.facts->notes, QStringList{u"columns after B were left out"_s});
    }
};

QTEST_GUILESS_MAIN(tst_XlsxReader)
#include "tst_xlsxreader.moc"
