#include "commandwords.h"

namespace tonglan {

using namespace Qt::StringLiterals;

QString CommandWords::verb(const QString &type)
{
    if (type == "event.accept"_L1)
        return tr("Accept");
    if (type == "event.assign"_L1)
        return tr("Dispatch");
    if (type == "event.urge"_L1)
        return tr("Urge");
    if (type == "event.supervise"_L1)
        return tr("Supervise");
    if (type == "event.return"_L1)
        return tr("Send back");
    if (type == "event.close"_L1)
        return tr("Close");
    if (type == "event.note"_L1)
        return tr("Note");
    if (type == "event.ack"_L1)
        return tr("Seen");
    if (type == "objection.raise"_L1)
        return tr("Objection");
    return type;
}

QString CommandWords::state(const CommandStatus &status)
{
    switch (status.state) {
    case CommandState::Queued:
        return status.isHeld ? tr("held back") : tr("to be sent");
    case CommandState::Sending:
        return tr("sending");
    case CommandState::Sent:
        return status.isUnseen ? tr("sent, not yet seen") : tr("sent");
    case CommandState::Confirmed:
        return tr("confirmed");
    case CommandState::Refused:
        return tr("refused");
    case CommandState::Discarded:
        return tr("given up");
    }
    return {};
}

QString CommandWords::handled(const QString &actor, const QString &time)
{
    if (time.isEmpty())
        return tr("already changed by somebody else");
    return actor.isEmpty() ? tr("already changed at %1").arg(time) : tr("already handled by %1 at %2").arg(actor, time);
}

QString CommandWords::refusal(const CommandStatus &status)
{
    if (status.httpStatus == 401 || status.httpStatus == 403)
        return status.detail.isEmpty() ? tr("not allowed") : tr("not allowed: %1").arg(status.detail);
    if (status.httpStatus == 404 && status.detail.isEmpty())
        return tr("the server does not know it");
    const auto text = status.detail.isEmpty() ? status.title : status.detail;
    return text.isEmpty() ? tr("the server answered %1").arg(status.httpStatus) : text;
}

}
