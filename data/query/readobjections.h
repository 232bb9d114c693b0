#pragma once

#include "cache/database.h"
#include "model/objection.h"

#include <QSet>

#include <vector>

namespace tonglan {

struct FigureObjectionList
{
    std::vector<Objection> rows = {}; ///< Open ones first, then the newest.
    int total = 0; ///< With those that are not among the rows.
    int open = 0;
};

/** The objections to the figure of an indicator in a region, at most @p most of them. Throws SQLite::Exception. */
[[nodiscard]] Result<FigureObjectionList> readObjections(const Database &db, const QString &code, const QString &region, int most);

/** The indicators whose figure in a region has an open objection. Throws SQLite::Exception. */
[[nodiscard]] QSet<QString> readObjectedTo(const Database &db, const QString &region);

}
