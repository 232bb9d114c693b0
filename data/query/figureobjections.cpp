#include "figureobjections.h"

#include "linkwords.h"
#include "objectionwords.h"

#include <QVariantMap>

#include <algorithm>
#include <utility>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int mostShown = 2;
static constexpr int mostWords = 240; // of what people wrote, on the card
static constexpr int longestName = 60; // and of names and numbers, which others send

FigureObjections::FigureObjections(QObject *parent)
    : QueryObject({RecordType::Objection, RecordType::Reading}, parent)
{
    m_driver.setEnabled(false); // until a figure is chosen
    connect(this, &FigureObjections::entriesChanged, this, &FigureObjections::detailChanged);
}

void FigureObjections::setLineage(FigureLineage *lineage)
{
    if (lineage == m_lineage)
        return;
    if (m_lineage)
        m_lineage->disconnect(this);
    m_lineage = lineage;
    if (lineage) {
        connect(lineage, &FigureLineage::parametersChanged, this, &FigureObjections::follow);
        connect(lineage, &FigureLineage::aged, this, &FigureObjections::detailChanged);
        connect(lineage, &FigureLineage::changed, this, &FigureObjections::entriesChanged); // unit, decimals, and whether there is a reading at all
    }
    follow();
    Q_EMIT lineageChanged();
}

void FigureObjections::setCommands(CommandModel *commands)
{
    if (commands == m_commands)
        return;
    if (m_commands)
        m_commands->disconnect(this);
    m_commands = commands;
    if (commands) {
        connect(commands, &CommandModel::marksChanged, this, &FigureObjections::takePending);
        connect(commands, &CommandModel::declinedChanged, this, &FigureObjections::entriesChanged);
        connect(commands, &CommandModel::received, this, &FigureObjections::takeReceipt);
        connect(commands, &CommandModel::healthChanged, this, &FigureObjections::entriesChanged);
    }
    m_pending.clear();
    takePending();
    Q_EMIT commandsChanged();
}

void FigureObjections::follow()
{
    const auto code = m_lineage ? m_lineage->code() : QString();
    const auto region = m_lineage ? m_lineage->region() : QString();
    if (code == m_code && region == m_region)
        return;
    m_code = code;
    m_region = region;
    m_found = {};
    m_hasAsked = false;
    m_doubted.reset();
    m_sent.reset();
    m_pending.clear();
    m_driver.setEnabled(!m_code.isEmpty());
    m_driver.refresh();
    takePending();
}

void FigureObjections::takePending()
{
    auto pending = m_commands && !m_code.isEmpty() ? m_commands->pendingObjections(m_code, m_region) : std::vector<CommandModel::PendingObjection>();
    const bool hasEnded = pending.size() < m_pending.size();
    if (hasEnded && runner()) { // ask() takes its line away, with the answer that has it as a record
        m_driver.refresh();
        return;
    }
    const bool isNew = pending.size() > m_pending.size();
    m_pending = std::move(pending);
    if (isNew && runner()) // whether its reading is withheld
        m_driver.refresh();
    Q_EMIT entriesChanged();
}

void FigureObjections::ask()
{
    m_driver.run([code = m_code, region = m_region, beside = readingsInUse()](const Database &db) { return readObjections(db, code, region, mostShown, beside); }, [this](FigureObjectionList found) {
        m_found = std::move(found);
        m_pending = m_commands ? m_commands->pendingObjections(m_code, m_region) : std::vector<CommandModel::PendingObjection>();
        Q_EMIT changed();
        Q_EMIT entriesChanged(); });
}

/** "again in 8 s" goes on. */
void FigureObjections::tick()
{
    if (!m_pending.empty())
        takePending();
}

QString FigureObjections::moment(TimeMs time) const
{
    return clock() && time > 0 ? clock()->formatMoment(double(time)) : QString();
}

