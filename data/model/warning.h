#pragma once

#include "geo.h"
#include "level.h"
#include "record.h"

#include <QStringList>

namespace tonglan {

/** A warning in the shape of CAP 1.2. head.time is when it was sent.
 *  TLF data: kind (code, e.g. "11B03"), kindName, level, headline, description, sender, regions [codes], onset, expires,
 *  status, references [ids]; geo: Polygon, MultiPolygon or null.
 */
struct Warning
{
    enum class Status { Active,
        Updated,
        Cancelled };

    RecordHead head = {};
    QString kind = {};
    QString kindName = {}; ///< "暴雨"
    Level level = Level::Blue;
    QString headline = {};
    QString description = {};
    QString sender = {};
    QStringList regions = {};
    TimeMs onset = 0;
    TimeMs expires = 0; ///< 0 = until cancelled.
    Status status = Status::Active;
    QStringList references = {};
    GeoMultiPolygon area = {};

    friend bool operator==(const Warning &, const Warning &) = default;
};

/** Active at @p now: begun, not expired, neither updated nor cancelled. */
[[nodiscard]] bool isActive(const Warning &warning, TimeMs now);

/** Wire names: "active", "updated", "cancelled". */
[[nodiscard]] QLatin1StringView warningStatusName(Warning::Status status);
[[nodiscard]] std::optional<Warning::Status> warningStatusFromName(QStringView name);

}
