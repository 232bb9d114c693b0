#include "cap.h"

#include <QSet>

#include <map>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr qsizetype quoted = 120;

CapChain settleCap(const QHash<QString, Warning> &known, const std::vector<CapAlert> &fresh)
{
    CapChain chain;
    std::map<QString, Warning> changed;
    std::map<QString, std::pair<Warning::Status, TimeMs>> endings; // by what messages say that are known, also those that came before what they are about
    const auto noteEnding = [&endings](const Warning &by, bool isCancel) {
        const auto status = isCancel ? Warning::Status::Cancelled : Warning::Status::Updated;
        for (const auto &id : by.references) {
            const auto [ending, isFirst] = endings.try_emplace(id, status, by.head.time);
            if (!isFirst)
                ending->second = {isCancel ? status : ending->second.first, std::max(ending->second.second, by.head.time)};
        }
    };
    for (const auto &one : known)
        noteEnding(one, one.status == Warning::Status::Cancelled);
    QSet<QString> ids;
    for (const auto &alert : fresh) {
        ids.insert(alert.warning.head.id);
        noteEnding(alert.warning, alert.message == CapAlert::Message::Cancel);
    }
    const auto end = [&endings](Warning warning) {
        const auto ending = endings.find(warning.head.id);
        if (ending != endings.end() && warning.status == Warning::Status::Active && ending->second.second >= warning.head.time) { // nothing is ended before it was said
            warning.status = ending->second.first;
            warning.head.version = std::max(warning.head.version + 1, ending->second.second);
        }
        return warning;
    };
    for (const auto &alert : fresh) {
        const auto before = known.constFind(alert.warning.head.id);
        if (before == known.cend() || before->head.version < alert.warning.head.version) {
            const auto settled = end(alert.warning);
            const auto [at, isNew] = changed.try_emplace(settled.head.id, settled);
            if (!isNew && at->second.head.version < settled.head.version)
                at->second = settled;
        }
        for (const auto &id : alert.warning.references) {
            if (const auto target = known.constFind(id); target != known.cend()) {
                if (const auto settled = end(*target); !(settled == *target))
                    changed.try_emplace(id, settled);
            } else if (!ids.contains(id)) {
                chain.notes.push_back({alert.warning.head.id, u"references: '%1' is not known"_s.arg(id.left(quoted))});
            }
        }
    }
    for (auto &[id, warning] : changed)
        chain.changed.push_back(std::move(warning));
    return chain;
}

}
