#include "querytest.h"

#include "analysis/situationrules.h"

#include <QAbstractItemModel>
#include <QFile>
#include <QRandomGenerator>

namespace tonglan::test {

using namespace Qt::StringLiterals;

QueryTest::QueryTest()
    : path(dir.filePath(u"cache.db"_s))
    , runner(path, time)
    , clock(time, QTimeZone("Asia/Hong_Kong"))
{
    runner.setCityZone("Asia/Hong_Kong");
    QFile rules(QStringLiteral(TONGLAN_SOURCE_DIR "/resources/situation/city.toml"));
    QList<Problem> problems;
    if (!rules.open(QFile::ReadOnly))
        qFatal("no shipped rules of the situation");
    runner.setSituationRules(std::make_shared<const SituationRules>(parseSituationRules(rules.readAll(), rules.fileName(), problems)));
    if (!problems.isEmpty())
        qFatal("%s", qUtf8Printable(problems.first().message));
}

void QueryTest::create()
{
    if (writer)
        return;
    auto database = Database::openForWriting(path);
    if (!database)
        qFatal("%s", qUtf8Printable(database.error().detail));
    writer = std::make_unique<Writer>(std::move(*database), time);
}

void QueryTest::put(std::vector<Change> changes)
{
    create();
    FeedBatch batch{.feed = u"city"_s, .kind = FeedBatch::Kind::Delta, .epoch = u"e"_s};
    batch.previousCursor = cursor == 0 ? QString() : u"c%1"_s.arg(cursor);
    batch.cursor = u"c%1"_s.arg(++cursor);
    batch.changes = std::move(changes);
    for (auto &change : batch.changes) {
        auto &head = std::holds_alternative<Record>(change) ? headOf(std::get<Record>(change)) : std::get<Tombstone>(change).head;
        head.version = ++version;
    }
    const auto changed = writer->apply(batch);
    if (!changed)
        qFatal("%s", qUtf8Printable(changed.error().detail));
    if (changed->rejected > 0)
        qFatal("the test's own records were refused");
    runner.notify(*changed);
}

void QueryTest::settle()
{
    if (!QTest::qWaitFor([this] { return runner.pending() == 0; }, 10'000))
        qFatal("questions were not answered");
}

void QueryTest::pass(TimeMs ms)
{
    time.time += ms;
    clock.tick();
}

Region makeRegion(const QString &code, const QString &name, const QString &nameEn, const QString &parent, int depth)
{
    Region region;
    region.head = {.source = u"unified"_s, .id = code, .version = 1, .time = 1};
    region.name = name;
    region.nameEn = nameEn;
    region.parent = parent;
    region.depth = depth;
    if (depth == 1)
        region.area = {{{{22.3, 114.1}, {22.3, 114.3}, {22.5, 114.3}, {22.5, 114.1}}}};
    return region;
}

Source makeSource(const QString &id, const QString &name, int intervalSeconds, TimeMs time)
{
    Source source;
    source.head = {.source = id, .id = id, .version = 1, .time = time};
    source.name = name;
    source.nameEn = id;
    source.system = name + u"系统"_s;
    source.intervalSeconds = intervalSeconds;
    source.demo = true;
    return source;
}

Event makeEvent(const QString &id, Level level, const QString &region, TimeMs reportedAt)
{
    Event event;
    event.head = {.source = u"unified"_s, .id = id, .version = 1, .time = reportedAt};
    event.title = u"路面积水 "_s + id;
    event.kind = u"city.flood"_s;
    event.kindName = u"内涝"_s;
    event.topic = u"water"_s;
    event.level = level;
    event.stage = Stage::Handling;
    event.region = region;
    event.reportedAt = reportedAt;
    event.occurredAt = reportedAt;
    event.deadline = reportedAt + 2 * hour;
    event.position = GeoPoint{22.4, 114.2};
    return event;
}

Indicator makeIndicator(const QString &code, const QString &name, const QString &unit)
{
    Indicator indicator;
    indicator.head = {.source = u"traffic"_s, .id = code, .version = 1, .time = 1};
    indicator.name = name;
    indicator.nameEn = code;
    indicator.unit = unit;
    indicator.periodSeconds = 3600;
    indicator.decimals = 2;
    return indicator;
}

Reading makeReading(const QString &indicator, TimeMs time, std::optional<double> value, const QString &region)
{
    Reading reading;
    reading.head = {.source = u"traffic"_s, .id = u"%1|%2|%3"_s.arg(indicator, region).arg(time / 1000), .version = 1, .time = time};
    reading.indicator = indicator;
    reading.region = region;
    reading.value = value;
    return reading;
}

Warning makeWarning(const QString &id, Level level, TimeMs onset, TimeMs expires)
{
    Warning warning;
    warning.head = {.source = u"weather"_s, .id = id, .version = 1, .time = onset};
    warning.kind = u"11B03"_s;
    warning.kindName = u"暴雨"_s;
    warning.level = level;
    warning.headline = u"暴雨预警 "_s + id;
    warning.sender = u"气象台"_s;
    warning.regions = {u"810001"_s};
    warning.onset = onset;
    warning.expires = expires;
    return warning;
}

std::vector<Change> smallCity(TimeMs now)
{
    std::vector<Change> changes;
    for (const auto &region : {makeRegion(u"810000"_s, u"香港"_s, u"Hong Kong"_s, {}, 0), makeRegion(u"810001"_s, u"沙田区"_s, u"Sha Tin"_s, u"810000"_s, 1),
             makeRegion(u"810002"_s, u"荃湾区"_s, u"Tsuen Wan"_s, u"810000"_s, 1), makeRegion(u"810001001"_s, u"大围"_s, u"Tai Wai"_s, u"810001"_s, 2)})
        changes.emplace_back(Record(region));
    for (const auto &source : {makeSource(u"unified"_s, u"统一接报平台"_s, 60, now), makeSource(u"traffic"_s, u"公安交管"_s, 60, now), makeSource(u"weather"_s, u"气象台"_s, 3600, now)})
        changes.emplace_back(Record(source));
    return changes;
}

static void apply(Writer &writer, std::vector<Change> &changes, int &cursor, bool end)
{
    FeedBatch batch{.feed = u"city"_s, .kind = FeedBatch::Kind::SnapshotPage, .epoch = u"e"_s};
    batch.cursor = u"c1"_s;
    batch.nextPage = end ? QString() : QString::number(++cursor);
    batch.lastPage = end;
    batch.snapshotEnd = end;
    batch.changes = std::move(changes);
    if (const auto result = writer.apply(batch); !result)
        qFatal("%s", qUtf8Printable(result.error().detail));
    changes.clear();
}

void fillLargeCity(Writer &writer, TimeMs now, int events, int indicators)
{
    QRandomGenerator random(11);
    int cursor = 0;
    std::vector<Change> changes;
    changes.emplace_back(Record(makeRegion(u"810000"_s, u"香港"_s, u"Hong Kong"_s, {}, 0)));
    for (int district = 1; district <= 18; ++district) {
        const QString code = u"8100%1"_s.arg(district, 2, 10, QChar(u'0'));
        changes.emplace_back(Record(makeRegion(code, u"第%1区"_s.arg(district), u"District %1"_s.arg(district), u"810000"_s, 1)));
        for (int place = 1; place <= 12; ++place)
            changes.emplace_back(Record(makeRegion(code + u"%1"_s.arg(place, 3, 10, QChar(u'0')), u"社区"_s, u"Place"_s, code, 2)));
    }
    for (const auto &id : {u"unified"_s, u"traffic"_s, u"weather"_s})
        changes.emplace_back(Record(makeSource(id, id, 60, now)));
    static const QStringList topics = {u"traffic"_s, u"city"_s, u"water"_s, u"power"_s, u"env"_s, u"health"_s, u"fire"_s, u"community"_s};
    for (int i = 0; i < events; ++i) {
        auto event = makeEvent(QString::number(i), Level(1 + random.bounded(4)), u"8100%1%2"_s.arg(1 + random.bounded(18), 2, 10, QChar(u'0')).arg(1 + random.bounded(12), 3, 10, QChar(u'0')), now - (events - 1 - i) * (90 * day / events) - random.bounded(60) * 1000); // stored as they come
        event.topic = topics[random.bounded(int(topics.size()))];
        if (i % 200 != 0) {
            event.stage = Stage::Closed;
            event.closedAt = event.reportedAt + random.bounded(5) * hour;
        }
        changes.emplace_back(Record(event));
        EventLog log;
        log.head = {.source = u"unified"_s, .id = u"l%1"_s.arg(i), .version = 1, .time = event.reportedAt + minute};
        log.eventSource = u"unified"_s;
        log.event = event.head.id;
        log.action = u"stage"_s;
        log.to = u"accepted"_s;
        changes.emplace_back(Record(log));
        if (changes.size() > 4000)
            apply(writer, changes, cursor, false);
    }
    for (int i = 0; i < indicators; ++i) {
        const QString code = u"topic.%1"_s.arg(i);
        changes.emplace_back(Record(makeIndicator(code, u"指标"_s, u"件"_s)));
        for (int h = 0; h < 90 * 24; ++h) {
            changes.emplace_back(Record(makeReading(code, now - now % hour - h * hour, 100 + random.bounded(20))));
            for (int district = 1; h % 24 == 0 && district <= 18; ++district)
                changes.emplace_back(Record(makeReading(code, now - now % hour - h * hour, random.bounded(20), u"8100%1"_s.arg(district, 2, 10, QChar(u'0')))));
        }
        if (changes.size() > 4000)
            apply(writer, changes, cursor, false);
    }
    changes.emplace_back(Record(makeWarning(u"w"_s, Level::Orange, now - hour, now + hour)));
    apply(writer, changes, cursor, true);
}

QVariant at(const QAbstractItemModel &model, int row, const char *role)
{
    const int number = model.roleNames().key(role, -1);
    if (number < 0)
        qFatal("no role %s", role);
    return model.index(row, 0).data(number);
}

QString column(const QAbstractItemModel &model, const char *role)
{
    QStringList values;
    for (int row = 0; row < model.rowCount(); ++row)
        values.append(at(model, row, role).toString());
    return values.join(u' ');
}

}
