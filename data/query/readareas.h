#pragma once

#include "analysis/areaset.h"
#include "base/result.h"
#include "cache/database.h"
#include "catalog.h"

#include <QStringList>

namespace tonglan {

struct AreaQuestion
{
    QStringList types = {}; ///< Kinds of assets, and "warning"; empty: all.
    QString source = {}; ///< Empty: all.
    TimeMs now = 0; ///< Warnings that are over by then are none.
    std::shared_ptr<const AreaSet> known = {}; ///< The last answer: outlines that did not change are taken from it.
};

/** A marked-out area with what says when it holds. */
struct AreaRecord
{
    MarkedArea area = {};
    TimeMs onset = 0; ///< Of warnings.
    TimeMs expires = 0; ///< 0 = until cancelled.
};

struct AreaAnswer
{
    std::vector<AreaRecord> records;
    QHash<QString, SourceInfo> sources;
    int leftOut = 0; ///< Outlines that nobody can read, and those that are too many.
};

/** Throws SQLite::Exception. */
[[nodiscard]] Result<AreaAnswer> readAreas(const Database &db, const AreaQuestion &question);

struct AreaTally
{
    int count = 0;
    QStringList sources = {}; ///< Whose they are, each once.
};

/** What readAreas() finds, without reading an outline. Throws SQLite::Exception. */
[[nodiscard]] AreaTally countAreas(const Database &db, const QStringList &types, const QString &source, TimeMs now);

}
