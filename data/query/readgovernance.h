#pragma once

#include "analysis/language.h"
#include "base/result.h"
#include "cache/database.h"
#include "model/indicator.h"
#include "model/objection.h"

#include <optional>
#include <vector>

namespace tonglan {

struct GovernanceQuestion
{
    QString region = {};
    TimeMs now = 0;
    Language language = Language::Chinese;
};

/** How far the figures of one department can be trusted, counted over the figures that it owns in a region. */
struct DepartmentTrust
{
    static constexpr int leastFigures = 3; ///< Of fewer nobody is ranked: one late figure would be everything.

    QString key = {}; ///< Its name as registered; empty for all departments together.
    QString name = {};
    int figures = 0;
    int onTime = 0; ///< Not older than one period.
    int dueFigures = 0; ///< Figures of which something was due in the last day …
    double complete = 0; ///< … and what share of each came, added up: a figure that is due every minute counts for no more than one that is due every hour.
    int compared = 0; ///< Figures that another source gives, too.
    int disagreeing = 0; ///< Of these: by more than sameEnough.
    int disputed = 0; ///< Figures that disagree, or to which an objection is open.
    int byHand = 0; ///< Figures that were typed by hand.
    int objections = 0; ///< Open ones.
    std::optional<double> score = {}; ///< 0 … 100; unset with fewer than leastFigures.
    int rank = 0; ///< From 1; equal scores have equal ranks; 0 without a score.
    QString weakest = {}; ///< Code of the figure that is latest by its own period, or else in dispute; empty if nothing is wrong.
    QString weakestName = {};
    TimeMs weakestTime = 0;
    int weakestInterval = 0;
    Reading::Quality weakestQuality = Reading::Quality::Good;

    friend bool operator==(const DepartmentTrust &, const DepartmentTrust &) = default;
};

/** The mean of what applies of: on time, complete over the last day, undisputed; in hundredths. By hand counts for nothing: it is said, not punished. */
[[nodiscard]] std::optional<double> trustScore(const DepartmentTrust &department);

/** One figure of which two sources say different things. */
struct Disagreement
{
    QString code = {};
    QString name = {};
    QString unit = {};
    int decimals = 0;
    QString shownName = {}; ///< Of the department whose value is shown …
    double shown = 0; ///< … about the moment of the other.
    QString otherId = {};
    QString otherName = {};
    double other = 0;
    TimeMs time = 0;
    double difference = 0; ///< As a share of the larger.

    friend bool operator==(const Disagreement &, const Disagreement &) = default;
};

struct Governance
{
    std::vector<DepartmentTrust> departments = {}; ///< The lowest score first; those without one last, by what is on time.
    DepartmentTrust all = {};
    std::vector<Disagreement> disagreements = {}; ///< The widest first.
    TimeMs newest = 0; ///< Of all readings that were looked at.
};

/** Throws SQLite::Exception. */
[[nodiscard]] Result<Governance> readGovernance(const Database &db, const GovernanceQuestion &question);

/** One objection and what it is about. */
struct ObjectionEntry
{
    Objection objection = {};
    QString name = {}; ///< Of the indicator.
    QString regionName = {};
    QString department = {}; ///< That has to answer.
};

struct ObjectionOverview
{
    std::vector<ObjectionEntry> rows = {}; ///< The open ones, the oldest first; then the others, the last answered first.
    int open = 0;
    int answered = 0; ///< In the last 30 days …
    std::optional<qint64> medianMs = {}; ///< … and how long half of these took at most.
    TimeMs oldest = 0; ///< When the oldest open one was raised.
};

/** Of all regions; at most @p most rows. Throws SQLite::Exception. */
[[nodiscard]] Result<ObjectionOverview> readObjectionOverview(const Database &db, const GovernanceQuestion &question, int most);

}
