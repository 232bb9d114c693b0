#include "testcity.h"

#include "scene/paneltypes.h"

#include <QCoreApplication>
#include <QDir>
#include <QQmlEngine>
#include <QQuickWindow>
#include <QtQuickTest/quicktest.h>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tonglan::test {

TestCity::TestCity(QObject *parent)
    : QObject(parent)
{
    m_city.clock.setLanguage(u"en"_s);
    m_city.runner.setLanguage(u"en"_s);
    m_city.create();
    m_health.setRunner(&m_city.runner);
    m_health.setClock(&m_city.clock);
    m_commands.setRunner(&m_city.runner);
    m_commands.setClock(&m_city.clock);
    QFile flow(QStringLiteral(TONGLAN_SOURCE_DIR "/resources/flow/city.toml"));
    QList<Problem> problems;
    auto acts = flow.open(QFile::ReadOnly) ? EventFlow::parse(flow.readAll(), flow.fileName(), problems) : std::nullopt;
    if (!acts || !problems.isEmpty())
        qFatal("the shipped flow");
    m_commands.setFlow(std::make_shared<const EventFlow>(std::move(*acts)));
    m_commands.setActor({.id = u"wang"_s, .name = u"王"_s, .role = u"operator"_s});
    connect(&m_commands, &CommandModel::asked, this, [this](const Command &command) {
        m_asked << u"%1 %2 %3"_s.arg(command.type, command.target.id, QString::fromUtf8(command.args)).trimmed();
        if (m_holdsReceipts)
            return;
        m_last = {.command = command, .number = m_last.number + 1, .queuedAt = m_city.time.time};
        m_last.command.key = u"key-%1"_s.arg(m_last.number);
        m_commands.setReceipt({.accepted = true, .key = m_last.command.key});
        m_commands.setStatus(m_last);
    });
    connect(&m_commands, &CommandModel::resendAsked, this, [this](const QString &key) { m_asked << u"resend "_s + key; });
    connect(&m_commands, &CommandModel::discardAsked, this, [this](const QString &key) { m_asked << u"discard "_s + key; });
    if (!m_scenes.load(SceneStore::shippedFiles()))
        qFatal("a shipped scene has problems");
}

void TestCity::fill()
{
    const auto now = m_city.time.time;
    auto changes = smallCity(now);
    for (const auto &code : {u"traffic.congestion"_s, u"power.load"_s}) {
        changes.push_back(Record(makeIndicator(code, u"指标"_s, u"MW"_s)));
        for (int i = 0; i < 24; ++i)
            changes.push_back(Record(makeReading(code, now - i * hour, 100.0 + i)));
    }
    int id = 0;
    for (const auto level : {Level::Red, Level::Orange, Level::Yellow, Level::Blue, Level::Blue}) {
        ++id;
        changes.push_back(Record(makeEvent(u"e%1"_s.arg(id), level, u"810001"_s, now - id * 10 * minute)));
    }
    m_city.put(std::move(changes));
    m_city.settle();
}

void TestCity::setRegister(const QString &toml)
{
    QList<Problem> problems;
    m_city.runner.setIndicatorRegister(std::make_shared<const IndicatorRegister>(IndicatorRegister::parse(toml.toUtf8(), u"register.toml"_s, problems)));
    if (!problems.isEmpty())
        qFatal("%s", qUtf8Printable(problems.first().message));
}

void TestCity::setRules(const QString &toml)
{
    QList<Problem> problems;
    m_city.runner.setRules(std::make_shared<const std::vector<Rule>>(parseRules(toml.toUtf8(), u"rules.toml"_s, problems)));
    if (!problems.isEmpty())
        qFatal("%s", qUtf8Printable(problems.first().message));
}

void TestCity::read(const QString &code, double value, int quality, double age)
{
    auto reading = makeReading(code, m_city.time.time - TimeMs(age), value);
    reading.quality = Reading::Quality(quality);
    reading.head.version = ++m_city.version;
    m_city.put({Record(makeIndicator(code, u"指标"_s, u"MW"_s)), Record(reading)});
    m_city.settle();
}

void TestCity::readOf(const QString &source, const QString &code, double value)
{
    auto reading = makeReading(code, m_city.time.time, value);
    reading.head.source = source;
    reading.head.version = ++m_city.version;
    m_city.put({Record(reading)});
    m_city.settle();
}

