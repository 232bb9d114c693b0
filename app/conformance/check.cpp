#include "check.h"

namespace tonglan::conformance {

Finding pass(const QString &seen)
{
    return {Finding::Outcome::Pass, seen};
}

Finding fail(const QString &seen, const QString &expected)
{
    return {Finding::Outcome::Fail, seen, expected};
}

Finding skip(const QString &why)
{
    return {Finding::Outcome::Skip, why};
}

std::vector<Check> allChecks()
{
    std::vector<Check> all;
    for (const auto &group : {discoveryChecks(), snapshotChecks(), recordChecks(), httpChecks(), commandChecks(), changesChecks(), streamChecks(), digestChecks()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

}
