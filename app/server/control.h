#pragma once

#include "answer.h"
#include "faults.h"
#include "store.h"

#include <QHttpServerRequest>

namespace tonglan {

// What /ctl does, for programs on the same machine only: the simulator writes records, tests and people switch faults.

/** Why the request may not control this server; unset if it may. A page in a browser must not, whatever name it calls us by. */
[[nodiscard]] std::optional<FeedAnswer> refusedControl(const QHttpServerRequest &request);

[[nodiscard]] FeedAnswer takeRecords(FeedStore &store, const QByteArray &body);
[[nodiscard]] FeedAnswer lifeAnswer(const FeedStore &store);

/** POST adds the faults of the body, GET tells which there are, DELETE switches all off. */
[[nodiscard]] FeedAnswer faultsAnswer(FaultPlan &faults, QHttpServerRequest::Method method, const QByteArray &body, qint64 now);

}
