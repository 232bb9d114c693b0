#include "geojson.h"

#include "fields.h"
#include "geometry.h"
#include "jsonrows.h"
#include "rfc3339.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qsizetype maximumRawBytes = 64 * 1024;

static QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).first(16);
}

static QString wordOf(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toInteger()) == QString::number(value.toDouble(), 'f', 0) ? QString::number(value.toInteger()) : QString::number(value.toDouble());
    return value.toString();
}

namespace {

/** The properties of one feature, read by their mapped names. */
class Properties
{
public:
    explicit Properties(const QJsonObject &properties)
        : m_values(properties)
        , m_rest(properties)
    {
    }

    QString text(const QString &property, qsizetype maximum = Fields::shortText)
    {
        const auto value = take(property);
        const auto text = wordOf(value);
        if (!value.isNull() && !value.isUndefined() && !value.isString() && !value.isDouble())
            fail(property, u"is not text"_s);
        else if (text.size() > maximum)
            fail(property, u"%1 characters, at most %2 are allowed"_s.arg(text.size()).arg(maximum));
        else if (text.contains(QChar(u'\0')) || !text.isValidUtf16())
            fail(property, u"is not proper text"_s);
        return text;
    }

    TimeMs time(const QString &property)
    {
        const auto value = take(property);
        if (value.isNull() || value.isUndefined())
            return 0;
        const auto milliseconds = value.toDouble(NAN);
        if (value.isDouble() && std::abs(milliseconds) < 3e14)
            return TimeMs(milliseconds);
        const auto time = timeFromRfc3339(value.toString());
        if (!time)
            fail(property, u"is neither milliseconds since 1970 nor a time with offset"_s);
        return time.value_or(0);
    }

    std::optional<double> number(const QString &property)
    {
        const auto value = take(property);
        if (value.isNull() || value.isUndefined())
            return std::nullopt;
        if (!value.isDouble())
            fail(property, u"is not a number"_s);
        return value.toDouble();
    }

    void fail(const QString &property, const QString &what)
    {
        if (m_error.isEmpty())
            m_error = u"properties.%1: %2"_s.arg(property, what);
    }

    [[nodiscard]] const QString &error() const { return m_error; }
    [[nodiscard]] QByteArray rest() const
    {
        auto rest = m_rest;
        for (auto it = rest.begin(); it != rest.end();)
            it = it->isNull() ? rest.erase(it) : std::next(it);
        return rest.isEmpty() ? QByteArray() : QJsonDocument(rest).toJson(QJsonDocument::Compact);
    }

private:
    QJsonValue take(const QString &property)
    {
        if (property.isEmpty())
            return {};
        m_rest.remove(property);
        return m_values.value(property);
    }

    QJsonObject m_values;
    QJsonObject m_rest;
    QString m_error = {};
};

struct Reader
{
    const FeedConfig &config;
    TimeMs now;
    const KnownContents &known;
    std::optional<Datum> datum = {};
    KnownContents seen = {};
    bool hasLeftOutPlaces = false; ///< Nothing says what the coordinates refer to.

    Result<Record> read(const QJsonObject &feature);
    void stamp(RecordHead &head, const QString &key, const QByteArray &content, TimeMs updated);
    [[nodiscard]] Record sourceRecord();
};

}

/** Versions must grow, and must not grow when nothing changed: every version is a row of history. */
void Reader::stamp(RecordHead &head, const QString &key, const QByteArray &content, TimeMs updated)
{
    const auto before = known.constFind(key);
    const auto hash = hashOf(content);
    const bool isSame = before != known.constEnd() && (before->hash.isEmpty() || before->hash == hash);
    if (updated > 0)
        head.version = updated;
    else
        head.version = isSame ? before->version : std::max(now, before == known.constEnd() ? 0 : before->version + 1);
    seen.insert(key, {hash, head.version});
}

static Level levelReached(const GeoJsonMapping &mapping, const std::optional<double> &value)
{
    Level level = Level::None;
    for (const auto &step : mapping.steps) {
        if (value && *value >= step.from)
            level = worse(level, step.level);
    }
    return level;
}