/** The figure is withheld now, or that reading of it is: also what was said of it before stays unsaid. */
bool FigureObjections::isHidden(const ObjectedReading &reading) const
{
    return !m_lineage || !m_lineage->isValid() || m_lineage->isWithheld() || std::ranges::find(m_found.withheld, reading) != m_found.withheld.end();
}

QString FigureObjections::about(const Objection &objection) const
{
    const QString figure = isHidden({objection.readingTime, objection.readingSource}) ? tr("withheld")
        : objection.value                                                             ? m_lineage->figureOf(*objection.value)
                                                                                      : tr("no data");
    QStringList parts = {ObjectionWords::reason(objection.reason)}; // where there is little room, what people said is read first
    if (!objection.text.isEmpty())
        parts << oneLine(objection.text, mostWords);
    if (const auto who = oneLine(objection.raisedBy, longestName); !who.isEmpty())
        parts << who;
    parts << tr("%1 of %2").arg(figure, moment(objection.readingTime));
    return parts.join(u" · "_s);
}

QVariantMap FigureObjections::entryOf(const CommandModel::PendingObjection &pending) const
{
    const auto &status = pending.status;
    QStringList state = {ObjectionWords::state(status)};
    for (const auto &more : {pending.reason, pending.nextText}) {
        if (!more.isEmpty())
            state << more;
    }
    return {{u"stateText"_s, state.join(u" · "_s)},
        {u"timeText"_s, moment(status.changedAt > 0 ? status.changedAt : status.queuedAt)},
        {u"aboutText"_s, about(pending.objection)},
        {u"answerText"_s, QString()},
        {u"open"_s, true},
        {u"pending"_s, true},
        {u"refused"_s, status.state == CommandState::Refused}};
}

QVariantMap FigureObjections::entryOf(const Objection &objection) const
{
    QString state = ObjectionWords::state(objection.state);
    if (objection.state == Objection::State::Corrected && objection.corrected)
        state = isHidden({objection.readingTime, objection.readingSource}) ? state + u" · "_s + tr("withheld") : tr("corrected to %1").arg(m_lineage->figureOf(*objection.corrected));
    QString answer = oneLine(objection.answer, mostWords);
    QString line = tr("%1 · no. %2").arg(state, oneLine(objection.head.id, longestName));
    const QString answeredBy = oneLine(objection.answeredBy, longestName);
    if (!answeredBy.isEmpty() && answer.isEmpty())
        line += u" · "_s + tr("with %1").arg(answeredBy);
    else if (!answeredBy.isEmpty())
        answer = tr("%1 — %2").arg(answer, answeredBy);
    return {{u"stateText"_s, line},
        {u"timeText"_s, moment(objection.answeredAt > 0 ? objection.answeredAt : objection.head.time)},
        {u"aboutText"_s, about(objection)},
        {u"answerText"_s, answer},
        {u"open"_s, isOpen(objection)},
        {u"pending"_s, false},
        {u"refused"_s, false}};
}

QVariantList FigureObjections::entries() const
{
    QVariantList list;
    for (const auto &pending : m_pending) {
        if (list.size() < mostShown)
            list.append(entryOf(pending));
    }
    for (const auto &objection : m_found.rows) {
        if (list.size() < mostShown)
            list.append(entryOf(objection));
    }
    return list;
}

QString FigureObjections::moreText() const
{
    const int more = int(m_pending.size()) + m_found.total - int(entries().size());
    return more > 0 ? tr("%n more", nullptr, more) : QString();
}

int FigureObjections::openCount() const
{
    return int(m_pending.size()) + m_found.open;
}

QString FigureObjections::openText() const
{
    return openCount() > 0 ? tr("An objection is open.") : QString();
}

QString FigureObjections::detailText() const
{
    QStringList parts = {m_lineage ? m_lineage->detailText() : QString(), openText()};
    parts.removeAll(QString());
    return parts.join(runner() && runner()->languageId() == Language::Chinese ? QString() : u" "_s);
}

