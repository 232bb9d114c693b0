// The wire record on its way in.
#include "fields.h"
#include "geometry.h"
#include "tlf.h"

#include <QJsonArray>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr auto required = Fields::Need::Required;
static constexpr auto optional = Fields::Need::Optional;

static void readArea(GeoMultiPolygon &area, const QJsonValue &geo, Fields &outer)
{
    if (geo.isNull())
        return;
    auto result = areaFromGeoJson(geo.toObject());
    if (result)
        area = std::move(*result);
    else
        outer.fail("geo"_L1, result.error().detail);
}

static void readPoint(std::optional<GeoPoint> &point, const QJsonValue &geo, Fields &outer)
{
    if (geo.isNull())
        return;
    const auto result = pointFromGeoJson(geo.toObject());
    if (result)
        point = *result;
    else
        outer.fail("geo"_L1, result.error().detail);
}

static std::optional<Region::Kind> regionKindFromName(QStringView name)
{
    if (name == "administrative"_L1)
        return Region::Kind::Administrative;
    return name == "zone"_L1 ? std::optional(Region::Kind::Zone) : std::nullopt;
}

static void read(Region &region, Fields &data, const QJsonValue &geo, Fields &outer)
{
    region.name = data.text("name"_L1, required);
    region.nameEn = data.text("nameEn"_L1);
    region.shortName = data.text("shortName"_L1);
    region.parent = data.identifier("parent"_L1, optional);
    region.depth = int(data.integer("depth"_L1, 0, 0, 32));
    region.kind = data.name("kind"_L1, Region::Kind::Administrative, regionKindFromName);
    region.areaKm2 = data.number("areaKm2"_L1, 0, 0, 1e9);
    region.population = data.number("population"_L1, 0, 0, 1e11);
    if (const auto label = data.value("label"_L1); !label.isNull()) {
        const auto point = pointFromGeoJson({{u"type"_s, u"Point"_s}, {u"coordinates"_s, label}});
        if (point)
            region.label = *point;
        else
            data.fail("label"_L1, point.error().detail);
    }
    readArea(region.area, geo, outer);
}

