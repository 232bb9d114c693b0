// Questions away from the GUI thread: order, errors, ends; and the small QML types beside it.

#include "querytest.h"

#include "query/querydriver.h"
#include "query/rowsteps.h"
#include "query/sceneselection.h"

#include <QRandomGenerator>
#include <QSemaphore>
#include <QSignalSpy>

#include <SQLiteCpp/Exception.h>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

/** Counts steps and checks them as a view would. */
struct StepLog
{
    QString *log;
    void beginRemove(int first, int last) { *log += u"-%1:%2 "_s.arg(first).arg(last); }
    void endRemove() { }
    void beginMove(int from, int to) { *log += u"%1>%2 "_s.arg(from).arg(to); }
    void endMove() { }
    void beginInsert(int first, int last) { *log += u"+%1:%2 "_s.arg(first).arg(last); }
    void endInsert() { }
    void changed(int first, int last) { *log += u"~%1:%2 "_s.arg(first).arg(last); }
};

struct Item
{
    QChar key;
    int value = 0;
    friend bool operator==(const Item &, const Item &) = default;
};

static std::vector<Item> items(const QString &text)
{
    std::vector<Item> list;
    for (const auto c : text)
        list.push_back({c.toLower(), c.isUpper() ? 1 : 0});
    return list;
}

