#pragma once

#include "analysis/eventflow.h"
#include "answer.h"
#include "base/clock.h"
#include "store.h"

#include <tl/expected.hpp>

namespace tonglan {

/** A POST to /tlf/v1/commands. */
struct CommandRequest
{
    QByteArray body = {};
    QString key = {}; ///< Idempotency-Key
    QString ifMatch = {}; ///< Empty, "*" or a version, quoted or not.
};

/** The command that a request is about: its body, read, and what tells it from another with the same key. */
struct ReadCommand
{
    QJsonObject object = {};
    QByteArray fingerprint = {};
};
[[nodiscard]] tl::expected<ReadCommand, FeedAnswer> readCommand(const CommandRequest &request);

/** What was answered to that key, if it was carried out before; 422 if with another body. Unset: it is new. */
[[nodiscard]] std::optional<FeedAnswer> knownAnswer(const FeedStore &store, const QString &key, const QByteArray &fingerprint);

[[nodiscard]] FeedAnswer rememberedAnswer(const FeedStore::CommandState &state);

/** The flow that is embedded, of a city that has not written down its own. */
[[nodiscard]] EventFlow usualFlow();

/** Carries out a command that is new, as @p flow allows. A refusal is not remembered: it may be put right and sent again under the same key. */
[[nodiscard]] FeedAnswer carryOut(FeedStore &store, const EventFlow &flow, const ReadCommand &command, const CommandRequest &request, TimeMs now);

/** {"cmd", "state", "record"?} */
[[nodiscard]] QByteArray commandState(const QString &key, const QString &state, const QJsonObject &record = {});

}
