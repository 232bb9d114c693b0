#pragma once

#include "event.h"

#include <QMetaType>

#include <vector>

namespace tonglan {

/** An event that a stream brought: shown at once, and a moment later in the cache, as ChangeSet::stored tells. */
struct Arrival
{
    QString feed = {};
    qint64 number = 0; ///< Of the record among all that the stream of this feed brought since the start.
    Event event = {};
};

/** The newest arrivals of a short while, in the order they came; sent as a value from the sync thread to the GUI. */
struct Arrivals
{
    static constexpr std::size_t most = 256;

    std::vector<Arrival> events = {};
};

}

Q_DECLARE_METATYPE(tonglan::Arrivals)
