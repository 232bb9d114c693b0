#include "querytest.h"

#include "query/rulewarningmodel.h"

#include <QRandomGenerator>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

namespace {

SharedRules rulesOf(const QByteArray &toml)
{
    QList<Problem> problems;
    auto rules = parseRules(toml, u"rules.toml"_s, problems);
    for (const auto &problem : std::as_const(problems))
        qFatal("%d: %s", problem.line, qUtf8Printable(problem.message));
    return std::make_shared<const std::vector<Rule>>(std::move(rules));
}

QString textOf(const QAbstractItemModel &model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows << u"%1 %2 %3"_s.arg(test::at(model, row, "rule").toString(), test::at(model, row, "region").toString()).arg(test::at(model, row, "level").toInt());
    return rows.join(u"; "_s);
}

}

/** Rules on the readings of the cache: from a start, as readings come, and as the clock goes on. */
class TestRuleWarnings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void areRaisedAndEnd()
    {
        QueryTest test;
        test.runner.setCityZone("Asia/Hong_Kong");
        test.runner.setRules(rulesOf("[[rule]]\nid = 'high'\nindicator = 'x'\nkind = 'threshold'\nlevel = 'orange'\nabove = 10\nclear = 8\nfor = '10min'\ntext = '持续偏高'\ntext_en = 'High'\n"
                                     "[[rule]]\nid = 'silent'\nindicator = 'x'\nkind = 'missing'\nlevel = 'blue'\nwithin = '30min'\n"));
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        auto indicator = makeIndicator(u"x"_s, u"甲"_s, u"件"_s);
        indicator.periodSeconds = 300;
        changes.emplace_back(Record(indicator));
        for (int i = 0; i < 6; ++i)
            changes.emplace_back(Record(makeReading(u"x"_s, now - i * 5 * minute, i < 4 ? 12 : 5)));
        test.put(std::move(changes));
        RuleWarningModel model;
        model.setRunner(&test.runner);
        model.setClock(&test.clock);
        test.settle();
        QCOMPARE(textOf(model), u"high 810000 2"_s);
        QCOMPARE(model.worst(), 2);
        QCOMPARE(test::at(model, 0, "reason").toString(), u"above 10.00 件 since 14:17, 12.00 件 when raised"_s);
        QCOMPARE(test::at(model, 0, "text").toString(), u"持续偏高"_s);
        QCOMPARE(model.raisedOn(u"x"_s, u"810000"_s).size(), 1);
        QVERIFY(model.raisedOn(u"x"_s, u"810001"_s).isEmpty());

        // Below the limit, but not yet where it clears; then there.
        test.pass(5 * minute);
        test.put({Record(makeReading(u"x"_s, test.time.time, 9))});
        test.settle();
        QTRY_COMPARE(textOf(model), u"high 810000 2"_s);
        test.pass(5 * minute);
        test.put({Record(makeReading(u"x"_s, test.time.time, 7))});
        QTRY_COMPARE(textOf(model), QString());

        // Nothing comes: the clock notices.
        for (int i = 0; i < 32; ++i)
            test.pass(minute);
        QTRY_COMPARE(textOf(model), u"silent 810000 4"_s);
        test.put({Record(makeReading(u"x"_s, test.time.time, 7))});
        QTRY_COMPARE(textOf(model), QString());
    }

    /** A start in between makes no difference. */
    void areTheSameAfterAStart()
    {
        QueryTest test;
        test.runner.setRules(rulesOf("[[rule]]\nid = 'r'\nindicator = 'x'\nkind = 'rate'\nlevel = 'yellow'\nabove = 5\nwithin = '1h'\n"
                                     "[[rule]]\nid = 't'\nindicator = 'x'\nregion = '810001'\nkind = 'threshold'\nlevel = 'red'\nabove = 90\nfor = '20min'\ngap = '1h'\n"));
        auto changes = smallCity(test.time.time);
        auto indicator = makeIndicator(u"x"_s, u"甲"_s, u"件"_s);
        indicator.periodSeconds = 300;
        changes.emplace_back(Record(indicator));
        test.put(std::move(changes));
        RuleWarningModel all;
        all.setRunner(&test.runner);
        all.setClock(&test.clock);
        QRandomGenerator random(7);
        int most = 0;
        for (int i = 0; i < 60; ++i) {
            test.pass(5 * minute);
            const auto region = random.bounded(2) == 0 ? u"810000"_s : u"810001"_s;
            if (random.bounded(5) > 0)
                test.put({Record(makeReading(u"x"_s, test.time.time, random.bounded(100), region))});
            test.settle();
            RuleWarningModel anew;
            anew.setRunner(&test.runner);
            anew.setClock(&test.clock);
            test.settle();
            QTRY_COMPARE(textOf(all), textOf(anew));
            most = std::max(most, all.rowCount());
        }
        QVERIFY(most >= 2);
    }

    /** What comes late, is corrected or taken away makes the rule look back: what is raised is what a start would raise, and what has been raised since long stays. */
    void takeWhatComesLate()
    {
        QueryTest test;
        test.runner.setRules(rulesOf("[[rule]]\nid = 'lasts'\nindicator = 'x'\nkind = 'threshold'\nlevel = 'orange'\nabove = 10\nclear = 5\nfor = '20min'\n"
                                     "[[rule]]\nid = 'rises'\nindicator = 'x'\nkind = 'rate'\nlevel = 'blue'\nabove = 30\nwithin = '30min'\n"));
        auto changes = smallCity(test.time.time);
        auto indicator = makeIndicator(u"x"_s, u"甲"_s, u"件"_s);
        indicator.periodSeconds = 300;
        changes.emplace_back(Record(indicator));
        const TimeMs now = test.time.time;
        changes.emplace_back(Record(makeReading(u"x"_s, now - 25 * minute, 20)));
        changes.emplace_back(Record(makeReading(u"x"_s, now - 12 * minute, 3)));
        changes.emplace_back(Record(makeReading(u"x"_s, now - 10 * minute, 20)));
        changes.emplace_back(Record(makeReading(u"x"_s, now, 20)));
        changes.emplace_back(Record(makeReading(u"x"_s, now, 4, u"810001"_s)));
        test.put(std::move(changes));
        RuleRun run(test.runner.rules(), test.runner.cityCalendar(), test.runner.cityZone());
        const auto db = Database::openForReading(test.path);
        const auto raised = [&] {
            run.catchUp(*db, test.time.time);
            RuleRun anew(test.runner.rules(), test.runner.cityCalendar(), test.runner.cityZone());
            anew.catchUp(*db, test.time.time);
            QStringList own;
            QStringList others;
            for (const auto &[key, notice] : run.raised())
                own << key.first + u'@' + key.second + QString::number((notice.since - now) / minute);
            for (const auto &[key, notice] : anew.raised())
                others << key.first + u'@' + key.second + QString::number((notice.since - now) / minute);
            return own == others ? own.join(u' ') : u"own "_s + own.join(u' ') + u", of a start "_s + others.join(u' ');
        };
        QCOMPARE(raised(), QString()); // beyond for ten minutes only
        QCOMPARE(run.restarts(), 0);
        auto corrected = makeReading(u"x"_s, now - 12 * minute, 12); // it was not 3
        corrected.head.version = 2;
        test.put({Record(corrected)});
        QCOMPARE(raised(), u"lasts@810000-25"_s);
        QCOMPARE(run.restarts(), 1);
        test.put({Record(makeReading(u"x"_s, now - 5 * minute, 1))}); // and late came one that ends it
        QCOMPARE(raised(), QString());
        test.put({Record(makeReading(u"x"_s, now - 20 * minute, -40, u"810001"_s))}); // the other region rose from deep below
        QCOMPARE(raised(), u"rises@8100010"_s);
        QCOMPARE(run.restarts(), 3);
        QCOMPARE(raised(), u"rises@8100010"_s);
        QCOMPARE(run.restarts(), 3); // nothing came
        // Raised, and then for hours in its hysteresis: what comes late does not make it forgotten.
        for (int i = 0; i < 36; ++i) {
            test.pass(5 * minute);
            test.put({Record(makeReading(u"x"_s, test.time.time, i < 6 ? 20 : 7))});
            run.catchUp(*db, test.time.time);
        }
        QVERIFY(run.raised().contains({u"lasts"_s, u"810000"_s}));
        const auto restarts = run.restarts();
        test.put({Record(makeReading(u"x"_s, test.time.time - 12 * minute, 8))});
        run.catchUp(*db, test.time.time);
        QCOMPARE(run.restarts(), restarts + 1);
        QVERIFY(run.raised().contains({u"lasts"_s, u"810000"_s}));
    }

    /** A whole of several, named part by part, seen at the figures of all of them, and gone as soon as nobody knows how one of them is. */
    void namePartsOfComposites()
    {
        QueryTest test;
        test.runner.setCityZone("Asia/Hong_Kong");
        test.runner.setRules(rulesOf("[[condition]]\nid = 'high'\nindicator = 'x'\nkind = 'threshold'\nabove = 10\n"
                                     "[[condition]]\nid = 'rain'\nindicator = 'rain'\nregion = '810001'\nkind = 'threshold'\nabove = 20\n"
                                     "[[condition]]\nid = 'pumps'\nindicator = 'pumps'\nkind = 'threshold'\nabove = 3\n"
                                     "[[rule]]\nid = 'flood'\nkind = 'composite'\nlevel = 'red'\nregion = '810000'\nall = ['high', 'rain']\nnot = ['pumps']\n"));
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        for (const auto &code : {u"x"_s, u"rain"_s, u"pumps"_s}) {
            auto indicator = makeIndicator(code, code, u"件"_s);
            indicator.periodSeconds = 300;
            changes.emplace_back(Record(indicator));
        }
        for (int i = 0; i < 3; ++i) {
            changes.emplace_back(Record(makeReading(u"x"_s, now - i * 5 * minute, 12)));
            changes.emplace_back(Record(makeReading(u"rain"_s, now - i * 5 * minute, 30, u"810001"_s)));
            changes.emplace_back(Record(makeReading(u"pumps"_s, now - i * 5 * minute, 1)));
        }
        test.put(std::move(changes));
        RuleWarningModel model;
        model.setRunner(&test.runner);
        model.setClock(&test.clock);
        test.settle();
        QCOMPARE(model.rules(), 1); // conditions raise nothing
        QCOMPARE(textOf(model), u"flood 810000 1"_s);
        QCOMPARE(test::at(model, 0, "code").toString(), u"x"_s);
        const auto reason = test::at(model, 0, "reason").toString();
        QVERIFY2(reason.startsWith(u"x: above 10.00 件 since 14:22, 12.00 件 when raised; rain, 沙田区: above 20.00 件"_s), qPrintable(reason));
        QVERIFY2(reason.endsWith(u"; pumps: not above 3.00 件"_s), qPrintable(reason));
        QCOMPARE(model.raisedOn(u"x"_s, u"810000"_s).size(), 1);
        QCOMPARE(model.raisedOn(u"rain"_s, u"810001"_s).size(), 1);
        QVERIFY(model.raisedOn(u"rain"_s, u"810000"_s).isEmpty());
        // The rain falls silent: nobody knows whether it still rains.
        for (int i = 0; i < 30; ++i) {
            test.pass(minute);
            if (i % 5 == 4)
                test.put({Record(makeReading(u"x"_s, test.time.time, 12)), Record(makeReading(u"pumps"_s, test.time.time, 1))});
        }
        test.settle();
        QTRY_COMPARE(textOf(model), QString());
    }

    /** Of two, of which one is enough, the one that goes on speaks alone when the other falls silent; with both silent nobody knows. */
    void oneOfSeveralIsEnough()
    {
        QueryTest test;
        test.runner.setCityZone("Asia/Hong_Kong");
        test.runner.setRules(rulesOf("[[condition]]\nid = 'high'\nindicator = 'x'\nkind = 'threshold'\nabove = 10\n"
                                     "[[condition]]\nid = 'rain'\nindicator = 'rain'\nkind = 'threshold'\nabove = 20\n"
                                     "[[rule]]\nid = 'either'\nkind = 'composite'\nlevel = 'red'\nany = ['high', 'rain']\nregion = '810000'\n"));
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        for (const auto &code : {u"x"_s, u"rain"_s}) {
            auto indicator = makeIndicator(code, code, u"件"_s);
            indicator.periodSeconds = 300;
            changes.emplace_back(Record(indicator));
        }
        changes.emplace_back(Record(makeReading(u"x"_s, now, 12)));
        changes.emplace_back(Record(makeReading(u"rain"_s, now, 30)));
        test.put(std::move(changes));
        RuleWarningModel model;
        model.setRunner(&test.runner);
        model.setClock(&test.clock);
        test.settle();
        QCOMPARE(textOf(model), u"either 810000 1"_s);
        QVERIFY(test::at(model, 0, "reason").toString().contains(u"rain: above"_s));
        for (int i = 0; i < 30; ++i) { // the rain falls silent
            test.pass(minute);
            if (i % 5 == 4)
                test.put({Record(makeReading(u"x"_s, test.time.time, 12))});
        }
        test.settle();
        QTRY_VERIFY(model.rowCount() == 1 && !test::at(model, 0, "reason").toString().contains(u"rain"_s));
        for (int i = 0; i < 30; ++i)
            test.pass(minute);
        test.settle();
        QTRY_COMPARE(textOf(model), QString());
    }

    /** What is usual is that of days alike at this hour. */
    void deviationsKnowTheKindOfDay()
    {
        QueryTest test; // a Saturday
        test.runner.setCityZone("Asia/Hong_Kong");
        test.runner.setRules(rulesOf("[[rule]]\nid = 'odd'\nindicator = 'x'\nkind = 'deviation'\nlevel = 'yellow'\ntimes = 4\nleast = 5\n"));
        const TimeMs now = test.time.time;
        auto changes = smallCity(now);
        auto indicator = makeIndicator(u"x"_s, u"甲"_s, u"件"_s);
        indicator.periodSeconds = 3600;
        changes.emplace_back(Record(indicator));
        for (int i = 1; i <= 40; ++i) { // 100 on workdays, 50 ± 2 at weekends
            const auto weekday = QDateTime::fromMSecsSinceEpoch(now - i * day, QTimeZone("Asia/Hong_Kong")).date().dayOfWeek();
            changes.emplace_back(Record(makeReading(u"x"_s, now - i * day, weekday >= 6 ? 50 + i % 3 - 1 : 100)));
        }
        changes.emplace_back(Record(makeReading(u"x"_s, now, 52)));
        test.put(std::move(changes));
        RuleWarningModel model;
        model.setRunner(&test.runner);
        model.setClock(&test.clock);
        test.settle();
        QCOMPARE(textOf(model), QString()); // half of a workday's, and just what a Saturday has
        test.pass(minute);
        test.put({Record(makeReading(u"x"_s, test.time.time, 100))});
        QTRY_COMPARE(textOf(model), u"odd 810000 3"_s);
    }
};

QTEST_GUILESS_MAIN(TestRuleWarnings)
#include "tst_rulewarnings.moc"
