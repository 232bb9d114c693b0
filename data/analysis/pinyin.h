#pragma once

#include <QString>

namespace tonglan {

/** A text as names are compared: one width and one case of every letter, no accents, simplified characters, single blanks.
 *  Thread-safe, as all of these; the first call loads ICU's tables (some 200 ms).
 */
[[nodiscard]] QString foldedName(const QString &text);

/** How a name is read, syllable by syllable, without tones: "zhong xi qu"; several readings of one character stand side by side:
 *  "chang/zhang sha wan dao". Letters and digits stay together as they are ("a kou"). Empty for a name without Chinese characters.
 *  @p folded comes from foldedName().
 */
[[nodiscard]] QString pinyinOf(const QString &folded);

}
