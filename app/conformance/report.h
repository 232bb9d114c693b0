#pragma once

#include "session.h"

namespace tonglan::conformance {

struct Line
{
    Check check = {};
    Finding finding = {};
};

struct Report
{
    std::vector<Line> lines = {};
    QString unavailable = {}; ///< Why nothing was checked: nobody answers at the address. English; else empty.

    [[nodiscard]] int count(Finding::Outcome outcome) const;
    [[nodiscard]] bool hasPassed() const { return unavailable.isEmpty() && count(Finding::Outcome::Fail) == 0; }
    [[nodiscard]] QStringList failedIds() const;
};

/** Runs all checks, those that write only if the options say so; @p done is told each as it is finished. Takes a minute or so. */
[[nodiscard]] Report runChecks(const Options &options, const std::function<void(const Line &)> &done = {});

/** "FAIL  rule 5   snapshot.as-of   what was seen; expected: what the protocol wants" */
[[nodiscard]] QString textOf(const Line &line);
[[nodiscard]] QString summaryOf(const Report &report);
[[nodiscard]] QJsonObject toJson(const Report &report);

}
