#include "histogrammodel.h"

#include "analysis/compare.h"
#include "catalog.h"

namespace tonglan {

using namespace Qt::StringLiterals;

HistogramModel::HistogramModel(QObject *parent)
    : QueryModel({RecordType::Event, RecordType::Region}, parent)
    , m_region(u"810000"_s)
{
}

void HistogramModel::ask()
{
    m_askedAt = now();
    const qint64 step = m_bucketMinutes * 60'000LL;
    TimeMs from = startOfDay(m_askedAt, runner()->cityZone());
    TimeMs to = startOfDay(m_askedAt, 1, runner()->cityZone());
    if (m_hours != 24) {
        to = (m_askedAt / step + 1) * step;
        from = to - m_hours * 3600'000LL;
    }
    using Answer = std::pair<bool, std::vector<EventTime>>;
    m_driver.run(
        [region = m_region, from, until = std::min(to, m_askedAt + 1)](const Database &db) -> Result<Answer> {
            return readEventTimes(db, region, from, until).map([&](std::vector<EventTime> &&times) { return Answer(regionCondition(db, region).isCountable(), std::move(times)); });
        },
        [this, from, to, step, asked = m_askedAt](const Answer &answer) {
            const auto &times = answer.second;
            std::vector<Row> rows;
            for (TimeMs start = from; start < to; start += step)
                rows.push_back({start, 0, Level::None, start > asked});
            int maximum = 1;
            for (const auto &time : times) {
                auto &row = rows[std::size_t((time.reportedAt - from) / step)];
                maximum = std::max(maximum, ++row.count);
                row.worst = worse(row.worst, time.level);
            }
            const bool other = maximum != m_maximum || from != m_from || to != m_to || answer.first != m_isCountable;
            m_isCountable = answer.first;
            m_maximum = maximum;
            m_from = from;
            m_to = to;
            show(m_rows, std::move(rows), [](const Row &row) { return row.start; });
            if (other)
                Q_EMIT windowChanged();
        });
}

void HistogramModel::tick()
{
    const qint64 step = m_bucketMinutes * 60'000LL;
    if (now() / step != m_askedAt / step)
        m_driver.renew();
}

int HistogramModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant HistogramModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case StartRole:
        return double(row.start);
    case CountRole:
        return row.count;
    case WorstRole:
        return int(row.worst);
    case FutureRole:
        return row.future;
    }
    return {};
}

QHash<int, QByteArray> HistogramModel::roleNames() const
{
    return {{StartRole, "start"}, {CountRole, "count"}, {WorstRole, "worst"}, {FutureRole, "future"}};
}

}
