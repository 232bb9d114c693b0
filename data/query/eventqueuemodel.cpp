#include "eventqueuemodel.h"

#include "eventwords.h"

#include "analysis/compare.h"

#include <QVariantMap>

#include <algorithm>
#include <array>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr std::array queueNames = {"open"_L1, "reported"_L1, "accepted"_L1, "handling"_L1, "checking"_L1, "overdue"_L1, "urged"_L1, "supervised"_L1, "returned"_L1, "today"_L1, "closed"_L1, "all"_L1};
static_assert(queueNames.size() == eventQueueCount);
static constexpr std::array orderNames = {"urgency"_L1, "deadline"_L1, "newest"_L1, "oldest"_L1, "stage"_L1};

template<std::size_t N>
static std::size_t indexOf(const std::array<QLatin1StringView, N> &names, const QString &name)
{
    const auto found = std::ranges::find_if(names, [&name](QLatin1StringView one) { return name == one; });
    return found == names.end() ? 0 : std::size_t(found - names.begin());
}

EventQueueModel::EventQueueModel(QObject *parent)
    : QueryModel({RecordType::Event, RecordType::Region, RecordType::Source}, parent)
{
}

QString EventQueueModel::queue() const
{
    return queueNames[std::size_t(m_question.filter.queue)];
}

void EventQueueModel::setQueue(const QString &queue)
{
    refilter(m_question.filter.queue, EventQueue(indexOf(queueNames, queue)));
}

QString EventQueueModel::order() const
{
    return orderNames[std::size_t(m_question.filter.order)];
}

void EventQueueModel::setOrder(const QString &order)
{
    refilter(m_question.filter.order, EventOrder(indexOf(orderNames, order)));
}

void EventQueueModel::setCommands(CommandModel *commands)
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

bool EventQueueModel::isFiltered() const
{
    return m_question.filter.levels != 0 || !m_question.filter.source.isEmpty() || !m_question.filter.department.isEmpty() || !m_question.search.trimmed().isEmpty();
}

void EventQueueModel::clearFilters()
{
    setLevels(0);
    setSourceFilter({});
    setDepartment({});
    setSearch({});
}

void EventQueueModel::ask()
{
    auto question = m_question;
    question.language = runner()->languageId();
    question.filter.now = runner()->clock().now(); // not of the last tick: what was closed a moment ago is closed today
    question.filter.dayBegan = startOfDay(question.filter.now, runner()->cityZone());
    question.window.first = m_first;
    if (!m_isPlaced && m_first > 0 && !m_rows.empty())
        question.anchor = {m_rows.front().line.source, m_rows.front().line.id};
    m_driver.run([question, table = m_table](const Database &db) { return table->ask(db, question); }, [this](QueueAnswer answer) { take(std::move(answer)); });
}

void EventQueueModel::take(QueueAnswer answer)
{
    const auto language = runner()->languageId();
    m_answer = std::move(answer);
    m_isKnown = true;
    m_first = m_answer.found.first;
    m_isPlaced = false;
    std::vector<EventRow> rows;
    for (auto &line : m_answer.lines)
        rows.push_back(makeEventRow(std::move(line), clock(), now(), language));
    m_answer.lines.clear();
    show(m_rows, std::move(rows), [](const EventRow &row) { return std::pair(row.line.source, row.line.id); });
    Q_EMIT answered();
    if (m_wanted >= 0)
        pickPlace(std::min(m_wanted, total() - 1));
}

void EventQueueModel::tick()
{
    if (!runner())
        return;
    const auto language = runner()->languageId();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].age(now(), language))
            Q_EMIT dataChanged(index(int(i)), index(int(i)), EventRow::agingRoles());
    }
    if (now() / 10'000 != m_question.filter.now / 10'000) { // what has become overdue meanwhile is counted
        m_question.filter.now = now();
        m_driver.renew();
    }
}

void EventQueueModel::scrollTo(int first)
{
    first = std::clamp(first, 0, std::max(0, total() - rows()));
    if (first == m_first)
        return;
    m_first = first;
    m_isPlaced = true;
    Q_EMIT answered();
    m_driver.refresh();
}

void EventQueueModel::step(int by)
{
    const int from = m_wanted >= 0 ? m_wanted : place();
    pickPlace(from < 0 ? m_first : from + by);
}

void EventQueueModel::pickPlace(int place)
{
    if (total() == 0) {
        m_wanted = -1;
        return;
    }
    place = std::clamp(place, 0, total() - 1);
    const int row = place - m_first;
    const bool isSeen = row >= 0 && row < rowCount();
    m_wanted = isSeen ? -1 : place;
    if (!isSeen) {
        const int wasFirst = m_first;
        scrollTo(place < m_first ? place : place - rows() + 1);
        if (m_first == wasFirst)
            m_wanted = -1; // there is no room for it
        return;
    }
    const auto &line = m_rows[std::size_t(row)].line;
    m_answer.found.marked = place; // the next step goes on from there, whether or not it has been asked about
    Q_EMIT answered();
    Q_EMIT picked(line.source, line.id);
}

QVariantList EventQueueModel::queues() const
{
    const std::array texts = {tr("All open"), EventWords::stage(Stage::Reported), EventWords::stage(Stage::Accepted), EventWords::stage(Stage::Handling), EventWords::stage(Stage::Checking), tr("Overdue"), tr("Urged"), tr("Supervised"), tr("Returned"), tr("Reported today"), tr("Closed today"), tr("All in the cache")};
    QVariantList list;
    for (std::size_t i = 0; i < queueNames.size(); ++i)
        list << QVariantMap{{u"key"_s, QString(queueNames[i])}, {u"text"_s, texts[i]}, {u"count"_s, m_answer.found.queues[i]}};
    return list;
}

QVariantList EventQueueModel::levelCounts() const
{
    QVariantList list;
    for (const auto level : {Level::Red, Level::Orange, Level::Yellow, Level::Blue, Level::None}) {
        const int count = m_answer.found.levels[std::size_t(level)];
        if (level != Level::None || count > 0)
            list << QVariantMap{{u"level"_s, int(level)}, {u"text"_s, level == Level::None ? tr("No level") : EventWords::levelGrade(level)}, {u"count"_s, count}};
    }
    return list;
}

QVariantList EventQueueModel::choices(const std::vector<QueueChoice> &list, const QString &chosen, const QString &unnamed) const
{
    QVariantList all;
    bool hasChosen = chosen.isEmpty();
    for (const auto &[code, name, count] : list) {
        all << QVariantMap{{u"code"_s, code}, {u"name"_s, code.isEmpty() ? unnamed : name}, {u"count"_s, count}};
        hasChosen = hasChosen || code == chosen;
    }
    if (!hasChosen)
        all << QVariantMap{{u"code"_s, chosen}, {u"name"_s, chosen}, {u"count"_s, 0}};
    return all;
}

QVariantList EventQueueModel::sources() const
{
    return choices(m_answer.sources, sourceFilter(), tr("without a source"));
}

QVariantList EventQueueModel::departments() const
{
    return choices(m_answer.departments, department(), tr("not given to one yet"));
}

int EventQueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant EventQueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return m_rows[std::size_t(index.row())].data(role, m_commands);
}

}
