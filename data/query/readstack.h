#pragma once

#include "base/result.h"
#include "cache/database.h"
#include "catalog.h"
#include "model/event.h"

#include <QTimeZone>

#include <vector>

namespace tonglan {

/** Events reported, by the hour of today or by day, and by level or topic. */
struct StackQuestion
{
    QString region = {};
    bool byTopic = false; ///< Else by level.
    int days = 0; ///< The last so many days of the city, today among them; 0: today by the hour.
    int series = 4; ///< By topic: so many, the last of them "other".
    TimeMs now = 0;
    QString source = {}; ///< Whose contact dates the figures: "unified".
    QTimeZone zone = QTimeZone(QTimeZone::UTC);
    Language language = Language::Chinese;
};

struct StackAnswer
{
    struct Series
    {
        Level level = Level::None; ///< By level; those without one come last.
        QString topic = {}; ///< By topic; empty for all others together.
        bool isOther = false;
        std::vector<int> counts; ///< By bucket.
        int total = 0;
    };

    bool isCountable = true; ///< False: a zone without an outline.
    std::vector<TimeMs> starts; ///< Of the buckets, with the end of the last one.
    int known = 0; ///< Buckets that have begun; nothing is known of the others yet. The last of these is still growing.
    std::vector<Series> series; ///< Ⅰ first, or the largest topic; those without an event are left out.
    bool hasSource = false;
    QString sourceName = {};
    TimeMs sourceTime = 0;
    int sourceInterval = 0;
};

/** Throws SQLite::Exception. */
[[nodiscard]] Result<StackAnswer> readStack(const Database &db, const StackQuestion &question);

}
