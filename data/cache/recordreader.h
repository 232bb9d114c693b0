#pragma once

#include "database.h"
#include "model/batch.h"

#include <functional>

namespace tonglan {

/** Gives every stored record of @p type to @p each, as it came but for what the cache does not keep; their number. Any thread. */
[[nodiscard]] Result<qint64> readRecords(const Database &database, RecordType type, const std::function<void(const Record &)> &each);

/** The same as texts, column by column, the names of the columns first. Areas are left out. */
[[nodiscard]] Result<qint64> readCells(const Database &database, RecordType type, const std::function<void(const QStringList &cells, const QList<bool> &areTexts)> &each);

}
