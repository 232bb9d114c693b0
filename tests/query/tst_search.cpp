#include "querytest.h"

#include "query/readsearch.h"
#include "query/searchmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

using namespace tonglan;
using namespace tonglan::test;
using namespace Qt::StringLiterals;

namespace {

/** Names of a base map that come when the test says so. */
class SetNames : public PlaceNames
{
public:
    void want() override
    {
        ++wanted;
        setState(nullptr, true);
    }
    void give(std::vector<NamedPlace> places) { setState(std::make_shared<const NameIndex>(std::move(places)), false); }

    int wanted = 0;
};

Record makeAsset(const QString &id, const QString &name, const QString &nameEn, const QString &kind, const QString &region = u"810001001"_s, GeoPoint at = {22.4, 114.2})
{
    Asset asset;
    asset.head = {.source = u"unified"_s, .id = id, .version = 1, .time = 1};
    asset.name = name;
    asset.nameEn = nameEn;
    asset.kind = kind;
    asset.region = region;
    asset.position = at;
    return Record(asset);
}

}

/** The search over the cache and the names of the base map. */
class tst_Search : public QObject
{
    Q_OBJECT

    std::unique_ptr<QueryTest> m_test;
    std::unique_ptr<SearchModel> m_model;
    std::unique_ptr<SetNames> m_names;

    void search(const QString &text)
    {
        m_model->setText(text);
        m_test->settle();
    }
    QString titles() const { return column(*m_model, "title"); }
    int rowOf(const QString &title) const
    {
        for (int row = 0; row < m_model->count(); ++row) {
            if (at(*m_model, row, "title").toString() == title)
                return row;
        }
        return -1;
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning();
        m_test = std::make_unique<QueryTest>();
        auto changes = smallCity(m_test->time.time);
        auto grid = makeRegion(u"810001001G07"_s, u"大围七号网格"_s, {}, u"810001001"_s, 3);
        grid.kind = Region::Kind::Zone;
        grid.label = GeoPoint{22.37, 114.18};
        changes.emplace_back(Record(grid));
        auto event = makeEvent(u"SJ2026-0143"_s, Level::Orange, u"810001001"_s, m_test->time.time - hour);
        event.title = u"大埔道 路面积水"_s;
        event.address = u"大埔道 12 号"_s;
        changes.emplace_back(Record(event));
        event.head.id = u"SJ2026-0150"_s;
        event.title = u"100% 停水_通知"_s;
        event.address.clear();
        event.stage = Stage::Closed;
        event.closedAt = m_test->time.time;
        event.position.reset();
        changes.emplace_back(Record(event));
        changes.push_back(Change(makeAsset(u"A1"_s, u"威尔斯亲王医院"_s, u"Prince of Wales Hospital"_s, u"hospital"_s)));
        changes.push_back(Change(makeAsset(u"A2"_s, u"荃湾泵站"_s, u"Tsuen Wan Pumping Station"_s, u"pump"_s, u"810002"_s)));
        m_test->put(std::move(changes));
        m_names = std::make_unique<SetNames>();
        m_model = std::make_unique<SearchModel>();
        m_model->setRunner(&m_test->runner);
        m_model->setClock(&m_test->clock);
        m_model->setPlaces(m_names.get());
        m_model->setLatitude(22.4);
        m_model->setLongitude(114.2);
        m_test->settle();
    }
    void cleanup()
    {
        m_model.reset();
        m_names.reset();
        m_test.reset();
    }

