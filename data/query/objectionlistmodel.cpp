#include "objectionlistmodel.h"

#include "linkwords.h"
#include "objectionwords.h"

#include "analysis/format.h"

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr TimeMs minuteMs = 60'000;

ObjectionListModel::ObjectionListModel(QObject *parent)
    : QueryModel({RecordType::Objection, RecordType::Indicator, RecordType::Region, RecordType::Source}, parent)
{
}

Language ObjectionListModel::language() const
{
    return runner() ? runner()->languageId() : Language::Chinese;
}

QString ObjectionListModel::ageOf(const Objection &objection) const
{
    return formatAge((isOpen(objection) ? now() : std::max(objection.answeredAt, objection.raisedAt)) - objection.raisedAt, language());
}

void ObjectionListModel::ask()
{
    m_driver.run([question = GovernanceQuestion{{}, now(), language()}](const Database &db) { return readObjectionOverview(db, question, shown); }, [this](const ObjectionOverview &overview) {
        std::vector<Row> rows;
        for (const auto &entry : overview.rows)
            rows.push_back({entry, ageOf(entry.objection)});
        show(m_rows, std::move(rows), [](const Row &row) { return row.entry.objection.head.source + u'\n' + row.entry.objection.head.id; });
        m_open = overview.open;
        m_answered = overview.answered;
        m_median = overview.medianMs;
        m_oldest = overview.oldest;
        Q_EMIT countersChanged();
        Q_EMIT aged(); });
}

void ObjectionListModel::tick()
{
    if (now() / minuteMs == m_aged / minuteMs)
        return;
    m_aged = now();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        auto age = ageOf(m_rows[i].entry.objection);
        if (age == m_rows[i].ageText)
            continue;
        m_rows[i].ageText = std::move(age);
        Q_EMIT dataChanged(index(int(i)), index(int(i)), {AgeTextRole});
    }
    Q_EMIT aged();
}

QString ObjectionListModel::medianText() const
{
    return m_median ? formatAge(*m_median, language()) : QString();
}

QString ObjectionListModel::oldestText() const
{
    return m_oldest > 0 ? formatAge(now() - m_oldest, language()) : QString();
}

int ObjectionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ObjectionListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &[entry, ageText] = m_rows[std::size_t(index.row())];
    switch (role) {
    case NumberRole:
        return oneLine(entry.objection.head.id, 40);
    case CodeRole:
        return entry.objection.indicator;
    case RegionRole:
        return entry.objection.region;
    case NameRole:
        return entry.name;
    case RegionNameRole:
        return entry.regionName;
    case DepartmentRole:
        return entry.department;
    case ReasonTextRole:
        return ObjectionWords::reason(entry.objection.reason);
    case StateTextRole:
        return ObjectionWords::state(entry.objection.state);
    case AgeTextRole:
        return ageText;
    case OpenRole:
        return isOpen(entry.objection);
    }
    return {};
}

QHash<int, QByteArray> ObjectionListModel::roleNames() const
{
    return {{NumberRole, "number"}, {CodeRole, "code"}, {RegionRole, "region"}, {NameRole, "name"}, {RegionNameRole, "regionName"}, {DepartmentRole, "department"}, {ReasonTextRole, "reasonText"}, {StateTextRole, "stateText"}, {AgeTextRole, "ageText"}, {OpenRole, "open"}};
}

}
