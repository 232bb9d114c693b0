#include "regionfiguremodel.h"

#include "catalog.h"

#include "analysis/format.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

RegionFigureModel::RegionFigureModel(QObject *parent)
    : QueryModel({RecordType::Indicator, RecordType::Reading, RecordType::Region, RecordType::Source}, parent)
    , m_figures(std::make_shared<const RegionFigureSet>())
{
}

void RegionFigureModel::ask()
{
    const RegionFigureQuestion question{m_indicator, m_parent, now(), runner()->languageId()};
    m_driver.run([question](const Database &db) { return question.indicator.isEmpty() ? Result<RegionFigureAnswer>(RegionFigureAnswer()) : readRegionFigures(db, question); },
        [this](RegionFigureAnswer answer) {
            m_known = std::move(answer);
            showPresent();
            Q_EMIT figuresChanged(); // the name and the unit may be in another language
        });
}

void RegionFigureModel::tick()
{
    if (runner() && !m_known.lines.empty())
        showPresent();
}

QString RegionFigureModel::textOf(double value, bool withUnit) const
{
    const auto &definition = m_known.definition;
    const auto language = runner()->languageId();
    const auto figure = formatFigure(value, nameIn(language, definition.unit, definition.unitEn), definition.decimals, language);
    return withUnit && !figure.unit.isEmpty() ? figure.value + u' ' + figure.unit : figure.value;
}

void RegionFigureModel::showPresent()
{
    auto set = std::make_shared<RegionFigureSet>();
    std::vector<Row> rows;
    bool hasValue = false;
    for (const auto &line : m_known.lines) {
        Row row{.region = line.region, .name = line.name, .sourceName = line.sourceName, .quality = line.quality};
        row.freshness = {.time = line.time, .intervalSeconds = std::max(m_known.definition.periodSeconds, line.sourceInterval), .quality = line.quality, .hasSource = line.hasSource};
        row.freshness.update(now(), runner()->languageId());
        RegionFigure figure{.region = line.region};
        figure.text = tr("no data");
        if (line.quality == Reading::Quality::Withheld) {
            figure.state = FigureState::Withheld;
            figure.text = tr("withheld");
        } else if (line.value && line.time > 0) {
            const auto trust = row.freshness.trust;
            const bool isLate = trust == TrustState::Late || trust == TrustState::Stale;
            figure.state = trust == TrustState::Fresh ? FigureState::Current : FigureState::Late; // what is in doubt, or nobody's, is not to be read off as if it were sure
            figure.value = *line.value;
            row.valueText = textOf(*line.value, true);
            figure.text = isLate ? tr("%1, late").arg(row.valueText) : row.valueText;
            set->least = hasValue ? std::min(set->least, figure.value) : figure.value;
            set->most = hasValue ? std::max(set->most, figure.value) : figure.value;
            hasValue = true;
        }
        set->figures.push_back(std::move(figure));
        rows.push_back(std::move(row));
    }
    show(m_rows, std::move(rows), [](const Row &row) { return row.region; });
    if (*set == *m_figures)
        return;
    m_figures = std::move(set);
    Q_EMIT figuresChanged();
}

QString RegionFigureModel::name() const
{
    return m_known.isDefined && runner() ? nameIn(runner()->languageId(), m_known.definition.name, m_known.definition.nameEn) : m_indicator;
}

static bool hasValue(const RegionFigure &figure) { return figure.state == FigureState::Late || figure.state == FigureState::Current; }

QString RegionFigureModel::leastText() const
{
    return std::ranges::any_of(m_figures->figures, hasValue) ? textOf(m_figures->least, false) : QString();
}

QString RegionFigureModel::mostText() const
{
    return std::ranges::any_of(m_figures->figures, hasValue) ? textOf(m_figures->most, true) : QString();
}

QString RegionFigureModel::directionText() const
{
    switch (m_known.definition.direction) {
    case Indicator::Direction::UpIsGood:
        return tr("higher is better");
    case Indicator::Direction::UpIsBad:
        return tr("higher is worse");
    case Indicator::Direction::Neutral:
        break;
    }
    return {};
}

QString RegionFigureModel::patternText() const
{
    const auto has = [this](FigureState state) { return std::ranges::find(m_figures->figures, state, &RegionFigure::state) != m_figures->figures.end(); };
    QStringList parts;
    if (has(FigureState::None))
        parts << tr("hatched: no data");
    if (has(FigureState::Withheld))
        parts << tr("crossed: withheld");
    if (has(FigureState::Late))
        parts << tr("striped: late or in doubt");
    return parts.join(tr(", "));
}

QString RegionFigureModel::wordsOf(const QString &region) const
{
    const auto row = std::ranges::find(m_rows, region, &Row::region);
    if (row == m_rows.end())
        return {};
    QStringList parts = {row->name};
    const auto &freshness = row->freshness;
    if (row->quality == Reading::Quality::Withheld)
        parts << tr("%1 withheld").arg(name());
    else if (row->valueText.isEmpty())
        parts << tr("%1: no data").arg(name());
    else
        parts << name() + u' ' + row->valueText;
    if (freshness.trust == TrustState::Doubt)
        parts << tr("doubtful");
    if (!freshness.hasSource)
        parts << tr("unknown source");
    else if (freshness.ageText.isEmpty())
        parts << row->sourceName;
    else if (freshness.trust == TrustState::Late || freshness.trust == TrustState::Stale)
        parts << tr("%1, late: %2 old").arg(row->sourceName, freshness.ageText);
    else
        parts << tr("%1, %2 ago").arg(row->sourceName, freshness.ageText);
    return parts.join(u" · "_s);
}

int RegionFigureModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RegionFigureModel::data(const QModelIndex &index, int role) const
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
    case SourceNameRole:
        return row.sourceName;
    case AgeTextRole:
        return row.freshness.ageText;
    case TrustRole:
        return int(row.freshness.trust);
    }
    return {};
}

QHash<int, QByteArray> RegionFigureModel::roleNames() const
{
    return {{RegionRole, "region"}, {NameRole, "name"}, {ValueTextRole, "valueText"}, {SourceNameRole, "sourceName"}, {AgeTextRole, "ageText"}, {TrustRole, "trust"}};
}

}
