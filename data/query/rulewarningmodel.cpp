#include "rulewarningmodel.h"

#include "catalog.h"
#include "readings.h"
#include "sql.h"

#include "analysis/format.h"
#include "cache/geoblob.h"
#include "model/region.h"

#include <QDateTime>

#include <algorithm>
#include <iterator>
#include <mutex>

namespace tonglan {

using namespace Qt::StringLiterals;

RuleWarningModel::RuleWarningModel(QObject *parent)
    : QueryModel({RecordType::Indicator, RecordType::Reading, RecordType::Region}, parent)
{
}

RuleWarningModel::~RuleWarningModel() = default;

int RuleWarningModel::rules() const
{
    return runner() ? int(std::ranges::count(*runner()->rules(), false, &Rule::isCondition)) : 0;
}

/** A run and who may use it: a question that has been overtaken may still be at it. */
struct RuleWarningModel::Shared
{
    explicit Shared(RuleRun began)
        : run(std::move(began))
    {
    }

    std::mutex mutex = {};
    RuleRun run;
};

/** What is said of what is raised: asks the cache for the figures that it is about. */
class RuleWarningModel::Telling
{
public:
    Telling(const Database &db, const RuleRun &run, const Moment &moment)
        : m_db(db)
        , m_run(run)
        , m_moment(moment)
        , m_catalog(Catalog::read(db))
        , m_definitions(readDefinitions(db))
        , m_label(db, u"SELECT label_lat, label_lon, area FROM region WHERE id = :region ORDER BY n LIMIT 1"_s)
    {
    }

    /** Unset: nothing may be said of it now. */
    [[nodiscard]] std::optional<Row> rowOf(const Rule &rule, const RuleNotice &notice)
    {
        Row row{.rule = rule.id, .code = rule.indicator, .region = notice.region, .level = notice.level, .since = notice.since};
        const auto own = std::ranges::find_if(notice.parts, [&](const RulePart &part) { return m_run.rule(part.rule) && m_run.rule(part.rule)->indicator == rule.indicator; });
        const auto place = own != notice.parts.end() ? own->region : notice.region; // a composite may be of a region that has no such figure
        const auto figure = figureOf(rule.indicator, place);
        const auto *source = m_catalog.source(figure.source);
        row.name = nameOf(rule.indicator);
        row.regionName = m_catalog.regionName(notice.region, m_moment.language);
        row.label = labelOf(notice.region);
        row.text = nameIn(m_moment.language, rule.text, rule.textEn);
        row.sourceName = m_catalog.sourceName(figure.source, m_moment.language);
        row.freshness = {.time = figure.time, .intervalSeconds = std::max(definitionOf(rule.indicator).periodSeconds, source ? source->intervalSeconds : 0), .quality = figure.checkedQuality(), .hasSource = source != nullptr};
        row.freshness.update(m_moment.now, m_moment.language);
        if (rule.kind != Rule::Kind::Composite) {
            row.reason = reasonOf(rule, notice);
            return isSilent(rule, notice.region) ? std::nullopt : std::optional(std::move(row));
        }
        QStringList reasons;
        bool isAnySilent = false;
        bool hasAnyLeft = false;
        for (const auto &part : notice.parts) {
            const auto *of = m_run.rule(part.rule);
            if (!of)
                return {};
            if (isSilent(*of, part.region)) {
                if (!part.isOneOfSeveral) // without it nobody knows
                    return {};
                isAnySilent = true;
                continue;
            }
            hasAnyLeft = hasAnyLeft || part.isOneOfSeveral;
            const auto named = part.region == notice.region ? nameOf(of->indicator) : RuleWarningModel::tr("%1, %2").arg(nameOf(of->indicator), m_catalog.regionName(part.region, m_moment.language));
            reasons << (part.isRaised ? RuleWarningModel::tr("%1: %2").arg(named, reasonOf(*of, {.time = part.since, .since = part.since, .value = part.value, .limit = part.limit})) : RuleWarningModel::tr("%1: not %2").arg(named, limitOf(*of)));
            if (std::pair figureOfPart{of->indicator, part.region}; std::ranges::find(row.figures, figureOfPart) == row.figures.end())
                row.figures.push_back(std::move(figureOfPart));
        }
        if (isAnySilent && !hasAnyLeft)
            return {};
        row.reason = reasons.join(RuleWarningModel::tr("; "));
        return row;
    }

private:
    [[nodiscard]] Indicator definitionOf(const QString &code) const
    {
        const auto it = std::ranges::find(m_definitions, code, [](const Indicator &one) { return one.head.id; });
        return it == m_definitions.end() ? Indicator() : *it;
    }

