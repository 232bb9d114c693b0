#include "sourcerows.h"

namespace tonglan {

SourceRows::SourceRows(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    connect(this, &QAbstractItemModel::rowsInserted, this, &SourceRows::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &SourceRows::countChanged);
    connect(this, &QAbstractItemModel::modelReset, this, &SourceRows::countChanged);
}

void SourceRows::setSource(const QString &source)
{
    if (m_source == source)
        return;
    m_source = source;
    invalidateRowsFilter();
    Q_EMIT sourceChanged();
}

bool SourceRows::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_source.isEmpty())
        return true;
    const auto role = sourceModel()->roleNames().key("source", -1);
    return sourceModel()->index(row, 0, parent).data(role).toString() == m_source;
}

}
