#include "areamodel.h"

#include <utility>

namespace tonglan {

using namespace Qt::StringLiterals;

AreaModel::AreaModel(QObject *parent)
    : QueryModel({RecordType::Asset, RecordType::Warning, RecordType::Source}, parent)
    , m_areas(std::make_shared<const AreaSet>())
{
}

void AreaModel::ask()
{
    AreaQuestion question{.types = m_types, .source = m_source, .now = now(), .known = m_areas};
    m_driver.run([question, isEnabled = m_isEnabled](const Database &db) { return isEnabled ? readAreas(db, question) : Result<AreaAnswer>(AreaAnswer()); },
        [this](AreaAnswer answer) {
            m_known = std::move(answer);
            showPresent();
        });
}

void AreaModel::tick()
{
    if (runner())
        showPresent();
}

/** What is known and not over, as of now: a warning that has not begun is planned. */
void AreaModel::showPresent()
{
    const auto language = runner()->languageId();
    auto set = std::make_shared<AreaSet>();
    std::vector<Row> rows;
    for (const auto &record : m_known.records) {
        if (record.expires > 0 && record.expires <= now())
            continue;
        auto area = record.area;
        if (record.onset > now())
            area.state = AreaState::Planned;
        const auto source = m_known.sources.value(area.source);
        Row row{.key = area.key(), .name = nameIn(language, area.name, area.nameEn), .kindText = kindText(area), .stateText = stateText(area), .sinceText = clock() && area.since > 0 ? clock()->formatDateTime(double(area.since)) : QString(), .sourceName = nameIn(language, source.name, source.nameEn)};
        if (row.sourceName.isEmpty())
            row.sourceName = area.source;
        row.freshness = {.time = source.lastTime, .intervalSeconds = source.intervalSeconds, .hasSource = m_known.sources.contains(area.source)};
        row.freshness.update(now(), language);
        rows.push_back(std::move(row));
        set->areas.push_back(std::move(area));
    }
    const bool isSame = std::ranges::equal(set->areas, m_areas->areas, [](const MarkedArea &a, const MarkedArea &b) {
        return a.key() == b.key() && a.outline == b.outline && a.state == b.state && a.level == b.level && a.name == b.name && a.nameEn == b.nameEn;
    });
    show(m_rows, std::move(rows), [](const Row &row) { return row.key; });
    const bool isAsMany = std::exchange(m_leftOut, m_known.leftOut) == m_known.leftOut;
    if (isSame && isAsMany)
        return;
    if (!isSame)
        m_areas = std::move(set);
    Q_EMIT areasChanged();
}

QString AreaModel::kindText(const MarkedArea &area)
{
    if (area.kind == "flood"_L1)
        return tr("flood zone");
    if (area.kind == "controlled"_L1)
        return tr("controlled area");
    if (area.kind == "plan"_L1)
        return tr("plan area");
    if (area.kind == "building"_L1)
        return tr("building");
    return area.kind == "warning"_L1 ? tr("warning area") : area.kind;
}

QString AreaModel::stateText(const MarkedArea &area)
{
    switch (area.state) {
    case AreaState::Planned:
        return tr("planned");
    case AreaState::Lifted:
        return tr("lifted");
    case AreaState::InForce:
        break;
    }
    return area.status.isEmpty() ? tr("in force") : area.status;
}

QString AreaModel::wordsOf(const QString &key) const
{
    const auto row = std::ranges::find(m_rows, key, &Row::key);
    if (row == m_rows.end())
        return {};
    QStringList parts = {row->name, row->kindText, row->sinceText.isEmpty() ? row->stateText : tr("%1 since %2").arg(row->stateText, row->sinceText)};
    const auto &freshness = row->freshness;
    QString origin = row->sourceName;
    if (!freshness.hasSource)
        origin = tr("%1 (unknown source)").arg(origin);
    else if (freshness.ageText.isEmpty())
        origin = tr("%1, no data yet").arg(origin);
    else if (freshness.trust == TrustState::Late || freshness.trust == TrustState::Stale)
        origin = tr("%1, late: %2 old").arg(origin, freshness.ageText);
    else
        origin = tr("%1, %2 ago").arg(origin, freshness.ageText);
    parts << origin;
    return parts.join(u" · "_s);
}

int AreaModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant AreaModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case KeyRole:
        return row.key;
    case NameRole:
        return row.name;
    case KindTextRole:
        return row.kindText;
    case StateTextRole:
        return row.stateText;
    case SinceTextRole:
        return row.sinceText;
    case SourceNameRole:
        return row.sourceName;
    case AgeTextRole:
        return row.freshness.ageText;
    case TrustRole:
        return int(row.freshness.trust);
    }
    return {};
}

QHash<int, QByteArray> AreaModel::roleNames() const
{
    return {{KeyRole, "key"}, {NameRole, "name"}, {KindTextRole, "kindText"}, {StateTextRole, "stateText"}, {SinceTextRole, "sinceText"},
        {SourceNameRole, "sourceName"}, {AgeTextRole, "ageText"}, {TrustRole, "trust"}};
}

}
