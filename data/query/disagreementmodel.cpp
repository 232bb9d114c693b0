#include "disagreementmodel.h"

#include "analysis/format.h"

namespace tonglan {

using namespace Qt::StringLiterals;

DisagreementModel::DisagreementModel(QObject *parent)
    : QueryModel({RecordType::Indicator, RecordType::Reading, RecordType::Source}, parent)
{
}

Language DisagreementModel::language() const
{
    return runner() ? runner()->languageId() : Language::Chinese;
}

void DisagreementModel::ask()
{
    m_driver.run([question = GovernanceQuestion{m_region, now(), language()}](const Database &db) { return readGovernance(db, question); }, [this](const Governance &governance) {
        show(m_rows, governance.disagreements, [](const Disagreement &row) { return row.code; });
        if (m_compared != governance.all.compared) {
            m_compared = governance.all.compared;
            Q_EMIT comparedChanged();
        } });
}

int DisagreementModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant DisagreementModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    const auto text = [&](double value) { return formatFigure(value, row.unit, row.decimals, language()); };
    switch (role) {
    case CodeRole:
        return row.code;
    case NameRole:
        return row.name;
    case UnitRole:
        return text(row.shown).unit;
    case SourceNameRole:
        return row.shownName;
    case ValueTextRole:
        return text(row.shown).value;
    case OtherNameRole:
        return row.otherName;
    case OtherTextRole: {
        const auto other = text(row.other);
        return other.unit == text(row.shown).unit ? other.value : other.value + other.unit;
    }
    case DifferenceTextRole:
        return formatChange(row.difference);
    case TimeTextRole:
        return clock() ? clock()->formatMoment(double(row.time)) : QString();
    }
    return {};
}

QHash<int, QByteArray> DisagreementModel::roleNames() const
{
    return {{CodeRole, "code"}, {NameRole, "name"}, {UnitRole, "unit"}, {SourceNameRole, "sourceName"}, {ValueTextRole, "valueText"}, {OtherNameRole, "otherName"}, {OtherTextRole, "otherText"}, {DifferenceTextRole, "differenceText"}, {TimeTextRole, "timeText"}};
}

}
