#include "readtree.h"

#include "catalog.h"

#include "analysis/trust.h"

#include <algorithm>

namespace tonglan {

/** How a leaf counts in the branches above it. */
static RollUp judged(const IndicatorFigure &figure, TimeMs now)
{
    RollUp one{.total = 1};
    const auto trust = trustOf(now - figure.time, std::max(figure.definition.periodSeconds, figure.sourceInterval), figure.quality, figure.hasSource);
    if (!figure.value || !figure.hasSource || figure.time == 0) {
        one.missing = 1;
    } else if (trust == TrustState::Stale) {
        one.stale = 1;
    } else if (trust == TrustState::Doubt) {
        one.doubtful = 1;
    } else {
        one.judged = 1;
        one.worst = levelOf(figure.definition, *figure.value);
        one.beyond = one.worst == Level::None ? 0 : 1;
        one.share = 1 - one.beyond;
    }
    return one;
}

Result<TreeAnswer> readTree(const Database &db, const IndicatorQuestion &question)
{
    TreeAnswer answer;
    if (!question.computed || question.computed->branches().empty())
        return answer;
    auto asked = question;
    asked.codes = question.computed->leafCodes();
    asked.sparkHours = 0;
    asked.withWeek = false;
    auto figures = readIndicators(db, asked);
    if (!figures)
        return tl::unexpected(figures.error());
    QHash<QString, IndicatorFigure> byCode;
    for (auto &figure : *figures)
        byCode.insert(figure.code, std::move(figure));

    // Depth first: branches come as the register has them, each below its own.
    const auto &branches = question.computed->branches();
    auto &nodes = answer.nodes;
    const auto add = [&](auto &&self, const QString &parent, int parentNode, int depth) -> void {
        for (const auto &branch : branches) {
            if (branch.parent != parent)
                continue;
            const int at = int(nodes.size());
            nodes.push_back({.code = branch.code, .isBranch = true, .depth = depth, .parent = parentNode, .name = nameIn(question.language, branch.name, branch.nameEn), .isUncertain = branch.isUncertain, .weight = branch.weight});
            for (const auto &leaf : branch.leaves) {
                TreeNode node{.code = leaf.code, .depth = depth + 1, .parent = at, .weight = leaf.weight, .figure = byCode.value(leaf.code)};
                const auto *place = question.computed->place(leaf.code);
                node.isUncertain = place && place->isUncertain;
                node.name = node.figure.defined ? nameIn(question.language, node.figure.definition.name, node.figure.definition.nameEn) : place ? nameIn(question.language, place->name, place->nameEn)
                                                                                                                                                : leaf.code;
                node.rollUp = judged(node.figure, question.now);
                nodes.push_back(std::move(node));
            }
            self(self, branch.code, at, depth + 1);
        }
    };
    add(add, {}, -1, 0);

    std::vector<std::vector<WeightedRollUp>> below(nodes.size() + 1); // the last is of the top
    for (std::size_t i = nodes.size(); i-- > 0;) {
        auto &node = nodes[i];
        if (node.isBranch)
            node.rollUp = rollUp(below[i]);
        below[node.parent >= 0 ? std::size_t(node.parent) : nodes.size()].push_back({node.rollUp, node.weight});
    }
    answer.all = rollUp(below[nodes.size()]);
    return answer;
}

}
