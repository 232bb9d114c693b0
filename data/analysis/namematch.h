#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace tonglan {

/** How well a name answers what was typed; the better first. */
enum class NameMatch {
    Exact, ///< The name, its code or its whole reading.
    Prefix, ///< It begins like that.
    Initials, ///< First letters of its syllables or words, or parts of them: "zx", "zhxq", "tw".
    Inside, ///< Somewhere within it.
};

/** What a name is found by, made once. */
struct NameKeys
{
    QString zh = {}; ///< As all of these, folded.
    QString en = {};
    QString pinyin = {}; ///< As of pinyinOf().
    QString code = {}; ///< Of a region, number of an event or of a thing; empty: none.
};
[[nodiscard]] NameKeys keysOf(const QString &zh, const QString &en, const QString &code = {});

/** What was typed, made ready. */
struct TypedName
{
    QString text = {}; ///< Folded, at most 64 characters; empty: nothing was typed.
    QStringList words = {}; ///< At most 6.
    QString letters = {}; ///< Without blanks and apostrophes, where it may be a reading: Latin letters and digits only.

    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }
};
[[nodiscard]] TypedName typedName(const QString &text);

/** Whether and how a name answers. Pure; bounded in time for any input. */
[[nodiscard]] std::optional<NameMatch> matchName(const NameKeys &keys, const TypedName &typed);

}
