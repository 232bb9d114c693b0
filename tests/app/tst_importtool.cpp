#include "query/querytest.h"

#include "byhand/importvault.h"
#include "lib/importtool.h"
#include "query/figurelineage.h"
#include "query/indicatormodel.h"
#include "sync/engine.h"

#include <QFile>
#include <QTextStream>

#include <xlsxwriter.h>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

/** tonglan import …, as a person at a terminal uses it, and what the wall shows of it. */
class TestImportTool : public QObject
{
    Q_OBJECT

    struct Said
    {
        int code = -1;
        QString out = {};
        QString err = {};
    };

    Said run(const QStringList &words)
    {
        Said said;
        {
            QTextStream out(&said.out);
            QTextStream err(&said.err);
            said.code = runImportTool(words + QStringList{u"--at"_s, u"2026-07-11T14:32:00+08:00"_s, u"--who"_s, u"王工"_s}, m_city->dir.path(), out, err);
        }
        return said;
    }

    QString fileOf(const QString &name, const QString &text)
    {
        QFile file(m_city->dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("the table");
        return file.fileName();
    }

    std::unique_ptr<QueryTest> m_city;

private Q_SLOTS:
    void init()
    {
        m_city = std::make_unique<QueryTest>();
        auto changes = smallCity(m_city->time.time);
        auto beds = makeIndicator(u"civil.beds"_s, u"养老床位"_s, u"张"_s);
        beds.periodSeconds = 30 * 24 * 3600;
        changes.emplace_back(Record(beds));
        m_city->put(std::move(changes));
    }

    void takesATable()
    {
        const auto good = fileOf(u"民政.csv"_s, u"指标,时间,数值\n养老床位,2026年6月,1.2万\n养老床位,2026年5月,11900\n"_s);
        const auto preview = run({u"--preview"_s, good, u"--department"_s, u"民政局"_s});
        QCOMPARE(preview.code, 0);
        QVERIFY2(preview.out.contains(u"民政.csv: 2 figures by hand from 2 rows read, 0 rows refused"_s), qPrintable(preview.out));
        QVERIFY(preview.out.contains(u"nothing was stored"_s));
        QVERIFY(run({u"--list"_s}).out.contains(u"nothing was imported"_s));

        QCOMPARE(run({good}).code, 65); // nobody's
        QVERIFY(run({u"--list"_s}).out.contains(u"nothing was imported"_s));
        const auto taken = run({good, u"--department"_s, u"民政局"_s});
        QCOMPARE(taken.err, QString());
        QCOMPARE(taken.code, 0);
        QVERIFY(taken.out.contains(u"stored as import 1"_s));
        const auto again = run({good, u"--department"_s, u"民政局"_s});
        QCOMPARE(again.code, 0);
        QVERIFY2(again.out.contains(u"nothing changed: import 1 (民政.csv) says the same"_s), qPrintable(again.out));
        QCOMPARE(run({u"--list"_s}).out, u"1\t2026-07-11 14:32\t民政.csv\t民政局\t王工\t2 figures\t0 refused\n"_s);

        QCOMPARE(run({u"--undo"_s, u"1"_s}).code, 0);
        QVERIFY(run({u"--list"_s}).out.endsWith(u"undone\n"_s));
        QCOMPARE(run({u"--undo"_s, u"1"_s}).code, 66);
    }

    void saysWhatIsWrong()
    {
        const auto bad = fileOf(u"bad.csv"_s, u"指标,时间,数值,单位\n养老床位,2026年6月,12000,张\n养老,2026年6月,1,\n养老床位,明天,2,\n"_s);
        const auto report = m_city->dir.filePath(u"refused.csv"_s);
        const auto said = run({bad, u"--department"_s, u"民政局"_s, u"--report"_s, report});
        QCOMPARE(said.code, 65);
        QVERIFY2(said.out.contains(u"bad.csv, line 3, column A: indicator: no indicator is called '养老'"_s), qPrintable(said.out));
        QVERIFY2(said.out.contains(u"bad.csv, line 4, column B: time: '明天' is not a time"_s), qPrintable(said.out));
        QVERIFY(said.out.contains(u"stored as import 1"_s)); // the good row
        QFile file(report);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto text = QString::fromUtf8(file.readAll());
        QVERIFY2(text.contains(u"bad.csv,,4,B,\"time: "_s), qPrintable(text));
    }

    void usage_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::newRow("nothing") << QStringList() << 2;
        QTest::newRow("unknown option") << QStringList{u"--x"_s} << 2;
        QTest::newRow("no such file") << QStringList{u"/nowhere/a.csv"_s} << 66;
        QTest::newRow("no such mapping") << QStringList{u"a.csv"_s, u"--mapping"_s, u"/nowhere/m.toml"_s} << 66;
        QTest::newRow("no such cache") << QStringList{u"a.csv"_s, u"--cache"_s, u"/nowhere"_s} << 66;
        QTest::newRow("undo what") << QStringList{u"--undo"_s, u"x"_s} << 2;
        QTest::newRow("undo and a file") << QStringList{u"--undo"_s, u"1"_s, u"a.csv"_s} << 2;
        QTest::newRow("a zone that is none") << QStringList{u"a.csv"_s, u"--time-zone"_s, u"Mars/Olympus"_s} << 2;
        QTest::newRow("help") << QStringList{u"help"_s} << 0;
    }
    void usage()
    {
        QFETCH(QStringList, words);
        const auto said = run(words);
        QTEST(said.code, "code");
        QCOMPARE(said.err.isEmpty(), said.code == 0);
    }

