#include "regionmatrixmodel.h"

#include "catalog.h"

#include "analysis/format.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

RegionMatrixModel::RegionMatrixModel(QObject *parent)
    : QueryModel({RecordType::Indicator, RecordType::Reading, RecordType::Region, RecordType::Source}, parent)
{
}

void RegionMatrixModel::ask()
{
    m_askedAt = now();
    using Answer = std::vector<RegionFigureAnswer>;
    m_driver.run(
        [codes = m_codes, parent = m_parent, now = m_askedAt, language = runner()->languageId()](const Database &db) -> Result<Answer> {
            Answer answer;
            for (const auto &code : codes) {
                auto figures = readRegionFigures(db, {code, parent, now, language});
                if (!figures)
                    return tl::unexpected(std::move(figures.error()));
                figures->definition.head.id = code; // one that nobody has defined has a row, too
                answer.push_back(std::move(*figures));
            }
            return answer;
        },
        [this](Answer answer) {
            m_known = std::move(answer);
            showPresent();
        });
}

void RegionMatrixModel::tick()
{
    if (!runner() || m_known.empty())
        return;
    showPresent();
    if (now() / 60'000 != m_askedAt / 60'000)
        m_driver.renew();
}

RegionMatrixModel::Cell RegionMatrixModel::cellOf(const Indicator &definition, const RegionFigureAnswer::Line &line, const Freshness &freshness) const
{
    const auto language = runner()->languageId();
    const auto &name = nameIn(language, definition.name, definition.nameEn);
    Cell cell;
    QString said = tr("no data");
    if (line.quality == Reading::Quality::Withheld) {
        cell.state = Withheld;
        said = tr("withheld");
    } else if (line.value && line.time > 0 && freshness.trust != TrustState::None) { // a figure without lineage is not shown
        const auto figure = formatFigure(*line.value, nameIn(language, definition.unit, definition.unitEn), definition.decimals, language);
        cell.valueText = figure.unit.isEmpty() ? figure.value : figure.value + u' ' + figure.unit;
        said = cell.valueText;
        switch (freshness.trust) {
        case TrustState::Stale:
            cell.state = Old;
            break;
        case TrustState::Doubt:
            cell.state = Doubtful;
            said = tr("%1, in doubt").arg(said);
            break;
        case TrustState::Late:
        case TrustState::Fresh:
        case TrustState::None:
            cell.state = Normal;
            if (definition.aggregation == Indicator::Aggregation::Sum && !definition.limits.empty()) {
                said = tr("%1, its limits are for the whole city").arg(said);
                break;
            }
            cell.level = levelOf(definition, *line.value);
            cell.state = cell.level == Level::None ? Normal : Beyond;
            break;
        }
        if (freshness.trust == TrustState::Late || freshness.trust == TrustState::Stale)
            said = tr("%1, %2 old").arg(said, freshness.ageText);
    }
    cell.text = u"%1 %2 %3"_s.arg(line.name, name, said);
    return cell;
}

void RegionMatrixModel::showPresent()
{
    const auto language = runner()->languageId();
    QStringList regions;
    QStringList names;
    std::vector<Row> rows;
    Counters counters;
    bool hasAny = false;
    const auto first = std::ranges::find_if(m_known, &RegionFigureAnswer::isDefined);
    for (const auto &line : first != m_known.end() ? first->lines : std::vector<RegionFigureAnswer::Line>()) {
        regions << line.region;
        names << (line.shortName.isEmpty() ? line.name : line.shortName);
    }
    for (const auto &known : m_known) {
        if (first == m_known.end())
            break;
        Row row{.code = known.definition.head.id, .name = nameIn(language, known.definition.name, known.definition.nameEn), .cells = {}};
        if (!known.isDefined) {
            row.name = row.code;
            for (const auto &name : std::as_const(names))
                row.cells.push_back({.text = u"%1 %2 %3"_s.arg(name, row.code, tr("no data"))});
            counters.byState[Missing] += int(row.cells.size());
        }
        for (const auto &line : known.lines) {
            Freshness freshness{.time = line.time, .intervalSeconds = std::max(known.definition.periodSeconds, line.sourceInterval), .quality = line.quality, .hasSource = line.hasSource};
            freshness.update(now(), language);
            row.cells.push_back(cellOf(known.definition, line, freshness));
            if (row.sourceName.isEmpty())
                row.sourceName = line.sourceName;
            ++counters.byState[std::size_t(row.cells.back().state)];
            const auto &worst = counters.worst;
            const bool isWorse = !hasAny || (freshness.trust == worst.trust ? freshness.fraction < worst.fraction : worse(worst.trust, freshness.trust) == freshness.trust);
            if (line.time > 0 && isWorse) {
                hasAny = true;
                counters.worst = freshness;
                counters.worstSource = line.sourceName;
            }
        }
        rows.push_back(std::move(row));
    }
    if (regions != m_regions || names != m_regionNames) {
        m_regions = regions;
        m_regionNames = names;
        Q_EMIT regionsChanged();
    }
    show(m_rows, std::move(rows), [](const Row &row) { return row.code; });
    if (counters == m_counters)
        return;
    m_counters = counters;
    Q_EMIT countersChanged();
}

int RegionMatrixModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant RegionMatrixModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case CodeRole:
        return row.code;
    case NameRole:
        return row.name;
    case SourceNameRole:
        return row.sourceName;
    case CellsRole: {
        QVariantList cells;
        for (const auto &cell : row.cells)
            cells << QVariantMap{{u"state"_s, int(cell.state)}, {u"level"_s, int(cell.level)}, {u"valueText"_s, cell.valueText}, {u"text"_s, cell.text}};
        return cells;
    }
    }
    return {};
}

QHash<int, QByteArray> RegionMatrixModel::roleNames() const
{
    return {{CodeRole, "code"}, {NameRole, "name"}, {SourceNameRole, "sourceName"}, {CellsRole, "cells"}};
}

}
