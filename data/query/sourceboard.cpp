#include "sourceboard.h"

#include "linkwords.h"
#include "sql.h"

#include "analysis/format.h"

#include <tuple>

namespace tonglan {

using namespace Qt::StringLiterals;

SourceBoardModel::SourceBoardModel(QObject *parent)
    : QueryModel({RecordType::Region, RecordType::Source, RecordType::Indicator, RecordType::Reading, RecordType::Event, RecordType::EventLog, RecordType::Asset, RecordType::Warning, RecordType::Objection, RecordType::Forecast}, parent)
{
}

SourceBoardModel::State sourceState(const Freshness &freshness)
{
    if (freshness.time == 0)
        return freshness.intervalSeconds > 0 ? SourceBoardModel::Never : SourceBoardModel::NoPromise;
    if (freshness.intervalSeconds <= 0)
        return SourceBoardModel::NoPromise;
    switch (freshness.trust) {
    case TrustState::Late:
        return SourceBoardModel::Late;
    case TrustState::Stale:
    case TrustState::None:
        return SourceBoardModel::Stale;
    case TrustState::Fresh:
    case TrustState::Doubt:
        break;
    }
    return SourceBoardModel::OnTime;
}

namespace {

struct Answer
{
    QHash<QString, SourceInfo> sources = {};
    QHash<QString, TimeMs> registered = {}; ///< The time of the record that names the source: it is no data.
    QHash<QString, qint64> counts = {};
    QHash<QString, qint64> rejected = {};
};

Answer readBoard(const Database &db, TimeMs today)
{
    Answer answer{.sources = Catalog::readSources(db)};
    Sql registered(db, u"SELECT id, time FROM source"_s);
    while (registered.next())
        answer.registered.insert(registered.text(0), registered.number(1));
    for (const auto *table : {"region", "indicator", "reading", "event", "eventlog", "asset", "warning", "objection", "forecast"}) {
        Sql rows(db, u"SELECT source, count(*) FROM %1 GROUP BY source"_s.arg(QLatin1StringView(table)));
        while (rows.next())
            answer.counts[rows.text(0)] += rows.number(1);
    }
    Sql refused(db, u"SELECT source, sum(times) FROM quarantine WHERE seen_at >= :today GROUP BY source"_s);
    refused.bind(":today", today);
    while (refused.next())
        answer.rejected[refused.text(0)] += refused.number(1);
    return answer;
}

}

void SourceBoardModel::ask()
{
    const auto today = QDateTime::fromMSecsSinceEpoch(now(), runner()->cityZone()).date().startOfDay(runner()->cityZone()).toMSecsSinceEpoch();
    m_driver.run([today](const Database &db) { return Result<Answer>(readBoard(db, today)); }, [this](const Answer &answer) {
        const auto language = runner()->languageId();
        m_all.clear();
        for (const auto &[id, source] : answer.sources.asKeyValueRange()) {
            Row row{.id = id, .name = oneLine(nameIn(language, source.name, source.nameEn), 120), .system = oneLine(nameIn(language, source.system, source.systemEn), 120), .collection = source.collection, .demo = source.demo};
            row.freshness = {.time = source.lastTime, .intervalSeconds = source.intervalSeconds, .hasSource = true};
            row.rows = answer.counts.value(id);
            if (row.rows == 0 && source.lastTime <= answer.registered.value(id))
                row.freshness.time = 0;
            row.rejected = answer.rejected.value(id);
            static_cast<void>(age(row));
            m_all.push_back(std::move(row));
        }
        std::ranges::sort(m_all, {}, &Row::id);
        arrange(); });
}

bool SourceBoardModel::age(Row &row) const
{
    const bool changed = row.freshness.update(now(), runner()->languageId());
    row.state = sourceState(row.freshness);
    return changed;
}

void SourceBoardModel::tick()
{
    if (!runner())
        return;
    bool changed = false;
    for (auto &row : m_all)
        changed = age(row) || changed;
    if (changed)
        arrange();
}

void SourceBoardModel::arrange()
{
    QList<int> counters(5, 0);
    std::vector<Row> next;
    for (const auto &row : m_all) {
        ++counters[int(row.state)];
        const bool wanted = m_onlyState < 0 || int(row.state) == m_onlyState;
        const auto has = [this](const QString &text) { return text.contains(m_filter, Qt::CaseInsensitive); };
        if (wanted && (m_filter.isEmpty() || has(row.name) || has(row.system) || has(row.id)))
            next.push_back(row);
    }
    // Within a state the one that is silent longest first: that changes when data comes, not every second.
    std::ranges::stable_sort(next, {}, [](const Row &row) {
        const bool byAge = row.state == Stale || row.state == Late;
        return std::tuple(row.state, byAge ? row.freshness.time : 0);
    });
    show(m_rows, std::move(next), [](const Row &row) { return row.id; });
    if (counters != m_counters) {
        m_counters = counters;
        Q_EMIT countersChanged();
    }
}

void SourceBoardModel::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    arrange();
    Q_EMIT parametersChanged();
}

void SourceBoardModel::setOnlyState(int state)
{
    if (state == m_onlyState)
        return;
    m_onlyState = state;
    arrange();
    Q_EMIT parametersChanged();
}

int SourceBoardModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant SourceBoardModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    const auto language = runner() ? runner()->languageId() : Language::Chinese;
    const QString unknown = u"—"_s;
    switch (role) {
    case SourceIdRole:
        return oneLine(row.id, 80);
    case NameRole:
        return row.name;
    case SystemRole:
        return row.system;
    case CollectionTextRole:
        return LinkWords::collection(row.collection);
    case IntervalTextRole:
        return row.freshness.intervalSeconds > 0 ? LinkWords::duration(row.freshness.intervalSeconds * 1000LL, language) : unknown;
    case LastTextRole:
        return row.freshness.time > 0 && clock() ? clock()->formatMoment(double(row.freshness.time)) : unknown;
    case AgeTextRole:
        return row.freshness.time > 0 ? row.freshness.ageText : unknown;
    case StateRole:
        return int(row.state);
    case TrustRole:
        return int(row.state == NoPromise ? TrustState::None : row.freshness.trust);
    case TrustFractionRole:
        return row.freshness.fraction;
    case RowsTextRole:
        return formatNumber(double(row.rows), 0);
    case RejectedTextRole:
        return formatNumber(double(row.rejected), 0);
    case DemoRole:
        return row.demo;
    }
    return {};
}

QHash<int, QByteArray> SourceBoardModel::roleNames() const
{
    return {{SourceIdRole, "sourceId"}, {NameRole, "name"}, {SystemRole, "system"}, {CollectionTextRole, "collectionText"}, {IntervalTextRole, "intervalText"},
        {LastTextRole, "lastText"}, {AgeTextRole, "ageText"}, {StateRole, "sourceState"}, {TrustRole, "trust"}, {TrustFractionRole, "trustFraction"},
        {RowsTextRole, "rowsText"}, {RejectedTextRole, "rejectedText"}, {DemoRole, "demo"}};
}

}
