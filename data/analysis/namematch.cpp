#include "namematch.h"

#include "pinyin.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

constexpr qsizetype mostTyped = 64;
constexpr qsizetype mostWords = 6;
constexpr int mostSteps = 400; // names like "aaaa aaaa aaaa" can be divided in very many ways

/** Letters against syllables: every letter belongs to the beginning of one syllable, and no syllable is left out. */
class Reading
{
public:
    Reading(QStringView syllables, QStringView letters)
        : m_syllables(syllables)
        , m_letters(letters)
    {
    }

    /** From the syllable that begins at @p at: Exact, Prefix or Initials. */
    std::optional<NameMatch> from(qsizetype at)
    {
        m_best.reset();
        m_steps = mostSteps;
        go(at, 0, false);
        return m_best;
    }

    [[nodiscard]] qsizetype next(qsizetype at) const
    {
        const qsizetype blank = m_syllables.indexOf(u' ', at);
        return blank < 0 ? m_syllables.size() : blank + 1;
    }

private:
    void go(qsizetype at, qsizetype taken, bool isShort)
    {
        if (at >= m_syllables.size() || --m_steps < 0 || m_best == NameMatch::Exact)
            return;
        const qsizetype after = next(at);
        const QStringView syllable = m_syllables.sliced(at, after - at - (after < m_syllables.size() || m_syllables[after - 1] == u' ' ? 1 : 0));
        for (qsizetype begin = 0; begin < syllable.size();) { // its readings
            const qsizetype slash = syllable.indexOf(u'/', begin);
            const QStringView reading = syllable.sliced(begin, (slash < 0 ? syllable.size() : slash) - begin);
            begin += reading.size() + 1;
            qsizetype most = 0;
            while (most < reading.size() && taken + most < m_letters.size() && reading[most] == m_letters[taken + most])
                ++most;
            for (qsizetype take = most; take > 0; --take) {
                if (taken + take == m_letters.size()) {
                    const bool isWhole = take == reading.size() && after >= m_syllables.size();
                    const NameMatch match = isShort ? NameMatch::Initials : isWhole ? NameMatch::Exact
                                                                                    : NameMatch::Prefix;
                    m_best = m_best ? std::min(*m_best, match) : match;
                } else {
                    go(after, taken + take, isShort || take < reading.size());
                }
            }
        }
    }

    QStringView m_syllables;
    QStringView m_letters;
    std::optional<NameMatch> m_best;
    int m_steps = 0;
};

/** By its reading: from the first syllable, else from another one. */
std::optional<NameMatch> matchReading(const QString &syllables, const QString &letters)
{
    if (syllables.isEmpty() || letters.isEmpty())
        return {};
    Reading reading(syllables, letters);
    if (const auto match = reading.from(0))
        return match;
    if (letters.size() < 2) // a single letter is somewhere in most names
        return {};
    for (qsizetype at = reading.next(0); at < syllables.size(); at = reading.next(at)) {
        if (reading.from(at))
            return NameMatch::Inside;
    }
    return {};
}

/** As it is written. */
std::optional<NameMatch> matchText(const QString &name, const QString &typed)
{
    if (name.isEmpty() || typed.isEmpty() || typed.size() > name.size())
        return {};
    const qsizetype at = name.indexOf(typed);
    if (at < 0)
        return {};
    if (at == 0)
        return typed.size() == name.size() ? NameMatch::Exact : NameMatch::Prefix;
    if (typed.size() == 1 && typed[0].unicode() < 0x80) // as above; one Chinese character is a word
        return {};
    return NameMatch::Inside;
}

std::optional<NameMatch> better(std::optional<NameMatch> a, std::optional<NameMatch> b)
{
    return a && b ? std::min(*a, *b) : a ? a
                                         : b;
}

std::optional<NameMatch> matchOne(const NameKeys &keys, const QString &text, const QString &letters)
{
    auto best = better(better(matchText(keys.zh, text), matchText(keys.en, text)), matchText(keys.code, text));
    if (best && *best <= NameMatch::Prefix)
        return best;
    return better(best, better(matchReading(keys.pinyin, letters), matchReading(keys.en, letters)));
}

QString lettersOf(QStringView text)
{
    QString letters;
    for (const QChar c : text) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            letters += c;
        else if (c != u' ' && c != u'\'' && c != u'’')
            return {};
    }
    return letters;
}

}

NameKeys keysOf(const QString &zh, const QString &en, const QString &code)
{
    NameKeys keys{.zh = foldedName(zh), .en = {}, .pinyin = {}, .code = code.toCaseFolded()};
    if (en != zh)
        keys.en = foldedName(en);
    keys.pinyin = pinyinOf(keys.zh);
    if (keys.en.isEmpty() && keys.pinyin.isEmpty()) // a name in letters only is both
        keys.en = keys.zh;
    return keys;
}

TypedName typedName(const QString &text)
{
    TypedName typed;
    qsizetype most = std::min(text.size(), mostTyped * 4); // before folding: what is typed may be a whole file
    if (most > 0 && most < text.size() && text[most - 1].isHighSurrogate())
        --most;
    typed.text = foldedName(text.left(most)).left(mostTyped).trimmed();
    if (!typed.text.isEmpty() && typed.text.back().isHighSurrogate())
        typed.text.chop(1);
    typed.words = typed.text.split(u' ', Qt::SkipEmptyParts).first(std::min(mostWords, typed.text.isEmpty() ? 0 : typed.text.count(u' ') + 1));
    typed.letters = lettersOf(typed.text);
    return typed;
}

std::optional<NameMatch> matchName(const NameKeys &keys, const TypedName &typed)
{
    if (typed.isEmpty())
        return {};
    if (const auto match = matchOne(keys, typed.text, typed.letters))
        return match;
    if (typed.words.size() < 2)
        return {};
    const bool all = std::ranges::all_of(typed.words, [&keys](const QString &word) { return matchOne(keys, word, lettersOf(word)).has_value(); });
    return all ? std::optional(NameMatch::Inside) : std::nullopt;
}

}
