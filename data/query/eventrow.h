#pragma once

#include "commandmodel.h"
#include "readevents.h"

namespace tonglan {

/** One event of a list as it is shown: the lists of a panel and of the console alike. A value. */
struct EventRow
{
    enum Role {
        SourceRole = Qt::UserRole,
        EventIdRole,
        TitleRole,
        LevelRole,
        LevelTextRole,
        StageRole,
        StageTextRole,
        KindNameRole,
        RegionNameRole,
        DepartmentNameRole,
        TimeTextRole,
        AgeTextRole,
        RemainTextRole,
        OverdueRole,
        UrgentRole,
        SupervisedRole,
        UrgedRole,
        ReturnedRole,
        LatRole,
        LonRole,
        HasPlaceRole,
        AddressRole,
        ReportedRole, ///< ms since 1970
        StoredRole, ///< False while a stream brought it and the cache has not taken it for more than a moment.
        CommandTextRole,
        CommandRefusedRole
    };

    EventLine line = {};
    QString stageText = {};
    QString timeText = {};
    QString ageText = {};
    QString remainText = {}; ///< Without sign; empty when closed or without a deadline.
    bool overdue = false;
    bool urgent = false; ///< A fifth of the time or less is left.
    bool stored = true;

    friend bool operator==(const EventRow &, const EventRow &) = default;

    /** What depends on the moment. True if it is different from before. */
    bool age(TimeMs now, Language language);
    /** @p commands may be null. */
    [[nodiscard]] QVariant data(int role, const CommandModel *commands) const;
    [[nodiscard]] static QHash<int, QByteArray> roleNames();
    /** Those that age() changes. */
    [[nodiscard]] static QList<int> agingRoles() { return {AgeTextRole, RemainTextRole, OverdueRole, UrgentRole}; }
};

[[nodiscard]] EventRow makeEventRow(EventLine line, const WallClock *clock, TimeMs now, Language language);

}
