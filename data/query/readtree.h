#pragma once

#include "readindicators.h"

#include "analysis/rollup.h"

namespace tonglan {

/** One line of the tree: a branch, or an indicator below it. */
struct TreeNode
{
    QString code = {};
    bool isBranch = false;
    int depth = 0; ///< 0 = at the top.
    int parent = -1; ///< Index of the branch above; -1: none.
    QString name = {};
    bool isUncertain = false; ///< 待核.
    double weight = 1;
    RollUp rollUp = {}; ///< Of a leaf: of itself alone.
    IndicatorFigure figure = {}; ///< Of a leaf.
};

struct TreeAnswer
{
    std::vector<TreeNode> nodes = {}; ///< Each after the one above it, the leaves of a branch right after it.
    RollUp all = {};
};

/** The tree of the register with the figures of its leaves as of @p question (codes, sparkHours and withWeek of it are not used). What a leaf is judged by is
 *  its freshness at question.now and its limits. Throws SQLite::Exception.
 */
[[nodiscard]] Result<TreeAnswer> readTree(const Database &db, const IndicatorQuestion &question);

}
