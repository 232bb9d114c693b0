#include "paneltypes.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tonglan {

std::span<const PanelType> panelTypes()
{
    static const std::array types = {
        PanelType{"indicators"_L1, {u"codes"_s, u"more"_s}, {u"codes"_s}, 0},
        PanelType{"services"_L1, {u"codes"_s}, {u"codes"_s}, 3},
        PanelType{"events"_L1, {u"rows"_s, u"source"_s}, {}, 0},
        PanelType{"trend"_L1, {u"code"_s}, {}, 1},
        PanelType{"topics"_L1, {}, {}, 2},
        PanelType{"ranking"_L1, {u"rows"_s, u"target"_s}, {}, 2},
        PanelType{"tree"_L1, {}, {}, 0},
        PanelType{"outbox"_L1, {}, {}, 1},
        PanelType{"links"_L1, {}, {}, 0},
        PanelType{"cache"_L1, {}, {}, 0},
        PanelType{"quarantine"_L1, {}, {}, 0},
        PanelType{"gauges"_L1, {u"codes"_s}, {u"codes"_s}, 2},
        PanelType{"bullets"_L1, {u"codes"_s}, {u"codes"_s}, 2},
        PanelType{"figures"_L1, {u"codes"_s}, {u"codes"_s}, 1},
        PanelType{"composition"_L1, {u"codes"_s}, {}, 3},
        PanelType{"calendarheat"_L1, {u"code"_s}, {}, 2},
        PanelType{"matrix"_L1, {u"codes"_s}, {u"codes"_s}, 1},
        PanelType{"funnel"_L1, {}, {}, 2},
        PanelType{"stacked"_L1, {u"by"_s, u"days"_s}, {}, 2},
        PanelType{"dualaxis"_L1, {u"codes"_s}, {u"codes"_s}, 3},
        PanelType{"radar"_L1, {u"codes"_s}, {u"codes"_s}, 3},
        PanelType{"comparisons"_L1, {u"codes"_s}, {u"codes"_s}, 1},
        PanelType{"rules"_L1, {}, {}, 1},
        PanelType{"attention"_L1, {}, {}, 0},
        PanelType{"multiples"_L1, {u"code"_s}, {u"code"_s}, 2},
        PanelType{"ring"_L1, {u"codes"_s}, {u"codes"_s}, 3},
        PanelType{"flip"_L1, {u"codes"_s}, {u"codes"_s}, 2},
        PanelType{"departments"_L1, {}, {}, 0},
        PanelType{"disagreements"_L1, {}, {}, 1},
        PanelType{"objections"_L1, {}, {}, 1},
        PanelType{"queue"_L1, {}, {}, 0},
        PanelType{"case"_L1, {}, {}, 0},
    };
    return types;
}

const PanelType *panelType(QStringView name)
{
    const auto types = panelTypes();
    const auto it = std::ranges::find(types, name, [](const PanelType &type) { return QString(type.name); });
    return it == types.end() ? nullptr : &*it;
}

QStringList panelTypeNames()
{
    QStringList names;
    for (const auto &type : panelTypes())
        names << type.name;
    return names;
}

}
