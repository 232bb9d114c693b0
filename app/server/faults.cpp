#include "faults.h"

#include "feed/format/fields.h"
#include "model/names.h"

#include <QJsonDocument>
#include <QStringList>

#include <array>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr std::array pathNames = {"any"_L1, "discovery"_L1, "snapshot"_L1, "changes"_L1, "stream"_L1, "digest"_L1, "commands"_L1};
static constexpr std::array kindNames = {"status"_L1, "delay"_L1, "hang"_L1, "html"_L1, "endless"_L1, "bomb"_L1, "gone"_L1, "epoch"_L1, "later"_L1,
    "corrupt"_L1, "cut"_L1, "drip"_L1, "content-type"_L1, "duplicate"_L1, "reorder"_L1, "drop"_L1, "future-cursor"_L1, "json"_L1,
    "drop-batch"_L1, "duplicate-batch"_L1, "reorder-batch"_L1, "silence"_L1};
static constexpr qint64 tenGigabytes = 10LL * 1024 * 1024 * 1024;
static constexpr qint64 noEnd = 1LL << 53;

static std::optional<Fault::Path> pathFromName(QStringView name) { return enumFromName<Fault::Path>(pathNames, name); }
static std::optional<Fault::Kind> kindFromName(QStringView name) { return enumFromName<Fault::Kind>(kindNames, name); }

Fault::Phase phaseOf(Fault::Kind kind)
{
    if (kind <= Fault::Kind::Later)
        return Fault::Phase::Request;
    if (kind <= Fault::Kind::Json)
        return Fault::Phase::Body;
    return kind == Fault::Kind::Silence ? Fault::Phase::Heartbeat : Fault::Phase::Batch;
}

const QStringList &badJsonVariants()
{
    static const QStringList variants = {u"nan"_s, u"huge"_s, u"duplicate-key"_s, u"deep"_s, u"utf8"_s, u"surrogate"_s};
    return variants;
}

/** One of @p words; the first if the member is absent. */
static QString oneOf(Fields &fields, QLatin1StringView member, const QStringList &words)
{
    const auto word = fields.text(member);
    if (!word.isEmpty() && !words.contains(word))
        fields.fail(member, u"\"%1\" is none of %2"_s.arg(word.left(40), words.join(", "_L1)));
    return word.isEmpty() ? words.first() : word;
}

