#include "cap.h"

#include "fields.h"
#include "rfc3339.h"
#include "xmlwalker.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace tonglan {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype quoted = 40;
constexpr qsizetype maximumRawBytes = 64 * 1024;
constexpr int mostCodes = 1'000; ///< Places and references of an alert.
constexpr int circlePoints = 72;
constexpr double earthKm = 6371.0088;
constexpr double largestCircleKm = 5'000;
constexpr qint64 oddFutureMs = 24 * 3'600'000LL;

struct Area
{
    QStringList polygons = {};
    QStringList circles = {};
    std::vector<std::pair<QString, QString>> codes = {}; ///< Kind and code.
};

struct Info
{
    QString language = {};
    QString event = {};
    QString eventType = {};
    QString urgency = {};
    QString severity = {};
    QString certainty = {};
    QString colour = {}; ///< Of a parameter that names one.
    QString effective = {};
    QString onset = {};
    QString expires = {};
    QString senderName = {};
    QString headline = {};
    QString description = {};
    QString instruction = {};
    std::vector<Area> areas = {};
};

/** An alert as it is written. */
struct Written
{
    bool isDialect = false; ///< Of the mainland.
    QString identifier = {};
    QString sender = {};
    QString sent = {};
    QString status = {};
    QString message = {};
    QString references = {};
    std::vector<Info> infos = {};
    bool wasCut = false;
};

std::pair<QString, QString> readPair(XmlWalker &walker)
{
    std::pair<QString, QString> pair;
    const int depth = walker.depth();
    while (walker.nextChild(depth)) {
        const bool isName = walker.name() == "valueName"_L1;
        if (isName || walker.name() == "value"_L1)
            (isName ? pair.first : pair.second) = walker.text();
    }
    return pair;
}

Area readArea(XmlWalker &walker, bool isDialect)
{
    Area area;
    const int depth = walker.depth();
    while (walker.nextChild(depth)) {
        if (walker.name() == "polygon"_L1) {
            area.polygons << walker.text();
        } else if (walker.name() == "circle"_L1) {
            area.circles << walker.text();
        } else if (walker.name() == "geocode"_L1 && isDialect) {
            static const QRegularExpression between(u"[,，;\\s]+"_s);
            for (const auto &code : walker.text().split(between, Qt::SkipEmptyParts))
                area.codes.emplace_back(QString(), code);
        } else if (walker.name() == "geocode"_L1) {
            area.codes.push_back(readPair(walker));
        }
        if (area.codes.size() > std::size_t(mostCodes))
            area.codes.resize(std::size_t(mostCodes));
    }
    area.polygons.removeAll(QString());
    area.circles.removeAll(QString());
    return area;
}

Info readInfo(XmlWalker &walker, bool isDialect)
{
    static const std::map<QString, QString Info::*> texts = {{u"language"_s, &Info::language}, {u"event"_s, &Info::event}, {u"eventType"_s, &Info::eventType}, {u"urgency"_s, &Info::urgency},
        {u"severity"_s, &Info::severity}, {u"certainty"_s, &Info::certainty}, {u"effective"_s, &Info::effective}, {u"onset"_s, &Info::onset}, {u"expires"_s, &Info::expires},
        {u"senderName"_s, &Info::senderName}, {u"headline"_s, &Info::headline}, {u"description"_s, &Info::description}, {u"instruction"_s, &Info::instruction}};
    Info info;
    const int depth = walker.depth();
    while (walker.nextChild(depth)) {
        const auto name = walker.name().toString();
        if (const auto text = texts.find(name); text != texts.end()) {
            info.*text->second = walker.text();
        } else if (name == "eventCode"_L1) {
            const auto [kind, value] = readPair(walker);
            if (info.eventType.isEmpty())
                info.eventType = value;
        } else if (name == "parameter"_L1) {
            const auto [kind, value] = readPair(walker);
            if (kind.compare("awareness_level"_L1, Qt::CaseInsensitive) == 0 || kind.compare("color"_L1, Qt::CaseInsensitive) == 0 || kind.compare("colour"_L1, Qt::CaseInsensitive) == 0)
                info.colour = value; // MeteoAlarm: "3; orange; Severe"
        } else if (name == "area"_L1) {
            info.areas.push_back(readArea(walker, isDialect));
        }
    }
    return info;
}

