#pragma once

#include "readlineage.h"

namespace tonglan {

/** The lineage of a computed figure; unset if the question is about none. In a transaction of the caller's. Throws SQLite::Exception. */
[[nodiscard]] std::optional<Lineage> computedLineage(const Database &db, const LineageQuestion &question);

/** The readings that a computed figure is made of, in the order in which they are used, the newest of each first, each once; unset if the question is about none. Throws SQLite::Exception. */
[[nodiscard]] std::optional<std::vector<LineageRow>> computedRows(const Database &db, const LineageQuestion &question);

}
