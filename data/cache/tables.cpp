#include "tables.h"

#include "forecastpoints.h"
#include "geoblob.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static std::vector<Table> makeTables()
{
    const std::vector<std::string> key = {"source", "id"};
    std::vector<Table> tables(recordTypeCount);
    const auto put = [&tables](Table table) { tables[std::size_t(table.type)] = std::move(table); };

    put({.type = RecordType::Region, .name = "region", .key = key, .content = {"time", "extra", "name", "name_en", "short_name", "parent", "depth", "kind", "area_km2", "population", "label_lat", "label_lon", "area"}});
    put({.type = RecordType::Source, .name = "source", .key = key, .content = {"time", "extra", "name", "name_en", "system", "system_en", "contact", "interval_seconds", "collection", "demo"}});
    put({.type = RecordType::Indicator, .name = "indicator", .key = key, .content = {"time", "extra", "name", "name_en", "unit", "unit_en", "topic", "scope", "formula", "period_seconds", "decimals", "direction", "aggregation", "normal_low", "normal_high", "target", "limits", "parent", "weight"}});
    put({.type = RecordType::Reading, .name = "reading", .key = {"indicator", "region", "time", "source"}, .content = {"extra", "value", "quality"}, .history = {"value", "quality"}});
    put({.type = RecordType::Event,
        .name = "event",
        .key = key,
        .content = {"time", "extra", "title", "kind", "kind_name", "topic", "level", "stage", "flags", "region", "address", "department", "occurred_at", "reported_at", "deadline", "closed_at", "lat", "lon", "description"},
        .history = {"time", "title", "kind", "kind_name", "topic", "level", "stage", "flags", "region", "address", "department", "occurred_at", "reported_at", "deadline", "closed_at", "lat", "lon"},
        .indexed = {"level", "stage", "region", "reported_at", "deadline", "closed_at"},
        .text = {"title", "kind_name", "address"},
        .placed = true});
    put({.type = RecordType::EventLog, .name = "eventlog", .key = key, .content = {"time", "extra", "event_source", "event", "action", "from_stage", "to_stage", "actor", "text"}});
    put({.type = RecordType::Asset, .name = "asset", .key = key, .content = {"time", "extra", "name", "name_en", "kind", "region", "status", "lat", "lon", "area"}, .text = {"name", "name_en"}, .placed = true});
    put({.type = RecordType::Warning,
        .name = "warning",
        .key = key,
        .content = {"time", "extra", "kind", "kind_name", "level", "headline", "description", "sender", "regions", "onset", "expires", "status", "refs", "area"},
        .history = {"time", "kind", "kind_name", "level", "headline", "status", "onset", "expires"}});
    put({.type = RecordType::Objection,
        .name = "objection",
        .key = key,
        .content = {"time", "extra", "indicator", "region", "reading_time", "reading_source", "value", "reason", "text", "raised_by", "raised_at", "state", "answer", "answered_by", "answered_at", "corrected"},
        .indexed = {"indicator", "region", "raised_at", "state"}});
    put({.type = RecordType::Forecast,
        .name = "forecast",
        .key = key,
        .content = {"time", "extra", "indicator", "region", "issued_at", "model", "model_en", "coverage", "step_seconds", "last_time", "points"},
        .indexed = {"indicator", "region", "issued_at", "last_time"}});
    return tables;
}

const Table &tableOf(RecordType type)
{
    static const auto tables = makeTables();
    return tables.at(std::size_t(type));
}

int Table::columnAt(const std::string &column) const
{
    const auto found = std::find(content.begin(), content.end(), column);
    return found == content.end() ? -1 : contentAt() + int(found - content.begin());
}

static void addPlace(Row &row, const std::optional<GeoPoint> &place)
{
    const bool given = place && place->isValid();
    row.add(given ? std::optional(place->lat) : std::nullopt);
    row.add(given ? std::optional(place->lon) : std::nullopt);
}

static QByteArray jsonOf(const QStringList &texts)
{
    return QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact);
}

