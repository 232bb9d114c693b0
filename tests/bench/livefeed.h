#pragma once

#include <QString>

namespace tonglan::bench {

/** What a live feed sends, and how much. */
struct LiveFeed
{
    int stored = 100'000; ///< Closed events in the snapshot.
    int perSecond = 5'000; ///< Events on the stream, every second one new, the others newer versions of recent ones.
    int seconds = 20;
};

/** What it has sent in the end: what a client that lost nothing has. */
struct LiveTotals
{
    qint64 events = 0;
    qint64 versions = 0; ///< Sum of the newest version of each event.
};

/** Serves @p feed over TLF/1 on 127.0.0.1 and begins to send when a client has the stream open and GET /ctl/go has come. Says on
 *  standard output "port N", and at the end "sent EVENTS VERSIONS". The department of an event names its number and the moment it was
 *  sent, nanoseconds of the monotonic clock, which all processes of a machine share. Returns when it is told to end.
 */
int serveLive(const LiveFeed &feed);

/** Number and moment out of such a department; -1 if it is another. */
[[nodiscard]] qint64 numberOf(const QString &department);
[[nodiscard]] qint64 sentAt(const QString &department);
[[nodiscard]] qint64 monotonicNs();

}