    [[nodiscard]] std::optional<GeoPoint> labelOf(const QString &region)
    {
        m_label.again();
        m_label.bind(":region", region);
        if (!m_label.next())
            return {};
        if (!m_label.isNull(0))
            return GeoPoint{.lat = m_label.real(0), .lon = m_label.real(1)};
        const auto area = m_label.isNull(2) ? Result<GeoMultiPolygon>() : fromBlob(m_label.bytes(2));
        const auto box = area ? boundsOf(*area) : GeoBox();
        return box.isEmpty() ? std::nullopt : std::optional(GeoPoint{.lat = (box.south + box.north) / 2, .lon = (box.west + box.east) / 2});
    }

    [[nodiscard]] QString nameOf(const QString &code) const
    {
        const auto definition = definitionOf(code);
        return definition.head.id.isEmpty() ? code : nameIn(m_moment.language, definition.name, definition.nameEn);
    }

    [[nodiscard]] FigureReading figureOf(const QString &code, const QString &region) const
    {
        const auto definition = definitionOf(code);
        return Readings(m_db, region).figure(code, definition.head.source, definition.periodSeconds * 1000LL, m_moment.now);
    }

    /** Withheld, or so old that nobody knows whether it still is so. */
    [[nodiscard]] bool isSilent(const Rule &rule, const QString &region) const
    {
        const auto figure = figureOf(rule.indicator, region);
        const auto *source = m_catalog.source(figure.source);
        Freshness freshness{.time = figure.time, .intervalSeconds = std::max(definitionOf(rule.indicator).periodSeconds, source ? source->intervalSeconds : 0), .quality = figure.checkedQuality(), .hasSource = source != nullptr};
        freshness.update(m_moment.now, m_moment.language);
        return figure.quality == Reading::Quality::Withheld || (rule.kind != Rule::Kind::Missing && (freshness.trust == TrustState::Stale || freshness.trust == TrustState::None));
    }

    [[nodiscard]] QString number(const Rule &rule, double value) const
    {
        const auto definition = definitionOf(rule.indicator);
        const auto shown = formatFigure(value, nameIn(m_moment.language, definition.unit, definition.unitEn), definition.decimals, m_moment.language);
        return shown.unit.isEmpty() ? shown.value : shown.value + u' ' + shown.unit;
    }

    /** What a rule looks for. */
    [[nodiscard]] QString limitOf(const Rule &rule) const
    {
        switch (rule.kind) {
        case Rule::Kind::Threshold:
        case Rule::Kind::Rate: {
            QStringList limits;
            if (rule.above)
                limits << RuleWarningModel::tr("above %1").arg(number(rule, *rule.above));
            if (rule.below)
                limits << RuleWarningModel::tr("below %1").arg(number(rule, *rule.below));
            const auto limit = limits.join(u" / "_s);
            return rule.kind == Rule::Kind::Threshold ? limit : RuleWarningModel::tr("%1 within %2").arg(limit, formatAge(rule.within, m_moment.language));
        }
        case Rule::Kind::Missing:
            return RuleWarningModel::tr("missing for %1").arg(formatAge(rule.within, m_moment.language));
        case Rule::Kind::Deviation:
            return RuleWarningModel::tr("unusual");
        case Rule::Kind::Composite:
            break;
        }
        return {};
    }

    [[nodiscard]] QString reasonOf(const Rule &rule, const RuleNotice &notice) const
    {
        const auto began = QDateTime::fromMSecsSinceEpoch(notice.since, m_moment.zone);
        const bool isToday = began.date() == QDateTime::fromMSecsSinceEpoch(m_moment.now, m_moment.zone).date();
        const auto since = began.toString(isToday ? u"HH:mm"_s : u"MM-dd HH:mm"_s);
        switch (rule.kind) {
        case Rule::Kind::Threshold:
            return notice.value > notice.limit ? RuleWarningModel::tr("above %2 since %3, %1 when raised").arg(number(rule, notice.value), number(rule, notice.limit), since) : RuleWarningModel::tr("below %2 since %3, %1 when raised").arg(number(rule, notice.value), number(rule, notice.limit), since);
        case Rule::Kind::Rate:
            return RuleWarningModel::tr("changed by %1 within %2, the limit is %3").arg(number(rule, notice.value), formatAge(rule.within, m_moment.language), number(rule, notice.limit));
        case Rule::Kind::Missing:
            return RuleWarningModel::tr("nothing for longer than %1").arg(formatAge(rule.within, m_moment.language));
        case Rule::Kind::Deviation: {
            const auto said = RuleWarningModel::tr("%1 when raised, unusual for this hour of such days: beyond %2").arg(number(rule, notice.value), number(rule, notice.limit));
            const auto note = m_run.calendarNote(notice.time);
            return note.zh.isEmpty() ? said : RuleWarningModel::tr("%1 (%2)").arg(said, nameIn(m_moment.language, note.zh, note.en));
        }
        case Rule::Kind::Composite:
            break;
        }
        return {};
    }