static QByteArray jsonOf(const std::vector<Indicator::Limit> &limits)
{
    QJsonArray array;
    for (const auto &limit : limits)
        array.append(QJsonObject{{u"level"_s, levelName(limit.level)}, {limit.above ? u"above"_s : u"below"_s, limit.value}});
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

// One function for each type: its content after time and extra, in the order of the table.

static void addContent(Row &row, const Region &region)
{
    row.add(region.name);
    row.add(region.nameEn);
    row.add(region.shortName);
    row.add(region.parent);
    row.add(region.depth);
    row.add(int(region.kind));
    row.add(region.areaKm2);
    row.add(region.population);
    addPlace(row, region.label);
    row.addBlobOrNull(toBlob(region.area));
}

static void addContent(Row &row, const Source &source)
{
    row.add(source.name);
    row.add(source.nameEn);
    row.add(source.system);
    row.add(source.systemEn);
    row.add(source.contact);
    row.add(source.intervalSeconds);
    row.add(int(source.collection));
    row.add(source.demo);
}

static void addContent(Row &row, const Indicator &indicator)
{
    row.add(indicator.name);
    row.add(indicator.nameEn);
    row.add(indicator.unit);
    row.add(indicator.unitEn);
    row.add(indicator.topic);
    row.add(indicator.scope);
    row.add(indicator.formula);
    row.add(indicator.periodSeconds);
    row.add(indicator.decimals);
    row.add(int(indicator.direction));
    row.add(int(indicator.aggregation));
    row.add(indicator.normalLow);
    row.add(indicator.normalHigh);
    row.add(indicator.target);
    row.addText(jsonOf(indicator.limits));
    row.add(indicator.parent);
    row.add(indicator.weight);
}

static void addContent(Row &row, const Reading &reading)
{
    row.add(reading.value);
    row.add(int(reading.quality));
}

static void addContent(Row &row, const Event &event)
{
    row.add(event.title);
    row.add(event.kind);
    row.add(event.kindName);
    row.add(event.topic);
    row.add(int(event.level));
    row.add(int(event.stage));
    row.add(qint64(event.flags));
    row.add(event.region);
    row.add(event.address);
    row.add(event.department);
    row.add(event.occurredAt);
    row.add(event.reportedAt);
    row.add(event.deadline);
    row.add(event.closedAt);
    addPlace(row, event.position);
    row.add(event.description);
}

static void addContent(Row &row, const EventLog &log)
{
    row.add(log.eventSource);
    row.add(log.event);
    row.add(log.action);
    row.add(log.from);
    row.add(log.to);
    row.add(log.actor);
    row.add(log.text);
}

static void addContent(Row &row, const Asset &asset)
{
    row.add(asset.name);
    row.add(asset.nameEn);
    row.add(asset.kind);
    row.add(asset.region);
    row.add(asset.status);
    addPlace(row, asset.position);
    row.addBlobOrNull(toBlob(asset.area));
}

static void addContent(Row &row, const Warning &warning)
{
    row.add(warning.kind);
    row.add(warning.kindName);
    row.add(int(warning.level));
    row.add(warning.headline);
    row.add(warning.description);
    row.add(warning.sender);
    row.addText(jsonOf(warning.regions));
    row.add(warning.onset);
    row.add(warning.expires);
    row.add(int(warning.status));
    row.addText(jsonOf(warning.references));
    row.addBlobOrNull(toBlob(warning.area));
}

static void addContent(Row &row, const Objection &objection)
{
    row.add(objection.indicator);
    row.add(objection.region);
    row.add(objection.readingTime);
    row.add(objection.readingSource);
    row.add(objection.value);
    row.add(int(objection.reason));
    row.add(objection.text);
    row.add(objection.raisedBy);
    row.add(objection.raisedAt);
    row.add(int(objection.state));
    row.add(objection.answer);
    row.add(objection.answeredBy);
    row.add(objection.answeredAt);
    row.add(objection.corrected);
}

static void addContent(Row &row, const Forecast &forecast)
{
    row.add(forecast.indicator);
    row.add(forecast.region);
    row.add(forecast.issuedAt);
    row.add(forecast.model);
    row.add(forecast.modelEn);
    row.add(forecast.coverage);
    row.add(forecast.stepSeconds);
    row.add(forecast.points.empty() ? 0 : forecast.points.back().time);
    row.addText(toJson(forecast.points));
}

// The identity of a reading counts whole seconds.
static qint64 wholeSeconds(TimeMs time)
{
    return time >= 0 ? time / 1000 : -((-time + 999) / 1000);
}

void fillRow(Row &row, const Record &record)
{
    row.clear();
    std::visit([&row](const auto &r) {
        using Type = std::decay_t<decltype(r)>;
        if constexpr (std::is_same_v<Type, Reading>) {
            row.add(r.indicator);
            row.add(r.region);
            row.add(wholeSeconds(r.head.time) * 1000);
            row.add(r.head.source);
        } else {
            row.add(r.head.source);
            row.add(r.head.id);
        }
        row.add(r.head.version);
        row.add(0);
        row.add(0);
        row.add(0);
        if constexpr (!std::is_same_v<Type, Reading>)
            row.add(r.head.time);
        row.addTextOrNull(r.head.extra);
        addContent(row, r);
    },
        record);
}

bool fillKey(Row &row, RecordType type, const QString &source, const QString &id)
{
    row.clear();
    if (type != RecordType::Reading) {
        row.add(source);
        row.add(id);
        return true;
    }
    const auto parts = id.split(u'|');
    bool isNumber = false;
    const qint64 seconds = parts.size() == 3 ? parts[2].toLongLong(&isNumber) : 0;
    constexpr qint64 farthest = std::numeric_limits<qint64>::max() / 1000;
    if (!isNumber || seconds > farthest || seconds < -farthest)
        return false;
    row.add(parts[0]);
    row.add(parts[1]);
    row.add(seconds * 1000);
    row.add(source);
    return true;
}

QString readingIdentity(const QString &indicator, const QString &region, TimeMs time)
{
    return indicator + u'|' + region + u'|' + QString::number(wholeSeconds(time));
}

QString identityOf(const Record &record)
{
    if (const auto *reading = std::get_if<Reading>(&record))
        return readingIdentity(reading->indicator, reading->region, reading->head.time);
    return headOf(record).id;
}

}
