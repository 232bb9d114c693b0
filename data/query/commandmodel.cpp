#include "commandmodel.h"

#include "catalog.h"
#include "commandwords.h"
#include "linkreasons.h"

#include "cache/tables.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

using State = CommandState;

static constexpr auto objectionType = "objection.raise"_L1;
static constexpr auto eventPrefix = "event."_L1;
static constexpr qsizetype longestName = 100;
static const QStringList lookingRoles = {u"wall"_s, u"guide"_s}; // read-only, whatever a flow says

CommandModel::CommandModel(QObject *parent)
    : QueryModel({RecordType::Event, RecordType::EventLog, RecordType::Indicator, RecordType::Region}, parent)
{
    m_driver.setEnabled(false); // until something is pending
}

void CommandModel::setLiveFeeds(const QStringList &feeds)
{
    m_feeds = feeds;
    Q_EMIT healthChanged();
}

void CommandModel::setRecorded(bool recorded)
{
    m_recorded = recorded;
    Q_EMIT healthChanged();
}

void CommandModel::setActor(const Command::Actor &actor)
{
    m_actor = actor;
}

void CommandModel::setFlow(SharedFlow flow)
{
    m_flow = std::move(flow);
    Q_EMIT healthChanged();
}

Language CommandModel::languageId() const
{
    return runner() ? runner()->languageId() : Language::Chinese;
}

void CommandModel::setHealth(const OutboxHealth &health)
{
    m_health = health;
    Q_EMIT healthChanged();
}

QString CommandModel::trouble() const
{
    if (m_recorded)
        return tr("Recorded data: nobody would act on it");
    if (lookingRoles.contains(m_actor.role))
        return tr("This seat shows, and asks for nothing");
    if (m_feeds.isEmpty())
        return tr("No feed takes actions");
    return m_health.isOpen ? QString() : tr("Actions cannot be stored: %1").arg(LinkReasons::explain(m_health.detail));
}

QString CommandModel::notice() const
{
    return LinkReasons::explain(m_health.notice);
}

QString CommandModel::whyNot(const QString &feed) const
{
    if (const auto text = trouble(); !text.isEmpty())
        return text;
    return m_feeds.contains(feed) ? QString() : tr("The source of this event takes no actions");
}

int CommandModel::refusedCount() const
{
    return int(std::ranges::count_if(m_rows, [](const Row &row) { return row.status.state == State::Refused; }));
}

void CommandModel::request(const QString &type, const QString &feed, const QString &source, const QString &id, qint64 version, const QByteArray &args, const QString &who)
{
    if (const auto why = whyNot(feed); !why.isEmpty())
        return sayDeclined(why);
    sayDeclined({});
    auto actor = m_actor;
    if (!who.isEmpty())
        actor.name = who;
    Q_EMIT asked({.feed = feed, .type = type, .target = {source, id}, .ifMatch = version, .args = args, .actor = actor});
}

void CommandModel::act(const QString &feed, const QString &source, const QString &id, qint64 version, const QString &key, const QByteArray &args)
{
    const EventAct *known = m_flow ? m_flow->find(key) : nullptr;
    if (m_flow && !known)
        return sayDeclined(tr("Not an act of this city: %1").arg(key));
    if (known && !known->isFor(m_actor.role))
        return sayDeclined(tr("Your role does not %1").arg(verbOf(eventPrefix + key)));
    // What follows something of one's own that is still on its way is about what that makes of it; what stays in its stage is about the event whatever it has become.
    const bool follows = pendingFor(source, id) > 0;
    const bool isNote = key == "note"_L1 || key == "ack"_L1;
    request(eventPrefix + key, feed, source, id, follows || isNote ? 0 : version, args);
}

Stage CommandModel::stageAfterPending(const QString &source, const QString &id, Stage stage) const
{
    if (!m_flow)
        return stage;
    std::vector<const Row *> asked;
    for (const auto &row : m_rows) {
        if (row.status.command.target == Command::Target{source, id} && row.status.command.type.startsWith(eventPrefix))
            asked.push_back(&row);
    }
    std::ranges::sort(asked, {}, [](const Row *row) { return row->status.number; });
    for (const auto *row : asked) {
        if (row->status.state == State::Refused || row->status.isHeld)
            break;
        const EventAct *act = m_flow->find(row->status.command.type.sliced(eventPrefix.size()));
        stage = act ? act->after(stage).value_or(stage) : stage;
    }
    return stage;
}

void CommandModel::urge(const QString &feed, const QString &source, const QString &id, double version)
{
    act(feed, source, id, qint64(version), u"urge"_s, {});
}