Written readAlert(XmlWalker &walker)
{
    Written alert{.isDialect = walker.space().isEmpty()};
    const int depth = walker.depth();
    (void)walker.takeWasCut();
    while (walker.nextChild(depth)) {
        const auto name = walker.name();
        if (name == "identifier"_L1)
            alert.identifier = walker.text();
        else if (name == "sender"_L1)
            alert.sender = walker.text();
        else if (name == "sent"_L1 || name == "sendTime"_L1)
            alert.sent = walker.text();
        else if (name == "status"_L1)
            alert.status = walker.text();
        else if (name == "msgType"_L1)
            alert.message = walker.text();
        else if (name == "references"_L1)
            alert.references = walker.text();
        else if (name == "info"_L1)
            alert.infos.push_back(readInfo(walker, alert.isDialect));
    }
    alert.wasCut = walker.takeWasCut();
    return alert;
}

std::optional<Level> colourOf(const QString &text)
{
    static const std::vector<std::pair<QString, Level>> words = {{u"red"_s, Level::Red}, {u"orange"_s, Level::Orange}, {u"yellow"_s, Level::Yellow}, {u"blue"_s, Level::Blue},
        {u"红"_s, Level::Red}, {u"橙"_s, Level::Orange}, {u"黄"_s, Level::Yellow}, {u"蓝"_s, Level::Blue}};
    const auto low = text.toLower();
    for (const auto &[word, level] : words) {
        if (low.contains(word))
            return level;
    }
    return std::nullopt;
}

Level levelOf(const Info &info)
{
    if (const auto colour = colourOf(info.colour))
        return *colour;
    if (const auto colour = colourOf(info.severity))
        return *colour;
    static const std::map<QString, Level> severities = {{u"extreme"_s, Level::Red}, {u"severe"_s, Level::Orange}, {u"moderate"_s, Level::Yellow}, {u"minor"_s, Level::Blue}};
    const auto found = severities.find(info.severity.toLower());
    return found == severities.end() ? Level::None : found->second;
}

bool isChinese(const QString &language)
{
    return language.startsWith("zh"_L1, Qt::CaseInsensitive);
}

/** Red first, no level last. */
int rankOf(Level level)
{
    return level == Level::None ? int(Level::Blue) + 1 : int(level);
}

/** The info that the warning says; see parseCap(). */
const Info &chosen(const std::vector<Info> &infos)
{
    const auto chinese = std::ranges::find_if(infos, [](const Info &info) { return isChinese(info.language); });
    const auto &language = chinese == infos.end() ? infos.front().language : chinese->language;
    const Info *worst = nullptr;
    for (const auto &info : infos) {
        if (info.language == language && (!worst || rankOf(levelOf(info)) < rankOf(levelOf(*worst))))
            worst = &info;
    }
    return *worst;
}

/** "110101000000" is the district 110101, "110101001000" its street 110101001. */
QString regionOf(const QString &code)
{
    if (code.size() == 12 && code.endsWith("000000"_L1))
        return code.first(6);
    if (code.size() == 12 && code.endsWith("000"_L1))
        return code.first(9);
    return code;
}