void TestCity::forecast(double age)
{
    const auto now = m_city.time.time;
    auto source = makeSource(u"traffic"_s, u"交通运行中心"_s, 300, now);
    source.nameEn = u"Traffic Operations"_s;
    source.head.version = ++m_city.version;
    Forecast forecast{.head = {.source = u"traffic"_s, .id = u"load"_s, .version = ++m_city.version, .time = now}, .indicator = u"power.load"_s, .region = u"810000"_s, .issuedAt = now - TimeMs(age), .model = u"负荷模型"_s, .modelEn = u"Load model"_s};
    for (int i = 0; i < 10; ++i)
        forecast.points.push_back({now / hour * hour + i * hour, 110, 100, 125});
    m_city.put({Record(source), Record(forecast)});
    m_city.settle();
}

void TestCity::goLive()
{
    m_commands.setLiveFeeds({u"city"_s});
    m_commands.setHealth({.isOpen = true});
}

void TestCity::report(int state, int httpStatus, const QString &title)
{
    m_last.state = CommandState(state);
    m_last.httpStatus = httpStatus;
    m_last.title = title;
    if (httpStatus == 412)
        m_last.current = R"({"ver":9,"time":"2026-07-11T14:05:00+08:00"})";
    m_commands.setStatus(m_last);
}

void TestCity::putObjection(const QString &number, int state, const QString &answer)
{
    const auto now = m_city.time.time;
    Objection objection{.head = {.source = u"traffic"_s, .id = number, .version = m_city.version + 10 + state, .time = now}, .indicator = u"traffic.congestion"_s, .region = u"810000"_s, .readingTime = now, .readingSource = u"traffic"_s, .value = 100.0, .text = u"与公安路口数据不符"_s, .raisedBy = u"王"_s, .raisedAt = now, .state = Objection::State(state)};
    objection.answer = answer;
    if (state > 0)
        objection.answeredBy = u"李"_s;
    if (!isOpen(objection))
        objection.answeredAt = now;
    m_city.put({Record(objection)});
    m_city.settle();
}

TestCity::~TestCity()
{
    QCoreApplication::removeTranslator(&m_translator);
}

void TestCity::setFeeds(const QVariantList &feeds)
{
    const auto now = m_city.time.time;
    for (const auto &value : feeds) {
        const auto map = value.toMap();
        const auto number = [&map](const QString &key) { return map.value(key).toLongLong(); };
        FeedHealth health{.feed = map[u"feed"_s].toString(), .type = map.value(u"type"_s, u"tlf"_s).toString(), .address = map.value(u"address"_s, u"https://feeds.example/tlf/v1"_s).toString()};
        health.state = FeedHealth::State(map.value(u"state"_s, int(FeedHealth::State::Live)).toInt());
        health.detail = map[u"detail"_s].toString();
        health.isMisconfigured = map[u"misconfigured"_s].toBool();
        health.lastSuccess = map.contains(u"good"_s) ? now - number(u"good"_s) : 0;
        health.nextTry = map.contains(u"next"_s) ? now + number(u"next"_s) : 0;
        health.lastAudit = map.contains(u"audit"_s) ? now - number(u"audit"_s) : 0;
        health.auditDetail = map[u"auditDetail"_s].toString();
        health.attempts = int(number(u"attempts"_s));
        health.rowsIn = number(u"rows"_s);
        health.rowsRejected = number(u"rejected"_s);
        health.unknownTypes = number(u"unknown"_s);
        health.bytesIn = number(u"bytes"_s);
        health.clockSkewMs = number(u"skew"_s);
        health.lagMs = map.contains(u"lag"_s) ? number(u"lag"_s) : -1;
        health.rowsWaiting = number(u"waiting"_s);
        health.pausedTypes = map[u"paused"_s].toStringList();
        m_health.setHealth(health);
    }
}

void TestCity::setOutbox(bool open, const QString &detail)
{
    m_commands.setLiveFeeds({u"city"_s});
    m_commands.setHealth({.isOpen = open, .detail = detail});
    m_health.setOutboxHealth({.isOpen = open, .detail = detail});
}