void CommandModel::note(const QString &feed, const QString &source, const QString &id, const QString &text)
{
    const auto words = text.trimmed().left(2'000);
    if (!words.isEmpty())
        act(feed, source, id, 0, u"note"_s, QJsonDocument(QJsonObject{{u"text"_s, words}}).toJson(QJsonDocument::Compact));
}

// Whatever has become of the reading meanwhile: the objection is about the value that was seen.
void CommandModel::object(const QString &feed, const Objection &objection)
{
    const QJsonObject arguments{
        {u"reason"_s, QString(objectionReasonName(objection.reason))},
        {u"text"_s, objection.text},
        {u"value"_s, objection.value ? QJsonValue(*objection.value) : QJsonValue()}};
    request(QString(objectionType), feed, objection.readingSource, readingIdentity(objection.indicator, objection.region, objection.readingTime), 0, QJsonDocument(arguments).toJson(QJsonDocument::Compact), objection.raisedBy.left(longestName));
}

/** What was said when it was raised, from what is sent; unset if it is no objection to that figure. */
static std::optional<Objection> objectionOf(const Command &command, const QString &indicator, const QString &region)
{
    const auto about = indicator + u'|' + region + u'|';
    if (command.type != objectionType || !command.target.id.startsWith(about))
        return std::nullopt;
    const auto arguments = QJsonDocument::fromJson(command.args).object();
    Objection objection{.indicator = indicator, .region = region, .readingTime = command.target.id.sliced(about.size()).toLongLong() * 1000, .readingSource = command.target.source};
    objection.reason = objectionReasonFromName(arguments["reason"_L1].toString()).value_or(Objection::Reason::Other);
    objection.text = arguments["text"_L1].toString();
    objection.raisedBy = command.actor.name;
    objection.raisedAt = command.clientTime;
    if (arguments["value"_L1].isDouble())
        objection.value = arguments["value"_L1].toDouble();
    return objection;
}

std::vector<CommandModel::PendingObjection> CommandModel::pendingObjections(const QString &indicator, const QString &region) const
{
    std::vector<PendingObjection> pending;
    for (const auto &row : m_rows) {
        if (auto objection = objectionOf(row.status.command, indicator, region))
            pending.push_back({.status = row.status, .objection = std::move(*objection), .reason = row.reason, .nextText = row.nextText});
    }
    return pending;
}

void CommandModel::resend(const QString &key)
{
    Q_EMIT resendAsked(key, m_actor.name);
}

void CommandModel::discard(const QString &key)
{
    Q_EMIT discardAsked(key, m_actor.name);
}

void CommandModel::sayDeclined(const QString &why)
{
    if (why == m_declined)
        return;
    m_declined = why;
    Q_EMIT declinedChanged();
}

void CommandModel::setReceipt(const CommandReceipt &receipt)
{
    sayDeclined(receipt.accepted ? QString() : tr("Not taken: %1").arg(LinkReasons::explain(receipt.detail)));
    Q_EMIT received(receipt.accepted);
}

void CommandModel::setStatus(const CommandStatus &status)
{
    auto rows = m_rows;
    const auto known = std::ranges::find(rows, status.number, [](const Row &row) { return row.status.number; });
    const bool hasEnded = status.state == State::Confirmed || status.state == State::Discarded;
    if (known == rows.end() && hasEnded)
        return;
    if (hasEnded) {
        rows.erase(known);
    } else if (known == rows.end()) {
        rows.push_back({.status = status});
        fillTexts(rows.back());
    } else {
        known->status = status;
        fillTexts(*known);
    }
    const bool isNew = rows.size() > m_rows.size();
    showChanged(std::move(rows));
    m_driver.setEnabled(!m_rows.empty());
    if (isNew)
        m_driver.refresh();
}

/** What a person must decide about comes first, then the oldest. */
void CommandModel::showChanged(std::vector<Row> rows)
{
    std::ranges::sort(rows, {}, [](const Row &row) { return std::pair(row.status.state != State::Refused, row.status.number); });
    show(m_rows, std::move(rows), [](const Row &row) { return row.status.number; });
    Q_EMIT marksChanged();
}

void CommandModel::ask()
{
    std::vector<Command::Target> targets;
    for (const auto &row : m_rows)
        targets.push_back(row.status.command.target);
    m_driver.run([targets, language = runner()->languageId()](const Database &db) { return readTargets(db, targets, language); }, [this, targets](const std::vector<CommandTarget> &found) {
        auto rows = m_rows;
        for (auto &row : rows) {
            const auto at = std::ranges::find(targets, row.status.command.target);
            if (at != targets.end())
                row.target = found[std::size_t(at - targets.begin())];
            fillTexts(row);
        }
        showChanged(std::move(rows)); });
}

void CommandModel::tick()
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        auto text = nextText(m_rows[i].status);
        if (text == m_rows[i].nextText)
            continue;
        m_rows[i].nextText = std::move(text);
        Q_EMIT dataChanged(index(int(i)), index(int(i)), {NextTextRole});
    }
}