bool isRegionCode(const QString &kind, const QString &code)
{
    const bool isOurs = kind.isEmpty() || kind.contains("2260"_L1) || kind.contains(u"区划"_s) || kind.contains("adcode"_L1, Qt::CaseInsensitive) || kind.contains("region"_L1, Qt::CaseInsensitive);
    return isOurs && (code.size() == 6 || code.size() == 9 || code.size() == 12) && std::ranges::all_of(code, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

Result<GeoRing> ringOf(const QString &text, qsizetype most, bool &wasOpen)
{
    static const QRegularExpression blank(u"\\s+"_s);
    const auto pairs = text.split(blank, Qt::SkipEmptyParts);
    if (pairs.size() > most)
        return failure(Error::Kind::Invalid, u"%1 points, at most %2 are read"_s.arg(pairs.size()).arg(most));
    GeoRing ring;
    for (const auto &pair : pairs) {
        const auto comma = pair.indexOf(u',');
        bool isLat = false;
        bool isLon = false;
        const GeoPoint point{pair.first(std::max<qsizetype>(comma, 0)).toDouble(&isLat), pair.sliced(comma + 1).toDouble(&isLon)};
        if (!isLat || !isLon)
            return failure(Error::Kind::Invalid, u"'%1' is no pair of latitude and longitude"_s.arg(pair.left(quoted)));
        if (!point.isValid())
            return failure(Error::Kind::Invalid, u"%1 is not on the Earth (latitude comes first)"_s.arg(pair.left(quoted)));
        if (ring.empty() || !(ring.back() == point))
            ring.push_back(point);
    }
    wasOpen = ring.size() > 1 && !(ring.front() == ring.back());
    if (!wasOpen && ring.size() > 1)
        ring.pop_back();
    if (ring.size() < 3)
        return failure(Error::Kind::Invalid, u"less than three different points"_s);
    return ring;
}

/** "lat,lon km" as an outline: points at that distance on the sphere. */
Result<GeoRing> circleOf(const QString &text)
{
    static const QRegularExpression form(u"^(-?[\\d.]+)\\s*,\\s*(-?[\\d.]+)\\s+(-?[\\d.]+)$"_s);
    const auto match = form.match(text);
    bool isLat = false;
    bool isLon = false;
    bool isRadius = false;
    const GeoPoint middle{match.captured(1).toDouble(&isLat), match.captured(2).toDouble(&isLon)};
    const double km = match.captured(3).toDouble(&isRadius);
    if (!isLat || !isLon || !isRadius)
        return failure(Error::Kind::Invalid, u"'%1' is no latitude, longitude and radius in km"_s.arg(text.left(quoted)));
    if (!middle.isValid())
        return failure(Error::Kind::Invalid, u"%1 is not on the Earth (latitude comes first)"_s.arg(text.left(quoted)));
    if (!(km > 0 && km <= largestCircleKm))
        return failure(Error::Kind::Invalid, u"a radius of %1 km has no outline"_s.arg(km));
    constexpr double radians = std::numbers::pi / 180;
    const double distance = km / earthKm;
    GeoRing ring;
    for (int i = 0; i < circlePoints; ++i) {
        const double bearing = 2 * std::numbers::pi * i / circlePoints;
        const double lat = std::asin(std::sin(middle.lat * radians) * std::cos(distance) + std::cos(middle.lat * radians) * std::sin(distance) * std::cos(bearing));
        const double lon = middle.lon * radians + std::atan2(std::sin(bearing) * std::sin(distance) * std::cos(middle.lat * radians), std::cos(distance) - std::sin(middle.lat * radians) * std::sin(lat));
        ring.push_back({lat / radians, lon / radians});
        if (!ring.back().isValid())
            return failure(Error::Kind::Invalid, u"it lies across the 180th meridian or a pole"_s);
    }
    return ring;
}

/** "暴雨" of "市气象台发布暴雨橙色预警信号", where no element says it. */
QString kindIn(const QString &headline)
{
    static const QRegularExpression form(u"(?:发布|变更|升级|更新|解除)?(?:为|了)?([^发布变更升级解除，。\\s]{1,12}?)(?:红|橙|黄|蓝)色预警"_s);
    return form.match(headline).captured(1);
}

/** Makes a warning of an alert, and notes what it left out. */
class Maker
{
public:
    Maker(const CapOptions &options, CapDocument &document)
        : m_options(options)
        , m_document(document)
    {
    }

    void take(const Written &alert, const QByteArray &raw)
    {
        m_id = alert.sender.isEmpty() ? alert.identifier : alert.identifier + u'@' + alert.sender;
        const auto made = warningOf(alert);
        if (made) {
            m_document.alerts.push_back(*made);
            return;
        }
        m_document.rejected.push_back({.type = u"warning"_s, .source = m_options.source, .id = m_id.left(quoted * 5), .reason = made.error().detail, .raw = raw.first(std::min(raw.size(), maximumRawBytes))});
        std::erase_if(m_document.notes, [this](const CapNote &note) { return note.id == m_id; }); // of what is not shown nothing was left out
    }

private:
    static tl::unexpected<Error> refuse(const QString &why) { return failure(Error::Kind::Invalid, why); }
    void note(const QString &message) { m_document.notes.push_back({m_id, message}); }

    Result<CapAlert> warningOf(const Written &alert)
    {
        if (alert.identifier.isEmpty() || m_id.size() > 400)
            return refuse(u"identifier: is empty or too long"_s);
        if (alert.sender.isEmpty() && !alert.isDialect)
            return refuse(u"sender: is empty"_s);
        static const QStringList notReal = {u"exercise"_s, u"system"_s, u"test"_s, u"draft"_s};
        const auto status = alert.status.toLower();
        if (notReal.contains(status))
            return refuse(u"status: is %1: no real warning"_s.arg(alert.status));
        if (status != "actual"_L1)
            return refuse(u"status: '%1' is not one of Actual, Exercise, System, Test and Draft"_s.arg(alert.status.left(quoted)));
        static const std::map<QString, CapAlert::Message> messages = {{u"alert"_s, CapAlert::Message::Alert}, {u"update"_s, CapAlert::Message::Update}, {u"cancel"_s, CapAlert::Message::Cancel}};
        const auto message = messages.find(alert.message.toLower());
        if (message == messages.end())
            return refuse(u"msgType: '%1' says nothing of a warning"_s.arg(alert.message.left(quoted)));
        const auto sent = timeOf(alert.sent, alert.isDialect);
        if (!sent)
            return refuse(u"%1: '%2' is not a time%3"_s.arg(alert.isDialect ? u"sendTime"_s : u"sent"_s, alert.sent.left(quoted), alert.isDialect ? QString() : u" with its offset"_s));
        if (*sent <= 0)
            return refuse(u"%1: '%2' is long before there were such alerts"_s.arg(alert.isDialect ? u"sendTime"_s : u"sent"_s, alert.sent.left(quoted)));
        const bool isCancel = message->second == CapAlert::Message::Cancel;
        if (alert.infos.empty() && !isCancel)
            return refuse(u"info: there is none"_s);

        CapAlert made{.message = message->second};
        auto &warning = made.warning;
        warning.head = {.source = m_options.source, .id = m_id, .version = *sent, .time = *sent};
        warning.status = isCancel ? Warning::Status::Cancelled : Warning::Status::Active;
        warning.sender = shortened(alert.sender, u"sender"_s, Fields::shortText);
        warning.onset = *sent;
        warning.references = referencesOf(alert);
        warning.level = Level::None;
        if (alert.wasCut)
            note(u"a text of more than %1 characters was cut"_s.arg(m_options.limits.letters));
        if (*sent > m_options.now + oddFutureMs)
            note(u"%1: lies more than a day ahead"_s.arg(alert.isDialect ? u"sendTime"_s : u"sent"_s));
        if (warning.references.isEmpty() && message->second != CapAlert::Message::Alert)
            note(u"references: a message of type %1 refers to nothing"_s.arg(alert.message));
        if (!alert.infos.empty())
            say(alert, chosen(alert.infos), warning);
        return made;
    }

    void say(const Written &alert, const Info &info, Warning &warning)
    {
        const auto others = std::ranges::count_if(alert.infos, [&info](const Info &other) { return other.language == info.language; }) - 1;
        if (others > 0)
            note(u"info: %1 more in the same language say less urgent things and were left out"_s.arg(others));
        warning.level = levelOf(info);
        if (warning.level == Level::None)
            note(u"severity: '%1' has no level"_s.arg(info.severity.left(quoted)));
        warning.headline = shortened(info.headline, u"headline"_s, Fields::shortText);
        warning.description = shortened(info.description, u"description"_s, Fields::longText);
        warning.kind = shortened(info.eventType, u"eventType"_s, 100);
        warning.kindName = shortened(!info.event.isEmpty() ? info.event : kindIn(info.headline), u"event"_s, Fields::shortText);
        if (warning.headline.isEmpty())
            warning.headline = !warning.kindName.isEmpty() ? warning.kindName : warning.description.section(u'\n', 0, 0).left(Fields::shortText);
        if (!info.senderName.isEmpty())
            warning.sender = shortened(info.senderName, u"senderName"_s, Fields::shortText);
        warning.onset = timeOr(info.onset, u"onset"_s, alert, timeOr(info.effective, u"effective"_s, alert, warning.head.time));
        warning.expires = timeOr(info.expires, u"expires"_s, alert, 0);
        if (warning.expires == 0)
            note(u"expires: there is none: it holds until it is updated or cancelled"_s);
        else if (warning.expires <= warning.onset)
            note(u"expires: lies before it begins"_s);
        else if (warning.expires <= m_options.now)
            note(u"expires: was over when it arrived"_s);
        for (const auto &area : info.areas)
            addPlaces(area, warning);
        warning.regions.removeDuplicates();
        warning.head.extra = extraOf(alert, info);
    }

    void addPlaces(const Area &area, Warning &warning)
    {
        for (const auto &[kind, code] : area.codes) {
            if (isRegionCode(kind, code))
                warning.regions << regionOf(code);
        }
        for (const auto &text : area.polygons) {
            bool wasOpen = false;
            if (auto ring = ringOf(text, m_options.limits.points, wasOpen)) {
                if (wasOpen)
                    note(u"polygon: does not end where it began, and was closed"_s);
                add(std::move(*ring), warning, u"polygon"_s);
            } else {
                note(u"polygon: left out: %1"_s.arg(ring.error().detail));
            }
        }
        for (const auto &text : area.circles) {
            if (auto ring = circleOf(text))
                add(std::move(*ring), warning, u"circle"_s);
            else
                note(u"circle: left out: %1"_s.arg(ring.error().detail));
        }
    }

    void add(GeoRing ring, Warning &warning, const QString &field)
    {
        qsizetype points = qsizetype(ring.size());
        for (const auto &polygon : warning.area)
            points += qsizetype(polygon.front().size());
        if (points > m_options.limits.points)
            return note(u"%1: left out: the areas have more than %2 points together"_s.arg(field).arg(m_options.limits.points));
        warning.area.push_back({std::move(ring)});
    }

    /** What the model has no place for, kept beside the record. */
    [[nodiscard]] static QByteArray extraOf(const Written &alert, const Info &info)
    {
        QJsonObject cap;
        const auto add = [&cap](const QString &name, const QString &value) {
            if (!value.isEmpty())
                cap.insert(name, value.left(Fields::longText));
        };
        add(u"urgency"_s, info.urgency);
        add(u"severity"_s, info.severity);
        add(u"certainty"_s, info.certainty);
        add(u"instruction"_s, info.instruction);
        if (!alert.isDialect || !info.language.isEmpty())
            add(u"language"_s, info.language.isEmpty() ? u"en-US"_s : info.language); // CAP's default
        for (const auto &other : alert.infos) {
            if (other.language != info.language && other.language.startsWith("en"_L1, Qt::CaseInsensitive))
                add(u"headlineEn"_s, other.headline);
        }
        return cap.isEmpty() ? QByteArray() : QJsonDocument(QJsonObject{{u"cap"_s, cap}}).toJson(QJsonDocument::Compact);
    }

    [[nodiscard]] QString shortened(const QString &text, const QString &field, qsizetype most)
    {
        if (text.size() <= most)
            return text;
        note(u"%1: %2 characters, the first %3 are shown"_s.arg(field).arg(text.size()).arg(most));
        const bool splits = text[most - 2].isHighSurrogate();
        return text.first(most - (splits ? 2 : 1)) + u'…';
    }

    [[nodiscard]] std::optional<TimeMs> timeOf(const QString &text, bool isDialect) const
    {
        if (const auto time = timeFromRfc3339(text))
            return time;
        if (!isDialect)
            return std::nullopt;
        for (const auto &form : {u"yyyy-MM-dd HH:mm:ss"_s, u"yyyy-MM-dd'T'HH:mm:ss"_s}) {
            auto moment = QDateTime::fromString(text, form);
            moment.setTimeZone(m_options.zone);
            if (moment.isValid() && moment.date().year() > 1900)
                return moment.toMSecsSinceEpoch();
        }
        return std::nullopt;
    }

    [[nodiscard]] TimeMs timeOr(const QString &text, const QString &field, const Written &alert, TimeMs fallback)
    {
        if (text.isEmpty())
            return fallback;
        const auto time = timeOf(text, alert.isDialect);
        if (!time)
            note(u"%1: '%2' is not a time%3, and was left out"_s.arg(field, text.left(quoted), alert.isDialect ? QString() : u" with its offset"_s));
        return time.value_or(fallback);
    }

    [[nodiscard]] QStringList referencesOf(const Written &alert)
    {
        static const QRegularExpression blank(u"\\s+"_s);
        QStringList ids;
        const auto ofSender = [&alert](const QString &identifier) { return alert.sender.isEmpty() ? identifier : identifier + u'@' + alert.sender; };
        for (const auto &item : alert.references.split(blank, Qt::SkipEmptyParts)) {
            const auto parts = item.split(u',', Qt::SkipEmptyParts);
            if (parts.size() == 3 && timeFromRfc3339(parts[2]))
                ids << parts[1] + u'@' + parts[0];
            else if (alert.isDialect || parts.size() == 1)
                for (const auto &id : parts)
                    ids << ofSender(id);
            else
                note(u"references: '%1' is no sender, identifier and time"_s.arg(item.left(quoted)));
        }
        ids.removeDuplicates();
        if (ids.removeAll(m_id) > 0)
            note(u"references: it refers to itself"_s);
        if (ids.size() > mostCodes) {
            note(u"references: %1, the first %2 are kept"_s.arg(ids.size()).arg(mostCodes));
            ids.resize(mostCodes);
        }
        return ids;
    }

    const CapOptions &m_options;
    CapDocument &m_document;
    QString m_id = {};
};

}

Result<CapDocument> parseCap(const QByteArray &xml, const CapOptions &options)
{
    XmlWalker walker(xml, options.limits.walker());
    CapDocument document;
    Maker maker(options, document);
    bool hasAlert = false;
    const auto takeAlert = [&] {
        hasAlert = true;
        const auto alert = readAlert(walker);
        if (walker.isWell())
            maker.take(alert, xml);
    };
    if (walker.nextChild(0)) {
        const auto root = walker.name().toString();
        if (root == "alert"_L1) {
            takeAlert();
        } else {
            const int depth = walker.depth();
            while (walker.nextChild(depth)) {
                if (walker.name() != "alert"_L1)
                    continue;
                if (int(document.alerts.size() + document.rejected.size()) == options.limits.alerts) {
                    document.notes.push_back({.message = u"more than %1 alerts: the rest was not read"_s.arg(options.limits.alerts)});
                    return document;
                }
                takeAlert();
            }
        }
        if (walker.isWell() && !hasAlert)
            return failure(Error::Kind::Invalid, root == "feed"_L1 || root == "rss"_L1 ? u"it is an index of alerts, not an alert"_s : u"there is no alert in it: its root is '%1'"_s.arg(root.left(quoted)));
        while (walker.isWell() && walker.nextChild(0)) // up to the end, for what is wrong there
            ;
    }
    if (!walker.isWell() && document.alerts.empty() && document.rejected.empty())
        return failure(Error::Kind::Invalid, walker.problem());
    if (!walker.isWell())
        document.notes.push_back({.message = u"the rest was not read: %1"_s.arg(walker.problem())});
    if (!hasAlert)
        return failure(Error::Kind::Invalid, u"it is empty"_s);
    return document;
}

}
