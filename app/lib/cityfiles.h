#pragma once

#include "analysis/eventflow.h"
#include "base/problem.h"

namespace tonglan {

struct Plan;
class QueryRunner;

/** Reads what a city has written down for its wall (calendars, rules on arrival, register, rules of the situation) and gives it to
 *  @p runner. A file that cannot be read leaves its part out and is named in what comes back. To be called before anything asks.
 */
[[nodiscard]] QList<Problem> readCityFiles(const Plan &plan, QueryRunner &runner);

/** What may be done with events; null, and a problem, if the file cannot be read or leads to no end. */
[[nodiscard]] SharedFlow readEventFlow(const Plan &plan, QList<Problem> &problems);

}