    void findsInTheCache_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("where");
        QTest::newRow("district") << u"沙田"_s << u"沙田区"_s << u"region"_s << u"香港"_s;
        QTest::newRow("district, pinyin") << u"shatian"_s << u"沙田区"_s << u"region"_s << u"香港"_s;
        QTest::newRow("district, initials") << u"qwq"_s << u"荃湾区"_s << u"region"_s << u"香港"_s;
        QTest::newRow("subdistrict, English") << u"tai wai"_s << u"大围"_s << u"region"_s << u"沙田区"_s;
        QTest::newRow("region by code") << u"810002"_s << u"荃湾区"_s << u"region"_s << u"香港"_s;
        QTest::newRow("grid by code") << u"810001001g07"_s << u"大围七号网格"_s << u"grid"_s << u"沙田区 · 大围"_s;
        QTest::newRow("asset") << u"亲王医院"_s << u"威尔斯亲王医院"_s << u"asset"_s << u"沙田区 · 大围"_s;
        QTest::newRow("asset, pinyin within") << u"yiyuan"_s << u"威尔斯亲王医院"_s << u"asset"_s << u"沙田区 · 大围"_s;
        QTest::newRow("asset, English words") << u"hospital wales"_s << u"威尔斯亲王医院"_s << u"asset"_s << u"沙田区 · 大围"_s;
        QTest::newRow("event by number") << u"SJ2026-0143"_s << u"大埔道 路面积水"_s << u"event"_s << u"沙田区 · 大围"_s;
        QTest::newRow("event by small letters") << u"sj2026-014"_s << u"大埔道 路面积水"_s << u"event"_s << u"沙田区 · 大围"_s;
        QTest::newRow("event by its last digits") << u"0143"_s << u"大埔道 路面积水"_s << u"event"_s << u"沙田区 · 大围"_s;
        QTest::newRow("event by title") << u"积水"_s << u"大埔道 路面积水"_s << u"event"_s << u"沙田区 · 大围"_s;
        QTest::newRow("event by kind") << u"内涝"_s << u"大埔道 路面积水"_s << u"event"_s << u"沙田区 · 大围"_s;
        QTest::newRow("event by address") << u"12 号"_s << u"大埔道 路面积水"_s << u"event"_s << u"沙田区 · 大围"_s;
        QTest::newRow("event, pinyin") << u"jishui"_s << u"大埔道 路面积水"_s << u"event"_s << u"沙田区 · 大围"_s;
        QTest::newRow("event by one character") << u"埔"_s << u"大埔道 路面积水"_s << u"event"_s << u"沙田区 · 大围"_s;
        QTest::newRow("closed event") << u"停水"_s << u"100% 停水_通知"_s << u"event"_s << u"沙田区 · 大围"_s;
        QTest::newRow("percent is a letter") << u"100%"_s << u"100% 停水_通知"_s << u"event"_s << u"沙田区 · 大围"_s;
    }
    void findsInTheCache()
    {
        QFETCH(QString, typed);
        QFETCH(QString, title);
        m_model->setActive(true);
        const QAbstractItemModelTester tester(m_model.get());
        search(typed);
        const int row = rowOf(title);
        QVERIFY2(row >= 0, qUtf8Printable(titles()));
        QTEST(at(*m_model, row, "kind").toString(), "kind");
        QTEST(at(*m_model, row, "regionName").toString(), "where");
        QVERIFY(m_model->total() >= m_model->count());
    }

    void findsNothing_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("nowhere") << u"没有这个地方"_s;
        QTest::newRow("SQL") << u"'; DROP TABLE event; --"_s;
        QTest::newRow("FTS") << u"\"a\" NEAR(b c) AND *"_s;
        QTest::newRow("column") << u"title:积水"_s;
        QTest::newRow("patterns") << u"%%%"_s;
        QTest::newRow("any letter") << u"___1"_s;
        QTest::newRow("backslash") << u"\\1\\%"_s;
        QTest::newRow("glob") << u"[a-z]*1"_s;
        QTest::newRow("emoji") << u"🚒🚒🚒"_s;
        QTest::newRow("very long") << u"积水"_s.repeated(50'000);
        QTest::newRow("zero within") << u"水"_s + QChar(0) + u"xyz"_s;
        QTest::newRow("half a pair") << u"a"_s + QChar(0xd83d);
        QTest::newRow("marks only") << QString(3, QChar(0x301));
    }
    void findsNothing()
    {
        QFETCH(QString, typed);
        m_model->setActive(true);
        search(typed);
        QCOMPARE(titles(), QString());
        QCOMPARE(m_model->errorText(), QString());
        QVERIFY(m_model->isCurrent());
        search(u"沙田"_s); // and nothing is broken by it
        QVERIFY(rowOf(u"沙田区"_s) >= 0);
    }

    void asksNothingWhileNobodyLooks()
    {
        m_model->setText(u"沙田"_s);
        QCOMPARE(m_test->runner.pending(), 0);
        QCOMPARE(m_names->wanted, 0); // the names of the map are not read for nothing
        m_model->setActive(true);
        QCOMPARE(m_names->wanted, 1);
        m_test->settle();
        QVERIFY(m_model->count() > 0);
        search(u"  "_s);
        QVERIFY(m_model->isBlank());
        QCOMPARE(m_model->count(), 0);
        QCOMPARE(m_test->runner.pending(), 0);
    }

    void namesOfTheMapComeLater()
    {
        m_model->setActive(true);
        search(u"大埔"_s);
        QVERIFY(m_model->isIndexing());
        QVERIFY(rowOf(u"大埔道"_s) < 0);
        QSignalSpy indexing(m_model.get(), &SearchModel::indexingChanged);
        m_names->give({{.kind = NameKind::Road, .zh = u"大埔道"_s, .en = u"Tai Po Road"_s, .at = {22.38, 114.19}, .box = {114.1, 22.3, 114.2, 22.4}},
            {.kind = NameKind::Place, .zh = u"沙田区"_s, .en = u"Sha Tin"_s, .at = {22.4, 114.2}}});
        m_test->settle();
        QCOMPARE(indexing.size(), 1);
        QVERIFY(!m_model->isIndexing());
        const int row = rowOf(u"大埔道"_s);
        QCOMPARE(row, 0); // begins with it, and a road comes before an event
        QCOMPARE(at(*m_model, row, "otherTitle").toString(), u"Tai Po Road"_s);
        QCOMPARE(at(*m_model, row, "regionName").toString(), u"沙田区"_s); // which it lies in
        QCOMPARE(at(*m_model, row, "distanceText").toString(), u"2.5 km"_s);
        const auto place = m_model->placeAt(row);
        QCOMPARE(place[u"kind"_s].toString(), u"road"_s);
        QVERIFY(place[u"box"_s].toRectF().width() > .09);
        search(u"沙田区"_s); // what the city's own data has, the map need not say again
        QCOMPARE(titles(), u"沙田区"_s);
        QCOMPARE(m_model->total(), 1);
        m_names->give({{.kind = NameKind::Point, .zh = u"东方药业"_s, .en = u"東方藥業"_s, .at = {22.4, 114.2}}});
        search(u"dongfang"_s);
        QCOMPARE(titles(), u"东方药业"_s);
        QCOMPARE(at(*m_model, 0, "otherTitle").toString(), QString()); // the same name, in traditional characters
    }

    void inTheLanguageOfTheScreen()
    {
        m_test->runner.setLanguage(u"en"_s);
        m_model->setActive(true);
        search(u"威尔斯"_s);
        QCOMPARE(titles(), u"Prince of Wales Hospital"_s);
        QCOMPARE(at(*m_model, 0, "otherTitle").toString(), u"威尔斯亲王医院"_s);
        QCOMPARE(at(*m_model, 0, "regionName").toString(), u"Sha Tin · Tai Wai"_s);
    }

    void newAssetsAreFound()
    {
        m_model->setActive(true);
        search(u"新泵站"_s);
        QCOMPARE(m_model->count(), 0);
        m_test->put({Change(makeAsset(u"A3"_s, u"新泵站"_s, {}, u"pump"_s))});
        QTRY_COMPARE(titles(), u"新泵站"_s);
    }

    void whatToDoWithIt()
    {
        m_model->setActive(true);
        search(u"0150"_s);
        auto place = m_model->placeAt(0);
        QCOMPARE(place[u"kind"_s].toString(), u"event"_s);
        QCOMPARE(place[u"code"_s].toString(), u"SJ2026-0150"_s);
        QCOMPARE(place[u"source"_s].toString(), u"unified"_s);
        QVERIFY(!place[u"hasPlace"_s].toBool());
        QCOMPARE(at(*m_model, 0, "distanceText").toString(), QString());
        QCOMPARE(at(*m_model, 0, "level").toInt(), int(Level::Orange));
        search(u"沙田区"_s);
        place = m_model->placeAt(0);
        QCOMPARE(place[u"code"_s].toString(), u"810001"_s);
        QVERIFY(!place[u"box"_s].toRectF().isEmpty());
        QVERIFY(m_model->placeAt(-1).isEmpty() && m_model->placeAt(99).isEmpty());
    }

    void bounded()
    {
        std::vector<Change> changes;
        for (int i = 0; i < 300; ++i) {
            changes.push_back(Change(makeAsset(u"B%1"_s.arg(i), u"积水监测点%1"_s.arg(i), {}, u"camera"_s)));
            changes.emplace_back(Record(test::makeEvent(u"F%1"_s.arg(i), Level::Blue, u"810001"_s, m_test->time.time - i * minute)));
        }
        m_test->put(std::move(changes));
        m_model->setActive(true);
        search(u"积水"_s);
        QVERIFY(m_model->count() <= SearchModel::mostLines);
        QVERIFY(column(*m_model, "kind").contains(u"asset"_s) && column(*m_model, "kind").contains(u"event"_s)); // neither crowds the other out
        QVERIFY(m_model->total() >= 600);

        // More assets than are kept in memory: the rest is found as it is written.
        const auto db = Database::openForReading(m_test->path);
        QVERIFY(db);
        const auto names = readCityNames(*db, 5);
        QVERIFY(names && (*names)->isCut);
        const auto answer = readSearch(*db, {.text = u"监测点299"_s, .known = *names});
        QVERIFY(answer);
        QCOMPARE(answer->lines.size(), 1U);
        QCOMPARE(answer->lines.front().title, u"积水监测点299"_s);
    }

    /** Nothing but the names of regions and assets, which are kept, and the numbers of events is walked through. */
    void usesIndexes()
    {
        const auto db = Database::openForReading(m_test->path);
        QVERIFY(db);
        const auto names = readCityNames(*db);
        QVERIFY(names);
        QStringList asked;
        const auto remember = [](unsigned, void *list, void *, void *text) {
            const auto sql = QString::fromUtf8(static_cast<const char *>(text));
            if (!sql.startsWith("--"_L1))
                static_cast<QStringList *>(list)->append(sql);
            return 0;
        };
        auto *handle = db->handle().getHandle();
        sqlite3_trace_v2(handle, SQLITE_TRACE_STMT, remember, &asked);
        QVERIFY(readSearch(*db, {.text = u"SJ2026"_s, .known = *names}));
        QVERIFY(readSearch(*db, {.text = u"积水"_s, .known = *names}));
        sqlite3_trace_v2(handle, 0, nullptr, nullptr);
        QVERIFY(asked.size() >= 6);
        for (const QString &sql : std::as_const(asked)) {
            SQLite::Statement plan(db->handle(), (u"EXPLAIN QUERY PLAN "_s + sql).toStdString());
            while (plan.executeStep()) {
                const auto step = QString::fromStdString(plan.getColumn(3).getString());
                const bool walks = step.startsWith("SCAN e"_L1) && !step.contains("INDEX"_L1);
                QVERIFY2(!walks, qUtf8Printable(sql + u": "_s + step));
            }
        }
    }
};

QTEST_MAIN(tst_Search)
#include "tst_search.moc"
