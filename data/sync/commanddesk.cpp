#include "commanddesk.h"

#include "base/log.h"
#include "feed/format/tlfcommand.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

using State = CommandState;

static constexpr std::size_t mostPending = 10'000;
static constexpr qsizetype mostShown = 100'000;
static constexpr int pruneEveryMs = 3600'000;

static quint32 seedOf(const SyncTiming &timing, qint64 number)
{
    return timing.seed != 0 ? timing.seed + quint32(number) : QRandomGenerator::global()->generate();
}

bool isDiscardable(const CommandStatus &status)
{
    return !status.maybeSent && (status.state == State::Queued || status.state == State::Refused);
}

CommandDesk::CommandDesk(QString outboxPath, QString auditFolder, const std::vector<FeedConfig> &feeds, const Clock &clock, QNetworkAccessManager &network, const SyncTiming &timing, QObject *parent)
    : QObject(parent)
    , m_path(std::move(outboxPath))
    , m_auditFolder(std::move(auditFolder))
    , m_clock(clock)
    , m_network(network)
    , m_timing(timing)
    , m_keys(clock, *QRandomGenerator::system())
    , m_reopenBackoff(timing.firstDelayMs, timing.longestDelayMs, seedOf(timing, 0))
{
    for (const auto &feed : feeds) {
        if (feed.enabled && feed.type == "tlf"_L1)
            m_servers.insert(feed.name, feed.url);
    }
    m_reopen.setSingleShot(true);
    m_wake.setSingleShot(true);
    connect(&m_reopen, &QTimer::timeout, this, &CommandDesk::open);
    connect(&m_wake, &QTimer::timeout, this, &CommandDesk::pump);
    connect(&m_prune, &QTimer::timeout, this, [this] {
        if (const auto done = m_outbox ? m_outbox->prune() : Result<int>(0); !done)
            fail(done.error());
    });
}

CommandDesk::~CommandDesk() = default;

void CommandDesk::open()
{
    auto opened = Outbox::open(m_path, m_clock);
    if (!opened) {
        if (opened.error().kind == Error::Kind::Storage) // it may pass
            return fail(opened.error());
        qCCritical(logSync).noquote() << "outbox:" << opened.error().detail;
        return setHealth({.detail = opened.error().detail});
    }
    m_outbox = std::move(*opened);
    const auto forgotten = m_doubtful.isEmpty() ? Result<void>() : m_outbox->forget(m_doubtful);
    if (!forgotten)
        return fail(forgotten.error());
    m_doubtful.clear();
    if (const auto pruned = m_outbox->prune(); !pruned)
        return fail(pruned.error());
    auto stored = m_outbox->pending();
    if (!stored)
        return fail(stored.error());
    m_reopenBackoff.reset();
    m_prune.start(pruneEveryMs);
    load(std::move(*stored));
    setHealth({.isOpen = true, .notice = m_outbox->notice().isEmpty() ? m_health.notice : m_outbox->notice()});
    const auto shown = std::exchange(m_shown, {});
    noteArriving(shown);
    noteStored(shown);
    pump();
}

CommandDesk::Item &CommandDesk::take(StoredCommand stored)
{
    const auto number = stored.status.number;
    m_numbers.insert(stored.status.command.key, number);
    return m_items.emplace(number, Item{.status = std::move(stored.status), .body = std::move(stored.body), .backoff = Backoff(m_timing.firstDelayMs, m_timing.longestDelayMs, seedOf(m_timing, number))}).first->second;
}

/** The disk is what counts: after a failure all of it is read anew. */
void CommandDesk::load(std::vector<StoredCommand> stored)
{
    m_items.clear();
    m_numbers.clear();
    for (auto &command : stored) {
        auto &item = take(std::move(command));
        item.status.state = nextState(item.status.state, CommandInput::Restarted).value_or(item.status.state);
        if (item.status.state == State::Sent)
            item.due = m_clock.monotonic() + m_timing.unseenMs;
        Q_EMIT changed(item.status);
    }
}

/** What the disk refuses once is not tried again on the same connection: after a failed fsync nothing is known of what it wrote. */
void CommandDesk::fail(const Error &error)
{
    m_prune.stop();
    m_wake.stop();
    for (auto &[number, item] : m_items)
        item.request.reset();
    m_outbox.reset();
    m_reopen.start(int(m_reopenBackoff.next()));
    qCCritical(logSync).noquote() << "outbox:" << error.detail;
    setHealth({.detail = error.detail, .notice = m_health.notice});
}

void CommandDesk::setHealth(OutboxHealth health)
{
    m_health = std::move(health);
    Q_EMIT this->health(m_health);
}

CommandDesk::Item *CommandDesk::find(const QString &key)
{
    const auto number = m_numbers.constFind(key);
    return number == m_numbers.cend() ? nullptr : &m_items.at(*number);
}

const CommandDesk::Item *CommandDesk::samePending(const Command &command) const
{
    const auto same = std::ranges::find_if(m_items, [&](const auto &entry) {
        const auto &other = entry.second.status.command;
        return entry.second.status.state != State::Refused && other.type == command.type && other.target == command.target && other.feed == command.feed
            && other.actor.id == command.actor.id && other.args == command.args;
    });
    return same == m_items.end() ? nullptr : &same->second;
}

