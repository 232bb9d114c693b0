// No question may walk through all events or all readings: with a city's worth of rows the screen would stutter.

#include "querytest.h"

#include "query/catalog.h"
#include "query/countedevents.h"
#include "query/feedforecast.h"
#include "query/layermodel.h"
#include "query/readcomparisons.h"
#include "query/readevents.h"
#include "query/readfunnel.h"
#include "query/readindicators.h"
#include "query/readlineage.h"
#include "query/readobjections.h"
#include "query/readpoints.h"
#include "query/readregionfigures.h"
#include "query/readregions.h"
#include "query/readsituation.h"
#include "query/readstack.h"
#include "query/readtree.h"
#include "query/sql.h"

#include <QRegularExpression>

#include <functional>
#include <sqlite3.h>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

using Question = std::function<void(const Database &)>;
Q_DECLARE_METATYPE(Question)

static int remember(unsigned, void *list, void *, void *text)
{
    const auto sql = QString::fromUtf8(static_cast<const char *>(text));
    if (!sql.startsWith("--"_L1))
        static_cast<QStringList *>(list)->append(sql);
    return 0;
}

class tst_Plans : public QObject
{
    Q_OBJECT

    QueryTest m_test;

private Q_SLOTS:
    void init() { QTest::failOnWarning(); }

    void initTestCase()
    {
        auto changes = smallCity(m_test.time.time);
        auto zone = makeRegion(u"810000Z"_s, u"区"_s, u"Zone"_s, u"810000"_s, 1);
        zone.kind = Region::Kind::Zone;
        changes.emplace_back(Record(zone));
        for (int i = 0; i < 50; ++i)
            changes.emplace_back(Record(test::makeEvent(QString::number(i), Level::Blue, u"810001001"_s, m_test.time.time - i * hour)));
        changes.emplace_back(Record(makeIndicator(u"a"_s, u"a"_s, {})));
        changes.emplace_back(Record(makeReading(u"a"_s, m_test.time.time, 1)));
        m_test.put(std::move(changes));
    }

