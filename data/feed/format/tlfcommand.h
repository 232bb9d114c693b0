#pragma once

#include "base/result.h"
#include "model/command.h"

namespace tonglan {

/** The largest body that a server must take. */
inline constexpr qsizetype maximumCommandBytes = 64 * 1024;

/** The body of POST /tlf/v1/commands. Invalid, with the member named, if no server could take it. */
[[nodiscard]] Result<QByteArray> toTlf(const Command &command);

/** Why a server did not carry out a command: its RFC 9457 problem, or with 412 the record as it is now. */
struct CommandRefusal
{
    QString title = {};
    QString detail = {};
    QByteArray current = {}; ///< At most 64 KiB of JSON; larger ones are left out.
};
[[nodiscard]] CommandRefusal refusalFromTlf(int status, const QByteArray &body);

/** The version of a record as refusalFromTlf() gave it; 0 if it has none. */
[[nodiscard]] qint64 versionOfRecord(const QByteArray &record);

/** False if a good answer names another command than @p key: it is not about ours. */
[[nodiscard]] bool isAnswerTo(const QByteArray &body, const QString &key);

}
