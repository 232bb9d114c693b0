#include "query/querytest.h"

#include "lib/rulestool.h"

#include <QFile>
#include <QTextStream>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

/** tonglan rules …, as a person at a terminal uses it. */
class TestRulesTool : public QObject
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
            said.code = runRulesTool(words, m_city.dir.path(), out, err);
        }
        return said;
    }

    QString fileOf(const QByteArray &toml)
    {
        QFile file(m_city.dir.filePath(u"rules.toml"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(toml) != toml.size())
            qFatal("the file of rules");
        return file.fileName();
    }

    QueryTest m_city;

    static inline const QByteArray flood = "[[rule]]\nid = \"flood\"\nindicator = \"water.level\"\nkind = \"threshold\"\nlevel = \"orange\"\nabove = 6.5\nfor = \"20min\"\n";
    static inline const QByteArray silent = "[[rule]]\nid = \"silent\"\nindicator = \"water.level\"\nkind = \"missing\"\nlevel = \"yellow\"\nwithin = \"1h\"\n";

private Q_SLOTS:
    void initTestCase()
    {
        const TimeMs now = m_city.time.time; // 06:32 UTC
        auto changes = smallCity(now);
        changes.emplace_back(Record(makeIndicator(u"water.level"_s, u"水位"_s, u"m"_s)));
        const auto add = [&](int minutesAgo, double value, const QString &source = u"traffic"_s, Reading::Quality quality = Reading::Quality::Good) {
            auto reading = makeReading(u"water.level"_s, now - minutesAgo * minute, value);
            reading.head.source = source;
            reading.quality = quality;
            changes.emplace_back(Record(reading));
        };
        for (int ago = 40 * 60; ago > 30 * 60; ago -= 10)
            add(ago, 7); // long ago, and over
        for (int ago = 20 * 60; ago > 10 * 60; ago -= 10)
            add(ago, 5);
        for (int ago = 6 * 60; ago > 2 * 60; ago -= 10)
            add(ago, ago > 5 * 60 ? 7 : 5, u"traffic"_s, ago == 5 * 60 + 40 ? Reading::Quality::Suspect : Reading::Quality::Good);
        for (int ago = 120; ago >= 0; ago -= 10)
            add(ago, 5);
        for (int ago = 6 * 60; ago >= 0; ago -= 10)
            add(ago, 99, u"weather"_s); // another source, which the figure does not show
        m_city.put(std::move(changes));
    }

    void whatWouldHaveFired()
    {
        const auto said = run({u"test"_s, fileOf(flood + silent)});
        QCOMPARE(said.err, QString());
        QCOMPARE(said.code, 0);
        const auto lines = said.out.split(u'\n', Qt::SkipEmptyParts);
        // By hand: the flood from 00:32 on for twenty minutes; silence an hour after 20:42, until 00:32.
        QVERIFY2(said.out.contains("2026-07-11T00:52:00Z  raised  orange flood  810000  7, limit 6.5, since 2026-07-11T00:32:00Z  (suspect)"_L1), qPrintable(said.out));
        QVERIFY2(said.out.contains("2026-07-11T01:32:00Z  over    orange flood  810000"_L1), qPrintable(said.out));
        QVERIFY2(said.out.contains("2026-07-10T21:22:00Z  raised  yellow silent  810000  5, limit 3600, since 2026-07-10T20:22:00Z"_L1), qPrintable(said.out));
        QVERIFY2(said.out.contains("2026-07-11T00:32:00Z  over    yellow silent  810000"_L1), qPrintable(said.out));
        QVERIFY2(lines.last().startsWith("2 raised by 2 of 2 rules, "_L1), qPrintable(lines.last()));
    }

    /** A whole of two, with the rows of its parts; what is unusual is judged by the history of the cache, as the running program does. */
    void compositesAndTheUnusual()
    {
        const auto said = run({u"test"_s, fileOf("[[condition]]\nid = \"high\"\nindicator = \"water.level\"\nkind = \"threshold\"\nabove = 6.5\n"
                                                 "[[rule]]\nid = \"whole\"\nkind = \"composite\"\nlevel = \"red\"\nall = [\"high\"]\nnot = [\"never\"]\nfor = \"20min\"\n"
                                                 "[[condition]]\nid = \"never\"\nindicator = \"water.level\"\nkind = \"threshold\"\nabove = 100\n")});
        QVERIFY2(said.out.contains("2026-07-11T00:52:00Z  raised  red    whole  810000  (suspect)\n"_L1), qPrintable(said.out));
        QVERIFY2(said.out.contains(u"part    high  810000  7, limit 6.5, since 2026-07-11T00:32:00Z  water.level|810000|1783729920 … water.level|810000|1783731120\n"_s), qPrintable(said.out));
        QVERIFY2(said.out.contains("part    never  810000  not so  water.level|810000|1783731120\n"_L1), qPrintable(said.out));
        QVERIFY2(said.out.contains("1 raised by 1 of 1 rules, "_L1), qPrintable(said.out));

        QueryTest city;
        const TimeMs now = city.time.time; // a Saturday
        auto changes = smallCity(now);
        changes.emplace_back(Record(makeIndicator(u"x"_s, u"甲"_s, u"件"_s)));
        for (int i = 1; i <= 40; ++i) {
            const auto weekday = QDateTime::fromMSecsSinceEpoch(now - i * day, QTimeZone("Asia/Shanghai")).date().dayOfWeek();
            changes.emplace_back(Record(makeReading(u"x"_s, now - i * day, weekday >= 6 ? 50 + i % 3 - 1 : 100)));
        }
        changes.emplace_back(Record(makeReading(u"x"_s, now, 100)));
        city.put(std::move(changes));
        const auto odd = fileOf("[[rule]]\nid = \"odd\"\nindicator = \"x\"\nkind = \"deviation\"\nlevel = \"yellow\"\ntimes = 4\nleast = 5\n");
        const auto unusual = run({u"test"_s, odd, u"--cache"_s, city.dir.path(), u"--since"_s, u"1h"_s});
        QVERIFY2(unusual.out.contains("2026-07-11T06:32:00Z  raised  yellow odd  810000"_L1), qPrintable(unusual.out));
        // Were it a holiday, a hundred would be unusual still; were it worked, not.
        QFile year(m_city.dir.filePath(u"worked.toml"_s));
        QVERIFY(year.open(QIODevice::WriteOnly));
        year.write("year = 2026\nsource = \"s\"\n[[holiday]]\nname = \"n\"\nfrom = \"2026-07-13\"\nworkdays = [\"2026-07-11\"]\n");
        year.close();
        const auto worked = run({u"test"_s, odd, u"--cache"_s, city.dir.path(), u"--since"_s, u"1h"_s, u"--calendar"_s, year.fileName()});
        QVERIFY2(worked.out.startsWith("0 raised by 0 of 1 rules"_L1), qPrintable(worked.out));
    }

    void since()
    {
        const auto all = run({u"test"_s, fileOf(flood), u"--since"_s, u"3d"_s});
        QVERIFY2(all.out.contains("2 raised by 1 of 1 rules"_L1), qPrintable(all.out));
        const auto exact = run({u"test"_s, fileOf(flood), u"--since"_s, u"2026-07-11T09:00:00+08:00"_s});
        QVERIFY2(exact.out.contains("over"_L1) && exact.out.contains("0 raised by 0 of 1 rules"_L1), qPrintable(exact.out)); // it was raised before, which is known
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("message");
        const QString good = fileOf(flood);
        QTest::newRow("nothing") << QStringList() << 2 << u"a command is missing"_s;
        QTest::newRow("no command") << QStringList{u"try"_s} << 2 << u"'try' is not a command"_s;
        QTest::newRow("no file") << QStringList{u"test"_s} << 2 << u"needs a file"_s;
        QTest::newRow("two files") << QStringList{u"check"_s, u"a"_s, u"b"_s} << 2 << u"'b' is one word too many"_s;
        QTest::newRow("a file that is not there") << QStringList{u"check"_s, u"/nowhere/rules.toml"_s} << 66 << u"/nowhere/rules.toml"_s;
        QTest::newRow("since when") << QStringList{u"test"_s, good, u"--since"_s, u"yesterday"_s} << 2 << u"'yesterday'"_s;
        QTest::newRow("since without an offset") << QStringList{u"test"_s, good, u"--since"_s, u"2026-07-11T00:00:00"_s} << 2 << u"with its offset"_s;
        QTest::newRow("no cache") << QStringList{u"test"_s, good, u"--cache"_s, u"/nowhere"_s} << 66 << u"/nowhere"_s;
        QTest::newRow("an option of the other") << QStringList{u"check"_s, good, u"--since"_s, u"1d"_s} << 2 << u"do not belong to check"_s;
        QTest::newRow("no such zone") << QStringList{u"test"_s, good, u"--zone"_s, u"Mars/Olympus"_s} << 2 << u"'Mars/Olympus' is no time zone"_s;
        QTest::newRow("an option of nobody") << QStringList{u"check"_s, good, u"--fast"_s} << 2 << u"fast"_s;
    }
    void saysWhatIsWrong()
    {
        QFETCH(QStringList, words);
        QFETCH(int, code);
        QFETCH(QString, message);
        (void)fileOf(flood);
        const auto said = run(words);
        QCOMPARE(said.code, code);
        QVERIFY2(said.err.contains(message), qPrintable(said.err));
    }

    void checks()
    {
        const auto good = run({u"check"_s, fileOf(flood + silent)});
        QCOMPARE(good.code, 0);
        QVERIFY(good.out.endsWith(": 2 rules: ok\n"_L1));
        const auto bad = run({u"check"_s, fileOf(flood + "[[rule]]\nid = \"x\"\nindicator = \"i\"\nkind = \"magic\"\nlevel = \"red\"\n")});
        QCOMPARE(bad.code, 65);
        QVERIFY2(bad.err.contains("rules.toml:12:"_L1) || bad.err.contains("rules.toml:11:"_L1), qPrintable(bad.err));
        QVERIFY(bad.out.endsWith(": 1 rules can be used\n"_L1));
        // What is good is tried all the same, and the exit code says that it was not all.
        const auto tried = run({u"test"_s, fileOf(flood + "[[rule]]\nid = \"x\"\n")});
        QCOMPARE(tried.code, 65);
        QVERIFY(tried.out.contains("1 raised by 1 of 1 rules"_L1));
    }

    void nothingThere()
    {
        const auto said = run({u"test"_s, fileOf("[[rule]]\nid = \"r\"\nindicator = \"never.heard.of\"\nkind = \"threshold\"\nlevel = \"red\"\nabove = 1\n")});
        QCOMPARE(said.code, 0);
        QVERIFY2(said.err.contains("never.heard.of: no readings in the cache"_L1), qPrintable(said.err));
    }
};

QTEST_GUILESS_MAIN(TestRulesTool)
#include "tst_rulestool.moc"
