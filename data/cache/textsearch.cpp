#include "textsearch.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int mostWords = 8;
static constexpr qsizetype longestWord = 100;

// The first text after all that begin with @p word: UTF-8 sorts like code points, and this is the last of them.
static QByteArray endOf(const QByteArray &word) { return word + "\xf4\x8f\xbf\xbf"; }

TextCondition textCondition(const std::string &table, const QString &typed)
{
    TextCondition condition;
    auto words = typed.simplified().split(u' ', Qt::SkipEmptyParts);
    words.resize(std::min<qsizetype>(words.size(), mostWords));
    for (auto word : words) {
        word.truncate(longestWord);
        word.remove(u'\0');
        const auto characters = word.toUcs4().size();
        if (characters == 0)
            continue;
        if (!condition.sql.empty())
            condition.sql += " AND ";
        if (characters >= 3) {
            condition.sql += "n IN (SELECT rowid FROM " + table + "_text WHERE " + table + "_text MATCH ?)";
            condition.values.append('"' + word.replace(u'"', u"\"\""_s).toUtf8() + '"');
        } else {
            const auto folded = word.toLower().toUtf8();
            condition.sql += "n IN (SELECT doc FROM " + table + "_term WHERE term >= ? AND term < ?)";
            condition.values.append(folded);
            condition.values.append(endOf(folded));
        }
    }
    if (condition.sql.empty())
        condition.sql += "1"; // appended, not assigned: GCC 12 warns of an overlap that is not there (its bug 105651)
    return condition;
}

}
