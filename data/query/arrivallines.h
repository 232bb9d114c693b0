#pragma once

#include "arrivaloverlay.h"
#include "readevents.h"

namespace tonglan {

/** The lines that @p question would have if the events of @p arrivals were in the cache already: newer versions in place of older
 *  ones, what does not match any more left out, what matches put in its place, at most as many as asked for. Words to search for
 *  are matched by the cache alone, and keys are what they are: there, known lines change and no new ones come. @p zone: the outline of
 *  the region that was asked for, if it is a zone.
 */
[[nodiscard]] std::vector<EventLine> withArrivals(std::vector<EventLine> lines, const std::vector<ArrivalOverlay::Entry> &arrivals, const EventQuestion &question, const Catalog &catalog, const AreaLookup *zone = nullptr);

}
