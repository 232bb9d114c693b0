#include "eventlistmodel.h"

#include "arrivallines.h"

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qint64 noticeableMs = 1'500; // every event waits for a moment

EventListModel::EventListModel(QObject *parent)
    : QueryModel({RecordType::Event, RecordType::Region, RecordType::Source}, parent)
{
    m_question.openOnly = true;
    connect(this, &QueryModel::runnerChanged, this, [this] {
        if (m_heard)
            m_heard->disconnect(this);
        m_heard = runner();
        if (!m_heard)
            return;
        connect(m_heard, &QueryRunner::arrived, this, &EventListModel::hear);
        connect(m_heard, &QueryRunner::changed, this, [this](const ChangeSet &changes) { m_overlay.noteChanges(changes); });
    });
}

QString EventListModel::order() const
{
    return m_question.byUrgency ? u"urgency"_s : u"newest"_s;
}

void EventListModel::setOrder(const QString &order)
{
    change(m_question.byUrgency, order != "newest"_L1);
}

void EventListModel::setCommands(CommandModel *commands)
{
    if (commands == m_commands)
        return;
    const auto mark = [this] {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1), {EventRow::CommandTextRole, EventRow::CommandRefusedRole});
    };
    if (m_commands)
        m_commands->disconnect(this);
    m_commands = commands;
    if (commands)
        connect(commands, &CommandModel::marksChanged, this, mark);
    mark();
    Q_EMIT commandsChanged();
}

void EventListModel::setPick(EventPick *pick)
{
    if (pick == m_pick)
        return;
    if (m_pick)
        m_pick->disconnect(this);
    m_pick = pick;
    if (pick)
        connect(pick, &EventPick::changed, this, &EventListModel::takePick);
    takePick();
    Q_EMIT pickChanged();
}

void EventListModel::takePick()
{
    const bool isAsked = !m_pick || m_pick->isActive();
    m_driver.setEnabled(isAsked);
    if (!isAsked && m_page.catalog) { // the next pick must not begin with the rows of this one
        m_page.lines.clear();
        m_page.total = 0;
        rebuild();
    }
    change(m_question.keys, m_pick ? m_pick->events() : nullptr);
}

void EventListModel::ask()
{
    auto question = m_question;
    question.language = runner()->languageId();
    m_askedAt = now();
    if (!question.keys && question.source.isEmpty() && !question.openOnly && question.from == 0 && question.to == 0)
        question.from = m_askedAt - 24 * 3600'000;
    m_driver.run([question](const Database &db) { return readEvents(db, question); }, [this, question](EventPage page) {
        m_overlay.noteAnswer(page.revision);
        m_asked = question;
        m_page = std::move(page);
        rebuild();
        m_freshness = {.time = m_page.sourceTime, .intervalSeconds = m_page.sourceInterval, .hasSource = m_page.hasSource};
        m_freshness.update(now(), runner()->languageId());
        Q_EMIT sourceChanged(); });
}

/** What a stream brings is shown before it is stored. */
void EventListModel::hear(const Arrivals &arrivals)
{
    m_overlay.add(arrivals);
    if (m_page.catalog)
        rebuild();
}

/** Rows from the last answer of the cache and what arrived since. */
void EventListModel::rebuild()
{
    const auto language = runner()->languageId();
    auto lines = m_overlay.isEmpty() ? m_page.lines : withArrivals(m_page.lines, m_overlay.entries(), m_asked, *m_page.catalog, m_page.zone.get());
    const int more = int(lines.size()) - int(m_page.lines.size());
    const auto steady = runner()->clock().monotonic();
    QHash<std::pair<QString, QString>, TimeMs> waiting;
    std::vector<EventRow> rows;
    rows.reserve(lines.size());
    for (auto &line : lines) {
        bool isLate = false;
        if (!line.isStored) {
            const std::pair key(line.source, line.id);
            const auto since = m_waiting.value(key, steady);
            waiting.insert(key, since);
            isLate = steady - since >= noticeableMs;
            line.isStored = true; // it is the row that says so, and only when it lasts
        }
        auto row = makeEventRow(std::move(line), clock(), now(), language);
        row.stored = !isLate;
        rows.push_back(std::move(row));
    }
    m_waiting = std::move(waiting);
    show(m_rows, std::move(rows), [](const EventRow &row) { return std::pair(row.line.source, row.line.id); });
    const int unlisted = m_pick ? std::max(0, m_pick->count() - int(m_pick->events()->size())) : 0;
    const int total = m_page.total + more + unlisted;
    if (total != m_total) {
        m_total = total;
        Q_EMIT totalChanged();
    }
}

QString EventListModel::spanText() const
{
    if (!clock() || m_page.first == 0)
        return {};
    const QString first = clock()->formatDate(double(m_page.first));
    const QString last = clock()->formatDate(double(m_page.last));
    return first == last ? first : first + u" – "_s + last;
}

void EventListModel::tick()
{
    if (!runner())
        return;
    const auto language = runner()->languageId();
    if (!m_waiting.isEmpty())
        rebuild(); // what waits too long is marked
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].age(now(), language))
            Q_EMIT dataChanged(index(int(i)), index(int(i)), EventRow::agingRoles());
    }
    if (m_freshness.update(now(), language))
        Q_EMIT sourceChanged();
    if (!m_question.keys && m_question.source.isEmpty() && !m_question.openOnly && m_question.to == 0 && now() / 60'000 != m_askedAt / 60'000)
        m_driver.renew();
}

int EventListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant EventListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return m_rows[std::size_t(index.row())].data(role, m_commands);
}

QHash<int, QByteArray> EventListModel::roleNames() const
{
    return EventRow::roleNames();
}

}
