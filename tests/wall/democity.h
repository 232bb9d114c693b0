#pragma once

#include "model/batch.h"

namespace tonglan::test {

class FakeBackend;

/** Puts the demo city into @p backend as if it were now: the registers, the open events and those of the last day, the readings of
 *  the last @p hours. Stops the program if the demo pack cannot be read.
 */
void putDemoCity(FakeBackend &backend, TimeMs now, int hours = 3);

}
