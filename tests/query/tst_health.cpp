// What the board and the banner say of feeds, sources, the cache and refused records, and how they follow both clocks.

#include "querytest.h"

#include "query/healthmodel.h"
#include "query/linkwords.h"
#include "query/quarantinemodel.h"
#include "query/sourceboard.h"

#include <QAbstractItemModelTester>
#include <QGuiApplication>
#include <QSignalSpy>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

using State = FeedHealth::State;

template<typename Model>
static void bindTo(Model &model, QueryTest &test)
{
    model.setRunner(&test.runner);
    model.setClock(&test.clock);
}

/** Second by second, as the wall does. */
static void live(QueryTest &test, int seconds)
{
    for (int i = 0; i < seconds; ++i)
        test.pass(1'000);
}

static Event dataOf(const QString &source, const QString &id, TimeMs time)
{
    auto event = makeEvent(id, Level::Blue, u"810001"_s, time);
    event.head.source = source;
    return event;
}

class tst_Health : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void feedStates_data()
    {
        QTest::addColumn<FeedHealth>("health");
        QTest::addColumn<int>("grade");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("next");
        const auto row = [](const char *name, FeedHealth health, LinkGrade grade, const QString &word, const QString &next) {
            health.feed = u"f"_s;
            QTest::newRow(name) << health << int(grade) << word << next;
        };
        const TimeMs now = QueryTest().time.time;
        row("idle", {.state = State::Idle}, LinkGrade::Working, u"starting"_s, u"—"_s);
        row("snapshot", {.state = State::Snapshot}, LinkGrade::Working, u"loading all"_s, u"—"_s);
        row("snapshot of known size", {.state = State::Snapshot, .progressPercent = 42}, LinkGrade::Working, u"loading all, 42%"_s, u"—"_s);
        row("catching up", {.state = State::CatchingUp}, LinkGrade::Working, u"catching up"_s, u"—"_s);
        row("live", {.type = u"tlf"_s, .state = State::Live}, LinkGrade::Well, u"live"_s, u"—"_s);
        row("recorded", {.type = u"pack"_s, .state = State::Live}, LinkGrade::Well, u"recorded"_s, u"—"_s);
        row("first retry", {.state = State::Waiting, .nextTry = now + 1'000, .attempts = 1}, LinkGrade::Trying, u"retrying"_s, u"in 1 s, attempt 2"_s);
        row("retry under way", {.state = State::Waiting, .attempts = 2}, LinkGrade::Trying, u"retrying"_s, u"now, attempt 3"_s);
        row("lost", {.state = State::Waiting, .nextTry = now + 12'000, .attempts = 4}, LinkGrade::Lost, u"link lost"_s, u"in 12 s, attempt 5"_s);
        row("halted", {.state = State::Halted, .attempts = 4}, LinkGrade::Halted, u"halted"_s, u"none: needs a person"_s);
    }
    void feedStates()
    {
        QFETCH(const FeedHealth, health);
        QueryTest test;
        test.runner.setLanguage(u"en"_s);
        HealthModel model;
        bindTo(model, test);
        model.setHealth(health);
        QTEST(at(*model.feeds(), 0, "grade").toInt(), "grade");
        QTEST(at(*model.feeds(), 0, "stateText").toString(), "word");
        QTEST(at(*model.feeds(), 0, "nextText").toString(), "next");
        QCOMPARE(model.feeds()->canRetry(), health.state == State::Waiting || health.state == State::Halted);
        test.settle();
    }

    void feedFigures_data()
    {
        QTest::addColumn<FeedHealth>("health");
        QTest::addColumn<QByteArray>("role");
        QTest::addColumn<QString>("text");
        const TimeMs now = QueryTest().time.time;
        QTest::newRow("never") << FeedHealth{} << QByteArray("lastGoodText") << u"never"_s;
        QTest::newRow("3 min") << FeedHealth{.lastSuccess = now - 3 * minute} << QByteArray("lastGoodText") << u"3 min ago"_s;
        QTest::newRow("lag not known") << FeedHealth{} << QByteArray("lagText") << u"—"_s;
        QTest::newRow("lag zero") << FeedHealth{.lagMs = 0} << QByteArray("lagText") << u"0 ms"_s;
        QTest::newRow("lag") << FeedHealth{.lagMs = 2'340} << QByteArray("lagText") << u"2.3 s"_s;
        QTest::newRow("rows") << FeedHealth{.rowsIn = 1'284'310} << QByteArray("rowsText") << u"1,284,310"_s;
        QTest::newRow("bytes") << FeedHealth{.bytesIn = 13'002'342} << QByteArray("bytesText") << u"12.4 MiB"_s;
        QTest::newRow("server behind") << FeedHealth{.clockSkewMs = -7'200} << QByteArray("skewText") << u"−7.2 s"_s;
        QTest::newRow("server ahead") << FeedHealth{.clockSkewMs = 40} << QByteArray("skewText") << u"+40 ms"_s;
        QTest::newRow("no server") << FeedHealth{.type = u"pack"_s} << QByteArray("skewText") << u"—"_s;
        QTest::newRow("never audited") << FeedHealth{} << QByteArray("auditText") << u"never"_s;
        QTest::newRow("agreed") << FeedHealth{.lastAudit = now - 12 * minute} << QByteArray("auditText") << u"agreed, 12 min ago"_s;
        QTest::newRow("differed") << FeedHealth{.lastAudit = now - hour, .auditDetail = u"event: 3 of 64 buckets"_s} << QByteArray("auditText") << u"differed, 1 h ago"_s;
        QTest::newRow("paused") << FeedHealth{.pausedTypes = {u"event"_s, u"reading"_s}} << QByteArray("pausedText") << u"stopped, too many bad records: events, readings"_s;
        QTest::newRow("without datum") << FeedHealth{.hasLeftOutPlaces = true} << QByteArray("datumText") << u"not on the map: its datum is not stated"_s;
        QTest::newRow("why, without an old countdown") << FeedHealth{.state = State::Waiting, .detail = u"Connection refused; next try in 12.0 s (attempt 7)"_s} << QByteArray("detail") << u"Connection refused"_s;
        QTest::newRow("a deceiving address") << FeedHealth{.address = u"http://a\u202Egpj.exe\n/b"_s} << QByteArray("address") << u"http://a gpj.exe /b"_s;
    }
    void feedFigures()
    {
        QFETCH(FeedHealth, health);
        QFETCH(const QByteArray, role);
        health.feed = u"f"_s;
        QueryTest test;
        test.runner.setLanguage(u"en"_s);
        HealthModel model;
        bindTo(model, test);
        model.setHealth(health);
        QTEST(at(*model.feeds(), 0, role.constData()).toString(), "text");
        test.settle();
    }

    void feedsComeWorstFirstWithFewSignals()
    {
        QueryTest test;
        HealthModel model;
        QAbstractItemModelTester tester(model.feeds());
        bindTo(model, test);
        int reset = 0;
        connect(model.feeds(), &QAbstractItemModel::modelReset, &model, [&reset] { ++reset; });
        int moved = 0;
        connect(model.feeds(), &QAbstractItemModel::rowsMoved, &model, [&moved] { ++moved; });
        model.setHealth({.feed = u"a"_s, .state = State::Live});
        model.setHealth({.feed = u"b"_s, .state = State::Waiting, .attempts = 1});
        model.setHealth({.feed = u"c"_s, .state = State::Live});
        model.setHealth({.feed = u"d"_s, .state = State::Halted});
        QCOMPARE(column(*model.feeds(), "feed"), u"d b a c"_s);
        model.setHealth({.feed = u"c"_s, .state = State::Waiting, .attempts = 9});
        QCOMPARE(column(*model.feeds(), "feed"), u"d c b a"_s);
        QCOMPARE(reset, 0);
        QCOMPARE(moved, 1);
        test.settle();
    }

    void aClockJumpMakesNoLinkLostOrFresh_data()
    {
        QTest::addColumn<TimeMs>("jump");
        QTest::newRow("an hour on") << hour;
        QTest::newRow("an hour back") << -hour;
        QTest::newRow("ten years on") << 3650 * day;
    }
    void aClockJumpMakesNoLinkLostOrFresh()
    {
        QFETCH(const TimeMs, jump);
        QueryTest test;
        test.runner.setLanguage(u"en"_s);
        HealthModel model;
        bindTo(model, test);
        const TimeMs now = test.time.time;
        model.setHealth({.feed = u"up"_s, .state = State::Live, .lastSuccess = now});
        FeedHealth lost{.feed = u"lost"_s, .state = State::Waiting, .lastSuccess = now - 3 * minute, .nextTry = now + 40'000, .attempts = 5};
        model.setHealth(lost);
        live(test, 10);
        test.time.jump = jump;
        live(test, 10);
        const auto check = [&model] {
            QCOMPARE(at(*model.feeds(), 0, "lastGoodText").toString(), u"3 min ago"_s);
            QCOMPARE(at(*model.feeds(), 0, "nextText").toString(), u"in 20 s, attempt 6"_s);
            QCOMPARE(at(*model.feeds(), 1, "lastGoodText").toString(), u"20 s ago"_s);
            QCOMPARE(model.bannerText(), u"The link to lost is lost for 3 min, next try in 20 s"_s);
        };
        check();
        lost.rowsIn = 1; // told again with the old times: they have not become others
        model.setHealth(lost);
        check();
        model.setHealth({.feed = u"up"_s, .state = State::Live, .lastSuccess = now + 20'000 + jump}); // a contact under the new clock
        QCOMPARE(at(*model.feeds(), 1, "lastGoodText").toString(), u"just now"_s);
        test.settle();
    }

    void aSourceIsLateByItsOwnIntervalWithinTwoSeconds()
    {
        QueryTest test;
        test.runner.setLanguage(u"en"_s);
        const TimeMs now = test.time.time;
        test.put({Record(makeSource(u"five"_s, u"五"_s, 300, now)), Record(dataOf(u"five"_s, u"a"_s, now)), Record(makeSource(u"hour"_s, u"时"_s, 3600, now)), Record(dataOf(u"hour"_s, u"b"_s, now))});
        HealthModel model;
        SourceBoardModel board;
        bindTo(model, test);
        bindTo(board, test);
        test.settle();
        model.setHealth({.feed = u"city"_s, .state = State::Live});
        live(test, 300);
        QCOMPARE(column(board, "sourceState"), u"3 3"_s);
        QCOMPARE(model.bannerText(), QString());
        live(test, 2); // nothing came: the clock alone
        QCOMPARE(column(board, "sourceId"), u"five hour"_s);
        QCOMPARE(column(board, "sourceState"), u"2 3"_s);
        QCOMPARE(model.bannerText(), u"five is late: no data for 5 min (due every 5 min)"_s);
        QVERIFY(!model.isBannerGrave());
        live(test, 600);
        QCOMPARE(column(board, "sourceState"), u"0 3"_s);
        QCOMPARE(model.bannerText(), u"five is stale: no data for 15 min (due every 5 min)"_s);
        test.put({Record(dataOf(u"five"_s, u"c"_s, test.time.time))});
        test.settle();
        test.pass(1'000);
        QCOMPARE(column(board, "sourceState"), u"3 3"_s);
        QCOMPARE(model.bannerText(), u"five: well again"_s);
        live(test, 6);
        QCOMPARE(model.bannerText(), QString());
    }

    void sourceStates_data()
    {
        QTest::addColumn<int>("interval");
        QTest::addColumn<TimeMs>("age"); // −1: nothing came
        QTest::addColumn<int>("state");
        const auto row = [](const char *name, int interval, TimeMs age, SourceBoardModel::State state) { QTest::newRow(name) << interval << age << int(state); };
        row("on time", 300, 0, SourceBoardModel::OnTime);
        row("at the limit", 300, 5 * minute, SourceBoardModel::OnTime);
        row("late", 300, 5 * minute + 1, SourceBoardModel::Late);
        row("late to the end", 300, 15 * minute, SourceBoardModel::Late);
        row("stale", 300, 15 * minute + 1, SourceBoardModel::Stale);
        row("never", 300, -1, SourceBoardModel::Never);
        row("no promise", 0, 3 * day, SourceBoardModel::NoPromise);
        row("no promise, nothing", 0, -1, SourceBoardModel::NoPromise);
        row("from the future", 300, -hour, SourceBoardModel::OnTime);
    }
    void sourceStates()
    {
        QFETCH(const int, interval);
        QFETCH(const TimeMs, age);
        const TimeMs now = 1'783'751'520'000;
        Freshness freshness{.time = age == -1 ? 0 : now - age, .intervalSeconds = interval, .hasSource = true};
        static_cast<void>(freshness.update(now, Language::English));
        QTEST(int(sourceState(freshness)), "state");
    }

    void aSourceThatIsOnlyRegisteredHasNeverSent()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        test.put({Record(makeSource(u"a"_s, u"甲"_s, 300, now))});
        SourceBoardModel board;
        bindTo(board, test);
        test.settle();
        QCOMPARE(at(board, 0, "sourceState").toInt(), int(SourceBoardModel::Never));
        QCOMPARE(at(board, 0, "ageText").toString(), u"—"_s);
        live(test, 10);
        test.put({Record(dataOf(u"a"_s, u"e"_s, test.time.time))});
        test.settle();
        QCOMPARE(at(board, 0, "sourceState").toInt(), int(SourceBoardModel::OnTime));
        QCOMPARE(at(board, 0, "rowsText").toString(), u"1"_s);
        test.put({Record(dataOf(u"a"_s, u"f"_s, test.time.time))}); // and nothing moves on but the cache
        test.settle();
        QCOMPARE(at(board, 0, "rowsText").toString(), u"2"_s);
    }

    void twoHundredSourcesWorstFirst()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        std::vector<Change> changes;
        for (int i = 0; i < 200; ++i) {
            const QString id = u"s%1"_s.arg(i, 3, 10, QChar(u'0'));
            changes.emplace_back(Record(makeSource(id, i % 2 == 0 ? u"水务局"_s : u"公安交管"_s, i < 10 ? 0 : 300, i < 190 ? 1 : 0)));
            if (i < 190)
                changes.emplace_back(Record(dataOf(id, id, now - (i % 40 == 39 ? (20 + i) * minute : i % 40 == 38 ? 6 * minute
                                                                                                                  : 0))));
        }
        test.put(std::move(changes));
        SourceBoardModel board;
        QAbstractItemModelTester tester(&board);
        QSignalSpy reset(&board, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&board, &QAbstractItemModel::rowsInserted);
        bindTo(board, test);
        test.settle();
        QCOMPARE(board.rowCount(), 200);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(board.counters(), (QList<int>{4, 10, 4, 172, 10}));
        QCOMPARE(at(board, 0, "sourceId").toString(), u"s159"_s); // silent longest
        QCOMPARE(at(board, 3, "sourceId").toString(), u"s039"_s);
        QCOMPARE(at(board, 4, "sourceId").toString(), u"s190"_s);
        int last = 0;
        for (int row = 0; row < 200; ++row) {
            const int state = at(board, row, "sourceState").toInt();
            QVERIFY(state >= last);
            last = state;
        }
        QCOMPARE(at(board, 0, "rowsText").toString(), u"1"_s);

        // A second later hardly anything is said anew.
        QSignalSpy changed(&board, &QAbstractItemModel::dataChanged);
        int moved = 0;
        connect(&board, &QAbstractItemModel::rowsMoved, &board, [&moved] { ++moved; });
        live(test, 1);
        QCOMPARE(moved, 0);
        QVERIFY(changed.size() <= 4);

        board.setFilter(u"水务"_s);
        QCOMPARE(board.rowCount(), 100);
        QCOMPARE(board.total(), 200);
        board.setFilter(u"S159"_s);
        QCOMPARE(column(board, "sourceId"), u"s159"_s);
        board.setFilter({});
        board.setOnlyState(SourceBoardModel::Late);
        QCOMPARE(board.rowCount(), 4);
        board.setOnlyState(-1);
        QCOMPARE(board.rowCount(), 200);
        QCOMPARE(reset.size(), 0);
    }

    void theWorstStandsInTheBanner_data()
    {
        QTest::addColumn<QList<FeedHealth>>("feeds");
        QTest::addColumn<std::optional<CacheHealth>>("cache");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("more");
        QTest::addColumn<bool>("grave");
        const TimeMs now = QueryTest().time.time;
        const FeedHealth up{.feed = u"up"_s, .state = State::Live, .lastSuccess = now};
        const FeedHealth lost{.feed = u"a"_s, .state = State::Waiting, .lastSuccess = now - 3 * minute, .nextTry = now + 18'000, .attempts = 5};
        const FeedHealth trying{.feed = u"t"_s, .state = State::Waiting, .lastSuccess = now - 10'000, .attempts = 1};
        const FeedHealth halted{.feed = u"h"_s, .state = State::Halted, .detail = u"401 Unauthorized"_s};
        const FeedHealth paused{.feed = u"p"_s, .state = State::Live, .pausedTypes = {u"event"_s, u"asset"_s}};
        const CacheHealth memory{.mode = CacheHealth::Mode::Memory, .detail = u"database or disk is full"_s};
        const CacheHealth none{.mode = CacheHealth::Mode::None, .detail = u"/x/cache.db: disk I/O error"_s};
        const CacheHealth disk{.mode = CacheHealth::Mode::Disk};
        using Cache = std::optional<CacheHealth>;
        QTest::newRow("well") << QList{up} << Cache(disk) << QString() << 0 << false;
        QTest::newRow("lost") << QList{up, lost} << Cache() << u"The link to a is lost for 3 min, next try in 12 s"_s << 0 << true;
        QTest::newRow("trying") << QList{trying} << Cache() << u"t does not answer for 16 s, trying now"_s << 0 << false;
        QTest::newRow("halted before lost") << QList{lost, halted} << Cache() << u"The link to h has stopped and needs a person: 401 Unauthorized"_s << 1 << true;
        QTest::newRow("memory") << QList{up} << Cache(memory) << u"The cache runs in memory: the disk is full, new data will not be kept"_s << 0 << true;
        QTest::newRow("lost before memory") << QList{lost} << Cache(memory) << u"The link to a is lost for 3 min, next try in 12 s"_s << 1 << true;
        QTest::newRow("no cache before all") << QList{lost, halted, paused} << Cache(none) << u"There is no cache: /x/cache.db: disk I/O error, nothing new can be shown"_s << 3 << true;
        QTest::newRow("paused") << QList{paused} << Cache() << u"p: 2 record type(s) stopped, too many of their records were bad"_s << 0 << true;
    }
    void theWorstStandsInTheBanner()
    {
        QFETCH(const QList<FeedHealth>, feeds);
        QFETCH(const std::optional<CacheHealth>, cache);
        QueryTest test;
        test.runner.setLanguage(u"en"_s);
        HealthModel model;
        bindTo(model, test);
        for (const auto &feed : feeds)
            model.setHealth(feed);
        if (cache)
            model.setCacheHealth(*cache);
        live(test, 6);
        QTEST(model.bannerText(), "text");
        QTEST(model.bannerMore(), "more");
        QTEST(model.isBannerGrave(), "grave");
        test.settle();
    }

    void theBannerDoesNotBlink()
    {
        QueryTest test;
        test.runner.setLanguage(u"en"_s);
        HealthModel model;
        bindTo(model, test);
        const FeedHealth up{.feed = u"a"_s, .state = State::Live};
        const FeedHealth down{.feed = u"a"_s, .state = State::Waiting, .attempts = 5};
        model.setHealth(up);
        for (int i = 0; i < 5; ++i) { // comes and goes every second
            model.setHealth(down);
            live(test, 1);
            QVERIFY(!model.bannerText().isEmpty());
            model.setHealth(up);
            live(test, 1);
            QCOMPARE(model.bannerText(), u"a: well again"_s);
            QVERIFY(!model.isBannerGrave());
        }
        live(test, 4);
        QCOMPARE(model.bannerText(), QString());
        // One failed try that is mended within seconds is not worth a banner.
        model.setHealth({.feed = u"a"_s, .state = State::Waiting, .attempts = 1});
        live(test, 4);
        QCOMPARE(model.bannerText(), QString());
        model.setHealth(up);
        live(test, 8);
        QCOMPARE(model.bannerText(), QString());
        test.settle();
    }

    void aRecordedCityRaisesNoFalseBanner()
    {
        QueryTest test;
        const TimeMs now = test.time.time;
        test.put({Record(makeSource(u"old"_s, u"旧"_s, 60, now)), Record(dataOf(u"old"_s, u"a"_s, now - day))});
        HealthModel model;
        model.setRecorded(true);
        bindTo(model, test);
        test.settle();
        model.setHealth({.feed = u"pack"_s, .type = u"pack"_s, .state = State::Live, .lastSuccess = now - 100 * day});
        live(test, 60);
        QCOMPARE(model.bannerText(), QString());
        QCOMPARE(model.linkState(), int(HealthModel::Recorded));
        model.setHealth({.feed = u"beside"_s, .state = State::Halted}); // but real trouble is told
        QVERIFY(model.isBannerGrave());
        test.settle();
    }

    void noFeedAtAllIsSaid()
    {
        QueryTest test;
        test.runner.setLanguage(u"en"_s);
        HealthModel model;
        bindTo(model, test);
        live(test, 14);
        QCOMPARE(model.bannerText(), QString());
        live(test, 2);
        QVERIFY(model.isSilent());
        QCOMPARE(model.bannerText(), u"No feed is configured: what is shown is what the cache last knew"_s);
        test.settle();
    }

    /** "All is well" is said of something that was looked at: at least one feed, all of them live. */
    void theVerdict_data()
    {
        QTest::addColumn<int>("expected"); // −1: not told
        QTest::addColumn<bool>("recorded");
        QTest::addColumn<QList<FeedHealth>>("feeds");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<int>("state");
        const FeedHealth up{.feed = u"up"_s, .type = u"tlf"_s, .state = State::Live};
        const FeedHealth trying{.feed = u"t"_s, .type = u"tlf"_s, .state = State::Waiting, .attempts = 1};
        const FeedHealth loading{.feed = u"l"_s, .type = u"tlf"_s, .state = State::Snapshot};
        const FeedHealth pack{.feed = u"pack"_s, .type = u"pack"_s, .state = State::Live};
        const FeedHealth points{.feed = u"points"_s, .type = u"geojson"_s, .state = State::Live};
        QTest::newRow("well") << 1 << false << QList{up} << u"Every link is up and no source is late"_s << int(HealthModel::Live);
        QTest::newRow("not told how many") << -1 << false << QList{up} << u"Every link is up and no source is late"_s << int(HealthModel::Live);
        QTest::newRow("just started") << 2 << false << QList<FeedHealth>() << u"No feed has reported yet"_s << int(HealthModel::CatchingUp);
        QTest::newRow("one has not reported") << 2 << false << QList{up} << u"1 feed(s) have not reported yet"_s << int(HealthModel::CatchingUp);
        QTest::newRow("two retry") << 2 << false << QList{up, trying, FeedHealth{.feed = u"u"_s, .state = State::Waiting, .attempts = 2}} << u"2 feed(s) do not answer and are tried again"_s << int(HealthModel::Late);
        QTest::newRow("one loads") << 2 << false << QList{up, loading} << u"1 feed(s) are loading or catching up"_s << int(HealthModel::CatchingUp);
        QTest::newRow("an exhibition") << 1 << true << QList{pack} << u"Recorded data from a city pack: no live feed is configured"_s << int(HealthModel::Recorded);
        QTest::newRow("points beside a recorded city") << 2 << true << QList{pack, points} << u"Recorded data: the links are not judged"_s << int(HealthModel::Recorded);
        QTest::newRow("points that retry beside it") << 2 << true << QList{pack, trying} << u"1 feed(s) do not answer and are tried again"_s << int(HealthModel::Late);
    }
    void theVerdict()
    {
        QFETCH(const int, expected);
        QFETCH(const bool, recorded);
        QFETCH(const QList<FeedHealth>, feeds);
        QueryTest test;
        test.runner.setLanguage(u"en"_s);
        HealthModel model;
        model.setRecorded(recorded);
        bindTo(model, test);
        if (expected >= 0)
            model.setExpectedFeeds(expected);
        for (const auto &feed : feeds)
            model.setHealth(feed);
        live(test, 3); // a link that fails is not in the banner yet
        QCOMPARE(model.bannerText(), QString());
        QTEST(model.verdictText(), "verdict");
        QTEST(model.linkState(), "state");
        test.settle();
    }

    void theVerdictIsToldAnew()
    {
        QueryTest test;
        test.runner.setLanguage(u"en"_s);
        HealthModel model;
        bindTo(model, test);
        model.setExpectedFeeds(1);
        QSignalSpy told(&model, &HealthModel::bannerChanged);
        model.setHealth({.feed = u"a"_s, .state = State::CatchingUp});
        QCOMPARE(told.size(), 1);
        model.setHealth({.feed = u"a"_s, .state = State::Live});
        QCOMPARE(told.size(), 2);
        model.setHealth({.feed = u"a"_s, .state = State::Live, .rowsIn = 9});
        QCOMPARE(told.size(), 2);
        test.settle();
    }

    /** Where it is known that no feed is configured nobody waits for one. */
    void noFeedIsSaidAtOnceWhereItIsKnown()
    {
        QueryTest test;
        test.runner.setLanguage(u"en"_s);
        HealthModel model;
        bindTo(model, test);
        model.setExpectedFeeds(0);
        QVERIFY(model.isSilent());
        QCOMPARE(model.linkState(), int(HealthModel::Lost));
        QCOMPARE(model.bannerText(), u"No feed is configured: what is shown is what the cache last knew"_s);
        model.setExpectedFeeds(2); // a cache is examined for as long as that takes: there are feeds all the same
        live(test, 60);
        QVERIFY(!model.isSilent());
        QCOMPARE(model.verdictText(), u"No feed has reported yet"_s);
        test.settle();
    }

    void aFeedThatIsConfiguredWronglyIsOnTheBoard()
    {
        QueryTest test;
        test.runner.setLanguage(u"en"_s);
        HealthModel model;
        bindTo(model, test);
        QSignalSpy asked(&model, &HealthModel::retryRequested);
        model.setExpectedFeeds(2);
        model.setHealth({.feed = u"[[feed]] 2"_s, .address = u"/etc/tonglan/feeds.toml"_s, .state = State::Halted, .detail = u"feeds.toml:5: feed: 'name' is missing\nfeeds.toml:8: feed: unknown key 'nme'"_s, .isMisconfigured = true});
        model.setHealth({.feed = u"up"_s, .type = u"tlf"_s, .state = State::Live});
        const auto text = [&model](const char *role) { return at(*model.feeds(), 0, role).toString(); };
        QCOMPARE(text("feed"), u"feed no. 2"_s);
        QCOMPARE(text("stateText"), u"wrongly configured"_s);
        QCOMPARE(text("nextText"), u"none: mend the feeds file, start again"_s);
        QCOMPARE(text("detail"), u"feeds.toml:5: feed: 'name' is missing; feeds.toml:8: feed: unknown key 'nme'"_s);
        QCOMPARE(text("kind"), u"feeds file"_s);
        for (const auto *role : {"skewText", "auditText", "lagText"})
            QCOMPARE(text(role), u"—"_s);
        QCOMPARE(model.bannerText(), u"feed no. 2 is configured wrongly and not connected: feeds.toml:5: feed: 'name' is missing; feeds.toml:8: feed: unknown key 'nme'"_s);
        QVERIFY(model.isBannerGrave());
        QCOMPARE(model.linkState(), int(HealthModel::Lost));
        QVERIFY(!model.feeds()->canRetry()); // a button that cannot help is not offered
        model.retry();
        QCOMPARE(asked.size(), 0);
        test.settle();
    }

    void actionsThatCannotBeStoredAreSaid()
    {
        QueryTest test;
        test.runner.setLanguage(u"en"_s);
        HealthModel model;
        bindTo(model, test);
        model.setExpectedFeeds(1);
        model.setHealth({.feed = u"up"_s, .type = u"tlf"_s, .state = State::Live});
        model.setOutboxHealth({.isOpen = true});
        QCOMPARE(model.bannerText(), QString());
        model.setOutboxHealth({.detail = u"/x/outbox.db: outbox has schema 99, this program knows 1"_s});
        QCOMPARE(model.bannerText(), u"Actions cannot be stored: /x/outbox.db: outbox has schema 99, this program knows 1"_s);
        QVERIFY(model.isBannerGrave());
        QCOMPARE(model.linkState(), int(HealthModel::Live)); // the links are not to blame
        model.setOutboxHealth({.isOpen = true});
        QCOMPARE(model.bannerText(), u"The store of actions: well again"_s);
        live(test, 6);
        QCOMPARE(model.bannerText(), QString());
        test.settle();
    }

    void withoutACacheTheLinkIsLost()
    {
        QueryTest test;
        HealthModel model;
        model.setRecorded(true);
        bindTo(model, test);
        QVERIFY(!model.cache()->isKnown());
        QCOMPARE(model.cache()->sizeText(), u"—"_s);
        QCOMPARE(model.cache()->freeText(), u"—"_s);
        QCOMPARE(model.cache()->revisionText(), u"—"_s);
        QCOMPARE(model.linkState(), int(HealthModel::Recorded));
        model.setCacheHealth({.mode = CacheHealth::Mode::None, .detail = u"x"_s});
        QCOMPARE(model.linkState(), int(HealthModel::Lost));
        test.settle();
    }

    void retryIsAskedOnlyWhereSomethingWaits()
    {
        QueryTest test;
        HealthModel model;
        bindTo(model, test);
        QSignalSpy asked(&model, &HealthModel::retryRequested);
        model.setHealth({.feed = u"a"_s, .state = State::Live});
        model.retry();
        QCOMPARE(asked.size(), 0);
        model.setHealth({.feed = u"a"_s, .state = State::Halted});
        model.retry();
        QCOMPARE(asked.size(), 1);
        QVERIFY(!model.retryText().isEmpty());
        live(test, 4);
        QVERIFY(model.retryText().isEmpty());
        test.settle();
    }

    /** A stopped record type is not waited for like a link, but a person who has mended the backend can have it tried now. */
    void aStoppedTypeCanBeRetried()
    {
        QueryTest test;
        HealthModel model;
        bindTo(model, test);
        QSignalSpy asked(&model, &HealthModel::retryRequested);
        model.setHealth({.feed = u"a"_s, .state = State::Live, .pausedTypes = {u"event"_s}});
        QVERIFY(model.feeds()->canRetry());
        model.retry();
        QCOMPARE(asked.size(), 1);
        model.setHealth({.feed = u"a"_s, .state = State::Live});
        QVERIFY(!model.feeds()->canRetry());
        model.retry();
        QCOMPARE(asked.size(), 1);
        test.settle();
    }

    /** The panel and the list beside it count the same records at the same moment: nobody waits for the next look at the cache. */
    void theCacheCountsARefusalAtOnce()
    {
        QueryTest test;
        test.put(smallCity(test.time.time));
        HealthModel model;
        bindTo(model, test);
        test.settle();
        model.setCacheHealth({.mode = CacheHealth::Mode::Disk});
        QCOMPARE(model.cache()->quarantinedText(), u"0"_s);
        FeedBatch batch{.feed = u"city"_s, .kind = FeedBatch::Kind::Delta, .epoch = u"e"_s, .previousCursor = u"c1"_s, .cursor = u"c2"_s};
        for (int i = 0; i < 10; ++i)
            batch.rejected.push_back({.type = u"event"_s, .source = u"unified"_s, .id = QString::number(i), .reason = u"x"_s});
        QVERIFY(test.writer->apply(batch));
        model.setHealth({.feed = u"city"_s, .state = State::Live, .rowsRejected = 10});
        test.settle();
        QCOMPARE(model.cache()->quarantinedText(), u"10"_s);
        model.setCacheHealth({.mode = CacheHealth::Mode::Disk, .quarantined = 4}); // somebody took some of them away
        QCOMPARE(model.cache()->quarantinedText(), u"4"_s);
    }

    void refusedRecords()
    {
        QueryTest test;
        test.runner.setLanguage(u"en"_s);
        test.put(smallCity(test.time.time));
        QuarantineModel model;
        SourceBoardModel board;
        QAbstractItemModelTester tester(&model);
        bindTo(model, test);
        bindTo(board, test);
        test.settle();
        QVERIFY(!model.isLoading());
        QCOMPARE(model.rowCount(), 0);

        FeedBatch batch{.feed = u"city"_s, .kind = FeedBatch::Kind::Delta, .epoch = u"e"_s, .previousCursor = u"c1"_s, .cursor = u"c2"_s};
        batch.rejected.push_back({.type = u"event"_s, .source = u"unified"_s, .id = u"x\u202Ey"_s, .reason = u"bad\nlevel"_s, .raw = "{\"a\":\"\xE2\x80\xAE\"}"});
        batch.rejected.push_back({.type = u"event"_s, .source = u"unified"_s, .id = u"z"_s, .reason = u"worse"_s, .raw = "\xFF\x1B"});
        batch.rejected.push_back({.reason = u"not an object"_s});
        QVERIFY(test.writer->apply(batch));
        model.setStamp(3);
        test.settle();
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.total(), 3);
        QCOMPARE(model.groups().size(), 2);
        QCOMPARE(model.groups()[0].toMap()[u"count"_s].toInt(), 2);
        int bent = -1;
        for (int row = 0; row < 3; ++row) {
            if (at(model, row, "reason").toString() == "bad; level"_L1)
                bent = row;
        }
        QVERIFY(bent >= 0);
        QCOMPARE(at(model, bent, "which").toString(), u"unified / x y"_s);
        QCOMPARE(at(model, bent, "type").toString(), u"events"_s);
        const double number = at(model, bent, "number").toDouble();
        model.toggle(number);
        QTRY_COMPARE(model.openedText(), u"{\"a\":\"\\u{202E}\"}"_s);
        model.toggle(number);
        QCOMPARE(model.opened(), 0.0);
        test.settle();
    }

    void visible_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << QByteArray("{\"名\":1}") << u"{\"名\":1}"_s;
        QTest::newRow("override") << QByteArray("a\xE2\x80\xAE"
                                                "b")
                                  << u"a\\u{202E}b"_s;
        QTest::newRow("isolate") << QByteArray("\xE2\x81\xA6x") << u"\\u{2066}x"_s;
        QTest::newRow("escape") << QByteArray("\x1B[31m") << u"\\u{001B}[31m"_s;
        QTest::newRow("nul") << QByteArray("a\0b", 3) << u"a\\u{0000}b"_s;
        QTest::newRow("line end") << QByteArray("a\nb") << u"a\\n\nb"_s;
        QTest::newRow("rare character") << QByteArray("\xF0\xA0\x80\x80") << QString::fromUtf8("\xF0\xA0\x80\x80");
        QTest::newRow("no UTF-8") << QByteArray("\xFF") << u"\uFFFD"_s;
        QTest::newRow("byte order mark inside") << QByteArray("a\xEF\xBB\xBF") << u"a\\u{FEFF}"_s;
    }
    void visible()
    {
        QFETCH(const QByteArray, raw);
        QTEST(visibleText(raw), "text");
    }
};

QTEST_MAIN(tst_Health) // the model tester looks at pictures, which Qt Gui knows
#include "tst_health.moc"
