#include "pinyin.h"

#include <QHash>
#include <QMutex>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace tonglan {

namespace {

struct OtherReading
{
    char32_t character;
    QLatin1StringView syllable;
};

// ICU knows one reading of a character. These are the others that occur in names of places.
constexpr OtherReading otherReadings[] = {
    {U'长', "chang"_L1}, {U'厦', "xia"_L1}, {U'重', "chong"_L1}, {U'重', "zhong"_L1}, {U'行', "hang"_L1}, {U'乐', "yue"_L1}, {U'埔', "pu"_L1}, {U'堡', "pu"_L1},
    {U'堡', "bu"_L1}, {U'朝', "zhao"_L1}, {U'车', "ju"_L1}, {U'曾', "zeng"_L1}, {U'曾', "ceng"_L1}, {U'单', "shan"_L1}, {U'蚌', "beng"_L1},
    {U'泊', "po"_L1}, {U'大', "dai"_L1}, {U'弄', "long"_L1}, {U'巷', "hang"_L1}, {U'陂', "pi"_L1}, {U'陂', "po"_L1}, {U'沈', "chen"_L1},
    {U'解', "xie"_L1}, {U'藏', "zang"_L1}, {U'藏', "cang"_L1}, {U'调', "diao"_L1}, {U'调', "tiao"_L1}, {U'传', "zhuan"_L1}, {U'宿', "xiu"_L1}, {U'六', "lu"_L1},
    {U'莘', "xin"_L1}, {U'莘', "shen"_L1}, {U'圩', "xu"_L1}, {U'圩', "wei"_L1}, {U'涌', "chong"_L1}, {U'涌', "yong"_L1}, {U'番', "pan"_L1}, {U'番', "fan"_L1},
    {U'浒', "xu"_L1}, {U'浒', "hu"_L1}, {U'拓', "ta"_L1}, {U'拓', "tuo"_L1}, {U'尉', "yu"_L1}, {U'蔚', "yu"_L1}, {U'蔚', "wei"_L1}, {U'枞', "zong"_L1}, {U'枞', "cong"_L1},
    {U'洞', "tong"_L1}, {U'崖', "ya"_L1}, {U'薄', "bo"_L1}, {U'薄', "bao"_L1}, {U'率', "lv"_L1}, {U'觉', "jiao"_L1},
    {U'什', "shi"_L1}, {U'什', "shen"_L1}, {U'铅', "yan"_L1}};

bool isHan(char32_t c)
{
    return QChar::script(c) == QChar::Script_Han;
}

bool isWordPart(char32_t c)
{
    return QChar::isLetterOrNumber(c);
}

/** What ICU says of single characters, remembered. */
class Characters
{
public:
    Characters()
        : m_simplify(transliterator("Traditional-Simplified"))
        , m_read(transliterator("Han-Latin; Lower"))
    {
    }

    char32_t simplified(char32_t c)
    {
        if (const auto known = m_simplified.constFind(c); known != m_simplified.cend())
            return *known;
        const auto made = changed(m_simplify.get(), c).toUcs4();
        return m_simplified.insert(c, made.size() == 1 ? char32_t(made[0]) : c).value();
    }

    QString reading(char32_t c)
    {
        if (const auto known = m_readings.constFind(c); known != m_readings.cend())
            return *known;
        const QString marked = changed(m_read.get(), c);
        QString plain;
        QString typed; // ü is typed as v
        for (const QChar letter : marked.normalized(QString::NormalizationForm_D)) {
            if (letter == QChar(0x308)) { // the dots of ü
                typed = plain.chopped(1) + u'v';
            } else if (letter >= u'a' && letter <= u'z') {
                plain += letter;
                typed += typed.isEmpty() ? QString() : QString(letter);
            }
        }
        QStringList all{plain};
        if (!typed.isEmpty())
            all << typed;
        for (const auto &other : otherReadings) {
            if (other.character == c && !all.contains(other.syllable))
                all << other.syllable;
        }
        all.removeAll(QString());
        return m_readings.insert(c, all.join(u'/')).value();
    }

private:
    static std::unique_ptr<icu::Transliterator> transliterator(const char *id)
    {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(icu::UnicodeString::fromUTF8(id), UTRANS_FORWARD, status));
        return U_SUCCESS(status) ? std::move(made) : nullptr; // without its tables names are found as they are written
    }

    static QString changed(const icu::Transliterator *by, char32_t c)
    {
        icu::UnicodeString text(UChar32{int32_t(c)});
        if (by)
            by->transliterate(text);
        return QString::fromUtf16(text.getBuffer(), text.length());
    }

    std::unique_ptr<icu::Transliterator> m_simplify;
    std::unique_ptr<icu::Transliterator> m_read;
    QHash<char32_t, char32_t> m_simplified;
    QHash<char32_t, QString> m_readings;
};

QMutex mutex;

Characters &characters() // under the mutex only
{
    static Characters made;
    return made;
}

}

QString foldedName(const QString &text)
{
    const auto decomposed = text.normalized(QString::NormalizationForm_KC).toCaseFolded().normalized(QString::NormalizationForm_D).toUcs4();
    QList<uint> kept;
    kept.reserve(decomposed.size());
    const QMutexLocker lock(&mutex);
    for (const char32_t c : decomposed) {
        if (QChar::category(c) == QChar::Mark_NonSpacing || c == 0)
            continue;
        kept.append(isHan(c) ? characters().simplified(c) : c);
    }
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(kept.constData()), kept.size()).normalized(QString::NormalizationForm_C).simplified();
}

QString pinyinOf(const QString &folded)
{
    const auto all = folded.toUcs4();
    if (std::ranges::none_of(all, [](uint c) { return isHan(c); }))
        return {};
    QString out;
    bool inWord = false;
    const QMutexLocker lock(&mutex);
    for (const char32_t c : all) {
        if (isHan(c)) {
            const QString reading = characters().reading(c);
            if (!reading.isEmpty())
                out += (out.isEmpty() ? QString() : u" "_s) + reading;
            inWord = false;
        } else if (isWordPart(c)) {
            if (!inWord && !out.isEmpty())
                out += u' ';
            out += QString::fromUcs4(&c, 1);
            inWord = true;
        } else {
            inWord = false;
        }
    }
    return out;
}

}
