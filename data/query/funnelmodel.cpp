#include "funnelmodel.h"

#include "analysis/compare.h"
#include "analysis/format.h"

namespace tonglan {

using namespace Qt::StringLiterals;

FunnelModel::FunnelModel(QObject *parent)
    : QueryModel({RecordType::Event, RecordType::EventLog, RecordType::Source, RecordType::Region}, parent)
    , m_region(u"810000"_s)
{
}

QString FunnelModel::stageName(int stage)
{
    const QStringList names = {tr("Reported"), tr("Accepted"), tr("Dispatched"), tr("Handled"), tr("Closed")};
    return names.value(stage);
}

void FunnelModel::ask()
{
    m_askedAt = now();
    const FunnelQuestion question{m_region, startOfDay(m_askedAt, runner()->cityZone()), m_askedAt + 1, u"unified"_s, runner()->languageId()};
    m_driver.run([question](const Database &db) { return readFunnel(db, question); }, [this](FunnelAnswer answer) {
        m_answer = std::move(answer);
        m_freshness = {.time = m_answer.sourceTime, .intervalSeconds = m_answer.sourceInterval, .hasSource = m_answer.hasSource};
        m_freshness.update(now(), runner()->languageId());
        std::vector<Row> rows;
        for (int stage = 0; isValid() && stage < FunnelAnswer::stages; ++stage) {
            Row row{.stage = stage, .name = stageName(stage), .reached = m_answer.reached(stage)};
            row.share = total() > 0 ? double(row.reached) / total() : 0;
            row.waiting = stage + 1 < FunnelAnswer::stages ? m_answer.at[std::size_t(stage)] : 0;
            if (const auto took = m_answer.took[std::size_t(stage)]; took > 0)
                row.tookText = formatRemaining(took);
            rows.push_back(std::move(row));
        }
        show(m_rows, std::move(rows), [](const Row &row) { return row.stage; });
        Q_EMIT answerChanged();
        Q_EMIT aged(); });
}

void FunnelModel::tick()
{
    if (!runner())
        return;
    if (m_freshness.update(now(), runner()->languageId()))
        Q_EMIT aged();
    if (now() / 60'000 != m_askedAt / 60'000)
        m_driver.renew();
}

int FunnelModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant FunnelModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case StageRole:
        return row.stage;
    case NameRole:
        return row.name;
    case ReachedRole:
        return row.reached;
    case ShareRole:
        return row.share;
    case WaitingRole:
        return row.waiting;
    case TookTextRole:
        return row.tookText;
    }
    return {};
}

QHash<int, QByteArray> FunnelModel::roleNames() const
{
    return {{StageRole, "stage"}, {NameRole, "name"}, {ReachedRole, "reached"}, {ShareRole, "share"}, {WaitingRole, "waiting"}, {TookTextRole, "tookText"}};
}

}
