#pragma once

#include "model/batch.h"

namespace tonglan {

/** Appends @p next to @p batch, which it follows: their changes become those of one commit. */
void append(FeedBatch &batch, FeedBatch next);

/** Leaves out every change of which a newer version is in the batch too, and counts it in FeedBatch::superseded. What was known
 *  from one moment to the same moment was never known, so the history loses nothing. The same version with other content stays:
 *  that is for the writer to refuse.
 */
void dropSuperseded(FeedBatch &batch);

}
