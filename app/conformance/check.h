#pragma once

#include <QString>

#include <vector>

namespace tonglan::conformance {

class Session;

/** What a check found. */
struct Finding
{
    enum class Outcome { Pass,
        Fail,
        Skip };

    Outcome outcome = Outcome::Pass;
    QString seen = {}; ///< What the server did, or why there was nothing to see.
    QString expected = {}; ///< Fail: what the protocol wants.
};

[[nodiscard]] Finding pass(const QString &seen);
[[nodiscard]] Finding fail(const QString &seen, const QString &expected);
[[nodiscard]] Finding skip(const QString &why);

/** One thing that a server must do, and how to see whether it does. */
struct Check
{
    QString id = {}; ///< "snapshot.as-of"
    QString rule = {}; ///< Number of the protocol's rule, or "req" for what its list of requests says.
    Finding (*run)(Session &) = nullptr;
};

/** All checks, in the order in which they must run. */
[[nodiscard]] std::vector<Check> allChecks();

[[nodiscard]] std::vector<Check> discoveryChecks();
[[nodiscard]] std::vector<Check> httpChecks();
[[nodiscard]] std::vector<Check> snapshotChecks();
[[nodiscard]] std::vector<Check> recordChecks();
[[nodiscard]] std::vector<Check> changesChecks();
[[nodiscard]] std::vector<Check> streamChecks();
[[nodiscard]] std::vector<Check> digestChecks();
[[nodiscard]] std::vector<Check> commandChecks(); ///< They write to the server.

}
