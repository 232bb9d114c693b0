#include "compositionmodel.h"

#include "analysis/format.h"

#include <limits>

namespace tonglan {

CompositionModel::CompositionModel(QObject *parent)
    : IndicatorModel(parent)
{
    setSparkHours(0);
    setWithWeek(false);
    connect(this, &IndicatorModel::countersChanged, this, &CompositionModel::addUp); // with every answer
}

QString CompositionModel::lack() const
{
    for (const auto &row : rows()) {
        if (row.quality == int(Reading::Quality::Withheld))
            return tr("%1 is withheld: the whole is not known").arg(row.name);
        if (!row.hasValue)
            return tr("%1 has no data: the whole is not known").arg(row.name);
        if (row.definedUnit != rows().front().definedUnit)
            return tr("%1 has another unit: this is no whole").arg(row.name);
        if (row.value < 0)
            return tr("%1 is below zero: this is no whole").arg(row.name);
    }
    return {};
}

void CompositionModel::addUp()
{
    m_whole = 0;
    m_wholeText.clear();
    m_wholeUnit.clear();
    m_missing = lack();
    if (isWhole()) {
        int decimals = 0;
        for (const auto &row : rows()) {
            m_whole += row.value;
            decimals = std::max(decimals, row.decimals);
        }
        const auto language = runner()->languageId();
        const auto &unit = rows().front().unit;
        const bool isOne = std::ranges::all_of(rows(), [&unit](const Row &row) { return row.unit == unit; }); // "calls" and "cases" are one 件
        const auto text = formatFigure(m_whole, language == Language::Chinese ? rows().front().definedUnit : isOne ? unit
                                                                                                                   : QString(),
            decimals, language);
        m_wholeText = text.value;
        m_wholeUnit = text.unit;
    }
    Q_EMIT wholeChanged();
    if (!rows().empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {ShareRole, ShareTextRole});
}

QVariant CompositionModel::data(const QModelIndex &index, int role) const
{
    if ((role != ShareRole && role != ShareTextRole) || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return IndicatorModel::data(index, role);
    const bool known = isWhole() && m_whole > 0;
    const double share = known ? rows()[std::size_t(index.row())].value / m_whole : std::numeric_limits<double>::quiet_NaN();
    if (role == ShareRole)
        return share;
    return known ? formatNumber(share * 100, 1) + u'%' : QString();
}

QHash<int, QByteArray> CompositionModel::roleNames() const
{
    auto names = IndicatorModel::roleNames();
    names[ShareRole] = "share";
    names[ShareTextRole] = "shareText";
    return names;
}

}
