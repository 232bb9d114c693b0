#pragma once

#include "model/batch.h"

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

/** Rows of the table of @p type (event or asset, by its column n) that contain all the words typed, each anywhere in one of the
 *  indexed columns, without regard to case. The trigram index finds which rows have the terms of a word of three characters and
 *  more; where there are several terms the row's own text decides whether they stand together. Shorter words, which in Chinese are
 *  words already (积水), are found as beginnings of terms. No words: a condition that holds for every row.
 */
[[nodiscard]] TextCondition textCondition(RecordType type, const QString &typed);

}
