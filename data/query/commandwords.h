#pragma once

#include "model/command.h"

#include <QCoreApplication>
#include <QString>

namespace tonglan {

/** The fixed words of operators' commands in the language of the screen. */
class CommandWords
{
    Q_DECLARE_TR_FUNCTIONS(CommandWords)

public:
    [[nodiscard]] static QString verb(const QString &type); ///< "event.urge": 催办; the type itself if it is unknown.
    [[nodiscard]] static QString state(const CommandStatus &status); ///< 待发送, 发送中, 已发出, 已确认, 被拒绝, 已放弃
    [[nodiscard]] static QString handled(const QString &actor, const QString &time); ///< "already handled by X at 14:05"; X may be unknown.
    [[nodiscard]] static QString refusal(const CommandStatus &status); ///< What the server gave as reason.
};

}
