#pragma once

#include "answer.h"
#include "faults.h"

namespace tonglan {

/** Whether the fault is the whole answer, so that none need be made. */
[[nodiscard]] bool replacesAnswer(Fault::Kind kind);

/** The answer that such a fault gives on @p path; status 0 for those that the wire makes (Hang, Endless, Bomb). */
[[nodiscard]] FeedAnswer replacement(const Fault &fault, Fault::Path path);

/** A body of /snapshot, /changes or of a batch, or any other JSON body, made wrong as a fault of the phase Body says.
 *  What does not fit the body (records to drop where there are none) changes nothing.
 */
[[nodiscard]] QByteArray spoiledBody(const QByteArray &body, const Fault &fault);

[[nodiscard]] FeedAnswer spoiled(FeedAnswer answer, const Fault &fault);

}
