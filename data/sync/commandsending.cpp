// How the desk talks to the server.
#include "commanddesk.h"

#include "feed/format/tlfcommand.h"
#include "tlfaddress.h"

#include <limits>
#include <tuple>

namespace tonglan {

using namespace Qt::StringLiterals;

using State = CommandState;

/** The server, or something before it, is not able to answer now. */
static bool meansLater(int status)
{
    return status >= 500 || (status >= 300 && status < 400) || status == 408 || status == 409 || status == 425 || status == 429;
}

/** Of a try: all of the first ones, later ones in ever larger steps, or a week without a network would fill the log. */
static bool isNoted(int tries)
{
    return (tries & (tries - 1)) == 0;
}

void CommandDesk::pump()
{
    using Lane = std::tuple<QString, QString, QString>;
    std::map<Lane, bool> lanes; // true: held by a refusal
    std::vector<qint64> ready;
    auto soonest = std::numeric_limits<qint64>::max();
    int busy = 0;
    const auto now = m_clock.monotonic();
    for (auto &[number, item] : m_items) {
        auto &status = item.status;
        const Lane lane(status.command.feed, status.command.target.source, status.command.target.id);
        const auto [before, isFirst] = lanes.emplace(lane, status.state == State::Refused);
        const bool isHeld = !isFirst && before->second;
        if (isHeld != status.isHeld) {
            status.isHeld = isHeld;
            Q_EMIT changed(status);
        }
        busy += item.request ? 1 : 0;
        if (!isFirst || item.request || status.state == State::Refused || !m_servers.contains(status.command.feed))
            continue;
        if (item.due <= now)
            ready.push_back(number);
        else
            soonest = std::min(soonest, item.due);
    }
    if (soonest != std::numeric_limits<qint64>::max())
        m_wake.start(int(std::min<qint64>(soonest - now, 3600'000)));
    for (const auto number : ready) {
        if (busy >= m_timing.commandsAtOnce || !m_outbox)
            return; // the end of a request pumps again
        ++busy;
        proceed(m_items.at(number));
    }
}

void CommandDesk::proceed(Item &item)
{
    auto &status = item.status;
    if (status.state == State::Sent)
        return ask(item);
    const bool wasSent = status.maybeSent;
    status.maybeSent = true; // on the disk before the first byte leaves
    status.nextTry = 0;
    ++status.tries;
    if (!enter(item, CommandInput::Send, {}, wasSent ? u"asked about"_s : u"sent"_s, !wasSent || isNoted(status.tries)))
        return;
    return wasSent ? ask(item) : post(item);
}

void CommandDesk::ask(Item &item)
{
    request(item, u"/commands/"_s + item.status.command.key, {.limits = m_timing.http}, &CommandDesk::takeState);
}

void CommandDesk::post(Item &item)
{
    const auto &command = item.status.command;
    HttpRequest::Options options{.limits = m_timing.http, .post = item.body, .headers = {{"Idempotency-Key", command.key.toLatin1()}}};
    if (command.ifMatch > 0)
        options.headers.append({"If-Match", '"' + QByteArray::number(command.ifMatch) + '"'});
    request(item, u"/commands"_s, options, &CommandDesk::takeResult);
}

void CommandDesk::request(Item &item, const QString &path, const HttpRequest::Options &options, Handler handler)
{
    const auto url = tlfAddress(m_servers.value(item.status.command.feed), path);
    item.request = std::make_unique<HttpRequest>(m_network, url, options);
    connect(item.request.get(), &HttpRequest::finished, this, [this, &item, url, handler](const Result<HttpAnswer> &answer) {
        item.request.release()->deleteLater();
        if (!answer)
            postpone(item, answer.error().detail, -1);
        else if (meansLater(answer->status))
            postpone(item, statusText(answer->status, url), answer->retryAfterMs);
        else
            (this->*handler)(item, *answer);
        pump();
    });
}

void CommandDesk::takeResult(Item &item, const HttpAnswer &answer)
{
    if (answer.status >= 400)
        refuse(item, answer, true);
    else if (isAnswerTo(answer.body, item.status.command.key))
        accept(item);
    else
        postpone(item, u"an answer about another command"_s, -1);
}

void CommandDesk::takeState(Item &item, const HttpAnswer &answer)
{
    if (answer.status == 404 && item.status.state == State::Sending)
        return post(item); // it never arrived
    // Who may not ask learns nothing about what became of the command.
    const bool isVerdict = answer.status == 404 || answer.status == 412 || answer.status == 422;
    if (answer.status >= 400)
        refuse(item, answer, isVerdict);
    else
        takeResult(item, answer);
}

void CommandDesk::accept(Item &item)
{
    auto &status = item.status;
    const bool isKnownSent = status.state == State::Sent;
    const bool changes = !isKnownSent || !status.isUnseen;
    status.isUnseen = isKnownSent;
    status.httpStatus = 0;
    status.title.clear();
    status.detail.clear();
    status.nextTry = 0;
    item.backoff.reset();
    item.due = m_clock.monotonic() + m_timing.unseenMs;
    enter(item, CommandInput::Accepted, {}, isKnownSent ? u"the server knows it, the change stream has not shown it"_s : u"taken by the server"_s, changes);
}

void CommandDesk::refuse(Item &item, const HttpAnswer &answer, bool isVerdict)
{
    auto &status = item.status;
    const bool isLost = status.state == State::Sent && answer.status == 404;
    const auto refusal = refusalFromTlf(answer.status, answer.body);
    status.maybeSent = !isVerdict;
    status.isUnseen = false;
    status.httpStatus = answer.status;
    status.title = isLost ? u"taken by the server, which no longer knows it"_s : refusal.title;
    status.detail = refusal.detail;
    status.current = refusal.current;
    status.nextTry = 0;
    enter(item, CommandInput::Refused, {}, u"refused: %1 %2"_s.arg(answer.status).arg(status.title));
}

void CommandDesk::postpone(Item &item, const QString &why, qint64 retryAfterMs)
{
    auto &status = item.status;
    const auto delay = item.backoff.next(retryAfterMs);
    item.due = m_clock.monotonic() + delay;
    status.nextTry = m_clock.now() + delay;
    status.detail = why;
    enter(item, CommandInput::Unanswered, {}, u"no answer: %1"_s.arg(why.left(500)), status.state == State::Sending && isNoted(status.tries));
}

}
