#pragma once

#include "base/problem.h"
#include "model/indicator.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <memory>
#include <vector>

namespace tonglan {

/** A group of indicators in the tree of a city (一级 and 二级指标): what it holds, and how much each counts. */
struct RegisterBranch
{
    struct Leaf
    {
        QString code = {};
        double weight = 1; ///< More than 0.

        friend bool operator==(const Leaf &, const Leaf &) = default;
    };

    QString code = {};
    QString name = {};
    QString nameEn = {};
    QString parent = {}; ///< Code of the branch above; empty: it stands at the top.
    double weight = 1; ///< In the one above; more than 0.
    bool isUncertain = false; ///< 待核: somebody must look it up before the name is used.
    std::vector<Leaf> leaves = {}; ///< Indicators, in the order in which they are shown.

    friend bool operator==(const RegisterBranch &, const RegisterBranch &) = default;
};

/** An indicator that the tree has a place for, whether a feed defines it yet or not: until one does it is called so. */
struct RegisterPlace
{
    QString code = {};
    QString name = {};
    QString nameEn = {};
    QString unit = {};
    QString owner = {}; ///< Who should report it; empty: to be agreed.
    QString description = {}; ///< 口径.
    bool isUncertain = false; ///< 待核: somebody must look it up in the standard before the name is used.
};

/** An indicator that this client works out itself from others. */
struct ComputedIndicator
{
    Indicator definition = {}; ///< head.id is its code; its period is not used: it is that of the slowest of what it is made of.
    QString expression = {}; ///< See analysis/expression.h. Its units are checked once the definitions of what it is made of are known.
    QString owner = {}; ///< Who answers for it: shown as its source.
    QString ownerEn = {};
};

/** A city's own list of indicators, beside what its feeds define: the tree in which they stand, and those that are computed. A value; pure. */
class IndicatorRegister
{
public:
    /** Reads [[branch]] (code, name, name_en, parent, weight, uncertain, leaves, weights) and [[computed]] (code, name, name_en, unit, unit_en, expression, scope,
     *  topic, decimals, direction, target, normal_low, normal_high, owner, owner_en, limits) and [[indicator]] (code, name, name_en, unit, owner, description, uncertain) tables. What is wrong is reported, and that branch or indicator is left out; the
     *  others are taken. A tree without a root, a branch in itself and a computed indicator that is made of itself are wrong.
     */
    [[nodiscard]] static IndicatorRegister parse(const QByteArray &toml, const QString &file, QList<Problem> &problems);

    [[nodiscard]] const std::vector<RegisterBranch> &branches() const { return m_branches; } ///< Each after the one above it.
    [[nodiscard]] const std::vector<ComputedIndicator> &computed() const { return m_computed; }
    [[nodiscard]] const ComputedIndicator *computed(const QString &code) const; ///< Null if it is none.
    [[nodiscard]] const std::vector<RegisterPlace> &places() const { return m_places; }
    [[nodiscard]] const RegisterPlace *place(const QString &code) const; ///< Null if the file says nothing of it.
    [[nodiscard]] int uncertain() const; ///< Branches and places that are 待核.
    [[nodiscard]] QStringList leafCodes() const; ///< Each once, in the order of the tree.
    [[nodiscard]] bool isEmpty() const { return m_branches.empty() && m_computed.empty(); }

private:
    std::vector<RegisterBranch> m_branches = {};
    std::vector<ComputedIndicator> m_computed = {};
    std::vector<RegisterPlace> m_places = {};
};

using SharedRegister = std::shared_ptr<const IndicatorRegister>;

}
