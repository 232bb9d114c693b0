#include "target.h"

#include "feed/format/geojson.h"

#include <array>

using namespace tonglan;
using namespace Qt::StringLiterals;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    FeedConfig config;
    config.name = u"fuzz"_s;
    config.type = u"geojson"_s;
    config.source.head.id = config.source.head.source = u"fuzz"_s;
    config.source.name = u"fuzz"_s;
    config.mapping.id = u"id"_s;
    config.mapping.title = u"title"_s;
    config.mapping.time = u"time"_s;
    config.mapping.level = u"mag"_s;
    config.mapping.steps = {{Level::Red, 7}, {Level::Orange, 5}};
    static constexpr std::array datums = {std::optional(Datum::Wgs84), std::optional(Datum::Gcj02), std::optional(Datum::Bd09mc), std::optional(Datum::CityGrid), std::optional<Datum>()};
    config.datum = datums.at(size % datums.size());
    config.grid = {.centralMeridian = 117, .rotation = 0.3};
    const QByteArray bytes = test::bytesOf(data, size);
    KnownContents known;
    const auto first = parseGeoJson(bytes, config, 1'780'000'000'000, known);
    // The same file again says nothing new, so no version grows: otherwise every poll would write the whole cache.
    if (first && first->rejected.empty()) {
        const auto second = parseGeoJson(bytes, config, 1'780'000'060'000, known);
        test::require(second.has_value(), "a file that was read is refused the second time");
        test::require(second->changes == first->changes, "an unchanged file gives other records");
        for (const auto &change : first->changes) {
            const auto *event = std::get_if<Event>(&std::get<Record>(change));
            test::require(!event || !event->position || (config.datum && event->position->isValid()), "an event lies nowhere, or somewhere nobody has said");
        }
    }
    return 0;
}