QString FigureObjections::whyNot() const
{
    if (!m_lineage || !m_lineage->isValid())
        return tr("The figure is still being read");
    if (m_lineage->answer().isComputed)
        return tr("It is worked out here: object to what it is worked out from");
    const auto about = doubted();
    if (!about)
        return tr("There is no reading to object to");
    if (isHidden({about->reading.time, about->reading.source}))
        return tr("What is withheld cannot be objected to from here");
    if (!m_commands)
        return tr("Objections cannot be sent from here");
    if (const auto trouble = m_commands->trouble(); !trouble.isEmpty())
        return trouble;
    return m_commands->takes(about->feed) ? QString() : tr("The source of this figure takes no objections");
}

QString FigureObjections::noteText() const
{
    const bool isDeclined = m_hasAsked && m_commands && !m_commands->declined().isEmpty();
    return isDeclined ? m_commands->declined() : whyNot();
}

QString FigureObjections::figureText() const
{
    const auto about = doubted();
    if (!about)
        return {};
    const auto &reading = about->reading;
    const QString figure = isHidden({reading.time, reading.source}) ? tr("withheld")
        : reading.value                                             ? m_lineage->figureOf(*reading.value)
                                                                    : tr("no data");
    return tr("%1 of %2").arg(figure, moment(reading.time));
}

QStringList FigureObjections::reasons() const
{
    QStringList names;
    for (int i = 0; i <= int(Objection::Reason::Other); ++i)
        names << ObjectionWords::reason(Objection::Reason(i));
    return names;
}

QString FigureObjections::actorName() const
{
    return m_commands ? m_commands->actor().name : QString();
}

QString FigureObjections::lacking(int reason, const QString &text) const
{
    if (reason < 0 || reason > int(Objection::Reason::Other))
        return tr("Choose what is wrong");
    if (Objection::Reason(reason) == Objection::Reason::Other && text.trimmed().isEmpty())
        return tr("Say in words what is wrong");
    return {};
}

void FigureObjections::begin()
{
    m_doubted.reset();
    m_doubted = doubted();
    Q_EMIT entriesChanged();
}

void FigureObjections::end()
{
    m_doubted.reset();
    Q_EMIT entriesChanged();
}

/** The reading that an objection raised now would be about. */
std::optional<FigureObjections::Doubted> FigureObjections::doubted() const
{
    if (m_doubted || !m_lineage || !m_lineage->answer().shown)
        return m_doubted;
    return Doubted{*m_lineage->answer().shown, m_lineage->answer().feed};
}

/** Those of which the objections that the cache knows say nothing. */
std::vector<ObjectedReading> FigureObjections::readingsInUse() const
{
    std::vector<ObjectedReading> keys;
    for (const auto &pending : m_commands ? m_commands->pendingObjections(m_code, m_region) : std::vector<CommandModel::PendingObjection>())
        keys.push_back({pending.objection.readingTime, pending.objection.readingSource});
    for (const auto &one : {m_doubted, m_sent}) {
        if (one)
            keys.push_back({one->reading.time, one->reading.source});
    }
    return keys;
}

void FigureObjections::takeReceipt(bool accepted)
{
    if (!m_sent)
        return;
    const auto sent = std::exchange(m_sent, std::nullopt);
    if (accepted)
        return;
    if (!m_doubted)
        m_doubted = sent;
    Q_EMIT entriesChanged();
    Q_EMIT declined();
}

bool FigureObjections::raise(int reason, const QString &text, const QString &who)
{
    if (!whyNot().isEmpty() || !lacking(reason, text).isEmpty())
        return false;
    m_hasAsked = true;
    const auto about = *doubted();
    const auto &shown = about.reading;
    m_sent = about;
    m_commands->object(about.feed,
        {.indicator = m_code, .region = m_region, .readingTime = shown.time, .readingSource = shown.source, .value = shown.value, .reason = Objection::Reason(reason), .text = text.trimmed().left(longestObjection), .raisedBy = who.trimmed()});
    if (m_commands->declined().isEmpty())
        return true;
    m_sent.reset();
    return false;
}

}
