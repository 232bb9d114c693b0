#pragma once

#include "model/datum.h"

#include <QString>

namespace tonglan {

/** What people call a datum, in any language: "GCJ-02". A city's own grid has the name that its settings give it, and none here. */
[[nodiscard]] inline QString datumText(Datum datum)
{
    switch (datum) {
    case Datum::Wgs84:
        return QStringLiteral("WGS 84");
    case Datum::Cgcs2000:
        return QStringLiteral("CGCS2000");
    case Datum::Gcj02:
        return QStringLiteral("GCJ-02");
    case Datum::Bd09:
        return QStringLiteral("BD-09");
    case Datum::Bd09mc:
        return QStringLiteral("BD-09MC");
    case Datum::CityGrid:
        break;
    }
    return {};
}

}
