#pragma once

#include "analysis/language.h"
#include "cache/database.h"
#include "model/command.h"

#include <QHash>

#include <vector>

namespace tonglan {

/** What the cache knows of the target of a command. */
struct CommandTarget
{
    QString title = {}; ///< Of the event; of a reading the indicator and the region.
    QString lastActor = {}; ///< Who did the last thing with it …
    TimeMs lastTime = 0; ///< … and when.

    friend bool operator==(const CommandTarget &, const CommandTarget &) = default;
};

/** In the order of @p targets; empty ones for those the cache does not have. Throws SQLite::Exception. */
[[nodiscard]] Result<std::vector<CommandTarget>> readTargets(const Database &db, const std::vector<Command::Target> &targets, Language language);

}
