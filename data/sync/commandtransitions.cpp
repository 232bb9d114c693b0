#include "commandtransitions.h"

#include <array>

namespace tonglan {

namespace {

using Cell = std::optional<CommandState>;
using Row = std::array<Cell, commandInputCount>;

constexpr Cell none = std::nullopt;
constexpr Cell queued = CommandState::Queued;
constexpr Cell sending = CommandState::Sending;
constexpr Cell sent = CommandState::Sent;
constexpr Cell confirmed = CommandState::Confirmed;
constexpr Cell refused = CommandState::Refused;
constexpr Cell discarded = CommandState::Discarded;

}

std::optional<CommandState> nextState(CommandState state, CommandInput input)
{
    // An answer is never proof: only what the change stream shows confirms, and it does so from every state before the end.
    // clang-format off
    static constexpr std::array<Row, commandStateCount> table = {
        //                   Send     Unanswered Accepted Refused  Shown      Resend  Discard    Restarted
        /* Queued    */ Row{sending, none,      none,    none,    confirmed, none,   discarded, queued},
        /* Sending   */ Row{none,    queued,    sent,    refused, confirmed, none,   none,      queued},
        /* Sent      */ Row{none,    sent,      sent,    refused, confirmed, none,   none,      sent},
        /* Confirmed */ Row{none,    none,      none,    none,    none,      none,   none,      none},
        /* Refused   */ Row{none,    none,      none,    none,    confirmed, queued, discarded, refused},
        /* Discarded */ Row{none,    none,      none,    none,    none,      none,   none,      none},
    };
    // clang-format on
    return table.at(std::size_t(state)).at(std::size_t(input));
}

}
