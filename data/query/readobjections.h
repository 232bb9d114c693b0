#pragma once

#include "cache/database.h"
#include "model/objection.h"

#include <QSet>

#include <vector>

namespace tonglan {

/** One of the readings of a figure. */
struct ObjectedReading
{
    TimeMs time = 0; ///< What it is about.
    QString source = {};

    friend bool operator==(const ObjectedReading &, const ObjectedReading &) = default;
};

struct FigureObjectionList
{
    std::vector<Objection> rows = {}; ///< Open ones first, then the newest.
    int total = 0; ///< With those that are not among the rows.
    int open = 0;
    std::vector<ObjectedReading> withheld = {}; ///< Of the readings that the rows are about, and of those asked for: the ones that are withheld now.
};

/** The objections to the figure of an indicator in a region, at most @p most of them; @p beside: readings of it that are looked up, too. Throws SQLite::Exception. */
[[nodiscard]] Result<FigureObjectionList> readObjections(const Database &db, const QString &code, const QString &region, int most, const std::vector<ObjectedReading> &beside = {});

/** The indicators whose figure in a region has an open objection. Throws SQLite::Exception. */
[[nodiscard]] QSet<QString> readObjectedTo(const Database &db, const QString &region);

}
