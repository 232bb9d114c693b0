#include "warningmodel.h"

namespace tonglan {

using namespace Qt::StringLiterals;

WarningModel::WarningModel(QObject *parent)
    : QueryModel({RecordType::Warning, RecordType::Region, RecordType::Source}, parent)
{
}

void WarningModel::ask()
{
    m_driver.run([at = now(), language = runner()->languageId()](const Database &db) { return readWarnings(db, at, language); }, [this](std::vector<WarningLine> lines) {
        m_known = std::move(lines);
        showActive();
        Q_EMIT worstChanged(); });
}

void WarningModel::showActive()
{
    std::vector<Row> rows;
    for (const auto &line : m_known) {
        const auto &warning = line.warning;
        if (!isActive(warning, now()))
            continue;
        Freshness freshness{.time = line.sourceTime, .intervalSeconds = line.sourceInterval, .hasSource = line.hasSource};
        freshness.update(now(), runner()->languageId());
        const auto momentText = [this](TimeMs time) { return clock() ? clock()->formatDateTime(double(time)) : QString(); };
        rows.push_back({warning.head.source + u'|' + warning.head.id, warning.head.id, warning.headline, warning.level, warning.kindName, momentText(warning.expires), warning.sender, line.regionText, warning.description,
            momentText(warning.onset > 0 ? warning.onset : warning.head.time), line.sourceName, freshness});
    }
    if (rows == m_rows)
        return;
    show(m_rows, std::move(rows), [](const Row &row) { return row.key; });
    Q_EMIT worstChanged();
}

void WarningModel::tick()
{
    if (!m_known.empty() && runner())
        showActive();
}

QString WarningModel::worstText() const
{
    if (m_rows.empty())
        return {};
    const auto &row = m_rows.front();
    switch (row.level) {
    case Level::Red:
        return tr("%1 red warning").arg(row.kindName);
    case Level::Orange:
        return tr("%1 orange warning").arg(row.kindName);
    case Level::Yellow:
        return tr("%1 yellow warning").arg(row.kindName);
    case Level::Blue:
        return tr("%1 blue warning").arg(row.kindName);
    case Level::None:
        break;
    }
    return row.headline;
}

int WarningModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant WarningModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case HeadlineRole:
        return row.headline;
    case LevelRole:
        return int(row.level);
    case KindNameRole:
        return row.kindName;
    case ExpiresTextRole:
        return row.expiresText;
    case SenderRole:
        return row.sender;
    case RegionTextRole:
        return row.regionText;
    case DescriptionRole:
        return row.description;
    case WarningIdRole:
        return row.id;
    case OnsetTextRole:
        return row.onsetText;
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

QHash<int, QByteArray> WarningModel::roleNames() const
{
    return {{HeadlineRole, "headline"}, {LevelRole, "level"}, {KindNameRole, "kindName"}, {ExpiresTextRole, "expiresText"}, {SenderRole, "sender"},
        {RegionTextRole, "regionText"}, {DescriptionRole, "description"}, {WarningIdRole, "warningId"}, {OnsetTextRole, "onsetText"},
        {SourceNameRole, "sourceName"}, {AgeTextRole, "ageText"}, {TrustRole, "trust"}, {TrustFractionRole, "trustFraction"}};
}

}
