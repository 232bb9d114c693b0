#pragma once

#include "model/command.h"
#include "model/objection.h"

#include <QCoreApplication>

namespace tonglan {

/** The fixed words of objections in the language of the screen. */
class ObjectionWords
{
    Q_DECLARE_TR_FUNCTIONS(ObjectionWords)

public:
    [[nodiscard]] static QString reason(Objection::Reason reason); ///< 数值不符, 口径不符, 更新不及时, 其他
    [[nodiscard]] static QString state(Objection::State state); ///< 已登记, 已受理, 已答复, 已更正, 不予处理
    [[nodiscard]] static QString state(const CommandStatus &status); ///< Of one on its way: 排队中, 发送中, 已发送 …
};

}