void TestCity::setCache(const QVariantMap &cache)
{
    const auto now = m_city.time.time;
    CacheHealth health{.mode = CacheHealth::Mode(cache[u"mode"_s].toInt()), .detail = cache[u"detail"_s].toString(), .path = u"/var/lib/tonglan/cache.db"_s};
    health.bytes = cache.value(u"bytes"_s, 423'624'704).toLongLong();
    health.freeBytes = cache.value(u"free"_s, 88'046'829'568LL).toLongLong();
    health.revision = 184'213;
    health.quarantined = cache[u"quarantined"_s].toLongLong();
    health.lastPrune = now - 40 * minute;
    if (cache.contains(u"rebuilt"_s)) {
        health.rebuiltAt = now - 2 * hour;
        health.rebuiltNotice = cache[u"rebuilt"_s].toString();
    }
    m_health.setCacheHealth(health);
}

void TestCity::addSources(int count, int late, int stale)
{
    static const QStringList names = {u"公安交管"_s, u"水务局"_s, u"生态环境局"_s, u"卫生健康委"_s, u"应急管理局"_s, u"城市管理委"_s, u"气象局"_s, u"电力公司"_s};
    static const QStringList english = {u"Traffic Police"_s, u"Water Authority"_s, u"Environment Bureau"_s, u"Health Commission"_s, u"Emergency Bureau"_s, u"City Management"_s, u"Weather Service"_s, u"Power Company"_s};
    const auto now = m_city.time.time;
    std::vector<Change> changes;
    for (int i = 0; i < count; ++i) {
        auto source = makeSource(u"s%1"_s.arg(i, 3, 10, QChar(u'0')), names[i % 8] + (i < 8 ? QString() : u" %1"_s.arg(i / 8 + 1)), 300, 1);
        source.nameEn = english[i % 8] + (i < 8 ? QString() : u" %1"_s.arg(i / 8 + 1));
        source.systemEn = source.nameEn + u" platform"_s;
        source.collection = Source::Collection(i % 5);
        changes.emplace_back(Record(source));
        auto event = makeEvent(u"b%1"_s.arg(i), Level::Blue, u"810001"_s, now - (i < stale ? 40 * minute : i < stale + late ? 6 * minute
                                                                                                                            : 1 * minute));
        event.head.source = source.head.id;
        event.head.time = event.reportedAt;
        event.occurredAt = event.reportedAt;
        changes.emplace_back(Record(event));
    }
    m_city.put(std::move(changes));
    m_city.settle();
}

void TestCity::refuse(int count)
{
    FeedBatch batch{.feed = u"city"_s, .kind = FeedBatch::Kind::Delta, .epoch = u"e"_s};
    batch.previousCursor = m_city.cursor == 0 ? QString() : u"c%1"_s.arg(m_city.cursor);
    batch.cursor = u"c%1"_s.arg(++m_city.cursor);
    for (int i = 0; i < count; ++i) {
        batch.rejected.push_back({.type = i % 3 == 0 ? u"reading"_s : u"event"_s, .source = u"unified"_s, .id = u"SJ2026-%1\u202E"_s.arg(i, 4, 10, QChar(u'0')), .reason = i % 2 == 0 ? u"data.level: \"severe\" is not a word of the protocol"_s : u"geo: coordinates: 22.3, 113.2 is not on the Earth (longitude comes first)"_s, .raw = "{\"op\":\"put\",\"id\":\"\xE2\x80\xAE"
                                                                                                                                                                                                                                                                                                                                           "drawkcab\x1B[31m\",\n \"n\":"
                + QByteArray::number(i) + "}"});
    }
    if (const auto changed = m_city.writer->apply(batch))
        m_city.runner.notify(*changed);
    else
        qFatal("%s", qUtf8Printable(changed.error().detail));
}

void TestCity::setLanguage(const QString &language)
{
    QCoreApplication::removeTranslator(&m_translator);
    if (!m_translator.load(u":/i18n/tonglan_%1.qm"_s.arg(language)))
        qFatal("no translation");
    QCoreApplication::installTranslator(&m_translator);
    if (auto *engine = qmlEngine(this))
        engine->retranslate();
    m_city.runner.setLanguage(language);
    m_city.clock.setLanguage(language);
}

static GeoRing squareAround(GeoPoint middle, double half)
{
    return {{middle.lat - half, middle.lon - half}, {middle.lat - half, middle.lon + half}, {middle.lat + half, middle.lon + half}, {middle.lat + half, middle.lon - half}};
}

void TestCity::markAreas()
{
    const auto area = [&](const QString &id, const QString &kind, const QString &status, const GeoMultiPolygon &outline) {
        return Change(Record(Asset{.head = {.source = u"traffic"_s, .id = id, .version = 1, .time = m_city.time.time}, .name = u"区域 "_s + id, .nameEn = u"Area "_s + id, .kind = kind, .status = status, .area = outline}));
    };
    const GeoPoint middle{22.4, 114.2};
    m_city.put({area(u"flood"_s, u"flood"_s, {}, {{squareAround(middle, 0.05), squareAround(middle, 0.01)}}), area(u"plan"_s, u"plan"_s, u"planned"_s, {{squareAround({22.4, 114.1}, 0.03)}}),
        area(u"nothing"_s, u"flood"_s, {}, {{{{22.3, 114.1}, {22.3, 114.2}, {22.3, 114.15}}}})});
    m_city.settle();
}

void TestCity::addZones()
{
    std::vector<Change> changes;
    for (const auto &[code, name, english] : {std::tuple(u"810000Z1"_s, u"东湖开发区"_s, u"East Lake"_s), std::tuple(u"810000Z2"_s, u"西山功能区"_s, u"West Hill"_s)}) {
        auto zone = makeRegion(code, name, english, u"810000"_s, 1);
        zone.kind = Region::Kind::Zone;
        zone.area.clear();
        if (code.endsWith(u'1'))
            zone.area = {{{{22.38, 114.17}, {22.38, 114.23}, {22.42, 114.23}, {22.42, 114.17}}}};
        changes.emplace_back(Record(zone));
    }
    auto outside = makeEvent(u"far"_s, Level::Blue, u"810001"_s, m_city.time.time - minute);
    outside.position = GeoPoint{22.31, 114.11};
    changes.emplace_back(Record(outside));
    m_city.put(std::move(changes));
    m_city.settle();
}

void TestCity::readDistricts()
{
    const auto now = m_city.time.time;
    auto indicator = makeIndicator(u"air.aqi"_s, u"空气"_s, u""_s);
    indicator.nameEn = u"Air"_s;
    indicator.head.version = 9;
    indicator.periodSeconds = 600;
    indicator.decimals = 2;
    auto west = makeRegion(u"810001"_s, u"西区"_s, u"West"_s, u"810000"_s, 1);
    auto east = makeRegion(u"810002"_s, u"东区"_s, u"East"_s, u"810000"_s, 1);
    west.head.version = east.head.version = 9;
    west.area = {{squareAround({22.35, 114.1}, 0.05)}};
    east.area = {{squareAround({22.35, 114.2}, 0.05)}};
    m_city.put({Record(indicator), Record(west), Record(east), Record(makeReading(u"air.aqi"_s, now - minute, 1.25, u"810001"_s)), Record(makeReading(u"air.aqi"_s, now - 25 * minute, 1.75, u"810002"_s))});
    m_city.settle();
}

void TestCity::showStates()
{
    readDistricts();
    const auto now = m_city.time.time;
    std::vector<Change> changes;
    const auto add = [&](const QString &code, TimeMs age, std::optional<double> value, Reading::Quality quality, const QString &region) {
        auto indicator = makeIndicator(code, code, u"件"_s);
        indicator.normalLow = 40;
        indicator.normalHigh = 60;
        indicator.limits = {{Level::Yellow, true, 80}};
        changes.emplace_back(Record(indicator));
        if (age < 0)
            return;
        auto reading = makeReading(code, now - age, value, region);
        reading.quality = quality;
        changes.emplace_back(Record(reading));
    };
    const auto city = u"810000"_s;
    add(u"g.fresh"_s, minute, 52, Reading::Quality::Good, city);
    add(u"g.zero"_s, minute, 0, Reading::Quality::Good, city);
    add(u"g.late"_s, 90 * minute, 52, Reading::Quality::Good, city);
    add(u"g.stale"_s, 5 * hour, 99, Reading::Quality::Good, city);
    add(u"g.doubt"_s, minute, 52, Reading::Quality::Suspect, city);
    add(u"g.withheld"_s, minute, 52, Reading::Quality::Withheld, city);
    add(u"g.none"_s, -1, {}, Reading::Quality::Good, city);
    add(u"g.beyond"_s, minute, 99, Reading::Quality::Good, city);
    add(u"g.district"_s, minute, 99, Reading::Quality::Good, u"810001"_s);
    auto waiting = makeEvent(u"new"_s, Level::Blue, u"810001"_s, now - 5 * minute);
    waiting.stage = Stage::Reported;
    changes.emplace_back(Record(waiting));
    const auto reported = now - 10 * minute; // of e1
    for (const auto &[to, after] : {std::pair(u"accepted"_s, 5 * minute), std::pair(u"handling"_s, 7 * minute)}) {
        EventLog act{.head = {.source = u"unified"_s, .id = u"e1-"_s + to, .version = 1, .time = reported + after}, .eventSource = u"unified"_s, .event = u"e1"_s, .action = u"stage"_s, .to = to};
        changes.emplace_back(Record(act));
    }
    m_city.put(std::move(changes));
    m_city.settle();
}

void TestCity::putState(const QString &state)
{
    const auto now = m_city.time.time;
    std::vector<Change> changes;
    for (int number = 1; number <= 4; ++number) {
        const auto code = u"%1.%2"_s.arg(state).arg(number);
        auto indicator = makeIndicator(code, u"指标"_s + QString::number(number), u"件"_s);
        indicator.nameEn = u"Figure %1"_s.arg(number);
        indicator.normalLow = 40;
        indicator.normalHigh = 60;
        indicator.limits = {{Level::Yellow, true, 80}};
        changes.emplace_back(Record(indicator));
        if (state == "none"_L1)
            continue;
        const TimeMs newest = now - (state == "late"_L1 ? 90 * minute : state == "stale"_L1 ? 5 * hour
                                                                                            : minute);
        for (const auto &region : {u"810000"_s, u"810001"_s, u"810002"_s}) {
            for (int i = 0; i < 26; ++i) {
                auto reading = makeReading(code, newest - i * hour, state == "zero"_L1 ? 0 : 51 + number + (i % 3), region);
                reading.quality = state == "withheld"_L1 ? Reading::Quality::Withheld : Reading::Quality::Good;
                changes.emplace_back(Record(reading));
            }
        }
    }
    m_city.put(std::move(changes));
    m_city.settle();
}

QVariantList TestCity::panelTypes()
{
    QVariantList types;
    for (const auto &type : tonglan::panelTypes())
        types << QVariantMap{{u"name"_s, QString(type.name)}, {u"keys"_s, type.keys}};
    return types;
}

double TestCity::difference(const QImage &a, const QImage &b)
{
    const auto first = a.convertToFormat(QImage::Format_Grayscale8);
    const auto second = b.convertToFormat(QImage::Format_Grayscale8);
    const QSize size = first.size().boundedTo(second.size());
    qint64 apart = 0;
    for (int y = 0; y < size.height(); ++y) {
        const auto *one = first.constScanLine(y);
        const auto *other = second.constScanLine(y);
        for (int x = 0; x < size.width(); ++x)
            apart += std::abs(one[x] - other[x]) > 25 ? 1 : 0;
    }
    return size.isEmpty() ? 0 : double(apart) / (double(size.width()) * size.height());
}

QImage TestCity::printed(const QImage &picture, int levels)
{
    auto grey = picture.convertToFormat(QImage::Format_Grayscale8);
    for (int y = 0; y < grey.height(); ++y) {
        auto *line = grey.scanLine(y);
        for (int x = 0; x < grey.width(); ++x)
            line[x] = uchar(std::lround(std::lround(line[x] / 255.0 * (levels - 1)) * 255.0 / (levels - 1)));
    }
    return grey;
}

void TestCity::fillBeyond()
{
    auto level = makeIndicator(u"x.level"_s, u"Level"_s, u"m"_s);
    level.limits = {{Level::Red, true, 2}};
    m_city.put({Record(level), Record(makeReading(u"x.level"_s, m_city.time.time, 3))});
    m_city.settle();
}

void TestCity::warn(int level)
{
    const auto now = m_city.time.time;
    m_city.put({Record(makeWarning(u"w%1"_s.arg(level), Level(level), now - hour, now + hour))});
    m_city.settle();
}

QString TestCity::picture(const QString &name)
{
    const QString folder = qEnvironmentVariable("TONGLAN_ARTIFACTS", QStringLiteral(TONGLAN_BINARY_DIR "/artifacts")) + u"/board"_s;
    QDir().mkpath(folder);
    return folder + u'/' + name + u".png"_s;
}

static void addClipped(const QQuickItem *item, QStringList &clipped)
{
    if (!item->isVisible())
        return;
    if (item->inherits("QQuickText")) {
        const bool cut = item->property("truncated").toBool() || (item->property("elide").toInt() == Qt::ElideNone && item->property("contentWidth").toDouble() > item->width() + 1);
        if (cut)
            clipped << item->property("text").toString();
    }
    for (const auto *child : item->childItems()) // not its QObject children: what a Repeater makes is not among them
        addClipped(child, clipped);
}

QStringList TestCity::clippedTexts(QQuickItem *root)
{
    // Rows and columns place their items when they are polished: before that a text may have room that it will not keep.
    if (root->window() != nullptr && !QQuickTest::qWaitForPolish(root->window(), 5000))
        return {u"what is shown is not laid out within 5 s"_s};
    QStringList clipped;
    addClipped(root, clipped);
    return clipped;
}

}