Result<Record> Reader::read(const QJsonObject &feature)
{
    const auto &mapping = config.mapping;
    if (feature["type"_L1] != "Feature"_L1)
        return failure(Error::Kind::Invalid, u"type: not a Feature"_s);
    Properties properties(feature["properties"_L1].toObject());
    const auto content = QJsonDocument(feature).toJson(QJsonDocument::Compact);

    RecordHead head;
    head.source = config.source.head.id;
    head.id = mapping.id.isEmpty() ? wordOf(feature["id"_L1]) : properties.text(mapping.id);
    if (head.id.isEmpty() && mapping.id.isEmpty())
        head.id = QString::fromLatin1(hashOf(content).toHex());
    if (head.id.isEmpty() || head.id.size() > 200)
        return failure(Error::Kind::Invalid, u"id: missing or longer than 200 characters"_s);

    std::optional<GeoPoint> place;
    GeoMultiPolygon outline;
    if (const auto geometry = feature["geometry"_L1]; geometry.isObject()) {
        if (!datum) {
            hasLeftOutPlaces = true;
        } else if (const auto type = geometry["type"_L1].toString(); mapping.record == RecordType::Asset && (type == "Polygon"_L1 || type == "MultiPolygon"_L1)) {
            auto area = areaFromGeoJson(geometry.toObject(), *datum, config.grid);
            if (!area)
                return failure(Error::Kind::Invalid, u"geometry: %1"_s.arg(area.error().detail));
            outline = std::move(*area);
            place = pointWithin(outline);
        } else if (const auto point = placeFromGeoJson(geometry.toObject(), *datum, config.grid)) {
            place = *point;
        } else {
            return failure(Error::Kind::Invalid, u"geometry: %1"_s.arg(point.error().detail));
        }
    } else if (mapping.placeRequired) {
        return failure(Error::Kind::Invalid, u"geometry: missing, and the mapping requires a place"_s);
    }

    const auto title = properties.text(mapping.title);
    if (title.isEmpty())
        properties.fail(mapping.title, u"missing or empty, and it is the title"_s);
    const auto time = properties.time(mapping.time);
    const auto updated = properties.time(mapping.updated);
    const auto address = properties.text(mapping.address);
    const auto description = properties.text(mapping.description, Fields::longText);
    const auto status = properties.text(mapping.status);
    const auto level = levelReached(mapping, properties.number(mapping.level));
    if (!properties.error().isEmpty())
        return failure(Error::Kind::Invalid, properties.error());
    if (seen.contains(head.id))
        return failure(Error::Kind::Invalid, u"id: \"%1\" is given twice"_s.arg(head.id.left(80)));

    stamp(head, head.id, content, updated);
    head.extra = properties.rest();
    const auto moment = time != 0 ? time : head.version;
    head.time = updated != 0 ? updated : moment;
    if (mapping.record == RecordType::Asset)
        return Asset{.head = head, .name = title, .kind = mapping.kind, .region = mapping.region, .status = status, .position = place, .area = outline};
    return Event{.head = head, .title = title, .kind = mapping.kind, .kindName = mapping.kindName, .topic = mapping.topic, .level = level, .stage = mapping.stage, .region = mapping.region, .address = address, .department = config.source.head.id, .occurredAt = moment, .reportedAt = moment, .closedAt = mapping.stage >= Stage::Closed ? moment : 0, .position = place, .description = description};
}

Record Reader::sourceRecord()
{
    auto source = config.source;
    if (source.intervalSeconds == 0)
        source.intervalSeconds = config.pollSeconds;
    QByteArray content = source.head.extra + char(source.demo) + QByteArray::number(source.intervalSeconds) + collectionName(source.collection).toString().toUtf8();
    for (const auto &text : {source.head.id, source.name, source.nameEn, source.system, source.systemEn, source.contact})
        content += '\n' + text.toUtf8();
    stamp(source.head, QString(), content, 0);
    source.head.time = 0; // that a feed is configured says nothing of how new its data is
    return source;
}

/** What the collection says itself. RFC 7946 means WGS 84 and has no word for it, but files of Chinese cities hold whatever their maker's map
 *  had; only the "crs" of its predecessor (2008) says something. Protocol for a system that is not known here.
 */