/** The members that belong to one kind only; another kind's are left unread, and so found. */
static void readOwn(Fault &fault, Fields &fields)
{
    switch (fault.kind) {
    case Fault::Kind::Status:
        fault.status = int(fields.integer("status"_L1, 503, 200, 599));
        fault.retryAfter = int(fields.integer("retryAfter"_L1, -1, 0, 86'400));
        break;
    case Fault::Kind::Delay:
    case Fault::Kind::Later:
        fault.ms = fields.integer("ms"_L1, 1000, 0, 3'600'000);
        break;
    case Fault::Kind::Drip:
        fault.bytesPerSecond = fields.integer("bytesPerSecond"_L1, 1, 1, 1'000'000'000);
        break;
    case Fault::Kind::Cut:
        fault.bytes = fields.integer("bytes"_L1, 0, 0, noEnd);
        fault.reset = oneOf(fields, "how"_L1, {u"rst"_s, u"fin"_s}) == "rst"_L1;
        break;
    case Fault::Kind::Corrupt:
        fault.bytes = fields.integer("byte"_L1, 0, 0, noEnd);
        break;
    case Fault::Kind::Endless:
    case Fault::Kind::Bomb:
        fault.bytes = fields.integer("bytes"_L1, tenGigabytes, 1, noEnd);
        break;
    case Fault::Kind::Drop:
        fault.count = fields.integer("count"_L1, 1, 1, 1'000'000);
        break;
    case Fault::Kind::ContentType:
        fault.type = fields.text("type"_L1).toUtf8();
        fault.type = fault.type.isEmpty() ? "text/plain"_ba : fault.type;
        break;
    case Fault::Kind::Json:
        fault.variant = oneOf(fields, "variant"_L1, badJsonVariants());
        fault.wholeBody = oneOf(fields, "where"_L1, {u"record"_s, u"body"_s}) == "body"_L1;
        break;
    default:
        break;
    }
}

Result<Fault> faultFromJson(const QJsonObject &object)
{
    Fields fields(object, ""_L1);
    Fault fault;
    fault.path = fields.name("path"_L1, Fault::Path::Any, pathFromName);
    if (object["fault"_L1].toString().isEmpty())
        fields.fail("fault"_L1, u"missing"_s);
    fault.kind = fields.name("fault"_L1, Fault::Kind::Status, kindFromName);
    fault.after = fields.integer("after"_L1, 0, 0, noEnd);
    fault.probability = fields.number("probability"_L1, 1, 0, 1);
    fault.seconds = fields.integer("seconds"_L1, 0, 1, 1'000'000'000);
    // Said how often: so often. Said how likely or how long: as often as that comes to. Said nothing: once.
    const bool isCounted = !object.contains("probability"_L1) && !object.contains("seconds"_L1);
    fault.times = fields.integer("times"_L1, isCounted ? 1 : -1, 0, noEnd);
    readOwn(fault, fields);
    const auto phase = phaseOf(fault.kind);
    const bool isOfStream = phase == Fault::Phase::Batch || phase == Fault::Phase::Heartbeat;
    if (isOfStream && fault.path != Fault::Path::Stream && fault.path != Fault::Path::Any)
        fields.fail("path"_L1, u"must be \"stream\" for this fault"_s);
    if (fault.kind == Fault::Kind::Later && fault.path != Fault::Path::Commands)
        fields.fail("path"_L1, u"must be \"commands\" for this fault"_s);
    for (const auto &name : QJsonDocument::fromJson(fields.rest()).object().keys())
        fields.fail(QLatin1StringView(name.toLatin1()), u"is no member of this fault"_s);
    if (fields.hasFailed())
        return tl::unexpected(fields.error());
    return fault;
}

QJsonObject toJson(const Fault &fault)
{
    QJsonObject object{{u"path"_s, QString(pathNames.at(std::size_t(fault.path)))}, {u"fault"_s, QString(kindNames.at(std::size_t(fault.kind)))}};
    if (fault.after > 0)
        object.insert("after"_L1, fault.after);
    if (fault.times >= 0)
        object.insert("times"_L1, fault.times);
    if (fault.probability < 1)
        object.insert("probability"_L1, fault.probability);
    if (fault.seconds > 0)
        object.insert("seconds"_L1, fault.seconds);
    switch (fault.kind) {
    case Fault::Kind::Status:
        object.insert("status"_L1, fault.status);
        if (fault.retryAfter >= 0)
            object.insert("retryAfter"_L1, fault.retryAfter);
        break;
    case Fault::Kind::Delay:
    case Fault::Kind::Later:
        object.insert("ms"_L1, fault.ms);
        break;
    case Fault::Kind::Drip:
        object.insert("bytesPerSecond"_L1, fault.bytesPerSecond);
        break;
    case Fault::Kind::Cut:
        object.insert("bytes"_L1, fault.bytes);
        object.insert("how"_L1, fault.reset ? u"rst"_s : u"fin"_s);
        break;
    case Fault::Kind::Corrupt:
        object.insert("byte"_L1, fault.bytes);
        break;
    case Fault::Kind::Endless:
    case Fault::Kind::Bomb:
        object.insert("bytes"_L1, fault.bytes);
        break;
    case Fault::Kind::Drop:
        object.insert("count"_L1, fault.count);
        break;
    case Fault::Kind::ContentType:
        object.insert("type"_L1, QString::fromUtf8(fault.type));
        break;
    case Fault::Kind::Json:
        object.insert("variant"_L1, fault.variant);
        object.insert("where"_L1, fault.wholeBody ? u"body"_s : u"record"_s);
        break;
    default:
        break;
    }
    return object;
}

Result<void> FaultPlan::add(const QByteArray &json, qint64 now)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    const auto list = document["faults"_L1];
    if (!list.isArray())
        return failure(Error::Kind::Invalid, document.isObject() ? u"faults: not a list"_s : u"not a JSON object: %1 at byte %2"_s.arg(error.errorString()).arg(error.offset));
    std::vector<Active> added;
    for (const auto &value : list.toArray()) {
        const auto fault = faultFromJson(value.toObject());
        if (!fault)
            return failure(Error::Kind::Invalid, u"faults[%1].%2"_s.arg(added.size()).arg(fault.error().detail));
        added.push_back({*fault, fault->seconds > 0 ? now + fault->seconds * 1000 : 0});
    }
    if (const auto seed = document["seed"_L1]; seed.isDouble())
        m_dice.seed(quint32(seed.toInteger()));
    m_active.insert(m_active.end(), added.begin(), added.end());
    return {};
}

void FaultPlan::clear()
{
    m_active.clear();
}

bool FaultPlan::isOver(const Active &active, qint64 now)
{
    return (active.fault.times >= 0 && active.struck >= active.fault.times) || (active.until > 0 && now >= active.until);
}

std::vector<Fault> FaultPlan::take(Fault::Path path, Fault::Phase phase, qint64 now)
{
    std::vector<Fault> striking;
    for (auto &active : m_active) {
        const auto &fault = active.fault;
        if (phaseOf(fault.kind) != phase || (fault.path != path && fault.path != Fault::Path::Any) || isOver(active, now))
            continue;
        if (active.passed < fault.after) {
            ++active.passed;
            continue;
        }
        if (fault.probability < 1 && m_dice.generateDouble() >= fault.probability)
            continue;
        ++active.struck;
        striking.push_back(fault);
    }
    return striking;
}

QJsonObject FaultPlan::toJson(qint64 now) const
{
    QJsonArray list;
    for (const auto &active : m_active) {
        auto object = tonglan::toJson(active.fault);
        object.insert("struck"_L1, active.struck);
        object.insert("over"_L1, isOver(active, now));
        list.append(object);
    }
    return {{u"faults"_s, list}};
}

}
