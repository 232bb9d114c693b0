#include "textsearch.h"

#include "tables.h"

#include <algorithm>

namespace tonglan {

using namespace Qt::StringLiterals;

static constexpr int mostWords = 8;
static constexpr qsizetype longestWord = 100;

// The first text after all that begin with @p word: UTF-8 sorts like code points, and this is the last of them.
static QByteArray endOf(const QByteArray &word) { return word + "\xf4\x8f\xbf\xbf"; }

// The index knows which rows have a term, not where: the terms of a word, all of them.
static QByteArray termsOf(const QList<uint> &word)
{
    QString terms;
    for (qsizetype i = 0; i + 3 <= word.size(); ++i) {
        auto term = QString::fromUcs4(reinterpret_cast<const char32_t *>(word.constData()) + i, 3);
        terms += (i == 0 ? u"\""_s : u" AND \""_s) + term.replace(u'"', u"\"\""_s) + u'"';
    }
    return terms.toUtf8();
}

/** All that the index takes for the same letter, as far as one character can be another's other case. */
static QList<char32_t> casesOf(char32_t character)
{
    static const QList<QList<char32_t>> others = {{U'ß', U'ẞ'}, {U'σ', U'ς', U'Σ'}, {U's', U'S', U'ſ'}, {U'k', U'K', U'\u212a'}, {U'å', U'Å', U'\u212b'}}; // Kelvin, Ångström
    for (const auto &same : others) {
        if (same.contains(character))
            return same;
    }
    QList<char32_t> cases{character};
    for (const char32_t other : {QChar::toLower(character), QChar::toUpper(character), QChar::toTitleCase(character), QChar::toCaseFolded(character)}) {
        if (!cases.contains(other))
            cases.append(other);
    }
    return cases;
}

// For GLOB: LIKE folds ASCII only, the index every letter.
static QByteArray patternOf(const QList<uint> &word)
{
    QString pattern = u"*"_s;
    for (const char32_t character : word) {
        const auto cases = casesOf(character);
        if (cases.size() > 1 || character == U'*' || character == U'?' || character == U'[')
            pattern += u'[' + QString::fromUcs4(cases.constData(), cases.size()) + u']';
        else
            pattern += QString::fromUcs4(&character, 1);
    }
    return (pattern + u'*').toUtf8();
}

TextCondition textCondition(RecordType type, const QString &typed)
{
    const auto &table = tableOf(type);
    const auto &name = table.name;
    TextCondition condition;
    auto words = typed.simplified().split(u' ', Qt::SkipEmptyParts);
    words.resize(std::min<qsizetype>(words.size(), mostWords));
    for (auto &word : words) {
        word.truncate(longestWord);
        word.remove(u'\0');
    }
    const auto inRow = [&](const QList<uint> &word) {
        const char *before = "(";
        for (const auto &column : table.text) {
            condition.sql += before + column + " GLOB ?";
            condition.values.append(patternOf(word));
            before = " OR ";
        }
        condition.sql += ")";
    };
    // A short word may begin very many terms: where a longer one says which rows to look at, it is looked for in these.
    const bool isLong = std::ranges::any_of(words, [](const QString &word) { return word.toUcs4().size() >= 3; });
    for (const auto &word : std::as_const(words)) {
        const auto characters = word.toUcs4();
        if (characters.isEmpty())
            continue;
        if (!condition.sql.empty())
            condition.sql += " AND ";
        if (characters.size() < 3 && isLong) {
            inRow(characters);
            continue;
        }
        if (characters.size() < 3) {
            const auto folded = word.toLower().toUtf8();
            condition.sql += "n IN (SELECT doc FROM " + name + "_term WHERE term >= ? AND term < ?)";
            condition.values.append(folded);
            condition.values.append(endOf(folded));
            continue;
        }
        condition.sql += "n IN (SELECT rowid FROM " + name + "_text WHERE " + name + "_text MATCH ?)";
        condition.values.append(termsOf(characters));
        if (characters.size() == 3)
            continue;
        condition.sql += " AND ";
        inRow(characters);
    }
    if (condition.sql.empty())
        condition.sql += "1"; // appended, not assigned: GCC 12 warns of an overlap that is not there (its bug 105651)
    return condition;
}

}
