#include "areaset.h"

#include <QStringList>

namespace tonglan {

using namespace Qt::StringLiterals;

AreaState areaStateOf(QStringView status)
{
    static const QStringList planned = {u"planned"_s, u"计划"_s, u"拟启用"_s};
    static const QStringList lifted = {u"lifted"_s, u"解除"_s, u"已解除"_s};
    const auto word = status.trimmed();
    if (planned.contains(word, Qt::CaseInsensitive))
        return AreaState::Planned;
    return lifted.contains(word, Qt::CaseInsensitive) ? AreaState::Lifted : AreaState::InForce;
}

}
