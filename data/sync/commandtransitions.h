#pragma once

#include "model/command.h"

#include <optional>

namespace tonglan {

/** What can happen to a command. */
enum class CommandInput {
    Send, ///< A request of it begins.
    Unanswered, ///< No answer, or one that says nothing about it: try again later.
    Accepted, ///< The server has it.
    Refused, ///< The server does not do it, or no longer knows it.
    Shown, ///< The change stream has shown it, and the cache has what it showed.
    Resend, ///< A person wants it tried again.
    Discard, ///< A person gives it up.
    Restarted, ///< The program, or the outbox, was closed meanwhile.
};
inline constexpr int commandInputCount = 8;

/** The one transition table of a command. Unset: the input has no place in this state, which is an error in the program. */
[[nodiscard]] std::optional<CommandState> nextState(CommandState state, CommandInput input);

}