class tst_QueryRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void newestQuestionWins()
    {
        QueryTest test;
        test.put(smallCity(test.time.time));
        test.settle();
        QObject context;
        QSemaphore first;
        QStringList answers;
        const auto then = [&](const Result<QString> &answer) { answers.append(answer.value_or(u"error"_s)); };
        test.runner.run(
            &context, [&](const Database &) { first.acquire(); return Result<QString>(u"old"_s); }, then);
        test.runner.run(
            &context, [](const Database &) { return Result<QString>(u"new"_s); }, then);
        QCOMPARE(test.runner.pending(), 2);
        QTRY_COMPARE(answers, QStringList{u"new"_s});
        QCOMPARE(test.runner.pending(), 1); // the old one is still under way
        first.release();
        test.settle();
        QCOMPARE(answers, QStringList{u"new"_s});
    }

    /** A damaged file is set aside while a question is on its way, which then finds an empty one in its place: that is no answer. */
    void whatIsReadWhileTheFileIsReplacedCountsForNothing_data()
    {
        QTest::addColumn<bool>("isBackBefore");

        QTest::newRow("the answer comes while nothing may be read") << false;
        QTest::newRow("it comes when the new file may be read") << true;
    }
    void whatIsReadWhileTheFileIsReplacedCountsForNothing()
    {
        QFETCH(bool, isBackBefore);
        QueryTest test;
        test.put(smallCity(test.time.time));
        test.settle();
        QSemaphore begun;
        QSemaphore gate;
        std::atomic<int> asked = 0;
        QStringList answers;
        test.runner.run(
            this, [&](const Database &) {
                if (++asked > 1)
                    return Result<QString>(u"of the new file, once it may be read"_s);
                begun.release();
                gate.acquire();
                return Result<QString>(u"of whatever was there"_s); },
            [&](const Result<QString> &answer) { answers.append(answer.value_or(u"error"_s)); });
        begun.acquire();
        test.runner.setCachePath({});
        if (isBackBefore)
            test.runner.setCachePath(test.path);
        gate.release();
        if (!isBackBefore) {
            QTest::qWait(100);
            QCOMPARE(answers, QStringList());
            QVERIFY(test.runner.pending() > 0); // it is still asked
            test.runner.setCachePath(test.path);
        }
        test.settle();
        QCOMPARE(answers, QStringList{u"of the new file, once it may be read"_s});
        QCOMPARE(test.runner.pending(), 0);
    }

    /** A disk that stalled once must not freeze a panel for ever. */
    void aSlowAnswerIsAskedAgain()
    {
        QueryTest test;
        test.put(smallCity(test.time.time));
        test.settle();
        int asked = 0;
        std::unique_ptr<QueryDriver> driver;
        driver = std::make_unique<QueryDriver>([&] {
            const bool slow = ++asked == 1;
            driver->run([slow](const Database &) {
                if (slow)
                    QThread::msleep(5'100); // more than the longest rest between two questions
                return Result<int>(1); }, [](int) { }); }, std::initializer_list<RecordType>{RecordType::Event}, nullptr);
        driver->setRunner(&test.runner);
        QTRY_COMPARE(asked, 1);
        ChangeSet changes; // a commit while the question is under way
        changes.rows[std::size_t(RecordType::Event)] = 1;
        test.runner.notify(changes);
        QTRY_COMPARE_WITH_TIMEOUT(asked, 2, 8'000);
        test.settle();
        QCOMPARE(test.runner.pending(), 0);
    }

    void endsAreSafe()
    {
        QSemaphore gate;
        QStringList answers;
        {
            QueryTest test;
            test.put(smallCity(test.time.time));
            test.settle();
            auto context = std::make_unique<QObject>();
            test.runner.run(
                context.get(), [&](const Database &) { gate.acquire(); return Result<QString>(u"x"_s); }, [&](const Result<QString> &) { answers.append(u"dead context"_s); });
            context.reset();
            gate.release();
            test.settle();
            test.runner.run(
                this, [](const Database &) { return Result<QString>(u"x"_s); }, [&](const Result<QString> &) { answers.append(u"dead runner"_s); });
        }
        QCoreApplication::processEvents();
        QCOMPARE(answers, QStringList());
    }

    void errorsAreAnswers()
    {
        QueryTest test;
        test.put(smallCity(test.time.time));
        Error error;
        const auto then = [&](const Result<int> &answer) { error = answer ? Error{} : answer.error(); };
        test.runner.run(
            this, [](const Database &) -> Result<int> { throw SQLite::Exception("no such thing"); }, then);
        test.settle();
        QCOMPARE(error.kind, Error::Kind::Storage);
        QVERIFY(error.detail.contains(u"no such thing"));
        QVERIFY(error.detail.contains(test.path));
        test.runner.run(
            this, [](const Database &db) -> Result<int> { return int(db.revision()); }, then);
        test.settle();
        QVERIFY(error.detail.isEmpty());
    }

    void damagedCacheIsAnErrorOnTheScreen()
    {
        QueryTest test;
        QFile file(test.path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cache.db"_s));
        const QSignalSpy told(&test.runner, &QueryRunner::damaged);
        QueryDriver *driver = nullptr;
        QueryDriver asking([&] { driver->run([](const Database &db) { return Result<qint64>(db.revision()); }, [](qint64) {}); }, {RecordType::Event}, nullptr);
        driver = &asking;
        asking.setRunner(&test.runner);
        test.settle();
        QVERIFY(asking.errorText().contains(u"cache.db"));
        QVERIFY(!asking.isLoading());
        QVERIFY(!told.isEmpty()); // who keeps the cache must hear of it, or it stays broken
    }

    void manyChangesMakeFewQuestions()
    {
        QueryTest test;
        test.put(smallCity(test.time.time));
        int asked = 0;
        QueryDriver *driver = nullptr;
        QueryDriver asking([&] { ++asked; driver->run([](const Database &db) { return Result<qint64>(db.revision()); }, [](qint64) {}); }, {RecordType::Event}, nullptr);
        driver = &asking;
        asking.setRunner(&test.runner);
        asking.refresh();
        asking.refresh();
        test.settle();
        QCOMPARE(asked, 1);
        ChangeSet events;
        events.rows[std::size_t(RecordType::Event)] = 1;
        ChangeSet readings;
        readings.rows[std::size_t(RecordType::Reading)] = 1;
        test.runner.notify(readings); // not its business
        QCOMPARE(test.runner.pending(), 0);
        for (int i = 0; i < 100; ++i)
            test.runner.notify(events);
        QCOMPARE(test.runner.pending(), 1);
        test.settle();
        QCOMPARE(asked, 2);
        test.runner.setLanguage(u"en"_s);
        test.settle();
        QCOMPARE(asked, 3);
    }

    void rowSteps_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("steps");
        QTest::newRow("nothing") << "" << "" << "";
        QTest::newRow("fill") << "" << "abc" << "+0:2 ";
        QTest::newRow("empty") << "abc" << "" << "-0:2 ";
        QTest::newRow("same") << "abc" << "abc" << "";
        QTest::newRow("change in a block") << "abcd" << "aBCd" << "~1:2 ";
        QTest::newRow("last to first") << "abcd" << "dabc" << "3>0 ";
        QTest::newRow("first to last") << "abcd" << "bcda" << "0>4 ";
        QTest::newRow("swap") << "ab" << "ba" << "1>0 ";
        QTest::newRow("all of it") << "abcde" << "xeBd" << "-2:2 -0:0 2>0 +0:0 ~2:2 ";
    }
    void rowSteps()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, steps);
        auto rows = items(from);
        QString log;
        showRows(rows, items(to), [](const Item &item) { return item.key; }, StepLog{&log});
        QVERIFY(rows == items(to));
        if (QLatin1StringView(QTest::currentDataTag()) != "all of it"_L1 && QLatin1StringView(QTest::currentDataTag()) != "swap"_L1)
            QCOMPARE(log, steps);
        else
            QCOMPARE(log.count(u' '), steps.count(u' '));
    }

    void rowStepsReachAnyList()
    {
        QRandomGenerator random(5);
        const auto any = [&] {
            QString text;
            for (char16_t c = u'a'; c <= u'p'; ++c) {
                if (random.bounded(2))
                    text.insert(random.bounded(int(text.size()) + 1), random.bounded(4) ? QChar(c) : QChar(c).toUpper());
            }
            return text;
        };
        auto rows = items(any());
        for (int i = 0; i < 2000; ++i) {
            const auto next = any();
            QString log;
            showRows(rows, items(next), [](const Item &item) { return item.key; }, StepLog{&log});
            QVERIFY2(rows == items(next), qUtf8Printable(next));
        }
    }

    void selectionGoesBackFromTheInside()
    {
        SceneSelection selection;
        QSignalSpy regions(&selection, &SceneSelection::regionChanged);
        selection.selectWindow(200, 100);
        selection.selectRegion(u"810001"_s);
        selection.selectEvent(u"unified"_s, u"1"_s);
        QCOMPARE(selection.from(), 100.0);
        QCOMPARE(selection.effectiveRegion(), u"810001"_s);
        QVERIFY(selection.back());
        QVERIFY(!selection.hasEvent());
        QCOMPARE(selection.region(), u"810001"_s);
        QVERIFY(selection.back());
        QCOMPARE(selection.effectiveRegion(), u"810000"_s);
        QVERIFY(selection.hasWindow());
        QVERIFY(selection.back());
        QVERIFY(!selection.back());
        selection.selectRegion(u"810000"_s); // home is not a choice
        QCOMPARE(selection.region(), QString());
        QCOMPARE(regions.count(), 2);
    }

    void clockSpeaksTheCitysTime()
    {
        SetClock time;
        WallClock clock(time, QTimeZone("Asia/Hong_Kong"));
        QSignalSpy ticks(&clock, &WallClock::ticked);
        QCOMPARE(clock.timeText(), u"14:32"_s);
        QCOMPARE(clock.secondsText(), u":00"_s);
        QCOMPARE(clock.dateText(), u"7月11日"_s);
        QCOMPARE(clock.weekdayText(), u"星期六"_s);
        clock.tick();
        QCOMPARE(ticks.count(), 0); // it stands still
        time.time += 1000;
        clock.tick();
        QCOMPARE(ticks.count(), 1);
        QCOMPARE(clock.secondsText(), u":01"_s);
        clock.setLanguage(u"en"_s);
        QCOMPARE(clock.dateText(), u"11 July"_s);
        QCOMPARE(clock.weekdayText(), u"Saturday"_s);
        QCOMPARE(clock.formatTime(0), QString());
        QCOMPARE(clock.formatAge(67 * 60'000), u"1h07"_s);
    }
};

QTEST_MAIN(tst_QueryRunner)
#include "tst_queryrunner.moc"