    /** What is proposed can be saved, and says the same as no mapping. */
    void proposesAMapping()
    {
        const auto table = fileOf(u"a.csv"_s, u"民政月报,,\n指标名称,统计时间,数值(张)\n养老床位,2026年6月,5\n"_s);
        const auto proposed = run({u"--propose"_s, table});
        QCOMPARE(proposed.code, 0);
        QVERIFY2(proposed.out.contains(u"indicator = \"指标名称\""_s) && proposed.out.contains(u"head = 2"_s), qPrintable(proposed.out));
        const auto mapping = fileOf(u"m.toml"_s, proposed.out);
        QCOMPARE(run({table, u"--department"_s, u"民政局"_s, u"--mapping"_s, mapping}).code, 0);
        QVERIFY(run({table, u"--department"_s, u"民政局"_s}).out.contains(u"nothing changed"_s));
    }

    /** From a spreadsheet to the figure: it is marked as by hand, and its lineage names the file, the sheet and the line. */
    void fromAFileToAFigure()
    {
        const auto path = m_city->dir.filePath(u"月报.xlsx"_s);
        auto *workbook = workbook_new(QFile::encodeName(path).constData());
        auto *sheet = workbook_add_worksheet(workbook, "六月");
        const char *head[] = {"指标", "月份", "数值", "来源部门"};
        for (lxw_col_t i = 0; i < 4; ++i)
            worksheet_write_string(sheet, 1, i, head[i], nullptr);
        worksheet_write_string(sheet, 2, 0, "养老床位", nullptr);
        worksheet_write_string(sheet, 2, 1, "2026年6月", nullptr);
        worksheet_write_formula_num(sheet, 2, 2, "=12000+345", nullptr, 12345);
        worksheet_write_string(sheet, 2, 3, "民政局", nullptr);
        QCOMPARE(workbook_close(workbook), LXW_NO_ERROR);
        const auto said = run({path});
        QCOMPARE(said.code, 0);
        QVERIFY2(said.out.contains(u"1 values are results of formulas as they were stored"_s), qPrintable(said.out));

        m_city->writer.reset(); // the engine has the only writing connection
        SyncEngine engine(m_city->path, {}, m_city->time);
        engine.setImports(importFolderOf(m_city->dir.path()));
        connect(&engine, &SyncEngine::changed, &m_city->runner, &QueryRunner::notify);
        IndicatorModel figures;
        figures.setRunner(&m_city->runner);
        figures.setClock(&m_city->clock);
        figures.setRegion(u"810000"_s);
        figures.setCodes({u"civil.beds"_s});
        FigureLineage lineage;
        lineage.setRunner(&m_city->runner);
        lineage.setClock(&m_city->clock);
        lineage.setRegion(u"810000"_s);
        lineage.setCode(u"civil.beds"_s);
        engine.start();
        QTRY_VERIFY(lineage.isValid() && lineage.hasValue());
        QCOMPARE(lineage.valueText(), u"12,345.00"_s);
        QVERIFY(lineage.isHandTyped());
        QTRY_COMPARE(at(figures, 0, "quality").toInt(), int(Reading::Quality::HandTyped));
        QCOMPARE(at(figures, 0, "sourceName").toString(), u"手工·民政局"_s); // what stands beside the figure on a scene
        QVariantMap facts;
        for (const auto &fact : lineage.facts())
            facts.insert(fact.toMap()[u"name"_s].toString(), fact.toMap()[u"value"_s]);
        QCOMPARE(facts[u"Imported from"_s].toString(), u"月报.xlsx, sheet 六月, line 3"_s);
        QVERIFY2(facts[u"Imported by"_s].toString().startsWith(u"王工"_s), qPrintable(facts[u"Imported by"_s].toString()));
        QVERIFY(lineage.answer().source.collection == int(Source::Collection::HandTyped));

        QCOMPARE(run({u"--undo"_s, u"1"_s}).code, 0);
        QTRY_VERIFY(!lineage.hasValue());
        engine.stop();
    }
};

QTEST_GUILESS_MAIN(TestImportTool)
#include "tst_importtool.moc"
