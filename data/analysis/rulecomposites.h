#pragma once

#include "rules.h"

namespace tonglan {

/** Rules made of others: what of them holds, from what holds of their parts. Nothing is known of a part that never had a reading: what needs it to hold, or not to, does
 *  not hold. Judged once all of a moment is there, so that what comes in one order or another makes no difference. A value with a state; one thread.
 */
class RuleComposites
{
public:
    /** What holds of rules that are not made of others. */
    struct Leaves
    {
        std::function<std::optional<bool>(int rule, const QString &region)> holds = {}; ///< Unset: nobody knows.
        std::function<RulePart(int rule, const QString &region)> part = {};
    };

    RuleComposites() = default;
    explicit RuleComposites(const std::vector<Rule> &rules);

    [[nodiscard]] bool isEmpty() const { return m_composites.empty(); }
    /** There are readings of @p indicator in @p region from now on. */
    void meet(const QString &indicator, const QString &region);
    /** Something has changed, or may last for long enough now: by the time of the data. */
    void touch(const QString &indicator, const QString &region, TimeMs time);
    /** The clock goes on: for those with a part that is about what does not come. */
    void tick(TimeMs now);
    [[nodiscard]] bool isWaiting() const { return !m_touched.empty(); }
    /** Judges what was touched. */
    void settle(const std::vector<Rule> &rules, const Leaves &leaves, std::vector<RuleNotice> &notices);
    /** What holds of those that @p rule is made of; empty if it is none of these. */
    [[nodiscard]] std::vector<RulePart> partsOf(int rule, const QString &region, const Leaves &leaves) const;
    [[nodiscard]] static TimeMs memory(const std::vector<Rule> &rules, const Rule &composite);

private:
    enum class Role : quint8 { All,
        Any,
        Not };
    struct Link
    {
        int rule = 0; ///< In the list of rules.
        QString region = {}; ///< Empty: that of the whole.
        Role role = Role::All;
    };
    struct Composite
    {
        int rule = 0;
        std::vector<Link> links = {};
        int rank = 0; ///< Greater than that of its parts.
        bool hasMissing = false;
    };
    struct State
    {
        bool isRaised = false;
        std::optional<TimeMs> since = {};
    };
    struct Instance
    {
        int composite = 0;
        QString region = {};
        std::vector<int> parts = {}; ///< Instances, by link; −1: the part is no composite.
        std::vector<int> wholes = {}; ///< Instances that this one is a part of.
        State state = {};
        State before = {}; ///< Of the moment before @c at, in case more comes of that.
        std::optional<TimeMs> at = {};
        TimeMs due = 0;
        std::optional<bool> holds = {};
        bool isTouched = false;
    };
    using Key = std::pair<QString, QString>;

    int instance(int composite, const QString &region);
    void touch(int instance, TimeMs time);
    [[nodiscard]] std::optional<bool> holds(const Instance &one, const Leaves &leaves) const;
    void judge(const std::vector<Rule> &rules, Instance &one, const Leaves &leaves, std::vector<RuleNotice> &notices);
    void explain(const Instance &one, const Leaves &leaves, bool isNegated, bool isOneOfSeveral, std::vector<RulePart> &parts) const;

    std::vector<Composite> m_composites = {};
    QHash<int, int> m_byRule = {}; ///< The composite that a rule is.
    std::vector<std::pair<QString, QString>> m_places = {}; ///< Indicator and region of every rule that is not made of others.
    QHash<QString, std::vector<int>> m_spread = {}; ///< Composites that hold in each region by itself, by the indicators that they find it by.
    std::vector<Instance> m_instances = {};
    QHash<std::pair<int, QString>, int> m_known = {};
    QHash<Key, std::vector<int>> m_byLine = {};
    std::vector<int> m_touched = {};
};

}