void CommandModel::fillTexts(Row &row) const
{
    row.timeText = clock() ? clock()->formatMoment(double(row.status.queuedAt)) : QString();
    row.nextText = nextText(row.status);
    row.reason = reason(row);
}

/** As the flow of the city calls it. */
QString CommandModel::verbOf(const QString &type) const
{
    const EventAct *act = m_flow && type.startsWith(eventPrefix) ? m_flow->find(QStringView(type).sliced(eventPrefix.size())) : nullptr;
    return act ? nameIn(languageId(), act->nameZh, act->nameEn) : CommandWords::verb(type);
}

QString CommandModel::nextText(const CommandStatus &status) const
{
    if (status.state != State::Queued || status.nextTry == 0 || !clock())
        return {};
    return tr("again in %1").arg(clock()->formatAge(double(std::max<TimeMs>(0, status.nextTry - now()))));
}

QString CommandModel::reason(const Row &row) const
{
    const auto &status = row.status;
    if (status.isHeld)
        return tr("waits for the refused one before it");
    if (status.state == State::Queued)
        return status.tries > 0 ? tr("no answer") : QString();
    if (status.state != State::Refused)
        return {};
    if (status.httpStatus != 412)
        return CommandWords::refusal(status);
    const auto changed = QDateTime::fromString(QJsonDocument::fromJson(status.current).object()["time"_L1].toString(), Qt::ISODateWithMs).toMSecsSinceEpoch();
    // The record says when, its log says who: if the log has come.
    const bool isKnown = row.target.lastTime >= changed && !row.target.lastActor.isEmpty();
    return CommandWords::handled(isKnown ? row.target.lastActor : QString(), clock() && changed > 0 ? clock()->formatMoment(double(changed)) : QString());
}

const CommandModel::Row *CommandModel::mostPressing(const QString &source, const QString &id) const
{
    const auto row = std::ranges::find_if(m_rows, [&](const Row &one) { return one.status.command.target.id == id && one.status.command.target.source == source; });
    return row == m_rows.end() ? nullptr : &*row;
}

QString CommandModel::markFor(const QString &source, const QString &id) const
{
    const auto *row = mostPressing(source, id);
    if (!row)
        return {};
    const auto verb = verbOf(row->status.command.type);
    const auto state = CommandWords::state(row->status);
    return row->status.state == State::Refused ? tr("%1 %2: %3").arg(verb, state, row->reason) : tr("%1 · %2").arg(verb, state);
}

bool CommandModel::isRefusedFor(const QString &source, const QString &id) const
{
    const auto *row = mostPressing(source, id);
    return row && row->status.state == State::Refused;
}

int CommandModel::pendingFor(const QString &source, const QString &id) const
{
    return int(std::ranges::count(m_rows, Command::Target{source, id}, [](const Row &row) { return row.status.command.target; }));
}

int CommandModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

/** Of what is no event there is no sheet to open. */
static bool isOnEvent(const Command &command) { return command.type.startsWith("event."_L1); }

QVariant CommandModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows[std::size_t(index.row())];
    const auto &status = row.status;
    const bool isRefused = status.state == State::Refused;
    switch (role) {
    case KeyRole:
        return status.command.key;
    case SourceRole:
        return status.command.target.source;
    case EventIdRole:
        return isOnEvent(status.command) ? status.command.target.id : QString();
    case TitleRole:
        return row.target.title.isEmpty() ? status.command.target.id : row.target.title;
    case VerbRole:
        return verbOf(status.command.type);
    case StateTextRole:
        return CommandWords::state(status);
    case ActorRole:
        return status.command.actor.name;
    case TimeTextRole:
        return row.timeText;
    case TriesRole:
        return status.tries;
    case NextTextRole:
        return row.nextText;
    case ReasonRole:
        return row.reason;
    case RefusedRole:
        return isRefused;
    case CanResendRole:
        return isRefused || (status.state == State::Queued && status.tries > 0 && !status.isHeld);
    case CanDiscardRole:
        return !status.maybeSent && (isRefused || status.state == State::Queued);
    }
    return {};
}

QHash<int, QByteArray> CommandModel::roleNames() const
{
    return {{KeyRole, "key"}, {SourceRole, "source"}, {EventIdRole, "eventId"}, {TitleRole, "title"}, {VerbRole, "verb"}, {StateTextRole, "stateText"},
        {ActorRole, "actor"}, {TimeTextRole, "timeText"}, {TriesRole, "tries"}, {NextTextRole, "nextText"}, {ReasonRole, "reason"},
        {RefusedRole, "refused"}, {CanResendRole, "canResend"}, {CanDiscardRole, "canDiscard"}};
}

}
