#pragma once

namespace tonglan {

/** Large blocks (images, pages of a snapshot) go back to the system when they are freed, and threads share their heaps: a wall runs
 *  for weeks, and what one snapshot needed for a moment would else be kept for ever. Called first in main().
 */
void keepMemoryFlat();

}
