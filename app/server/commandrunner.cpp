#include "commandrunner.h"

#include "base/log.h"
#include "reads.h"

#include <QDateTime>
#include <QTimer>

namespace tonglan {

using namespace Qt::StringLiterals;

CommandRunner::CommandRunner(FeedStore &store, EventFlow flow)
    : m_store(store)
    , m_flow(std::move(flow))
{
}

FeedAnswer CommandRunner::take(const CommandRequest &request, qint64 laterMs)
{
    const auto command = readCommand(request);
    if (!command)
        return command.error();
    if (const auto waiting = m_waiting.constFind(request.key); waiting != m_waiting.constEnd()) {
        if (*waiting != command->fingerprint)
            return refusal(422, u"Key reused"_s, u"this Idempotency-Key came with another body before"_s);
        auto answer = refusal(409, u"In progress"_s, u"this command is being carried out: ask for its state"_s);
        answer.addHeader("Retry-After", "1");
        return answer;
    }
    if (const auto known = knownAnswer(m_store, request.key, command->fingerprint))
        return *known;
    if (laterMs >= 0) {
        m_waiting.insert(request.key, command->fingerprint);
        QTimer::singleShot(std::chrono::milliseconds(laterMs), this, [this, command = *command, request] { carryOutLater(command, request); });
        return {.status = 202, .body = commandState(request.key, u"pending"_s)};
    }
    auto answer = carryOut(m_store, m_flow, *command, request, QDateTime::currentMSecsSinceEpoch());
    if (answer.status == 200)
        Q_EMIT carriedOut();
    return answer;
}

void CommandRunner::carryOutLater(const ReadCommand &command, const CommandRequest &request)
{
    m_waiting.remove(request.key);
    const auto answer = carryOut(m_store, m_flow, command, request, QDateTime::currentMSecsSinceEpoch());
    if (answer.status == 200) {
        Q_EMIT carriedOut();
    } else if (const auto kept = m_store.rememberCommand(request.key, {command.fingerprint, answer.status, answer.body}); !kept) {
        qCWarning(logServer).noquote() << kept.error().detail; // nobody waits for the answer: the refusal is all there is to tell
    }
}

FeedAnswer CommandRunner::state(const QString &key) const
{
    if (m_waiting.contains(key))
        return {.status = 202, .body = commandState(key, u"pending"_s)};
    const auto known = m_store.command(key);
    if (!known)
        return storageTrouble(known.error());
    return *known ? rememberedAnswer(**known) : refusal(404, u"Unknown command"_s, u"no command with this key was carried out"_s);
}

}
