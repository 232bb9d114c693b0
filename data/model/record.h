#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace tonglan {

/** The record types of Tonglan Feed v1. The order is the order of the tables; names are the wire names. */
enum class RecordType { Region,
    Source,
    Indicator,
    Reading,
    Event,
    EventLog,
    Asset,
    Warning,
    Objection,
    Forecast };
inline constexpr int recordTypeCount = 10;

/** "region", "source", "indicator", "reading", "event", "eventlog", "asset", "warning", "objection", "forecast". */
[[nodiscard]] QLatin1StringView recordTypeName(RecordType type);
[[nodiscard]] std::optional<RecordType> recordTypeFromName(QStringView name);

/** What every record has. Identity is (type, source, id); a put applies only if its version is greater. */
struct RecordHead
{
    QString source = {}; ///< The Source (department system) that owns the record.
    QString id = {}; ///< Unique within (type, source).
    qint64 version = 0; ///< Grows with every change of this record.
    TimeMs time = 0; ///< When the content began to hold in the world (valid time).
    QByteArray extra = {}; ///< Unknown members of "data", as a JSON object: kept, not read. Empty if none.

    friend bool operator==(const RecordHead &, const RecordHead &) = default;
};

}
