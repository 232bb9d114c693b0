#include "regionlinesmodel.h"

#include "catalog.h"

#include "analysis/format.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int sparkHours = 24;

RegionLinesModel::RegionLinesModel(QObject *parent)
    : QueryModel({RecordType::Indicator, RecordType::Reading, RecordType::Region, RecordType::Source}, parent)
    , m_low(std::numeric_limits<double>::quiet_NaN())
    , m_high(m_low)
{
}

bool RegionLinesModel::Row::operator==(const Row &other) const
{
    const auto same = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
    return region == other.region && name == other.name && valueText == other.valueText && hasValue == other.hasValue && isWithheld == other.isWithheld && freshness == other.freshness
        && std::ranges::equal(spark, other.spark, same);
}

void RegionLinesModel::ask()
{
    m_askedAt = now();
    m_driver.run([question = RegionFigureQuestion{m_indicator, m_parent, m_askedAt, runner()->languageId(), sparkHours}](const Database &db) { return readRegionFigures(db, question); },
        [this](RegionFigureAnswer answer) {
            m_known = std::move(answer);
            showPresent();
        });
}

void RegionLinesModel::tick()
{
    if (!runner() || m_known.lines.empty())
        return;
    if (now() / 60'000 != m_askedAt / 60'000)
        m_driver.renew();
    else
        showPresent();
}

void RegionLinesModel::showPresent()
{
    const auto language = runner()->languageId();
    const auto &definition = m_known.definition;
    m_name = m_known.isDefined ? nameIn(language, definition.name, definition.nameEn) : m_indicator;
    m_unit = nameIn(language, definition.unit, definition.unitEn);
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    m_worst = {};
    m_worstSource.clear();
    bool hasAny = false;
    std::vector<Row> rows;
    for (const auto &line : m_known.lines) {
        Row row{.region = line.region, .name = line.shortName.isEmpty() ? line.name : line.shortName};
        row.freshness = {.time = line.time, .intervalSeconds = std::max(definition.periodSeconds, line.sourceInterval), .quality = line.quality, .hasSource = line.hasSource};
        row.freshness.update(now(), language);
        row.isWithheld = line.quality == Reading::Quality::Withheld;
        row.hasValue = line.value && !row.isWithheld && row.freshness.trust != TrustState::None; // a figure without lineage is not shown
        if (row.hasValue) {
            row.valueText = formatNumber(*line.value, definition.decimals);
            for (const auto &point : line.spark) {
                row.spark << point.v;
                if (!std::isnan(point.v)) {
                    low = std::min(low, point.v);
                    high = std::max(high, point.v);
                }
            }
        }
        const bool isWorse = !hasAny || (row.freshness.trust == m_worst.trust ? row.freshness.fraction < m_worst.fraction : worse(m_worst.trust, row.freshness.trust) == row.freshness.trust);
        if (line.time > 0 && isWorse) {
            hasAny = true;
            m_worst = row.freshness;
            m_worstSource = line.sourceName;
        }
        rows.push_back(std::move(row));
    }
    const bool isKnown = low <= high;
    m_low = isKnown ? low : std::numeric_limits<double>::quiet_NaN();
    m_high = isKnown ? high : m_low;
    m_scaleText = isKnown ? (formatNumber(low, definition.decimals) + QChar(0x2013) + formatNumber(high, definition.decimals) + u' ' + m_unit).trimmed() : QString();
    show(m_rows, std::move(rows), [](const Row &row) { return row.region; });
    Q_EMIT figuresChanged();
}

int RegionLinesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RegionLinesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case RegionRole:
        return row.region;
    case NameRole:
        return row.name;
    case ValueTextRole:
        return row.valueText;
    case HasValueRole:
        return row.hasValue;
    case WithheldRole:
        return row.isWithheld;
    case TrustRole:
        return int(row.freshness.trust);
    case TrustFractionRole:
        return row.freshness.fraction;
    case AgeTextRole:
        return row.freshness.ageText;
    case SparkRole:
        return QVariant::fromValue(row.spark);
    case WordsRole:
        return u"%1 %2"_s.arg(row.name, row.isWithheld ? tr("withheld") : row.hasValue ? (row.valueText + u' ' + m_unit).trimmed()
                                                                                       : tr("no data"));
    }
    return {};
}

QHash<int, QByteArray> RegionLinesModel::roleNames() const
{
    return {{RegionRole, "region"}, {NameRole, "name"}, {ValueTextRole, "valueText"}, {HasValueRole, "hasValue"}, {WithheldRole, "withheld"}, {TrustRole, "trust"}, {TrustFractionRole, "trustFraction"}, {AgeTextRole, "ageText"}, {SparkRole, "spark"}, {WordsRole, "words"}};
}

}