static Result<std::optional<Datum>> datumOf(const QJsonObject &collection)
{
    const auto crs = collection["crs"_L1];
    if (crs.isNull() || crs.isUndefined())
        return std::nullopt;
    const auto name = crs["properties"_L1]["name"_L1].toString();
    if (name.endsWith("CRS84"_L1) || name.endsWith(":4326"_L1))
        return Datum::Wgs84;
    if (name.endsWith(":4490"_L1))
        return Datum::Cgcs2000;
    return failure(Error::Kind::Protocol, u"crs: \"%1\" is not known; say datum in the feeds file"_s.arg(name.left(80)));
}

Result<FeedBatch> parseGeoJson(const QByteArray &json, const FeedConfig &config, TimeMs now, KnownContents &known)
{
    const auto parts = splitRows(json, "features");
    if (!parts)
        return failure(Error::Kind::Protocol, parts.error().detail);
    if (parts->envelope["type"_L1] != "FeatureCollection"_L1)
        return failure(Error::Kind::Protocol, u"type: not a FeatureCollection"_s);
    const auto datum = config.datum ? Result<std::optional<Datum>>(config.datum) : datumOf(parts->envelope);
    if (!datum)
        return tl::unexpected(datum.error());

    Reader reader{.config = config, .now = now, .known = known, .datum = *datum};
    FeedBatch batch;
    batch.feed = config.name;
    batch.kind = FeedBatch::Kind::SnapshotPage;
    batch.lastPage = batch.snapshotEnd = true;
    batch.changes.reserve(parts->rows.size() + 1);
    batch.changes.push_back(reader.sourceRecord());
    for (const auto row : parts->rows) {
        const auto feature = parseRow(row);
        auto record = feature.and_then([&](const QJsonObject &object) { return reader.read(object); });
        if (record)
            batch.changes.push_back(std::move(*record));
        else
            batch.rejected.push_back({QString(recordTypeName(config.mapping.record)), config.source.head.id, feature ? wordOf((*feature)["id"_L1]).left(200) : QString(), record.error().detail, row.first(std::min(row.size(), maximumRawBytes)).toByteArray()});
    }
    known = std::move(reader.seen);
    batch.hasLeftOutPlaces = reader.hasLeftOutPlaces;
    return batch;
}

// The members are named one by one so that a new one does not compile until it is counted in here.
QByteArray fingerprintOf(const FeedConfig &config)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    const auto &[record, id, title, time, updated, address, description, status, level, steps, placeRequired, kind, kindName, topic, region, stage] = config.mapping;
    stream << int(record) << id << title << time << updated << address << description << status << level << placeRequired << kind << kindName << topic << region << int(stage);
    for (const auto &[reached, from] : steps)
        stream << int(reached) << from;
    const auto &[head, name, nameEn, system, systemEn, contact, intervalSeconds, collection, demo] = config.source;
    const auto &[headSource, headId, version, headTime, extra] = head;
    stream << headSource << headId << version << headTime << extra << name << nameEn << system << systemEn << contact << intervalSeconds << int(collection) << demo;
    const auto &[centralMeridian, scale, falseEasting, falseNorthing, rotation, planeScale, shiftEast, shiftNorth] = config.grid;
    stream << (config.datum ? int(*config.datum) : -1) << centralMeridian << scale << falseEasting << falseNorthing << rotation << planeScale << shiftEast << shiftNorth;
    stream << (intervalSeconds == 0 ? config.pollSeconds : 0); // stands in for it
    return hashOf(bytes).toHex();
}

static bool isTooMuch(qint64 gone, qint64 before)
{
    return gone > 10 && gone * 10 > before * 3;
}

bool dropsTooMuch(const FeedBatch &batch, const KnownContents &known)
{
    QSet<QString> gone;
    for (auto it = known.keyBegin(); it != known.keyEnd(); ++it)
        gone.insert(*it);
    const auto before = gone.size();
    gone.remove(QString());
    for (const auto &change : batch.changes)
        gone.remove(headOf(std::get<Record>(change)).id);
    return isTooMuch(gone.size(), before);
}

bool dropsTooMuch(const FeedBatch &batch, qint64 countBefore)
{
    return isTooMuch(countBefore - qint64(batch.changes.size()), countBefore);
}

}
