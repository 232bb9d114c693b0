#include "eventacts.h"

#include "eventwords.h"

#include "analysis/namematch.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QVariantMap>

#include <algorithm>
#include <array>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qsizetype longestText = 2'000;

EventActs::EventActs(QObject *parent)
    : QObject(parent)
{
}

void EventActs::setDetail(EventDetail *detail)
{
    if (detail == m_detail)
        return;
    if (m_detail)
        m_detail->disconnect(this);
    m_detail = detail;
    if (detail) {
        connect(detail, &EventDetail::changed, this, &EventActs::changed);
        connect(detail, &EventDetail::parametersChanged, this, &EventActs::forget);
    }
    forget();
    Q_EMIT detailChanged();
}

void EventActs::setCommands(CommandModel *commands)
{
    if (commands == m_commands)
        return;
    if (m_commands)
        m_commands->disconnect(this);
    m_commands = commands;
    if (commands) {
        connect(commands, &CommandModel::healthChanged, this, &EventActs::changed);
        connect(commands, &CommandModel::marksChanged, this, &EventActs::changed);
    }
    forget();
    Q_EMIT commandsChanged();
}

/** What was begun on one event is not sent about another. */
void EventActs::forget()
{
    cancel();
    Q_EMIT changed();
}

QString EventActs::why() const
{
    if (!m_detail || !m_commands || !m_detail->isValid())
        return {};
    return m_commands->whyNot(m_detail->feed());
}

int EventActs::stage() const
{
    if (!m_detail || !m_commands)
        return 0;
    const auto now = Stage(m_detail->stage());
    return int(m_commands->stageAfterPending(m_detail->source(), m_detail->eventId(), now));
}

QStringList EventActs::nearby() const
{
    return m_detail && m_detail->isValid() && m_commands && m_commands->flow() ? m_commands->flow()->nearbyOf(m_detail->record().kind) : QStringList();
}

QString EventActs::nameOf(const EventAct &act) const
{
    return nameIn(m_commands->languageId(), act.nameZh, act.nameEn);
}

QStringList EventActs::rolesOf(const EventAct &act) const
{
    QStringList names;
    for (const auto &role : act.roles)
        names << EventWords::role(role);
    return names;
}

/** Empty: it is possible. */
QString EventActs::whyNot(const EventAct &act) const
{
    if (!act.after(Stage(stage())))
        return tr("not while it is %1").arg(EventWords::stage(Stage(stage())));
    if (!act.isFor(m_commands->actor().role))
        return tr("only for %1").arg(rolesOf(act).join(m_commands->languageId() == Language::Chinese ? u"、"_s : u", "_s));
    return {};
}

QVariantList EventActs::acts() const
{
    QVariantList list;
    if (!m_detail || !m_detail->isValid() || !m_commands || !m_commands->flow() || !why().isEmpty())
        return list;
    const auto &flow = *m_commands->flow();
    const auto *primary = flow.nextOf(Stage(stage()));
    for (const auto &act : flow.acts()) {
        const auto fault = whyNot(act);
        list << QVariantMap{{u"key"_s, act.key}, {u"text"_s, nameOf(act)}, {u"shortcut"_s, act.shortcut}, {u"possible"_s, fault.isEmpty()}, {u"primary"_s, &act == primary && fault.isEmpty()}, {u"why"_s, fault}};
    }
    return list;
}

const EventAct *EventActs::begunAct() const
{
    return m_begun.isEmpty() || !m_commands || !m_commands->flow() ? nullptr : m_commands->flow()->find(m_begun);
}

void EventActs::begin(const QString &key)
{
    cancel();
    if (!m_detail || !m_detail->isValid() || !m_commands || !m_commands->flow() || !why().isEmpty())
        return;
    const auto *act = m_commands->flow()->find(key);
    if (!act || !whyNot(*act).isEmpty())
        return;
    m_begun = key;
    next(*act);
}

bool EventActs::press(const QString &letter)
{
    if (!m_commands || !m_commands->flow() || letter.isEmpty())
        return false;
    const auto &acts = m_commands->flow()->acts();
    const auto act = std::ranges::find(acts, letter.toUpper(), &EventAct::shortcut);
    if (act == acts.end())
        return false;
    begin(act->key);
    return true;
}

/** To the next question, or to the end of them. A note is a reason without any to pick from. */
void EventActs::next(const EventAct &act)
{
    const auto was = m_ask;
    m_typed.clear();
    m_trouble.clear();
    m_option = -1;
    m_ask = Ask::Nothing;
    if (was < Ask::Department && act.needsDepartment) {
        m_ask = Ask::Department;
        m_option = options().isEmpty() ? -1 : 0;
    } else if (was < Ask::Reason && act.needsReason) {
        m_ask = act.reasonsZh.isEmpty() ? Ask::Text : Ask::Reason;
    } else if (was == Ask::Nothing && act.isAsked) {
        m_ask = Ask::Confirm;
    } else {
        return send(act);
    }
    Q_EMIT askedChanged();
}

