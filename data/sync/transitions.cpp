#include "transitions.h"

#include <array>

namespace tonglan {

using State = FeedHealth::State;

namespace {

using Cell = std::optional<State>;
using Row = std::array<Cell, syncInputCount>;

constexpr Cell none = std::nullopt;
constexpr Cell snapshot = State::Snapshot;
constexpr Cell catching = State::CatchingUp;
constexpr Cell live = State::Live;
constexpr Cell waiting = State::Waiting;
constexpr Cell halted = State::Halted;

}

std::optional<State> nextState(State state, SyncInput input)
{
    // clang-format off
    static constexpr std::array<Row, 6> table = {
        //                    Begin     Resume    SnapshotDone CaughtUp  Behind    MustRefetch Failed   Refused
        /* Idle       */ Row{snapshot, catching, none,        none,     none,     none,       waiting, halted},
        /* Snapshot   */ Row{none,     none,     catching,    none,     none,     snapshot,   waiting, halted},
        /* CatchingUp */ Row{none,     none,     none,        live,     catching, snapshot,   waiting, halted},
        /* Live       */ Row{none,     none,     none,        live,     catching, snapshot,   waiting, halted},
        /* Waiting    */ Row{snapshot, catching, none,        none,     none,     none,       waiting, halted},
        /* Halted     */ Row{snapshot, catching, none,        none,     none,     none,       waiting, halted},
    };
    // clang-format on
    return table.at(std::size_t(state)).at(std::size_t(input));
}

}
