#include "recordreader.h"

#include "forecastpoints.h"
#include "geoblob.h"
#include "statement.h"
#include "tables.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <SQLiteCpp/Exception.h>

#include <array>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

/** The cells of a row, from left to right. */
class Cells
{
public:
    explicit Cells(const Statement &row)
        : m_row(row)
    {
    }
    QString text() { return m_row.text(m_at++); }
    QByteArray bytes() { return m_row.bytes(m_at++); }
    qint64 integer() { return m_row.integer(m_at++); }
    double real() { return m_row.real(m_at++); }
    std::optional<double> maybe()
    {
        const int at = m_at++;
        return m_row.isNull(at) ? std::nullopt : std::optional(m_row.real(at));
    }
    std::optional<GeoPoint> place()
    {
        const auto lat = maybe();
        const auto lon = maybe();
        return lat && lon ? std::optional(GeoPoint{*lat, *lon}) : std::nullopt;
    }
    QStringList texts()
    {
        QStringList list;
        const auto array = QJsonDocument::fromJson(bytes()).array();
        for (const auto &each : array)
            list += each.toString();
        return list;
    }
    GeoMultiPolygon area() { return fromBlob(bytes()).value_or(GeoMultiPolygon()); }

private:
    const Statement &m_row;
    int m_at = 0;
};

}

// The columns in the order of the table: key, version, content. See tables.cpp, which writes them.

static void fillHead(RecordHead &head, Cells &cells)
{
    head.source = cells.text();
    head.id = cells.text();
    head.version = cells.integer();
    head.time = cells.integer();
    head.extra = cells.bytes();
}

static Record regionOf(Cells &cells)
{
    Region region;
    fillHead(region.head, cells);
    region.name = cells.text();
    region.nameEn = cells.text();
    region.shortName = cells.text();
    region.parent = cells.text();
    region.depth = int(cells.integer());
    region.kind = Region::Kind(cells.integer());
    region.areaKm2 = cells.real();
    region.population = cells.real();
    region.label = cells.place();
    region.area = cells.area();
    return region;
}

static Record sourceOf(Cells &cells)
{
    Source source;
    fillHead(source.head, cells);
    source.name = cells.text();
    source.nameEn = cells.text();
    source.system = cells.text();
    source.systemEn = cells.text();
    source.contact = cells.text();
    source.intervalSeconds = int(cells.integer());
    source.collection = Source::Collection(cells.integer());
    source.demo = cells.integer() != 0;
    return source;
}

static std::vector<Indicator::Limit> limitsOf(const QByteArray &json)
{
    std::vector<Indicator::Limit> limits;
    const auto array = QJsonDocument::fromJson(json).array();
    for (const auto &each : array) {
        const auto limit = each.toObject();
        const bool above = limit.contains("above"_L1);
        limits.push_back({.level = levelFromName(limit["level"_L1].toString()).value_or(Level::None), .above = above, .value = limit[above ? "above"_L1 : "below"_L1].toDouble()});
    }
    return limits;
}

static Record indicatorOf(Cells &cells)
{
    Indicator indicator;
    fillHead(indicator.head, cells);
    indicator.name = cells.text();
    indicator.nameEn = cells.text();
    indicator.unit = cells.text();
    indicator.unitEn = cells.text();
    indicator.topic = cells.text();
    indicator.scope = cells.text();
    indicator.formula = cells.text();
    indicator.periodSeconds = int(cells.integer());
    indicator.decimals = int(cells.integer());
    indicator.direction = Indicator::Direction(cells.integer());
    indicator.aggregation = Indicator::Aggregation(cells.integer());
    indicator.normalLow = cells.maybe();
    indicator.normalHigh = cells.maybe();
    indicator.target = cells.maybe();
    indicator.limits = limitsOf(cells.bytes());
    indicator.parent = cells.text();
    indicator.weight = cells.real();
    return indicator;
}

static Record readingOf(Cells &cells)
{
    Reading reading;
    reading.indicator = cells.text();
    reading.region = cells.text();
    reading.head.time = cells.integer();
    reading.head.source = cells.text();
    reading.head.version = cells.integer();
    reading.head.extra = cells.bytes();
    reading.value = cells.maybe();
    reading.quality = Reading::Quality(cells.integer());
    reading.head.id = identityOf(reading);
    return reading;
}

static Record eventOf(Cells &cells)
{
    Event event;
    fillHead(event.head, cells);
    event.title = cells.text();
    event.kind = cells.text();
    event.kindName = cells.text();
    event.topic = cells.text();
    event.level = Level(cells.integer());
    event.stage = Stage(cells.integer());
    event.flags = unsigned(cells.integer());
    event.region = cells.text();
    event.address = cells.text();
    event.department = cells.text();
    event.occurredAt = cells.integer();
    event.reportedAt = cells.integer();
    event.deadline = cells.integer();
    event.closedAt = cells.integer();
    event.position = cells.place();
    event.description = cells.text();
    return event;
}