void EventActs::confirm()
{
    const auto *act = begunAct();
    if (!act)
        return;
    const auto all = options();
    const QString chosen = all.value(m_option);
    switch (m_ask) {
    case Ask::Department: {
        const auto found = departments();
        if (chosen.isEmpty()) {
            m_trouble = found.empty() ? tr("No department is called that") : tr("Pick a department");
            Q_EMIT askedChanged();
            return;
        }
        m_department = found[std::size_t(m_option)].id;
        break;
    }
    case Ask::Reason:
        if (m_typed.trimmed().isEmpty() && !chosen.isEmpty())
            m_typed = chosen;
        [[fallthrough]];
    case Ask::Text:
        if (m_typed.trimmed().isEmpty()) {
            m_trouble = m_ask == Ask::Text ? tr("Nothing was written") : tr("Pick a reason, or write one");
            Q_EMIT askedChanged();
            return;
        }
        return send(*act); // the last question, and the act is meant
    case Ask::Confirm:
    case Ask::Nothing:
        break;
    }
    next(*act);
}

void EventActs::send(const EventAct &act)
{
    QJsonObject args;
    if (act.needsDepartment)
        args.insert(u"department"_s, m_department);
    if (act.needsReason)
        args.insert(u"text"_s, m_typed.trimmed().left(longestText));
    m_commands->act(m_detail->feed(), m_detail->source(), m_detail->eventId(), qint64(m_detail->version()), act.key, args.isEmpty() ? QByteArray() : QJsonDocument(args).toJson(QJsonDocument::Compact));
    cancel();
    Q_EMIT changed();
}

void EventActs::cancel()
{
    if (m_begun.isEmpty() && m_ask == Ask::Nothing)
        return;
    m_begun.clear();
    m_ask = Ask::Nothing;
    m_department.clear();
    m_typed.clear();
    m_trouble.clear();
    m_option = -1;
    Q_EMIT askedChanged();
}

QString EventActs::asks() const
{
    static const std::array names = {QString(), u"department"_s, u"reason"_s, u"text"_s, u"confirm"_s};
    return names[std::size_t(m_ask)];
}

QString EventActs::question() const
{
    const auto *act = begunAct();
    if (!act)
        return {};
    switch (m_ask) {
    case Ask::Department:
        return tr("%1: to which department?").arg(nameOf(*act));
    case Ask::Reason:
        return tr("%1: why?").arg(nameOf(*act));
    case Ask::Text:
        return tr("%1 for everybody who handles this").arg(nameOf(*act));
    case Ask::Confirm:
        return tr("%1: is that meant?").arg(nameOf(*act));
    case Ask::Nothing:
        break;
    }
    return {};
}

QString EventActs::suggested() const
{
    const auto &record = m_detail->record();
    const auto *rule = m_commands->flow()->dispatchOf(record.kind, record.region);
    return rule && rule->department != record.department ? rule->department : QString();
}

QString EventActs::hint() const
{
    if (m_ask != Ask::Department || suggested().isEmpty() || !m_typed.isEmpty())
        return {};
    const auto &record = m_detail->record();
    const auto *rule = m_commands->flow()->dispatchOf(record.kind, record.region);
    return tr("suggested: the rule for %1").arg(rule->kind.isEmpty() ? rule->region : rule->kind);
}

std::vector<EventActs::Department> EventActs::departments() const
{
    struct Found
    {
        Department department = {};
        int order = 0;
    };
    std::vector<Found> found;
    const auto typed = typedName(m_typed);
    const auto first = suggested();
    for (const auto &one : m_detail->record().departments) {
        if (one.id == m_detail->record().department)
            continue; // it has it already
        const auto match = typed.isEmpty() ? std::optional(NameMatch::Inside) : matchName(keysOf(one.nameZh, one.nameEn, one.id), typed);
        if (match)
            found.push_back({{.id = one.id, .name = nameIn(m_commands->languageId(), one.nameZh, one.nameEn)}, typed.isEmpty() && one.id == first ? -1 : int(*match)});
    }
    std::ranges::sort(found, {}, [](const Found &one) { return std::pair(one.order, one.department.name); });
    std::vector<Department> departments;
    for (auto &one : found)
        departments.push_back(std::move(one.department));
    return departments;
}

QStringList EventActs::options() const
{
    const auto *act = begunAct();
    if (!act || !m_detail)
        return {};
    if (m_ask == Ask::Reason)
        return m_commands->languageId() == Language::English ? act->reasonsEn : act->reasonsZh;
    QStringList names;
    if (m_ask == Ask::Department) {
        for (const auto &one : departments())
            names << one.name;
    }
    return names;
}

void EventActs::setOption(int option)
{
    const int most = int(options().size()) - 1;
    m_option = std::clamp(option, -1, most);
    m_trouble.clear();
    Q_EMIT askedChanged();
}

void EventActs::step(int by)
{
    const int count = int(options().size());
    if (count > 0)
        setOption(m_option < 0 ? (by > 0 ? 0 : count - 1) : (m_option + by % count + count) % count);
}

void EventActs::setTyped(const QString &typed)
{
    if (typed == m_typed)
        return;
    m_typed = typed.left(longestText);
    m_trouble.clear();
    if (m_ask == Ask::Department)
        m_option = options().isEmpty() ? -1 : 0;
    else if (m_ask == Ask::Reason && !m_typed.isEmpty())
        m_option = -1; // what is written counts
    Q_EMIT askedChanged();
}

}
