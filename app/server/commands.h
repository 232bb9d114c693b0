#pragma once

#include "base/clock.h"
#include "store.h"

namespace tonglan {

/** What a command came to: an HTTP status and a JSON body (application/problem+json from 400 on). */
struct CommandAnswer
{
    int status = 200;
    QByteArray body = {};
};

/** Carries out the body of POST /tlf/v1/commands with @p key as its Idempotency-Key; @p ifMatch is empty or a version. */
[[nodiscard]] CommandAnswer runCommand(FeedStore &store, const QByteArray &body, const QString &key, const QString &ifMatch, TimeMs now);

/** An RFC 9457 body. */
[[nodiscard]] QByteArray problem(int status, const QString &title, const QString &detail);

}
