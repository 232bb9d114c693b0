#include "topicmodel.h"

#include "eventwords.h"

namespace tonglan {

using namespace Qt::StringLiterals;

TopicModel::TopicModel(QObject *parent)
    : QueryModel({RecordType::Event, RecordType::Region}, parent)
    , m_region(u"810000"_s)
{
}

void TopicModel::ask()
{
    m_askedAt = now();
    const TimeMs to = m_to > 0 ? m_to : m_askedAt + 1;
    const TimeMs from = m_from > 0 ? m_from : to - 24 * 3600'000;
    m_driver.run([region = m_region, from, to, zone = runner()->cityZone()](const Database &db) { return readTopics(db, region, from, to, zone); }, [this](const std::vector<TopicCount> &counts) {
        std::vector<Topic> rows;
        for (const auto &count : counts) {
            if (int(rows.size()) < m_limit)
                rows.push_back({count.topic, EventWords::topic(count.topic), count.count, count.before});
        }
        if (rows == m_rows)
            return;
        show(m_rows, std::move(rows), [](const Topic &row) { return row.topic; });
        Q_EMIT changed(); });
}

void TopicModel::tick()
{
    if (m_to == 0 && now() / 60'000 != m_askedAt / 60'000)
        m_driver.renew();
}

int TopicModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant TopicModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case TopicRole:
        return row.topic;
    case NameRole:
        return row.name;
    case CountRole:
        return row.count;
    case BeforeRole:
        return row.before;
    }
    return {};
}

QHash<int, QByteArray> TopicModel::roleNames() const
{
    return {{TopicRole, "topic"}, {NameRole, "name"}, {CountRole, "count"}, {BeforeRole, "before"}};
}

}