static Record eventLogOf(Cells &cells)
{
    EventLog log;
    fillHead(log.head, cells);
    log.eventSource = cells.text();
    log.event = cells.text();
    log.action = cells.text();
    log.from = cells.text();
    log.to = cells.text();
    log.actor = cells.text();
    log.text = cells.text();
    return log;
}

static Record assetOf(Cells &cells)
{
    Asset asset;
    fillHead(asset.head, cells);
    asset.name = cells.text();
    asset.nameEn = cells.text();
    asset.kind = cells.text();
    asset.region = cells.text();
    asset.status = cells.text();
    asset.position = cells.place();
    asset.area = cells.area();
    return asset;
}

static Record warningOf(Cells &cells)
{
    Warning warning;
    fillHead(warning.head, cells);
    warning.kind = cells.text();
    warning.kindName = cells.text();
    warning.level = Level(cells.integer());
    warning.headline = cells.text();
    warning.description = cells.text();
    warning.sender = cells.text();
    warning.regions = cells.texts();
    warning.onset = cells.integer();
    warning.expires = cells.integer();
    warning.status = Warning::Status(cells.integer());
    warning.references = cells.texts();
    warning.area = cells.area();
    return warning;
}

static Record objectionOf(Cells &cells)
{
    Objection objection;
    fillHead(objection.head, cells);
    objection.indicator = cells.text();
    objection.region = cells.text();
    objection.readingTime = cells.integer();
    objection.readingSource = cells.text();
    objection.value = cells.maybe();
    objection.reason = Objection::Reason(cells.integer());
    objection.text = cells.text();
    objection.raisedBy = cells.text();
    objection.raisedAt = cells.integer();
    objection.state = Objection::State(cells.integer());
    objection.answer = cells.text();
    objection.answeredBy = cells.text();
    objection.answeredAt = cells.integer();
    objection.corrected = cells.maybe();
    return objection;
}

static Record forecastOf(Cells &cells)
{
    Forecast forecast;
    fillHead(forecast.head, cells);
    forecast.indicator = cells.text();
    forecast.region = cells.text();
    forecast.issuedAt = cells.integer();
    forecast.model = cells.text();
    forecast.modelEn = cells.text();
    forecast.coverage = cells.real();
    forecast.stepSeconds = int(cells.integer());
    cells.integer(); // the time of the last point, which the points say, too
    forecast.points = forecastPointsFromJson(cells.bytes());
    return forecast;
}

static QStringList columnsOf(const Table &table)
{
    QStringList columns;
    for (const auto &name : table.key)
        columns += QString::fromStdString(name);
    columns += u"version"_s;
    for (const auto &name : table.content)
        columns += QString::fromStdString(name);
    return columns;
}

template<typename Work>
static Result<qint64> forRows(const Database &database, const Table &table, const QStringList &columns, Work &&work)
{
    try {
        Statement query(database.handle(), "SELECT " + columns.join(u", "_s).toStdString() + " FROM " + table.name + " ORDER BY 1, 2, 3, 4");
        qint64 rows = 0;
        for (; query.step(); ++rows)
            work(query);
        return rows;
    } catch (const SQLite::Exception &exception) {
        return failure(Error::Kind::Storage, u"%1: %2"_s.arg(database.path(), QString::fromUtf8(exception.what())));
    }
}

Result<qint64> readRecords(const Database &database, RecordType type, const std::function<void(const Record &)> &each)
{
    static constexpr std::array<Record (*)(Cells &), recordTypeCount> readers = {regionOf, sourceOf, indicatorOf, readingOf, eventOf, eventLogOf, assetOf, warningOf, objectionOf, forecastOf};
    const auto &table = tableOf(type);
    return forRows(database, table, columnsOf(table), [&](const Statement &row) {
        Cells cells(row);
        each(readers.at(std::size_t(type))(cells));
    });
}

Result<qint64> readCells(const Database &database, RecordType type, const std::function<void(const QStringList &, const QList<bool> &)> &each)
{
    const auto &table = tableOf(type);
    auto columns = columnsOf(table);
    columns.removeAll(u"area"_s);
    each(columns, QList<bool>(columns.size(), true));
    return forRows(database, table, columns, [&](const Statement &row) {
        QStringList cells;
        QList<bool> areTexts;
        for (int i = 0; i < columns.size(); ++i) {
            areTexts += row.isText(i);
            cells += row.text(i);
        }
        each(cells, areTexts);
    });
}

}
