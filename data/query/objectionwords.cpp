#include "objectionwords.h"

namespace tonglan {

QString ObjectionWords::reason(Objection::Reason reason)
{
    switch (reason) {
    case Objection::Reason::Value:
        return tr("Wrong value");
    case Objection::Reason::Definition:
        return tr("Other definition");
    case Objection::Reason::Late:
        return tr("Not updated in time");
    case Objection::Reason::Other:
        return tr("Something else");
    }
    return {};
}

QString ObjectionWords::state(Objection::State state)
{
    switch (state) {
    case Objection::State::Raised:
        return tr("registered");
    case Objection::State::Accepted:
        return tr("accepted");
    case Objection::State::Answered:
        return tr("answered");
    case Objection::State::Corrected:
        return tr("corrected");
    case Objection::State::Refused:
        return tr("turned down");
    }
    return {};
}

QString ObjectionWords::state(const CommandStatus &status)
{
    switch (status.state) {
    case CommandState::Queued:
        return status.isHeld ? tr("held back") : tr("queued");
    case CommandState::Sending:
        return tr("sending");
    case CommandState::Sent:
        return status.isUnseen ? tr("sent, not registered yet") : tr("sent");
    case CommandState::Confirmed:
        return tr("registered");
    case CommandState::Refused:
        return tr("not taken by the server");
    case CommandState::Discarded:
        return tr("given up");
    }
    return {};
}

}
