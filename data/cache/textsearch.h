#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <string>

namespace tonglan {

/** A condition for a WHERE clause: rows whose text contains a term. Bind @c values in order to its parameters "?". */
struct TextCondition
{
    std::string sql = {};
    QList<QByteArray> values = {}; ///< UTF-8.
};

/** Rows of @p table ("event" or "asset", by its column n) that contain all the words typed, each anywhere in one of the indexed
 *  columns, without regard to case. The trigram index finds words of three characters and more; shorter ones, which in Chinese
 *  are words already (积水), are found as beginnings of its terms. No words: a condition that holds for every row.
 */
[[nodiscard]] TextCondition textCondition(const std::string &table, const QString &typed);

}
