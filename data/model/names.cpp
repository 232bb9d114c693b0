#include "names.h"

#include "event.h"
#include "indicator.h"
#include "objection.h"
#include "source.h"
#include "warning.h"

#include <tuple>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr std::array collections = {"interface"_L1, "table"_L1, "sensor"_L1, "hand"_L1, "simulated"_L1};
static constexpr std::array directions = {"neutral"_L1, "up-good"_L1, "up-bad"_L1};
static constexpr std::array aggregations = {"average"_L1, "sum"_L1, "last"_L1, "max"_L1, "min"_L1};
static constexpr std::array qualities = {"good"_L1, "suspect"_L1, "hand"_L1, "simulated"_L1, "withheld"_L1};
static constexpr std::array stages = {"reported"_L1, "accepted"_L1, "handling"_L1, "checking"_L1, "closed"_L1, "rated"_L1};
static constexpr std::array statuses = {"active"_L1, "updated"_L1, "cancelled"_L1};
static constexpr std::array reasons = {"value"_L1, "definition"_L1, "late"_L1, "other"_L1};
static constexpr std::array objectionStates = {"raised"_L1, "accepted"_L1, "answered"_L1, "corrected"_L1, "refused"_L1};

QLatin1StringView collectionName(Source::Collection collection) { return collections.at(std::size_t(collection)); }
QLatin1StringView directionName(Indicator::Direction direction) { return directions.at(std::size_t(direction)); }
QLatin1StringView aggregationName(Indicator::Aggregation aggregation) { return aggregations.at(std::size_t(aggregation)); }
QLatin1StringView qualityName(Reading::Quality quality) { return qualities.at(std::size_t(quality)); }
QLatin1StringView stageName(Stage stage) { return stages.at(std::size_t(stage)); }
QLatin1StringView warningStatusName(Warning::Status status) { return statuses.at(std::size_t(status)); }
QLatin1StringView objectionReasonName(Objection::Reason reason) { return reasons.at(std::size_t(reason)); }
QLatin1StringView objectionStateName(Objection::State state) { return objectionStates.at(std::size_t(state)); }

std::optional<Source::Collection> collectionFromName(QStringView name) { return enumFromName<Source::Collection>(collections, name); }
std::optional<Indicator::Direction> directionFromName(QStringView name) { return enumFromName<Indicator::Direction>(directions, name); }
std::optional<Indicator::Aggregation> aggregationFromName(QStringView name) { return enumFromName<Indicator::Aggregation>(aggregations, name); }
std::optional<Reading::Quality> qualityFromName(QStringView name) { return enumFromName<Reading::Quality>(qualities, name); }
std::optional<Stage> stageFromName(QStringView name) { return enumFromName<Stage>(stages, name); }
std::optional<Warning::Status> warningStatusFromName(QStringView name) { return enumFromName<Warning::Status>(statuses, name); }
std::optional<Objection::Reason> objectionReasonFromName(QStringView name) { return enumFromName<Objection::Reason>(reasons, name); }
std::optional<Objection::State> objectionStateFromName(QStringView name) { return enumFromName<Objection::State>(objectionStates, name); }

Level levelOf(const Indicator &indicator, double value)
{
    Level level = Level::None;
    for (const auto &limit : indicator.limits) {
        if (limit.above ? value > limit.value : value < limit.value)
            level = worse(level, limit.level);
    }
    return level;
}

bool isShownBefore(const Event &a, const Event &b)
{
    return std::tie(b.reportedAt, a.head.source, a.head.id) < std::tie(a.reportedAt, b.head.source, b.head.id);
}

bool isActive(const Warning &warning, TimeMs now)
{
    return warning.status == Warning::Status::Active && warning.onset <= now && (warning.expires == 0 || now < warning.expires);
}

}
