#include "eventlistmodel.h"

#include "eventwords.h"

#include "analysis/format.h"

#include <QDateTime>

namespace tonglan {

using namespace Qt::StringLiterals;

EventListModel::EventListModel(QObject *parent)
    : QueryModel({RecordType::Event, RecordType::Region, RecordType::Source}, parent)
{
    m_question.openOnly = true;
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
            Q_EMIT dataChanged(index(0), index(rowCount() - 1), {CommandTextRole, CommandRefusedRole});
    };
    if (m_commands)
        m_commands->disconnect(this);
    m_commands = commands;
    if (commands)
        connect(commands, &CommandModel::marksChanged, this, mark);
    mark();
    Q_EMIT commandsChanged();
}

void EventListModel::ask()
{
    auto question = m_question;
    question.language = runner()->languageId();
    m_askedAt = now();
    if (question.source.isEmpty() && !question.openOnly && question.from == 0 && question.to == 0)
        question.from = m_askedAt - 24 * 3600'000;
    m_driver.run([question](const Database &db) { return readEvents(db, question); }, [this](EventPage page) {
        const auto language = runner()->languageId();
        std::vector<Row> rows;
        rows.reserve(page.lines.size());
        for (auto &line : page.lines) {
            Row row;
            row.stageText = EventWords::stage(line.stage);
            row.timeText = clock() ? clock()->formatMoment(double(line.reportedAt)) : QString();
            row.line = std::move(line);
            row.age(now(), language);
            rows.push_back(std::move(row));
        }
        show(m_rows, std::move(rows), [](const Row &row) { return std::pair(row.line.source, row.line.id); });
        if (page.total != m_total) {
            m_total = page.total;
            Q_EMIT totalChanged();
        }
        m_first = page.first;
        m_last = page.last;
        m_sourceName = page.sourceName;
        m_freshness = {.time = page.sourceTime, .intervalSeconds = page.sourceInterval, .hasSource = page.hasSource};
        m_freshness.update(now(), language);
        Q_EMIT sourceChanged(); });
}

QString EventListModel::spanText() const
{
    if (!clock() || m_first == 0)
        return {};
    const QString first = clock()->formatDate(double(m_first));
    const QString last = clock()->formatDate(double(m_last));
    return first == last ? first : first + u" – "_s + last;
}

bool EventListModel::Row::age(TimeMs now, Language language)
{
    const bool open = line.stage < Stage::Closed;
    const QString newAge = line.reportedAt > 0 ? formatAge(now - line.reportedAt, language) : QString();
    const qint64 left = line.deadline - now;
    const bool timed = open && line.deadline > 0;
    const QString newRemain = timed ? formatRemaining(left) : QString();
    const bool newOverdue = timed && left < 0;
    const bool newUrgent = timed && left >= 0 && left * 5 < line.deadline - line.reportedAt;
    if (newAge == ageText && newRemain == remainText && newOverdue == overdue && newUrgent == urgent)
        return false;
    ageText = newAge;
    remainText = newRemain;
    overdue = newOverdue;
    urgent = newUrgent;
    return true;
}

void EventListModel::tick()
{
    if (!runner())
        return;
    const auto language = runner()->languageId();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].age(now(), language))
            Q_EMIT dataChanged(index(int(i)), index(int(i)), {AgeTextRole, RemainTextRole, OverdueRole, UrgentRole});
    }
    if (m_freshness.update(now(), language))
        Q_EMIT sourceChanged();
    if (m_question.source.isEmpty() && !m_question.openOnly && m_question.to == 0 && now() / 60'000 != m_askedAt / 60'000)
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
    const auto &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case SourceRole:
        return row.line.source;
    case EventIdRole:
        return row.line.id;
    case TitleRole:
        return row.line.title;
    case LevelRole:
        return int(row.line.level);
    case LevelTextRole:
        return EventWords::level(row.line.level);
    case StageRole:
        return int(row.line.stage);
    case StageTextRole:
        return row.stageText;
    case KindNameRole:
        return row.line.kindName;
    case RegionNameRole:
        return row.line.regionName;
    case DepartmentNameRole:
        return row.line.departmentName;
    case TimeTextRole:
        return row.timeText;
    case AgeTextRole:
        return row.ageText;
    case RemainTextRole:
        return row.remainText;
    case OverdueRole:
        return row.overdue;
    case UrgentRole:
        return row.urgent;
    case SupervisedRole:
        return (row.line.flags & Event::Supervised) != 0;
    case UrgedRole:
        return (row.line.flags & Event::Urged) != 0;
    case LatRole:
        return row.line.lat;
    case LonRole:
        return row.line.lon;
    case HasPlaceRole:
        return row.line.hasPlace;
    case AddressRole:
        return row.line.address;
    case CommandTextRole:
        return m_commands ? m_commands->markFor(row.line.source, row.line.id) : QString();
    case CommandRefusedRole:
        return m_commands && m_commands->isRefusedFor(row.line.source, row.line.id);
    }
    return {};
}

QHash<int, QByteArray> EventListModel::roleNames() const
{
    return {{SourceRole, "source"}, {EventIdRole, "eventId"}, {TitleRole, "title"}, {LevelRole, "level"}, {LevelTextRole, "levelText"},
        {StageRole, "stage"}, {StageTextRole, "stageText"}, {KindNameRole, "kindName"}, {RegionNameRole, "regionName"},
        {DepartmentNameRole, "departmentName"}, {TimeTextRole, "timeText"}, {AgeTextRole, "ageText"}, {RemainTextRole, "remainText"},
        {OverdueRole, "overdue"}, {UrgentRole, "urgent"}, {SupervisedRole, "supervised"}, {UrgedRole, "urged"}, {LatRole, "lat"},
        {LonRole, "lon"}, {HasPlaceRole, "hasPlace"}, {AddressRole, "address"},
        {CommandTextRole, "commandText"}, {CommandRefusedRole, "commandRefused"}};
}

}