    void usesIndexes_data()
    {
        QTest::addColumn<Question>("ask");
        const TimeMs now = m_test.time.time;
        QList<Problem> problems;
        const auto indicators = std::make_shared<const IndicatorRegister>(IndicatorRegister::parse("[[branch]]\ncode = 'b'\nname = 'b'\nleaves = ['a', 'c']\n[[computed]]\ncode = 'c'\nname = 'c'\nowner = 'o'\nunit = '件'\nexpression = 'a + max(a, 3h) + sum(a, regions)'\n", {}, problems));
        const auto rules = std::make_shared<const SituationRules>(parseSituationRules("[[clause]]\nid = 'a'\nabout = 'event'\nweight = 1\ntext = 'x'\ntext_en = 'x'\n[[clause]]\nid = 'b'\nabout = 'indicator'\nindicator = 'c'\nweight = 1\ntext = 'x'\ntext_en = 'x'\n", {}, problems));
        QVERIFY(problems.isEmpty());
        const auto row = [](const char *name, Question ask) { QTest::newRow(name) << ask; };
        for (const auto &region : {QString(), u"810000"_s, u"810001"_s, u"810000Z"_s}) {
            const auto named = [&](const char *name) -> QTestData & { return QTest::addRow("%s of '%s'", name, qUtf8Printable(region)); };
            named("open events") << Question([=](const Database &db) { (void)readEvents(db, {.region = region, .openOnly = true, .limit = 3}); });
            named("events of a window") << Question([=](const Database &db) { (void)readEvents(db, {.region = region, .from = now - day, .byUrgency = false, .limit = 3}); });
            named("open events of a window and level") << Question([=](const Database &db) { (void)readEvents(db, {.region = region, .from = now - day, .to = now, .levels = 2, .openOnly = true, .limit = 0}); });
            named("events by words") << Question([=](const Database &db) { (void)readEvents(db, {.region = region, .search = u"积水 路面积"_s, .limit = 3}); });
            for (int what = 0; what <= int(Counted::InTimeOfWeek); ++what)
                QTest::addRow("counted %d of '%s'", what, qUtf8Printable(region)) << Question([=](const Database &db) { (void)readCounted(db, {.what = Counted(what), .number = 2, .topic = u"traffic"_s, .region = region, .now = now}, 10); });
            named("summary") << Question([=](const Database &db) { (void)readSummary(db, {.region = region, .now = now, .source = u"unified"_s}); });
            named("times") << Question([=](const Database &db) { (void)readEventTimes(db, region, now - day, now); });
            named("topics") << Question([=](const Database &db) { (void)readTopics(db, region, now - day, now, QTimeZone(QTimeZone::UTC)); });
            named("funnel") << Question([=](const Database &db) { (void)readFunnel(db, {.region = region, .from = now - day, .to = now, .source = u"unified"_s}); });
            named("stack by level") << Question([=](const Database &db) { (void)readStack(db, {.region = region, .days = 14, .now = now}); });
            named("stack by topic") << Question([=](const Database &db) { (void)readStack(db, {.region = region, .byTopic = true, .now = now}); });
            named("figures of regions") << Question([=](const Database &db) { (void)readRegionFigures(db, {.indicator = u"a"_s, .parent = region, .now = now}); });
            named("open points") << Question([=](const Database &db) { (void)readPoints(db, {.region = region}); });
            named("points of a window") << Question([=](const Database &db) { (void)readPoints(db, {.open = false, .from = now - day, .to = now, .region = region}); });
            named("points of a window that has moved on") << Question([=](const Database &db) {
                const auto before = readPoints(db, {.open = false, .from = now - day, .to = now, .region = region});
                QVERIFY(!readPoints(db, {.open = false, .from = now - day + hour, .to = now + hour, .region = region}, &*before)->isAnew);
            });
            named("points of a source") << Question([=](const Database &db) { (void)readPoints(db, {.region = region, .source = u"usgs"_s}); });
            named("regions") << Question([=](const Database &db) { (void)readRegions(db, {.parent = region, .closedFrom = now - day, .closedTo = now}); });
            named("situation") << Question([=](const Database &db) { (void)readSituation(db, {.region = region, .eventSource = u"unified"_s, .now = now, .rules = rules, .computed = indicators}); });
            named("indicators") << Question([=](const Database &db) { (void)readIndicators(db, {.region = region, .now = now}); });
            named("series of events") << Question([=](const Database &db) { (void)readSeries(db, {.events = true, .region = region, .now = now}); });
            named("lineage") << Question([=](const Database &db) { (void)readLineage(db, {.code = u"a"_s, .region = region, .now = now}); });
            named("rows of a lineage") << Question([=](const Database &db) { (void)readLineageRows(db, {.code = u"a"_s, .region = region, .now = now}, 60); });
            named("tree") << Question([=](const Database &db) { (void)readTree(db, {.region = region, .now = now, .computed = indicators}); });
            named("computed series") << Question([=](const Database &db) { (void)readSeries(db, {.code = u"c"_s, .region = region, .now = now, .computed = indicators}); });
            named("computed lineage") << Question([=](const Database &db) { (void)readLineage(db, {.code = u"c"_s, .region = region, .now = now, .computed = indicators}); });
            named("computed rows") << Question([=](const Database &db) { (void)readLineageRows(db, {.code = u"c"_s, .region = region, .now = now, .computed = indicators}, 60); });
            named("comparisons") << Question([=](const Database &db) { (void)readComparisons(db, {.code = u"a"_s, .region = region, .at = now, .now = now}); });
            named("objected figures") << Question([=](const Database &db) { (void)readObjectedTo(db, region); });
            named("objections") << Question([=](const Database &db) { (void)readObjections(db, u"a"_s, region, 3); });
            named("forecast of a department") << Question([=](const Database &db) { (void)readFeedForecast(db, {.code = u"a"_s, .region = region, .owner = u"traffic"_s, .now = now, .from = now, .to = now + day, .bucketMs = hour}); });
            named("series of readings") << Question([=](const Database &db) { (void)readSeries(db, {.code = u"a"_s, .region = region, .now = now}); });
        }
        row("events of a source", [](const Database &db) { (void)readEvents(db, {.source = u"usgs"_s, .byUrgency = false, .limit = 0}); });
        row("open events of a source and window", [=](const Database &db) { (void)readEvents(db, {.source = u"usgs"_s, .from = now - day, .openOnly = true, .limit = 3}); });
        row("events of a source by words", [](const Database &db) { (void)readEvents(db, {.source = u"usgs"_s, .search = u"积水 路面积"_s, .limit = 3}); });
        row("events by key", [](const Database &db) { (void)readEvents(db, {.region = u"810001"_s, .byUrgency = false, .keys = std::make_shared<EventKeys>(EventKeys{{u"usgs"_s, u"1"_s}}), .limit = 0}); });
        row("all points of a source", [=](const Database &db) { (void)readPoints(db, {.open = false, .source = u"usgs"_s}); });
        row("event", [](const Database &db) { (void)readEvent(db, u"unified"_s, u"1"_s, Language::Chinese); });
        row("ticker", [=](const Database &db) { (void)readTicker(db, now, 8, Language::Chinese); });
    }
    void usesIndexes()
    {
        QFETCH(Question, ask);
        const auto db = Database::openForReading(m_test.path);
        QVERIFY(db);
        QStringList statements;
        sqlite3_trace_v2(db->handle().getHandle(), SQLITE_TRACE_STMT, remember, &statements);
        ask(*db);
        sqlite3_trace_v2(db->handle().getHandle(), 0, nullptr, nullptr);
        QVERIFY(!statements.isEmpty());
        statements.removeDuplicates();
        // A walk along the small partial index of open events is what it is for.
        static const QRegularExpression forbidden(u"^SCAN (event|reading|e|eventlog|l|event_history|reading_history)(?! USING (COVERING )?INDEX event_open)\\b"_s);
        for (const auto &statement : std::as_const(statements)) {
            if (statement.contains("fts5"_L1) || statement.contains("'main'."_L1))
                continue; // the text index asks its own tables
            Sql plan(*db, u"EXPLAIN QUERY PLAN "_s + statement);
            while (plan.next())
                QVERIFY2(!forbidden.match(plan.text(3)).hasMatch(), qUtf8Printable(plan.text(3) + u" in "_s + statement));
        }
    }
};

QTEST_MAIN(tst_Plans)
#include "tst_plans.moc"
