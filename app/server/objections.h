#pragma once

#include "commands.h"

namespace tonglan {

/** Carries out a command about an objection that is new: objection.raise on a reading; accept, answer or refuse on the objection, as its
 *  department does. As carryOut(), which calls it.
 */
[[nodiscard]] FeedAnswer carryOutObjection(FeedStore &store, const ReadCommand &command, const CommandRequest &request, TimeMs now);

}
