#include "tickermodel.h"

#include "eventwords.h"

#include "analysis/format.h"

namespace tonglan {

using namespace Qt::StringLiterals;

TickerModel::TickerModel(QObject *parent)
    : QueryModel({RecordType::EventLog}, parent)
{
}

void TickerModel::ask()
{
    m_driver.run([at = now(), limit = m_limit, language = runner()->languageId()](const Database &db) { return readTicker(db, at, limit, language); }, [this](const std::vector<TickerLine> &lines) {
        const auto language = runner()->languageId();
        std::vector<Row> rows;
        for (const auto &line : lines) {
            QString result = EventWords::act(line.action, line.to, line.took > 0 ? QString() : line.actor);
            if (line.took > 0)
                result += u' ' + tr("after %1").arg(formatAge(line.took, language));
            rows.push_back({line.key, clock() ? clock()->formatTime(double(line.time)) : QString(), line.text, result});
        }
        show(m_rows, std::move(rows), [](const Row &row) { return row.key; }); });
}

int TickerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant TickerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case TimeTextRole:
        return row.timeText;
    case TextRole:
        return row.text;
    case ResultTextRole:
        return row.resultText;
    }
    return {};
}

QHash<int, QByteArray> TickerModel::roleNames() const
{
    return {{TimeTextRole, "timeText"}, {TextRole, "text"}, {ResultTextRole, "resultText"}};
}

}
