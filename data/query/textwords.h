#pragma once

#include "sql.h"

#include "cache/textsearch.h"

namespace tonglan {

/** A condition of cache/textsearch.h among others, whose parameters have names: so have its own here. */
[[nodiscard]] inline QString namedCondition(const TextCondition &condition)
{
    QString sql = QString::fromStdString(condition.sql);
    for (qsizetype i = 0; i < condition.values.size(); ++i)
        sql.replace(sql.indexOf(u'?'), 1, QStringLiteral(":word%1").arg(i));
    return sql;
}

inline void bindWords(Sql &sql, const TextCondition &condition)
{
    for (qsizetype i = 0; i < condition.values.size(); ++i)
        sql.bind(QStringLiteral(":word%1").arg(i).toLatin1().constData(), QString::fromUtf8(condition.values[i]));
}

}