    const Database &m_db;
    const RuleRun &m_run;
    const Moment &m_moment;
    Catalog m_catalog;
    std::vector<Indicator> m_definitions;
    Sql m_label;
};

Result<RuleWarningModel::Answer> RuleWarningModel::raised(const Database &db, RuleRun &run, const Moment &moment)
{
    run.catchUp(db, moment.now);
    Answer answer;
    if (run.raised().empty())
        return answer;
    Telling telling(db, run, moment);
    for (const auto &[key, notice] : run.raised()) {
        const auto *rule = run.rule(notice.rule);
        if (auto row = rule ? telling.rowOf(*rule, notice) : std::nullopt)
            answer.rows.push_back(std::move(*row));
    }
    std::ranges::stable_sort(answer.rows, {}, [](const Row &row) { return std::pair(row.level == Level::None ? 9 : int(row.level), -row.since); });
    return answer;
}

void RuleWarningModel::ask()
{
    m_askedAt = now();
    if (!m_shared)
        m_shared = std::make_shared<Shared>(RuleRun(runner()->rules(), runner()->cityCalendar(), runner()->cityZone()));
    m_driver.run(
        [shared = m_shared, moment = Moment{m_askedAt, runner()->cityZone(), runner()->languageId()}](const Database &db) {
            const std::scoped_lock lock(shared->mutex);
            return raised(db, shared->run, moment);
        },
        [this](Answer answer) {
            for (auto &row : answer.rows) {
                row.sinceText = formatAge(now() - row.since, runner()->languageId());
                row.freshness.update(now(), runner()->languageId());
            }
            m_judgedAt = m_askedAt;
            show(m_rows, std::move(answer.rows), [](const Row &row) { return row.rule + u'|' + row.region; });
            Q_EMIT rowsChanged();
        });
}

void RuleWarningModel::tick()
{
    if (!runner())
        return;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        auto text = formatAge(now() - m_rows[i].since, runner()->languageId());
        const bool isOlder = m_rows[i].freshness.update(now(), runner()->languageId());
        if (text == m_rows[i].sinceText && !isOlder)
            continue;
        m_rows[i].sinceText = std::move(text);
        Q_EMIT dataChanged(index(int(i)), index(int(i)), {SinceTextRole, AgeTextRole, TrustRole, TrustFractionRole});
    }
    if (rules() > 0 && now() / 60'000 != m_askedAt / 60'000) // what does not come is noticed by the clock
        m_driver.renew();
}

QVariantList RuleWarningModel::places() const
{
    std::vector<QVariantMap> places;
    for (const auto &row : m_rows) { // the worst first
        if (!row.label)
            continue;
        auto place = std::ranges::find_if(places, [&](const QVariantMap &one) { return one.value(u"region"_s) == row.region; });
        if (place == places.end()) {
            places.push_back({{u"region"_s, row.region}, {u"name"_s, row.regionName}, {u"lat"_s, row.label->lat}, {u"lon"_s, row.label->lon}, {u"level"_s, int(row.level)}, {u"count"_s, 0}, {u"code"_s, row.code}, {u"lines"_s, QStringList()}});
            place = std::prev(places.end());
        }
        (*place)[u"count"_s] = place->value(u"count"_s).toInt() + 1;
        (*place)[u"lines"_s] = place->value(u"lines"_s).toStringList() << tr("%1: %2").arg(row.text.isEmpty() ? row.name : row.text, row.reason);
    }
    QVariantList all;
    for (auto &place : places)
        all << std::move(place);
    return all;
}

QVariantList RuleWarningModel::raisedOn(const QString &code, const QString &region) const
{
    QVariantList found;
    for (const auto &row : m_rows) {
        if ((row.code == code && row.region == region) || std::ranges::find(row.figures, std::pair(code, region)) != row.figures.end())
            found << QVariantMap{{u"text"_s, row.text.isEmpty() ? row.reason : row.text}, {u"reason"_s, row.reason}, {u"level"_s, int(row.level)}};
    }
    return found;
}

int RuleWarningModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RuleWarningModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case RuleRole:
        return row.rule;
    case CodeRole:
        return row.code;
    case RegionRole:
        return row.region;
    case LevelRole:
        return int(row.level);
    case NameRole:
        return row.name;
    case RegionNameRole:
        return row.regionName;
    case TextRole:
        return row.text;
    case ReasonRole:
        return row.reason;
    case SinceTextRole:
        return row.sinceText;
    case SourceNameRole:
        return row.sourceName;
    case AgeTextRole:
        return row.freshness.ageText;
    case TrustRole:
        return int(row.freshness.trust);
    case TrustFractionRole:
        return row.freshness.fraction;
    }
    return {};
}

QHash<int, QByteArray> RuleWarningModel::roleNames() const
{
    return {{RuleRole, "rule"}, {CodeRole, "code"}, {RegionRole, "region"}, {LevelRole, "level"}, {NameRole, "name"}, {RegionNameRole, "regionName"}, {TextRole, "text"}, {ReasonRole, "reason"},
        {SinceTextRole, "sinceText"}, {SourceNameRole, "sourceName"}, {AgeTextRole, "ageText"}, {TrustRole, "trust"}, {TrustFractionRole, "trustFraction"}};
}

}
