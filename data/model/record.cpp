#include "record.h"

#include <array>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr std::array<QLatin1StringView, recordTypeCount> names = {
    "region"_L1, "source"_L1, "indicator"_L1, "reading"_L1, "event"_L1, "eventlog"_L1, "asset"_L1, "warning"_L1, "objection"_L1, "forecast"_L1};

QLatin1StringView recordTypeName(RecordType type)
{
    return names.at(std::size_t(type));
}

std::optional<RecordType> recordTypeFromName(QStringView name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name == names[i])
            return RecordType(i);
    }
    return std::nullopt;
}

}
