#include "export/csvtext.h"
#include "export/sheet.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <limits>

using namespace tonglan;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/** The file @p name of an archive, as the outside program that everybody has reads it. */
QByteArray unpacked(const QString &archive, const QString &name)
{
    QProcess python;
    python.start(u"python3"_s, {u"-c"_s, u"import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))"_s, archive, name});
    if (!python.waitForFinished() || python.exitCode() != 0)
        return {};
    return python.readAllStandardOutput();
}

const std::vector<std::vector<Cell>> rows = {
    {u"海河, \"左岸\""_s, 1234.5, Cell()},
    {u"=HYPERLINK(\"http://x\")"_s, -0.1, u"two\nlines"_s},
    {u"+1"_s, std::numeric_limits<double>::quiet_NaN(), u"＝1"_s},
};

Result<void> write(const QString &path)
{
    auto sheet = Sheet::create(path, u"医疗: 候诊?"_s, {u"name"_s, u"value"_s, u"note"_s});
    if (!sheet)
        return tl::unexpected(sheet.error());
    for (const auto &row : rows)
        (void)(*sheet)->add(row);
    return (*sheet)->finish();
}

}

class TestExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("field");
        QTest::newRow("plain") << u"和平区"_s << u"和平区"_s;
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("comma") << u"a,b"_s << u"\"a,b\""_s;
        QTest::newRow("quotes") << u"a\"b"_s << u"\"a\"\"b\""_s;
        QTest::newRow("line") << u"a\r\nb"_s << u"\"a\r\nb\""_s;
        QTest::newRow("blanks") << u" a "_s << u"\" a \""_s;
        QTest::newRow("formula") << u"=1+1"_s << u"'=1+1"_s;
        QTest::newRow("plus") << u"+86 22"_s << u"'+86 22"_s;
        QTest::newRow("minus") << u"-2+3"_s << u"'-2+3"_s;
        QTest::newRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
        QTest::newRow("tab") << u"\t=1"_s << u"\"'\t=1\""_s;
        QTest::newRow("carriage return") << u"\r=1"_s << u"\"'\r=1\""_s;
        QTest::newRow("full width") << u"＝1"_s << u"'＝1"_s;
        QTest::newRow("formula with a comma") << u"=A1,B1"_s << u"\"'=A1,B1\""_s;
    }
    void texts()
    {
        QFETCH(QString, text);
        QTEST(csvText(text), "field");
    }

    void numbers()
    {
        QCOMPARE(csvNumber(-12345.678), u"-12345.678"_s);
        QCOMPARE(csvNumber(0.1), u"0.1"_s);
        QCOMPARE(csvNumber(1e21), u"1e+21"_s);
        QCOMPARE(csvNumber(std::numeric_limits<double>::infinity()), QString());
    }

    void csv()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"a.csv"_s);
        QVERIFY(write(path));
        QCOMPARE(contentOf(path), "\xEF\xBB\xBFname,value,note\r\n\"海河, \"\"左岸\"\"\",1234.5,\r\n\"'=HYPERLINK(\"\"http://x\"\")\",-0.1,\"two\nlines\"\r\n'+1,,'＝1\r\n");
    }

    /** Texts are strings of the file, never formulas; numbers are numbers. */
    void xlsx()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"a.xlsx"_s);
        QVERIFY(write(path));
        const QByteArray sheet = unpacked(path, u"xl/worksheets/sheet1.xml"_s);
        if (sheet.isEmpty())
            QSKIP("python3 is missing: what is in the archive cannot be looked at");
        QVERIFY(!sheet.contains("<f>"));
        QStringList texts;
        QStringList numbers;
        QXmlStreamReader xml(sheet);
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == "t"_L1)
                texts << xml.readElementText();
            else if (xml.name() == "v"_L1)
                numbers << xml.readElementText();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(texts, (QStringList{u"name"_s, u"value"_s, u"note"_s, u"海河, \"左岸\""_s, u"=HYPERLINK(\"http://x\")"_s, u"two\nlines"_s, u"+1"_s, u"＝1"_s}));
        QCOMPARE(numbers, (QStringList{u"1234.5"_s, u"-0.1"_s}));
        QVERIFY(unpacked(path, u"xl/workbook.xml"_s).contains("name=\"医疗 候诊\""));
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files), QStringList{u"a.xlsx"_s}); // nothing half done is left
    }

    void whatCannotBeWritten_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("csv, no folder") << u"nowhere/a.csv"_s << Error::Kind::Storage;
        QTest::newRow("xlsx, no folder") << u"nowhere/a.xlsx"_s << Error::Kind::Storage;
        QTest::newRow("another format") << u"a.exe"_s << Error::Kind::Invalid;
        QTest::newRow("a folder of that name, csv") << u"taken.csv"_s << Error::Kind::Storage;
        QTest::newRow("a folder of that name, xlsx") << u"taken.xlsx"_s << Error::Kind::Storage;
    }
    void whatCannotBeWritten()
    {
        QFETCH(QString, name);
        QTemporaryDir dir;
        QVERIFY(QDir(dir.path()).mkpath(u"taken.csv/x"_s) && QDir(dir.path()).mkpath(u"taken.xlsx/x"_s));
        const auto written = write(dir.filePath(name));
        QVERIFY(!written);
        QTEST(written.error().kind, "kind");
        QVERIFY2(written.error().detail.contains(name), qPrintable(written.error().detail));
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files), QStringList());
    }

    /** What was there stays until the new one is whole. */
    void unfinished_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("csv") << u"a.csv"_s;
        QTest::newRow("xlsx") << u"a.xlsx"_s;
    }
    void unfinished()
    {
        QFETCH(QString, name);
        QTemporaryDir dir;
        QFile old(dir.filePath(name));
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        {
            auto sheet = Sheet::create(dir.filePath(name), u"x"_s, {u"a"_s});
            QVERIFY(sheet && (*sheet)->add(std::vector<Cell>{1.0}));
        }
        QCOMPARE(contentOf(dir.filePath(name)), "old");
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files), QStringList{name});
    }

    void moreThanFits()
    {
        QTemporaryDir dir;
        auto sheet = Sheet::create(dir.filePath(u"a.xlsx"_s), u"x"_s, {u"a"_s});
        QVERIFY(sheet);
        const std::vector<Cell> row = {1.0};
        int added = 0;
        while (added < 1'100'000 && (*sheet)->add(row))
            ++added;
        QCOMPARE(added, 1'048'575);
        const auto finished = (*sheet)->finish();
        QVERIFY(!finished && finished.error().detail.contains("1,048,575"_L1));
    }
};

QTEST_APPLESS_MAIN(TestExport)
#include "tst_export.moc"