static void read(Source &source, Fields &data, const QJsonValue &, Fields &outer)
{
    source.name = data.text("name"_L1, required);
    source.nameEn = data.text("nameEn"_L1);
    source.system = data.text("system"_L1);
    source.systemEn = data.text("systemEn"_L1);
    source.contact = data.text("contact"_L1);
    source.intervalSeconds = int(data.integer("intervalSeconds"_L1, 0, 0, 1'000'000'000));
    source.collection = data.name("collection"_L1, Source::Collection::Interface, collectionFromName);
    source.demo = data.flag("demo"_L1, false);
    if (source.head.id != source.head.source)
        outer.fail("id"_L1, u"a source is its own source: id and source must be equal"_s);
}

static void readLimits(std::vector<Indicator::Limit> &limits, Fields &data)
{
    const auto array = data.value("limits"_L1).toArray();
    if (array.size() > 20)
        data.fail("limits"_L1, u"more than 20"_s);
    for (const auto &value : array) {
        Fields fields(value.toObject(), "data.limits."_L1);
        Indicator::Limit limit;
        limit.level = fields.name("level"_L1, Level::None, levelFromName);
        const auto above = fields.number("above"_L1);
        const auto below = fields.number("below"_L1);
        if (above.has_value() == below.has_value())
            fields.fail("above"_L1, u"a limit has either above or below"_s);
        limit.above = above.has_value();
        limit.value = above ? *above : below.value_or(0);
        if (fields.hasFailed())
            data.fail("limits"_L1, fields.error().detail);
        limits.push_back(limit);
    }
}

static void read(Indicator &indicator, Fields &data, const QJsonValue &, Fields &)
{
    indicator.name = data.text("name"_L1, required);
    indicator.nameEn = data.text("nameEn"_L1);
    indicator.unit = data.text("unit"_L1);
    indicator.unitEn = data.text("unitEn"_L1);
    indicator.topic = data.identifier("topic"_L1, optional);
    indicator.scope = data.text("scope"_L1, optional, Fields::longText);
    indicator.formula = data.text("formula"_L1, optional, Fields::longText);
    indicator.periodSeconds = int(data.integer("periodSeconds"_L1, 3600, 1, 1'000'000'000));
    indicator.decimals = int(data.integer("decimals"_L1, 0, 0, 9));
    indicator.direction = data.name("direction"_L1, Indicator::Direction::Neutral, directionFromName);
    indicator.aggregation = data.name("aggregation"_L1, Indicator::Aggregation::Average, aggregationFromName);
    indicator.normalLow = data.number("normalLow"_L1);
    indicator.normalHigh = data.number("normalHigh"_L1);
    indicator.target = data.number("target"_L1);
    readLimits(indicator.limits, data);
    indicator.parent = data.identifier("parent"_L1, optional);
    indicator.weight = data.number("weight"_L1, 1, 0, 1e9);
}

QString readingId(const QString &indicator, const QString &region, TimeMs time)
{
    return indicator + u'|' + region + u'|' + QString::number(time / 1000);
}

static void read(Reading &reading, Fields &data, const QJsonValue &, Fields &outer)
{
    reading.indicator = data.identifier("indicator"_L1);
    reading.region = data.identifier("region"_L1);
    reading.value = data.number("value"_L1);
    reading.quality = data.name("quality"_L1, Reading::Quality::Good, qualityFromName);
    // Stores keep the key and not the id, so the two must say the same.
    if (reading.head.time % 1000 != 0)
        outer.fail("time"_L1, u"a reading is about a whole second"_s);
    const auto id = readingId(reading.indicator, reading.region, reading.head.time);
    if (reading.head.id != id)
        outer.fail("id"_L1, u"of this reading must be \"%1\""_s.arg(id));
}

static unsigned flagsFromNames(const QStringList &names)
{
    unsigned flags = 0; // other words are derived ("overdue") or newer than this program
    flags |= names.contains("urged"_L1) ? Event::Urged : 0U;
    flags |= names.contains("supervised"_L1) ? Event::Supervised : 0U;
    flags |= names.contains("returned"_L1) ? Event::Returned : 0U;
    return flags;
}

static void read(Event &event, Fields &data, const QJsonValue &geo, Fields &outer)
{
    event.title = data.text("title"_L1, required);
    event.kind = data.identifier("kind"_L1, optional);
    event.kindName = data.text("kindName"_L1);
    event.topic = data.identifier("topic"_L1, optional);
    event.level = data.name("level"_L1, Level::None, levelFromName);
    event.stage = data.name("stage"_L1, Stage::Reported, stageFromName);
    event.flags = flagsFromNames(data.texts("flags"_L1, 50));
    event.region = data.identifier("region"_L1, optional);
    event.address = data.text("address"_L1);
    event.department = data.identifier("department"_L1, optional);
    event.reportedAt = data.time("reportedAt"_L1);
    event.occurredAt = data.time("occurredAt"_L1);
    event.deadline = data.time("deadline"_L1);
    event.closedAt = data.time("closedAt"_L1);
    event.description = data.text("description"_L1, optional, Fields::longText);
    readPoint(event.position, geo, outer);
}

static void read(EventLog &log, Fields &data, const QJsonValue &, Fields &)
{
    log.event = data.identifier("event"_L1);
    log.eventSource = data.identifier("eventSource"_L1, optional);
    log.action = data.identifier("action"_L1);
    log.from = data.identifier("from"_L1, optional);
    log.to = data.identifier("to"_L1, optional);
    log.actor = data.text("actor"_L1);
    log.text = data.text("text"_L1, optional, Fields::longText);
    if (log.eventSource.isEmpty())
        log.eventSource = log.head.source;
}

static void read(Asset &asset, Fields &data, const QJsonValue &geo, Fields &outer)
{
    asset.name = data.text("name"_L1, required);
    asset.nameEn = data.text("nameEn"_L1);
    asset.kind = data.identifier("kind"_L1, optional);
    asset.region = data.identifier("region"_L1, optional);
    asset.status = data.text("status"_L1);
    if (const auto type = geo["type"_L1].toString(); type == "Polygon"_L1 || type == "MultiPolygon"_L1) {
        readArea(asset.area, geo, outer);
        asset.position = pointWithin(asset.area);
    } else {
        readPoint(asset.position, geo, outer);
    }
}

static void read(Warning &warning, Fields &data, const QJsonValue &geo, Fields &outer)
{
    warning.kind = data.identifier("kind"_L1, optional);
    warning.kindName = data.text("kindName"_L1);
    warning.level = data.name("level"_L1, Level::None, levelFromName);
    warning.headline = data.text("headline"_L1, required);
    warning.description = data.text("description"_L1, optional, Fields::longText);
    warning.sender = data.text("sender"_L1);
    warning.regions = data.texts("regions"_L1);
    warning.onset = data.time("onset"_L1);
    warning.expires = data.time("expires"_L1);
    warning.status = data.name("status"_L1, Warning::Status::Active, warningStatusFromName);
    warning.references = data.texts("references"_L1);
    readArea(warning.area, geo, outer);
}

static void read(Objection &objection, Fields &data, const QJsonValue &, Fields &)
{
    objection.indicator = data.identifier("indicator"_L1);
    objection.region = data.identifier("region"_L1);
    objection.readingTime = data.time("readingTime"_L1, required);
    objection.readingSource = data.identifier("readingSource"_L1, optional);
    objection.value = data.number("value"_L1);
    data.text("reason"_L1, required);
    objection.reason = data.name("reason"_L1, Objection::Reason::Other, objectionReasonFromName);
    objection.text = data.text("text"_L1, optional, Fields::longText);
    objection.raisedBy = data.text("raisedBy"_L1);
    objection.raisedAt = data.time("raisedAt"_L1, required);
    objection.state = data.name("state"_L1, Objection::State::Raised, objectionStateFromName);
    objection.answer = data.text("answer"_L1, optional, Fields::longText);
    objection.answeredBy = data.text("answeredBy"_L1);
    objection.answeredAt = data.time("answeredAt"_L1);
    objection.corrected = data.number("corrected"_L1);
    // The beginning of 1970 stands for no time, as in every record.
    if (objection.readingTime == 0)
        data.fail("readingTime"_L1, u"missing"_s);
    if (objection.raisedAt == 0)
        data.fail("raisedAt"_L1, u"missing"_s);
    if (objection.readingSource.isEmpty())
        objection.readingSource = objection.head.source;
}

static void readPoints(std::vector<Forecast::Point> &points, int stepSeconds, Fields &data)
{
    const auto member = data.value("points"_L1);
    const auto array = member.toArray();
    if (!member.isArray() || array.isEmpty() || array.size() > mostForecastPoints) {
        data.fail("points"_L1, u"is not a list of 1 to %1 points"_s.arg(mostForecastPoints));
        return;
    }
    points.reserve(std::size_t(array.size()));
    for (const auto &each : array) {
        Fields fields(each.toObject(), ""_L1);
        Forecast::Point point;
        point.time = fields.time("time"_L1, required);
        const auto median = fields.number("median"_L1);
        const auto low = fields.number("low"_L1);
        const auto high = fields.number("high"_L1);
        if (point.time == 0)
            fields.fail("time"_L1, u"missing"_s);
        for (const auto &[name, number] : {std::pair("median"_L1, median), {"low"_L1, low}, {"high"_L1, high}})
            if (!number)
                fields.fail(name, u"missing"_s);
        point.median = median.value_or(0);
        point.low = low.value_or(0);
        point.high = high.value_or(0);
        if (point.low > point.median)
            fields.fail("low"_L1, u"is above the median"_s);
        if (point.high < point.median)
            fields.fail("high"_L1, u"is below the median"_s);
        if (!points.empty() && point.time - points.back().time < stepSeconds * 1000LL)
            fields.fail("time"_L1, u"is less than stepSeconds after the point before"_s);
        if (fields.hasFailed()) {
            data.fail("points"_L1, u"point %1: %2"_s.arg(points.size()).arg(fields.error().detail));
            return;
        }
        points.push_back(point);
    }
}

static void read(Forecast &forecast, Fields &data, const QJsonValue &, Fields &)
{
    forecast.indicator = data.identifier("indicator"_L1);
    forecast.region = data.identifier("region"_L1);
    forecast.issuedAt = data.time("issuedAt"_L1, required);
    forecast.model = data.text("model"_L1);
    forecast.modelEn = data.text("modelEn"_L1);
    const auto coverage = data.number("coverage"_L1);
    forecast.coverage = coverage.value_or(0);
    forecast.stepSeconds = int(data.integer("stepSeconds"_L1, 0, 1, 1'000'000'000));
    if (forecast.issuedAt == 0)
        data.fail("issuedAt"_L1, u"missing"_s);
    if (!coverage)
        data.fail("coverage"_L1, u"missing"_s);
    else if (!(*coverage > 0 && *coverage < 1))
        data.fail("coverage"_L1, u"%1 is not between 0 and 1"_s.arg(*coverage));
    if (forecast.stepSeconds == 0)
        data.fail("stepSeconds"_L1, u"missing"_s);
    readPoints(forecast.points, forecast.stepSeconds, data);
}

static Record emptyRecord(RecordType type)
{
    switch (type) {
    case RecordType::Region:
        return Region{};
    case RecordType::Source:
        return Source{};
    case RecordType::Indicator:
        return Indicator{};
    case RecordType::Reading:
        return Reading{};
    case RecordType::Event:
        return Event{};
    case RecordType::EventLog:
        return EventLog{};
    case RecordType::Asset:
        return Asset{};
    case RecordType::Warning:
        return Warning{};
    case RecordType::Objection:
        return Objection{};
    case RecordType::Forecast:
        return Forecast{};
    }
    return Event{};
}

Result<Change> changeFromTlf(const QJsonObject &object)
{
    Fields outer(object, ""_L1);
    const auto typeName = outer.identifier("type"_L1);
    const auto operation = outer.text("op"_L1);
    RecordHead head;
    head.source = outer.identifier("source"_L1);
    head.id = outer.identifier("id"_L1);
    head.version = outer.integer("ver"_L1, -1, 0, (1LL << 53) - 1);
    head.time = outer.time("time"_L1);
    if (head.version < 0)
        outer.fail("ver"_L1, u"missing"_s);
    if (outer.hasFailed())
        return tl::unexpected(outer.error());
    const auto type = recordTypeFromName(typeName);
    if (!type)
        return failure(Error::Kind::NotFound, u"type: \"%1\" is unknown"_s.arg(typeName.left(40)));
    if (operation == "del"_L1)
        return Tombstone{*type, head};
    if (!operation.isEmpty() && operation != "put"_L1)
        return failure(Error::Kind::Invalid, u"op: \"%1\" is neither put nor del"_s.arg(operation.left(40)));

    const auto data = outer.value("data"_L1);
    const auto geo = outer.value("geo"_L1);
    if (!data.isObject())
        return failure(Error::Kind::Invalid, u"data: missing or not an object"_s);
    if (!geo.isNull() && !geo.isObject())
        return failure(Error::Kind::Invalid, u"geo: not a GeoJSON geometry"_s);
    if (head.time == 0)
        return failure(Error::Kind::Invalid, u"time: missing"_s);
    Fields fields(data.toObject(), "data."_L1);
    auto record = emptyRecord(*type);
    std::visit(
        [&](auto &r) {
            r.head = head;
            read(r, fields, geo, outer);
            r.head.extra = fields.rest();
        },
        record);
    if (fields.hasFailed())
        return tl::unexpected(fields.error());
    if (outer.hasFailed())
        return tl::unexpected(outer.error());
    return record;
}

}
