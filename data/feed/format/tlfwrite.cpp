// The wire record on its way out: members that say nothing are left out.
#include "geometry.h"
#include "rfc3339.h"
#include "tlf.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

class Members
{
public:
    explicit Members(const RecordHead &head)
        : m_object(QJsonDocument::fromJson(head.extra).object())
    {
    }

    void text(QLatin1StringView name, const QString &value)
    {
        if (!value.isEmpty())
            m_object.insert(name, value);
    }
    void word(QLatin1StringView name, QLatin1StringView value) { m_object.insert(name, QString(value)); }
    void number(QLatin1StringView name, const std::optional<double> &value)
    {
        if (value)
            m_object.insert(name, *value);
    }
    void integer(QLatin1StringView name, qint64 value) { m_object.insert(name, value); }
    void time(QLatin1StringView name, TimeMs value)
    {
        if (value != 0)
            m_object.insert(name, rfc3339(value));
    }
    void texts(QLatin1StringView name, const QStringList &value)
    {
        if (!value.isEmpty())
            m_object.insert(name, QJsonArray::fromStringList(value));
    }
    void value(QLatin1StringView name, const QJsonValue &value) { m_object.insert(name, value); }
    [[nodiscard]] const QJsonObject &object() const { return m_object; }

private:
    QJsonObject m_object;
};

}

QStringList eventFlagNames(unsigned flags)
{
    QStringList names;
    if (flags & Event::Urged)
        names.append(u"urged"_s);
    if (flags & Event::Supervised)
        names.append(u"supervised"_s);
    if (flags & Event::Returned)
        names.append(u"returned"_s);
    return names;
}

QLatin1StringView regionKindName(Region::Kind kind)
{
    return kind == Region::Kind::Zone ? "zone"_L1 : "administrative"_L1;
}

static QJsonValue write(const Region &region, Members &data)
{
    data.text("name"_L1, region.name);
    data.text("nameEn"_L1, region.nameEn);
    data.text("shortName"_L1, region.shortName);
    data.text("parent"_L1, region.parent);
    data.integer("depth"_L1, region.depth);
    data.word("kind"_L1, regionKindName(region.kind));
    if (region.areaKm2 > 0)
        data.number("areaKm2"_L1, region.areaKm2);
    if (region.population > 0)
        data.number("population"_L1, region.population);
    if (region.label)
        data.value("label"_L1, QJsonArray{region.label->lon, region.label->lat});
    return region.area.empty() ? QJsonValue() : QJsonValue(toGeoJson(region.area));
}

static QJsonValue write(const Source &source, Members &data)
{
    data.text("name"_L1, source.name);
    data.text("nameEn"_L1, source.nameEn);
    data.text("system"_L1, source.system);
    data.text("systemEn"_L1, source.systemEn);
    data.text("contact"_L1, source.contact);
    data.integer("intervalSeconds"_L1, source.intervalSeconds);
    data.word("collection"_L1, collectionName(source.collection));
    if (source.demo)
        data.value("demo"_L1, true);
    return {};
}

static QJsonValue write(const Indicator &indicator, Members &data)
{
    data.text("name"_L1, indicator.name);
    data.text("nameEn"_L1, indicator.nameEn);
    data.text("unit"_L1, indicator.unit);
    data.text("unitEn"_L1, indicator.unitEn);
    data.text("topic"_L1, indicator.topic);
    data.text("scope"_L1, indicator.scope);
    data.text("formula"_L1, indicator.formula);
    data.integer("periodSeconds"_L1, indicator.periodSeconds);
    data.integer("decimals"_L1, indicator.decimals);
    data.word("direction"_L1, directionName(indicator.direction));
    data.word("aggregation"_L1, aggregationName(indicator.aggregation));
    data.number("normalLow"_L1, indicator.normalLow);
    data.number("normalHigh"_L1, indicator.normalHigh);
    data.number("target"_L1, indicator.target);
    QJsonArray limits;
    for (const auto &limit : indicator.limits)
        limits.append(QJsonObject{{u"level"_s, QString(levelName(limit.level))}, {limit.above ? u"above"_s : u"below"_s, limit.value}});
    if (!limits.isEmpty())
        data.value("limits"_L1, limits);
    data.text("parent"_L1, indicator.parent);
    data.number("weight"_L1, indicator.weight);
    return {};
}

static QJsonValue write(const Reading &reading, Members &data)
{
    data.text("indicator"_L1, reading.indicator);
    data.text("region"_L1, reading.region);
    data.value("value"_L1, reading.value ? QJsonValue(*reading.value) : QJsonValue());
    data.word("quality"_L1, qualityName(reading.quality));
    return {};
}

