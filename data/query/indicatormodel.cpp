#include "indicatormodel.h"

#include "catalog.h"

#include "analysis/compare.h"
#include "analysis/format.h"

#include <cmath>
#include <limits>

namespace tonglan {

using namespace Qt::StringLiterals;

static bool sameLine(const QList<double> &a, const QList<double> &b)
{
    return std::ranges::equal(a, b, [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

bool IndicatorModel::Row::operator==(const Row &b) const
{
    return code == b.code && name == b.name && unit == b.unit && valueText == b.valueText && value == b.value && hasValue == b.hasValue && definedUnit == b.definedUnit && decimals == b.decimals && quality == b.quality
        && sourceName == b.sourceName && systemName == b.systemName && freshness == b.freshness && momText == b.momText && momUp == b.momUp && yoyText == b.yoyText
        && yoyUp == b.yoyUp && level == b.level && limitText == b.limitText && sameLine(spark, b.spark) && sameLine(week, b.week) && normalLow == b.normalLow
        && normalHigh == b.normalHigh && rangeText == b.rangeText && limits == b.limits && target == b.target && collection == b.collection && subText == b.subText && isObjectedTo == b.isObjectedTo;
}

IndicatorModel::IndicatorModel(QObject *parent)
    : QueryModel({RecordType::Indicator, RecordType::Reading, RecordType::Source, RecordType::Objection}, parent)
    , m_region(u"810000"_s)
{
}

void IndicatorModel::ask()
{
    m_askedAt = now();
    const IndicatorQuestion question{m_codes, m_region, m_askedAt, m_sparkHours, m_withWeek, runner()->cityZone(), runner()->languageId(), runner()->indicatorRegister()};
    m_driver.run([question](const Database &db) { return readIndicators(db, question); }, [this](const std::vector<IndicatorFigure> &figures) {
        std::vector<Row> rows;
        rows.reserve(figures.size());
        for (const auto &figure : figures)
            rows.push_back(rowOf(figure, now(), runner()->languageId()));
        show(m_rows, std::move(rows), [](const Row &row) { return row.code; });
        count();
        Q_EMIT countersChanged(); }); // the language of the basis texts too
}

static QString normalText(const Indicator &indicator)
{
    const auto number = [&](double value) { return formatNumber(value, indicator.decimals); };
    if (indicator.normalLow && indicator.normalHigh)
        return IndicatorModel::tr("Usual %1–%2").arg(number(*indicator.normalLow), number(*indicator.normalHigh));
    if (indicator.normalHigh)
        return IndicatorModel::tr("Usual ≤%1").arg(number(*indicator.normalHigh));
    if (indicator.normalLow)
        return IndicatorModel::tr("Usual ≥%1").arg(number(*indicator.normalLow));
    return {};
}

static QString rangeText(const Indicator &indicator)
{
    const auto number = [&](double value) { return formatNumber(value, indicator.decimals); };
    if (indicator.normalLow && indicator.normalHigh)
        return number(*indicator.normalLow) + QChar(0x2013) + number(*indicator.normalHigh);
    if (indicator.normalHigh)
        return QChar(0x2264) + number(*indicator.normalHigh);
    return indicator.normalLow ? QChar(0x2265) + number(*indicator.normalLow) : QString();
}

static QList<double> valuesOf(const std::vector<SeriesPoint> &points)
{
    QList<double> values;
    values.reserve(qsizetype(points.size()));
    for (const auto &point : points)
        values.append(point.v);
    return values;
}

IndicatorModel::Row IndicatorModel::rowOf(const IndicatorFigure &figure, TimeMs now, Language language)
{
    const auto &definition = figure.definition;
    Row row;
    row.code = figure.code;
    row.name = figure.defined ? nameIn(language, definition.name, definition.nameEn) : figure.code;
    row.unit = nameIn(language, definition.unit, definition.unitEn);
    row.definedUnit = definition.unit;
    row.decimals = definition.decimals;
    row.quality = int(figure.quality);
    row.isObjectedTo = figure.isObjectedTo;
    row.sourceName = figure.sourceName;
    row.systemName = figure.systemName;
    row.collection = figure.collection;
    row.freshness = {.time = figure.time, .intervalSeconds = std::max(definition.periodSeconds, figure.sourceInterval), .quality = figure.quality, .hasSource = figure.hasSource};
    row.freshness.update(now, language);
    row.normalLow = definition.normalLow;
    row.normalHigh = definition.normalHigh;
    row.limitText = normalText(definition);
    row.rangeText = rangeText(definition);
    for (const auto &limit : definition.limits)
        row.limits.append(limit.value);
    row.target = definition.target;
    row.spark = valuesOf(figure.spark);
    row.week = valuesOf(figure.week);
    if (figure.value && figure.hasSource) { // without a source the number is not shown at all
        row.hasValue = true;
        row.value = *figure.value;
        const auto text = formatFigure(*figure.value, row.unit, definition.decimals, language);
        row.valueText = text.value;
        row.unit = text.unit;
        row.level = levelOf(definition, *figure.value);
        if (const auto mom = compare(figure.value, figure.dayBefore)) {
            row.momText = formatChange(mom->ratio);
            row.momUp = mom->direction;
        }
        if (const auto yoy = compare(figure.value, figure.weekBefore)) {
            row.yoyText = formatChange(yoy->ratio);
            row.yoyUp = yoy->direction;
        }
    }
    if (figure.partValue) {
        const auto part = formatFigure(*figure.partValue, figure.partUnit, figure.partDecimals, language);
        row.subText = u"%1 %2%3%4"_s.arg(figure.partName, part.value, part.unit.isEmpty() || part.unit == "%"_L1 ? QString() : u" "_s, part.unit);
    }
    return row;
}

void IndicatorModel::tick()
{
    if (!runner())
        return;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].freshness.update(now(), runner()->languageId()))
            Q_EMIT dataChanged(index(int(i)), index(int(i)), {AgeTextRole, TrustRole, TrustFractionRole});
    }
    count();
    if (now() / 60'000 != m_askedAt / 60'000) // a reading about what was the future may have become the present
        m_driver.renew();
}

void IndicatorModel::count()
{
    Counters counters;
    for (const auto &row : m_rows) {
        ++counters.byTrust[std::size_t(row.freshness.trust)];
        const auto &freshness = row.freshness;
        const bool isWorse = freshness.trust != counters.worst && worse(counters.worst, freshness.trust) == freshness.trust;
        if (isWorse || &row == &m_rows.front() || (freshness.trust == counters.worst && freshness.fraction < counters.worstFraction)) {
            counters.worst = freshness.trust;
            counters.worstSource = row.sourceName;
            counters.worstAge = freshness.ageText;
            counters.worstFraction = freshness.fraction;
        }
        if (row.level != Level::None && row.freshness.trust != TrustState::Stale)
            ++counters.beyond;
    }
    if (counters == m_counters)
        return;
    m_counters = counters;
    Q_EMIT countersChanged();
}

QString IndicatorModel::momBasis() const
{
    return tr("same hour yesterday");
}

QString IndicatorModel::yoyBasis() const
{
    return tr("same hour last week");
}

int IndicatorModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant IndicatorModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    static constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    switch (role) {
    case CodeRole:
        return row.code;
    case NameRole:
        return row.name;
    case UnitRole:
        return row.unit;
    case ValueTextRole:
        return row.valueText;
    case HasValueRole:
        return row.hasValue;
    case WithheldRole:
        return row.quality == int(Reading::Quality::Withheld);
    case ValueRole:
        return row.hasValue ? row.value : nothing;
    case QualityRole:
        return row.quality;
    case SourceNameRole:
        return row.sourceName;
    case SystemNameRole:
        return row.systemName;
    case AgeTextRole:
        return row.freshness.ageText;
    case TrustRole:
        return int(row.freshness.trust);
    case TrustFractionRole:
        return row.freshness.fraction;
    case MomTextRole:
        return row.momText;
    case MomUpRole:
        return row.momUp;
    case YoyTextRole:
        return row.yoyText;
    case YoyUpRole:
        return row.yoyUp;
    case LevelRole:
        return int(row.level);
    case LimitTextRole:
        return row.limitText;
    case SparkRole:
        return QVariant::fromValue(row.spark);
    case NormalLowRole:
        return row.normalLow.value_or(nothing);
    case NormalHighRole:
        return row.normalHigh.value_or(nothing);
    case CollectionRole:
        return row.collection;
    case WeekRole:
        return QVariant::fromValue(row.week);
    case SubTextRole:
        return row.subText;
    case ObjectedRole:
        return row.isObjectedTo;
    case RangeTextRole:
        return row.rangeText;
    case LimitsRole:
        return QVariant::fromValue(row.limits);
    case TargetRole:
        return row.target.value_or(nothing);
    case UsualShareRole:
        return row.hasValue && row.normalLow && row.normalHigh && *row.normalHigh > *row.normalLow ? (row.value - *row.normalLow) / (*row.normalHigh - *row.normalLow) : nothing;
    }
    return {};
}

QHash<int, QByteArray> IndicatorModel::roleNames() const
{
    return {{CodeRole, "code"}, {NameRole, "name"}, {UnitRole, "unit"}, {ValueTextRole, "valueText"}, {HasValueRole, "hasValue"}, {WithheldRole, "withheld"},
        {ValueRole, "value"}, {QualityRole, "quality"}, {SourceNameRole, "sourceName"}, {SystemNameRole, "systemName"}, {AgeTextRole, "ageText"},
        {TrustRole, "trust"}, {TrustFractionRole, "trustFraction"}, {MomTextRole, "momText"}, {MomUpRole, "momUp"}, {YoyTextRole, "yoyText"},
        {YoyUpRole, "yoyUp"}, {LevelRole, "level"}, {LimitTextRole, "limitText"}, {SparkRole, "spark"}, {NormalLowRole, "normalLow"},
        {NormalHighRole, "normalHigh"}, {CollectionRole, "collection"}, {WeekRole, "week"}, {SubTextRole, "subText"}, {ObjectedRole, "objected"},
        {RangeTextRole, "rangeText"}, {LimitsRole, "limits"}, {TargetRole, "target"}, {UsualShareRole, "usualShare"}};
}

}
