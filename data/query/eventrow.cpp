#include "eventrow.h"

#include "eventwords.h"

#include "analysis/format.h"

namespace tonglan {

using namespace Qt::StringLiterals;

EventRow makeEventRow(EventLine line, const WallClock *clock, TimeMs now, Language language)
{
    EventRow row;
    row.stageText = EventWords::stage(line.stage);
    row.timeText = clock ? clock->formatMoment(double(line.reportedAt)) : QString();
    row.line = std::move(line);
    row.age(now, language);
    return row;
}

bool EventRow::age(TimeMs now, Language language)
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

QVariant EventRow::data(int role, const CommandModel *commands) const
{
    switch (role) {
    case SourceRole:
        return line.source;
    case EventIdRole:
        return line.id;
    case TitleRole:
        return line.title;
    case LevelRole:
        return int(line.level);
    case LevelTextRole:
        return EventWords::level(line.level);
    case StageRole:
        return int(line.stage);
    case StageTextRole:
        return stageText;
    case KindNameRole:
        return line.kindName;
    case RegionNameRole:
        return line.regionName;
    case DepartmentNameRole:
        return line.departmentName;
    case TimeTextRole:
        return timeText;
    case AgeTextRole:
        return ageText;
    case RemainTextRole:
        return remainText;
    case OverdueRole:
        return overdue;
    case UrgentRole:
        return urgent;
    case SupervisedRole:
        return (line.flags & Event::Supervised) != 0;
    case UrgedRole:
        return (line.flags & Event::Urged) != 0;
    case ReturnedRole:
        return (line.flags & Event::Returned) != 0;
    case LatRole:
        return line.lat;
    case LonRole:
        return line.lon;
    case HasPlaceRole:
        return line.hasPlace;
    case AddressRole:
        return line.address;
    case ReportedRole:
        return double(line.reportedAt);
    case StoredRole:
        return stored;
    case CommandTextRole:
        return commands ? commands->markFor(line.source, line.id) : QString();
    case CommandRefusedRole:
        return commands && commands->isRefusedFor(line.source, line.id);
    }
    return {};
}

QHash<int, QByteArray> EventRow::roleNames()
{
    return {{SourceRole, "source"}, {EventIdRole, "eventId"}, {TitleRole, "title"}, {LevelRole, "level"}, {LevelTextRole, "levelText"},
        {StageRole, "stage"}, {StageTextRole, "stageText"}, {KindNameRole, "kindName"}, {RegionNameRole, "regionName"},
        {DepartmentNameRole, "departmentName"}, {TimeTextRole, "timeText"}, {AgeTextRole, "ageText"}, {RemainTextRole, "remainText"},
        {OverdueRole, "overdue"}, {UrgentRole, "urgent"}, {SupervisedRole, "supervised"}, {UrgedRole, "urged"}, {ReturnedRole, "returned"}, {LatRole, "lat"},
        {LonRole, "lon"}, {HasPlaceRole, "hasPlace"}, {AddressRole, "address"}, {ReportedRole, "reportedAt"}, {StoredRole, "stored"},
        {CommandTextRole, "commandText"}, {CommandRefusedRole, "commandRefused"}};
}

}
