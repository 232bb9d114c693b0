#pragma once

#include "application.h"
#include "rendererchoice.h"

namespace tonglan {

/** tonglan --self-test: is this machine, with these files, fit for the wall? Prints one line a finding, "ok" or "FAIL" first:
 *  displays, renderer and why, fonts, cache, feeds, clock, map, then every scene at every size it lists, each of which must
 *  be complete without a warning. With --out DIR the pictures are kept there. Exit code 0, or 1 if anything failed.
 */
[[nodiscard]] int runSelfTest(const CommandLine &line, const RendererChoice &renderer, Application &application);

}
