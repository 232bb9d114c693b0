#include "table/csvreader.h"

#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

struct Read
{
    Result<TableFacts> facts = {};
    QStringList rows = {}; ///< "line: cell|cell", or "line!column: problem".
};

Read read(const QByteArray &bytes, const TableLimits &limits = {})
{
    Read result;
    result.facts = readTable(bytes, limits, [&result](const TableRow &row) {
        if (!row.problem.isEmpty()) {
            result.rows << u"%1!%2: %3"_s.arg(row.line).arg(row.problemColumn).arg(row.problem.section(u' ', 0, 3));
            return true;
        }
        QStringList cells;
        for (const auto &cell : row.cells)
            cells << cell.text;
        result.rows << u"%1: %2"_s.arg(row.line).arg(cells.join(u'|'));
        return true;
    });
    return result;
}

}

class tst_CsvReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void rows_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("rows");

        QTest::newRow("plain") << QByteArray("a,b\n1,2\n") << QStringList{u"1: a|b"_s, u"2: 1|2"_s};
        QTest::newRow("CRLF, no last one") << QByteArray("a,b\r\n1,2") << QStringList{u"1: a|b"_s, u"2: 1|2"_s};
        QTest::newRow("CR alone") << QByteArray("a,b\r1,2\r") << QStringList{u"1: a|b"_s, u"2: 1|2"_s};
        QTest::newRow("semicolons") << QByteArray("a;b;c\n1,5;2;3\n") << QStringList{u"1: a|b|c"_s, u"2: 1,5|2|3"_s};
        QTest::newRow("tabs") << QByteArray("a\tb\n1,2\t3\n") << QStringList{u"1: a|b"_s, u"2: 1,2|3"_s};
        QTest::newRow("said separator") << QByteArray("sep=;\r\na;b,c,d,e\r\n") << QStringList{u"2: a|b,c,d,e"_s};
        QTest::newRow("quotes") << QByteArray("\"a,b\",\"say \"\"hi\"\"\"\n") << QStringList{u"1: a,b|say \"hi\""_s};
        QTest::newRow("quoted lines count") << QByteArray("\"a\nb\r\nc\",1\nd,2\n") << QStringList{u"1: a\nb\r\nc|1"_s, u"4: d|2"_s};
        QTest::newRow("empty rows and cells") << QByteArray("a,,b\n,,\n\n,1,\n") << QStringList{u"1: a||b"_s, u"4: |1|"_s};
        QTest::newRow("blanks around") << QByteArray(" a , \"b\" \n") << QStringList{u"1: a|b"_s};
        QTest::newRow("a quote inside") << QByteArray("a\"b,c\n") << QStringList{u"1: a\"b|c"_s};
        QTest::newRow("text after a quote") << QByteArray("a,\"b\"c,d\ne,f,g\n") << QStringList{u"1!2: there is text after"_s, u"2: e|f|g"_s};
        QTest::newRow("never closed: only that line is lost") << QByteArray("a,\"b\nc,d\ne,f\n") << QStringList{u"1!2: the quote that opens"_s, u"2: c|d"_s, u"3: e|f"_s};
        QTest::newRow("nothing") << QByteArray() << QStringList();
        QTest::newRow("one separator at the end") << QByteArray("a,") << QStringList{u"1: a|"_s};
    }
    void rows()
    {
        QFETCH(QByteArray, bytes);
        const auto result = read(bytes);
        QVERIFY2(result.facts, result.facts ? "" : qPrintable(result.facts.error().detail));
        QTEST(result.rows, "rows");
    }

    void encodings_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("encoding");
        const QString text = u"指标,数值\n绿化覆盖率,38.2\n㐂镕,1\n"_s; // the last two are beyond GB2312
        QTest::newRow("UTF-8") << text.toUtf8() << u"UTF-8"_s;
        QTest::newRow("UTF-8 with its mark") << "\xEF\xBB\xBF" + text.toUtf8() << u"UTF-8"_s;
        QStringEncoder gb("GB18030");
        QVERIFY(gb.isValid());
        QTest::newRow("GB18030") << QByteArray(gb.encode(text)) << u"GB18030"_s;
        QStringEncoder little(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
        QTest::newRow("UTF-16") << QByteArray(little.encode(text)) << u"UTF-16"_s;
    }
    void encodings()
    {
        QFETCH(QByteArray, bytes);
        const auto result = read(bytes);
        QVERIFY(result.facts);
        QTEST(result.facts->encoding, "encoding");
        QCOMPARE(result.rows, (QStringList{u"1: 指标|数值"_s, u"2: 绿化覆盖率|38.2"_s, u"3: 㐂镕|1"_s}));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("word");
        QTest::newRow("zero bytes") << QByteArray("a,b\0c\n", 6) << u"zero bytes"_s;
        QTest::newRow("no encoding at all") << QByteArray("a,\xFF\xFF\xFF\n") << u"GB18030"_s;
        QTest::newRow("old spreadsheet") << QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") << u".xlsx"_s;
        QTest::newRow("half a package") << QByteArray("PK\x03\x04 and nothing more") << u"XLSX"_s;
        QTest::newRow("too large") << QByteArray(2'000, 'a') << u"at most 1000"_s;
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, word);
        const auto result = read(bytes, {.fileBytes = 1'000});
        QVERIFY(!result.facts);
        QCOMPARE(result.facts.error().kind, Error::Kind::Invalid);
        QVERIFY2(result.facts.error().detail.contains(word), qPrintable(result.facts.error().detail));
    }

    void limits()
    {
        const auto few = read("a\nb\nc\n", {.rows = 2});
        QVERIFY(few.facts && few.facts->isCut);
        QCOMPARE(few.rows, (QStringList{u"1: a"_s, u"2: b"_s}));
        QVERIFY(!read("a\nb\n", {.rows = 2}).facts->isCut);

        const auto wide = read("a,b,c\n1,2,\n", {.columns = 2});
        QCOMPARE(wide.rows, (QStringList{u"1: a|b"_s, u"2: 1|2"_s}));
        QCOMPARE(wide.facts->notes, QStringList{u"columns after B were left out"_s});

        const auto longCell = read("a," + QByteArray(50, 'x') + "\nb,c\n", {.letters = 40});
        QCOMPARE(longCell.rows, (QStringList{u"1!2: longer than 40 characters"_s, u"2: b|c"_s}));
    }

    void files()
    {
        QTemporaryDir dir;
        const auto take = [](const TableRow &) { return true; };
        QCOMPARE(readTableFile(dir.filePath(u"no.csv"_s), {}, take).error().kind, Error::Kind::NotFound);
        QFile file(dir.filePath(u"a.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a,b\n1,2\n") > 0);
        file.close();
        QCOMPARE(readTableFile(file.fileName(), {}, take)->rows, 2);
        const auto large = readTableFile(file.fileName(), {.fileBytes = 3}, take);
        QVERIFY(!large && large.error().detail.startsWith(file.fileName()));
    }

    void columnNames()
    {
        QCOMPARE(columnName(1), u"A"_s);
        QCOMPARE(columnName(26), u"Z"_s);
        QCOMPARE(columnName(27), u"AA"_s);
        QCOMPARE(columnName(702), u"ZZ"_s);
        QCOMPARE(columnName(703), u"AAA"_s);
    }
};

QTEST_GUILESS_MAIN(tst_CsvReader)
#include "tst_csvreader.moc"