static QJsonValue write(const Event &event, Members &data)
{
    data.text("title"_L1, event.title);
    data.text("kind"_L1, event.kind);
    data.text("kindName"_L1, event.kindName);
    data.text("topic"_L1, event.topic);
    data.word("level"_L1, levelName(event.level));
    data.word("stage"_L1, stageName(event.stage));
    data.texts("flags"_L1, eventFlagNames(event.flags));
    data.text("region"_L1, event.region);
    data.text("address"_L1, event.address);
    data.text("department"_L1, event.department);
    data.time("occurredAt"_L1, event.occurredAt);
    data.time("reportedAt"_L1, event.reportedAt);
    data.time("deadline"_L1, event.deadline);
    data.time("closedAt"_L1, event.closedAt);
    data.text("description"_L1, event.description);
    return event.position ? QJsonValue(toGeoJson(*event.position)) : QJsonValue();
}

static QJsonValue write(const EventLog &log, Members &data)
{
    data.text("event"_L1, log.event);
    data.text("eventSource"_L1, log.eventSource);
    data.text("action"_L1, log.action);
    data.text("from"_L1, log.from);
    data.text("to"_L1, log.to);
    data.text("actor"_L1, log.actor);
    data.text("text"_L1, log.text);
    return {};
}

static QJsonValue write(const Asset &asset, Members &data)
{
    data.text("name"_L1, asset.name);
    data.text("nameEn"_L1, asset.nameEn);
    data.text("kind"_L1, asset.kind);
    data.text("region"_L1, asset.region);
    data.text("status"_L1, asset.status);
    if (!asset.area.empty())
        return toGeoJson(asset.area);
    return asset.position ? QJsonValue(toGeoJson(*asset.position)) : QJsonValue();
}

static QJsonValue write(const Warning &warning, Members &data)
{
    data.text("kind"_L1, warning.kind);
    data.text("kindName"_L1, warning.kindName);
    data.word("level"_L1, levelName(warning.level));
    data.text("headline"_L1, warning.headline);
    data.text("description"_L1, warning.description);
    data.text("sender"_L1, warning.sender);
    data.texts("regions"_L1, warning.regions);
    data.time("onset"_L1, warning.onset);
    data.time("expires"_L1, warning.expires);
    data.word("status"_L1, warningStatusName(warning.status));
    data.texts("references"_L1, warning.references);
    return warning.area.empty() ? QJsonValue() : QJsonValue(toGeoJson(warning.area));
}

static QJsonValue write(const Objection &objection, Members &data)
{
    data.text("indicator"_L1, objection.indicator);
    data.text("region"_L1, objection.region);
    data.time("readingTime"_L1, objection.readingTime);
    data.text("readingSource"_L1, objection.readingSource);
    data.number("value"_L1, objection.value);
    data.word("reason"_L1, objectionReasonName(objection.reason));
    data.text("text"_L1, objection.text);
    data.text("raisedBy"_L1, objection.raisedBy);
    data.time("raisedAt"_L1, objection.raisedAt);
    data.word("state"_L1, objectionStateName(objection.state));
    data.text("answer"_L1, objection.answer);
    data.text("answeredBy"_L1, objection.answeredBy);
    data.time("answeredAt"_L1, objection.answeredAt);
    data.number("corrected"_L1, objection.corrected);
    return {};
}

static QJsonValue write(const Forecast &forecast, Members &data)
{
    data.text("indicator"_L1, forecast.indicator);
    data.text("region"_L1, forecast.region);
    data.time("issuedAt"_L1, forecast.issuedAt);
    data.text("model"_L1, forecast.model);
    data.text("modelEn"_L1, forecast.modelEn);
    data.number("coverage"_L1, forecast.coverage);
    data.integer("stepSeconds"_L1, forecast.stepSeconds);
    QJsonArray points;
    for (const auto &point : forecast.points)
        points.append(QJsonObject{{u"time"_s, rfc3339(point.time)}, {u"median"_s, point.median}, {u"low"_s, point.low}, {u"high"_s, point.high}});
    data.value("points"_L1, points);
    return {};
}

static QJsonObject envelope(QLatin1StringView operation, RecordType type, const RecordHead &head)
{
    QJsonObject object{
        {u"op"_s, QString(operation)},
        {u"type"_s, QString(recordTypeName(type))},
        {u"source"_s, head.source},
        {u"id"_s, head.id},
        {u"ver"_s, head.version},
    };
    if (head.time != 0)
        object.insert("time"_L1, rfc3339(head.time));
    return object;
}

QJsonObject toTlf(const Record &record)
{
    auto object = envelope("put"_L1, typeOf(record), headOf(record));
    Members data(headOf(record));
    const auto geo = std::visit([&](const auto &r) { return write(r, data); }, record);
    if (geo.isObject())
        object.insert("geo"_L1, geo);
    object.insert("data"_L1, data.object());
    return object;
}

QJsonObject toTlf(const Tombstone &tombstone)
{
    return envelope("del"_L1, tombstone.type, tombstone.head);
}

}