void CommandDesk::submit(quint64 ticket, Command command)
{
    const auto decline = [&](const QString &why) { Q_EMIT receipt({.ticket = ticket, .detail = why}); };
    if (!m_outbox)
        return decline(m_health.detail.isEmpty() ? u"the outbox is not open yet"_s : m_health.detail);
    if (!m_servers.contains(command.feed))
        return decline(u"feed \"%1\" takes no commands"_s.arg(command.feed));
    if (const auto *same = samePending(command))
        return Q_EMIT receipt({.ticket = ticket, .accepted = true, .key = same->status.command.key});
    if (m_items.size() >= mostPending)
        return decline(u"%1 commands are waiting already"_s.arg(mostPending));
    if (command.clientTime == 0)
        command.clientTime = m_clock.now();
    command.key = m_keys.next();
    const auto body = toTlf(command);
    if (!body)
        return decline(body.error().detail);
    if (const auto written = record(command, {}, {}, u"asked"_s); !written)
        return decline(written.error().detail);
    const auto added = m_outbox->add(command, *body);
    if (!added) {
        (void)record(command, {}, u".result"_s, u"not stored: "_s + added.error().detail);
        m_doubtful.append(command.key);
        decline(added.error().detail);
        return fail(added.error());
    }
    const auto &item = take({*added, *body});
    Q_EMIT receipt({.ticket = ticket, .accepted = true, .key = command.key});
    Q_EMIT changed(item.status);
    pump();
}

bool CommandDesk::enter(Item &item, CommandInput input, const QString &who, const QString &what, bool stored)
{
    const auto next = nextState(item.status.state, input);
    if (!next) {
        qCCritical(logSync, "command %ls: input %d has no place in state %d", qUtf16Printable(item.status.command.key), int(input), int(item.status.state));
        return true;
    }
    item.status.state = *next;
    if (stored) {
        if (const auto done = m_outbox->store(item.status, who, what); !done) {
            fail(done.error());
            return false;
        }
    }
    if (*next == State::Refused || *next == State::Confirmed || *next == State::Discarded || input == CommandInput::Resend) {
        const auto &status = item.status;
        const auto result = *next == State::Refused ? u"refused %1: %2 %3"_s.arg(status.httpStatus).arg(status.title, status.detail) : what;
        if (const auto written = record(status.command, who, u".result"_s, result); !written)
            qCCritical(logSync).noquote() << "audit:" << written.error().detail; // it has happened: nothing can be taken back
    }
    Q_EMIT changed(item.status);
    return true;
}

Result<void> CommandDesk::record(const Command &command, const QString &who, const QString &suffix, const QString &result)
{
    if (m_auditFolder.isEmpty())
        return {};
    if (!m_audit) {
        auto opened = AuditLog::open(m_auditFolder, m_clock);
        if (!opened)
            return tl::unexpected(opened.error());
        m_audit.emplace(std::move(*opened));
    }
    const bool isAsked = suffix.isEmpty();
    return m_audit->append({.actor = isAsked ? command.actor.id : who, .name = isAsked ? command.actor.name : QString(), .role = isAsked ? command.actor.role : QString(), .act = command.type + suffix, .target = command.target.source + u'/' + command.target.id, .result = u"%1 %2"_s.arg(command.key, result).trimmed()});
}

void CommandDesk::end(Item &item, CommandInput input, const QString &who, const QString &what)
{
    item.request.reset();
    item.status.nextTry = 0;
    const auto key = item.status.command.key;
    const auto number = item.status.number;
    if (!enter(item, input, who, what))
        return;
    m_numbers.remove(key);
    m_items.erase(number);
    pump();
}

void CommandDesk::resend(const QString &key, const QString &who)
{
    auto *item = m_outbox ? find(key) : nullptr;
    if (!item || item->request)
        return;
    auto &status = item->status;
    item->due = 0;
    item->backoff.reset();
    if (status.state == State::Refused) {
        if (const auto version = versionOfRecord(status.current); version > 0)
            status.command.ifMatch = version;
        status.httpStatus = 0;
        status.title.clear();
        status.detail.clear();
        status.current.clear();
        if (!enter(*item, CommandInput::Resend, who, u"to be sent again"_s))
            return;
    }
    pump();
}

void CommandDesk::discard(const QString &key, const QString &who)
{
    auto *item = m_outbox ? find(key) : nullptr;
    if (item && !item->request && isDiscardable(item->status))
        end(*item, CommandInput::Discard, who, u"given up"_s);
}

void CommandDesk::noteArriving(const QStringList &keys)
{
    for (const auto &key : keys) {
        if (!m_outbox) {
            if (m_shown.size() < mostShown)
                m_shown.append(key);
            continue;
        }
        auto *item = find(key);
        if (!item || item->status.isArriving)
            continue;
        item->status.isArriving = true;
        if (const auto done = m_outbox->store(item->status, {}, u"shown by the change stream"_s); !done) {
            m_shown.append(key);
            fail(done.error());
        }
    }
}

void CommandDesk::noteStored(const QStringList &keys)
{
    for (const auto &key : keys) {
        const auto *item = m_outbox ? find(key) : nullptr;
        if (item && item->status.isArriving)
            confirm(item->status.number);
    }
}

void CommandDesk::noteLive(const QString &feed)
{
    if (!m_outbox)
        return;
    std::vector<qint64> arrived;
    for (auto &[number, item] : m_items) {
        if (item.status.command.feed != feed)
            continue;
        if (item.status.isArriving)
            arrived.push_back(number);
        else if (item.status.state == State::Queued)
            item.due = 0; // the server is there again
    }
    for (const auto number : arrived) {
        if (m_outbox && m_items.contains(number))
            confirm(number);
    }
    pump();
}

void CommandDesk::confirm(qint64 number)
{
    auto &item = m_items.at(number);
    item.status.maybeSent = false;
    item.status.isUnseen = false;
    item.status.httpStatus = 0;
    item.status.title.clear();
    item.status.detail.clear();
    item.status.current.clear();
    end(item, CommandInput::Shown, {}, u"shown by the change stream and stored"_s);
}

}
